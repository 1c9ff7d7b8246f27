//! A legend: a swatch and a name for each series, in reading order, on as many lines as it takes.

use super::{block, paragraph, Ink, STEP};
use crate::color::Color;
use crate::env::Env;
use crate::geom::{Point, Rect};
use crate::scene::{Entry, Mark, Scene, Shape};
use crate::table::Wide;
use crate::text::Lines;
use crate::theme::scale::NOTE;

/// The side of a swatch, CSS px.
pub const SWATCH: f64 = 12.0;
/// Between a swatch and its name.
pub const GAP: f64 = 6.0;
const BETWEEN: f64 = 4.0 * STEP;
/// In a page, entries are buttons, so high and so wide at the least that fingers meet the right one (WCAG 2.2, 2.5.8), CSS px.
pub const TARGET: f64 = 24.0;
/// Between lines of entries, whose words are 16 px high: what makes each a target.
const APART: f64 = 2.0 * STEP;

/// Puts a legend at the top and says where it ends, with room below. `first` are the marks of a bar that comes right below, if there is
/// one: where each name fits above its own part of that, the names stand there and need no swatches.
pub fn legend(scene: &mut Scene, env: &Env, wide: &Wide, color: &dyn Fn(usize) -> Color, first: &[Mark]) -> f64 {
    legend_below(scene, env, wide, color, first, 0.0)
}

/// The same with a line above it that says what its names are.
pub fn titled_legend(scene: &mut Scene, env: &Env, title: &str, wide: &Wide, color: &dyn Fn(usize) -> Color) -> f64 {
    let top = paragraph(scene, env, title, Point::new(0.0, 0.0), env.width, Ink::new(NOTE, env.theme.muted));
    legend_below(scene, env, wide, color, &[], top)
}

fn legend_below(scene: &mut Scene, env: &Env, wide: &Wide, color: &dyn Fn(usize) -> Color, first: &[Mark], top: f64) -> f64 {
    let room = env.width - SWATCH - GAP;
    let (mut x, mut y, mut tallest) = (0.0, top, 0.0f64);
    let mut spots = Vec::new();
    for mark in first {
        if let Shape::Rect { rect, .. } = mark.shape {
            spots.push(rect);
        }
    }
    let mut direct = spots.len() == wide.names.len();
    for (name, spot) in wide.names.iter().zip(&spots) {
        direct = direct && env.text_width(name, NOTE).max(TARGET - STEP) <= spot.width - STEP;
    }
    for (slot, name) in wide.names.iter().enumerate() {
        let shown = wide.slots.iter().position(|of| *of == slot);
        let lines = env.wrap(name, NOTE, room, 3);
        let width = SWATCH + GAP + lines.width;
        if !direct && x > 0.0 && x + width > env.width {
            (x, y, tallest) = (0.0, y + tallest + APART, 0.0);
        }
        let mut rect = Rect::new(x, y, width, lines.height(NOTE));
        match spots.get(slot).filter(|_| direct) {
            Some(spot) => {
                (rect.x, rect.width) = (spot.x, lines.width);
                block(scene, env, &lines, spot.x, y, Ink::new(NOTE, env.theme.text));
            }
            None => entry(scene, env, &lines, shown.map(color), x, y),
        }
        scene.entries.push(Entry { name: name.clone(), hidden: shown.is_none(), rect });
        x += width + BETWEEN;
        tallest = tallest.max(lines.height(NOTE));
    }
    y + tallest + if direct { STEP } else { 3.0 * STEP }
}

/// A swatch and a name; the name of a series that is left out steps back.
fn entry(scene: &mut Scene, env: &Env, name: &Lines, color: Option<Color>, x: f64, y: f64) {
    swatch(scene, env, color, Point::new(x, y + NOTE.line_height() / 2.0), None);
    let ink = if color.is_some() { env.theme.text } else { env.theme.muted };
    block(scene, env, name, x + SWATCH + GAP, y, Ink::new(NOTE, ink));
}

/// Where an entry of a legend has its swatch, if the legend has swatches at all.
#[cfg(feature = "plane")]
pub fn swatch_of(entry: &Entry) -> Rect {
    frame(Point::new(entry.rect.x, entry.rect.y + NOTE.line_height() / 2.0))
}

/// The place of a swatch that begins at `at` and has its middle there.
fn frame(at: Point) -> Rect {
    Rect::new(at.x.round(), (at.y - SWATCH / 2.0).round(), SWATCH, SWATCH)
}

/// A swatch that begins at `at` and has its middle there. A series that is left out has no colour: its swatch is an empty frame.
pub fn swatch(scene: &mut Scene, env: &Env, color: Option<Color>, at: Point, datum: Option<usize>) {
    let frame = frame(at);
    scene.rect(frame, color.unwrap_or(env.theme.axis), datum);
    if color.is_none() {
        scene.rect(Rect::new(frame.x + 1.0, frame.y + 1.0, SWATCH - 2.0, SWATCH - 2.0), env.theme.ground, None);
    }
}
