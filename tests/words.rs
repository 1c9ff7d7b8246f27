//! What a chart says of itself, word for word: the summary and the table of every spec of the pages, kept to be read aloud; and
//! the cases that the pages do not have. `INSTA_UPDATE=always cargo test --test words` takes new words over.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use dohoa::scene::Scene;
use dohoa::sheet::{Look, Sheet};
use dohoa::text::face::Face;

fn plot(sheet: &Sheet) -> Scene {
    let theme = sheet.theme(&Look { dark: false, family: String::new() });
    sheet.plot(640.0, &theme, Face::bundled()).unwrap()
}

/// No-break spaces as plain ones, since they sound alike.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn said(json: &str) -> String {
    let sheet = common::read(json);
    assert!(sheet.infographic().is_some(), "{:#?}", sheet.problems());
    plain(&sheet.describe(&plot(&sheet)))
}

#[test]
fn who_has_no_place_is_told_without_one() {
    let told = said(r#"{"type":"ranking","locale":"vi","data":"Hạng;Tỉnh;Điểm\n1;Long An;70,9\n;Hà Giang;"}"#);
    assert!(told.contains("Long An, Hạng 1: 70,9; Hà Giang: không có số liệu"), "{told}");
}

#[test]
fn every_spec_of_the_pages_is_put_into_words_as_before() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("words");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let _bound = settings.bind_to_scope();
    for (name, json) in common::specs() {
        let sheet = common::read(&json);
        let scene = plot(&sheet);
        let table = sheet.table(&scene);
        let lines = std::iter::once(&table.columns).chain(&table.rows).map(|row| format!("| {} |", row.join(" | ")));
        let lines: Vec<String> = lines.collect();
        let text = format!("{}\n\n{}\n{}", sheet.describe(&scene), table.caption, lines.join("\n"));
        insta::assert_snapshot!(name.replace('.', "-"), plain(&text));
    }
}

/// Ten figures and more are not read out; these are made up of a label and a number.
fn many(figures: &[&str]) -> String {
    let rows: Vec<String> = figures.iter().enumerate().map(|(row, figure)| format!("Nhóm {row};{figure}")).collect();
    format!("Nhóm;Số người\\n{}", rows.join("\\n"))
}

