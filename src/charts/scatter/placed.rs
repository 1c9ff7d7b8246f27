//! The dots of a scatter plot where they stand in a picture: which one is pointed at, and what it says.

use super::dots::{said, Dots};
use crate::color::Color;
use crate::geom::Point;
use crate::guide::axis::Plane;
use crate::locale::{plain, Locale};
use crate::scene::{Crowd, Datum};
use std::sync::Arc;

/// Dots where they stand in a picture.
pub struct Placed {
    pub dots: Arc<Dots>,
    pub plane: Plane,
    /// Those of the groups that are shown, from left to right.
    pub shown: Vec<usize>,
    /// Their colours, if they have no mark each.
    pub spots: Vec<Color>,
    pub radius: f64,
}

impl Placed {
    fn at(&self, row: usize) -> Point {
        self.plane.at(self.dots.x.value(row), self.dots.y.value(row))
    }
}

impl Crowd for Placed {
    fn count(&self) -> usize {
        self.shown.len()
    }

    fn stride(&self) -> usize {
        1
    }

    fn datum(&self, index: usize, locale: &Locale) -> Datum {
        let dots = &self.dots;
        let row = self.shown.get(index).copied().unwrap_or_default();
        let label = dots.labels.get(row).cloned().unwrap_or_else(|| plain(row as u64 + 1));
        let columns = [&dots.x, &dots.y, &dots.size, &dots.color];
        Datum {
            anchor: self.at(row),
            spot: self.spots.get(index).map(|color| (self.radius + 2.0, *color)),
            ..said(row, &label, row, columns, locale)
        }
    }

    /// The nearest dot of all, the topmost of equally near ones. Those that are too far to the side are not looked at.
    fn nearest(&self, point: Point, reach: f64) -> Option<usize> {
        let far = reach + self.radius;
        let of = |row: usize| self.dots.x.value(row);
        let from = self.shown.partition_point(|row| of(*row) < self.plane.along_at(point.x - far));
        let to = self.shown.partition_point(|row| of(*row) <= self.plane.along_at(point.x + far));
        let mut best: Option<(f64, usize)> = None;
        for (index, row) in (from..to).zip(self.shown.get(from..to)?) {
            let at = self.at(*row);
            let distance = (at.x - point.x) * (at.x - point.x) + (at.y - point.y) * (at.y - point.y);
            if distance <= far * far && best.is_none_or(|(nearest, _)| distance <= nearest) {
                best = Some((distance, index));
            }
        }
        best.map(|(_, index)| index)
    }
}
