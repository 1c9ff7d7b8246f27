//! `line`: how figures went on along time or another axis, a line for each series. What is missing is a gap, not a zero.

use super::curves::{Curves, Style, AXIS};
use super::figures::{Figures, Note};
use super::{Chart, Kind, Reading};
use crate::env::Env;
use crate::scene::Scene;
use crate::spec::{doc, Key, Takes, ANNOTATIONS, DATA, HIGHLIGHT, PALETTE, WIDE};
use crate::words::phrase;
use std::sync::Arc;

/// The kind.
pub const KIND: Kind = Kind {
    name: "line",
    noun: phrase("Biểu đồ đường", "Line chart"),
    doc: doc("Các con số thay đổi ra sao theo thời gian, mỗi dãy một đường.", "How figures go on along time, a line for each series."),
    keys: &[DATA, WIDE, KEYS],
    read,
};

const KEYS: &[Key] = &[
    HIGHLIGHT,
    PALETTE,
    ANNOTATIONS,
    AXIS,
    Key::new(
        "zero",
        Takes::Flag,
        doc(
            "Trục đứng có bắt đầu từ 0 không. Không viết thì có, trừ khi mọi con số đều xa 0.",
            "Whether the upright axis starts at zero. Without it, it does unless all figures are far from zero.",
        )
        .example("true"),
    ),
];

struct Lines(Curves);

fn read(reading: &mut Reading) -> Option<Box<dyn Chart>> {
    let figures = Figures::read(reading)?;
    let palette = reading.palette(&figures.wide)?;
    let mut heights = figures.range();
    let is_near = heights.0 > 0.0 && heights.0 < heights.1 * 0.5 || heights.1 < 0.0 && heights.1 > heights.0 * 0.5;
    if reading.fields.flag("zero").unwrap_or(is_near) {
        heights = (heights.0.min(0.0), heights.1.max(0.0));
    }
    Some(Box::new(Lines(Curves {
        highlight: reading.highlight(&[], &figures.wide.names),
        notes: Note::read(reading, &figures),
        format: reading.format(),
        scale: reading.format(),
        palette,
        style: Style::Lines,
        range: heights,
        heights: figures.columns.clone(),
        figures: Arc::new(figures),
    })))
}

impl Chart for Lines {
    fn compose(&self, env: &Env) -> Scene {
        self.0.compose(env)
    }
}
