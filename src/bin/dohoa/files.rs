//! Which specs are meant, and what stands in them.

use crate::beside::is_binary;
use dohoa::native::decode;
use dohoa::problem::Problem;
use dohoa::spec::style;
use serde_json::Value as Json;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// What stands for standard input.
pub const STDIN: &str = "-";

/// What is said where folders have none.
pub const NONE: &str = "no specs are there";

/// The files that are named; a folder stands for the `.json` files directly in it and in the folders below, in order. What
/// is a schema or a house style there is no chart; a file that is named itself is always meant.
pub fn named(paths: &[PathBuf]) -> Vec<Result<PathBuf, String>> {
    let is_folder = |path: &Path| path.to_str() != Some(STDIN) && path.is_dir();
    paths.iter().flat_map(|path| if is_folder(path) { below(path) } else { vec![Ok(path.to_owned())] }).collect()
}

/// Whether a name ends as those of specs do.
fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|end| end.eq_ignore_ascii_case("json"))
}

fn below(folder: &Path) -> Vec<Result<PathBuf, String>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return vec![Err(told(folder, &error))],
    };
    let mut inside: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    inside.sort();
    let found = |path: PathBuf| match path.is_dir() {
        // A link to a folder may lead back up.
        true if path.is_symlink() => Vec::new(),
        true => below(&path),
        false if is_json(&path) && !is_beside_charts(&path) => vec![Ok(path)],
        false => Vec::new(),
    };
    inside.into_iter().flat_map(found).collect()
}

/// Whether a file is one that guides have people put among their charts: the schema, by which editors help, or a house style.
fn is_beside_charts(path: &Path) -> bool {
    let Ok(text) = read(path) else { return false };
    let Ok(Json::Object(entries)) = serde_json::from_str(text.trim_start_matches('\u{feff}')) else { return false };
    let has = |key: &str| entries.contains_key(key);
    let is_schema = has("$schema") && ["$id", "$defs", "definitions"].into_iter().any(has);
    let of_style = |name: &String| style::KEYS.iter().any(|key| key.name == name);
    is_schema || !entries.is_empty() && entries.keys().all(of_style)
}

/// The text of a spec.
pub fn read(path: &Path) -> Result<String, String> {
    let mut bytes = Vec::new();
    if path.to_str() != Some(STDIN) && path.is_dir() {
        return Err(format!("{}: a folder; name one spec in it, a JSON file", path.display()));
    }
    let read = match path.to_str() {
        Some(STDIN) => io::stdin().lock().read_to_end(&mut bytes),
        _ => fs::File::open(path).and_then(|mut file| file.read_to_end(&mut bytes)),
    };
    read.map_err(|error| told(path, &error))?;
    if is_binary(&bytes) {
        return Err(format!("{}: a workbook, a picture or an archive, and no JSON text", path.display()));
    }
    text(bytes).ok_or_else(|| format!("{}: not UTF-8 text; save the file as UTF-8", path.display()))
}

/// A spec's text as a page has it: UTF-8 or UTF-16, never guessed to be of another encoding.
fn text(bytes: Vec<u8>) -> Option<String> {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Some(decode(&bytes).0);
    }
    // UTF-16 without a mark, unless it is no text at all.
    let wide = bytes.contains(&0).then(|| decode(&bytes).0).filter(|text| text.trim_start().starts_with('{'));
    wide.or_else(|| String::from_utf8(bytes).ok())
}

/// Says why something could not be done. Whoever doesn't listen, as a pager that was left, is no reason to stop.
pub fn complain(message: &str) {
    drop(writeln!(io::stderr().lock(), "dohoa: {message}"));
}

/// A problem of what stands in `path` in one line, with its place, which may be in a file beside it.
pub fn one_line(path: &Path, problem: &Problem) -> String {
    let place = problem.place.as_ref();
    let file = place.and_then(|place| place.file.clone()).unwrap_or_else(|| shown(path));
    let (line, column) = place.map_or((1, 1), |place| (place.line, place.column));
    format!("{file}:{line}:{column}: {} ({})", problem.message, problem.code)
}

/// A path as messages name it: GitHub knows no `./`.
pub fn shown(path: &Path) -> String {
    match path.to_str() {
        Some(STDIN) => "<stdin>".to_owned(),
        _ => path.strip_prefix(".").unwrap_or(path).display().to_string(),
    }
}

fn told(path: &Path, error: &io::Error) -> String {
    format!("{}: {error}", path.display())
}
