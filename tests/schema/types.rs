//! The spec as TypeScript knows it, made from the declared keys: `pkg/src/spec.ts`.

use dohoa::board::{self, PANEL};
use dohoa::charts::{Kind, KINDS};
use dohoa::spec::read::PALETTES;
use dohoa::spec::{style, Key, Takes, ADDRESS, CHANGES, COMMON, DATA, OUTER, UNCHANGED, VERSION, WIDE};
use std::fmt::Write;

/// What several kinds have in common, by the name of its interface.
const SHARED: &[(&str, &str, &[Key])] = &[
    ("Tabular", "What every chart says that shows a table.", DATA),
    ("Wide", "What every chart says that shows a label and one or more series.", WIDE),
];
/// What a house style doesn't say: the ground is the page's or a chart's.
const GROUND: &str = "ground";
/// A line is no longer than this.
const WIDTH: usize = 130;

/// The whole file.
pub fn types() -> String {
    let mut file = String::from(
        "// A spec as TypeScript knows it. Made from the keys that the core declares: INSTA_UPDATE=always cargo test --test schema\n\
         // writes it anew.\n",
    );
    let others = |keys: &'static [Key]| keys.iter().filter(|key| !matches!(key.takes, Takes::Kind | Takes::Changes));
    interface(&mut file, "What every chart may say.", "Common", others(COMMON));
    interface(&mut file, "What only a whole spec may say, not a panel of one.", "Outer", OUTER.iter());
    for (name, says, keys) in SHARED {
        interface(&mut file, says, name, keys.iter());
    }
    for kind in board::kinds() {
        chart(&mut file, kind);
    }
    let charts = KINDS.iter().map(|kind| camel(kind) + "Chart").collect::<Vec<_>>().join(" | ");
    interface(&mut file, "What only a panel may say.", "InBoard", PANEL.iter());
    alias(&mut file, "One of the charts of a board.", "Panel", &format!("({charts}) & InBoard"));
    let specs = board::kinds().map(|kind| camel(kind) + "Spec").collect::<Vec<_>>().join(" | ");
    alias(&mut file, "A whole spec, of any kind. One whose kind is known only when it runs is cast: `spec as Spec`.", "Spec", &specs);
    changes(&mut file);
    figures(&mut file);
    let format = DATA.iter().find_map(|key| match (&key.name, &key.takes) {
        (&"format", Takes::Record(keys)) => Some(*keys),
        _ => None,
    });
    interface(&mut file, "How values are written.", "Format", format.unwrap().iter());
    let (ground, house): (Vec<&Key>, Vec<&Key>) = style::KEYS.iter().partition(|key| key.name == GROUND);
    interface(&mut file, "What a newsroom's charts have in common.", "HouseStyle", house.iter().copied());
    interface(&mut file, "A chart's own style.", "OwnStyle extends HouseStyle", ground.into_iter());
    let colors = house.iter().find_map(|key| match key.takes {
        Takes::Record(keys) => Some(keys),
        _ => None,
    });
    interface(
        &mut file,
        "The colours of one ground, as #rrggbb; in a house style as CSS writes colours.",
        "HouseColors",
        colors.unwrap().iter(),
    );
    file
}

/// A kind as it stands in a board, and as a whole spec.
fn chart(file: &mut String, kind: &Kind) {
    let mut bases = vec!["Common"];
    let mut own: Vec<&Key> = COMMON.iter().filter(|key| matches!(key.takes, Takes::Kind)).collect();
    for keys in kind.keys {
        let names = |keys: &[Key]| keys.iter().map(|key| key.name).collect::<Vec<_>>();
        match SHARED.iter().find(|(_, _, shared)| names(shared) == names(keys)) {
            Some((name, _, _)) => bases.push(name),
            None => own.extend(*keys),
        }
    }
    own.extend(COMMON.iter().filter(|key| matches!(key.takes, Takes::Changes)));
    let name = camel(kind);
    write!(file, "\n/** {} */\nexport interface {name}Chart extends {} {{\n", kind.doc.says.en, bases.join(", ")).unwrap();
    for key in own {
        let takes = match key.takes {
            Takes::Kind => format!("'{}'", kind.name),
            Takes::Changes => format!("Changes<{name}Chart>"),
            _ => written(&key.takes, key.name, 1),
        };
        property(file, key, &takes, 1);
    }
    write!(file, "}}\n\n/** {} */\nexport interface {name}Spec extends {name}Chart, Outer {{}}\n", kind.doc.says.en).unwrap();
}

fn interface<'k>(file: &mut String, says: &str, name: &str, keys: impl Iterator<Item = &'k Key>) {
    write!(file, "\n/** {says} */\nexport interface {name} {{\n").unwrap();
    keys.for_each(|key| property(file, key, &written(&key.takes, key.name, 1), 1));
    file.push_str("}\n");
}

