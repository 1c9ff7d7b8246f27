//! Adding a kind takes one value of `Kind` and nothing else: this one lives here, outside the library, and is read, composed,
//! explored, described and exported like those inside.

#![allow(clippy::unwrap_used)]

use dohoa::charts::{Chart, Kind, Reading};
use dohoa::describe::{summary, table};
use dohoa::env::Env;
use dohoa::explore::nearest;
use dohoa::frame::{Frame, Place, WHOLE};
use dohoa::geom::{Point, Rect};
use dohoa::locale::icu;
use dohoa::problem::Problems;
use dohoa::scene::{Datum, Scene};
use dohoa::spec::{doc, Format, Key, Takes, DATA, WIDE};
use dohoa::surface::svg::{svg, Dress};
use dohoa::table::Wide;
use dohoa::text::Typewriter;
use dohoa::theme::Theme;
use dohoa::words::{phrase, Lang};

const DOTS: Kind = Kind {
    name: "dots",
    noun: phrase("Dãy ô vuông", "Squares in a row"),
    doc: doc("Các ô vuông thành hàng, mỗi số liệu một ô.", "Squares in a row, one a figure."),
    keys: &[DATA, WIDE, KEYS],
    read,
};

const KEYS: &[Key] = &[Key::new("side", Takes::Number { min: 1.0, max: 99.0 }, doc("Ô vuông lớn bao nhiêu.", "How large a square is."))];

struct Dots {
    wide: Wide,
    format: Format,
    side: f64,
}

fn read(reading: &mut Reading) -> Option<Box<dyn Chart>> {
    let wide = reading.wide(10)?;
    let side = reading.fields.number("side").unwrap_or(10.0);
    Some(Box::new(Dots { wide, format: reading.format(), side }))
}

impl Chart for Dots {
    fn compose(&self, env: &Env) -> Scene {
        let mut scene = Scene::new(env.width, &self.wide.label_name);
        for (row, label) in self.wide.labels.iter().enumerate() {
            let value = self.wide.value(row, 0);
            let text = value.map(|value| self.format.say(value, env.locale)).unwrap_or_default();
            let place = Rect::new(row as f64 * 2.0 * self.side, 0.0, self.side, self.side);
            let anchor = place.center();
            let datum = Datum { key: label.clone(), label: label.clone(), value, text, anchor, ..Datum::default() };
            let datum = scene.datum(datum);
            scene.rect(place, env.theme.accent, Some(datum));
        }
        scene.size.height = self.side;
        scene
    }
}

fn frame(json: &str) -> Result<Frame, Vec<String>> {
    let value = serde_json::from_str(json).unwrap();
    let mut problems = Problems::new(Lang::En);
    let frame = Frame::read(&value, &Place { kinds: &[&DOTS], also: &[], hide: &[], locale: &icu::locale("vi") }, &mut problems);
    frame.ok_or_else(|| problems.list().iter().map(|problem| problem.message.clone()).collect())
}

#[test]
fn a_kind_from_elsewhere_has_everything_the_others_have() {
    let frame = frame(r#"{"type":"dots","title":"T","side":20,"data":"Cấp,Số\nTỉnh,3466\nHuyện,33"}"#).ok().unwrap();
    let (locale, theme) = (icu::locale("vi"), Theme::light());
    let env = Env { measure: &Typewriter, locale: &locale, theme: &theme, short: &[], width: 400.0, span: (0.0, 1.0) };
    let scene = frame.plot(&env);
    assert_eq!(nearest(&scene, Point::new(45.0, 5.0), 0.0), Some(1));
    assert_eq!(table(&scene, Some(&frame.heading), &locale).rows, [["Tỉnh", "3.466"], ["Huyện", "33"]]);
    let words = "T. Dãy ô vuông, 2 số liệu: Tỉnh: 3.466; Huyện: 33.";
    assert_eq!(summary(&scene, frame.kind.noun, Some(&frame.heading), &locale, true), words);
    let whole = frame.compose(&env, WHOLE);
    let svg = svg(&whole, &theme, Dress { title: "T", description: "", lang: "vi", ground: false, inlaid: None });
    assert!(svg.contains(">T</text>") && svg.matches("<rect").count() == 2);
}

#[test]
fn its_keys_are_checked_by_its_own_declaration() {
    let Err(messages) = frame(r#"{"type":"dots","sied":20,"data":"a,b\nx,1"}"#) else { panic!("a misspelt key went unnoticed") };
    assert_eq!(messages, ["There is no key “sied” here. Did you mean “side”?"]);
}
