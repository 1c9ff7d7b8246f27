//! Short names between a module and its glue. wasm-bindgen's are long, the module holds each of them once more, and
//! readers download both; wasm-opt shortens the module's and says how, here the glue is made to follow.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{ensure, Context, Result};
use serde_json::Value;

/// How the glue writes what it hands to the module: `const import0 = {`, a name a line, `};`.
const TABLE_START: &str = "    const import0 = {";
const TABLE_END: &str = "    };";
const ENTRY_INDENT: &str = "        ";

/// How the glue reaches what the module exports.
const EXPORTS: &str = "wasm.";

/// Old names to new ones, as wasm-opt tells them.
pub struct Renaming {
    /// The name under which the module asks for its imports, old and new.
    module: (String, String),
    imports: BTreeMap<String, String>,
    exports: BTreeMap<String, String>,
}

impl Renaming {
    /// Reads `{"imports": [[module, old, new], …], "exports": [[old, new], …]}`; `module` is the one that imports come from.
    pub fn parse(told: &str, module: &str) -> Result<Self> {
        let told: Value = serde_json::from_str(told).context("wasm-opt's list of new names was not understood")?;
        let mut imports = BTreeMap::new();
        for entry in entries(&told, "imports")? {
            let [from, old, new] = words(entry)?;
            ensure!(from == module, "the module imports {old} from {from}, not from {module}");
            imports.insert(old, new);
        }
        let exports = entries(&told, "exports")?.iter().map(|entry| words(entry).map(|[old, new]| (old, new))).collect::<Result<_>>()?;
        // wasm-opt calls the only module it leaves "a".
        Ok(Self { module: (module.to_owned(), "a".to_owned()), imports, exports })
    }

    /// The glue with the new names, and without what the module has no use for. It stops at a name that it cannot place.
    pub fn apply(&self, glue: &str) -> Result<String> {
        let mut missing: BTreeSet<&String> = self.imports.keys().collect();
        let mut renamed = String::with_capacity(glue.len());
        let (mut in_table, mut wanted) = (false, true);
        for line in glue.lines() {
            in_table = (in_table || line == TABLE_START) && line != TABLE_END;
            let entry = entry(line).filter(|_| in_table);
            let import = entry.and_then(|(name, _)| self.imports.get_key_value(name));
            if entry.is_some() || !in_table {
                wanted = !in_table || import.is_some();
            }
            if !wanted {
                continue;
            }
            if let (Some((_, value)), Some((old, new))) = (entry, import) {
                missing.remove(old);
                renamed += &format!("{ENTRY_INDENT}{}: ", Value::from(new.as_str()));
                renamed += &self.exports_in(value)?;
            } else {
                renamed += &self.exports_in(line)?;
            }
            renamed.push('\n');
        }
        ensure!(missing.is_empty(), "the glue has nothing for {missing:?}, which the module imports");
        self.name_module(&renamed)
    }

    fn exports_in(&self, line: &str) -> Result<String> {
        let is_comment = line.trim_start().starts_with(['*', '/']);
        let mut renamed = String::new();
        let mut rest = line;
        while let Some((before, after)) = rest.split_once(EXPORTS).filter(|_| !is_comment) {
            renamed += before;
            let name = &after[..after.find(|letter| !in_name(letter)).unwrap_or(after.len())];
            rest = &after[name.len()..];
            if renamed.ends_with(|letter| in_name(letter) || letter == '.') {
                renamed = renamed + EXPORTS + name;
                continue;
            }
            let new = self.exports.get(name).with_context(|| format!("the module does not export {name}, which the glue uses"))?;
            renamed += &format!("wasm[{}]", Value::from(new.as_str()));
        }
        Ok(renamed + rest)
    }

    fn name_module(&self, glue: &str) -> Result<String> {
        let (old, new) = &self.module;
        let quoted = format!("\"{old}\"");
        ensure!(glue.matches(&quoted).count() == 1, "the glue does not name {quoted} once");
        Ok(glue.replace(&quoted, &format!("\"{new}\"")))
    }
}

/// The name and the beginning of what a line of the table starts to hand over.
fn entry(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.strip_prefix(ENTRY_INDENT)?.split_once(": ")?;
    (name.chars().all(in_name) && name != "__proto__").then_some((name, value))
}

fn entries<'a>(told: &'a Value, what: &str) -> Result<&'a Vec<Value>> {
    told[what].as_array().with_context(|| format!("wasm-opt told no {what}"))
}

fn words<const N: usize>(entry: &Value) -> Result<[String; N]> {
    serde_json::from_value::<Vec<String>>(entry.clone())
        .ok()
        .and_then(|words| words.try_into().ok())
        .with_context(|| format!("wasm-opt told {entry}"))
}

fn in_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_' || letter == '$'
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOLD: &str =
        r#"{"imports": [["./x_bg.js", "fill", "b"], ["./x_bg.js", "a", "$"]], "exports": [["memory", "a"], ["a", "memory"]]}"#;
    const GLUE: &str = "/** wasm.gone */\n    const import0 = {\n        __proto__: null,\n        fill: function(a) {\n            a.fill(wasm.memory);\n        },\n        a: function() {},\n    };\n    use(\"./x_bg.js\", wasm.a(1), my.wasm.a, wasm);\n";

    fn renamed(glue: &str) -> Result<String> {
        Renaming::parse(TOLD, "./x_bg.js")?.apply(glue)
    }

    #[test]
    fn both_sides_get_the_new_names() -> Result<()> {
        let wanted = "/** wasm.gone */\n    const import0 = {\n        __proto__: null,\n        \"b\": function(a) {\n            a.fill(wasm[\"a\"]);\n        },\n        \"$\": function() {},\n    };\n    use(\"a\", wasm[\"memory\"](1), my.wasm.a, wasm);\n";
        assert_eq!(renamed(GLUE)?, wanted);
        Ok(())
    }

    #[test]
    fn what_the_module_does_not_import_is_left_out() -> Result<()> {
        let more = "        stroke: function(a) {\n            a.stroke(wasm.gone);\n        },\n    };\n";
        assert_eq!(renamed(&GLUE.replacen("    };\n", more, 1))?, renamed(GLUE)?);
        Ok(())
    }

    #[test]
    fn a_name_that_only_the_other_side_has_is_refused() {
        let message = |glue: &str| renamed(glue).map_or_else(|error| error.to_string(), |_| String::new());
        assert!(message(&GLUE.replace("wasm.memory", "wasm.grow")).contains("does not export grow"));
        assert!(message(&GLUE.replace("        fill:", "        stroke:")).contains("nothing for {\"fill\"}"));
        assert!(message(&GLUE.replace("./x_bg.js", "./y_bg.js")).contains("./x_bg.js"));
    }
}
