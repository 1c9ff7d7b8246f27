//! The figures of the article come out to the digit, in the picture, in the table and in words; and nothing beside them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use dohoa::native::svg;
use dohoa::scene::{Scene, Shape};
use dohoa::sheet::{Look, Sheet};
use dohoa::text::face::Face;
use dohoa::theme::Theme;

/// What each spec of the article must say, with no-break spaces as plain ones.
const SAID: &[(&str, &[&str])] = &[
    ("awards-levels", &["33", "3.466"]),
    ("awards-levels.en", &["33", "3,466"]),
    ("awards-handed", &["7", "4", "8", "24", "71", "58", "33"]),
    ("awards-handed.en", &["7", "4", "8", "24", "71", "58", "33"]),
    ("reform-grades", &["2 đơn vị", "13 đơn vị", "5 đơn vị", "0 đơn vị", "7 đơn vị", "4 đơn vị"]),
    ("reform-units.en", &["2 units", "13 units", "5 units", "0 units", "7 units", "4 units"]),
    ("emulation-ranking", &["500 triệu đồng", "350 triệu đồng"]),
    ("emulation-ranking.en", &["500 million đồng", "350 million đồng"]),
    ("targets-2024", &["7,5%", "40 triệu đồng", "2.460 tỷ đồng", "3,2 triệu lượt", "308 triệu USD", "4,4%", "90%"]),
    ("targets-2024.en", &["7.5%", "40 million đồng", "2,460 billion đồng", "3.2 million visits", "308 million USD", "4.4%", "90%"]),
];

fn sheet(name: &str) -> Sheet {
    let (_, json) = common::specs().into_iter().find(|(spec, _)| spec == name).unwrap_or_else(|| panic!("no spec {name}"));
    common::read(&json)
}

fn plot(sheet: &Sheet, width: f64) -> (Scene, Theme) {
    let theme = sheet.theme(&Look { dark: false, family: String::new() });
    (sheet.plot(width, &theme, Face::bundled()).unwrap(), theme)
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

#[test]
fn every_figure_of_the_article_is_said_to_the_digit_and_in_order() {
    for (name, said) in SAID {
        let sheet = sheet(name);
        let (scene, _) = plot(&sheet, 640.0);
        let texts: Vec<String> = scene.data.iter().map(|datum| plain(&datum.text)).collect();
        assert_eq!(texts, *said, "{name}");
        let table = plain(&format!("{:?}", sheet.table(&scene).rows).replace("\\u{a0}", " "));
        let words = plain(&sheet.describe(&scene));
        for figure in *said {
            assert!(table.contains(figure), "{name}: the table lacks {figure}");
            assert!(words.contains(figure), "{name}: the words lack {figure}: {words}");
        }
    }
}

#[test]
fn the_picture_itself_shows_them() {
    let shown = plain(&svg(&sheet("targets-2024"), 640.0).unwrap());
    for text in [">7,5%<", ">2.460<", ">tỷ đồng<", ">3,2<", ">triệu lượt<", ">308<", ">triệu USD<", ">giảm<", ">4,4%<", ">trên<", ">90%<"]
    {
        assert!(shown.contains(text), "{text}");
    }
    assert!(svg(&sheet("awards-levels"), 320.0).unwrap().contains(">3.466<"));
}

#[test]
fn the_smaller_bar_stays_visible_and_in_proportion_at_every_width() {
    let sheet = sheet("awards-levels");
    for width in (280..=1200).step_by(10) {
        let (scene, _) = plot(&sheet, f64::from(width));
        let length = |datum| {
            let bars = scene.marks.iter().filter(|mark| mark.datum == Some(datum));
            bars.map(|mark| if let Shape::Rect { rect, .. } = mark.shape { rect.width } else { 0.0 }).fold(0.0, f64::max)
        };
        let (small, large) = (length(0), length(1));
        assert!(small >= 1.0, "{width}: {small}");
        assert!((small - large * 33.0 / 3466.0).abs() < 0.1, "{width}: {small} against {large}");
    }
}

#[test]
fn no_progress_is_drawn_where_none_was_published() {
    let (scene, theme) = plot(&sheet("targets-2024"), 640.0);
    let has_track = |scene: &Scene| scene.marks.iter().any(|mark| matches!(mark.shape, Shape::Rect { fill, .. } if fill == theme.track));
    assert!(!has_track(&scene));
    let (with_current, _) = plot(&self::sheet("example-progress"), 640.0);
    assert!(has_track(&with_current), "the test would not see a progress bar");
}
