//! Every theme can be read: contrast as WCAG 2.2 counts it, and colours that colour-blind readers tell apart.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use dohoa::color::sight::differences;
use dohoa::color::Color;
use dohoa::explore::{lit, shade, shade_words, steps_back};
use dohoa::native::{read, read_value, svg_in_style};
use dohoa::scene::{Align, Mark, Scene, Shape};
use dohoa::sheet::Look;
use dohoa::text::face::Face;
use dohoa::theme::Theme;
use dohoa::value::Value;
use std::path::Path;

/// The library's own theme and every house style that comes with it, on both grounds.
fn themes() -> Vec<(String, Theme)> {
    let mut themes = vec![("light".to_owned(), Theme::light()), ("dark".to_owned(), Theme::dark())];
    for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("pkg/themes")).unwrap() {
        let path = entry.unwrap().path();
        let house: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        for mut theme in [Theme::light(), Theme::dark()] {
            theme.apply(&house);
            themes.push((format!("{}, dark: {}", path.display(), theme.dark), theme));
        }
    }
    assert!(themes.len() >= 4, "the house styles are gone");
    themes
}

/// Linear RGB, 0 to 1, by the exact curve.
fn linear(color: Color) -> [f64; 3] {
    color.channels().map(|channel| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.04045 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    })
}

