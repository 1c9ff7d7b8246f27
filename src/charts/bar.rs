//! `bar`: sizes compared by length, from a common zero. Bars lie, so that labels can be read; they stand where the spec says
//! so and the labels fit. A bar's length is always in proportion: a figure a hundred times smaller stays a sliver, with its
//! number beside it.

use super::{arrange_rows, figure, Chart, Kind, Reading, DASH};
use crate::color::Color;
use crate::env::Env;
use crate::geom::{Point, Rect};
use crate::guide::legend::legend;
use crate::guide::rows::Rows;
use crate::guide::{block, is_unit_long, line, unit_apart, Ink, STEP};
use crate::problem::codes::TOTAL_EXCEEDED;
use crate::problem::Finding;
use crate::scale::Linear;
use crate::scene::{Align, Datum, Scene};
use crate::spec::{doc, Format, Key, Palette, Takes, DATA, HIGHLIGHT, PALETTE, SORT, WIDE};
use crate::table::Wide;
use crate::text::Lines;
use crate::theme::scale::{LABEL, VALUE};
use crate::words::phrase;

/// The kind.
pub const KIND: Kind = Kind {
    name: "bar",
    noun: phrase("Biểu đồ thanh", "Bar chart"),
    doc: doc("So sánh các con số bằng chiều dài của thanh.", "Compares sizes by length."),
    keys: &[DATA, WIDE, KEYS],
    read,
};

