//! `line`: how figures went on along time or another axis, a line for each series. What is missing is a gap, not a zero.

use super::curves::{Curves, Style, AXIS};
use super::figures::{Figures, Note};
use super::{Chart, Kind, Reading};
use crate::env::Env;
use crate::problem::codes::TOO_MANY_SERIES;
use crate::problem::Finding;
use crate::scene::Scene;
use crate::spec::{doc, Key, Palette, Takes, ANNOTATIONS, DATA, HIGHLIGHT, PALETTE, WIDE};
use crate::table::Wide;
use crate::words::{fill, phrase};
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

/// More lines than this are no picture, whatever their colours.
const MOST_LINES: usize = 100;

struct Lines(Curves);

fn read(reading: &mut Reading) -> Option<Box<dyn Chart>> {
    let figures = Figures::read(reading)?;
    let highlight = reading.highlight(&[], &figures.wide.names);
    let (named, palette) = told_apart(reading, &figures.wide, &highlight)?;
    let mut heights = figures.range();
    let is_near = heights.0 > 0.0 && heights.0 <= heights.1 * 0.5 || heights.1 < 0.0 && heights.1 >= heights.0 * 0.5;
    if reading.fields.flag("zero").unwrap_or(is_near) {
        heights = (heights.0.min(0.0), heights.1.max(0.0));
    }
    Some(Box::new(Lines(Curves {
        highlight,
        named,
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

/// The series that have a colour and a name, and their palette. Of more than there are colours for, those that carry the message have
/// them; the others are grey, and need not be told apart.
fn told_apart(reading: &mut Reading, wide: &Wide, highlight: &[String]) -> Option<(Wide, Palette)> {
    let all = wide.names_alone();
    let palette = Palette::read(&reading.fields, &all.slots, all.names.len());
    let most = palette.most().max(1);
    if all.names.len() <= most {
        return Some((all, palette));
    }
    let lit = all.only(highlight);
    let (found, limit) = match lit.names.len() {
        0 => (all.names.len(), most),
        lit if lit > most => (lit, most),
        _ => (all.names.len(), MOST_LINES),
    };
    if found > limit {
        reading.problems.note(&TOO_MANY_SERIES, |lang| {
            let expected = phrase(
                "nhiều nhất {n}; chọn cột ở “columns.values”, hoặc ghi ở “highlight” những đường cần thấy, các đường khác thành màu xám",
                "at most {n}; choose columns at “columns.values”, or say at “highlight” which lines matter, and the others turn grey",
            );
            Finding::at("data").found(found.to_string()).expected(fill(expected.in_lang(lang), &[("n", &limit.to_string())]))
        });
        return None;
    }
    let palette = Palette::read(&reading.fields, &lit.slots, lit.names.len());
    Some((lit, palette))
}

impl Chart for Lines {
    fn compose(&self, env: &Env) -> Scene {
        self.0.compose(env)
    }
}
