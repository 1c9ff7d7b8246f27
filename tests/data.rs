//! Figures as newsrooms have them: how spellings are read in each locale, which units are read off, what is told of it, and
//! files in the encodings that programs save.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use dohoa::locale::{icu, Fraction};
use dohoa::native::{decode, read_value, svg};
use dohoa::problem::Severity;
use dohoa::scene::Datum;
use dohoa::sheet::{Look, Sheet};
use dohoa::text::face::Face;
use dohoa::theme::Theme;
use dohoa::value::Value;
use proptest::prelude::*;
use serde_json::{json, Value as Json};
use std::fmt::Write;

/// Where numbers are written in Latin digits and groups of three.
const LOCALES: &[&str] =
    &["vi", "en", "en-GB", "de", "de-CH", "fr", "es", "it", "pl", "pt", "ru", "sv", "nl", "cs", "id", "ja", "zh", "tr"];

/// As people write figures, in tables and in mails.
const SPELLINGS: &[&str] = &[
    "33",
    "3466",
    "3.466",
    "3,466",
    "3 466",
    "3'466",
    "1.234.567",
    "1,234,567",
    "7,5",
    "7.5",
    "0,05",
    "1 234,5",
    "1.234,5",
    "1,234.5",
    "7,5%",
    "35 %",
    "12,5 ‰",
    "-12",
    "−12",
    "–12",
    "+4",
    "(12)",
    "(1.234)",
    "(12%)",
    "2.460 tỷ",
    "2.460 tỷ đồng",
    "900 triệu",
    "1,2 tỷ",
    "3,2 triệu lượt",
    "1.200.000đ",
    "1.200.000 ₫",
    "308 triệu USD",
    "$1,200",
    "US$1,200",
    "€ 7,5",
    "$1.2 million",
    "-$5",
    "12 m²",
    "36,5°C",
    "3.46",
    "1.2345",
    "1,23,456",
    "12 34",
    "7,",
    ",5",
    "1e9",
    "12km",
    "1st",
    "2A",
    "12*",
    "12 [1]",
    "12 (a)",
    "12¹",
    ">90",
    "~5",
    "1/2",
    "Q3",
    "quý 3/2023",
    "tháng 12",
    "28/12/2023",
    "28.12.2023",
    "2023-12-28",
    "18–24",
    "18-24 tuổi",
    "trên 90%",
    "không",
    "–",
    "n/a",
];

fn snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("data");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

#[test]
fn spellings_are_read_as_each_locale_writes_them() {
    let mut table = String::new();
    for spelling in SPELLINGS {
        write!(table, "{spelling:16}").unwrap();
        for tag in ["vi", "en", "de", "fr"] {
            let read = icu::locale(tag).read(spelling);
            let said =
                read.map_or("·".to_owned(), |read| [read.prefix, &read.value.to_string(), " ", read.unit].concat().trim().to_owned());
            write!(table, " | {tag} {said:16}").unwrap();
        }
        let line = table.trim_end().len();
        table.truncate(line);
        table.push('\n');
    }
    snapshot("spellings", &table);
}

proptest! {
    #[test]
    fn what_a_locale_writes_it_reads_back(
        thousandths in -999_999_999_999i64..=999_999_999_999,
        tag in proptest::sample::select(LOCALES.to_vec()),
        unit in proptest::sample::select(vec!["", "%", "\u{a0}%", " tỷ đồng", "\u{a0}m²", "đ"]),
        digits in 0u8..=3,
    ) {
        let locale = icu::locale(tag);
        let scale = 10f64.powi(i32::from(digits));
        let value = (thousandths / 10i64.pow(3 - u32::from(digits))) as f64 / scale;
        let written = [&locale.number(value, Fraction::exactly(digits)), unit].concat();
        let read = locale.read(&written);
        prop_assert_eq!(read.map(|read| (read.value, read.unit)), Some((value, unit.trim())), "{} writes {:?}", tag, written);
    }

    #[test]
    fn any_text_is_a_finite_number_or_none(text in ".{0,24}", tag in proptest::sample::select(LOCALES.to_vec())) {
        if let Some(read) = icu::locale(tag).read(&text) {
            prop_assert!(read.value.is_finite());
            prop_assert!(text.contains(read.unit) && text.contains(read.prefix));
        }
    }

    #[test]
    fn any_bytes_are_a_text(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let (text, guess) = decode(&bytes);
        prop_assert!(guess.is_none() || !bytes.is_empty());
        prop_assert!(text.chars().count() <= bytes.len());
    }
}

