//! Lines and areas: what is missing is a gap, what stands alone is seen, and words stand where their dates are.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use dohoa::geom::{Point, Rect};
use dohoa::native::read_value;
use dohoa::scene::{Form, Scene, Shape};
use dohoa::sheet::{Look, Sheet};
use dohoa::text::face::Face;
use dohoa::theme::Theme;
use serde_json::{json, Value as Json};

/// The radius of a figure that stands alone, and of the dot in a ring, CSS px.
const LONE: f64 = 2.0;
const RING: f64 = 3.5;

fn sheet(kind: &str, data: &str, more: Json) -> Sheet {
    let mut spec = json!({ "version": 1, "type": kind, "locale": "vi", "title": "T", "data": data });
    spec.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    read_value(serde_json::from_value(spec).unwrap())
}

fn theme(sheet: &Sheet) -> Theme {
    sheet.theme(&Look { dark: false, family: String::new() })
}

fn plot(sheet: &Sheet, width: f64) -> Scene {
    sheet.plot(width, &theme(sheet), Face::bundled()).unwrap_or_else(|| panic!("{:#?}", sheet.problems()))
}

fn drawn(kind: &str, data: &str, more: Json) -> Scene {
    plot(&sheet(kind, data, more), 640.0)
}

/// The code, the path and what was found of each error and warning.
fn wrong(sheet: &Sheet) -> Vec<(&str, &str, &str)> {
    let grave = sheet.problems().iter().filter(|problem| problem.severity != dohoa::problem::Severity::Note);
    grave.map(|problem| (problem.code, problem.path.as_str(), problem.found.as_str())).collect()
}

fn texts(scene: &Scene) -> Vec<&str> {
    scene.marks.iter().filter_map(|mark| if let Shape::Text { text, .. } = &mark.shape { Some(text.as_str()) } else { None }).collect()
}

/// Where a text stands, and how wide it is.
fn text_at(scene: &Scene, wanted: &str) -> Rect {
    let found = scene.marks.iter().find_map(|mark| match &mark.shape {
        Shape::Text { at, text, width, align, font, .. } if text == wanted => {
            let part = match align {
                dohoa::scene::Align::Start => 0.0,
                dohoa::scene::Align::Middle => 0.5,
                dohoa::scene::Align::End => 1.0,
            };
            Some(Rect::new(at.x - part * width, at.y - font.size(), *width, font.line_height()))
        }
        _ => None,
    });
    found.unwrap_or_else(|| panic!("{wanted}: {:?}", texts(scene)))
}

fn paths(scene: &Scene, of: impl Fn(Form) -> bool) -> Vec<Vec<Point>> {
    let own = |mark: &dohoa::scene::Mark| match &mark.shape {
        Shape::Path { points, form, .. } if of(*form) => Some(points.to_vec()),
        _ => None,
    };
    scene.marks.iter().filter_map(own).collect()
}

fn lines(scene: &Scene) -> Vec<Vec<Point>> {
    paths(scene, |form| matches!(form, Form::Line(_)))
}

fn areas(scene: &Scene) -> Vec<Vec<Point>> {
    paths(scene, |form| form == Form::Area)
}

fn dots(scene: &Scene, radius: f64) -> Vec<Point> {
    paths(scene, |form| form == Form::Dots(radius)).concat()
}

fn rects(scene: &Scene, fill: dohoa::color::Color) -> Vec<Rect> {
    let own = |mark: &dohoa::scene::Mark| match &mark.shape {
        Shape::Rect { rect, fill: own } if *own == fill => Some(*rect),
        _ => None,
    };
    scene.marks.iter().filter_map(own).collect()
}

/// Where figures stand by their labels.
fn anchor(scene: &Scene, label: &str) -> Point {
    scene.data.iter().find(|datum| datum.label == label).unwrap().anchor
}

fn shares(scene: &Scene, label: &str) -> Vec<Option<String>> {
    scene.data.iter().filter(|datum| datum.label == label).map(|datum| datum.share.clone()).collect()
}

const GAPS: &str = "Ngày;Ca mắc\n1/3/2023;100\n2/3/2023;\n3/3/2023;250\n4/3/2023;\n5/3/2023;120\n6/3/2023;130";

#[test]
fn a_figure_between_gaps_or_at_an_end_is_seen() {
    let scene = drawn("line", GAPS, json!({}));
    assert_eq!(dots(&scene, LONE), [anchor(&scene, "1/3/2023"), anchor(&scene, "3/3/2023")]);
    let scene = drawn("area", GAPS, json!({}));
    assert_eq!(dots(&scene, LONE).len(), 2);
    assert!(areas(&scene)[0].iter().any(|point| point.y == anchor(&scene, "1/3/2023").y));
}

#[test]
fn of_figures_that_stand_apart_the_nearer_one_is_pointed_at() {
    let scene = drawn("line", "Năm;A\n2020;4\n2021;6\n2022;5", json!({}));
    let pointed = |part: f64| {
        let at = Point::new(between(&scene, ("2020", "2021"), part), anchor(&scene, "2021").y);
        scene.data[dohoa::explore::nearest(&scene, at, 24.0).unwrap()].label.as_str()
    };
    assert_eq!([0.1, 0.4, 0.6, 0.9].map(pointed), ["2020", "2020", "2021", "2021"]);
}

