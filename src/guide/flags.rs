//! Words on single figures: each stands above the plot like a flag on a thin pole that leads to its figure. Flags touch neither
//! each other nor each other's poles; one for which there is no such place says where it belongs and does without a pole.

use super::{block, Ink, STEP};
use crate::env::Env;
use crate::geom::{Point, Rect};
use crate::scene::Scene;
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

/// Words at the right of a plot, each as near to its own height as the others allow; `None` where some would be too far from it.
pub fn spread(wanted: &[f64], height: f64, within: (f64, f64), far: f64) -> Option<Vec<f64>> {
    let mut order: Vec<usize> = Vec::new();
    for (index, own) in wanted.iter().enumerate() {
        let place = order.iter().position(|other| wanted.get(*other).is_some_and(|other| other > own)).unwrap_or(order.len());
        order.insert(place, index);
    }
    let mut places = wanted.to_vec();
    let mut least = within.0;
    for index in &order {
        if let Some(place) = places.get_mut(*index) {
            *place = place.max(least);
            least = *place + height;
        }
    }
    let mut most = within.1;
    for index in order.iter().rev() {
        if let Some(place) = places.get_mut(*index) {
            *place = place.min(most);
            most = *place - height;
        }
    }
    // What was pushed down more than needed comes up halfway: two neighbours share the way.
    for pair in order.windows(2) {
        let [upper, lower] = pair else { continue };
        let (Some(above), Some(below)) = (places.get(*upper).copied(), places.get(*lower).copied()) else { continue };
        let shift = ((below - wanted.get(*lower).copied().unwrap_or(below)) / 2.0).max(0.0);
        let free = order.iter().position(|index| index == upper).and_then(|at| at.checked_sub(1)).and_then(|at| order.get(at));
        let ceiling = free.and_then(|index| places.get(*index)).map_or(within.0, |above| above + height);
        let shift = shift.min(above - ceiling).max(0.0);
        if below - above <= height + 0.01 && shift > 0.0 {
            places.iter_mut().enumerate().filter(|(index, _)| index == upper || index == lower).for_each(|(_, place)| *place -= shift);
        }
    }
    let fits = places.iter().zip(wanted).all(|(place, wanted)| (place - wanted).abs() <= far && *place >= within.0 - 0.01);
    fits.then_some(places)
}

/// A figure, marked so that a pole has an end.
pub fn ring(scene: &mut Scene, env: &Env, at: Point, fill: crate::color::Color) {
    for (radius, fill) in [(5.0, env.theme.ground), (3.5, fill)] {
        scene.path(vec![at], crate::scene::Form::Dots(radius), fill, None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_at_ends_keep_apart_and_near() {
        let places = spread(&[50.0, 52.0, 100.0], 16.0, (0.0, 200.0), 30.0).unwrap();
        assert!(places[1] - places[0] >= 15.9 && places[2] - places[1] >= 15.9);
        assert_eq!(spread(&[50.0; 9], 16.0, (0.0, 200.0), 30.0), None);
        assert_eq!(spread(&[0.0, 0.0], 16.0, (0.0, 20.0), 30.0).map(|places| places.len()), Some(2));
        assert_eq!(spread(&[], 16.0, (0.0, 20.0), 30.0), Some(vec![]));
    }
}
