//! What `line` and `area` share: series along one axis, drawn from left to right. Names stand at the ends of their curves where
//! there is room, in a legend otherwise; words on figures stand above.

mod placed;
mod run;
mod story;

use super::figures::{range, Figures, Note};
use crate::color::Color;
use crate::env::{Env, WHOLE_SPAN};
use crate::geom::{Point, Rect};
use crate::guide::axis::{alone, along, are_counts, domain, Levels, Plane};
use crate::guide::flags::{ring, spread, Flags};
use crate::guide::legend::{legend, TARGET};
use crate::guide::{line, unit_apart, Ink, STEP};
use crate::scene::{Align, Entry, Form, Scene};
use crate::spec::{doc, Format, Key, Palette, Takes};
use crate::table::Wide;
use crate::theme::scale::{NOTE, VALUE};
use crate::theme::Theme;
use crate::thin;
use placed::Placed;
use run::{clip, dashes};
use std::ops::Range;
use std::sync::Arc;

/// The key by which kinds with an axis along the bottom are told what it is.
pub const AXIS: Key = Key::new(
    "axis",
    Takes::OneOf(super::figures::AXES),
    doc(
        "Trục ngang là gì: mốc thời gian (“time”), con số (“number”) hay chữ (“text”); “auto” là tự nhận ra. Trong mảng số, \
         thời gian tính bằng mili giây từ 1/1/1970.",
        "What the axis along the bottom is: time, numbers or text; “auto” finds out. In typed arrays time is in milliseconds \
         since 1970, as JavaScript counts it.",
    )
    .default(r#""auto""#)
    .example(r#""time""#),
);

/// How thick lines are, CSS px, and how thick those that carry the message.
const THIN: f64 = 2.0;
const THICK: f64 = 3.0;
const FINE: f64 = 1.25;
/// The dot at a figure that stands alone.
const LONE: f64 = 2.0;
/// The part of the width that names at the ends of lines may take, and the most they take, CSS px.
const NAMES: f64 = 0.3;
const WIDEST_NAMES: f64 = 180.0;
/// How far a name may be from the end of its line, CSS px, and how far before the edge the line may end, as a part of the plot.
const FAR: f64 = 39.0;
const EARLY: f64 = 0.03;
/// The part of the width that the last figure may take beside its dot.
const BESIDE: f64 = 0.3;
/// How far the ring around a dot reaches, CSS px.
const RING: f64 = 5.0;
/// Between the end of a line and its name.
const GAP: f64 = 2.0 * STEP;

/// Of each pattern, how long dashes and the gaps between them are, CSS px. A line of more points is too busy for them.
const DASHES: [(f64, f64); 5] = [(10.0, 5.0), (2.0, 5.0), (18.0, 5.0), (5.0, 3.0), (2.0, 10.0)];
const MOST_DASHED: usize = 600;

/// How the figures become a picture.
#[derive(Clone, Copy, PartialEq)]
pub enum Style {
    /// Lines.
    Lines,
    /// One area down to zero.
    Area,
    /// Areas upon each other.
    Stack,
    /// The same as parts of all of them.
    Shares,
}

/// Where the last figure of the only series stands.
#[derive(Clone, Copy, PartialEq)]
enum Last {
    Beside,
    Apart,
    Unsaid,
}

/// Series along one axis.
pub struct Curves {
    /// The figures.
    pub figures: Arc<Figures>,
    /// How high each series reaches: its figures, or the sums of stacks.
    pub heights: Vec<Arc<Vec<f64>>>,
    /// How figures are written, and the axis beside them.
    pub format: Format,
    /// The axis' own format, where heights are no figures.
    pub scale: Format,
    /// What carries the message.
    pub highlight: Vec<String>,
    /// The series that have names in the picture, and which of them are shown.
    pub named: Wide,
    /// The colours.
    pub palette: Palette,
    /// Words on figures.
    pub notes: Vec<Note>,
    /// How it is drawn.
    pub style: Style,
    /// The lowest and the highest level that has to be seen.
    pub range: (f64, f64),
}

/// The least and the greatest of all heights.
pub fn range_of(heights: &[Arc<Vec<f64>>]) -> (f64, f64) {
    let both = |(low, high): (f64, f64), own: (f64, f64)| (low.min(own.0), high.max(own.1));
    heights.iter().map(|column| range(column)).fold((f64::INFINITY, f64::NEG_INFINITY), both)
}

/// The rows of `xs` from `low` to `high`.
pub fn rows_within(xs: &[f64], (low, high): (f64, f64)) -> Range<usize> {
    xs.partition_point(|x| *x < low)..xs.partition_point(|x| *x <= high)
}

/// The part of the axis that `env` asks for.
pub fn part(xs: &[f64], env: &Env) -> (f64, f64) {
    let (low, high) = domain(xs.first().copied().unwrap_or(f64::NAN), xs.last().copied().unwrap_or(f64::NAN));
    (low + (high - low) * env.span.0, low + (high - low) * env.span.1)
}

impl Curves {
    fn several(&self) -> bool {
        self.figures.wide.names.len() > 1
    }

    fn is_lit(&self, series: usize) -> bool {
        self.figures.wide.series.get(series).is_some_and(|series| self.highlight.contains(&series.name))
    }

    fn color(&self, theme: &Theme, series: usize) -> Color {
        match () {
            () if !self.highlight.is_empty() && !self.is_lit(series) => theme.rest,
            () if self.several() || self.palette.is_own() => self.palette.color(series, theme),
            () => theme.accent,
        }
    }

    /// Whether the axis is one of counts.
    fn counts(&self) -> bool {
        let figures = self.heights.iter().flat_map(|column| column.iter());
        self.style != Style::Shares && are_counts(figures, self.range)
    }

    /// The picture.
    pub fn compose(&self, env: &Env) -> Scene {
        let mut scene = Scene::new(env.width, &self.figures.wide.label_name);
        let height = (env.width * 0.5).clamp(180.0, 360.0).round();
        let levels = Levels::new(self.range.0, self.range.1, height, &self.scale, self.counts());
        let left = levels.room(env);
        let x = part(&self.figures.xs, env);
        let rows = rows_within(&self.figures.xs, x);
        let mut plane = Plane { plot: Rect::new(left, 0.0, 1.0, height), x, y: levels.ends() };
        let names = self.names(env, &plane, &rows);
        let last_width = self.last_width(env, &rows);
        let is_apart = last_width > env.width * BESIDE;
        let right = match &names {
            Some((room, _)) => *room,
            None if self.several() => STEP,
            None if is_apart => RING + STEP,
            None => last_width + GAP + STEP,
        };
        plane.plot.width = (env.width - left - right).max(24.0);
        let mut top = 0.0;
        if names.is_none() && self.several() {
            top = legend(&mut scene, env, &self.named, &|series| self.color(env.theme, series), &[]);
        }
        if !self.scale.unit.is_empty() && self.scale.unit != "%" {
            top = unit_apart(&mut scene, env, &self.scale.unit, top);
        }
        let flags = self.flags(env, &plane);
        let last = match () {
            () if !is_apart => Last::Beside,
            () if last_width + STEP <= plane.plot.width => Last::Apart,
            () => Last::Unsaid,
        };
        // It may stand between the flags and the plot.
        let above = if last == Last::Apart { VALUE.line_height() + RING } else { 0.0 };
        plane.plot.y = (top + above + flags.0.height()).max(top + above + NOTE.line_height() / 2.0).ceil();
        self.bands(&mut scene, env, &plane);
        levels.draw(&mut scene, env, &plane);
        scene.size.height = match (self.figures.xs.first(), self.figures.xs.last()) {
            (Some(first), Some(last)) if first == last => alone(&mut scene, env, &plane, &self.figures.along, *first),
            _ => along(&mut scene, env, &plane, &self.figures.along, &self.figures.xs, false),
        };
        self.place(&mut scene, env, &plane, &rows);
        self.draw(&mut scene, env, &plane, &rows);
        self.draw_flags(&mut scene, env, &plane, &flags, plane.plot.y - above);
        match names {
            Some((_, places)) => self.draw_names(&mut scene, env, &plane, &places),
            None if !self.several() => self.draw_last(&mut scene, env, &plane, &rows, last),
            None => {}
        }
        if rows.len() as f64 > plane.plot.width || env.span != WHOLE_SPAN {
            scene.window = Some(plane.plot);
        }
        scene
    }

    /// The last row at which a series is drawn.
    fn last_row(&self, series: usize, rows: &Range<usize>) -> Option<usize> {
        rows.clone().rev().find(|row| self.is_drawn(*row, series))
    }

    fn height(&self, row: usize, series: usize) -> f64 {
        self.heights.get(series).and_then(|heights| heights.get(row)).copied().unwrap_or(f64::NAN)
    }

    fn is_drawn(&self, row: usize, series: usize) -> bool {
        !self.height(row, series).is_nan()
    }

    /// The room for names at the right, and where each stands, counted from the top of the plot; `None` where a legend is better.
    fn names(&self, env: &Env, plane: &Plane, rows: &Range<usize>) -> Option<(f64, Vec<f64>)> {
        if !self.several() {
            return None;
        }
        let widest = self.named.names.iter().map(|name| env.text_width(name, NOTE)).fold(0.0, f64::max).ceil() + GAP;
        if widest > (env.width * NAMES).min(WIDEST_NAMES) {
            return None;
        }
        let mut wanted = Vec::new();
        for slot in 0..self.named.names.len() {
            let series = self.shown(slot)?;
            let row = self.last_row(series, rows).filter(|row| self.reaches_edge(*row, series, plane, rows))?;
            let mut level = self.height(row, series);
            if self.style != Style::Lines {
                let lower = series.checked_sub(1).map_or(0.0, |lower| self.height(row, lower));
                level = (level + lower) / 2.0;
            }
            let mut at = plane.at(0.0, level).y;
            // Of lines that end together, the one that comes from above has its name above; of areas that end in nothing, the upper one.
            match (self.style, self.last_row(series, &(rows.start..row))) {
                (Style::Lines, Some(before)) => at += (plane.at(0.0, self.height(before, series)).y - at) * 1e-6,
                (Style::Lines, None) => {}
                _ => at -= series as f64 * 1e-6,
            }
            wanted.push(at - plane.plot.y);
        }
        let half = NOTE.line_height() / 2.0;
        Some((widest, spread(&wanted, TARGET, (0.0, plane.plot.height - half + 2.0), FAR)?))
    }

    /// Which of the series that are shown has a name, if it is one of them.
    fn shown(&self, slot: usize) -> Option<usize> {
        self.named.slots.iter().position(|of| *of == slot)
    }

    fn draw_names(&self, scene: &mut Scene, env: &Env, plane: &Plane, places: &[f64]) {
        for ((slot, name), place) in self.named.names.iter().enumerate().zip(places) {
            let at = Point::new(plane.plot.right() + GAP, NOTE.baseline_at(plane.plot.y + place));
            let color = self.color(env.theme, self.shown(slot).unwrap_or(slot));
            let ink = if color.pattern() > 0 { env.theme.text } else { env.theme.ink_of(color) };
            let width = line(scene, env, name, at, Ink::new(NOTE, ink));
            let rect = Rect::new(at.x, at.y - NOTE.size(), width, NOTE.line_height());
            scene.entries.push(Entry { name: name.clone(), hidden: false, rect });
        }
    }

    /// Whether a series that is last drawn at `row` goes on to the edge, or nearly: beside another one a name would stand at nothing.
    fn reaches_edge(&self, row: usize, series: usize, plane: &Plane, rows: &Range<usize>) -> bool {
        let x = self.figures.xs.get(row).copied().unwrap_or_default();
        let goes_on = row + 1 == rows.end && self.is_drawn(rows.end, series);
        goes_on || plane.x.1 - x <= (plane.x.1 - plane.x.0) * EARLY
    }

    /// How wide the last figure is, which the only series says.
    fn last_width(&self, env: &Env, rows: &Range<usize>) -> f64 {
        let row = self.last_row(0, rows).filter(|_| !self.several());
        row.map_or(0.0, |row| env.text_width(&self.format.short(self.figures.value(row, 0), env.locale), VALUE).ceil())
    }

    /// The last figure, beside its dot or, where it is too wide for that, above or below the end of the line. One that is wider than the
    /// plot would lie on the axis; the table has it.
    fn draw_last(&self, scene: &mut Scene, env: &Env, plane: &Plane, rows: &Range<usize>, place: Last) {
        let Some(row) = self.last_row(0, rows) else { return };
        let end = plane.at(self.figures.xs.get(row).copied().unwrap_or_default(), self.height(row, 0));
        let color = self.color(env.theme, 0);
        ring(scene, env, end, color);
        let text = self.format.short(self.figures.value(row, 0), env.locale);
        let ink = Ink::new(VALUE, env.theme.ink_of(color));
        match place {
            Last::Beside => {
                line(scene, env, &text, Point::new(end.x + GAP, VALUE.baseline_at(end.y)), ink);
            }
            Last::Apart => {
                let right = plane.plot.right() - STEP;
                let (high, low) = self.reach_from(right - env.text_width(&text, VALUE), plane, rows);
                // A line that falls has room below its end.
                let is_below = low - end.y < end.y - high && low + RING + VALUE.line_height() <= plane.plot.bottom();
                let top = if is_below { low + RING } else { high - RING - VALUE.line_height() };
                line(scene, env, &text, Point::new(right, VALUE.first_baseline(top)), ink.aligned(Align::End));
            }
            Last::Unsaid => {}
        }
    }

    /// The highest and the lowest place that the only series reaches from `left` on, CSS px.
    fn reach_from(&self, left: f64, plane: &Plane, rows: &Range<usize>) -> (f64, f64) {
        let place = |row: usize| plane.at(self.figures.xs.get(row).copied().unwrap_or_default(), self.height(row, 0));
        // One before, since the line comes from there.
        let first = rows.clone().find(|row| place(*row).x >= left).unwrap_or(rows.start).saturating_sub(1).max(rows.start);
        range(&(first..rows.end).map(|row| place(row).y).collect::<Vec<f64>>())
    }

    /// Words on what is shown, from the right to the left, and which of `notes` each is.
    fn flags(&self, env: &Env, plane: &Plane) -> (Flags, Vec<usize>) {
        let (mut flags, mut order) = (Flags::default(), Vec::<usize>::new());
        for (index, note) in self.notes.iter().enumerate().filter(|(_, note)| note.is_within(plane.x)) {
            let place = order.iter().position(|other| self.notes.get(*other).is_some_and(|other| other.at < note.at));
            order.insert(place.unwrap_or(order.len()), index);
        }
        for note in order.iter().filter_map(|index| self.notes.get(*index)) {
            // A range that begins before what is shown has its words where it is first seen.
            flags.add(env, plane.at(note.at.max(plane.x.0), 0.0).x, &note.text, &note.place);
        }
        (flags, order)
    }

    /// Ranges lie behind everything, and each is wide enough to be seen. Their edges are seen where the ground of one is not: on some
    /// screens, and where a reader's system has no colour for it that lines would stand out from.
    fn bands(&self, scene: &mut Scene, env: &Env, plane: &Plane) {
        for note in self.notes.iter().filter(|note| note.is_within(plane.x)) {
            let Some(to) = note.to else { continue };
            let [left, right] = [note.at, to].map(|x| plane.at(x.clamp(plane.x.0, plane.x.1), 0.0).x);
            let left = left.min(plane.plot.right() - STEP);
            let band = Rect::across(left, right.max(left + STEP), plane.plot.y, plane.plot.height);
            if !env.theme.forced {
                scene.rect(band, env.theme.track, None);
            }
            for edge in [band.x, band.right() - 1.0] {
                scene.rect(Rect::new(edge.round(), band.y, 1.0, band.height), env.theme.axis, None);
            }
        }
    }

    fn draw_flags(&self, scene: &mut Scene, env: &Env, plane: &Plane, (flags, order): &(Flags, Vec<usize>), bottom: f64) {
        let mut ends = Vec::new();
        for note in order.iter().filter_map(|index| self.notes.get(*index)) {
            ends.push(match self.noted(note) {
                Some((row, series)) if self.is_drawn(row, series) => {
                    let at = plane.at(note.at, self.height(row, series));
                    ring(scene, env, at, self.color(env.theme, series));
                    at.y - RING
                }
                // A time is a line through the plot; a range has its band, and a gap nothing to lead to.
                None if note.to.is_none() => plane.plot.bottom(),
                _ => plane.plot.y,
            });
        }
        flags.draw(scene, env, bottom, &ends);
    }

    /// The row and the series of the figure that the words are on: that of the series that is named, or of the only one. On one of
    /// several they would be taken for its own; they are on their time, as they are between two rows.
    fn noted(&self, note: &Note) -> Option<(usize, usize)> {
        let only = (!self.several()).then_some(0);
        Some((note.row?, note.series.or(only)?))
    }

    /// The words that are on single figures, with the row and the series of each.
    fn notes_on_figures(&self) -> Vec<(usize, usize, String)> {
        let on = |note: &Note| self.noted(note).map(|(row, series)| (row, series, note.text.clone()));
        self.notes.iter().filter_map(on).filter(|(row, series, _)| self.is_drawn(*row, *series)).collect()
    }

    /// Puts the figures into the scene.
    fn place(&self, scene: &mut Scene, env: &Env, plane: &Plane, rows: &Range<usize>) {
        scene.gist = self.story(env.locale);
        let colors = (0..self.heights.len()).map(|series| self.color(env.theme, series)).collect();
        let crowd = Placed {
            figures: self.figures.clone(),
            heights: self.heights.clone(),
            format: self.format.clone(),
            style: self.style,
            notes: self.notes_on_figures(),
            plane: *plane,
            rows: rows.clone(),
            colors,
        };
        scene.group(Arc::new(crowd), env.locale);
    }

    /// The series from the last to the first, those that carry the message on top of all.
    fn draw(&self, scene: &mut Scene, env: &Env, plane: &Plane, rows: &Range<usize>) {
        let is_dense = |px: f64| rows.len() as f64 * px > plane.plot.width;
        if self.is_stacked() && is_dense(2.0) {
            return self.draw_dense_stack(scene, env, plane, rows);
        }
        let is_ground = self.named.names.len() < self.figures.wide.names.len();
        for lit in [false, true] {
            for series in (0..self.heights.len()).filter(|series| self.is_lit(*series) == lit) {
                let datum = self.kept(scene, series);
                let color = self.color(env.theme, series);
                let runs = |series| self.runs(series, plane, rows, env.theme.pixels);
                let upper = runs(series);
                if self.style != Style::Lines {
                    let tint = if self.style == Style::Area { color.mix(env.theme.ground, 0.7) } else { color };
                    let lower = series.checked_sub(1).filter(|_| self.style != Style::Area).map(runs);
                    shade(scene, plane, tint, &upper, lower.as_deref(), datum);
                }
                let (thick, ink) = match self.style {
                    Style::Stack | Style::Shares => (1.0, env.theme.ground),
                    // What is dense is finely drawn, or nothing is seen but ink; so are lines that are only what others stand out from.
                    _ if is_dense(1.0) || is_ground && !lit => (FINE, color),
                    _ => (if lit { THICK } else { THIN }, color),
                };
                for run in upper {
                    // In a stack the column that stands alone says it all.
                    if run.len() == 1 && self.is_stacked() {
                        continue;
                    }
                    let form = if run.len() > 1 { Form::Line(thick) } else { Form::Dots(LONE) };
                    match DASHES.get(usize::from(color.pattern()).wrapping_sub(1)) {
                        Some(lengths) if run.len() <= MOST_DASHED && self.style == Style::Lines => {
                            dashes(&run, *lengths).into_iter().for_each(|dash| scene.path(dash, form, ink, datum));
                        }
                        _ => scene.path(run, form, ink, datum),
                    }
                }
            }
        }
    }

    /// A stack of so many rows that the lines that part areas would hide them. Where an edge goes up and down within a pixel its two
    /// colours share it: so each area goes down to zero, the uppermost first, and no ground comes between them.
    fn draw_dense_stack(&self, scene: &mut Scene, env: &Env, plane: &Plane, rows: &Range<usize>) {
        for series in (0..self.heights.len()).rev() {
            let (color, datum) = (self.color(env.theme, series), self.kept(scene, series));
            shade(scene, plane, color, &self.runs(series, plane, rows, env.theme.pixels), None, datum);
        }
    }

    /// The last figure of a series, for which its line stands, so that it is known again when the picture changes.
    fn kept(&self, scene: &Scene, series: usize) -> Option<usize> {
        Some(scene.data.len().checked_sub(self.heights.len())? + series)
    }

    /// Whether areas lie on one another.
    fn is_stacked(&self) -> bool {
        matches!(self.style, Style::Stack | Style::Shares)
    }

    /// The runs of a curve within the plot, for so many device pixels a CSS px.
    fn runs(&self, series: usize, plane: &Plane, rows: &Range<usize>, pixels: f64) -> Vec<Vec<Point>> {
        // One more at either side, so that a curve goes on to the edge.
        let rows = rows.start.saturating_sub(1)..(rows.end + 1).min(self.figures.xs.len());
        let xs = self.figures.xs.get(rows.clone()).unwrap_or_default();
        let ys = self.heights.get(series).and_then(|heights| heights.get(rows)).unwrap_or_default();
        let thinned = if self.is_stacked() { thin::edge } else { thin::line };
        let mut runs = thinned(xs, ys, plane.across() * pixels, &|x, y| plane.at(x, y));
        for run in &mut runs {
            clip(run, plane.plot.x, plane.plot.right());
        }
        runs.retain(|run| !run.is_empty());
        runs
    }
}

/// Fills what lies between a curve and the one below it, or zero. Curves upon each other have their gaps at the same places, so
/// that each run lies on the one of its own number. A point that stands alone is a thin column.
fn shade(scene: &mut Scene, plane: &Plane, color: Color, upper: &[Vec<Point>], lower: Option<&[Vec<Point>]>, datum: Option<usize>) {
    let zero = plane.at(0.0, 0.0f64.clamp(plane.y.0, plane.y.1)).y;
    let floor = |run: &[Point]| [run.first(), run.last()].into_iter().flatten().map(|end| Point::new(end.x, zero)).collect();
    for (index, run) in upper.iter().enumerate() {
        let below = lower.map_or_else(|| floor(run), |lower| lower.get(index).cloned().unwrap_or_default());
        let mut area = widened(run);
        area.extend(widened(&below).iter().rev());
        scene.path(area, Form::Area, color, datum);
    }
}

/// A run as wide as can be seen: points of one place become the ends of a short stroke.
fn widened(run: &[Point]) -> Vec<Point> {
    match (run.first(), run.last()) {
        (Some(first), Some(last)) if first.x == last.x => {
            [first.x - LONE, first.x + LONE].into_iter().map(|x| Point::new(x, last.y)).collect()
        }
        _ => run.to_vec(),
    }
}
