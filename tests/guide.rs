//! Holds the documents against the library: every spec that they show can be drawn, every file that they point to is there,
//! and the table of problems says what the library says.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use dohoa::native::svg;
use dohoa::problem::codes;
use std::path::{Path, PathBuf};

const PROBLEMS: &str = "docs/problems.md";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn text(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The Markdown files of a folder, by their path from the root.
fn markdown(folder: &str) -> Vec<String> {
    let entries = std::fs::read_dir(root().join(folder)).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut files: Vec<String> = names.filter(|name| name.ends_with(".md")).map(|name| format!("{folder}/{name}")).collect();
    files.sort();
    files
}

/// The documents whose JSON is meant to be copied.
fn copied_from() -> Vec<String> {
    let mut files = ["README.md", "docs/spec.md", "docs/spec.vi.md"].map(str::to_owned).to_vec();
    files.extend(markdown("docs/guide"));
    assert!(files.len() >= 5, "a guide is missing");
    files
}

/// One fenced block of JSON.
struct Block {
    /// File and line, for whoever has to mend it.
    place: String,
    json: String,
    /// The file of which it is a copy, named in a comment on the line above.
    copy_of: Option<String>,
}

fn blocks(file: &str) -> Vec<Block> {
    let text = text(file);
    let lines: Vec<&str> = text.lines().collect();
    let starts = (0..lines.len()).filter(|index| lines[*index] == "```json");
    starts
        .map(|start| {
            let length = lines[start + 1..].iter().position(|line| *line == "```").unwrap();
            let above = if start == 0 { "" } else { lines[start - 1] };
            let copy_of = above.strip_prefix("<!-- copy of ").and_then(|rest| rest.strip_suffix(" -->"));
            Block {
                place: format!("{file}:{}", start + 1),
                json: lines[start + 1..][..length].join("\n"),
                copy_of: copy_of.map(str::to_owned),
            }
        })
        .collect()
}

#[test]
fn every_spec_that_is_shown_can_be_drawn() {
    for file in copied_from() {
        let blocks = blocks(&file);
        assert!(!blocks.is_empty(), "{file} shows no spec");
        for Block { place, json, .. } in blocks {
            let sheet = common::read(&json);
            assert!(sheet.problems().is_empty(), "{place}: {:#?}", sheet.problems());
            for width in [320.0, 640.0] {
                assert!(svg(&sheet, width).is_some(), "{place} is not drawn at {width} px");
            }
        }
    }
}

#[test]
fn a_spec_that_is_said_to_be_a_copy_is_one() {
    let mut copies = 0;
    for block in copied_from().iter().flat_map(|file| blocks(file)) {
        if let Some(of) = block.copy_of {
            assert_eq!(block.json, text(&of).trim_end(), "{} is no copy of {of} any more", block.place);
            copies += 1;
        }
    }
    assert!(copies >= 10, "only {copies} specs are copies");
}

/// What stands in `](…)`, without the addresses of the web and without the place within a page.
fn links(text: &str) -> Vec<&str> {
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target);
    let files = targets.filter(|target| !target.contains("://") && !target.starts_with('#'));
    files.map(|target| target.split('#').next().unwrap_or_default()).collect()
}

#[test]
fn every_file_that_is_pointed_to_is_there() {
    let mut files = vec!["README.md".to_owned(), "CHANGELOG.md".to_owned()];
    files.extend(["docs", "docs/guide", "docs/decisions"].iter().flat_map(|folder| markdown(folder)));
    for file in files {
        let text = text(&file);
        for link in links(&text) {
            let from = Path::new(&file).parent().unwrap();
            assert!(root().join(from).join(link).exists(), "{file} points to {link}, which is not there");
        }
    }
}

/// The names in backticks in the first column of the tables that are headed by a word for keys or columns.
fn keys_told(text: &str) -> Vec<&str> {
    const HEADS: [&str; 4] = ["| Key ", "| Khóa ", "| Column ", "| Cột "];
    let tables = text.split("\n\n").filter(|part| HEADS.iter().any(|head| part.starts_with(head)));
    let cells = tables.flat_map(|table| table.lines().skip(2)).filter_map(|line| line.split('|').nth(1));
    cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect()
}

#[test]
fn the_guides_tell_of_keys_that_there_are() {
    let all = common::all_keys();
    let known: Vec<&str> = all.iter().filter_map(|way| way.rsplit('.').next()).collect();
    for file in markdown("docs/guide") {
        let text = text(&file);
        let told = keys_told(&text);
        assert!(told.len() >= 40, "{file} has lost its tables of keys: {told:?}");
        for name in told {
            assert!(known.contains(&name), "{file} tells of the key {name}, which there is not");
        }
    }
}

#[test]
fn the_guides_tell_of_every_key() {
    for file in markdown("docs/guide") {
        let text = text(&file);
        for way in common::all_keys() {
            let name = way.rsplit('.').next().unwrap();
            let told = [format!("`{name}`"), format!("\"{name}\"")].iter().any(|form| text.contains(form));
            assert!(told, "{file} says nothing of {way}");
        }
    }
}

/// The cells of the table row of `code` in the document.
fn row<'a>(document: &'a str, code: &str) -> Option<Vec<&'a str>> {
    let start = format!("| `{code}` |");
    let line = document.lines().find(|line| line.starts_with(&start))?;
    Some(line.trim_matches('|').split('|').map(str::trim).collect())
}

