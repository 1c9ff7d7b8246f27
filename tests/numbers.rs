//! What is written of a figure is never another figure: none becomes 0, nothing becomes a number, a part becomes no whole.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use dohoa::figure::{self, Setting};
use dohoa::native::read_value;
use dohoa::scene::{Scene, Shape};
use dohoa::sheet::{Look, Sheet};
use dohoa::text::face::Face;
use dohoa::value::Value;

fn sheet(spec: &str) -> Sheet {
    let sheet = read_value(serde_json::from_str(spec).unwrap());
    assert!(sheet.infographic().is_some(), "{spec}: {:#?}", sheet.problems());
    sheet
}

fn plot(sheet: &Sheet) -> Scene {
    sheet.plot(640.0, &sheet.theme(&Look { dark: false, family: String::new() }), Face::bundled()).unwrap()
}

/// All that is written in the picture, no-break spaces as spaces.
fn written(spec: &str) -> Vec<String> {
    let scene = plot(&sheet(spec));
    let texts = scene.marks.iter().filter_map(|mark| if let Shape::Text { text, .. } = &mark.shape { Some(text) } else { None });
    texts.map(|text| text.replace('\u{a0}', " ")).collect()
}

/// The rows of the table, the cells of each with a bar between.
fn table(spec: &str) -> Vec<String> {
    let sheet = sheet(spec);
    let table = sheet.table(&plot(&sheet));
    table.rows.iter().map(|row| row.join(" | ").replace('\u{a0}', " ")).collect()
}

fn summary(spec: &str) -> String {
    let sheet = sheet(spec);
    sheet.describe(&plot(&sheet)).replace('\u{a0}', " ")
}

#[test]
fn no_figure_is_written_as_nothing_unless_somebody_said_how_many_digits() {
    let spec = r#"{"type":"bar","locale":"en","data":"G,Rate\nA,0.0004\nB,0.0021\nC,-0.00031\nD,0\nE,0.0625","format":{"unit":"mg"}}"#;
    assert_eq!(table(spec), ["A | 0.0004 mg", "B | 0.0021 mg", "C | -0.00031 mg", "D | 0 mg", "E | 0.063 mg"]);
}

