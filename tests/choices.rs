//! What a spec leaves to choose: series that are left out, one of several tables, another layout where it is narrow, shorter
//! labels where the full ones do not fit; and which figures are kin across a board's panels.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use dohoa::color::Color;
use dohoa::explore::lit;
use dohoa::native::read;
use dohoa::scene::{Scene, Shape};
use dohoa::text::Typewriter;
use dohoa::theme::Theme;

const GRADES: &str = r#""palette":"ordered","data":"Nhóm,Xuất sắc,Tốt,Khá\nSở,2,13,5\nHuyện,0,7,4""#;

fn scene_at(json: &str, width: f64) -> Scene {
    let sheet = read(json);
    let told: Vec<_> = sheet.problems().iter().map(|problem| &problem.message).collect();
    sheet.plot(width, &Theme::light(), &Typewriter).unwrap_or_else(|| panic!("{told:?}"))
}

fn scene(json: &str) -> Scene {
    scene_at(json, 640.0)
}

/// Label, series and fill of every figure that has a rectangle.
fn fills(scene: &Scene) -> Vec<(String, String, Color)> {
    let of = |index: usize| {
        let datum = &scene.data[index];
        (datum.label.clone(), datum.series.clone().unwrap_or_default())
    };
    let rects = scene.marks.iter().filter_map(|mark| match mark.shape {
        Shape::Rect { fill, .. } => mark.datum.map(|datum| (of(datum).0, of(datum).1, fill)),
        _ => None,
    });
    let mut all: Vec<_> = rects.collect();
    all.dedup();
    all
}

fn texts(scene: &Scene) -> Vec<String> {
    let texts = scene.marks.iter().filter_map(|mark| match &mark.shape {
        Shape::Text { text, .. } => Some(text.clone()),
        _ => None,
    });
    texts.collect()
}

