//! From figures to positions, and the round numbers at which an axis is labelled.

use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;

/// `plotters` maps onto whole numbers; these are so fine that no eye and no screen can tell.
const FINE: f64 = 64.0;

/// A linear scale from figures to CSS px.
#[derive(Clone)]
pub struct Linear {
    coord: RangedCoordf64,
    from: i32,
    to: i32,
}

impl Linear {
    /// Maps `low` to `from` px and `high` to `to` px. A flat or unusable domain is widened to one that can be mapped.
    pub fn new(low: f64, high: f64, from: f64, to: f64) -> Self {
        let usable = low.is_finite() && high.is_finite() && low < high;
        let (low, high) = if usable { (low, high) } else { (0.0, 1.0) };
        Self { coord: (low..high).into(), from: (from * FINE) as i32, to: (to * FINE) as i32 }
    }

    /// The position of `value`, CSS px.
    pub fn at(&self, value: f64) -> f64 {
        let range = self.coord.range();
        let value = if value.is_finite() { value.clamp(range.start, range.end) } else { range.start };
        if self.from == self.to {
            return f64::from(self.from) / FINE;
        }
        f64::from(self.coord.map(&value, (self.from, self.to))) / FINE
    }
}

/// Round numbers from `low` to `high`, about `count` of them, zero among them if it is in between: steps of 1, 2 or 5 times a
/// power of ten.
pub fn ticks(low: f64, high: f64, count: usize) -> Vec<f64> {
    let span = high - low;
    if !(span.is_finite() && span > 0.0) {
        return vec![low];
    }
    let rough = span / count.max(1) as f64;
    let power = power_of_ten_below(rough);
    let factor = [1.0, 2.0, 5.0, 10.0].into_iter().find(|f| f * power >= rough).unwrap_or(10.0);
    let step = factor * power;
    let (first, last) = ((low / step).ceil(), (high / step).floor());
    let steps = (last - first).clamp(0.0, 50.0) as usize;
    (0..=steps).map(|i| (first + i as f64) * step).collect()
}

/// The largest power of ten that is not above `number`, which is positive and finite.
fn power_of_ten_below(number: f64) -> f64 {
    let mut power = 1.0;
    while power > number && power > f64::MIN_POSITIVE * 10.0 {
        power /= 10.0;
    }
    while power * 10.0 <= number {
        power *= 10.0;
    }
    power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_maps_its_ends_and_middle() {
        let scale = Linear::new(0.0, 200.0, 10.0, 110.0);
        assert_eq!((scale.at(0.0), scale.at(100.0), scale.at(200.0)), (10.0, 60.0, 110.0));
        let upward = Linear::new(-50.0, 50.0, 100.0, 0.0);
        assert_eq!((upward.at(-50.0), upward.at(0.0), upward.at(50.0)), (100.0, 50.0, 0.0));
    }

    #[test]
    fn a_flat_domain_or_no_room_is_no_accident() {
        assert!(Linear::new(3.0, 3.0, 0.0, 100.0).at(3.0).is_finite());
        assert_eq!(Linear::new(0.0, 9.0, 5.0, 5.0).at(7.0), 5.0);
        assert!(Linear::new(0.0, 9.0, 0.0, 10.0).at(f64::NAN).is_finite());
    }

    #[test]
    fn ticks_are_round_and_hold_zero() {
        assert_eq!(ticks(0.0, 3466.0, 4), [0.0, 1000.0, 2000.0, 3000.0]);
        assert_eq!(ticks(-3.0, 7.0, 5), [-2.0, 0.0, 2.0, 4.0, 6.0]);
        assert_eq!(ticks(5.0, 5.0, 4), [5.0]);
        assert!(ticks(0.0, 1e-300, 4).len() <= 51);
    }
}
