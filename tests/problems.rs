//! What a journalist reads when something is wrong, word for word, in both languages. A changed sentence shows up here, to be
//! read again: `INSTA_UPDATE=always cargo test --test problems` takes it over.

#![allow(clippy::unwrap_used)]

use dohoa::native::{read_value, svg};
use dohoa::problem::Severity;
use dohoa::value::Value;
use std::fmt::Write;

const HARD: &[(&str, &str)] = &[
    ("unknown kind", r#"{"type":"bra","data":"a,n\nx,1"}"#),
    ("no kind", r#"{"data":"a,n\nx,1"}"#),
    ("kind of the wrong sort", r#"{"type":7,"data":"a,n\nx,1"}"#),
    ("no object", r#"[1,2]"#),
    ("misspelt keys, all told", r#"{"type":"bar","titel":"x","sort":"descending","format":{"unti":"%"},"data":"a,n\nx,1"}"#),
    ("key that stands twice", r#"{"type":"bar","title":"x","title":"y","data":"a,n\nx,1"}"#),
    ("wrong sorts of value", r#"{"type":"bar","title":5,"total":"7","highlight":3,"format":"%","data":"a,n\nx,1"}"#),
    ("text for a number, in CSV", r#"{"type":"bar","data":"Cấp,Số lượt\nTỉnh,3466\nHuyện,ba mươi ba\nXã,5"}"#),
    ("text for a number, in rows", r#"{"type":"bar","data":[{"Cấp":"Tỉnh","Số":"7.5x"},{"Cấp":"Huyện","Số":1}]}"#),
    ("text for a number, in lists", r#"{"type":"bar","data":[["Cấp","Số"],["Tỉnh",1],["Huyện","x y"]]}"#),
    ("number too large", r#"{"type":"bar","data":[["a","n"],["x",1e300]]}"#),
    ("row longer than the heading", r#"{"type":"bar","data":"Chỉ tiêu,Số\nGRDP,7,5"}"#),
    ("column twice", r#"{"type":"bar","data":"a,n,n\nx,1,2"}"#),
    ("column unknown", r#"{"type":"bar","columns":{"label":"Cap","values":["Số lượng"]},"data":"Cấp,Số lượt\nTỉnh,3"}"#),
    ("no numbers", r#"{"type":"bar","data":"a,b\nx,y"}"#),
    ("no data", r#"{"type":"bar"}"#),
    ("empty table", r#"{"type":"bar","data":"a,n"}"#),
    ("empty list", r#"{"type":"bar","data":[]}"#),
    ("data of the wrong sort", r#"{"type":"bar","data":5}"#),
    ("rows of two sorts", r#"{"type":"bar","data":[{"a":"x","n":1},["y",2]]}"#),
    ("cell of the wrong sort", r#"{"type":"bar","data":[{"a":"x","n":[1]}]}"#),
    ("data not loaded", r#"{"type":"bar","data":{"url":"so-lieu.csv"}}"#),
    ("negative part", r#"{"type":"stacked-bar","data":"a,x,y\nNhóm,3,-2"}"#),
    ("nothing but zeros", r#"{"type":"stacked-bar","percent":true,"data":"a,x,y\nNhóm,0,0\nKhác,1,2"}"#),
    ("zeros in a waffle", r#"{"type":"waffle","data":"a,x,y\nNhóm,0,0"}"#),
    ("half a cell", r#"{"type":"waffle","data":[["a","x"],["Nhóm",2.5]]}"#),
    ("too many cells", r#"{"type":"waffle","data":"a,x\nNhóm,50000"}"#),
    ("too many series", r#"{"type":"bar","data":"a,1s,2s,3s,4s,5s,6s,7s\nx,1,2,3,4,5,6,7"}"#),
    ("highlight unknown, a warning", r#"{"type":"bar","highlight":"Tinh","data":"a,n\nTỉnh,1\nHuyện,2"}"#),
    ("parts exceed the whole, a warning", r#"{"type":"bar","total":2,"data":"a,n\nTỉnh,1\nHuyện,2"}"#),
    ("wrong colour", r##"{"type":"bar","palette":["blue","#12345"],"data":"a,n\nx,1"}"##),
    ("link that runs code", r#"{"type":"bar","sourceUrl":"javascript:alert(1)","data":"a,n\nx,1"}"#),
    ("another version", r#"{"type":"bar","version":2,"data":"a,n\nx,1"}"#),
    ("out of range", r#"{"type":"bar","format":{"decimals":99,"divideBy":0},"data":"a,n\nx,1"}"#),
    ("board without panels", r#"{"type":"board"}"#),
    ("board on a board", r#"{"type":"board","panels":[{"type":"board","panels":[]}]}"#),
    (
        "problems of two panels",
        r#"{"type":"board","panels":[{"type":"bar","data":"a,n\nx,?"},{"type":"waffle","titel":"","data":"a,n\nx,1"}]}"#,
    ),
    ("target without a value", r#"{"type":"targets","data":"label;value;sense\nGRDP;7,5;rech\nThu;;reach"}"#),
    ("targets without their column", r#"{"type":"targets","data":"label,vale\nGRDP,7"}"#),
    ("divisor out of range", r#"{"type":"targets","data":[{"label":"Thu","value":5,"divideBy":0}]}"#),
    ("ranking without places or values", r#"{"type":"ranking","data":"Huyện\nBắc Quang"}"#),
    ("series to hide that is none, a warning", r#"{"type":"stacked-bar","hide":["Kha"],"data":"a,Tốt,Khá\nNhóm,3,2"}"#),
    ("table that is none of them", r#"{"type":"bar","table":"Huyen","tables":[{"label":"Huyện","data":"a,n\nx,1"}]}"#),
    (
        "mistake in a table that is not shown",
        r#"{"type":"bar","tables":[{"label":"A","data":"a,n\nx,1"},{"label":"B","data":"a,n\nx,?\ny,1"}]}"#,
    ),
    ("table without data", r#"{"type":"bar","tables":[{"label":"A"}]}"#),
    ("controls that are none", r#"{"type":"bar","controls":["sorting",5],"steps":{"text":"x"},"data":"a,n\nx,1"}"#),
    ("steps of the wrong sort", r#"{"type":"bar","steps":[{"txt":"x"},{"text":"y","annotation":"z"}],"data":"a,n\nx,1"}"#),
    ("narrow without a width, and with an unknown key", r#"{"type":"bar","narrow":{"sort":"asc"},"data":"a,n\nx,1"}"#),
    ("narrow with a mistake", r#"{"type":"bar","narrow":{"below":480,"sorted":"asc"},"data":"a,n\nx,1"}"#),
    ("short words that are no texts", r#"{"type":"bar","short":{"x":1},"data":"a,n\nx,1"}"#),
    ("ranking with a gap", r#"{"type":"ranking","data":"Huyện,Điểm\nBắc Quang,9\nQuang Bình,\nVị Xuyên,8"}"#),
];

fn told(json: &str, locale: &str) -> String {
    let mut value: Value = serde_json::from_str(json).unwrap();
    if let Value::Record(entries) = &mut value {
        entries.push(("locale".to_owned(), Value::Text(locale.to_owned())));
    }
    let sheet = read_value(value);
    let mut out = String::new();
    for problem in sheet.problems() {
        let mark = if problem.severity == Severity::Error { "" } else { " (warning)" };
        writeln!(out, "  {} at {:?}{mark}: {}", problem.code, problem.path, problem.message).unwrap();
    }
    assert!(!out.is_empty(), "nothing is said of {json}");
    out
}

#[test]
fn every_mistake_is_answered_in_words_that_help() {
    let mut all = String::new();
    for (name, json) in HARD {
        writeln!(all, "# {name}\n{json}\nvi\n{}en\n{}", told(json, "vi"), told(json, "en")).unwrap();
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("problems");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("messages", all));
}

#[test]
fn a_label_of_two_thousand_letters_and_five_hundred_rows_are_answered() {
    let label = format!(r#"{{"type":"bar","data":[["a","n"],["{}",1]]}}"#, "ế".repeat(2000));
    assert!(told(&label, "vi").contains("nhiều nhất 200 chữ cái"));
    let rows: Vec<String> = (0..500).map(|row| format!("x{row},{row}")).collect();
    let json = serde_json::json!({ "type": "bar", "data": format!("a,n\n{}", rows.join("\n")) }).to_string();
    assert!(told(&json, "en").contains("The data has 500 rows"));
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
