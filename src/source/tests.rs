//! Paths lead to the very letters that are wrong, and JSON is taken as strictly as a page takes it.

use super::*;
use crate::problem::fix::Fix;
use crate::words::Lang;
use unicode_normalization::UnicodeNormalization;

fn nfc(text: &str) -> Option<String> {
    Some(text.nfc().collect())
}

fn problem(path: &str, code: &'static str) -> Problem {
    let severity = crate::problem::Severity::Error;
    let (found, expected, message) = Default::default();
    Problem { code, severity, path: path.to_owned(), found, expected, nearest: None, message, place: None, fix: None }
}

fn read(text: &str) -> Source {
    let (mut source, mut problems) = (Source::new(text), Problems::new(Lang::En));
    let value = source.read(&nfc, &mut problems);
    assert!(value.is_some(), "{:?}", problems.list());
    source
}

/// What a path leads to.
fn at<'s>(source: &'s Source, path: &str, code: &'static str) -> &'s str {
    let mut problems = [problem(path, code)];
    source.locate(&mut problems, &nfc);
    let place = problems[0].place.clone().unwrap();
    let text = source.text(place.file.as_deref());
    let units: Vec<u16> = text.encode_utf16().collect();
    assert_eq!(String::from_utf16(&units[place.units.clone()]).unwrap(), text[place.bytes.clone()], "both ways of counting agree");
    let line = text.split('\n').nth(place.line - 1).unwrap();
    let from: String = line.trim_start_matches('\u{feff}').chars().skip(place.column - 1).collect();
    let shown = text[place.bytes.clone()].to_owned();
    assert!(from.starts_with(&shown) || shown.contains('\n'), "{path}: {shown} is not at {}:{}", place.line, place.column);
    &text[place.bytes]
}

#[test]
fn a_path_leads_to_its_value_and_a_wrong_key_to_itself() {
    let source = read("\u{feff}{\n  \"a.b\": {\"c\": [1, {\"d[0]\": \"😀x\"}]},\n  \"Tỉnh\": 5, \"a\": {},\n  \"Tỉnh\": [\n1]\n}");
    assert_eq!(at(&source, "a.b.c[1].d[0]", "wrong-type"), "\"😀x\"");
    assert_eq!(at(&source, "a.b.c[0]", "wrong-type"), "1");
    assert_eq!(at(&source, "Tỉnh", "wrong-type"), "5");
    assert_eq!(at(&source, "Tỉnh", "unknown-key"), "\"Tỉnh\"");
    let twice = at(&source, "Tỉnh", "key-twice");
    assert_eq!(twice.as_ptr() as usize, source.text(None).as_ptr() as usize + source.text(None).rfind("\"Tỉnh\"").unwrap());
    assert_eq!(at(&source, "type", "kind-missing"), "{", "what is missing is missing in the object");
    assert_eq!(at(&source, "a.type", "kind-missing"), "{");
    assert_eq!(at(&source, "", "spec-not-an-object"), "{");
}

#[test]
fn a_figure_of_columns_is_found_in_its_column() {
    let source = read("{\"data\": {\"Năm\": [2022, 2023], \"Co.unt\": [3, \"7,5\"], \"c\": 5}}");
    assert_eq!(at(&source, "data[1].Co.unt", "number-unreadable"), "\"7,5\"");
    assert_eq!(at(&source, "data[1].Năm", "time-unreadable"), "2023");
    for lost in ["data[2].Năm", "data[0].c", "data[0].d", "data[0]"] {
        assert_eq!(at(&source, lost, "number-unreadable"), "{", "{lost}");
    }
}

#[test]
fn keys_that_are_typed_in_parts_are_found_by_their_whole_letters() {
    let text: String = "{\"Cấp tỉnh\": 1}".nfd().collect();
    let source = read(&text);
    assert_eq!(at(&source, "Cấp tỉnh", "wrong-type"), "1");
}