#[test]
fn a_range_that_is_beyond_the_axis_is_told_by_the_end_that_it_lacks() {
    for (at, to, told) in [("2030", "2031", ("annotations[0].at", "2030")), ("2010", "2011", ("annotations[0].to", "2011"))] {
        let notes = json!([{ "at": at, "to": to, "text": "Dịch" }]);
        let sheet = sheet("line", "Năm;A\n2020;4\n2021;6\n2022;5", json!({ "annotations": notes }));
        let found: Vec<_> =
            wrong(&sheet).into_iter().filter(|(code, ..)| *code == "annotation-unknown").map(|(_, path, found)| (path, found)).collect();
        assert_eq!(found, [told]);
    }
}

#[test]
fn the_only_row_of_several_series_is_seen() {
    for kind in ["line", "area"] {
        let scene = drawn(kind, "Năm;A;B\n2020;4;6", json!({}));
        let marks = if kind == "line" { dots(&scene, LONE).len() } else { areas(&scene).len() };
        assert_eq!(marks, 2, "{kind}");
        assert!(kind == "line" || dots(&scene, LONE).is_empty(), "a column of a stack bears no dot");
        assert!(texts(&scene).contains(&"2020"), "{:?}", texts(&scene));
    }
}

#[test]
fn a_row_of_a_stack_that_lacks_a_figure_is_a_gap_in_all_series() {
    for percent in [false, true] {
        let data = "Năm;A;B\n2018;2;3\n2019;4;4\n2020;5;\n2021;3;3\n2022;4;2";
        let scene = drawn("area", data, json!({ "percent": percent, "annotations": [{ "at": ["2020", "B"], "text": "Chưa đếm" }] }));
        let (before, after) = (anchor(&scene, "2019").x, anchor(&scene, "2021").x);
        let areas = areas(&scene);
        assert_eq!(areas.len(), 4);
        for area in &areas {
            let is_left = area.iter().all(|point| point.x <= before + 0.01);
            assert!(is_left || area.iter().all(|point| point.x >= after - 0.01), "{area:?}");
        }
        assert_eq!(dots(&scene, RING), []);
        assert_eq!(shares(&scene, "2020"), [None, None]);
        let spots: Vec<f64> = scene.data.iter().filter(|datum| datum.label == "2020").map(|datum| datum.spot.unwrap().0).collect();
        assert_eq!(spots, [0.0, 0.0]);
    }
}

#[test]
fn of_nothing_there_are_no_shares() {
    let sheet = sheet("area", "Năm;A;B\n2018;0;0\n2019;5;5\n2020;2;8\n2021;0;0\n2022;3;0", json!({ "percent": true }));
    let scene = plot(&sheet, 640.0);
    // Two rows that follow one another are an area each, and the one behind the gap a column.
    let (first, last) = (anchor(&scene, "2019").x, anchor(&scene, "2020").x);
    let areas = areas(&scene);
    assert_eq!(areas.len(), 4);
    let within = |area: &&Vec<Point>| area.iter().all(|point| (first - 0.01..=last + 0.01).contains(&point.x));
    assert_eq!(areas.iter().filter(within).count(), 2, "{areas:?}");
    assert_eq!(shares(&scene, "2018"), [None, None]);
    assert_eq!(shares(&scene, "2019"), [Some("50%".to_owned()), Some("50%".to_owned())]);
    assert!(scene.data.iter().filter(|datum| datum.label == "2021").all(|datum| datum.spot.unwrap().0 == 0.0));
    let table = sheet.table(&scene);
    let row = table.rows.iter().find(|row| row[0] == "2021").unwrap();
    assert!(!row.iter().any(|cell| cell.contains('%')), "{row:?}");
    assert!(!sheet.describe(&scene).contains("NaN"), "{}", sheet.describe(&scene));
}

#[test]
fn shares_that_were_given_stay_as_they_are_where_rounding_makes_other_sums() {
    let data = "Năm;Than;Khí;Gió\n2021;33%;33%;33%\n2022;34%;34%;33%\n2023;30,25%;34,75%;35%";
    for percent in [true, false] {
        let sheet = sheet("area", data, json!({ "percent": percent }));
        let scene = plot(&sheet, 640.0);
        assert!(scene.data.iter().all(|datum| datum.share.is_none()));
        let summary = sheet.describe(&scene);
        assert!(summary.contains("Than: từ 33% (2021) đến 30,25% (2023); cao nhất 34% (2022), thấp nhất 30,25%"), "{summary}");
    }
    // The picture is stretched all the same.
    let scene = drawn("area", data, json!({ "percent": true }));
    let top = |year: &str| scene.data.iter().filter(|datum| datum.label == year).map(|datum| datum.anchor.y).fold(f64::MAX, f64::min);
    assert_eq!(top("2021"), top("2022"));
    // A sum that is off by more than rounding makes shares of its own, and of no other row.
    let sheet = sheet("area", "Năm;Than;Khí\n2021;30%;30%\n2022;34,25%;65%", json!({ "percent": true }));
    let scene = plot(&sheet, 640.0);
    assert_eq!(shares(&scene, "2021"), [Some("50%".to_owned()), Some("50%".to_owned())]);
    assert_eq!(shares(&scene, "2022"), [None, None]);
    let summary = sheet.describe(&scene);
    assert!(summary.contains("Than: từ 50% (2021) đến 34,25% (2022)"), "{summary}");
}