#[test]
fn what_is_rounded_to_nothing_has_no_sign() {
    let format = r#""format":{"unit":"%","decimals":1,"sign":"always"}"#;
    let spec = format!(r#"{{"type":"bar","locale":"en","data":"G,Rate\nA,0.04\nB,-0.04\nC,0.06\nD,-0.06",{format}}}"#);
    assert_eq!(table(&spec), ["A | 0.0%", "B | 0.0%", "C | +0.1%", "D | -0.1%"]);
}

#[test]
fn a_minus_stands_before_the_prefix_where_it_is_read_again() {
    let bars = |more: &str| format!(r#"{{"type":"bar","locale":"en","data":"G,Profit\nA,4\nB,-12","format":{{"prefix":"$"{more}}}}}"#);
    assert_eq!(table(&bars("")), ["A | $4", "B | -$12"]);
    assert_eq!(table(&bars(r#","sign":"always""#)), ["A | +$4", "B | -$12"]);
    assert_eq!(table(r#"{"type":"bar","locale":"en","data":"G,Profit\nA,$4\nB,-$12"}"#), ["A | $4", "B | -$12"]);
}

#[test]
fn a_part_is_neither_nothing_nor_the_whole() {
    let spec = r#"{"type":"stacked-bar","locale":"en","percent":true,"data":"G,A,B,C\nx,999990,5,5\ny,1,0,0\nz,0,1,1"}"#;
    let said = summary(spec);
    assert!(said.contains("A 999,990 (>99.9%), B 5 (<0.1%), C 5 (<0.1%)"), "{said}");
    assert!(said.contains("A 1 (100%), B 0 (0%)") && said.contains("B 1 (50%)"), "{said}");
}

#[test]
fn shares_of_a_poll_that_rounding_takes_to_99_are_written_as_they_are() {
    let poll = |more: &str| {
        format!(r#"{{"type":"stacked-bar","locale":"en","percent":true,"data":"G,Yes,No,Unsure\nA,33,33,33\nB,51,30,20"{more}}}"#)
    };
    let of_shares = poll(r#","format":{"unit":"%"}"#);
    let texts = written(&of_shares);
    assert!(["33%", "51%", "30%", "20%"].iter().all(|text| texts.iter().any(|written| written == text)), "{texts:?}");
    assert!(summary(&of_shares).contains("Yes 33%, No 33%, Unsure 33%"), "{}", summary(&of_shares));
    // Nobody knows what 33 of 99 things are in per cent, and of what lacks a tenth the shares are others.
    assert!(written(&poll("")).contains(&"33.3%".to_owned()));
    assert!(written(&of_shares.replace("51,30,20", "40,30,20")).contains(&"44.4%".to_owned()));
}

#[test]
fn a_target_is_reached_when_it_is_reached() {
    let targets = |row: &str| table(&format!(r#"{{"type":"targets","locale":"vi","data":"label;value;current;unit;sense\n{row}"}}"#));
    assert_eq!(targets("GRDP;7,5;7,48;%;reach"), ["GRDP | 7,5% | đạt | 7,48% | 99,7%"]);
    assert_eq!(targets("GRDP;7,5;7,5;%;reach"), ["GRDP | 7,5% | đạt | 7,5% | 100%"]);
    assert_eq!(targets("Bài;120;85;bài;reach"), ["Bài | 120 bài | đạt | 85 bài | 71%"]);
    // Six per cent that are left are no share of four by which they were to fall.
    assert_eq!(targets("Hộ nghèo;4;6,1;%;reduce"), ["Hộ nghèo | 4% | giảm | 6,1%"]);
    assert_eq!(targets("Hộ nghèo;4;1;%;reduce"), ["Hộ nghèo | 4% | giảm | 1% | 25%"]);
}

const BLANK: &str = r#""locale":"vi","data":"Huyện,Tốt,Khá\nMèo Vạc,,\nBắc Quang,12,8\nVị Xuyên,9,4","format":{"unit":"đơn vị"}"#;

#[test]
fn a_row_without_figures_is_no_zero() {
    for kind in ["stacked-bar", "waffle"] {
        let spec = format!(r#"{{"type":"{kind}",{BLANK}}}"#);
        let texts = written(&spec);
        assert!(texts.contains(&"–".to_owned()) && texts.contains(&"20 đơn vị".to_owned()), "{kind}: {texts:?}");
        assert!(!texts.iter().any(|text| text.starts_with('0')), "{kind}: {texts:?}");
        let said = summary(&spec);
        assert!(!said.contains("tổng cộng 0"), "{said}");
        assert!(said.contains("Mèo Vạc: Tốt không có số liệu, Khá không có số liệu"), "{said}");
    }
    let sorted = table(&format!(r#"{{"type":"stacked-bar","sort":"asc",{BLANK}}}"#));
    assert_eq!(sorted.iter().map(|row| row.split(" |").next().unwrap()).collect::<Vec<_>>(), ["Vị Xuyên", "Bắc Quang", "Mèo Vạc"]);
    assert_eq!(table(&format!(r#"{{"type":"stacked-bar","percent":true,{BLANK}}}"#)).len(), 3);
}

#[test]
fn the_unit_is_said_at_the_first_figure_that_there_is() {
    for data in
        [r#"[["Huyện","Thu"],["Mèo Vạc",""],["Bắc Quang","120"]]"#, r#"[["Huyện","A","B"],["Mèo Vạc","","120"],["Bắc Quang","1","2"]]"#]
    {
        let texts = written(&format!(r#"{{"type":"bar","locale":"vi","data":{data},"format":{{"unit":"tỷ đồng"}}}}"#));
        assert!(texts.contains(&"120 tỷ đồng".to_owned()), "{texts:?}");
        assert_eq!(texts.iter().filter(|text| text.contains("tỷ đồng")).count(), 1, "{texts:?}");
    }
}

#[test]
fn a_row_that_lacks_a_part_has_no_total_and_no_shares() {
    let bars = |more: &str| format!(r#"{{"type":"stacked-bar","locale":"en","data":"G,Yes,No\nA,12,\nB,6,6\nC,,"{more}}}"#);
    assert_eq!(written(&bars(r#","percent":true"#)), ["Yes", "No", "A", "–", "B", "50%", "50%", "C", "–"]);
    assert_eq!(written(&bars("")), ["Yes", "No", "A", "12", "–", "B", "6", "6", "12", "C", "–"]);
    // Of a part that is left out nobody knows more.
    assert_eq!(written(&bars(r#","percent":true,"hide":"No""#)), ["Yes", "No", "A", "–", "B", "50%", "C", "–"]);
    for more in ["", r#","percent":true"#, r#","hide":"No""#] {
        let said = summary(&bars(more));
        assert!(!said.contains("100%") && !said.contains("A, a total"), "{more}: {said}");
    }
    // Which would be longer than all.
    let sorted = bars(r#","sort":"desc""#);
    assert_eq!(table(&sorted)[0].split(" | ").next(), Some("B"));
    let lonely = r#"{"type":"stacked-bar","locale":"en","data":"G,Yes,No\nA,12,\nB,,6","format":{"unit":"people"}}"#;
    assert!(written(lonely).contains(&"people".to_owned()), "the unit is said somewhere: {:?}", written(lonely));
}

#[test]
fn a_long_total_has_its_unit_above_the_bars_though_a_blank_row_comes_first() {
    let spec = |rows: &str| {
        let data = format!("Huyện,Tốt,Khá\\n{rows}");
        format!(r#"{{"type":"stacked-bar","locale":"vi","data":"{data}","format":{{"unit":"triệu đồng một năm"}}}}"#)
    };
    for rows in ["Bắc Quang,1234567890123,8\\nMèo Vạc,,", "Mèo Vạc,,\\nBắc Quang,1234567890123,8"] {
        let texts = written(&spec(rows));
        assert!(["triệu đồng một năm", "1.234.567.890.131", "–"].iter().all(|text| texts.contains(&(*text).to_owned())), "{texts:?}");
    }
}

#[test]
fn a_per_cent_sign_stands_at_each_part_and_no_share_beside_it() {
    let data = r#""locale":"vi","data":"Huyện,Tốt,Khá\nA,65,35\nB,60,40","format":{"unit":"%"}"#;
    for kind in ["stacked-bar", "waffle"] {
        let spec = format!(r#"{{"type":"{kind}",{data}}}"#);
        let texts = written(&spec);
        assert!(["65%", "35%", "60%", "40%"].iter().all(|part| texts.contains(&(*part).to_owned())), "{kind}: {texts:?}");
        assert!(!summary(&spec).contains('('), "{}", summary(&spec));
    }
}

#[test]
fn what_is_something_is_seen_beside_millions_of_it_to_either_side() {
    for orientation in ["horizontal", "vertical"] {
        let spec = format!(r#"{{"type":"bar","orientation":"{orientation}","data":"a,n\nA,25000000\nB,1\nC,-1\nD,0"}}"#);
        let scene = plot(&sheet(&spec));
        let bars = |datum: usize| {
            let own = scene.marks.iter().filter(move |mark| mark.datum == Some(datum));
            own.filter_map(|mark| if let Shape::Rect { rect, .. } = mark.shape { Some(rect.width.min(rect.height)) } else { None })
        };
        assert!([1, 2].into_iter().all(|datum| bars(datum).eq([1.0])), "{orientation}");
        assert_eq!(bars(3).count(), 0, "nothing is nothing");
    }
}

#[test]
fn the_bars_of_a_ranking_are_seen_however_small_and_are_none_where_some_figure_is_below_zero() {
    let bars = |last: &str| {
        let scene = plot(&sheet(&format!(r#"{{"type":"ranking","bars":true,"data":"Đội,Điểm\nA,25000000\nB,1\nC,{last}"}}"#)));
        let width = |shape: &Shape| if let Shape::Rect { rect, .. } = shape { Some(rect.width) } else { None };
        scene.marks.iter().filter(|mark| mark.datum.is_some()).filter_map(|mark| width(&mark.shape)).collect::<Vec<f64>>()
    };
    assert_eq!(bars("0")[1..], [1.0]);
    assert_eq!(bars("-1").len(), 0);
}

#[test]
fn of_nothing_there_is_no_share() {
    let scene = plot(&sheet(r#"{"type":"stacked-bar","locale":"en","data":"G,Yes,No\nA,0,0\nB,3,1"}"#));
    let shares: Vec<_> = scene.data.iter().map(|datum| datum.share.as_deref()).collect();
    assert_eq!(shares, [None, None, Some("75%"), Some("25%")]);
}

#[test]
fn two_thousand_squares_are_drawn_and_one_more_is_told() {
    let squares =
        |count: usize| read_value(serde_json::from_str(&format!(r#"{{"type":"waffle","data":"G,Yes,No\nA,1000,{count}"}}"#)).unwrap());
    assert!(squares(1000).infographic().is_some());
    assert_eq!(squares(1001).problems().first().map(|problem| (problem.code, problem.found.as_str())), Some(("too-many-cells", "2,001")));
}

#[test]
fn parts_of_a_total_may_be_a_little_more_than_it_by_adding_up() {
    // Three tenths, reckoned in parts of two.
    let spec = r#"{"type":"bar","locale":"en","total":0.3,"data":"a,n\nA,0.1\nB,0.1\nC,0.1"}"#;
    assert_eq!(sheet(spec).problem_count(), 0);
}

#[test]
fn a_per_cent_sign_stands_apart_from_no_number_however_long_that_is() {
    let sheet = sheet(r#"{"type":"bar","locale":"en","format":{"unit":"%"},"data":"a,n\nA,123456789.5\nB,5"}"#);
    let theme = sheet.theme(&Look { dark: false, family: String::new() });
    let scene = sheet.plot(240.0, &theme, Face::bundled()).unwrap();
    let texts: Vec<&str> =
        scene.marks.iter().filter_map(|mark| if let Shape::Text { text, .. } = &mark.shape { Some(text.as_str()) } else { None }).collect();
    assert_eq!(texts, ["A", "123,456,789.5%", "B", "5%"]);
}

#[test]
fn tiny_parts_lie_beside_one_another() {
    let sheet = sheet(r#"{"type":"stacked-bar","locale":"vi","data":"Năm,A,B,C,D\n2021,100000,1,1,1\n2022,50000,1,1,40000"}"#);
    let scene = plot(&sheet);
    let of = |datum: usize| {
        let own = scene.marks.iter().filter(|mark| mark.datum == Some(datum));
        own.filter_map(|mark| if let Shape::Rect { rect, .. } = mark.shape { Some(rect) } else { None }).next_back().unwrap()
    };
    for pair in (0..8).map(of).collect::<Vec<_>>().windows(2).filter(|pair| pair[0].y == pair[1].y) {
        assert!(pair[1].x >= pair[0].right() - 1e-9 && pair[1].width >= 1.0, "{pair:?}");
    }
}

#[test]
fn the_only_part_that_is_left_says_which_it_is() {
    let said = summary(r#"{"type":"waffle","locale":"en","hide":"No","data":"Region,Yes,No\nNorth,5,3"}"#);
    assert!(said.contains("Yes 5"), "{said}");
}

#[test]
fn what_is_left_out_is_said_and_totals_are_those_that_are_seen() {
    let spec = |kind: &str| format!(r#"{{"type":"{kind}","locale":"en","hide":["No"],"data":"Region,Yes,No,Maybe\nNorth,5,3,2"}}"#);
    for kind in ["stacked-bar", "waffle"] {
        let said = summary(&spec(kind));
        assert!(said.contains("North, a total of 7/10: Yes 5 (50%), Maybe 2 (20%)") && said.contains("Hidden: No."), "{said}");
        assert!(written(&spec(kind)).contains(&"7".to_owned()));
    }
    for kind in ["bar", "line"] {
        let said = summary(&spec(kind).replace("North,5,3,2", "2022,5,3,2\\n2023,6,2,2"));
        assert!(said.contains("Hidden: No.") && !said.contains("No 3"), "{said}");
    }
    let panel = spec("stacked-bar").replace(r#","locale":"en","hide":["No"]"#, "");
    let said = summary(&format!(r#"{{"type":"board","locale":"en","hide":["No"],"panels":[{panel},{panel}]}}"#));
    assert_eq!(said.matches("Hidden: No.").count(), 1, "{said}");
    assert!(!summary(&spec("bar").replace(r#""hide":["No"],"#, "")).contains("Hidden"));
}

#[test]
fn a_figures_table_has_what_its_widest_picture_shows() {
    let spec =
        r#"{"type":"bar","locale":"en","data":"District,2022,2023\nA,10,20\nB,30,15","narrow":{"below":480,"hide":"2022","sort":"desc"}}"#;
    let (sheet, house) = (sheet(spec), Value::Record(Vec::new()));
    let html = figure::html(&sheet, &Setting { widths: &[288, 640], house: &house, measure: Face::bundled(), styled: false }).unwrap();
    let table = html.split("<table").nth(1).unwrap();
    assert!(table.contains("2022") && table.contains("30"), "{table}");
    assert!(html.contains("4 figures"), "{html}");
}

#[test]
fn numbers_that_name_rows_are_parted_from_ten_thousand_on() {
    let rows =
        table(r#"{"type":"bar","locale":"vi","columns":{"label":"N","values":["S"]},"data":[["N","S"],[2023,1],[9999,2],[10000,3]]}"#);
    assert_eq!(rows, ["2023 | 1", "9999 | 2", "10.000 | 3"]);
}
