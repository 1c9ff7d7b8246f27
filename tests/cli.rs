//! The program as people and machines call it: what it prints, how it ends, which files it makes.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const CSV: &str = "Cấp,Số lượt\r\nTỉnh,3466\r\nHuyện 県,ba mươi ba\r\n";
const VI: &str =
    "{\n  \"type\": \"bar\",\n  \"locale\": \"vi\",\n  \"titel\": \"Khen thưởng\",\n  \"data\": \"Cấp,Số\\nTỉnh,3466\\nHuyện,ba\"\n}\n";
const BESIDE: &str = "{\"type\": \"bar\", \"locale\": \"vi\", \"data\": {\"url\": \"luot.csv\"}}\n";
const WARNS: &str = "{\n  \"type\": \"bar\",\n  \"highlight\": \"Tinh\",\n  \"data\": \"a,n\\nTỉnh,1\\nHuyện,2\"\n}\n";

/// A folder with specs of each sort.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("vi.json", VI), ("beside.json", BESIDE), ("luot.csv", CSV), ("warns.json", WARNS)] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn dohoa(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dohoa")).args(args).current_dir(folder).stdin(Stdio::null()).output().unwrap()
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn golden(name: &str, text: &str) {
    insta::with_settings!({ snapshot_path => "cli", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, text);
    });
}

#[test]
fn problems_are_shown_in_the_line_where_they_stand() {
    let folder = folder();
    let output = dohoa(folder.path(), &["check", "beside.json", "vi.json", "warns.json"]);
    golden("check-text", stdout(&output));
    assert_eq!(code(&output), 1);
    let output = dohoa(folder.path(), &["check", "--lang", "en", "beside.json"]);
    assert!(stdout(&output).contains("“ba mươi ba” can't be read as a number"), "{}", stdout(&output));
}

#[test]
fn programs_and_github_get_them_in_their_own_form() {
    let folder = folder();
    let json = dohoa(folder.path(), &["check", "--format", "json", "beside.json", "vi.json"]);
    golden("check-json", stdout(&json));
    let told: serde_json::Value = serde_json::from_str(stdout(&json)).unwrap();
    assert_eq!(told.as_array().unwrap().len(), 3);
    let units: Vec<u16> = CSV.encode_utf16().collect();
    let range = told[0]["from"].as_u64().unwrap() as usize..told[0]["to"].as_u64().unwrap() as usize;
    assert_eq!(String::from_utf16(&units[range]).unwrap(), "ba mươi ba");
    let github = dohoa(folder.path(), &["check", "--format", "github", "."]);
    golden("check-github", stdout(&github));
    assert_eq!(stdout(&dohoa(folder.path(), &["check", "--format", "json", "warns.json", "--lang", "en"])).matches("\"code\"").count(), 1);
}

#[test]
fn how_it_ends_says_what_it_found() {
    let folder = folder();
    let ends = |args: &[&str]| code(&dohoa(folder.path(), args));
    assert_eq!(ends(&["check", "warns.json"]), 0, "a warning stops no chart");
    assert_eq!(ends(&["check", "--deny-warnings", "warns.json"]), 1);
    assert_eq!(ends(&["check", "vi.json"]), 1);
    assert_eq!(ends(&["check", "vi.json", "gone.json"]), 2, "what can't be read counts for more");
    assert_eq!(ends(&["check"]), 2);
    assert_eq!(ends(&["check", "--format", "xml", "vi.json"]), 2);
    fs::write(folder.path().join("latin.json"), b"{\"title\": \"caf\xe9\"}").unwrap();
    assert_eq!(ends(&["check", "latin.json"]), 2);
}

#[test]
fn a_spec_may_come_from_another_program() {
    let folder = folder();
    let mut child = Command::new(env!("CARGO_BIN_EXE_dohoa"))
        .args(["check", "-", "--format", "github"])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(BESIDE.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(
        stdout(&output).starts_with("::error file=luot.csv,line=3,col=9,endColumn=18,title=number-unreadable::"),
        "{}",
        stdout(&output)
    );
    assert_eq!(code(&output), 1);
}

#[test]
fn a_spec_from_elsewhere_opens_no_file_outside_its_folder() {
    let outer = folder();
    let inner = outer.path().join("inner");
    fs::create_dir(&inner).unwrap();
    let absolute = outer.path().join("luot.csv");
    for url in ["../luot.csv", absolute.to_str().unwrap()] {
        let spec = serde_json::json!({ "type": "bar", "data": { "url": url } }).to_string();
        fs::write(inner.join("spec.json"), spec).unwrap();
        let output = dohoa(&inner, &["check", "spec.json"]);
        assert!(stdout(&output).contains("data-not-loaded"), "{url}: {}", stdout(&output));
    }
    let output = dohoa(outer.path(), &["check", "inner/spec.json"]);
    assert!(stdout(&output).contains("data-not-loaded"), "an absolute path is never taken");
}

#[test]
fn nothing_is_wrong_with_the_specs_that_the_pages_show() {
    let output = dohoa(Path::new(env!("CARGO_MANIFEST_DIR")), &["check", "www/charts"]);
    let wrong = stdout(&output).lines().filter(|line| line.starts_with("error")).count();
    assert_eq!((code(&output), wrong), (0, 0), "{}", stdout(&output));
}