#[test]
fn shares_stay_while_a_series_is_left_out() {
    let data = "Năm;A;B;C\n2022;10;30;60\n2021;20;20;60";
    let whole = drawn("area", data, json!({ "percent": true }));
    let scene = drawn("area", data, json!({ "percent": true, "hide": "C" }));
    for label in ["2021", "2022"] {
        assert_eq!(shares(&scene, label), shares(&whole, label)[..2]);
        let heights = |scene: &Scene| {
            let own = scene.data.iter().filter(|datum| datum.label == label);
            own.map(|datum| (datum.anchor.y - scene.data[0].anchor.y).round()).collect::<Vec<_>>()
        };
        assert_eq!(heights(&scene), heights(&whole)[..2]);
    }
}

#[test]
fn a_column_that_waits_for_its_figures_does_not_make_years_of_the_first_figures() {
    let scene = drawn("line", "Năm,Kế hoạch,Thực hiện\n2023,5,\n2024,6,\n2025,7,", json!({}));
    assert_eq!(lines(&scene).len(), 1, "{:?}", texts(&scene));
    assert!(["2023", "2025"].iter().all(|year| texts(&scene).contains(year)), "{:?}", texts(&scene));
}

#[test]
fn years_are_never_drawn_as_figures() {
    let unreadable = sheet("line", "Năm,Tỷ lệ hộ nghèo\n2020,4.5\n2021,3.2\n2022,2.8", json!({}));
    assert_eq!(wrong(&unreadable).iter().map(|(code, ..)| *code).collect::<Vec<_>>(), ["no-numbers"]);
    let remarks = drawn("line", "Year,A,Comment\n2019,4,x\n2020,5,y\n2021,6,z", json!({}));
    assert_eq!(remarks.data.iter().map(|datum| datum.value.unwrap()).collect::<Vec<_>>(), [4.0, 5.0, 6.0]);
    // Figures that look like years do not take the place of dates, nor of names.
    for data in ["Số ca;Tháng\n1200;1/2023\n1500;2/2023", "Tiền;Huyện\n2500;Bắc Quang\n1200;Vị Xuyên\n1800;Mèo Vạc"] {
        assert!(drawn("line", data, json!({})).data[0].value.unwrap() > 1000.0);
    }
    for columns in [json!({ "label": "Ghi chú", "values": ["Năm"] }), json!({ "values": ["Năm"] })] {
        let named = drawn("area", "Năm;Số;Ghi chú\n2019;4;x\n2020;5;y", json!({ "columns": columns }));
        assert_eq!((named.data[0].label.as_str(), named.data[0].value), ("x", Some(2019.0)));
    }
}

#[test]
fn an_annotation_on_an_unknown_series_is_told_and_one_on_a_hidden_series_waits() {
    let data = "Tháng;Bắc;Nam\n1/2023;1;5\n2/2023;2;4";
    let note = |name: &str| json!([{ "at": ["1/2023", name], "text": "Lời" }]);
    let misspelt = sheet("line", data, json!({ "annotations": note("Bac") }));
    assert_eq!(wrong(&misspelt), [("annotation-unknown", "annotations[0].at[1]", "Bac")]);
    assert!(misspelt.problems()[0].message.contains("“Bắc”") || misspelt.problems()[0].expected == "Bắc, Nam");
    assert!(!texts(&plot(&misspelt, 640.0)).contains(&"Lời"));
    let hidden = sheet("line", data, json!({ "annotations": note("Bắc"), "hide": "Bắc" }));
    assert_eq!(wrong(&hidden), []);
    assert!(!texts(&plot(&hidden, 640.0)).contains(&"Lời"));
    assert!(texts(&drawn("line", data, json!({ "annotations": note("Bắc") }))).contains(&"Lời"));
}

/// Where a position between two rows stands, by their days.
fn between(scene: &Scene, (a, b): (&str, &str), part: f64) -> f64 {
    let (a, b) = (anchor(scene, a).x, anchor(scene, b).x);
    a + (b - a) * part
}

#[test]
fn a_range_stands_at_its_dates_and_not_at_the_nearest_rows() {
    let data = "Tháng;Số\n1/2023;1\n6/2023;4\n12/2023;3";
    let sheet = sheet("line", data, json!({ "annotations": [{ "at": "3/2023", "to": "9/2023", "text": "Mùa" }] }));
    assert_eq!(wrong(&sheet), []);
    let scene = plot(&sheet, 640.0);
    let [band] = rects(&scene, theme(&sheet).track)[..] else { panic!() };
    assert!((band.x - between(&scene, ("1/2023", "6/2023"), 59.0 / 151.0)).abs() < 0.01, "{band:?}");
    assert!((band.right() - between(&scene, ("6/2023", "12/2023"), 92.0 / 183.0)).abs() < 0.01, "{band:?}");
}