#[test]
fn a_cell_is_found_within_the_string_behind_its_escapes() {
    let source = read(r#"{"data": "\u0043ấp;\"Số; lượt\";n\r\nTỉnh \ud83d\ude00;\t3x;1\n\n\"Huyện\nA\"; ;2"}"#);
    assert_eq!(at(&source, "data, dòng 2, cột “Số; lượt”", "number-unreadable"), "3x");
    assert_eq!(at(&source, "data, line 2, column “Cấp”", "too-long"), r"Tỉnh \ud83d\ude00");
    assert_eq!(at(&source, "data, line 2, column “n”", "too-long"), "1");
    assert_eq!(at(&source, "data, línea 4, columna n", "too-long"), "2", "a spec's own words lead there, too");
    assert_eq!(at(&source, "data, dòng 4, cột “Cấp”", "too-long"), r#"\"Huyện\nA\""#);
    assert_eq!(at(&source, "data, dòng 4, cột “Số; lượt”", "value-missing"), "", "an empty cell is a place between two marks");
    assert_eq!(at(&source, "data, dòng 2", "row-too-long"), r"Tỉnh \ud83d\ude00;\t3x;1");
    assert_eq!(at(&source, "data.n", "too-long"), "n");
    assert_eq!(at(&source, "data: Tỉnh 😀 · n", "number-negative"), "1", "a row and a column may be named together");
    assert_eq!(at(&source, "data, dòng 99", "row-too-long").chars().next(), Some('"'), "a line that is not there is in the text");
}

#[test]
fn a_cell_is_mended_by_what_parts_the_heading_be_that_in_quotes() {
    let source = read(r#"{"data":"\"Nhóm\";Số\nA;1,5*\nB;2"}"#);
    let mut problems = [problem("data, dòng 2, cột “Số”", "number-unreadable")];
    problems[0].fix = Some(Fix { title: String::new(), change: Change::Cell("1,5".to_owned()), edits: Vec::new() });
    source.locate(&mut problems, &nfc);
    let texts: Vec<&str> = problems[0].fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.text.as_str()).collect();
    assert_eq!(texts, ["1,5"], "between semicolons a comma needs no quotes");
}

#[test]
fn a_row_is_taken_out_of_lists_records_and_lines_with_what_parts_it_from_the_others() {
    let cases = [
        (
            "data[2][0]",
            "{\"data\": [\n  [\"Tỉnh\", \"Số\"],\n  [\"A\", 1],\n  [\"Tổng\", 1]\n]}",
            "{\"data\": [\n  [\"Tỉnh\", \"Số\"],\n  [\"A\", 1]\n]}",
        ),
        ("data[1][0]", r#"{"data": [["Tỉnh", "Số"] , ["Tổng, cả nước", 3], ["A", 3]]}"#, r#"{"data": [["Tỉnh", "Số"], ["A", 3]]}"#),
        ("data[0].Tỉnh", r#"{"data": [{"Tỉnh": "Tổng"}, {"Tỉnh": "A"}]}"#, r#"{"data": [{"Tỉnh": "A"}]}"#),
        ("data[0].Tỉnh", r#"{"data": [{"Tỉnh": "Tổng"}]}"#, r#"{"data": []}"#),
        ("panels[1].data[1][0]", r#"{"panels": [{}, {"data": [["Tỉnh"], ["Tổng"]]}]}"#, r#"{"panels": [{}, {"data": [["Tỉnh"]]}]}"#),
        ("data, dòng 2, cột “Tỉnh”", r#"{"data": "Tỉnh,Số\nTổng,3\nA,3"}"#, r#"{"data": "Tỉnh,Số\nA,3"}"#),
    ];
    for (path, text, mended) in cases {
        let source = read(text);
        let mut problems = [problem(path, "row-sums")];
        problems[0].fix = Some(Fix { title: String::new(), change: Change::Out, edits: Vec::new() });
        source.locate(&mut problems, &nfc);
        let edit = &problems[0].fix.as_ref().unwrap().edits[0];
        assert_eq!([&text[..edit.bytes.start], &edit.text, &text[edit.bytes.end..]].concat(), mended, "{path}");
    }
    let source = read(r#"{"data": [["Tỉnh"]]}"#);
    let mut problems = [problem("data[7][0]", "row-sums")];
    problems[0].fix = Some(Fix { title: String::new(), change: Change::Out, edits: Vec::new() });
    source.locate(&mut problems, &nfc);
    assert_eq!(problems[0].fix, None, "a row that is not there is not taken out");
}

#[test]
fn tables_and_narrow_share_the_keys_around_them() {
    let source = read(r#"{"data": "a,n\nx,?", "columns": {"label": "z"}, "narrow": {"below": 4}, "tables": [{"data": "a,n\nx,!"}]}"#);
    assert_eq!(at(&source, "narrow.data, line 2, column “n”", "number-unreadable"), "?");
    assert_eq!(at(&source, "narrow.below", "out-of-range"), "4");
    assert_eq!(at(&source, "tables[0].data, line 2, column “n”", "number-unreadable"), "!");
    assert_eq!(at(&source, "tables[0].columns.label", "column-unknown"), "\"z\"");
}

#[test]
fn a_cell_of_a_file_is_found_in_the_file() {
    let mut source = Source::new(r#"{"panels": [{"data": {"url": "x.csv"}}]}"#);
    let mut value = source.read(&nfc, &mut Problems::new(Lang::En)).unwrap();
    let text = "Cấp,n\r\nTỉnh,ba".to_owned();
    source.load(&mut value, &|url| (url == "x.csv").then(|| Loaded { name: "charts/x.csv".into(), text: text.clone(), encoding: None }));
    let mut problems = [problem("panels[0].data, line 2, column “n”", "number-unreadable")];
    source.locate(&mut problems, &nfc);
    let place = problems[0].place.clone().unwrap();
    assert_eq!((place.file.as_deref(), place.line, place.column), (Some("charts/x.csv"), 2, 6));
    assert_eq!(at(&source, "panels[0].data.url", "guess-encoding"), "\"x.csv\"");
    let data = value.get("panels").and_then(|panels| panels.item(0)?.get("data")).unwrap();
    assert_eq!(data.get("text").and_then(Value::as_text), Some(text.as_str()));
}

#[test]
fn what_is_no_json_is_answered_with_what_to_do() {
    let mut all = String::new();
    for text in [
        "{\"type\": \"bar\", // cột\n}",
        "{\"type\": \"bar\",\n}",
        "{\"data\": [1, 2,]}",
        "{\"title\": \"Khen thưởng,\n \"type\": \"bar\"}",
        "{\"data\": \"a,n\nx,1\"}",
        "{\"data\": \"a\tn\"}",
        "{\"a\": 1\n \"b\": 2}",
        "{\"type\": \"bar\"",
        "{\"data\": [1, 2",
        "{'type': 'bar'}",
        "{type: \"bar\"}",
        "{\"type\": bar}",
        "{\"type\" \"bar\"}",
        "{\"type\": }",
        "{\"n\": 1.234.5}",
        "{\"n\": .5}",
        "{\"n\": +5}",
        "{\"path\": \"C:\\dữ liệu\"}",
        "{} {}",
        "{\"a\": 1}}",
        "",
        "/* x */ {}",
        "{“type”: “bar”}",
    ] {
        for lang in [Lang::Vi, Lang::En] {
            let (mut source, mut problems) = (Source::new(text), Problems::new(lang));
            assert!(source.read(&nfc, &mut problems).is_none(), "{text}");
            let problem = &problems.list()[0];
            let place = problem.place.clone().unwrap();
            let marked = &text[place.bytes];
            all += &if lang == Lang::Vi {
                format!("# {text}\n{}:{} {marked:?} {}\n", place.line, place.column, problem.code)
            } else {
                String::new()
            };
            all += &format!("{}\n", problem.message);
        }
        all.push('\n');
    }
    insta::with_settings!({ snapshot_path => "../../tests/problems", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("json", all);
    });
}

/// What a page's own parser would say; this one is as strict.
fn agrees(text: &str) {
    let strict = serde_json::from_str::<Value>(text);
    let own = Source::new(text).read(&|_| None, &mut Problems::new(Lang::En));
    match strict {
        Ok(value) => assert_eq!(own, Some(value), "{text}"),
        // A number with more digits than fit is one that whoever reads figures refuses.
        Err(error) if error.to_string().starts_with("number out of range") => {}
        Err(error) => assert_eq!(own, None, "{text} {error}"),
    }
}

#[test]
fn json_is_taken_as_strictly_as_elsewhere() {
    for text in [
        "01",
        "1.",
        "-",
        "1e",
        "[1 2]",
        "\"\\x41\"",
        "\"\\ud800\"",
        "\"\u{7f}\"",
        "\u{a0}{}",
        "truefalse",
        "nulll",
        "[1,,2]",
        "\"a\u{c}\"",
        "{}\u{b}",
    ] {
        agrees(text);
    }
}

proptest::proptest! {
    #[test]
    fn json_with_a_slip_is_taken_as_strictly_as_elsewhere(at in 0usize..90, slip in "[\\[\\]{},:\"\\\\/*'a0.e\\-\\n\\t ]{0,2}", cut in 0usize..3) {
        let text = r#"{"type": "bar", "n": [1, -2.5e3, true, null], "data": "a,n\nx,\u00e91", "b": {"c": "ế"}}"#;
        let start = text.char_indices().map(|(at, _)| at).nth(at).unwrap_or(text.len());
        let rest: String = text[start..].chars().skip(cut).collect();
        agrees(&[&text[..start], &slip, &rest].concat());
    }
}

#[test]
fn a_text_that_ends_within_quotes_ends_too_early() {
    let mut problems = Problems::new(Lang::En);
    assert!(Source::new(r#"{"type":"bar","title":"abc"#).read(&nfc, &mut problems).is_none());
    let problem = problems.list().first().unwrap();
    assert_eq!(problem.code, "json-ends", "{}", problem.message);
    assert!(!problem.message.contains("backslash"), "{}", problem.message);
}

#[test]
fn how_deep_brackets_may_stand_is_told_as_it_is() {
    let mut problems = Problems::new(Lang::En);
    let deep = [r#"{"data":"#, &"[".repeat(20), &"]".repeat(20), "}"].concat();
    assert!(Source::new(&deep).read(&nfc, &mut problems).is_none());
    let told = format!("at most {} brackets within brackets", crate::value::DEEPEST);
    assert!(problems.list()[0].message.contains(&told), "{}", problems.list()[0].message);
}
