//! Holds the architecture: modules import downward only, the browser is known at its door alone, a kind of chart is one file and one
//! line, and what the page's source says again of the core is what the core says.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use dohoa::env::{NARROWEST, WIDEST};
use dohoa::figure::LADDER;
use dohoa::guide::legend::TARGET;
use dohoa::pattern::OPEN;
use dohoa::theme::{limits, Theme, COLORS, FAMILY, SERIES};
use dohoa::value::DEEPEST;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every source file of the library with its text, by its path below `src/`.
fn sources() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![src()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(src()).unwrap().to_str().unwrap().to_owned();
            // The program stands on the library and is none of its modules.
            if name == "bin" {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if name.ends_with(".rs") {
                found.insert(name, std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    found
}

/// The modules as `lib.rs` lists them, from the ground up.
fn layers() -> Vec<String> {
    let lib = std::fs::read_to_string(src().join("lib.rs")).unwrap();
    lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).map(str::to_owned).collect()
}

/// The top module that a file belongs to: `charts/bar.rs` is of `charts`.
fn module(file: &str) -> String {
    file.split(['/', '.']).next().unwrap().to_owned()
}

/// The modules that a text names as `crate::module`, tests included.
fn named(text: &str) -> Vec<String> {
    let after = text.split("crate::").skip(1);
    after.map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()).collect()
}

#[test]
fn modules_use_only_those_above_them_in_the_list() {
    let layers = layers();
    let level = |module: &str| layers.iter().position(|layer| layer == module);
    for (file, text) in sources() {
        if file == "lib.rs" {
            continue;
        }
        let own = level(&module(&file)).unwrap_or_else(|| panic!("src/{file} is in no module that lib.rs lists"));
        for name in named(&text) {
            let used = level(&name).unwrap_or_else(|| panic!("src/{file} uses crate::{name}, which lib.rs does not list"));
            assert!(used <= own, "src/{file} uses crate::{name}, which stands above it");
        }
    }
}

#[test]
fn the_browser_is_known_at_its_door_and_on_its_canvas_alone() {
    for (file, text) in sources() {
        let may = file.starts_with("web/") || file.starts_with("surface/canvas");
        for word in ["web_sys", "js_sys", "wasm_bindgen", "plotters_canvas"] {
            assert!(may || !text.contains(word), "src/{file} knows of {word}");
        }
    }
}

#[test]
fn a_kind_of_chart_is_one_file_and_one_line() {
    let sources = sources();
    let list = &sources["charts/mod.rs"];
    for kind in dohoa::charts::KINDS {
        let file = kind.name.replace('-', "_");
        assert!(sources.contains_key(&format!("charts/{file}.rs")), "{} has no file", kind.name);
        assert!(list.contains(&format!("{file}::KIND")), "{} is not in the list", kind.name);
        for (other, text) in &sources {
            let own = other == "charts/mod.rs" || *other == format!("charts/{file}.rs");
            let knows = text.contains(&format!("charts::{file}")) || text.contains(&format!("super::{file}"));
            assert!(own || !knows, "src/{other} knows of the kind {}", kind.name);
        }
    }
}

/// A file of the page's source.
fn page(file: &str) -> String {
    std::fs::read_to_string(src().join("../pkg/src").join(file)).unwrap()
}

/// What a constant of the page's source lists: the kinds in `const NAME = /^(…)$/`.
fn listed(file: &str, name: &str) -> Vec<String> {
    let text = page(file);
    let list = text.split(&format!("const {name} = /^(")).nth(1).unwrap().split(")$/").next().unwrap();
    list.split('|').map(str::to_owned).collect()
}

#[test]
fn the_page_knows_which_kinds_have_an_order_and_shares() {
    for (name, key) in [("SORTED", "sort"), ("SHARED", "percent")] {
        let with_key = dohoa::board::kinds().filter(|kind| kind.takes(key)).map(|kind| kind.name);
        assert_eq!(listed("tools/controls.ts", name), with_key.collect::<Vec<_>>(), "{key}");
    }
}

#[test]
fn the_page_knows_which_kinds_have_axes() {
    let list = std::fs::read_to_string(src().join("charts/mod.rs")).unwrap();
    let with_axes = list.split("#[cfg(feature = \"plane\")]\n    ").skip(1).map(|rest| rest.split("::KIND").next().unwrap());
    assert_eq!(listed("engine.ts", "WITH_AXES"), with_axes.collect::<Vec<_>>());
}

#[test]
fn what_the_page_says_again_is_what_the_core_says() {
    let says = |file: &str, line: String| assert!(page(file).contains(&line), "pkg/src/{file} does not say `{line}`");
    let quoted = |names: &[&str]| names.iter().map(|name| format!("'{name}'")).collect::<Vec<_>>().join(", ");
    // How a page's look reaches the core: patterns, colours and measures by their places in one list.
    says("look.ts", format!("const RIM_ALONE = {OPEN} << 24;"));
    let single: String = COLORS.iter().map(|name| format!("  {name}: 1,\n")).collect();
    says("look.ts", format!("const COLORS = {{\n{single}  ordered: 2,\n  categorical: {SERIES},\n}};"));
    for (name, (least, most), usual) in [("scale", limits::FACTOR, 1), ("radius", limits::RADIUS, 0), ("space", limits::FACTOR, 1)] {
        says("look.ts", format!("number('{name}', {least}, {most}, {usual})"));
    }
    says("style.ts", format!("const LOOKS = [{}, 'ordered', 'palette', 'scale', 'radius', 'space'];", quoted(&COLORS)));
    says("style.ts", format!("const FONT = '{FAMILY}';"));
    for theme in [Theme::light(), Theme::dark()] {
        let [text, muted] = [theme.text, theme.muted].map(|color| color.to_hex());
        says("style.ts", format!("--text: var(--dohoa-text, {text}); --muted: var(--dohoa-muted, {muted});"));
    }
    // Measures.
    says("tools/dom.ts", format!("const TARGET = {TARGET};"));
    says("static.ts", format!("const [NARROWEST, WIDEST] = [{NARROWEST}, {WIDEST}];"));
    says("static.ts", format!("const WIDTHS = [{}];", LADDER.map(|width| width.to_string()).join(", ")));
    says("parcel.ts", format!("const DEEPEST = {DEEPEST};"));
}

#[test]
fn the_program_and_the_page_refuse_the_same_files() {
    let program = std::fs::read_to_string(src().join("bin/dohoa/beside.rs")).unwrap();
    let between = |text: &str, start: &str, end: &str| text.split(start).nth(1).unwrap().split(end).next().unwrap().to_owned();
    let largest = between(&program, "const LARGEST: u64 = ", ";");
    for file in ["reading.ts", "embed.ts"] {
        assert_eq!(between(&page(file), "const LIMIT_BYTES = ", ";"), largest, "{file}");
    }
    let signatures = between(&program, "const SIGNATURES: &[&[u8]] = &[", "];").replace("b\"", "'").replace('"', "'");
    assert_eq!(between(&page("intake.ts"), "const SIGNATURES = [", "];"), signatures);
}
