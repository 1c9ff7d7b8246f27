//! Holds what a version of the spec promises (docs/spec.md): specs of every released version go on being read without an
//! error and with the same figures, written the same. Neither the specs nor their figures are ever edited.

#![allow(clippy::unwrap_used)]

mod common;

use dohoa::describe::DataTable;
use dohoa::native::svg;
use dohoa::problem::Severity;
use dohoa::sheet::{Look, Sheet};
use dohoa::text::face::Face;
use dohoa::value::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const WIDTH: f64 = 640.0;

/// The versions that have been released.
const VERSIONS: &[&str] = &["v1"];

fn folder(version: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/released").join(version)
}

/// The specs of a version by their names, in order.
fn specs(version: &str) -> Vec<(String, String)> {
    let paths = std::fs::read_dir(folder(version)).unwrap().map(|entry| entry.unwrap().path());
    let specs = paths.filter(|path| path.extension().is_some_and(|ending| ending == "json"));
    let mut specs: Vec<(String, String)> =
        specs.map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), std::fs::read_to_string(&path).unwrap())).collect();
    specs.sort();
    specs
}

/// The figures of a chart as readers get them: in a sentence or two, and as a table.
fn figures(sheet: &Sheet) -> String {
    let look = Look { dark: false, family: String::new() };
    let scene = sheet.plot(WIDTH, &sheet.theme(&look), Face::bundled()).unwrap();
    let DataTable { caption, columns, rows } = sheet.table(&scene);
    let rows = [columns].into_iter().chain(rows).map(|cells| cells.join(" | "));
    [sheet.describe(&scene), String::new(), caption].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

#[test]
fn released_specs_are_read_as_ever_and_show_the_same_figures() {
    for version in VERSIONS {
        let specs = specs(version);
        assert!(specs.len() >= 20, "tests/released/{version} has lost its specs");
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(folder(version));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        for (name, json) in specs {
            let sheet = common::read_from(&folder(version), &json);
            // Warnings may come with any release.
            let errors: Vec<_> = sheet.problems().iter().filter(|problem| problem.severity == Severity::Error).collect();
            assert!(errors.is_empty(), "{version}/{name}: {errors:#?}");
            assert!(svg(&sheet, WIDTH).is_some(), "{version}/{name} is not drawn");
            settings.bind(|| insta::assert_snapshot!(name, figures(&sheet)));
        }
    }
}

/// The ways to every key that a spec uses, as `common::all_keys` writes them.
fn ways(value: &Value, before: &str, all: &mut BTreeSet<String>) {
    match value {
        Value::Record(entries) => {
            for (name, value) in entries {
                let way = [before, name].concat();
                ways(value, &[&way, "."].concat(), all);
                all.insert(way);
            }
        }
        Value::List(items) => {
            let before = [before.trim_end_matches('.'), "[]."].concat();
            items.iter().for_each(|item| ways(item, &before, all));
        }
        _ => {}
    }
}

#[test]
fn every_key_is_among_the_released_specs() {
    let mut used = BTreeSet::new();
    for (_, json) in VERSIONS.iter().flat_map(|version| specs(version)) {
        ways(&serde_json::from_str(&json).unwrap(), "", &mut used);
    }
    let missing: Vec<String> = common::all_keys().into_iter().filter(|way| !used.contains(way)).collect();
    assert!(missing.is_empty(), "no released spec holds that these keys keep their meaning; add a spec that has them: {missing:?}");
}