#[test]
fn a_range_goes_on_to_the_end_of_its_last_period() {
    let months = (0..36).map(|month| format!("\n{}/{};{month}", month % 12 + 1, 2020 + month / 12));
    let data = "Tháng;Số".to_owned() + &months.collect::<String>();
    let sheet = sheet(
        "line",
        &data,
        json!({ "annotations": [{ "at": "2020", "to": "2021", "text": "Dịch" }, { "at": "2022", "to": "2030", "text": "Sau" }] }),
    );
    assert_eq!(wrong(&sheet), []);
    let scene = plot(&sheet, 640.0);
    let bands: Vec<[f64; 2]> = rects(&scene, theme(&sheet).track).iter().map(|band| [band.x, band.right()]).collect();
    let near = |a: f64, label: &str| assert!((a - anchor(&scene, label).x).abs() < 0.01, "{a} is not {label}");
    near(bands[0][0], "1/2020");
    near(bands[0][1], "12/2021");
    near(bands[1][0], "1/2022");
    near(bands[1][1], "12/2022");
}

#[test]
fn words_on_a_date_between_rows_stand_there_without_a_dot() {
    let data = "Tháng;Bắc;Nam\n1/2023;1;5\n6/2023;2;4\n12/2023;3;3";
    let at = |at: Json| sheet("line", data, json!({ "annotations": [{ "at": at, "text": "Lời" }] }));
    let scene = plot(&at(json!("3/2023")), 640.0);
    assert_eq!(dots(&scene, RING), []);
    let x = between(&scene, ("1/2023", "6/2023"), 59.0 / 151.0);
    assert!(rects(&scene, theme(&at(json!("3/2023"))).axis).iter().any(|pole| pole.width == 1.0 && (pole.x - x).abs() <= 0.5));
    // A row within the period that is said has its dot; a series needs one; and the axis has an end.
    assert_eq!(dots(&plot(&at(json!(["quý 2/2023", "Nam"])), 640.0), RING).len(), 1);
    assert_eq!(wrong(&at(json!(["3/2023", "Nam"]))), [("annotation-unknown", "annotations[0].at[0]", "3/2023")]);
    assert_eq!(wrong(&at(json!("3/2024"))), [("annotation-unknown", "annotations[0].at", "3/2024")]);
}

#[test]
fn words_on_a_date_of_several_series_are_on_none_of_them_unless_it_is_named() {
    let data = "Tháng;Bắc;Nam\n1/2023;1;5\n2/2023;2;4\n3/2023;3;3";
    for kind in ["line", "area"] {
        let at = |data: &str, at: Json| sheet(kind, data, json!({ "annotations": [{ "at": at, "text": "Luật mới" }] }));
        let of_all = at(data, json!("2/2023"));
        let scene = plot(&of_all, 640.0);
        assert_eq!(dots(&scene, RING), []);
        let plot_bottom = lines(&scene).concat().iter().map(|point| point.y).fold(0.0, f64::max);
        let poles = rects(&scene, theme(&of_all).axis);
        let x = anchor(&scene, "2/2023").x;
        assert!(poles.iter().any(|pole| (pole.x - x).abs() <= 0.5 && pole.height > 100.0 && pole.bottom() >= plot_bottom), "{poles:?}");
        // Nor is it a figure's own for who points at one, but it is told.
        assert!((0..scene.data.len()).all(|index| scene.note(index).is_none()));
        assert!(of_all.describe(&scene).contains("Ghi chú (2/2023): Luật mới"), "{}", of_all.describe(&scene));
        for alone in [at(data, json!(["2/2023", "Nam"])), at("Tháng;Nam\n1/2023;5\n2/2023;4\n3/2023;3", json!("2/2023"))] {
            let scene = plot(&alone, 640.0);
            assert!(dots(&scene, RING).iter().any(|dot| (dot.x - anchor(&scene, "2/2023").x).abs() < 0.01));
            assert!((0..scene.data.len()).any(|index| scene.note(index) == Some("Luật mới")));
        }
    }
}

#[test]
fn a_label_that_is_not_what_the_axis_asks_for_is_told() {
    let time = |data| sheet("line", data, json!({ "axis": "time" }));
    assert_eq!(wrong(&time("Tháng;Số\n1/2023;1\nTết;2\n3/2023;4")), [("time-unreadable", "data, dòng 3, cột “Tháng”", "Tết")]);
    assert_eq!(wrong(&time("Tháng;Số\n1/2023;1\ntháng 2;2")), [("time-unreadable", "data, dòng 3, cột “Tháng”", "tháng 2")]);
    assert_eq!(wrong(&time("Tháng;Số\n1/2023;1\n3/2023;2")), []);
    let numbers = |data| sheet("line", data, json!({ "axis": "number" }));
    assert_eq!(wrong(&numbers("Km;Số\n1;1\n2.5;2\nhết;3")), [("number-unreadable", "data, dòng 3, cột “Km”", "2.5")]);
    assert_eq!(wrong(&numbers("Km;Số\n1;1\n2,5;2")), []);
}

