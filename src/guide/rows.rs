//! Rows with a label each: whether labels stand beside their marks or above them, how they break, and where each row's marks
//! go. The rule is the width: a label column that would take more than two fifths of it is given up.

use super::{block, Ink, STEP};
use crate::env::Env;
use crate::scene::Scene;
use crate::text::Lines;
use crate::theme::scale::LABEL;

/// The widest that a label column gets, CSS px: beyond it eyes lose the row.
const WIDEST_COLUMN: f64 = 280.0;
/// The part of the width that a label column may take.
const PART: f64 = 0.4;
/// The part of the width that is left to the marks, or else labels go above them.
const MARKS: f64 = 0.45;
/// Lines that a label may have in a column, and above its marks.
const BESIDE_LINES: usize = 2;
const ABOVE_LINES: usize = 4;
/// Between labels and marks.
const GAP: f64 = 3.0 * STEP;

/// Where labels and marks of all rows go.
#[derive(Clone, Debug)]
pub struct Rows {
    /// Where marks begin, CSS px from the left.
    pub left: f64,
    /// From the top of one row to the top of the next there are its height and this.
    pub between: f64,
    labels: Vec<Lines>,
    /// Whether labels stand in a column before the marks, or else each above its own.
    pub beside: bool,
}

impl Rows {
    /// Lays labels out for a scene as wide as `env` says, with `numbers` CSS px kept for numbers beside the marks.
    pub fn lay(labels: &[String], env: &Env, numbers: f64) -> Self {
        let room = (env.width * PART - GAP).min(WIDEST_COLUMN).floor();
        let columns: Vec<Lines> = labels.iter().map(|label| env.wrap(label, LABEL, room, BESIDE_LINES + 1)).collect();
        let fits = |lines: &Lines| lines.lines.len() <= BESIDE_LINES && lines.whole;
        let widest = columns.iter().map(|lines| lines.width).fold(0.0, f64::max);
        let left = if widest > 0.0 { widest.ceil() + GAP } else { 0.0 };
        if columns.iter().all(fits) && env.width - left - numbers >= env.width * MARKS {
            return Self { left, between: env.theme.gap(2.5 * STEP), labels: columns, beside: true };
        }
        let above = labels.iter().map(|label| env.wrap(label, LABEL, env.width, ABOVE_LINES)).collect();
        Self { left: 0.0, between: env.theme.gap(3.5 * STEP), labels: above, beside: false }
    }

    /// Puts the label of row `index` whose top is `top` and whose marks are `thick`; says where the marks begin and where the
    /// row ends. A label in a column is centred on its marks.
    pub fn place(&self, scene: &mut Scene, env: &Env, index: usize, top: f64, thick: f64, ink: Ink) -> (f64, f64) {
        let Some(label) = self.labels.get(index) else {
            return (top, top + thick);
        };
        let height = label.height(ink.font);
        if self.beside {
            let row = height.max(thick);
            block(scene, env, label, 0.0, top + ((row - height) / 2.0).floor(), ink);
            (top + ((row - thick) / 2.0).floor(), top + row)
        } else {
            let marks = block(scene, env, label, 0.0, top, ink) + 2.0;
            (marks, marks + thick)
        }
    }
}