fn sheet(spec: Json) -> Sheet {
    read_value(serde_json::from_value::<Value>(spec).unwrap())
}

fn bar(data: Json) -> Json {
    json!({ "type": "bar", "locale": "vi", "data": data })
}

fn picture(sheet: &Sheet) -> String {
    svg(sheet, 640.0).unwrap_or_else(|| panic!("{:#?}", sheet.problems())).replace('\u{a0}', " ")
}

#[test]
fn a_unit_that_all_figures_share_is_shown() {
    for (data, shown) in [
        ("Năm;Thu\n2023;2.460 tỷ\n2022;1.980 tỷ", "2.460 tỷ"),
        ("Huyện;Tỷ lệ\nA;7,5%\nB;35 %\nC;0", "7,5%"),
        ("Mặt hàng;Giá\nA;1.200.000đ\nB;900.000đ", "1.200.000 đ"),
        ("Nơi;Khách\nA;3,2 triệu lượt\nB;–\nC;1 triệu lượt", "3,2 triệu lượt"),
        ("Nơi;Giá\nA;$1.200\nB;$7,5", "$1.200"),
    ] {
        let sheet = sheet(bar(json!(data)));
        assert_eq!(sheet.problem_count(), 0, "{data}: {:?}", sheet.problems());
        assert!(picture(&sheet).contains(shown), "{data} does not show {shown}");
    }
}

#[test]
fn a_unit_that_the_writer_locks_is_the_one_that_is_shown() {
    let mut spec = bar(json!("Năm;Thu\n2023;2.460 tỷ\n2022;1.980 tỷ"));
    spec["format"] = json!({ "unit": "tỷ đồng" });
    let locked = sheet(spec);
    assert!(locked.problems().is_empty(), "{:?}", locked.problems());
    assert!(picture(&locked).contains("2.460 tỷ đồng"));
    let mut spec = bar(json!("Mặt hàng;Giá\nA;1.200.000đ\nB;900.000đ"));
    spec["format"] = json!({ "unit": "triệu đồng", "divideBy": 1e6 });
    assert!(picture(&sheet(spec)).contains("1,2 triệu đồng"));
}

#[test]
fn a_blank_behind_a_prefix_is_the_writers_own() {
    for (prefix, shown) in [("US$ ", "US$ 1.200"), ("US$", "US$1.200"), ("\u{a0}≈  ", "≈ 1.200")] {
        let mut spec = bar(json!("Mặt hàng;Giá\nA;1.200\nB;-900"));
        spec["format"] = json!({ "prefix": prefix });
        let picture = picture(&sheet(spec));
        assert!(picture.contains(shown), "“{prefix}” does not show {shown}");
        assert!(picture.contains(&["-", &shown.replace("1.200", "900")].concat()), "“{prefix}” below 0");
    }
}

/// What comes along from pages and spreadsheets and is not seen.
const UNSEEN: &[char] = &[
    '\u{ad}', '\u{61c}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{200e}', '\u{200f}', '\u{202a}', '\u{202c}', '\u{202e}', '\u{2060}',
    '\u{2066}', '\u{2069}', '\u{feff}',
];