#[test]
fn a_last_figure_that_is_too_wide_stands_above_its_line_or_below() {
    let more = json!({ "zero": true, "format": { "unit": "đồng" }, "annotations": [{ "at": "2023", "text": "Dịch" }] });
    for (before, is_below) in [(["245000000000000", "252000000000000"], false), (["282000000000000", "292500000000000"], true)] {
        let data = format!("Năm;Ngân sách\n2021;{}\n2022;{}\n2023;271310000000000", before[0], before[1]);
        let sheet = sheet("line", &data, more.clone());
        let scene = plot(&sheet, 320.0);
        let [run] = &lines(&scene)[..] else { panic!() };
        let end = run.last().unwrap();
        assert!(end.x - run[0].x > 0.4 * 320.0, "{run:?}");
        // It lies neither on the line nor on the pole nor on other words.
        let figure = text_at(&scene, "271.310.000.000.000");
        assert!(figure.x >= 0.0 && figure.right() < end.x, "{figure:?}");
        let within = run.iter().filter(|point| point.x >= figure.x);
        assert!(within.clone().count() > 1 && figure.bottom() <= scene.size.height, "{figure:?} {run:?}");
        assert!(within.clone().all(|point| if is_below { point.y <= figure.y } else { point.y >= figure.bottom() }), "{figure:?} {run:?}");
        assert!(text_at(&scene, "Dịch").bottom() <= figure.y);
        let wide = plot(&sheet, 1100.0);
        assert!(text_at(&wide, "271.310.000.000.000").x > lines(&wide)[0].last().unwrap().x);
    }
}

#[test]
fn a_last_figure_that_is_wider_than_the_plot_lies_on_no_axis() {
    let data = "Năm;Ngân sách\n2021;3978180288537\n2022;4873441915210\n2023;5214582849275";
    for kind in ["line", "area"] {
        let sheet = sheet(kind, data, json!({ "format": { "prefix": "VND " } }));
        for width in (240..700).step_by(20).map(f64::from) {
            let scene = plot(&sheet, width);
            let left = lines(&scene)[0][0].x;
            let figure = texts(&scene).into_iter().find(|text| text.contains("5.214.582.849.275"));
            assert!(figure.is_none_or(|figure| text_at(&scene, figure).x >= left), "{width}: {figure:?}");
            assert!(width < 340.0 || figure.is_some(), "{width}");
            assert_eq!(dots(&scene, RING).len(), 1);
        }
    }
}

const STEPS: &str = "Giai đoạn;Điểm\nTrước khi triển khai chương trình hành động;10\nSau một năm thực hiện chương trình;20\n\
                     Sau hai năm thực hiện chương trình;15\nKết thúc chương trình và đánh giá;30";

#[test]
fn long_words_along_the_axis_break_or_are_shorter_before_any_is_left_out() {
    let scene = drawn("line", STEPS, json!({}));
    for label in scene.data.iter().map(|datum| datum.label.as_str()) {
        let words = label.split(' ').filter(|word| texts(&scene).iter().any(|text| text.split(' ').any(|own| own == *word)));
        assert_eq!(words.count(), label.split(' ').count(), "{label}: {:?}", texts(&scene));
    }
    let short = json!({ "Trước khi triển khai chương trình hành động": "Trước", "Sau một năm thực hiện chương trình": "1 năm",
        "Sau hai năm thực hiện chương trình": "2 năm", "Kết thúc chương trình và đánh giá": "Cuối" });
    let scene = plot(&sheet("line", STEPS, json!({ "short": short })), 300.0);
    for label in ["Trước", "1 năm", "2 năm", "Cuối"] {
        assert!(texts(&scene).contains(&label), "{label}: {:?}", texts(&scene));
    }
}

#[test]
fn the_only_position_is_said_itself() {
    for (data, label) in [("Ngày;A;B\n1/3/2023;4;6", "1/3/2023"), ("Km;A;B\n15;4;6", "15"), ("Xã;A;B\nTân Bắc;4;6", "Tân Bắc")] {
        for kind in ["line", "area"] {
            let scene = drawn(kind, data, json!({}));
            let place = text_at(&scene, label);
            assert!((place.center().x - scene.data[0].anchor.x).abs() < 0.01, "{label}");
            let is_date = |text: &&str| text.len() >= 4 && text.contains(['2', '/']);
            assert!(!texts(&scene).iter().any(|text| *text != label && is_date(text)), "{:?}", texts(&scene));
        }
    }
}

#[test]
fn nothing_but_zeros_stands_at_the_foot_of_one() {
    let scene = drawn("line", "Năm;Số vụ\n2021;0\n2022;0", json!({}));
    assert!(texts(&scene).contains(&"1") && !texts(&scene).iter().any(|text| text.starts_with(['-', '−'])), "{:?}", texts(&scene));
    let scene = drawn("area", "Năm;A;B\n2021;0;0\n2022;0;0", json!({ "percent": true }));
    assert!(texts(&scene).contains(&"100%") && !texts(&scene).iter().any(|text| text.starts_with(['-', '−'])), "{:?}", texts(&scene));
}

#[test]
fn counts_stand_at_whole_ones_and_small_ones_begin_at_zero() {
    for (data, levels) in [
        ("Năm;Số vụ\n2020;1\n2021;2\n2022;1", ["0", "1", "2"].as_slice()),
        ("Năm;Số vụ\n2020;0\n2021;1\n2022;0", &["0", "1"]),
        ("Năm;Số vụ\n2020;4\n2021;6\n2022;5", &["4", "5", "6"]),
    ] {
        for kind in ["line", "scatter"] {
            let scene = drawn(kind, data, json!({}));
            assert!(!texts(&scene).iter().any(|text| text.contains(',')), "{kind}: {:?}", texts(&scene));
            let is_missing = |level: &&&str| !texts(&scene).contains(level);
            assert!(kind == "scatter" || !levels.iter().any(|level| is_missing(&level)), "{kind}: {:?}", texts(&scene));
        }
    }
    assert!(texts(&drawn("line", "Năm;Tỷ lệ\n2020;1\n2021;1,5", json!({}))).contains(&"1,2"), "no counts");
    let shares = drawn("area", "Năm;A;B\n2020;1;0\n2021;0;1", json!({ "percent": true }));
    assert!(texts(&shares).len() > 6, "all and nothing are not all there is: {:?}", texts(&shares));
}

