//! The figures of curves where they stand in a picture: which one is pointed at, and what it says.

use super::{rows_within, Style};
use crate::charts::figures::Figures;
use crate::charts::NO_FIGURE;
use crate::color::Color;
use crate::geom::Point;
use crate::guide::axis::Plane;
use crate::locale::{plain, Locale};
use crate::scene::{Crowd, Datum};
use crate::spec::Format;
use std::ops::Range;
use std::sync::Arc;

/// The dot at a figure that is pointed at, CSS px.
const SPOT: f64 = 4.0;

/// Figures where they stand in a picture.
pub struct Placed {
    pub figures: Arc<Figures>,
    pub heights: Vec<Arc<Vec<f64>>>,
    pub format: Format,
    pub style: Style,
    /// Words on figures, each with its row and its series.
    pub notes: Vec<(usize, usize, String)>,
    pub plane: Plane,
    pub rows: Range<usize>,
    pub colors: Vec<Color>,
}

impl Placed {
    /// How high a figure reaches; NaN in a gap.
    fn height(&self, row: usize, series: usize) -> f64 {
        self.heights.get(series).and_then(|heights| heights.get(row)).copied().unwrap_or(f64::NAN)
    }

    /// Where a figure stands; one that is in a gap is told of at the bottom.
    fn at(&self, row: usize, series: usize) -> Point {
        let x = self.figures.xs.get(row).copied().unwrap_or_default();
        let height = self.height(row, series);
        self.plane.at(x, if height.is_nan() { self.plane.y.0 } else { height })
    }

    /// What one of several areas says beside its figure: its part of a whole of which every part is known, unless that is the figure.
    fn share(&self, row: usize, value: f64, locale: &Locale) -> Option<String> {
        let whole = self.figures.whole(row);
        let is_part = matches!(self.style, Style::Stack | Style::Shares) && whole > 0.0;
        (is_part && !self.figures.are_shares(row, &self.format)).then(|| locale.percent(value / whole))
    }
}

impl Crowd for Placed {
    fn count(&self) -> usize {
        self.rows.len() * self.colors.len()
    }

    fn stride(&self) -> usize {
        self.colors.len()
    }

    fn datum(&self, index: usize, locale: &Locale) -> Datum {
        let count = self.colors.len().max(1);
        let (row, series) = (self.rows.start + index / count, index % count);
        let label = self.figures.label(row, locale);
        let name = self.figures.wide.series.get(series).map(|series| series.name.clone());
        let value = Some(self.figures.value(row, series)).filter(|value| !value.is_nan());
        Datum {
            // What is seen of one that is stretched to 100 % is its share alone.
            sense: (self.style == Style::Shares).then_some(""),
            key: [&label, "/", name.as_deref().unwrap_or_default(), "/", &plain(row as u64)].concat(),
            label,
            series: name,
            value,
            text: match value {
                Some(value) => self.format.say(value, locale),
                None => NO_FIGURE.in_lang(locale.lang()).to_owned(),
            },
            share: value.and_then(|value| self.share(row, value, locale)),
            anchor: self.at(row, series),
            // What is not drawn belongs to its line and has no dot, least of all at zero.
            spot: self.colors.get(series).map(|color| (if self.height(row, series).is_nan() { 0.0 } else { SPOT }, *color)),
            ..Datum::default()
        }
    }

    fn note(&self, index: usize) -> Option<&str> {
        let count = self.colors.len().max(1);
        let place = (self.rows.start + index / count, index % count);
        self.notes.iter().find(|(row, series, _)| (*row, *series) == place).map(|(.., text)| text.as_str())
    }

    /// Of figures that stand apart the one beside the point; of a crowd the one that is really nearest.
    fn nearest(&self, point: Point, reach: f64) -> Option<usize> {
        if self.plane.plot.distance(point) > reach {
            return None;
        }
        let xs = &self.figures.xs;
        let x = |px: f64| self.plane.along_at(px);
        let is_dense = self.rows.len() as f64 > self.plane.plot.width / 3.0;
        let mut rows = rows_within(xs, (x(point.x - reach), x(point.x + reach)));
        rows = rows.start.max(self.rows.start)..rows.end.min(self.rows.end);
        if !is_dense || rows.is_empty() {
            let next = xs.partition_point(|own| *own < x(point.x)).clamp(self.rows.start, self.rows.end.saturating_sub(1));
            let before = next.saturating_sub(1).max(self.rows.start);
            let far = |row: usize| xs.get(row).map_or(f64::INFINITY, |own| (own - x(point.x)).abs());
            let nearer = if far(before) < far(next) { before } else { next };
            rows = nearer..nearer + 1;
        }
        let mut best: Option<(f64, usize)> = None;
        for row in rows.clone() {
            for series in 0..self.colors.len() {
                let at = self.at(row, series);
                let distance = (at.x - point.x) * (at.x - point.x) + (at.y - point.y) * (at.y - point.y);
                if !self.figures.value(row, series).is_nan() && best.is_none_or(|(nearest, _)| distance < nearest) {
                    best = Some((distance, (row - self.rows.start) * self.colors.len() + series));
                }
            }
        }
        best.map(|(_, index)| index)
    }
}
