//! Whatever is put in, an answer comes out: a picture that is sound, or problems that say why there is none. Never a panic.

#![allow(clippy::unwrap_used, clippy::string_slice)]

use dohoa::explore::nearest;
use dohoa::geom::Point;
use dohoa::native::{check, read_value, svg_with};
use dohoa::problem::Severity;
use dohoa::scene::{Form, Shape};
use dohoa::sheet::Look;
use dohoa::text::face::Face;
use dohoa::value::Value;
use proptest::prelude::*;

/// Words that mean something somewhere, and words that mean nothing.
fn word() -> impl Strategy<Value = String> {
    let known = [
        "bar",
        "stacked-bar",
        "waffle",
        "ranking",
        "targets",
        "line",
        "area",
        "scatter",
        "board",
        "none",
        "28/12/2023",
        "tháng 12",
        "Q3 2023",
        "2019",
        "time",
        "x",
        "desc",
        "asc",
        "vertical",
        "ordered",
        "categorical",
        "%",
        "reach",
        "below",
        "light",
        "Cấp",
        "Số",
        "label",
        "value",
        "javascript:x",
        "https://a.vn",
        "#0b62a4",
        "",
        "–",
        "3.466",
        "7,5",
        "(12)",
    ];
    prop_oneof![
        4 => proptest::sample::select(known.to_vec()).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
        1 => any::<String>(),
        1 => (1usize..700).prop_map(|length| "ế".repeat(length)),
        1 => Just("e\u{302}\u{301}\u{200d}👩‍👩‍👧‍👦 العربية".to_owned()),
    ]
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => -5.0..5000.0,
        2 => (0u32..40).prop_map(f64::from),
        1 => any::<f64>(),
        1 => proptest::sample::select(vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -0.0, 1e-308, 5e-324, 1e18, 1e308]),
    ]
}

fn leaf() -> impl Strategy<Value = Value> {
    prop_oneof![
        5 => number().prop_map(Value::Number),
        4 => word().prop_map(Value::Text),
        1 => any::<bool>().prop_map(Value::Flag),
        1 => Just(Value::Null),
    ]
}

fn anything() -> impl Strategy<Value = Value> {
    leaf().prop_recursive(3, 20, 5, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::List),
            proptest::collection::vec((word(), inner), 0..5).prop_map(Value::Record),
        ]
    })
}

fn columns() -> Vec<&'static str> {
    vec!["label", "value", "unit", "sense", "current", "divideBy", "decimals", "place", "Cấp", "Số", "Số 2"]
}

fn rows() -> impl Strategy<Value = Value> {
    let row = proptest::collection::vec((proptest::sample::select(columns()), leaf()), 1..6);
    let record = |row: Vec<(&str, Value)>| Value::Record(row.into_iter().map(|(name, value)| (name.to_owned(), value)).collect());
    proptest::collection::vec(row.prop_map(record), 0..12).prop_map(Value::List)
}

/// A table that most kinds can show, so that the pictures are tried as well as the problems.
fn sound_rows() -> impl Strategy<Value = Value> {
    let row = (word(), 0.0..3000.0f64, 0u32..30);
    proptest::collection::vec(row, 1..9).prop_map(|rows| {
        let row = |(label, value, other): (String, f64, u32)| {
            let label: String = label.chars().take(150).collect();
            Value::Record(vec![
                ("label".to_owned(), Value::Text(label)),
                ("value".to_owned(), Value::Number(value.round())),
                ("Số".to_owned(), Value::Number(f64::from(other))),
            ])
        };
        Value::List(rows.into_iter().map(row).collect())
    })
}

fn table() -> impl Strategy<Value = Value> {
    let csv = proptest::collection::vec(proptest::collection::vec(word(), 1..5), 0..8);
    prop_oneof![
        3 => sound_rows(),
        2 => rows(),
        1 => csv.prop_map(|rows| Value::Text(rows.iter().map(|row| row.join(",")).collect::<Vec<_>>().join("\n"))),
        1 => any::<String>().prop_map(Value::Text),
        1 => proptest::collection::vec(proptest::collection::vec(leaf(), 0..5).prop_map(Value::List), 0..8).prop_map(Value::List),
    ]
}

fn spec() -> impl Strategy<Value = Value> {
    let kinds = vec!["bar", "stacked-bar", "waffle", "ranking", "targets", "line", "area", "scatter", "bra"];
    let keys = vec![
        "title",
        "subtitle",
        "note",
        "source",
        "locale",
        "sort",
        "highlight",
        "palette",
        "percent",
        "each",
        "total",
        "top",
        "bars",
        "orientation",
        "annotations",
        "axis",
        "zero",
        "hide",
        "xFormat",
        "format",
        "columns",
        "theme",
        "version",
        "alt",
        "nonsense",
    ];
    let locales = vec!["vi", "en", "de", "ar", "", "x", "not a tag!!", "vi-VN"];
    let extra = proptest::collection::vec((proptest::sample::select(keys), anything()), 0..3);
    let locale = proptest::sample::select(locales);
    let plain = (proptest::sample::select(kinds), table(), extra, locale)
        .prop_map(|(kind, data, extra, locale)| {
            let mut entries = vec![
                ("type".to_owned(), Value::Text(kind.to_owned())),
                ("locale".to_owned(), Value::Text(locale.to_owned())),
                ("data".to_owned(), data),
            ];
            entries.extend(extra.into_iter().map(|(key, value)| (key.to_owned(), value)));
            Value::Record(entries)
        })
        .boxed();
    let board = proptest::collection::vec(plain.clone(), 0..4).prop_map(|mut panels| {
        for panel in &mut panels {
            if let Value::Record(entries) = panel {
                entries.retain(|(key, _)| key != "locale");
            }
        }
        Value::Record(vec![("type".to_owned(), Value::Text("board".to_owned())), ("panels".to_owned(), Value::List(panels))])
    });
    prop_oneof![6 => plain, 1 => board, 1 => anything()]
}