const KEYS: &[Key] = &[
    SORT,
    HIGHLIGHT,
    PALETTE,
    Key::new(
        "orientation",
        Takes::OneOf(&["horizontal", "vertical"]),
        doc("Thanh nằm ngang, hoặc dựng đứng nếu nhãn đủ chỗ.", "Lying bars, or standing ones where their labels fit.")
            .default(r#""horizontal""#)
            .example(r#""vertical""#),
    ),
    Key::new(
        "total",
        Takes::Number { min: 1e-12, max: 1e18 },
        doc(
            "Tổng mà các thanh là phần của nó: chỉ vào thanh sẽ thấy tỷ lệ.",
            "The whole of which the bars are parts: pointing at a bar tells its share.",
        )
        .example("20"),
    ),
];

/// More bars than this are a table.
const MOST_ROWS: usize = 200;
/// A figure that is not zero is never drawn thinner, CSS px.
const SLIVER: f64 = 1.0;
/// Between a bar and its number.
const GAP: f64 = 6.0;

struct Bars {
    wide: Wide,
    format: Format,
    highlight: Vec<String>,
    palette: Palette,
    standing: bool,
    total: Option<f64>,
}

fn read(reading: &mut Reading) -> Option<Box<dyn Chart>> {
    let mut wide = reading.wide(MOST_ROWS)?;
    let palette = reading.palette(&wide)?;
    let total = reading.fields.number("total");
    check_total(&wide, total, reading);
    let first = wide.series.first()?;
    let order = reading.order(&first.values);
    arrange_rows(&mut wide, &order);
    Some(Box::new(Bars {
        highlight: reading.highlight(&wide.labels, &wide.names),
        format: reading.format(),
        standing: reading.fields.text("orientation") == Some("vertical"),
        total,
        wide,
        palette,
    }))
}

/// Bars that are more than the whole are no parts of it.
fn check_total(wide: &Wide, total: Option<f64>, reading: &mut Reading) {
    let sum: f64 = wide.series.iter().flat_map(|series| series.values.iter().flatten()).sum();
    // What is too little for a figure is left over from adding.
    if total.is_some_and(|total| sum - total > total * 1e-9) {
        let format = reading.format();
        let locale = reading.locale;
        reading.problems.note(&TOTAL_EXCEEDED, |lang| {
            let finding = Finding::at("total").found(format.say(sum, locale));
            finding.wants(lang, "“total” không nhỏ hơn tổng này, hoặc xem lại các số", "a “total” of at least that, or other figures")
        });
    }
}

impl Chart for Bars {
    fn compose(&self, env: &Env) -> Scene {
        let mut scene = Scene::new(env.width, &self.wide.label_name);
        let top = self.head(&mut scene, env);
        match self.columns(env) {
            Some(labels) if self.standing => self.stand(&mut scene, env, top, &labels),
            _ => self.lie(&mut scene, env, top),
        }
        scene
    }
}

impl Bars {
    fn several(&self) -> bool {
        self.wide.names.len() > 1
    }

    /// The legend, where there are several series.
    fn head(&self, scene: &mut Scene, env: &Env) -> f64 {
        if !self.several() {
            return 0.0;
        }
        legend(scene, env, &self.wide, &|series| self.series_color(env, series), &[])
    }

    fn is_lit(&self, name: &str) -> bool {
        self.highlight.iter().any(|lit| lit == name)
    }

    /// Whether some series carries the message.
    fn lights_series(&self) -> bool {
        self.wide.series.iter().any(|series| self.is_lit(&series.name))
    }

    /// The colour of one of several series. A highlighted one keeps its own, and the others step back.
    fn series_color(&self, env: &Env, series: usize) -> Color {
        let is_lit = self.wide.series.get(series).is_some_and(|series| self.is_lit(&series.name));
        if self.lights_series() && !is_lit {
            env.theme.rest
        } else {
            self.palette.color(series, env.theme)
        }
    }

    /// A single series has the accent, for all bars or for those that carry the message.
    fn color(&self, env: &Env, label: &str, series: usize) -> Color {
        let is_ground = !self.highlight.is_empty() && !self.is_lit(label);
        match self.several() {
            // Its series is to be known all the same.
            true if is_ground && !self.lights_series() => self.series_color(env, series).behind(env.theme.ground),
            true => self.series_color(env, series),
            false if is_ground => env.theme.rest,
            false if self.palette.is_own() => self.palette.color(0, env.theme),
            false => env.theme.accent,
        }
    }

    /// The smallest and the largest figure, zero among them.
    fn domain(&self) -> (f64, f64) {
        let values = self.wide.series.iter().flat_map(|series| series.values.iter().flatten());
        values.fold((0.0, 0.0), |(low, high), value| (value.min(low), value.max(high)))
    }

    /// Rows of label and values, in order.
    fn rows(&self) -> impl Iterator<Item = (usize, &String)> {
        self.wide.labels.iter().enumerate()
    }

    /// Whether the unit stands above the bars, for want of room beside the first.
    fn is_unit_apart(&self, env: &Env) -> bool {
        let values = self.wide.series.iter().flat_map(|series| series.values.iter().flatten());
        let widths = values.map(|value| env.text_width(&self.format.say(*value, env.locale), VALUE));
        is_unit_long(env, widths.fold(0.0, f64::max)) && self.format.unit != "%" && !self.format.unit.is_empty()
    }

    /// Whether this bar is the one whose number carries the unit: the first that has a number.
    fn says_unit(&self, env: &Env, row: usize, series: usize) -> bool {
        let all = self.wide.series.len();
        let first = (0..all * self.wide.labels.len()).find(|index| self.wide.value(index / all, index % all).is_some());
        first == Some(row * all + series) && !self.is_unit_apart(env)
    }

    /// The number at a mark. The unit is said once, at the first; "%" is part of the number and stays.
    fn label(&self, env: &Env, value: Option<f64>, first: bool) -> String {
        match value {
            None => DASH.to_owned(),
            Some(value) if first => self.format.say(value, env.locale),
            Some(value) => self.format.short(value, env.locale),
        }
    }

    fn datum(&self, env: &Env, row: usize, series: usize, anchor: Point) -> Datum {
        figure(&self.wide, &self.format, env, (row, series), self.total, anchor)
    }

    fn lie(&self, scene: &mut Scene, env: &Env, top: f64) {
        let top = if self.is_unit_apart(env) { unit_apart(scene, env, &self.format.unit, top) } else { top };
        let (before, behind) = self.numbers_room(env);
        let rows = Rows::lay(&self.wide.labels, env, before + behind);
        let thick = match (self.several(), env.width < 480.0) {
            (true, _) => 18.0,
            (false, true) => 20.0,
            (false, false) => 24.0,
        };
        let (low, high) = self.domain();
        // Zero may be at either end then, and beyond it a sliver, or the line.
        let spare = if low < 0.0 { SLIVER } else { 0.0 };
        let start = rows.left + before + spare;
        let scale = Linear::new(low, high, start, (env.width - behind - spare).max(start + 24.0));
        let count = self.wide.series.len() as f64;
        let marks = count * thick + (count - 1.0) * 2.0;
        let mut y = top;
        for (row, label) in self.rows() {
            // The label belongs to the row's first figure: pointing at the words is pointing at the bar.
            let ink = Ink::new(LABEL, env.theme.text).of(scene.data.len());
            let (bars, end) = rows.place(scene, env, row, y, marks, ink);
            self.lie_row(scene, env, &scale, (row, label), bars, thick);
            // A line through all rows would cross the labels that stand between them.
            if !rows.beside {
                self.zero_line(scene, env, &scale, bars, end);
            }
            y = end + rows.between;
        }
        scene.size.height = (y - rows.between).max(top);
        if rows.beside {
            self.zero_line(scene, env, &scale, top, scene.size.height);
        }
    }

    /// The room that numbers need before the bars (where some are negative) and behind them, CSS px.
    fn numbers_room(&self, env: &Env) -> (f64, f64) {
        let (mut before, mut behind) = (0.0f64, 0.0f64);
        for (row, _) in self.rows() {
            for series in 0..self.wide.series.len() {
                let value = self.wide.value(row, series);
                let text = self.label(env, value, self.says_unit(env, row, series));
                let width = env.text_width(&text, VALUE).ceil() + GAP;
                let side = if value.is_some_and(|value| value < 0.0) { &mut before } else { &mut behind };
                *side = side.max(width);
            }
        }
        (before, behind)
    }

    fn lie_row(&self, scene: &mut Scene, env: &Env, scale: &Linear, (row, label): (usize, &String), top: f64, thick: f64) {
        let zero = scale.at(0.0);
        for series in 0..self.wide.series.len() {
            let y = top + series as f64 * (thick + 2.0);
            let value = self.wide.value(row, series);
            let end = value.map_or(zero, |value| visible(zero, scale.at(value), value));
            let index = scene.datum(self.datum(env, row, series, Point::new(end, y + thick / 2.0)));
            if end != zero {
                scene.rect(Rect::across(zero, end, y, thick), self.color(env, label, series), Some(index));
            }
            let text = self.label(env, value, self.says_unit(env, row, series));
            let negative = value.is_some_and(|value| value < 0.0);
            let (x, align) = if negative { (end - GAP, Align::End) } else { (end + GAP, Align::Start) };
            let fill = if value.is_some() { env.theme.text } else { env.theme.muted };
            let at = Point::new(x, VALUE.baseline_at(y + thick / 2.0));
            line(scene, env, &text, at, Ink::new(VALUE, fill).aligned(align).of(index));
        }
    }

    /// A line at zero where bars leave it to both sides.
    fn zero_line(&self, scene: &mut Scene, env: &Env, scale: &Linear, top: f64, bottom: f64) {
        if self.domain().0 < 0.0 {
            let x = scale.at(0.0).round();
            scene.rect(Rect::new(x, top, 1.0, bottom - top), env.theme.axis, None);
        }
    }

    /// The labels under standing bars, if they and the numbers above fit without breaking a word.
    fn columns(&self, env: &Env) -> Option<Vec<Lines>> {
        let band = env.width / self.wide.labels.len().max(1) as f64;
        let bar = bar_width(band, self.wide.series.len());
        if bar < 10.0 {
            return None;
        }
        let number_room = if self.several() { bar - 1.0 } else { band - STEP };
        for (row, _) in self.rows() {
            for series in 0..self.wide.series.len() {
                let text = self.label(env, self.wide.value(row, series), false);
                if env.text_width(&text, VALUE) > number_room {
                    return None;
                }
            }
        }
        let room = band - 2.0 * STEP;
        let mut labels = Vec::new();
        for label in &self.wide.labels {
            let lines = env.wrap(label, LABEL, room, 3);
            if !lines.whole || lines.width > room {
                return None;
            }
            labels.push(lines);
        }
        Some(labels)
    }

    fn stand(&self, scene: &mut Scene, env: &Env, top: f64, labels: &[Lines]) {
        let (low, high) = self.domain();
        let number = VALUE.line_height();
        let named = !self.format.unit.is_empty() && self.format.unit != "%";
        let head = if named { unit_apart(scene, env, &self.format.unit, top) } else { top };
        let plot = (env.width * 0.5).clamp(140.0, 300.0);
        let (upper, lower) = (head + number, head + number + plot.round());
        let below = if low < 0.0 { number } else { 0.0 };
        let scale = Linear::new(low, high, lower, upper);
        let band = env.width / labels.len().max(1) as f64;
        for (row, label) in self.rows() {
            let middle = (row as f64 + 0.5) * band;
            if let Some(lines) = labels.get(row) {
                let ink = Ink::new(LABEL, env.theme.text).aligned(Align::Middle).of(scene.data.len());
                block(scene, env, lines, middle, lower + below + 1.5 * STEP, ink);
            }
            self.stand_row(scene, env, &scale, (row, label), middle, bar_width(band, self.wide.series.len()));
        }
        let deepest = labels.iter().map(|lines| lines.height(LABEL)).fold(0.0, f64::max);
        scene.rect(Rect::new(0.0, scale.at(0.0).round(), env.width, 1.0), env.theme.axis, None);
        scene.size.height = lower + below + 1.5 * STEP + deepest;
    }

    fn stand_row(&self, scene: &mut Scene, env: &Env, scale: &Linear, (row, label): (usize, &String), middle: f64, bar: f64) {
        let zero = scale.at(0.0);
        let count = self.wide.series.len() as f64;
        let left = (middle - (count * (bar + 2.0) - 2.0) / 2.0).round();
        for series in 0..self.wide.series.len() {
            let x = left + series as f64 * (bar + 2.0);
            let value = self.wide.value(row, series);
            let end = value.map_or(zero, |value| visible(zero, scale.at(value), -value));
            let negative = value.is_some_and(|value| value < 0.0);
            let shift = VALUE.line_height() / 2.0;
            // The number at the bar's end, which nothing that points at it is to cover.
            let mut at = Point::new(x + bar / 2.0, if negative { end + shift } else { end - shift });
            let index = scene.datum(self.datum(env, row, series, at));
            if end != zero {
                scene.rect(Rect::upright(zero, end, x, bar), self.color(env, label, series), Some(index));
            }
            let text = self.label(env, value, false);
            at.y = VALUE.baseline_at(at.y);
            let fill = if value.is_some() { env.theme.text } else { env.theme.muted };
            line(scene, env, &text, at, Ink::new(VALUE, fill).aligned(Align::Middle).of(index));
        }
    }
}

/// Where a bar ends: in proportion, but never so near to zero that nothing is seen. `forward` has the sign of its direction.
fn visible(zero: f64, end: f64, forward: f64) -> f64 {
    if forward > 0.0 {
        end.max(zero + SLIVER)
    } else if forward < 0.0 {
        end.min(zero - SLIVER)
    } else {
        zero
    }
}

/// How wide each of `series` bars in a band is.
fn bar_width(band: f64, series: usize) -> f64 {
    let count = series.max(1) as f64;
    let part = if series > 1 { 0.8 } else { 0.62 };
    ((band * part - (count - 1.0) * 2.0) / count).floor().clamp(1.0, 64.0)
}
