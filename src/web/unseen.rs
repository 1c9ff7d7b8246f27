//! Charts where nobody looks: in Node, in a worker at the edge of the network, in a build tool. What comes out are texts, the same
//! to the byte as the program's; widths are the core's own tables, numbers and letters the host's `Intl`.

use super::told::{problems, told, Told};
use super::{read_text, ruler};
use crate::figure::{self, Setting, LADDER, USUAL};
use crate::problem::{Problem, Problems};
use crate::sheet::Sheet;
use crate::spec::style;
use crate::text::face::Face;
use crate::text::{Font, Measure};
use crate::value::Value;
use crate::words::Lang;
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What is to be written, as `pkg/src/static.ts` says it.
    pub type Wanted;

    #[wasm_bindgen(method, getter)]
    fn form(this: &Wanted) -> String;

    #[wasm_bindgen(method, getter)]
    fn width(this: &Wanted) -> f64;

    #[wasm_bindgen(method, getter)]
    fn widths(this: &Wanted) -> Option<Vec<u16>>;

    #[wasm_bindgen(method, getter)]
    fn dark(this: &Wanted) -> bool;

    #[wasm_bindgen(method, getter)]
    fn styled(this: &Wanted) -> bool;

    #[wasm_bindgen(method, getter)]
    fn house(this: &Wanted) -> JsValue;

    #[wasm_bindgen(method, getter)]
    fn src(this: &Wanted) -> Option<String>;

    #[wasm_bindgen(method, getter)]
    fn image(this: &Wanted) -> Option<String>;
}

/// Widths by table, letters by the host.
pub(super) struct Unseen(pub(super) &'static Face);

impl Measure for Unseen {
    fn width(&self, text: &str, font: Font) -> f64 {
        self.0.advance(text, font)
    }

    fn clusters(&self, text: &str) -> Vec<usize> {
        ruler::clusters(text)
    }
}

/// Writes what is wanted of a spec that is JSON text, into `markup`; all that is wrong with the spec is in `problems`. The files
/// that it names are looked up in `files`, an object from address to text. What is wrong with the house style is in `house`, and then
/// nothing is written: a picture would not have the look that was asked for.
#[wasm_bindgen]
pub fn render(text: &str, page_locale: &str, files: &JsValue, wanted: &Wanted) -> JsValue {
    let (mut sheet, spec) = read_text(text, page_locale, files, false);
    let style = serde_wasm_bindgen::from_value(wanted.house()).unwrap_or(Value::Null);
    let house = wrong_in(&style);
    sheet.speak(&style);
    let markup = spec.filter(|_| house.is_empty()).and_then(|spec| write(&sheet, &spec, &style, wanted));
    told(&Written { markup, problems: problems(&sheet), house })
}

/// What is wrong with a house style, if there is one: a line for each, with its place.
fn wrong_in(style: &Value) -> Vec<String> {
    let mut problems = Problems::new(Lang::En);
    if !matches!(style, Value::Null) {
        style::check(style, &mut problems);
    }
    let line = |problem: &Problem| {
        if problem.path.is_empty() {
            problem.message.clone()
        } else {
            [&problem.path, ": ", &problem.message].concat()
        }
    };
    problems.list().iter().map(line).collect()
}

#[derive(Serialize)]
struct Written<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    markup: Option<String>,
    problems: Vec<Told<'a>>,
    house: Vec<String>,
}

fn write(sheet: &Sheet, spec: &Value, house: &Value, wanted: &Wanted) -> Option<String> {
    if wanted.form() == "svg" {
        let (scene, theme) = sheet.alone(wanted.width(), wanted.dark(), house, &Unseen(Face::bundled()))?;
        return Some(sheet.svg(&scene, &theme, true));
    }
    let mut widths = wanted.widths().unwrap_or_default();
    widths.retain(|width| LADDER.contains(width));
    widths.sort_unstable();
    widths.dedup();
    let widths = if widths.is_empty() { &USUAL } else { widths.as_slice() };
    let setting = Setting { widths, house, measure: &Unseen(Face::of_pages()), styled: wanted.styled() };
    match wanted.form().as_str() {
        "figure" => figure::plain(sheet, &setting, spec, wanted.image().as_deref()),
        "pictures" => figure::pictures(sheet, &setting),
        _ => figure::element(sheet, &setting, spec, wanted.src().as_deref()),
    }
}
