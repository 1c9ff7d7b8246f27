//! Holds what is made from the declared keys: the schema and the types that ship with the package, and the reference. A changed key shows up here:
//! `INSTA_UPDATE=always cargo test --test schema` writes the files anew. What an editor makes of the schema is tested where
//! editors are, in tests/browser/schema.test.ts.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;
#[path = "schema/reference.rs"]
mod reference;
#[path = "schema/types.rs"]
mod types;

use dohoa::schema::schema;
use dohoa::words::Lang;
use std::path::Path;

/// Compares a file with what it should hold, or writes it where snapshots are written.
fn hold(path: &str, wanted: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        std::fs::write(&file, wanted).unwrap();
    }
    let found = std::fs::read_to_string(&file).unwrap_or_default();
    let differs = found.lines().zip(wanted.lines()).position(|(found, wanted)| found != wanted);
    assert!(
        found == wanted,
        "{path} is not what the keys say, from line {} on; INSTA_UPDATE=always cargo test --test schema writes it anew",
        differs.map_or(0, |line| line + 1)
    );
}

#[test]
fn the_schemas_that_ship_are_what_the_keys_say() {
    for (path, lang) in [("pkg/schema/dohoa.schema.json", Lang::En), ("pkg/schema/dohoa.schema.vi.json", Lang::Vi)] {
        hold(path, &(serde_json::to_string_pretty(&schema(lang)).unwrap() + "\n"));
    }
}

#[test]
fn the_types_are_what_the_keys_say() {
    hold("pkg/src/spec.ts", &types::types());
}

/// What stands above this line in the reference is written by hand.
const MARKER: &str = "<!-- From here on made from the keys by tests/schema.rs. -->\n";

#[test]
fn the_reference_is_what_the_keys_say() {
    for (path, lang) in [("docs/spec.md", Lang::En), ("docs/spec.vi.md", Lang::Vi)] {
        let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
        let (head, _) = text.split_once(MARKER).unwrap_or_else(|| panic!("{path} lacks the line {MARKER}"));
        hold(path, &[head, MARKER, &reference::reference(lang)].concat());
    }
}