#[test]
fn a_figure_is_known_again_when_rows_come_before_it_or_change_places() {
    for kind in ["bar", "stacked-bar", "waffle", "ranking", "targets"] {
        let key = |rows: &str| {
            let scene = scene(&format!(r#"{{"type":"{kind}","data":"label,value,Khác{rows}"}}"#));
            scene.data.iter().find(|datum| datum.label == "Z").unwrap_or_else(|| panic!("{kind}")).key.clone()
        };
        let before = key("\\nX,1,2\\nZ,3,4");
        assert_eq!(key("\\nW,7,8\\nX,1,2\\nZ,3,4"), before, "{kind}: another row above");
        assert_eq!(key("\\nZ,5,6\\nX,1,2"), before, "{kind}: the other way round");
    }
}

#[test]
fn of_nothing_a_stretched_bar_has_no_parts_and_says_so() {
    let stretched = |rows: &str| scene(&format!(r#"{{"type":"stacked-bar","percent":true,"locale":"vi","data":"Nơi,Có,Không{rows}"}}"#));
    let some = stretched("\\nBắc,0,0\\nNam,40,60");
    assert!(fills(&some).iter().all(|(label, ..)| label != "Bắc"), "{:?}", fills(&some));
    assert!(some.data.iter().filter(|datum| datum.label == "Bắc").all(|datum| datum.share.is_none() && datum.text == "0"));
    assert_eq!(some.data.iter().filter(|datum| datum.share.is_some()).count(), 2);
}

#[test]
fn a_series_that_is_left_out_takes_neither_colours_nor_shares_with_it() {
    for kind in ["stacked-bar", "bar", "waffle"] {
        let all = scene(&format!(r#"{{"type":"{kind}","locale":"vi",{GRADES}}}"#));
        let some = scene(&format!(r#"{{"type":"{kind}","locale":"vi","hide":["Tốt"],{GRADES}}}"#));
        let expected: Vec<_> = fills(&all).into_iter().filter(|(_, series, _)| series != "Tốt").collect();
        assert_eq!(fills(&some), expected, "{kind}");
        assert!(some.data.iter().all(|datum| datum.series.as_deref() != Some("Tốt")));
    }
    let some = scene(&format!(r#"{{"type":"stacked-bar","locale":"vi","hide":"Tốt",{GRADES}}}"#));
    assert_eq!(some.data[0].share.as_deref(), Some("10%"), "2 of 20, whatever is shown of them");
    // In any order of the rows.
    let sorted = scene(r#"{"type":"stacked-bar","locale":"vi","sort":"desc","hide":"No","data":"Nơi,Có,No\nA,1,9\nB,5,15"}"#);
    let shares: Vec<_> = sorted.data.iter().map(|datum| (datum.label.as_str(), datum.share.as_deref())).collect();
    assert_eq!(shares, [("B", Some("25%")), ("A", Some("10%"))]);
}

#[test]
fn the_legend_says_what_is_left_out_and_something_always_stays() {
    let some = scene(&format!(r#"{{"type":"stacked-bar","hide":["Tốt"],{GRADES}}}"#));
    let entries: Vec<_> = some.entries.iter().map(|entry| (entry.name.as_str(), entry.hidden)).collect();
    assert_eq!(entries, [("Xuất sắc", false), ("Tốt", true), ("Khá", false)]);
    for entry in &some.entries {
        assert!(entry.rect.width > 20.0 && entry.rect.right() <= some.size.width, "{entry:?}");
    }
    let none = scene(&format!(r#"{{"type":"stacked-bar","hide":["Tốt","Khá","Xuất sắc"],{GRADES}}}"#));
    assert_eq!(none.data.len(), 6);
}

#[test]
fn a_board_leaves_a_series_out_of_all_panels_that_have_it() {
    let panels =
        format!(r#"[{{"type":"stacked-bar",{GRADES}}},{{"type":"waffle",{GRADES}}},{{"type":"ranking","data":"Huyện,Điểm\nA,2\nB,1"}}]"#);
    let board = scene(&format!(r#"{{"type":"board","hide":["Khá"],"panels":{panels}}}"#));
    assert_eq!(board.data.len(), 4 + 4 + 2);
    let entries: Vec<_> = board.entries.iter().map(|entry| (entry.name.as_str(), entry.hidden)).collect();
    let one = [("Xuất sắc", false), ("Tốt", false), ("Khá", true)];
    assert_eq!(entries, [one, one].concat(), "the bars' legend, and the lines below the first group of squares");
}

#[test]
fn who_shares_the_place_of_the_last_that_stands_out_stands_out_too() {
    let ranking = scene(r#"{"type":"ranking","top":1,"data":"Đội,Điểm\nA,9\nB,9\nC,8"}"#);
    let font = |name: &str| {
        let of = |shape: &Shape| if let Shape::Text { text, font, .. } = shape { (text == name).then_some(*font) } else { None };
        ranking.marks.iter().find_map(|mark| of(&mark.shape)).unwrap()
    };
    assert_eq!(font("A"), font("B"));
    assert_ne!(font("B"), font("C"));
}

#[test]
fn a_series_that_carries_the_message_keeps_its_colour_and_the_others_step_back() {
    let bars = |more: &str| scene(&format!(r#"{{"type":"bar",{more}{GRADES}}}"#));
    let of = |scene: &Scene, name: &str| fills(scene).into_iter().find(|(_, series, _)| series == name).unwrap().2;
    let (plain, lit) = (bars(""), bars(r#""highlight":"Tốt","#));
    assert_eq!(of(&lit, "Tốt"), of(&plain, "Tốt"));
    assert_eq!(of(&lit, "Khá"), Theme::light().rest);
}

#[test]
fn squares_that_are_left_out_keep_their_line_so_that_they_can_come_back() {
    let all = scene(&format!(r#"{{"type":"waffle",{GRADES}}}"#));
    let some = scene(&format!(r#"{{"type":"waffle","hide":["Tốt"],{GRADES}}}"#));
    let entries = |scene: &Scene| scene.entries.iter().map(|entry| (entry.name.clone(), entry.hidden)).collect::<Vec<_>>();
    assert_eq!(entries(&all).iter().filter(|(_, hidden)| *hidden).count(), 0);
    assert_eq!(entries(&some)[1], ("Tốt".to_owned(), true));
    assert_eq!(entries(&all).len(), entries(&some).len());
    assert!(some.data.iter().all(|datum| datum.series.as_deref() != Some("Tốt")));
    let rects = |scene: &Scene| scene.marks.iter().filter(|mark| matches!(mark.shape, Shape::Rect { .. })).count();
    // 13 and 7 squares less; the swatch of each of the two lines becomes a frame of two.
    assert_eq!(rects(&all) - rects(&some), 13 + 7 - 2);
}

#[test]
fn of_several_tables_the_named_one_is_shown_or_else_the_first() {
    let tables = r#""tables":[{"label":"Sở","data":"a,n\nSở A,1"},{"label":"Huyện","data":"a,n\nHuyện B,2"}]"#;
    assert_eq!(scene(&format!(r#"{{"type":"bar",{tables}}}"#)).data[0].label, "Sở A");
    assert_eq!(scene(&format!(r#"{{"type":"bar","table":"Huyện",{tables}}}"#)).data[0].label, "Huyện B");
}

#[test]
fn a_narrow_page_gets_what_is_meant_for_it() {
    let json = r#"{"type":"bar","orientation":"vertical","data":"a,n\nA,1\nB,2\nC,3","narrow":{"below":400,"orientation":"horizontal","sort":"desc"}}"#;
    let labels = |width| scene_at(json, width).data.iter().map(|datum| datum.label.clone()).collect::<Vec<_>>();
    assert_eq!(labels(640.0), ["A", "B", "C"]);
    assert_eq!(labels(320.0), ["C", "B", "A"]);
}

#[test]
fn a_label_is_shortened_only_where_it_does_not_fit() {
    let long = "Ban Chỉ đạo phong trào xây dựng đời sống văn hoá";
    let json = format!(r#"{{"type":"bar","short":{{"{long}":"Ban Chỉ đạo"}},"data":[["a","n"],["{long}",1],["B",2]]}}"#);
    assert!(texts(&scene_at(&json, 240.0)).contains(&"Ban Chỉ đạo".to_owned()));
    assert!(!texts(&scene_at(&json, 1200.0)).contains(&"Ban Chỉ đạo".to_owned()));
    assert_eq!(scene_at(&json, 240.0).data[0].label, long, "tooltip and table have the full words");
}

#[test]
fn kin_of_other_panels_stand_out_and_panels_without_kin_stay() {
    let bars = r#"{"type":"bar","data":"Huyện,Dân số\nBắc Quang,5\nQuang Bình,3"}"#;
    let ranking = r#"{"type":"ranking","data":"Huyện,Điểm\nQuang Bình,9\nBắc Quang,8"}"#;
    let parts = format!(r#"{{"type":"stacked-bar",{GRADES}}}"#);
    let board = scene(&format!(r#"{{"type":"board","panels":[{bars},{ranking},{parts},{parts}]}}"#));
    let of = |active: usize| {
        let lit = lit(&board, active);
        let label = |index: usize| [&board.data[index].label, "/", board.data[index].series.as_deref().unwrap_or("")].concat();
        (0..lit.len()).filter(|index| lit[*index]).map(label).collect::<Vec<_>>()
    };
    let parts: Vec<String> = ["Sở/Xuất sắc", "Sở/Tốt", "Sở/Khá", "Huyện/Xuất sắc", "Huyện/Tốt", "Huyện/Khá"].map(str::to_owned).into();
    assert_eq!(of(0), [vec!["Bắc Quang/Dân số".to_owned(), "Bắc Quang/Điểm".to_owned()], parts.clone(), parts].concat());
    assert_eq!(of(5), ["Bắc Quang/Dân số", "Quang Bình/Dân số", "Quang Bình/Điểm", "Bắc Quang/Điểm", "Sở/Tốt", "Sở/Tốt"]);
}

#[test]
fn a_legend_becomes_names_at_the_parts_where_they_all_fit() {
    let json = r#"{"type":"stacked-bar","data":"Nhóm,Tốt,Khá\nMột,13,7\nHai,5,4"}"#;
    let (wide, crowded) = (scene_at(json, 640.0), scene_at(&json.replace("13,7", "99,1"), 640.0));
    let first = |scene: &Scene, name: &str| scene.entries.iter().find(|entry| entry.name == name).unwrap().rect;
    let part = wide.bounds(1);
    assert!((first(&wide, "Khá").x - part.x).abs() < 2.0, "above its own part");
    assert!(first(&wide, "Khá").bottom() <= part.y);
    let swatches =
        |scene: &Scene| scene.marks.iter().filter(|mark| mark.datum.is_none() && matches!(mark.shape, Shape::Rect { .. })).count();
    assert_eq!((swatches(&wide), swatches(&crowded)), (0, 2));
    let hidden = scene_at(&json.replacen('{', r#"{"hide":"Khá","#, 1), 640.0);
    assert_eq!(swatches(&hidden), 3, "one that is hidden has no part to stand at: a swatch, and a frame with its ground");
}
