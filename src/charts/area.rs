//! `area`: sizes along time as areas down to zero; several series lie upon each other, as counts or stretched to 100%.

use super::curves::{range_of, Curves, Style, AXIS};
use super::figures::{Figures, Note};
use super::{Chart, Kind, Reading};
use crate::env::Env;
use crate::problem::codes::NUMBER_NEGATIVE;
use crate::problem::{written, Finding};
use crate::scene::Scene;
use crate::spec::{doc, Format, Key, Takes, ANNOTATIONS, DATA, HIGHLIGHT, PALETTE, WIDE};
use crate::words::phrase;
use std::sync::Arc;

/// The kind.
pub const KIND: Kind = Kind {
    name: "area",
    noun: phrase("Biểu đồ miền", "Area chart"),
    doc: doc(
        "Độ lớn thay đổi theo thời gian; nhiều dãy thì xếp chồng lên nhau.",
        "How sizes go on along time; several series lie upon each other.",
    ),
    keys: &[DATA, WIDE, KEYS],
    read,
};

const KEYS: &[Key] = &[
    HIGHLIGHT,
    PALETTE,
    ANNOTATIONS,
    AXIS,
    Key::new(
        "percent",
        Takes::Flag,
        doc("Kéo mọi thời điểm ra đủ 100% để so tỷ lệ.", "Whether every place along is stretched to 100%, to compare shares.")
            .default("false")
            .example("true"),
    ),
];

struct Areas(Curves);

fn read(reading: &mut Reading) -> Option<Box<dyn Chart>> {
    let figures = Figures::read(reading)?;
    let palette = reading.palette(&figures.wide)?;
    let several = figures.wide.names.len() > 1;
    let percent = several && reading.fields.flag("percent").unwrap_or(false);
    if let Some(negative) = figures.columns.iter().flat_map(|column| column.iter()).find(|value| several && **value < 0.0) {
        reading.problems.note(&NUMBER_NEGATIVE, |_| Finding::at("data").found(written(*negative)));
        return None;
    }
    let style = match (several, percent) {
        (false, _) => Style::Area,
        (true, false) => Style::Stack,
        (true, true) => Style::Shares,
    };
    let heights = heights(&figures, style);
    let (low, high) = range_of(&heights);
    let shares = Format { unit: "%".to_owned(), divide_by: 0.01, ..Format::default() };
    Some(Box::new(Areas(Curves {
        highlight: reading.highlight(&[], &figures.wide.names),
        named: figures.wide.names_alone(),
        notes: Note::read(reading, &figures),
        format: reading.format(),
        scale: if percent { shares } else { reading.format() },
        palette,
        style,
        // Shares of which some are left out are still parts of all of them.
        range: if percent { (0.0, 1.0) } else { (low.min(0.0), high.max(0.0)) },
        heights,
        figures: Arc::new(figures),
    })))
}

/// How high each series reaches. Where a figure of a stack is missing, nobody knows how high the ones upon it lie, so that the
/// whole row is a gap; shares are missing, too, where a figure is that is left out, and where the whole is nothing.
fn heights(figures: &Figures, style: Style) -> Vec<Arc<Vec<f64>>> {
    if style == Style::Area {
        return figures.columns.clone();
    }
    let mut sums = vec![0.0; figures.xs.len()];
    let mut heights: Vec<Vec<f64>> = Vec::new();
    for column in figures.columns.iter() {
        sums.iter_mut().zip(column.iter()).for_each(|(sum, value)| *sum += value);
        heights.push(sums.clone());
    }
    let unknown = |row: usize| sums.get(row).is_none_or(|sum| sum.is_nan());
    for height in &mut heights {
        for (row, height) in height.iter_mut().enumerate() {
            match style {
                _ if unknown(row) => *height = f64::NAN,
                // Of nothing there are no shares: what is no number is a gap.
                Style::Shares => *height /= Some(figures.whole(row)).filter(|whole| *whole > 0.0).unwrap_or(f64::NAN),
                _ => {}
            }
        }
    }
    heights.into_iter().map(Arc::new).collect()
}

impl Chart for Areas {
    fn compose(&self, env: &Env) -> Scene {
        self.0.compose(env)
    }
}