#[test]
fn of_lines_that_end_together_the_one_from_above_has_its_name_above() {
    for (data, order) in [
        ("Năm;Lên;Ngang;Xuống\n2000;0;9;18\n2010;9;9,5;9", ["Ngang", "Xuống", "Lên"]),
        ("Năm;Xuống;Ngang;Lên\n2000;18;9;0\n2010;9;9;9", ["Xuống", "Ngang", "Lên"]),
        ("Năm;Lên;Ngang;Xuống\n2000;0;9;18\n2010;9;9;9", ["Xuống", "Ngang", "Lên"]),
    ] {
        let scene = drawn("line", data, json!({}));
        let mut names: Vec<_> = scene.entries.iter().map(|entry| (entry.rect.y, entry.name.as_str())).collect();
        names.sort_by(|one, other| one.0.total_cmp(&other.0));
        assert_eq!(names.iter().map(|(_, name)| *name).collect::<Vec<_>>(), order, "{data}");
    }
}

#[test]
fn of_areas_that_end_in_nothing_the_upper_one_has_its_name_above() {
    let scene = drawn("area", "Năm;Than;Dầu;Khí\n2000;80;30;2\n2010;40;12;50\n2020;0;0;35", json!({}));
    let mut names: Vec<_> = scene.entries.iter().map(|entry| (entry.rect.y, entry.name.as_str())).collect();
    names.sort_by(|one, other| one.0.total_cmp(&other.0));
    assert_eq!(names.iter().map(|(_, name)| *name).collect::<Vec<_>>(), ["Khí", "Dầu", "Than"]);
}

#[test]
fn words_on_a_range_that_stand_apart_from_it_say_both_its_ends() {
    let data = "Năm;A\n2018;3\n2019;4\n2020;9\n2021;8\n2022;5";
    let words = "Đại dịch và những đợt giãn cách xã hội kéo dài ở nhiều tỉnh, thành phố";
    for (to, place) in [(Some("2021"), "2020–2021: "), (Some("2020"), "2020: "), (None, "2020: ")] {
        let mut note = json!({ "at": "2020", "text": words });
        to.into_iter().for_each(|to| note["to"] = to.into());
        let near = json!([note, { "at": "2019", "text": words }, { "at": "2021", "text": words }]);
        let all = plot(&sheet("line", data, json!({ "annotations": near })), 240.0);
        let apart: Vec<&str> = texts(&all).into_iter().filter(|text| text.starts_with("2020") && text.contains(": ")).collect();
        assert!(apart.len() == 1 && apart[0].starts_with(place), "{to:?}: {:?}", texts(&all));
    }
}

#[test]
fn a_series_that_ended_before_is_named_in_the_legend() {
    let names = |data| drawn("line", data, json!({})).entries.iter().map(|entry| entry.rect.x).collect::<Vec<_>>();
    let beside = names("Năm;Bắc;Nam\n2020;1;5\n2021;2;7\n2022;3;9");
    assert!(beside.iter().all(|x| *x > 500.0), "{beside:?}");
    let above = names("Năm;Bắc;Nam\n2020;1;5\n2021;2;7\n2022;3;");
    assert!(above.iter().all(|x| *x < 500.0), "{above:?}");
}

#[test]
fn negative_figures_are_as_near_to_zero_as_positive_ones() {
    for (data, starts_at_zero) in [("Năm;A\n2020;-2\n2021;-9", true), ("Năm;A\n2020;-80\n2021;-90", false)] {
        assert_eq!(texts(&drawn("line", data, json!({}))).contains(&"0"), starts_at_zero, "{data}");
    }
}

/// Twelve districts over three years, the last figure of each its number.
fn twelve() -> String {
    let names: Vec<String> = (1..=12).map(|number| format!("Huyện {number}")).collect();
    let row =
        |year: u16, step: usize| format!("\n{year},{}", (1..=12).map(|number| (number * step).to_string()).collect::<Vec<_>>().join(","));
    format!("Năm,{}{}{}{}", names.join(","), row(2021, 3), row(2022, 2), row(2023, 1))
}

#[test]
fn of_many_lines_those_that_carry_the_message_have_colours_and_names_and_the_others_are_grey() {
    let lit = ["Huyện 2", "Huyện 8"];
    let sheet = sheet("line", &twelve(), json!({ "highlight": lit }));
    assert_eq!(wrong(&sheet), []);
    for width in [288.0, 640.0, 1200.0] {
        let scene = plot(&sheet, width);
        let mut inks = std::collections::BTreeMap::new();
        for mark in &scene.marks {
            if let Shape::Path { form: Form::Line(_), fill, .. } = &mark.shape {
                *inks.entry(fill.to_hex()).or_insert(0) += 1;
            }
        }
        let rest = theme(&sheet).rest.to_hex();
        assert_eq!(inks.remove(&rest), Some(10), "{width}");
        assert_eq!(inks.into_values().collect::<Vec<_>>(), [1, 1], "each has a colour of its own, though they are six apart: {width}");
        let named: Vec<&str> = texts(&scene).into_iter().filter(|text| text.starts_with("Huyện")).collect();
        assert_eq!(named, lit, "{width}");
        assert_eq!(scene.entries.iter().map(|entry| entry.name.as_str()).collect::<Vec<_>>(), lit);
    }
    let said = sheet.describe(&plot(&sheet, 640.0));
    assert!(said.contains("Huyện 8: ") && !said.contains("Huyện 7"), "{said}");
}

