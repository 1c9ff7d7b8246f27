//! A legend: a swatch and a name for each series, in reading order, on as many lines as it takes.

use super::{block, Ink, STEP};
use crate::color::Color;
use crate::env::Env;
use crate::geom::Rect;
use crate::scene::{Entry, Scene};
use crate::table::Wide;
use crate::text::Lines;
use crate::theme::scale::NOTE;

/// The side of a swatch, CSS px.
pub const SWATCH: f64 = 12.0;
/// Between a swatch and its name.
pub const GAP: f64 = 6.0;
const BETWEEN: f64 = 4.0 * STEP;

/// Puts a legend from `top` on and says where it ends, with room below.
pub fn legend(scene: &mut Scene, env: &Env, wide: &Wide, color: &dyn Fn(usize) -> Color, top: f64) -> f64 {
    let room = env.width - SWATCH - GAP;
    let (mut x, mut y, mut tallest) = (0.0, top, 0.0f64);
    for (slot, name) in wide.names.iter().enumerate() {
        let shown = wide.slots.iter().position(|of| *of == slot);
        let lines = env.wrap(name, NOTE, room, 3);
        let width = SWATCH + GAP + lines.width;
        if x > 0.0 && x + width > env.width {
            (x, y, tallest) = (0.0, y + tallest + STEP, 0.0);
        }
        entry(scene, env, &lines, shown.map(color), x, y);
        let rect = Rect::new(x, y, width, lines.height(NOTE));
        scene.entries.push(Entry { name: name.clone(), hidden: shown.is_none(), rect });
        x += width + BETWEEN;
        tallest = tallest.max(lines.height(NOTE));
    }
    y + tallest + 3.0 * STEP
}

/// A series that is left out has no colour: its swatch is an empty frame, its name steps back.
fn entry(scene: &mut Scene, env: &Env, name: &Lines, color: Option<Color>, x: f64, y: f64) {
    let middle = y + NOTE.line_height() / 2.0;
    let swatch = Rect::new(x.round(), (middle - SWATCH / 2.0).round(), SWATCH, SWATCH);
    scene.rect(swatch, color.unwrap_or(env.theme.axis), None);
    if color.is_none() {
        scene.rect(Rect::new(swatch.x + 1.0, swatch.y + 1.0, SWATCH - 2.0, SWATCH - 2.0), env.theme.ground, None);
    }
    let ink = if color.is_some() { env.theme.text } else { env.theme.muted };
    block(scene, env, name, x + SWATCH + GAP, y, Ink::new(NOTE, ink));
}
