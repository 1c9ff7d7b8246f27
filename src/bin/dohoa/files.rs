//! Which specs are meant, and what stands in them and in the files of figures beside them.

use dohoa::native::{self, decode};
use dohoa::problem::Severity;
use dohoa::sheet::Sheet;
use dohoa::source::Loaded;
use dohoa::words::Lang;
use std::fs;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

/// What stands for standard input.
pub const STDIN: &str = "-";

/// The files that are named; a folder stands for the `.json` files directly in it and in the folders below, in order.
pub fn named(paths: &[PathBuf]) -> Vec<Result<PathBuf, String>> {
    paths.iter().flat_map(|path| below(path)).collect()
}

fn below(path: &Path) -> Vec<Result<PathBuf, String>> {
    if !path.is_dir() {
        return vec![Ok(path.to_owned())];
    }
    let entries = match fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error) => return vec![Err(told(path, &error))],
    };
    let mut inside: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    inside.sort();
    // A link to a folder may lead back up.
    let is_meant = |path: &PathBuf| if path.is_dir() { !path.is_symlink() } else { path.extension().is_some_and(|end| end == "json") };
    inside.iter().filter(|path| is_meant(path)).flat_map(|path| below(path)).collect()
}

/// The text of a spec.
pub fn read(path: &Path) -> Result<String, String> {
    let mut bytes = Vec::new();
    let read = match path.to_str() {
        Some(STDIN) => io::stdin().lock().read_to_end(&mut bytes),
        _ => fs::File::open(path).and_then(|mut file| file.read_to_end(&mut bytes)),
    };
    read.map_err(|error| told(path, &error))?;
    String::from_utf8(bytes).map_err(|_| format!("{}: not UTF-8 text", path.display()))
}

/// What `text`, which stands in `spec`, says; or the first error that stops it, with its place.
pub fn sheet(spec: &Path, text: &str, lang: Option<Lang>) -> Result<Sheet, String> {
    let (sheet, _) = native::open(text, lang, &|url| beside(spec, url));
    let Some(error) = sheet.problems().iter().find(|problem| problem.severity == Severity::Error) else { return Ok(sheet) };
    let (line, column) = error.place.as_ref().map_or((1, 1), |place| (place.line, place.column));
    let name = shown(spec);
    let file = error.place.as_ref().and_then(|place| place.file.as_deref()).unwrap_or(&name);
    Err(format!("{file}:{line}:{column}: {} ({})", error.message, error.code))
}

/// The figures at `url`, if that is a file beside `spec`, or elsewhere in the folder in which the program was started: a spec
/// from somebody else opens no other file of this machine.
pub fn beside(spec: &Path, url: &str) -> Option<Loaded> {
    let file = Path::new(url.split(['?', '#']).next()?);
    if file.components().any(|part| matches!(part, Component::RootDir | Component::Prefix(_))) {
        return None;
    }
    let folder = spec.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let path = folder.join(file);
    let real = path.canonicalize().ok()?;
    let allowed = [folder, Path::new(".")].iter().filter_map(|folder| folder.canonicalize().ok()).any(|folder| real.starts_with(folder));
    let bytes = allowed.then(|| fs::read(&real).ok())??;
    let (text, encoding) = decode(&bytes);
    Some(Loaded { name: shown(&path), text, encoding })
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
