//! What the desk has to say, as JavaScript objects, by `serde-wasm-bindgen`: its module is large anyway, and is asked once, not for
//! each picture.

use crate::problem::Problem;
use crate::sheet::Sheet;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// A problem, as `core.ts` and `check.ts` describe it.
#[derive(Serialize)]
pub struct Told<'a> {
    code: &'a str,
    severity: &'a str,
    path: &'a str,
    found: &'a str,
    expected: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    nearest: Option<&'a str>,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Fix<'a>>,
    #[serde(flatten)]
    place: Option<Place<'a>>,
}

#[derive(Serialize)]
struct Fix<'a> {
    title: &'a str,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    from: usize,
    to: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct Place<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    line: usize,
    column: usize,
    from: usize,
    to: usize,
}

/// As JavaScript has it: plain objects, arrays and texts, none of which can fail to be made.
pub fn told(what: &impl Serialize) -> JsValue {
    what.serialize(&Serializer::json_compatible()).unwrap_or_default()
}

/// A sheet's problems.
pub fn problems(sheet: &Sheet) -> Vec<Told<'_>> {
    sheet.problems().iter().map(Told::from).collect()
}

impl<'a> From<&'a Problem> for Told<'a> {
    fn from(problem: &'a Problem) -> Self {
        Told {
            code: problem.code,
            severity: problem.severity.name(),
            path: &problem.path,
            found: &problem.found,
            expected: &problem.expected,
            nearest: problem.nearest.as_deref(),
            message: &problem.message,
            fix: problem.fix.as_ref().map(|fix| Fix {
                title: &fix.title,
                edits: fix.edits.iter().map(|edit| Edit { from: edit.units.start, to: edit.units.end, text: &edit.text }).collect(),
            }),
            place: problem.place.as_ref().map(|place| Place {
                file: place.file.as_deref(),
                line: place.line,
                column: place.column,
                from: place.units.start,
                to: place.units.end,
            }),
        }
    }
}