#[test]
fn what_is_not_seen_changes_no_figure_and_no_name() {
    let figures = ["3.466", "-12", "−0,5", "(7)", "7,5", "", "–"];
    let rows = |name: &str, spelt: &dyn Fn(&str) -> String| {
        json!(figures.iter().map(|figure| json!({ "Nơi": "A", name: spelt(figure) })).collect::<Vec<_>>())
    };
    let csv = |name: &str, spelt: &dyn Fn(&str) -> String| {
        json!(format!("Nơi;{name}\n{}", figures.iter().map(|figure| ["A;", &spelt(figure)].concat()).collect::<Vec<_>>().join("\n")))
    };
    let named = |data: Json| json!({ "type": "bar", "locale": "vi", "columns": { "values": "Số" }, "data": data });
    let plain = picture(&sheet(named(rows("Số", &str::to_owned))));
    for mark in UNSEEN {
        let name = format!("{mark}Số{mark}");
        let about = |text: &str| format!("{mark} {text}{mark}");
        let within = |text: &str| text.chars().flat_map(|letter| [*mark, letter]).collect();
        let spellings: [&dyn Fn(&str) -> String; 2] = [&about, &within];
        for spelt in spellings {
            assert_eq!(picture(&sheet(named(rows(&name, spelt)))), plain, "{mark:?} in objects");
            assert_eq!(picture(&sheet(named(csv(&name, spelt)))), plain, "{mark:?} in text");
        }
        assert!(
            picture(&sheet(bar(json!([["Nơi", "Số"], ["A", format!("{mark}2.460{mark} tỷ{mark}")]])))).contains(">2.460 tỷ<"),
            "{mark:?}"
        );
        // What is glued to a figure in plain letters is no unit for all that.
        assert_eq!(sheet(bar(json!([["Nơi", "Số"], ["A", format!("1{mark}st")]]))).problem_count(), 1, "{mark:?}");
    }
}

#[test]
fn dates_are_read_whatever_unseen_stands_in_them() {
    let line = |first: &str, last: &str| {
        let data = format!("Ngày;Số\n{first};1\n{last};2");
        sheet(json!({ "type": "line", "locale": "vi", "axis": "time", "data": data }))
    };
    for mark in UNSEEN {
        for (first, last) in
            [("28/12/2023", "30/12/2023"), ("2023-12-28T10:00Z", "2023-12-30"), ("T1", "T12"), ("quý 3/2023", "quý 4/2023")]
        {
            let within = |text: &str| text.chars().flat_map(|letter| [*mark, letter, *mark]).collect::<String>();
            let sheet = line(&within(first), &within(last));
            assert_eq!(sheet.problem_count(), 0, "{mark:?} {first}: {:?}", sheet.problems());
        }
    }
}

#[test]
fn labels_keep_what_their_letters_need() {
    let labels = ["می\u{200c}شود", "क\u{94d}\u{200d}ष", "\u{2067}C++ (حديث)\u{2069}", "Haus\u{ad}halt"];
    let data: Vec<Json> = labels.iter().map(|label| json!({ "a": label, "n": 1 })).collect();
    let sheet = sheet(json!({ "type": "bar", "locale": "en", "data": data }));
    let look = Look { dark: false, family: String::new() };
    let scene = sheet.plot(640.0, &sheet.theme(&look), Face::bundled()).unwrap();
    let rows: Vec<String> = sheet.table(&scene).rows.into_iter().map(|row| row[0].clone()).collect();
    assert_eq!(rows, labels);
}

#[test]
fn targets_have_each_the_unit_that_stands_at_its_figure() {
    let spec = json!({ "type": "targets", "locale": "vi", "data":
        "label;value\nGRDP;7,5%\nGRDP đầu người;40 triệu đồng\nThu ngân sách;2.460 tỷ đồng\nKhách;3,2 triệu lượt\nHàng hóa;308 triệu USD" });
    let sheet = sheet(spec);
    assert_eq!(sheet.problem_count(), 0, "{:?}", sheet.problems());
    let picture = picture(&sheet);
    for shown in ["7,5", "40", "triệu đồng", "2.460", "tỷ đồng", "3,2", "triệu lượt", "308", "triệu USD"] {
        assert!(picture.contains(shown), "{shown}");
    }
}

