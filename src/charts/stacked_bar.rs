//! `stacked-bar`: wholes and their parts, one bar a whole; as counts, or each stretched to 100%.

use super::parts::Parts;
use super::{arrange_rows, Chart, Kind, Reading, DASH};
use crate::color::Color;
use crate::env::Env;
use crate::geom::{Point, Rect};
use crate::guide::legend::legend;
use crate::guide::rows::Rows;
use crate::guide::{is_unit_long, line, on_mark, unit_apart, Ink};
use crate::scale::Linear;
use crate::scene::Scene;
use crate::spec::{doc, Key, Takes, DATA, HIGHLIGHT, PALETTE, SORT, WIDE};
use crate::theme::scale::{LABEL, VALUE};
use crate::words::phrase;

/// The kind.
pub const KIND: Kind = Kind {
    name: "stacked-bar",
    noun: phrase("Biểu đồ thanh xếp chồng", "Stacked bar chart"),
    doc: doc("Các tổng và các phần của chúng, mỗi tổng một thanh.", "Wholes and the parts they are made of, one bar a whole."),
    keys: &[DATA, WIDE, KEYS],
    read,
};

const KEYS: &[Key] = &[
    SORT,
    HIGHLIGHT,
    PALETTE,
    Key::new(
        "percent",
        Takes::Flag,
        doc("Kéo mọi thanh ra đủ 100% để so tỷ lệ.", "Whether every bar is stretched to 100%, to compare shares.")
            .default("false")
            .example("true"),
    ),
];

const MOST_ROWS: usize = 100;
/// The thickness of a bar, CSS px.
const THICK: f64 = 28.0;
/// The ground that shows between two parts: it parts them where colours do not.
const SEAM: f64 = 1.0;
/// Between a bar and its total.
const GAP: f64 = 8.0;

struct StackedBars {
    parts: Parts,
    percent: bool,
}

fn read(reading: &mut Reading) -> Option<Box<dyn Chart>> {
    let mut parts = Parts::read(reading, MOST_ROWS)?;
    let percent = reading.fields.flag("percent").unwrap_or(false);
    let totals: Vec<Option<f64>> = (0..parts.wide.labels.len()).map(|row| parts.is_complete(row).then(|| parts.total(row))).collect();
    let order = reading.order(&totals);
    arrange_rows(&mut parts.wide, &order);
    Some(Box::new(StackedBars { parts, percent }))
}

impl Chart for StackedBars {
    fn compose(&self, env: &Env) -> Scene {
        let wide = &self.parts.wide;
        let mut scene = Scene::new(env.width, &wide.label_name);
        let color = |series| self.parts.color(env, series);
        let totals = self.totals_room(env);
        let rows = Rows::lay(&wide.labels, env, totals);
        let scale = self.scale(env, rows.left, totals);
        // Where nothing stands between them, the first bar's parts may bear their names.
        let mut first = Scene::default();
        if rows.left > 0.0 && !self.is_unit_apart(env) {
            self.stack(&mut first, env, &scale, 0, 0.0);
        }
        let mut y = legend(&mut scene, env, wide, &color, &first.marks);
        if self.is_unit_apart(env) {
            y = unit_apart(&mut scene, env, &self.parts.format.unit, y);
        }
        for row in 0..wide.labels.len() {
            // The label belongs to the row's first part.
            let ink = Ink::new(LABEL, env.theme.text).of(scene.data.len());
            let (top, end) = rows.place(&mut scene, env, row, y, THICK, ink);
            self.stack(&mut scene, env, &scale, row, top);
            y = end + rows.between;
        }
        scene.size.height = (y - rows.between).max(0.0);
        scene
    }
}

impl StackedBars {
    /// Whether the unit stands above the bars, for want of a total that bears it, or of room beside that.
    fn is_unit_apart(&self, env: &Env) -> bool {
        let format = &self.parts.format;
        let is_long = |row| is_unit_long(env, env.text_width(&format.say(self.parts.total(row), env.locale), VALUE));
        !self.percent && !format.unit.is_empty() && format.unit != "%" && self.first().is_none_or(is_long)
    }