#[test]
fn a_line_that_is_left_out_of_many_keeps_its_colour_for_its_return() {
    let all = drawn("line", &twelve(), json!({ "highlight": ["Huyện 2", "Huyện 8"] }));
    let some = drawn("line", &twelve(), json!({ "highlight": ["Huyện 2", "Huyện 8"], "hide": ["Huyện 2", "Huyện 3"] }));
    let entries: Vec<_> = some.entries.iter().map(|entry| (entry.name.as_str(), entry.hidden)).collect();
    assert_eq!(entries, [("Huyện 2", true), ("Huyện 8", false)]);
    let ink = |scene: &Scene, series: &str| {
        let datum = scene.data.iter().rposition(|datum| datum.series.as_deref() == Some(series));
        scene.marks.iter().find_map(|mark| match &mark.shape {
            Shape::Path { form: Form::Line(_), fill, .. } if mark.datum == datum && datum.is_some() => Some(fill.to_hex()),
            _ => None,
        })
    };
    assert_eq!(ink(&some, "Huyện 8"), ink(&all, "Huyện 8"));
}

#[test]
fn more_lines_than_colours_are_refused_unless_some_of_them_carry_the_message() {
    let lit: Vec<String> = (1..=7).map(|number| format!("Huyện {number}")).collect();
    for (more, found) in [(json!({}), "12"), (json!({ "highlight": lit }), "7"), (json!({ "highlight": ["Xã"] }), "12")] {
        let sheet = sheet("line", &twelve(), more.clone());
        assert!(wrong(&sheet).contains(&("too-many-series", "data", found)), "{more}: {:?}", wrong(&sheet));
        let told = sheet.problems().iter().find(|problem| problem.code == "too-many-series").unwrap();
        assert!(told.message.contains("highlight"), "{}", told.message);
    }
    let stacked = sheet("area", &twelve(), json!({ "highlight": ["Huyện 2"] }));
    assert!(wrong(&stacked).contains(&("too-many-series", "data", "12")), "areas upon each other are told apart by their colours alone");
}

#[test]
fn months_without_a_year_are_all_on_the_axis() {
    let rows = |names: &[String]| format!("Tháng;Mưa{}", names.iter().map(|name| format!("\n{name};{}", name.len())).collect::<String>());
    let months: Vec<String> = (1..=12).map(|month| format!("tháng {month}")).collect();
    let sheet = sheet("line", &rows(&months), json!({}));
    let ticks =
        |width| texts(&plot(&sheet, width)).into_iter().filter(|text| text.starts_with("tháng")).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(ticks(1200.0), months);
    assert_eq!(ticks(640.0), ["tháng 1", "tháng 3", "tháng 5", "tháng 7", "tháng 9", "tháng 11"]);
    let named: Vec<String> = ["Giêng", "Hai", "Ba", "Tư"].map(|name| format!("Tháng {name}")).into();
    let area = drawn("area", &rows(&named), json!({}));
    for month in ["tháng 1", "tháng 2", "tháng 3", "tháng 4"] {
        assert!(texts(&area).contains(&month), "{month}: {:?}", texts(&area));
    }
}

#[test]
fn a_t_is_a_quarter_in_french_and_a_day_of_the_week_in_vietnamese() {
    let quarters = drawn("line", "Trimestre;Taux\nT1 2020;7,8\nT2 2020;7,2\nT3 2020;9,0\nT4 2020;8,1", json!({ "locale": "fr" }));
    let x = |label: &str| anchor(&quarters, label).x;
    assert!(((x("T4 2020") - x("T1 2020")) / (x("T2 2020") - x("T1 2020")) - 274.0 / 91.0).abs() < 1e-6);
    for days in [&["T2", "T3", "T4", "T5", "T6"][..], &["T2", "T3", "T4", "T5", "T6", "T7", "CN"]] {
        let rows = days.iter().map(|day| format!("\n{day};9")).collect::<String>();
        let sheet = sheet("line", &format!("Thứ;Lượt khách{rows}"), json!({}));
        let scene = plot(&sheet, 640.0);
        assert!(days.iter().all(|day| texts(&scene).contains(day)), "{:?}", texts(&scene));
        assert!(!sheet.problems().iter().any(|problem| problem.code == "date-unreadable"), "{:?}", sheet.problems());
    }
}

