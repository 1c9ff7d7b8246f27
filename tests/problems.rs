//! What a journalist reads when something is wrong, word for word, in both languages. A changed sentence shows up here, to be
//! read again: `INSTA_UPDATE=always cargo test --test problems` takes it over.

#![allow(clippy::unwrap_used)]

use dohoa::native::{check, read_value, svg};
use dohoa::problem::{codes, Problem, Severity};
use dohoa::words::Lang;
use std::fmt::Write;

/// Specs that are wrong, by what is wrong with them; the browser's tests take the same.
const BROKEN: &str = include_str!("problems/broken.json");

#[derive(serde::Deserialize)]
struct Broken {
    name: String,
    spec: String,
}

fn broken() -> Vec<Broken> {
    serde_json::from_str(BROKEN).unwrap()
}

/// The spec as it is written in one of the languages. One that names a locale itself, or can't, is left as it is.
fn in_lang(spec: &str, lang: &str) -> String {
    match spec.strip_prefix('{') {
        Some(rest) if !spec.contains("\"locale\"") => format!("{{\"locale\":\"{lang}\",{rest}"),
        _ => spec.to_owned(),
    }
}

fn problems(spec: &str, lang: &str) -> Vec<Problem> {
    let told_in = if lang == "vi" { Lang::Vi } else { Lang::En };
    check(&in_lang(spec, lang), Some(told_in), &|_| None).0.problems().to_vec()
}

fn told(spec: &str, lang: &str) -> String {
    let mut out = String::new();
    for problem in problems(spec, lang) {
        let mark = match problem.severity {
            Severity::Error => "",
            Severity::Warning => " (warning)",
            Severity::Note => " (note)",
        };
        writeln!(out, "  {} at {:?}{mark}: {}", problem.code, problem.path, problem.message).unwrap();
        if let Some(fix) = problem.fix {
            writeln!(out, "    fix: {}", fix.title).unwrap();
        }
    }
    assert!(!out.is_empty(), "nothing is said of {spec}");
    out
}

#[test]
fn every_mistake_is_answered_in_words_that_help() {
    let broken = broken();
    assert!(broken.len() >= 60);
    let mut all = String::new();
    for Broken { name, spec } in &broken {
        writeln!(all, "# {name}\n{spec}\nvi\n{}en\n{}", told(spec, "vi"), told(spec, "en")).unwrap();
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("problems");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("messages", all));
}

#[test]
fn every_code_has_a_spec_that_shows_what_it_says() {
    let all: Vec<Problem> = broken().iter().flat_map(|broken| problems(&broken.spec, "vi")).collect();
    // A spec that is text can't be of no data at all, and bytes are decoded elsewhere: tests/data.rs.
    let elsewhere = ["spec-unreadable", "guess-encoding"];
    let silent = |name: &&str| !elsewhere.contains(name) && !all.iter().any(|problem| problem.code == *name);
    let missing: Vec<&str> = codes::ALL.iter().map(|code| code.name).filter(silent).collect();
    assert!(missing.is_empty(), "tests/problems/broken.json has nothing for {missing:?}");
}

/// A text after its edits, the last of them first, so that none moves another.
fn mended(text: &str, problem: &Problem) -> Option<String> {
    let fix = problem.fix.as_ref()?;
    assert!(!fix.edits.is_empty(), "{problem:?}");
    let mut units: Vec<u16> = text.encode_utf16().collect();
    for edit in fix.edits.iter().rev() {
        units.splice(edit.units.clone(), edit.text.encode_utf16());
    }
    Some(String::from_utf16(&units).unwrap())
}

#[test]
fn a_fix_mends_what_it_says_and_breaks_nothing() {
    let mut fixes = 0;
    let specs = broken();
    for (Broken { name, spec }, lang) in specs.iter().flat_map(|spec| [(spec, "vi"), (spec, "en")]) {
        let text = in_lang(spec, lang);
        let before = problems(&text, lang);
        // In English some specs, which are made for Vietnamese, have one mistake behind another; a parted number leaves none.
        for problem in before.iter().filter(|problem| lang == "vi" || problem.code == codes::ROW_TOO_LONG.name) {
            let Some(after) = mended(&text, problem) else { continue };
            fixes += 1;
            let left = problems(&after, lang);
            let same = |other: &&Problem| other.code == problem.code && other.found == problem.found && other.path == problem.path;
            assert!(!left.iter().any(|other| same(&other)), "{name}: {} is still there in {after}", problem.message);
            // Nothing is loaded here, so a file of figures does not come.
            let is_new = |other: &&Problem| {
                let is_error = other.severity == Severity::Error && other.code != codes::DATA_NOT_LOADED.name;
                is_error && !before.iter().any(|known| known.message == other.message)
            };
            // What is no JSON shows the rest of its mistakes once it is.
            let new = left.iter().find(is_new).filter(|_| before.len() > 1);
            assert!(new.is_none(), "{name}: {new:?} is new in {after}");
        }
    }
    assert!(fixes >= 40, "only {fixes} fixes");
}

#[test]
fn a_label_of_two_thousand_letters_and_five_hundred_rows_are_answered() {
    let label = format!(r#"{{"type":"bar","data":[["a","n"],["{}",1]]}}"#, "ế".repeat(2000));
    assert!(told(&label, "vi").contains("nhiều nhất 200 ký tự"));
    let rows: Vec<String> = (0..500).map(|row| format!("x{row},{row}")).collect();
    let json = serde_json::json!({ "type": "bar", "data": format!("a,n\n{}", rows.join("\n")) }).to_string();
    assert!(told(&json, "en").contains("The data has 500 rows"));
}

#[test]
fn more_rows_than_any_kind_takes_meet_the_limit_of_their_own() {
    for (kind, limit) in [("bar", "200"), ("waffle", "12"), ("line", "")] {
        let rows: String = (0..10_000).map(|row| format!("\\nx{row},{row}")).collect();
        let told = problems(&format!(r#"{{"type":"{kind}","locale":"en","data":"a,n{rows}"}}"#), "en");
        let rows: Vec<&Problem> = told.iter().filter(|problem| problem.code == codes::TOO_MANY_ROWS.name).collect();
        match rows.as_slice() {
            [] => assert_eq!(limit, "", "{kind}"),
            [problem] => assert!(problem.expected.starts_with(&format!("at most {limit};")), "{kind}: {}", problem.message),
            _ => panic!("{kind}: {rows:#?}"),
        }
    }
}

#[test]
fn one_row_all_zeros_and_negative_bars_are_no_mistake() {
    for json in [
        r#"{"type":"bar","data":"a,n\nx,1"}"#,
        r#"{"type":"bar","data":"a,n\nx,0\ny,0"}"#,
        r#"{"type":"bar","data":"a,n\nx,-3\ny,2"}"#,
        r#"{"type":"ranking","data":"a,n\nx,1"}"#,
    ] {
        let sheet = read_value(serde_json::from_str(json).unwrap());
        assert!(sheet.problems().is_empty(), "{json}: {:?}", sheet.problems());
        assert!(svg(&sheet, 300.0).is_some());
    }
}