    /// The first row that has a total, where the unit is said once.
    fn first(&self) -> Option<usize> {
        (0..self.parts.wide.labels.len()).find(|row| self.parts.is_complete(*row))
    }

    fn total_text(&self, env: &Env, row: usize) -> String {
        self.parts.total_text(env, row, Some(row) != self.first() || self.is_unit_apart(env))
    }

    /// The room that totals need behind the bars, CSS px.
    fn totals_room(&self, env: &Env) -> f64 {
        if self.percent {
            return 0.0;
        }
        let widths = (0..self.parts.wide.labels.len()).map(|row| env.text_width(&self.total_text(env, row), VALUE));
        widths.fold(0.0, f64::max).ceil() + GAP
    }

    fn scale(&self, env: &Env, left: f64, totals: f64) -> Linear {
        let longest = (0..self.parts.wide.labels.len()).map(|row| self.parts.total(row)).fold(0.0, f64::max);
        let longest = if self.percent { 1.0 } else { longest };
        Linear::new(0.0, longest, left, (env.width - totals).max(left + 40.0))
    }

    fn stack(&self, scene: &mut Scene, env: &Env, scale: &Linear, row: usize, top: f64) {
        let whole = self.parts.whole(row);
        // Of a whole that nobody knows there are no shares.
        let shares = whole > 0.0;
        let (mut sum, mut edge) = (0.0, scale.at(0.0));
        let all = self.parts.wide.series.len();
        let value = |series| self.parts.wide.value(row, series).unwrap_or(0.0);
        // Where a part may end at the most: each that comes behind it keeps a pixel free.
        let mut end = scale.at(if self.percent { 1.0 } else { self.parts.total(row) });
        end -= (0..all).filter(|series| value(*series) > 0.0).count() as f64;
        for series in 0..all {
            let fill = self.parts.color(env, series);
            let value = value(series);
            let size = match self.percent {
                true if shares => value / whole,
                true => 0.0,
                false => value,
            };
            // What is too small to be seen gets its pixel.
            end += f64::from(value > 0.0);
            let from = scale.at(sum).min(end - 1.0).max(edge);
            let to = scale.at(sum + size).min(end).max(from);
            sum += size;
            let middle = Point::new((from + to) / 2.0, top + THICK / 2.0);
            let mut datum = self.parts.datum(env, row, series, middle);
            // What is seen of a bar that is stretched to 100% are shares: its figures are held against none in another bar.
            datum.sense = self.percent.then_some("");
            let datum = scene.datum(datum);
            if value > 0.0 && (shares || !self.percent) {
                let seam = if to - from > 3.0 && series > 0 { SEAM } else { 0.0 };
                edge = to.max(from + seam + 1.0);
                scene.rect(Rect::across(from + seam, edge, top, THICK), fill, Some(datum));
                self.part_label(scene, env, fill, to - from, middle, datum);
            }
        }
        if !self.percent || !shares {
            let text = if self.percent { DASH.to_owned() } else { self.total_text(env, row) };
            let x = (edge + GAP).min(env.width - env.text_width(&text, VALUE));
            line(scene, env, &text, Point::new(x, VALUE.baseline_at(top + THICK / 2.0)), Ink::new(VALUE, env.theme.text));
        }
    }

    /// A part says its number if there is room for it; all of them are in the tooltip and the table.
    fn part_label(&self, scene: &mut Scene, env: &Env, fill: Color, room: f64, middle: Point, datum: usize) {
        let Some(of) = scene.data.get(datum) else { return };
        let text = match (&of.share, self.percent) {
            (Some(share), true) => share.clone(),
            _ => self.parts.format.short(of.value.unwrap_or_default(), env.locale),
        };
        if env.text_width(&text, LABEL) + 8.0 <= room {
            on_mark(scene, env, &text, middle, fill, Ink::new(LABEL, env.theme.ink_on(fill)).of(datum));
        }
    }
}
