//! THIRD-PARTY.txt: the libraries that the modules are compiled from, and the notices that their licences ask to be in every copy.
//! Which libraries these are cargo says, and the texts lie beside their sources: nothing is listed by hand.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{ensure, Context, Result};
use serde_json::Value;

use crate::project::{Project, WASM};
use crate::run;

/// The file's name in the package.
pub const FILE: &str = "THIRD-PARTY.txt";

const INTRODUCTION: &str = "\
dohoa's modules (*.wasm, and *-inline.js, which holds one) are compiled from dohoa's own sources, which LICENSE-MIT and
LICENSE-APACHE are about, from Rust's standard library, and from the libraries below.

Rust's standard library is copyright The Rust Project Contributors, licensed under MIT or Apache-2.0; see
https://www.rust-lang.org/policies/licenses. Some of its parts have other authors, who are named in its COPYRIGHT file.
";

/// What may be had under Apache-2.0 asks for no more than that text, which the package has already.
const UNDER_APACHE: &str = "Under the Apache License, Version 2.0 (the text is in LICENSE-APACHE), which their authors offer";

/// The MIT licence as dohoa has it.
const MIT: &str = include_str!("../../LICENSE-MIT");

/// A library that is compiled in.
struct Library<'a> {
    name: &'a str,
    version: &'a str,
    licence: &'a str,
    authors: Vec<&'a str>,
    /// Where its sources, and with them its licences, lie.
    folder: &'a Path,
}

impl Library<'_> {
    /// Whether by that licence alone: of two that go together both texts are needed.
    fn is_under_apache(&self) -> bool {
        self.licence.contains("Apache-2.0") && !self.licence.contains(" AND ")
    }
}

/// Writes the file into the package.
pub fn write(project: &Project) -> Result<()> {
    let asked = ["metadata", "--locked", "--format-version", "1", "--filter-platform", WASM, "--no-default-features", "--features", "desk"];
    let answer = run::answer(run::cargo().args(asked).current_dir(&project.root))?;
    let metadata = serde_json::from_str(&answer).context("cargo metadata was not understood")?;
    let path = project.dist().join(FILE);
    fs::write(&path, notices(&compiled_in(&metadata)?)?).with_context(|| format!("cannot write {}", project.short(&path)))
}

fn notices(libraries: &[Library]) -> Result<String> {
    let mut text = INTRODUCTION.to_owned();
    let (apache, others): (Vec<_>, Vec<_>) = libraries.iter().partition(|library| library.is_under_apache());
    writeln!(text, "\n{UNDER_APACHE}:\n")?;
    for library in &apache {
        writeln!(text, "  {} {} ({})", library.name, library.version, library.licence)?;
        for (_, notice) in texts(library, &["notice"])? {
            writeln!(text, "\n{notice}\n")?;
        }
    }
    let mut alike: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for library in &others {
        for licence in licences(library)? {
            alike.entry(licence).or_default().push(format!("{} {} ({})", library.name, library.version, library.licence));
        }
    }
    let mut by_name: Vec<_> = alike.into_iter().map(|(licence, names)| (names.join(", "), licence)).collect();
    by_name.sort();
    for (names, licence) in by_name {
        writeln!(text, "\n{}\n\n{names}:\n\n{licence}", "-".repeat(80))?;
    }
    Ok(text)
}

/// The texts of a library's licences. Where its sources have none, though they name one, that one's with its authors.
fn licences(library: &Library) -> Result<Vec<String>> {
    // A link to a file that was not packed comes as that file's address.
    let is_text = |text: &String| text.len() > 100;
    let mut own: Vec<String> = texts(library, &["licen", "copying", "notice", "unlicen"])?.into_values().filter(is_text).collect();
    if own.is_empty() {
        let Library { name, version, licence, .. } = library;
        ensure!(*licence == "MIT", "{name} {version} is licensed under {licence}, and there is no such text among its sources");
        let permission = MIT.find("Permission").and_then(|start| MIT.get(start..)).context("LICENSE-MIT permits nothing")?;
        own.push(format!("MIT License\n\nCopyright (c) {}\n\n{}", library.authors.join(", "), permission.trim()));
    }
    Ok(own)
}

/// The texts beside a library's sources whose files' names begin with one of these, by name.
fn texts(library: &Library, beginnings: &[&str]) -> Result<BTreeMap<String, String>> {
    let mut texts = BTreeMap::new();
    let folder = fs::read_dir(library.folder).with_context(|| format!("cannot look into {}", library.folder.display()))?;
    for file in folder {
        let file = file?;
        let name = file.file_name().to_string_lossy().to_lowercase();
        // That one the package has.
        let is_wanted = !name.contains("apache") && beginnings.iter().any(|beginning| name.starts_with(beginning));
        if is_wanted && file.file_type()?.is_file() {
            let text = fs::read_to_string(file.path()).with_context(|| format!("cannot read {}", file.path().display()))?;
            texts.insert(name, text.replace("\r\n", "\n").trim().to_owned());
        }
    }
    Ok(texts)
}

