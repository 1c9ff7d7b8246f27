//! A legend: a swatch and a name for each series, in reading order, on as many lines as it takes.

use super::{block, Ink, STEP};
use crate::color::Color;
use crate::env::Env;
use crate::geom::Rect;
use crate::scene::Scene;
use crate::table::Series;
use crate::text::Lines;
use crate::theme::scale::NOTE;

/// The side of a swatch, CSS px.
pub const SWATCH: f64 = 12.0;
/// Between a swatch and its name.
pub const GAP: f64 = 6.0;
const BETWEEN: f64 = 4.0 * STEP;

/// Puts a legend from `top` on and says where it ends, with room below.
pub fn legend(scene: &mut Scene, env: &Env, series: &[Series], color: &dyn Fn(usize) -> Color, top: f64) -> f64 {
    let room = env.width - SWATCH - GAP;
    let (mut x, mut y, mut tallest) = (0.0, top, 0.0f64);
    for (index, series) in series.iter().enumerate() {
        let name = env.wrap(&series.name, NOTE, room, 3);
        let width = SWATCH + GAP + name.width;
        if x > 0.0 && x + width > env.width {
            (x, y, tallest) = (0.0, y + tallest + STEP, 0.0);
        }
        entry(scene, env, &name, color(index), x, y);
        x += width + BETWEEN;
        tallest = tallest.max(name.height(NOTE));
    }
    y + tallest + 3.0 * STEP
}

fn entry(scene: &mut Scene, env: &Env, name: &Lines, color: Color, x: f64, y: f64) {
    let middle = y + NOTE.line_height() / 2.0;
    scene.rect(Rect::new(x.round(), (middle - SWATCH / 2.0).round(), SWATCH, SWATCH), color, None);
    block(scene, env, name, x + SWATCH + GAP, y, Ink::new(NOTE, env.theme.text));
}