#[test]
fn of_many_figures_the_ends_are_said_with_their_ties_and_where_the_others_are() {
    let json = |locale, figures: &[&str]| {
        format!(r#"{{"type":"bar","locale":"{locale}","title":"Ví dụ","format":{{"unit":"%"}},"data":"{}"}}"#, many(figures))
    };
    let figures = ["5", "9", "9", "1", "2", "3", "2", "3", "2", "3", "4", "5", ""];
    assert_eq!(
        said(&json("vi", &figures)),
        "Ví dụ. Biểu đồ thanh, 13 số liệu. Lớn nhất: Nhóm 1: 9%; Nhóm 2: 9%. Nhỏ nhất: Nhóm 3: 1%. Xem thêm ở bảng số liệu."
    );
    assert_eq!(
        said(&json("en", &figures)),
        "Ví dụ. Bar chart, 13 figures. Largest: Nhóm 1: 9%; Nhóm 2: 9%. Smallest: Nhóm 3: 1%. The data table has them all."
    );
    // Four that are equal do not stand out.
    let figures = ["5", "9", "1", "1", "1", "1", "2", "3", "2", "3", "2", "3", "4"];
    assert_eq!(said(&json("en", &figures)), "Ví dụ. Bar chart, 13 figures. Largest: Nhóm 1: 9%. The data table has them all.");
}

#[test]
fn figures_that_are_all_alike_have_no_largest() {
    let json = format!(r#"{{"type":"bar","locale":"vi","data":"{}"}}"#, many(&["4"; 13]));
    assert_eq!(said(&json), "Biểu đồ thanh, 13 số liệu. Xem thêm ở bảng số liệu.");
}

#[test]
fn targets_in_units_of_their_own_have_no_largest_however_many_they_are() {
    let rows: Vec<String> = (0..13).map(|row| format!(r#"{{"label":"{row}","value":{row},"unit":"{}"}}"#, ["bài", "%"][row % 2])).collect();
    let json = format!(r#"{{"type":"targets","locale":"en","data":[{}]}}"#, rows.join(","));
    assert_eq!(said(&json), "Targets, 13 figures. The data table has them all.");
}

#[test]
fn a_figure_that_is_not_there_is_said_to_be_missing() {
    let json = |locale| format!(r#"{{"type":"bar","locale":"{locale}","data":[["Nhóm","Nữ","Nam"],["A",1,2],["B",null,3]]}}"#);
    assert!(said(&json("vi")).ends_with("A: Nữ 1, Nam 2; B: Nữ không có số liệu, Nam 3."), "{}", said(&json("vi")));
    assert!(said(&json("en")).ends_with("B: Nữ no figure, Nam 3."), "{}", said(&json("en")));
    let sheet = common::read(&json("vi"));
    assert_eq!(sheet.table(&plot(&sheet)).rows[1], ["B", "không có số liệu", "3"]);
}

#[test]
fn one_figure_is_not_counted_and_places_alone_are_figures() {
    assert_eq!(said(r#"{"type":"bar","locale":"en","title":"One?","data":[["a","n"],["x",4]]}"#), "One? Bar chart: x: 4.");
    let places =
        r#"{"type":"ranking","locale":"en","columns":{"place":"Prize","label":"Team"},"data":[["Prize","Team"],["1st","A"],["2nd","B"]]}"#;
    assert_eq!(said(places), "Ranking, 2 figures: A: 1st; B: 2nd.");
    let sheet = common::read(places);
    assert_eq!(sheet.table(&plot(&sheet)).columns, ["Team", "Prize"]);
}

#[test]
fn the_writers_own_words_take_the_place_of_all() {
    assert_eq!(
        said(r#"{"type":"bar","title":"T","alt":"Ba đợt, đợt hai cao nhất","data":[["a","n"],["x",4]]}"#),
        "Ba đợt, đợt hai cao nhất."
    );
}

#[test]
fn a_picture_alone_points_at_no_table() {
    let json = format!(r#"{{"type":"bar","locale":"en","data":"{}"}}"#, many(&["4"; 13]));
    assert!(dohoa::native::svg(&common::read(&json), 640.0).unwrap().contains("<desc>Bar chart, 13 figures.</desc>"));
}

#[test]
fn a_sentence_that_has_its_own_full_stop_gets_no_other() {
    for title in ["東京が一番。", "どこが一番？", "القاهرة أولاً؟", "کراچی پہلے۔", "दिल्ली पहले।"]
    {
        let heard = said(&format!(r#"{{"type":"bar","locale":"en","title":"{title}","data":"a,n\nx,3\ny,2"}}"#));
        assert!(heard.starts_with(&format!("{title} Bar chart")), "{heard}");
    }
}

#[test]
fn a_panels_subtitle_note_and_source_are_heard() {
    let first = r#"{"type":"bar","title":"Visits","subtitle":"Thousands a year","note":"Guests of one night count.","source":"Office","byline":"Desk","data":"a,n\nx,3\ny,2"}"#;
    let json =
        format!(r#"{{"type":"board","locale":"en","title":"T","panels":[{first},{{"type":"bar","title":"Beds","data":"a,n\nx,1"}}]}}"#);
    assert_eq!(
        said(&json),
        "T. Set of charts, 3 figures. Visits. Thousands a year. 2 figures: x: 3; y: 2. Guests of one night count. Source: Office. Desk. \
         Beds: x: 1."
    );
}

#[test]
fn a_year_and_its_figure_are_not_heard_as_one_number() {
    let json = r#"{"type":"bar","locale":"vi","title":"Ví dụ","data":[["Nhóm","2022","2023"],["A",40,58],["B",3,4]]}"#;
    assert_eq!(said(json), "Ví dụ. Biểu đồ thanh, 4 số liệu. Lớn nhất: A: 2023: 58. Nhỏ nhất: B: 2022: 3. Từng số liệu: A: 2022: 40, 2023: 58; B: 2022: 3, 2023: 4.");
}

/// A chart along years, without a title, in English.
fn along_years(kind: &str, data: &str, more: &str) -> String {
    said(&format!(r#"{{"type":"{kind}","locale":"en","data":"{data}"{more}}}"#))
}

#[test]
fn a_curve_says_every_year_of_its_height_and_those_that_it_lacks() {
    let data = r"Year,Up,Flat,Lone\n2019,9,5,\n2020,,5,\n2021,9,5,4\n2022,7,5,\n2023,7,5,\n2024,7,5,\n2025,7,5,";
    let told = along_years("line", data, "");
    assert_eq!(
        told,
        "Line chart, 21 figures. Up: from 9 (2019) to 7 (2025); highest 9 (2019, 2021), lowest 7 (2022, 2023, 2024, …); \
         no figure: 2020. Flat: 5 throughout, from 2019 to 2025. Lone: 4 (2021); no figure: 6/7. The data table has them all."
    );
}

#[test]
fn words_on_figures_and_on_ranges_are_heard() {
    let notes = r#","annotations":[{"at":"2020","text":"Flood"},{"at":"2021","to":"2022","text":"Covid."}]"#;
    let told = along_years("line", r"Year,Visits\n2020,3\n2021,4\n2022,6", notes);
    assert_eq!(
        told,
        "Line chart, 3 figures. Visits: from 3 (2020) to 6 (2022); highest 6 (2022), lowest 3 (2020). \
         Note (2020): Flood. Note (2021–2022): Covid. The data table has them all."
    );
}

#[test]
fn areas_that_are_stretched_are_heard_as_shares() {
    let told = along_years("area", r"Year,Road,Rail\n2020,60,40\n2021,90,110", r#","percent":true"#);
    assert_eq!(
        told,
        "Area chart, 4 figures. Road: from 60% (2020) to 45% (2021); highest 60% (2020), lowest 45% (2021). \
         Rail: from 40% (2020) to 55% (2021); highest 55% (2021), lowest 40% (2020). The data table has them all."
    );
}

#[test]
fn parts_of_stretched_bars_are_held_against_none_of_another_bar() {
    let rows: Vec<String> = (1..8).map(|row| format!("Ward {row};{};{}", row * 100, row)).collect();
    let json = |percent| {
        let data = rows.join("\\n");
        format!(r#"{{"type":"stacked-bar","locale":"en","percent":{percent},"data":"Ward;Yes;No\n{data}"}}"#)
    };
    assert_eq!(said(&json(true)), "Stacked bar chart, 14 figures. The data table has them all.");
    assert!(said(&json(false)).contains("Largest: Ward 7, a total of 707: Yes 700"));
}

#[test]
fn figures_that_are_written_alike_are_alike() {
    let json = r#"{"type":"bar","locale":"en","format":{"decimals":0},"data":"Item,Share\nA,12.4\nB,12.3\nC,8\nD,3"}"#;
    assert_eq!(said(json), "Bar chart, 4 figures. Largest: A: 12; B: 12. Smallest: D: 3. Each figure: A: 12; B: 12; C: 8; D: 3.");
}

#[test]
fn so_many_that_are_written_alike_are_not_the_largest() {
    let json = r#"{"type":"bar","locale":"en","format":{"decimals":0},"data":"Item,Share\nA,12.4\nB,12.3\nC,12.2\nD,11.9\nE,3"}"#;
    assert_eq!(said(json), "Bar chart, 5 figures. Smallest: E: 3. Each figure: A: 12; B: 12; C: 12; D: 12; E: 3.");
}

#[test]
fn rows_of_one_label_are_rows_of_the_table_each() {
    let sheet = common::read(r#"{"type":"bar","locale":"en","data":"Item,North,South\nA,5,6\nA,7,8"}"#);
    assert_eq!(sheet.table(&plot(&sheet)).rows, [["A", "5", "6"], ["A", "7", "8"]]);
}

#[test]
fn the_only_series_that_is_left_says_which_it_is() {
    let json = r#"{"type":"bar","locale":"en","hide":"Lost","data":"Team,Won,Lost\nA,5,1\nB,3,2"}"#;
    assert_eq!(said(json), "Bar chart, 2 figures: A: Won 5; B: Won 3. Hidden: Lost.");
}

#[test]
fn of_many_places_without_values_the_first_are_heard() {
    let rows: Vec<String> = (1..14).map(|place| format!("{place},Team {place}")).collect();
    let json = format!(r#"{{"type":"ranking","locale":"en","data":"Rank,Team\n{}"}}"#, rows.join("\\n"));
    assert_eq!(said(&json), "Ranking, 13 figures. Team 1: 1; Team 2: 2; Team 3: 3. The data table has them all.");
}

#[test]
fn a_dot_within_a_word_stays() {
    let json = r#"{"type":"bar","locale":"ca","title":"Intel·ligència · 2023","data":"Lloc,Nota\nA,1\nB,2"}"#;
    assert!(said(json).starts_with("Intel·ligència, 2023. "), "{}", said(json));
}

#[test]
fn three_that_are_equal_are_the_largest_all_the_same() {
    let json = r#"{"type":"bar","locale":"en","data":"Item,Share\nA,12\nB,12\nC,12\nD,8\nE,3"}"#;
    assert_eq!(
        said(json),
        "Bar chart, 5 figures. Largest: A: 12; B: 12; C: 12. Smallest: E: 3. Each figure: A: 12; B: 12; C: 12; D: 8; E: 3."
    );
}

#[test]
fn what_several_panels_leave_out_is_said_once() {
    let panel = r#"{"type":"bar","title":"T","data":"Item,North,South\nA,5,6\nB,7,8"}"#;
    let heard = said(&format!(r#"{{"type":"board","locale":"en","hide":"North","panels":[{panel},{panel}]}}"#));
    assert!(heard.contains("Hidden: North.") && heard.matches("North").count() == 1, "{heard}");
}
