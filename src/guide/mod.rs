//! What helps to read marks, and is itself made of marks: blocks of text, rows of labels, legends. Kinds share these so that
//! a label looks and breaks alike everywhere.

#[cfg(feature = "plane")]
pub mod axis;
#[cfg(feature = "plane")]
pub mod flags;
pub mod legend;
pub mod rows;

use crate::color::Color;
use crate::env::Env;
use crate::geom::{Point, Rect};
use crate::scene::{Align, Scene, Text};
use crate::text::{Font, Lines};
use crate::theme::scale::NOTE;

/// The step of all distances, CSS px.
pub const STEP: f64 = 4.0;

/// How one line of text looks and which datum it belongs to.
#[derive(Clone, Copy, Debug)]
pub struct Ink {
    /// Size and weight.
    pub font: Font,
    /// Its colour.
    pub fill: Color,
    /// Which part of the text is at the point.
    pub align: Align,
    /// An index into `Scene::data`.
    pub datum: Option<usize>,
}

impl Ink {
    /// Text that begins where it is put.
    pub fn new(font: Font, fill: Color) -> Self {
        Self { font, fill, align: Align::Start, datum: None }
    }

    /// The same, aligned otherwise.
    pub fn aligned(self, align: Align) -> Self {
        Self { align, ..self }
    }

    /// The same, as part of a datum.
    pub fn of(self, datum: usize) -> Self {
        Self { datum: Some(datum), ..self }
    }
}

/// Puts one line with its baseline at `at`, and says how wide it is.
pub fn line(scene: &mut Scene, env: &Env, text: &str, at: Point, ink: Ink) -> f64 {
    let width = env.text_width(text, ink.font);
    let text = Text { at, text: text.to_owned(), font: ink.font, align: ink.align, fill: ink.fill, width };
    scene.text(text, ink.datum);
    width
}

/// Puts one line in the middle of a mark that is filled with `mark`. A pattern gets a plate below the words.
pub fn on_mark(scene: &mut Scene, env: &Env, text: &str, middle: Point, mark: Color, ink: Ink) {
    if mark.pattern() > 0 {
        let (width, height) = (env.text_width(text, ink.font) + STEP, ink.font.size() + STEP);
        scene.rect(Rect::new(middle.x - width / 2.0, middle.y - height / 2.0, width, height), env.theme.ground, ink.datum);
    }
    line(scene, env, text, Point::new(middle.x, ink.font.baseline_at(middle.y)), ink.aligned(Align::Middle));
}

/// Puts wrapped lines one below the other, from `top` on at `x`, and says where they end.
pub fn block(scene: &mut Scene, env: &Env, lines: &Lines, x: f64, top: f64, ink: Ink) -> f64 {
    let mut y = top;
    for text in &lines.lines {
        line(scene, env, text, Point::new(x, ink.font.first_baseline(y)), ink);
        y += ink.font.line_height();
    }
    y
}

/// Wraps `text` to `room` and puts it as a block.
pub fn paragraph(scene: &mut Scene, env: &Env, text: &str, at: Point, room: f64, ink: Ink) -> f64 {
    let lines = env.wrap(text, ink.font, room, 40);
    block(scene, env, &lines, at.x, at.y, ink)
}

/// The part of the width that a number with its unit may take beside a mark.
const NUMBER_PART: f64 = 0.3;

/// Whether numbers as wide as `width` leave too little to the marks, so that their unit has to stand apart.
pub fn is_unit_long(env: &Env, width: f64) -> bool {
    width > env.width * NUMBER_PART
}

/// Puts a unit that stands apart, and says where it ends, with room below.
pub fn unit_apart(scene: &mut Scene, env: &Env, unit: &str, top: f64) -> f64 {
    paragraph(scene, env, unit, Point::new(0.0, top), env.width, Ink::new(NOTE, env.theme.muted)) + STEP
}