#[test]
fn dates_as_programs_write_them_stand_at_their_distances() {
    let part = |labels: [&str; 3]| {
        let scene = drawn("line", &format!("Khi;Số\n{};1\n{};2\n{};3", labels[0], labels[1], labels[2]), json!({}));
        let [first, second, last] = labels.map(|label| anchor(&scene, label).x);
        (second - first) / (last - first)
    };
    for (labels, expected) in [
        (["2023Q1", "2023Q2", "2024Q1"], 90.0 / 365.0),
        (["Q1-2023", "Q2-2023", "Q1-2024"], 90.0 / 365.0),
        (["Jan-23", "Feb-23", "Jan-24"], 31.0 / 365.0),
        (["28/12/23", "29/12/23", "1/1/24"], 1.0 / 4.0),
        (["2024-03-01T10:00", "2024-03-01T11:30", "2024-03-01T16:00"], 1.5 / 6.0),
        (["2024-03-01T10:00:00Z", "2024-03-01T10:00:30Z", "2024-03-01T10:02:00Z"], 0.25),
        (["2024-03-01T00:00:00Z", "2024-03-02T00:00:00Z", "2024-03-05T00:00:00Z"], 0.25),
        // Words, versions and scores are none.
        (["2-1", "3-1", "9-1"], 0.5),
        (["1.2.23", "1.3.23", "1.12.23"], 0.5),
        (["Jan-01", "Jan-02", "Jan-09"], 0.5),
        (["COVID-19", "COVID-20", "COVID-29"], 0.5),
    ] {
        assert!((part(labels) - expected).abs() < 1e-6, "{labels:?}: {}", part(labels));
    }
    let clock = drawn(
        "line",
        "Khi;Số\n2024-03-01T10:00;1\n2024-03-01T11:30;2\n2024-03-01T16:00;3",
        json!({ "annotations": [{ "at": "2024-03-01T12:00", "text": "Trưa" }] }),
    );
    for text in ["10:00", "11:30", "16:00", "1/3", "Trưa"] {
        assert!(texts(&clock).contains(&text), "{text}: {:?}", texts(&clock));
    }
}

/// Where the names of the series stand while a part of the axis is shown.
fn names_in(data: &str, (from, to): (f64, f64)) -> Vec<Rect> {
    let mut sheet = sheet("line", data, json!({}));
    sheet.show(from, to);
    plot(&sheet, 640.0).entries.iter().map(|entry| entry.rect).collect()
}

/// Eleven years of two series, of which the second is without the years of `gap`.
fn years(gap: std::ops::Range<usize>) -> String {
    let row =
        |year: usize| format!("\n{};{year};{}", 2000 + year, if gap.contains(&year) { String::new() } else { (20 - year).to_string() });
    "Năm;Bắc;Nam".to_owned() + &(0..11).map(row).collect::<String>()
}

#[test]
fn lines_that_go_on_beyond_what_is_shown_are_named_at_its_edge_at_the_height_that_they_have_there() {
    // Up to a place between 2004 and 2005, or to 2004 itself.
    for to in [0.47, 0.4] {
        let names = names_in(&years(0..0), (0.0, to));
        assert!(names.iter().all(|name| name.x > 500.0), "{names:?}");
        assert!(names[0].y - names[1].y > 100.0, "at the end of all both are as high: {names:?}");
    }
    // One that ends before the edge, or pauses there, has no end at which a name could stand.
    for gap in [5..11, 5..6, 4..5] {
        let names = names_in(&years(gap.clone()), (0.0, 0.47));
        assert!(names.iter().all(|name| name.x < 500.0), "{gap:?}: {names:?}");
    }
}

#[test]
fn a_line_that_ends_a_little_early_is_named_beside_the_others() {
    let rows = |missing: usize| {
        (0..101).map(|at| format!("\n{at};{at};{}", if at + missing > 100 { String::new() } else { at.to_string() })).collect::<String>()
    };
    for (missing, is_beside) in [(2, true), (5, false)] {
        let names = names_in(&format!("km;Bắc;Nam{}", rows(missing)), (0.0, 1.0));
        assert!(names.iter().all(|name| (name.x > 500.0) == is_beside), "{missing}: {names:?}");
    }
}

#[test]
fn a_range_is_wide_enough_to_be_seen_and_within_the_plot_also_at_its_right_edge() {
    let days = "Ngày;Số".to_owned() + &(0..300).map(|day| format!("\n{}/{}/2023;{day}", day % 28 + 1, day / 28 + 1)).collect::<String>();
    let first = "1/1/2023";
    let last = format!("{}/{}/2023", 299 % 28 + 1, 299 / 28 + 1);
    for at in [first, "3/6/2023", &last] {
        let sheet = sheet("line", &days, json!({ "annotations": [{ "at": at, "to": at, "text": "Lễ" }] }));
        assert_eq!(wrong(&sheet), []);
        let scene = plot(&sheet, 640.0);
        let [band] = rects(&scene, theme(&sheet).track)[..] else { panic!("{at}") };
        assert!(band.width >= 4.0 && band.width < 8.0, "{at}: {band:?}");
        assert!(band.x >= anchor(&scene, first).x - 0.01 && band.right() <= anchor(&scene, &last).x + 0.01, "{at}: {band:?}");
    }
}

#[test]
fn a_range_that_begins_before_what_is_shown_has_its_words_where_it_is_first_seen() {
    let mut sheet = sheet("line", &years(0..0), json!({ "annotations": [{ "at": "2001", "to": "2008", "text": "Dịch" }] }));
    sheet.show(0.5, 1.0);
    let scene = plot(&sheet, 640.0);
    let [band] = rects(&scene, theme(&sheet).track)[..] else { panic!() };
    let words = text_at(&scene, "Dịch");
    assert!(words.x >= band.x && words.x < band.x + 12.0, "{words:?} {band:?}");
}