#[test]
fn remarks_that_begin_with_a_number_are_no_figures() {
    let sheet = sheet(bar(json!("Xã;Số hộ;Ghi chú\nA;120;3 hộ mới\nB;90;12 khẩu\nC;75;")));
    assert!(sheet.problems().is_empty(), "{:?}", sheet.problems());
    assert!(picture(&sheet).contains("120"));
}

#[test]
fn a_missing_figure_is_no_zero() {
    for missing in ["", "–", "-", "—", "…", "n/a", "N/A"] {
        let sheet = sheet(bar(json!(format!("a;n\nx;{missing}\ny;5%\nz;7%"))));
        assert_eq!(sheet.problem_count(), 0, "{missing:?}: {:?}", sheet.problems());
        assert!(sheet.problems().is_empty());
        assert!(picture(&sheet).contains(">–<"), "{missing:?} is not shown as missing");
    }
}

/// What is told of data, whose sentences are read here.
const TOLD: &[(&str, &str)] = &[
    ("a unit is read off", r#"{"type":"bar","data":"Năm;Thu\n2023;2.460 tỷ\n2022;1.980 tỷ"}"#),
    ("a unit is read off behind a zero, which has none", r#"{"type":"bar","data":"Năm;Thu\n2022;0\n2023;2 tỷ"}"#),
    ("a currency is read off", r#"{"type":"bar","data":[["a","n"],["x","$5"],["y","$7"]]}"#),
    ("thousands of millions beside millions", r#"{"type":"bar","data":"Tỉnh;Thu\nA;900 triệu\nB;1,2 tỷ"}"#),
    ("per cent beside plain numbers", r#"{"type":"bar","data":"Huyện;Tỷ lệ\nA;8\nB;7%"}"#),
    ("two columns, two units", r#"{"type":"bar","data":"Huyện;Số hộ;Tỷ lệ\nA;120;8%\nB;90;7%"}"#),
    ("divided twice", r#"{"type":"bar","format":{"unit":"tỷ đồng","divideBy":1e9},"data":"Năm;Thu\n2023;2.460 tỷ\n2022;980 tỷ"}"#),
    ("another unit than the locked one", r#"{"type":"bar","format":{"unit":"tỷ đồng"},"data":"Năm;Thu\n2023;900 triệu"}"#),
    ("a target and where it stands in two units", r#"{"type":"targets","data":"label;value;current\nThu;2 tỷ;900 triệu"}"#),
    ("several separators in the heading, and rows that come out uneven", r#"{"type":"bar","data":"Tỉnh; thành phố,Số\nA,1\nB,2"}"#),
    ("no heading", r#"{"type":"bar","data":"A,33\nB,3466\nC,5"}"#),
    ("a day that no calendar has", r#"{"type":"bar","data":"Ngày,Số\n30/11/2023,5\n31/11/2023,7\n1/12/2023,6"}"#),
    ("quarters in disorder", r#"{"type":"bar","data":[["Quý","Số"],["quý 3/2023",5],["quý 1/2023",7],["Q4 2023",6]]}"#),
    ("an encoding that was guessed", r#"{"type":"bar","data":{"url":"a.csv","text":"a,n\nx,1","encoding":"windows-1258"}}"#),
];

fn told(json: &str, locale: &str) -> String {
    let mut spec: Json = serde_json::from_str(json).unwrap();
    spec["locale"] = json!(locale);
    let sheet = sheet(spec);
    let line = |problem: &dohoa::problem::Problem| {
        let severity = match problem.severity {
            Severity::Error => "",
            Severity::Warning => " (warning)",
            Severity::Note => " (note)",
        };
        format!("  {} at {:?}{severity}: {}\n", problem.code, problem.path, problem.message)
    };
    let notes = sheet.problems().iter().filter(|problem| problem.severity == Severity::Note).count();
    assert_eq!(sheet.problem_count(), sheet.problems().len() - notes, "a page would fetch the words for a note");
    assert!(!sheet.problems().is_empty(), "nothing is told of {json}");
    sheet.problems().iter().map(line).collect()
}

#[test]
fn what_was_guessed_is_told_in_words_that_help() {
    let mut all = String::new();
    for (name, json) in TOLD {
        writeln!(all, "# {name}\n{json}\nvi\n{}en\n{}", told(json, "vi"), told(json, "en")).unwrap();
    }
    snapshot("told", &all);
}

const AWARDS: &str = "Cấp\tSố lượt\r\nNhà nước và Chính phủ\t33\r\nChủ tịch UBND tỉnh\t3.466\r\n";

#[test]
fn files_are_read_as_programs_save_them() {
    for (name, guess) in [
        ("awards-utf8.tsv", None),
        ("awards-utf8-bom.tsv", None),
        ("awards-nfd.tsv", None),
        ("awards-utf16le.tsv", None),
        ("awards-utf16be.tsv", None),
        ("awards-utf16le-unmarked.tsv", Some("UTF-16LE")),
        ("awards-windows-1258.tsv", Some("windows-1258")),
    ] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name);
        let (text, guessed) = decode(&std::fs::read(path).expect(name));
        assert_eq!(text.as_str(), AWARDS, "{name}");
        assert_eq!(guessed, guess, "{name}");
        let data = json!({ "url": name, "text": text, "encoding": guessed });
        assert!(picture(&sheet(bar(data))).contains("3.466"), "{name}");
    }
}

#[test]
fn places_are_found_by_their_heading() {
    for heading in ["Hạng", "HẠNG", "thứ hạng", "Xếp Hạng", "XẾP HẠNG", "Rank", "PLACE"] {
        let data = format!("{heading},Đơn vị,Điểm\n1,Nội vụ,93\n2,Y tế,88\n2,Tài chính,88\n4,Xây dựng,81");
        let sheet = sheet(json!({ "type": "ranking", "locale": "vi", "data": data }));
        let theme = sheet.theme(&Look { dark: false, family: String::new() });
        let plot = sheet.plot(400.0, &theme, Face::of_pages()).unwrap();
        let place = |of: &Datum| of.details.first().map_or(String::new(), |(name, place)| format!("{name} {place}"));
        let rows: Vec<String> = plot.data.iter().map(|of| format!("{} {}, {}", of.label, of.text, place(of))).collect();
        let wanted = [("Nội vụ 93", 1), ("Y tế 88", 2), ("Tài chính 88", 2), ("Xây dựng 81", 4)];
        assert_eq!(rows, wanted.map(|(row, place)| format!("{row}, {heading} {place}")));
    }
    let named = json!({ "type": "ranking", "columns": { "values": "Hạng" }, "data": "Hạng,Đơn vị\n1,A\n2,B" });
    let plot = sheet(named).plot(400.0, &Theme::light(), Face::of_pages()).unwrap();
    assert_eq!(plot.data.first().unwrap().label, "B", "what the writer names as values is values");
}

#[test]
fn a_heading_that_is_a_figure_is_told_be_it_below_zero_or_above() {
    for (heading, is_told) in [("12", true), ("-12", true), ("−12", true), ("(12)", true), ("-500", true), ("2019", false), ("Số", false)]
    {
        let sheet = sheet(bar(json!(format!("Cấp;{heading}\nTỉnh;3\nXã;5"))));
        let told = sheet.problems().iter().find(|problem| problem.code == "guess-heading");
        assert_eq!(told.map(|problem| problem.found.as_str()), is_told.then_some(heading), "{heading}");
    }
}