fn alias(file: &mut String, says: &str, name: &str, is: &str) {
    write!(file, "\n/** {says} */\nexport type {name} = {is};\n").unwrap();
}

fn property(file: &mut String, key: &Key, takes: &str, depth: usize) {
    let indent = "  ".repeat(depth);
    let usual = key.doc.default.map_or(String::new(), |default| format!(" Without it: `{default}`."));
    let optional = if key.doc.needed { "" } else { "?" };
    let says = key.doc.says.en.to_owned() + &usual;
    if indent.len() + says.chars().count() + "/**  */".len() <= WIDTH {
        writeln!(file, "{indent}/** {says} */").unwrap();
    } else {
        writeln!(file, "{indent}/**").unwrap();
        lines(&says, WIDTH - indent.len() - " * ".len()).iter().for_each(|line| writeln!(file, "{indent} * {line}").unwrap());
        writeln!(file, "{indent} */").unwrap();
    }
    writeln!(file, "{indent}{}{optional}: {takes};", key.name).unwrap();
}

/// A text in lines of at most so many letters.
fn lines(text: &str, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let last = lines.last_mut().unwrap();
        if !last.is_empty() && last.chars().count() + word.chars().count() + 1 > most {
            lines.push(word.to_owned());
        } else {
            *last = [last.as_str(), word].join(" ").trim_start().to_owned();
        }
    }
    lines
}

/// What may stand at a key, as TypeScript writes it.
fn written(takes: &Takes, name: &str, depth: usize) -> String {
    let words = |words: &[&str]| words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" | ");
    match takes {
        Takes::Text(_) | Takes::Url | Takes::Color | Takes::Kind => "string".into(),
        Takes::Number { .. } => "number".into(),
        Takes::Flag => "boolean".into(),
        Takes::OneOf(choices) => words(choices),
        Takes::Texts => "string | readonly string[]".into(),
        Takes::Palette => words(PALETTES) + " | readonly string[]",
        Takes::Colors => "readonly string[]".into(),
        Takes::WordOr(choices, _) => words(choices) + " | OwnStyle",
        Takes::SomeOf(choices) => format!("readonly ({})[]", words(choices)),
        Takes::Record(_) if name == "format" => "Format".into(),
        Takes::Record(_) if name == "light" || name == "dark" => "HouseColors".into(),
        Takes::Record(keys) => record(keys, depth),
        Takes::Records(keys) => format!("readonly {}[]", record(keys, depth)),
        Takes::Pairs => "Readonly<Record<string, string>>".into(),
        Takes::Version => VERSION.to_string(),
        Takes::Data => "Figures".into(),
        Takes::Changes => unreachable!("said where the kind is known"),
        Takes::Panels => "readonly Panel[]".into(),
    }
}

fn record(keys: &[Key], depth: usize) -> String {
    let mut text = String::from("{\n");
    keys.iter().for_each(|key| property(&mut text, key, &written(&key.takes, key.name, depth + 1), depth + 1));
    text + &"  ".repeat(depth) + "}"
}

fn changes(file: &mut String) {
    let unchanged = UNCHANGED.iter().map(|name| format!("'{name}'")).collect::<Vec<_>>().join(" | ");
    let below = record(CHANGES, 0);
    alias(file, "What is different where a chart is narrow.", "Changes<C>", &format!("Partial<Omit<C, {unchanged}>> & {below}"));
}

fn figures(file: &mut String) {
    // JSON has none of the last two; a script has.
    let cell = "string | number | null | bigint | Date";
    alias(file, "One figure, or a label; `null` where there is none. Dates are taken in universal time.", "Cell", cell);
    // A row that said more than that it is an object would refuse those whose type is an `interface`: such types have no index.
    let rows = "readonly object[]";
    let address = record(ADDRESS, 0);
    let columns = "Readonly<Record<string, Column>>";
    // Typed arrays come from a script alone; with one of them in it, the list would be longer than a line.
    let numbers = "Float64Array | Float32Array | Int32Array | Uint32Array | Int16Array | Uint16Array | Int8Array | Uint8Array";
    alias(
        file,
        "Typed arrays, in which `NaN` is a gap.",
        "Numbers",
        &format!("{numbers} | Uint8ClampedArray | BigInt64Array | BigUint64Array"),
    );
    alias(file, "Figures of one name, for charts with axes.", "Column", "readonly Cell[] | Numbers");
    let figures = format!("string | {rows} | {columns} | {address}");
    let says = "The figures: CSV text, rows of a `Cell` by each name, lists of them, where they are, or columns by name.";
    alias(file, says, "Figures", &figures);
}

/// `stacked-bar` as `StackedBar`.
fn camel(kind: &Kind) -> String {
    kind.name.split('-').map(|word| word[..1].to_uppercase() + &word[1..]).collect()
}
