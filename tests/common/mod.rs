//! The real specs that the pages show, as the tests read them, and every key that there is.
#![allow(dead_code, clippy::unwrap_used)]

use dohoa::board::{kinds, PANEL};
use dohoa::sheet::Sheet;
use dohoa::spec::{Key, Takes, ADDRESS, CHANGES, COMMON, OUTER};
use dohoa::value::Value;
use std::path::{Path, PathBuf};

/// Every spec in `www/charts/` by its file name without ending, in order.
pub fn specs() -> Vec<(String, String)> {
    let mut specs: Vec<(String, String)> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), std::fs::read_to_string(&path).unwrap()))
        .collect();
    specs.sort();
    assert!(specs.len() >= 10, "www/charts has lost its specs");
    specs
}

/// Reads a spec as a page would: data named by a URL is put beside it.
pub fn read(json: &str) -> Sheet {
    read_from(&folder(), json)
}

/// Reads a spec as a page would that lies in `folder`.
pub fn read_from(folder: &Path, json: &str) -> Sheet {
    let mut value: Value = serde_json::from_str(json).unwrap();
    fetch(folder, &mut value);
    dohoa::native::read_value(value)
}

fn fetch(folder: &Path, value: &mut Value) {
    let Value::Record(entries) = value else { return };
    for (key, value) in entries {
        match (key.as_str(), value) {
            ("data", Value::Record(data)) => {
                // Columns by name are there already.
                let Some(url) = data.iter().find(|(key, _)| key == "url").and_then(|(_, url)| url.as_text()) else { continue };
                let text = std::fs::read_to_string(folder.join(url)).unwrap();
                data.push(("text".to_owned(), Value::Text(text)));
            }
            ("panels" | "tables", Value::List(inner)) => inner.iter_mut().for_each(|spec| fetch(folder, spec)),
            _ => {}
        }
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("www/charts")
}

/// The keys within a key, and what stands between their names: `format.unit`, `steps[].text`.
pub fn within(takes: &Takes) -> (&'static str, &'static [Key]) {
    match takes {
        Takes::Record(keys) | Takes::WordOr(_, keys) => (".", keys),
        Takes::Records(keys) => ("[].", keys),
        Takes::Data => (".", ADDRESS),
        Takes::Changes => (".", CHANGES),
        _ => (".", &[]),
    }
}

/// Every key that there is, by the way to it in a spec of some kind.
pub fn all_keys() -> Vec<String> {
    let mut all = Vec::new();
    let outermost = COMMON.iter().chain(OUTER).chain(kinds().flat_map(|kind| kind.keys()));
    outermost.for_each(|key| add(&mut all, "", key));
    PANEL.iter().for_each(|key| add(&mut all, "panels[].", key));
    all.sort();
    all.dedup();
    all
}

fn add(all: &mut Vec<String>, before: &str, key: &Key) {
    let way = [before, key.name].concat();
    let (joint, keys) = within(&key.takes);
    keys.iter().for_each(|key| add(all, &[&way, joint].concat(), key));
    all.push(way);
}
