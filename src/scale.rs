//! From figures to positions.

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
    fn what_is_beyond_a_scale_stands_at_its_end() {
        let scale = Linear::new(0.0, 200.0, 10.0, 110.0);
        assert_eq!((scale.at(-3.0), scale.at(201.0)), (10.0, 110.0));
    }

    #[test]
    fn a_flat_domain_or_no_room_is_no_accident() {
        assert!(Linear::new(3.0, 3.0, 0.0, 100.0).at(3.0).is_finite());
        assert_eq!(Linear::new(0.0, 9.0, 5.0, 5.0).at(7.0), 5.0);
        assert!(Linear::new(0.0, 9.0, 0.0, 10.0).at(f64::NAN).is_finite());
    }
}
