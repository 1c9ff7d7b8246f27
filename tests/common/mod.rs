//! The real specs that the pages show, as the tests read them.
#![allow(dead_code, clippy::unwrap_used)]

use dohoa::sheet::Sheet;
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
    let mut value: Value = serde_json::from_str(json).unwrap();
    fetch(&mut value);
    dohoa::native::read_value(value)
}

fn fetch(value: &mut Value) {
    let Value::Record(entries) = value else { return };
    for (key, value) in entries {
        match (key.as_str(), value) {
            ("data", Value::Record(data)) => {
                let url = data.iter().find(|(key, _)| key == "url").and_then(|(_, url)| url.as_text());
                let text = std::fs::read_to_string(folder().join(url.unwrap())).unwrap();
                data.push(("text".to_owned(), Value::Text(text)));
            }
            ("panels", Value::List(panels)) => panels.iter_mut().for_each(fetch),
            _ => {}
        }
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("www/charts")
}