fn width() -> impl Strategy<Value = f64> {
    prop_oneof![4 => 240.0..1600.0, 1 => proptest::sample::select(vec![0.0, -5.0, 1.0, 1e9, f64::NAN, f64::INFINITY])]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn any_spec_becomes_a_sound_picture_or_says_why_not(spec in spec(), width in width(), dark in any::<bool>()) {
        let sheet = read_value(spec);
        let errors = sheet.problems().iter().filter(|problem| problem.severity == Severity::Error).count();
        for problem in sheet.problems() {
            prop_assert!(!problem.message.is_empty() && (!problem.message.contains("{}") || problem.found.contains("{}") || problem.path.contains("{}")), "{problem:?}");
        }
        match svg_with(&sheet, width, dark) {
            None => prop_assert!(errors > 0, "nothing is drawn and nothing is said"),
            Some(svg) => {
                prop_assert_eq!(errors, 0);
                let tree = roxmltree::Document::parse(&svg);
                prop_assert!(tree.is_ok(), "{:?}\n{}", tree.err(), svg);
                prop_assert!(!svg.contains("NaN\"") && !svg.contains("inf\""));
                check_scene(&sheet, width)?;
            }
        }
    }
}

/// A spec as JSON text, on one line or on many.
fn as_json(value: &Value) -> serde_json::Value {
    match value {
        Value::Null => serde_json::Value::Null,
        Value::Flag(flag) => (*flag).into(),
        Value::Number(number) => (*number).into(),
        Value::Text(text) => text.as_str().into(),
        Value::List(items) => items.iter().map(as_json).collect(),
        Value::Numbers(numbers) => serde_json::Value::from(numbers.as_ref().clone()),
        Value::Record(entries) => serde_json::Value::Object(entries.iter().map(|(key, value)| (key.clone(), as_json(value))).collect()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    /// With the checks on, and by every fix that is offered: a text comes out that can be checked again.
    #[test]
    fn any_text_is_checked_and_every_fix_leads_to_another_text(spec in spec(), pretty in any::<bool>(), cut in 0.0..1.3f64) {
        let json = as_json(&spec);
        let text = if pretty { format!("{json:#}") } else { json.to_string() };
        // Some of them end too early.
        let end = text.char_indices().map(|(at, _)| at).find(|at| *at as f64 >= cut * text.len() as f64).unwrap_or(text.len());
        let text = &text[..end];
        let (sheet, _) = check(text, None, &|_| None);
        let units: Vec<u16> = text.encode_utf16().collect();
        for problem in sheet.problems() {
            prop_assert!(problem.place.is_some(), "{problem:?}");
            let Some(fix) = &problem.fix else { continue };
            prop_assert!(!fix.title.is_empty() && !fix.edits.is_empty(), "{problem:?}");
            let mut mended = units.clone();
            for edit in fix.edits.iter().rev() {
                prop_assert!(edit.units.end <= units.len() && text.get(edit.bytes.clone()).is_some(), "{problem:?}");
                mended.splice(edit.units.clone(), edit.text.encode_utf16());
            }
            let mended = String::from_utf16(&mended).unwrap();
            prop_assert!(mended != text, "{problem:?}");
            check(&mended, None, &|_| None);
        }
    }
}

/// All marks lie on finite coordinates within the scene, and whatever stands for a figure leads to it.
fn check_scene(sheet: &dohoa::sheet::Sheet, width: f64) -> Result<(), TestCaseError> {
    let theme = sheet.theme(&Look { dark: false, family: String::new() });
    let scene = sheet.plot(width, &theme, Face::bundled()).unwrap();
    prop_assert!(scene.size.width.is_finite() && scene.size.height.is_finite() && scene.size.height >= 0.0);
    for mark in &scene.marks {
        let bounds = mark.shape.bounds();
        for number in [bounds.x, bounds.y, bounds.width, bounds.height] {
            prop_assert!(number.is_finite(), "{mark:?}");
        }
        prop_assert!(bounds.width >= 0.0 && bounds.height >= 0.0, "{mark:?}");
        prop_assert!(mark.datum.is_none_or(|index| index < scene.data.len()));
        if mark.datum.is_some() {
            // The middle of a line is not where its figures are.
            let is_line = matches!(mark.shape, Shape::Path { form: Form::Line(_) | Form::Area, .. });
            prop_assert!(is_line || nearest(&scene, bounds.center(), 24.0).is_some());
        }
    }
    prop_assert_eq!(nearest(&scene, Point::new(-1e6, -1e6), 24.0), None);
    prop_assert!((0..scene.count()).step_by(97).all(|index| scene.figure(index, sheet.locale()).is_some()));
    let table = sheet.table(&scene);
    prop_assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
    sheet.describe(&scene);
    Ok(())
}

/// Text in which marks are as frequent as letters.
fn separated() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec!["a", "ế", " ", "7", ",", ",", "\"", "\"", "\"\"", "\n", "\r\n", "\r", ";", "x y"]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| ["h,k\n", &pieces.concat()].concat())
}

/// The rows that hold anything, as the `csv` crate has them.
fn as_csv_has_it(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>());
    rows.filter(|row| row.iter().any(|field| !field.trim().is_empty())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn rows_are_parted_as_the_csv_crate_parts_them(text in separated()) {
        let rows: Vec<Vec<String>> = dohoa::table::csv::lines(&text).into_iter().map(|(_, row)| row).collect();
        prop_assert_eq!(rows, as_csv_has_it(&text));
    }
}