fn contrast(a: Color, b: Color) -> f64 {
    let luminance = |color| {
        let [r, g, b] = linear(color);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b): (f64, f64) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn words_on_marks_that_step_back_have_four_and_a_half_to_one() {
    let json = r#"{"type":"stacked-bar","palette":"ordered","data":"Nhóm,Xuất sắc,Tốt,Khá\nSở,20,130,50\nHuyện,40,70,40"}"#;
    for (name, theme) in themes() {
        let scene = read(json).plot(640.0, &theme, Face::bundled()).unwrap();
        let lit = lit(&scene, 1);
        let mut seen = 0;
        for (index, words) in scene.marks.iter().enumerate() {
            let Shape::Text { fill, .. } = words.shape else { continue };
            // Whatever lies below, wherever it comes in the order.
            let on = |below: &&Mark| below.shape.bounds().overlaps(&words.shape.bounds());
            let Some(below) = scene.marks[..index].iter().rfind(on).filter(|below| steps_back(below, Some(&lit))) else { continue };
            let Shape::Rect { fill: ground, .. } = below.shape else { continue };
            let before = Some(&scene.marks[index - 1]);
            let ratio =
                contrast(shade_words(words, before, fill, Some(&lit), theme.ground), shade(below, ground, Some(&lit), theme.ground));
            assert!(ratio >= 4.5, "{name}: {ratio:.2}");
            assert_eq!(shade_words(words, before, fill, None, theme.ground), fill);
            seen += 1;
        }
        assert_eq!(seen, 5, "{name}");
    }
}

/// The smallest difference that any sort of reader sees between two colours.
fn difference(a: Color, b: Color) -> f64 {
    differences(a, b).1
}

#[test]
fn words_have_four_and_a_half_to_one() {
    for (name, theme) in themes() {
        for (what, ink) in [("text", theme.text), ("muted", theme.muted), ("accent", theme.accent)] {
            let ratio = contrast(ink, theme.ground);
            assert!(ratio >= 4.5, "{name}: {what} has {ratio:.2}");
        }
    }
}

#[test]
fn marks_have_three_to_one() {
    for (name, theme) in themes() {
        let mut marks = vec![theme.accent, theme.rest, theme.axis];
        marks.extend(theme.categorical);
        for count in 1..=6 {
            marks.extend((0..count).map(|index| theme.grade(index, count)));
        }
        for mark in marks {
            let ratio = contrast(mark, theme.ground);
            assert!(ratio >= 3.0, "{name}: {mark:?} has {ratio:.2}");
        }
    }
}

#[test]
fn marks_that_step_back_are_seen_and_what_is_meant_stands_out_from_them() {
    for (name, theme) in themes() {
        for mark in theme.categorical.into_iter().chain(theme.ordered).chain([theme.accent, theme.rest]) {
            let behind = mark.behind(theme.ground);
            let ratio = contrast(behind, theme.ground);
            assert!(ratio >= 1.6, "{name}: {mark:?} steps back to {ratio:.2}");
            let seen = difference(mark, behind);
            assert!(seen >= 14.0, "{name}: {mark:?} steps back by {seen:.1}");
        }
    }
}

#[test]
fn any_two_series_are_told_apart_by_every_reader() {
    for (name, theme) in themes() {
        for (index, one) in theme.categorical.iter().enumerate() {
            for other in &theme.categorical[index + 1..] {
                let seen = difference(*one, *other);
                assert!(seen >= 15.0, "{name}: {one:?} and {other:?} differ by {seen:.1}");
            }
        }
    }
}

#[test]
fn neighbouring_grades_are_told_apart_by_every_reader() {
    for (name, theme) in themes() {
        for count in 2..=4 {
            for index in 1..count {
                let seen = difference(theme.grade(index - 1, count), theme.grade(index, count));
                assert!(seen >= 12.0, "{name}: grades {index} and {} of {count} differ by {seen:.1}", index + 1);
            }
        }
    }
}

#[test]
fn the_highlight_stands_out_from_the_rest() {
    for (name, theme) in themes() {
        let seen = difference(theme.accent, theme.rest);
        assert!(seen >= 15.0, "{name}: {seen:.1}");
    }
}

const BROADSHEET: &str = include_str!("../pkg/themes/broadsheet.json");
const OWN: &str = include_str!("../pkg/themes/dohoa.json");

fn value(json: &str) -> Value {
    serde_json::from_str(json).unwrap()
}

fn spec(theme: &str) -> Value {
    value(&format!(r#"{{"type":"bar","locale":"en","data":"a,x,y\nA,1,2\nB,3,4","theme":{theme}}}"#))
}

#[test]
fn house_styles_that_come_along_say_every_colour_and_are_right() {
    for (name, json) in [("broadsheet", BROADSHEET), ("dohoa", OWN)] {
        let sheet = read_value(spec(json));
        assert!(sheet.problems().is_empty(), "{name}: {:#?}", sheet.problems());
        for dark in [false, true] {
            // Laid over a look in which every colour is another, so that one that is left out shows.
            let odd = Color::hex(0x123456);
            let mut theme = if dark { Theme::dark() } else { Theme::light() };
            theme.slots().into_iter().for_each(|slot| *slot = odd);
            theme.apply(&value(json));
            assert!(theme.slots().into_iter().all(|slot| *slot != odd), "{name}, dark: {dark}");
        }
    }
}

#[test]
fn the_librarys_own_look_as_a_file_is_what_it_draws_without() {
    for plain in [Theme::light(), Theme::dark()] {
        let mut theme = Theme { family: String::new(), scale: 2.0, radius: 2.0, space: 2.0, ..plain.clone() };
        theme.apply(&value(OWN));
        assert_eq!(theme, plain);
    }
}

#[test]
fn the_specs_own_style_is_laid_over_the_houses() {
    let sheet = read_value(spec(r##"{"ground":"dark","radius":5,"dark":{"text":"#fff","ordered":["#123456"]}}"##));
    assert!(sheet.problems().is_empty(), "{:#?}", sheet.problems());
    let look = Look { dark: false, family: String::new() };
    let theme = sheet.styled(&look, &value(BROADSHEET));
    assert!(theme.dark && theme.radius == 5.0);
    assert_eq!(theme.text.to_hex(), "#ffffff");
    assert_eq!(theme.accent.to_hex(), "#e8927c");
    assert_eq!(theme.ordered.map(Color::to_hex), ["#123456", "#96543f"]);
    assert!(theme.family.starts_with("Georgia"));
    assert_eq!(sheet.theme(&look).accent, Theme::dark().accent);
}

#[test]
fn what_is_wrong_with_a_style_is_told() {
    let theme = r##"{"grnd":"dark","scale":9,"light":{"text":"red","rest":5,"ordered":"#fff"},"words":{"Source: ":7}}"##;
    let sheet = read_value(spec(theme));
    let told: Vec<(&str, &str)> = sheet.problems().iter().map(|problem| (problem.path.as_str(), problem.code)).collect();
    let expected = [
        ("theme.grnd", "unknown-key"),
        ("theme.scale", "out-of-range"),
        ("theme.light.text", "wrong-color"),
        ("theme.light.rest", "wrong-type"),
        ("theme.light.ordered", "wrong-type"),
        ("theme.words.Source: ", "wrong-type"),
    ];
    assert_eq!(told, expected);
    assert_eq!(read_value(spec(r#""sepia""#)).problems()[0].code, "wrong-choice");
    // Whoever applies a style that is wrong gets what is right of it.
    let mut theme = Theme::light();
    theme.apply(&value(r##"{"radius":-1,"space":"x","light":{"text":"red","categorical":["?","#010203"]}}"##));
    let mut expected = Theme::light();
    expected.categorical[1] = Color::hex(0x010203);
    assert_eq!(theme, expected);
}

#[test]
fn corners_size_and_patterns_reach_the_picture() {
    let sheet = read_value(spec(r#"{"radius":3,"scale":1.5,"patterns":true,"space":2}"#));
    let svg = svg_in_style(&sheet, 600.0, false, &Value::Null).unwrap();
    assert!(svg.contains(" width=\"600\"") && svg.contains("viewBox=\"0 0 400 "), "{svg}");
    assert_eq!(svg.matches(" rx=\"3\"").count(), 4, "{svg}");
    let stripes = svg.matches("fill=\"#ffffff\"").count();
    assert!(stripes > 4, "{svg}");
}

#[test]
fn words_of_ones_own_are_said() {
    let mut spec = spec(r#""auto""#);
    let Value::Record(entries) = &mut spec else { panic!() };
    entries.push(("source".to_owned(), Value::Text("INE".to_owned())));
    entries.push(("words".to_owned(), value(r#"{"Source: ":"Fuente: "}"#)));
    let sheet = read_value(spec);
    let svg = svg_in_style(&sheet, 600.0, false, &Value::Null).unwrap();
    assert!(svg.contains(">Fuente: INE<"), "{svg}");
}

#[test]
fn a_mirrored_scene_keeps_its_bounds_and_comes_back() {
    let plot = |locale: &str| {
        let json = format!(r#"{{"type":"bar","locale":"{locale}","data":"a,x\nA,10\nB,-3\nC,4"}}"#);
        let sheet = read_value(value(&json));
        let theme = sheet.theme(&Look { dark: false, family: String::new() });
        sheet.plot(500.0, &theme, dohoa::text::face::Face::bundled()).unwrap()
    };
    let (there, mut back): (Scene, Scene) = (plot("en"), plot("he"));
    assert!(back.mirrored && !there.mirrored);
    for mark in &back.marks {
        let bounds = mark.shape.bounds();
        assert!(bounds.x >= -0.5 && bounds.right() <= 500.5, "{mark:?}");
    }
    assert!((back.data[0].anchor.x - (500.0 - there.data[0].anchor.x)).abs() < 8.0, "bars grow to the left");
    let once = back.clone();
    back.mirror();
    assert!(matches!(back.marks[0].shape, dohoa::scene::Shape::Text { align: Align::Start, .. }));
    back.mirror();
    assert_eq!(once.marks.len(), back.marks.len());
    for (a, b) in once.marks.iter().zip(&back.marks) {
        assert!((a.shape.bounds().x - b.shape.bounds().x).abs() < 1e-9);
    }
}