/// The libraries that dohoa is linked with, and those that these are, by name: no tests, no build scripts, no macros.
fn compiled_in(metadata: &Value) -> Result<Vec<Library<'_>>> {
    let packages: BTreeMap<&str, &Value> = by_id(&metadata["packages"]).collect();
    let nodes: BTreeMap<&str, &Value> = by_id(&metadata["resolve"]["nodes"]).collect();
    let (own, _) = packages.iter().find(|(_, package)| package["name"] == "dohoa").context("cargo metadata does not know dohoa")?;
    let mut found = BTreeSet::new();
    let mut waiting = vec![*own];
    while let Some(id) = waiting.pop() {
        for link in nodes.get(id).into_iter().flat_map(|node| list(&node["deps"])) {
            let is_linked = list(&link["dep_kinds"]).any(|kind| kind["kind"].is_null());
            let to = link["pkg"].as_str().context("cargo metadata links to nothing")?;
            if is_linked && !packages.get(to).is_some_and(|package| is_macro(package)) && found.insert(to) {
                waiting.push(to);
            }
        }
    }
    let mut libraries: Vec<Library> = found.into_iter().filter_map(|id| library(packages.get(id)?)).collect();
    libraries.sort_by_key(|library| (library.name, library.version));
    Ok(libraries)
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn by_id(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    list(value).filter_map(|entry| Some((entry["id"].as_str()?, entry)))
}

fn is_macro(package: &Value) -> bool {
    list(&package["targets"]).any(|target| list(&target["kind"]).any(|kind| kind == "proc-macro"))
}

fn library(package: &Value) -> Option<Library<'_>> {
    let text = |key: &str| package[key].as_str();
    let (name, version, licence) = (text("name")?, text("version")?, text("license").unwrap_or("no licence named"));
    let authors = list(&package["authors"]).filter_map(Value::as_str).collect();
    Some(Library { name, version, licence, authors, folder: Path::new(text("manifest_path")?).parent()? })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;
    use tempfile::TempDir;

    use super::*;

    /// A folder as a library's sources have it, with these files.
    fn sources(files: &[(&str, &str)]) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (file, text) in files {
            fs::write(folder.path().join(file), text).unwrap();
        }
        folder
    }

    fn of<'a>(folder: &'a TempDir, name: &'a str, licence: &'a str) -> Library<'a> {
        Library { name, version: "1.0.0", licence, authors: vec!["Ada"], folder: folder.path() }
    }

    #[test]
    fn what_is_linked_is_named_and_nothing_else() {
        let kind = |kind: &str| json!([{ "kind": [kind] }]);
        let package = |id: &str, targets| json!({ "id": id, "name": id, "version": "1.0.0", "license": "MIT", "manifest_path": "/x/Cargo.toml", "targets": targets });
        let link = |to: &str, how: Value| json!({ "pkg": to, "dep_kinds": [{ "kind": how }] });
        let metadata = json!({
            "packages": [package("dohoa", kind("lib")), package("drawn", kind("lib")), package("deep", kind("lib")),
                package("macros", kind("proc-macro")), package("tests", kind("lib")), package("script", kind("lib"))],
            "resolve": { "nodes": [
                { "id": "dohoa", "deps": [link("drawn", Value::Null), link("macros", Value::Null), link("tests", json!("dev")), link("script", json!("build"))] },
                { "id": "drawn", "deps": [link("deep", Value::Null)] },
                { "id": "deep", "deps": [link("drawn", Value::Null)] },
            ] },
        });
        let names: Vec<_> = compiled_in(&metadata).unwrap().iter().map(|library| library.name).collect();
        assert_eq!(names, ["deep", "drawn"]);
    }

    #[test]
    fn a_text_stands_once_and_names_all_that_it_is_about() {
        let text = format!("Copyright Ada. {}", "Do as you like. ".repeat(10));
        let folders: BTreeMap<_, _> = ["one", "two"].into_iter().map(|name| (name, sources(&[("LICENSE", &text)]))).collect();
        let libraries: Vec<_> = folders.iter().map(|(name, folder)| of(folder, name, "ISC")).collect();
        let told = notices(&libraries).unwrap();
        assert!(told.contains(&format!("one 1.0.0 (ISC), two 1.0.0 (ISC):\n\n{}", text.trim())), "{told}");
        assert_eq!(told.matches("Copyright Ada").count(), 1);
    }

    #[test]
    fn at_choice_apache_is_taken_with_its_notice() {
        let folder = sources(&[("LICENSE-MIT", "Copyright Ada"), ("NOTICE", "Made by Ada.")]);
        let told = notices(&[of(&folder, "choice", "MIT OR Apache-2.0")]).unwrap();
        assert!(told.contains("choice 1.0.0 (MIT OR Apache-2.0)\n\nMade by Ada."), "{told}");
        assert!(!told.contains("Copyright Ada"));
    }

    #[test]
    fn a_link_to_a_licence_is_none() {
        let folder = sources(&[("LICENSE", "../LICENSE")]);
        let told = notices(&[of(&folder, "link", "MIT")]).unwrap();
        assert!(told.contains("Copyright (c) Ada\n\nPermission is hereby granted"), "{told}");
        let refused = notices(&[of(&folder, "link", "Zlib")]).unwrap_err().to_string();
        assert_eq!(refused, "link 1.0.0 is licensed under Zlib, and there is no such text among its sources");
    }
}