#[test]
fn the_table_of_problems_says_what_the_library_says() {
    let document = text(PROBLEMS);
    for code in codes::ALL {
        let wanted = [&format!("`{}`", code.name), code.severity.name(), code.says.vi, code.says.en].map(str::to_owned);
        let found = row(&document, code.name).unwrap_or_default();
        assert_eq!(found, wanted, "{PROBLEMS} needs this row:\n| {} |\n", wanted.join(" | "));
    }
}

#[test]
fn the_limits_that_are_told_are_those_that_hold() {
    let document = text(PROBLEMS);
    let limits = document.lines().filter_map(|line| line.strip_prefix("| Rows of `")?.split_once("` | "));
    let limits: Vec<(&str, usize)> = limits.map(|(kind, rest)| (kind, rest.split(' ').next().unwrap().parse().unwrap())).collect();
    assert!(limits.len() >= 5, "{limits:?}");
    for (kind, most) in limits {
        let answers = |rows: usize| {
            let rows: Vec<String> = (1..=rows).map(|row| format!("x{row},1")).collect();
            let spec = serde_json::json!({ "type": kind, "data": format!("label,value\n{}", rows.join("\n")) });
            let sheet = common::read(&spec.to_string());
            sheet.problems().iter().filter(|problem| problem.code == "too-many-rows").count()
        };
        assert_eq!((answers(most), answers(most + 1)), (0, 1), "{kind}");
    }
    let told = [dohoa::table::read::MOST_ROWS, dohoa::table::read::MOST_LETTERS, dohoa::board::MOST_PANELS, dohoa::theme::SERIES];
    for limit in told.into_iter().chain([dohoa::value::DEEPEST]) {
        assert!(document.contains(&format!("| {limit}")), "{PROBLEMS} doesn't tell of the limit {limit}");
    }
}

/// The codes of problems that the page itself knows, as its TypeScript lists them.
fn codes_of_the_page(source: &str) -> Vec<&str> {
    let list = source.split("export type TroubleCode =").nth(1).and_then(|rest| rest.split(';').next()).unwrap();
    list.split('\'').skip(1).step_by(2).collect()
}

#[test]
fn the_problems_of_the_page_are_in_the_document_too() {
    let source = text("pkg/src/trouble.ts");
    let document = text(PROBLEMS);
    let of_the_page = document.split("\n## ").find(|part| part.starts_with("In the page")).unwrap();
    let reading = text("pkg/src/reading.ts");
    let codes = codes_of_the_page(&reading);
    assert!(codes.len() >= 8, "{codes:?}");
    for code in codes {
        let cells = row(of_the_page, code).unwrap_or_else(|| panic!("{PROBLEMS} lacks the page's problem {code}"));
        for sentence in &cells[1..] {
            assert!(source.contains(sentence), "{code}: pkg/src/trouble.ts does not say “{sentence}”");
        }
    }
}

/// The sources in a folder, whole.
fn sources(folder: &Path) -> String {
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.map(|path| if path.is_dir() { sources(&path) } else { std::fs::read_to_string(path).unwrap_or_default() }).collect()
}

/// The text in quotes that a piece of source begins with, and what follows.
fn quoted(source: &str) -> Option<(&str, &str)> {
    let rest = source.trim_start().trim_start_matches(',').trim_start().strip_prefix('"')?;
    let end = rest.match_indices('"').map(|(at, _)| at).find(|at| !rest[..*at].ends_with('\\'))?;
    Some((&rest[..end], &rest[end + 1..]))
}

/// The English of all phrases that are there for good: constants, names of kinds, and what targets ask for.
fn phrases_of_the_core() -> Vec<String> {
    let source = sources(&root().join("src"));
    let constants = source.split("Phrase =").skip(1).chain(source.split("noun: ").skip(1));
    let phrases = constants.filter_map(|rest| rest.trim_start().strip_prefix("phrase("));
    let senses = source.split(" sense(\"").skip(1).filter_map(|rest| rest.split_once('"')).map(|(_, rest)| rest);
    phrases.chain(senses).filter_map(|rest| Some(quoted(quoted(rest)?.1)?.0.to_owned())).collect()
}

#[test]
fn all_phrases_that_readers_get_are_known_and_in_the_guides() {
    let known: Vec<&str> = dohoa::checks::phrases::phrases().collect();
    // What problems are told with, at the desk.
    let of_problems = |phrase: &str| phrase.contains("{}.") || text("src/source/json.rs").contains(&format!("\"{phrase}\""));
    let core = phrases_of_the_core();
    assert!(core.len() > 40, "{core:?}");
    let tools = text("pkg/src/tools/words.ts");
    let mine = tools.split_once("VIETNAMESE").unwrap().1.split_once("\n};").unwrap().0;
    let lines = mine.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   ") && line.contains(':'));
    let tools = lines.map(|line| line.trim().trim_start_matches('\''));
    let tools = tools.map(|line| line.split_once("':").or(line.split_once(':')).unwrap().0.to_owned());
    for phrase in core.into_iter().filter(|phrase| !of_problems(phrase)).chain(tools) {
        assert!(known.contains(&phrase.as_str()), "src/checks/phrases.rs lacks “{phrase}”");
    }
    for file in ["docs/guide/en.md", "docs/guide/vi.md"] {
        let guide = text(file).split_whitespace().collect::<Vec<_>>().join(" ");
        for phrase in known.iter().filter(|phrase| !phrase.starts_with('\u{a0}')) {
            assert!(guide.contains(&format!("`{phrase}`")), "{file} lacks “{phrase}”");
        }
    }
}
