//! Words on single figures: each stands above the plot like a flag on a thin pole that leads to its figure. Flags touch neither
//! each other nor each other's poles; one for which there is no such place says where it belongs and does without a pole.

use super::{block, Ink, STEP};
use crate::color::Color;
use crate::env::Env;
use crate::geom::{Point, Rect};
use crate::scene::{Form, Scene};
use crate::text::Lines;
use crate::theme::scale::NOTE;

/// How wide a flag may get, CSS px, and as a part of the scene.
const WIDEST: f64 = 180.0;
const PART: f64 = 0.45;
const MOST_LINES: usize = 6;
/// Between a pole and its words.
const GAP: f64 = 6.0;

/// A flag that has found its place; heights are counted upward from the plot.
struct Flag {
    lines: Lines,
    /// Where the pole stands, if it has one.
    pole: Option<f64>,
    left: f64,
    lift: f64,
    top: f64,
}

/// Flags that stand above one plot.
#[derive(Default)]
pub struct Flags {
    flags: Vec<Flag>,
}

impl Flags {
    /// Puts one more on the figure at `x`, as low as there is room. `place` names the figure where no pole can.
    pub fn add(&mut self, env: &Env, x: f64, text: &str, place: &str) {
        let room = WIDEST.min(env.width * PART);
        let lines = env.wrap(text, NOTE, room, MOST_LINES);
        let (width, height) = (lines.width, lines.height(NOTE));
        let mut lifts: Vec<f64> = self.flags.iter().map(|flag| flag.top + STEP).collect();
        lifts.push(0.0);
        let mut best: Option<Flag> = None;
        for left in [x + GAP, x - GAP - width] {
            if left < 0.0 || left + width > env.width {
                continue;
            }
            for lift in &lifts {
                let flag = Flag { lines: lines.clone(), pole: Some(x), left, lift: *lift, top: lift + height };
                let is_free = self.flags.iter().all(|other| !flag.meets(other));
                if is_free && best.as_ref().is_none_or(|best| best.lift > *lift) {
                    best = Some(flag);
                }
            }
        }
        self.flags.push(best.unwrap_or_else(|| {
            let lines = env.wrap(&[place, ": ", text].concat(), NOTE, env.width, MOST_LINES);
            let lift = lifts.into_iter().fold(0.0, f64::max);
            let top = lift + lines.height(NOTE);
            Flag { lines, pole: None, left: 0.0, lift, top }
        }));
    }

    /// How high they are together, with room below, CSS px.
    pub fn height(&self) -> f64 {
        self.flags.iter().map(|flag| flag.top + 2.0 * STEP).fold(0.0, f64::max)
    }

    /// Draws them above a plot whose top is `bottom`; the figure of flag `n` is at the height `ends[n]`.
    pub fn draw(&self, scene: &mut Scene, env: &Env, bottom: f64, ends: &[f64]) {
        let base = bottom - 2.0 * STEP;
        for (flag, end) in self.flags.iter().zip(ends) {
            let top = base - flag.top;
            if let Some(pole) = flag.pole {
                scene.rect(Rect::new(pole.round(), top + 2.0, 1.0, (end - top - 2.0).max(1.0)), env.theme.axis, None);
            }
            block(scene, env, &flag.lines, flag.left, top, Ink::new(NOTE, env.theme.text));
        }
    }
}

impl Flag {
    /// Whether the words or the poles of two meet.
    fn meets(&self, other: &Flag) -> bool {
        let apart = self.left > other.left + other.lines.width + GAP || other.left > self.left + self.lines.width + GAP;
        let above = self.lift >= other.top || other.lift >= self.top;
        !apart && !above || self.is_crossed(other) || other.is_crossed(self)
    }

    /// Whether the pole of `other`, which reaches from the plot to the top of its words, goes through these words.
    fn is_crossed(&self, other: &Flag) -> bool {
        let within = |pole| (self.left - 2.0..=self.left + self.lines.width + 2.0).contains(&pole);
        other.top > self.lift && other.pole.is_some_and(within)
    }
}

/// Names that stand below each other without a gap, as near to where they are wanted as all of them can be.
struct Stack {
    count: usize,
    /// Where the first would have to stand for each to be where it is wanted, added up.
    sum: f64,
}

impl Stack {
    /// Where the first stands, within what there is room for.
    fn top(&self, height: f64, within: (f64, f64)) -> f64 {
        (self.sum / self.count as f64).min(within.1 - (self.count - 1) as f64 * height).max(within.0)
    }
}

/// Words at the right of a plot, each as near to its own height as the others allow; `None` where some would be too far from it.
pub fn spread(wanted: &[f64], height: f64, within: (f64, f64), far: f64) -> Option<Vec<f64>> {
    let mut order: Vec<(usize, f64)> = wanted.iter().copied().enumerate().collect();
    order.sort_by(|(_, one), (_, other)| one.total_cmp(other));
    let mut stacks: Vec<Stack> = Vec::new();
    for (_, own) in &order {
        let mut last = Stack { count: 1, sum: *own };
        // Those that it runs into make room together with it.
        while let Some(above) = stacks.pop() {
            let bottom = above.top(height, within) + above.count as f64 * height;
            if bottom <= last.top(height, within) {
                stacks.push(above);
                break;
            }
            // Counted from the top of the pile, each of the lower ones is wanted higher by what stands above it.
            let lower = last.sum - (above.count * last.count) as f64 * height;
            last = Stack { count: above.count + last.count, sum: above.sum + lower };
        }
        stacks.push(last);
    }
    let all = stacks.iter().flat_map(|stack| (0..stack.count).map(|place| stack.top(height, within) + place as f64 * height));
    let mut places = wanted.to_vec();
    for ((index, _), at) in order.iter().zip(all) {
        *places.get_mut(*index)? = at;
    }
    let fits = |(place, wanted): (&f64, &f64)| (place - wanted).abs() <= far && *place <= within.1 + 0.01;
    places.iter().zip(wanted).all(fits).then_some(places)
}

/// A figure, marked so that a pole has an end.
pub fn ring(scene: &mut Scene, env: &Env, at: Point, fill: Color) {
    for (radius, fill) in [(5.0, env.theme.ground), (3.5, fill)] {
        scene.path(vec![at], Form::Dots(radius), fill, None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_at_ends_keep_apart_and_near() {
        let places = spread(&[50.0, 52.0, 100.0], 16.0, (0.0, 200.0), 30.0).unwrap();
        assert!(places[1] - places[0] >= 15.9 && places[2] - places[1] >= 15.9);
        assert_eq!(spread(&[50.0, 51.0, 49.0], 24.0, (0.0, 200.0), 24.0), Some(vec![50.0, 74.0, 26.0]), "around the middle of them");
        assert_eq!(spread(&[198.0, 199.0, 150.0], 24.0, (0.0, 200.0), 30.0), Some(vec![176.0, 200.0, 150.0]), "within the plot");
        assert_eq!(spread(&[10.0; 4], 24.0, (0.0, 60.0), 90.0), None, "more than there is room for");
        assert_eq!(spread(&[50.0; 9], 16.0, (0.0, 200.0), 30.0), None);
        assert_eq!(spread(&[0.0, 0.0], 16.0, (0.0, 20.0), 30.0).map(|places| places.len()), Some(2));
        assert_eq!(spread(&[], 16.0, (0.0, 20.0), 30.0), Some(vec![]));
    }
}
