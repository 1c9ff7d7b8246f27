//! `scatter`: each row a dot, placed by two figures; a third may be its size, a fourth or a group its colour. Of dots that lie
//! upon each other only those are drawn of which something is seen; all of them can be pointed at.

mod dots;
mod placed;

use super::curves::{part, rows_within};
use super::figures::range;
use super::{order_by_size, Chart, Kind, Reading};
use crate::color::Color;
use crate::env::{Env, WHOLE_SPAN};
use crate::geom::{Point, Rect};
use crate::guide::axis::{along, are_counts, round_below, Along, Levels, Plane};
use crate::guide::legend::{legend, swatch_of, titled_legend, SWATCH};
use crate::guide::{line, paragraph, Ink, STEP};
use crate::locale::Locale;
use crate::pattern::OPEN;
use crate::scene::{Align, Datum, Form, Scene, Shape, FEW};
use crate::spec::format;
use crate::spec::{doc, Key, Palette, Takes, DATA, HIDE, HIGHLIGHT, PALETTE};
use crate::theme::scale::{NOTE, VALUE};
use crate::theme::Theme;
use crate::thin::Cover;
use crate::words::{fill, phrase, Phrase};
use dots::{Column, Dots};
use placed::Placed;
use std::ops::Range;
use std::sync::Arc;

/// The kind.
pub const KIND: Kind = Kind {
    name: "scatter",
    noun: phrase("Biểu đồ phân tán", "Scatter plot"),
    doc: doc("Hai con số của mỗi dòng liên hệ ra sao, mỗi dòng một chấm.", "How two figures of each row go together, a dot for each row."),
    keys: &[DATA, KEYS],
    read,
};

const KEYS: &[Key] = &[
    HIDE,
    HIGHLIGHT,
    PALETTE,
    Key::new(
        "columns",
        Takes::Record(&[
            Key::new("label", Takes::Text(300), doc("Cột chứa tên các chấm.", "The column that names the dots.").example(r#""Xã""#)),
            Key::new("x", Takes::Text(300), doc("Cột số theo chiều ngang.", "The column of numbers across.").example(r#""Dân số""#)),
            Key::new("y", Takes::Text(300), doc("Cột số theo chiều đứng.", "The column of numbers upward.").example(r#""Thu nhập""#)),
            Key::new(
                "size",
                Takes::Text(300),
                doc("Cột số làm độ lớn của chấm.", "The column of numbers that makes a dot large.").example(r#""Diện tích""#),
            ),
            Key::new(
                "color",
                Takes::Text(300),
                doc("Cột làm màu của chấm: tên nhóm hoặc con số.", "The column that colours the dots: groups, or numbers.")
                    .example(r#""Vùng""#),
            ),
        ]),
        doc(
            "Cột nào là gì. Không viết thì cột chữ đầu tiên là tên, hai cột số đầu tiên là ngang và đứng.",
            "Which column is what. Without it, the first text column names the dots, and the first two of numbers place them.",
        ),
    ),
    Key::new(
        "xFormat",
        Takes::Record(format::KEYS),
        doc(
            "Con số theo chiều ngang được viết thế nào; “format” là chiều đứng.",
            "How numbers across are written; “format” is for those upward.",
        )
        .example(r#"{"unit": "người"}"#),
    ),
];

/// The radius of the largest dot where size says something, CSS px.
const LARGEST_DOT: f64 = 16.0;
const SMALLEST_DOT: f64 = 2.0;
/// The ground that shows around a dot, so that neighbours are told apart.
const SEAM: f64 = 1.0;
/// A name so near beside a dot that is not its own would be taken for that one's, CSS px.
const NEXT: f64 = 5.0 * STEP;
/// As many dots have names at the most.
const MOST_NAMES: usize = 40;
/// As many sizes are told apart where dots are many.
const SIZES: usize = 6;

const STORY: Phrase = phrase("{x} từ {a} đến {b}, {y} từ {c} đến {d}", "{x} from {a} to {b}, {y} from {c} to {d}");

struct Scatter {
    dots: Arc<Dots>,
    palette: Palette,
    highlight: Vec<String>,
    /// Whether some group carries the message.
    lights_groups: bool,
}

fn read(reading: &mut Reading) -> Option<Box<dyn Chart>> {
    let mut dots = Dots::read(reading)?;
    reading.leave_out(&mut dots.groups);
    let mut palette = reading.palette(&dots.groups)?;
    if dots.is_graded() && !palette.is_own() {
        palette = Palette::ordered(&dots.groups.slots, dots.groups.names.len());
    }
    let highlight = reading.highlight(&dots.labels, &dots.groups.names);
    let lights_groups = dots.groups.names.iter().any(|name| highlight.contains(name));
    Some(Box::new(Scatter { dots: Arc::new(dots), palette, highlight, lights_groups }))
}

impl Chart for Scatter {
    fn compose(&self, env: &Env) -> Scene {
        let dots = &self.dots;
        let mut scene = Scene::new(env.width, &dots.heading);
        let x = part(&dots.x.values, env);
        let rows = rows_within(&dots.x.values, x);
        let height = (env.width * 0.62).clamp(220.0, 420.0).round();
        let (low, high) = range(&dots.y.values);
        let levels = Levels::new(low, high, height, &dots.y.format, are_counts(dots.y.values.iter(), (low, high)));
        let left = levels.room(env);
        let largest = if dots.areas.is_empty() { radius_of_all(rows.len()) } else { LARGEST_DOT.min(env.width / 30.0).max(8.0) };
        let muted = Ink::new(NOTE, env.theme.muted);
        let mut top = self.keys(&mut scene, env, largest);
        top = paragraph(&mut scene, env, &dots.y.title(), Point::new(0.0, top), env.width, muted) + STEP;
        // The outermost dots are whole, and lie on no words.
        let ends = levels.ends();
        let unit = (ends.1 - ends.0) / height;
        let (below, above) = self.overhang(&rows, ends, unit, largest);
        let width = (env.width - left - STEP).max(24.0);
        let plot = Rect::new(left, (top + NOTE.line_height() / 2.0).ceil(), width, below + height + above);
        let margin = largest + STEP;
        let beside = (x.1 - x.0) * margin / (plot.width - 2.0 * margin).max(1.0);
        let plane = Plane { plot, x: (x.0 - beside, x.1 + beside), y: (ends.0 - below * unit, ends.1 + above * unit) };
        levels.draw(&mut scene, env, &plane);
        let positions = Along::Numbers(dots.x.format.clone());
        let mut bottom = along(&mut scene, env, &plane, &positions, &dots.x.values, true) + STEP;
        let title = env.wrap(&dots.x.title(), NOTE, env.width, 3);
        for text in &title.lines {
            line(&mut scene, env, text, Point::new(env.width, NOTE.first_baseline(bottom)), muted.aligned(Align::End));
            bottom += NOTE.line_height();
        }
        scene.size.height = bottom;
        self.place(&mut scene, env, &plane, &rows, largest);
        if rows.len() as f64 > plot.width || env.span != WHOLE_SPAN {
            // A part is chosen between the outermost dots, as its ends are counted.
            scene.window = Some(Rect::new(plot.x + margin, plot.y, (plot.width - 2.0 * margin).max(1.0), plot.height));
        }
        scene
    }
}

impl Scatter {
    /// The radius of a row's dot, where the largest dot has `largest`, CSS px.
    fn radius_of(&self, row: usize, largest: f64) -> f64 {
        self.dots.areas.get(row).map_or(largest, |area| (largest * area.sqrt()).max(SMALLEST_DOT))
    }

    /// How far dots that have sizes reach below the lowest level and above the highest, whole CSS px, where one takes `unit`.
    fn overhang(&self, rows: &Range<usize>, ends: (f64, f64), unit: f64, largest: f64) -> (f64, f64) {
        let sized = rows.clone().take(self.dots.areas.len());
        sized.fold((0.0, 0.0), |(below, above), row| {
            let (out, y) = (self.radius_of(row, largest) + SEAM, self.dots.y.value(row));
            (below.max((out - (y - ends.0) / unit).ceil()), above.max((out - (ends.1 - y) / unit).ceil()))
        })
    }

    /// The colour of a row, unless its group is left out.
    fn color(&self, theme: &Theme, row: usize) -> Option<Color> {
        let dots = &self.dots;
        let slot = dots.slots.get(row).copied();
        let group = match slot.flatten() {
            Some(slot) => Some(dots.groups.slots.iter().position(|shown| *shown == slot)?),
            None => None,
        };
        let steps_back = !self.highlight.is_empty() && !self.is_lit(row);
        Some(match group {
            Some(group) if !steps_back => self.palette.color(group, theme),
            // Its group is to be known all the same; a grade that is paler than its own would be another grade.
            Some(group) if !self.lights_groups && !dots.is_graded() => self.group_color(theme, group).behind(theme.ground),
            Some(group) => self.group_color(theme, group),
            // Of no group where others are.
            None if slot.is_some() || steps_back => theme.rest,
            None if self.palette.is_own() => self.palette.color(0, theme),
            None => theme.accent,
        })
    }

    /// The colour of a group that is shown, as its key has it. Where some carry the message, the others are grey.
    fn group_color(&self, theme: &Theme, group: usize) -> Color {
        let groups = &self.dots.groups;
        let name = groups.slots.get(group).and_then(|slot| groups.names.get(*slot));
        match self.lights_groups && !name.is_some_and(|name| self.highlight.contains(name)) {
            true => theme.rest,
            false => self.palette.color(group, theme),
        }
    }

    /// What colours and sizes mean, above the plot; says where that ends.
    fn keys(&self, scene: &mut Scene, env: &Env, largest: f64) -> f64 {
        let dots = &self.dots;
        let color = |group| self.group_color(env.theme, group);
        let top = match dots.groups.names.len() {
            0 | 1 => 0.0,
            // The names of groups say what they are, grades of a figure do not.
            _ if dots.is_graded() => titled_legend(scene, env, &dots.color.title(), &dots.groups, &color),
            _ => legend(scene, env, &dots.groups, &color, &[]),
        };
        if env.theme.patterned {
            forms_for_swatches(scene, env);
        }
        match dots.size.most() > 0.0 {
            true => size_key(scene, env, &dots.size, largest, top),
            false => top,
        }
    }

    /// Whether the row is named as one that carries the message.
    fn is_lit(&self, row: usize) -> bool {
        !self.highlight.is_empty() && self.dots.labels.get(row).is_some_and(|label| self.highlight.contains(label))
    }

    fn place(&self, scene: &mut Scene, env: &Env, plane: &Plane, rows: &Range<usize>, largest: f64) {
        let dots = &self.dots;
        let shown: Vec<(usize, Color)> = rows.clone().filter_map(|row| Some((row, self.color(env.theme, row)?))).collect();
        let is_few = shown.len() <= FEW;
        let radius = |row: usize| self.radius_of(row, largest);
        let at = |row: usize| plane.at(dots.x.value(row), dots.y.value(row));
        scene.gist = self.story(env.locale);
        let first = scene.data.len();
        if is_few {
            // Large ones lie below, what carries the message on top: it counts as smaller than any dot.
            let size = |(row, _): &(usize, Color)| Some(radius(*row) - if self.is_lit(*row) { 1e3 } else { 0.0 });
            let mut drawn: Vec<(Point, f64, bool)> = Vec::new();
            for index in order_by_size(&shown.iter().map(size).collect::<Vec<_>>(), true) {
                let Some((row, color)) = shown.get(index) else { continue };
                let own = (at(*row), radius(*row), self.is_lit(*row));
                let is_crowded = drawn.iter().filter(|below| is_upon(own, **below)).nth(1).is_some();
                // What is not to be seen lies below the dot itself: a dot keeps its marks, by which it is known in the next picture.
                let rim = if is_crowded { -SEAM } else { SEAM };
                scene.path(vec![own.0], Form::Dots(own.1 + rim), env.theme.ground, Some(first + index));
                if color.pattern() > 0 {
                    form(scene, own.0, own.1 + rim * 1.5, (color.pattern(), env.theme.ground), Some(first + index));
                }
                dot(scene, env, own.0, own.1, *color, Some(first + index));
                drawn.push(own);
            }
        } else {
            layers(scene, plane, &shown, &radius, &at, largest);
        }
        self.names(scene, env, plane, &shown, &radius, &at);
        let spots = if is_few { Vec::new() } else { shown.iter().map(|(_, color)| *color).collect() };
        let shown = shown.into_iter().map(|(row, _)| row).collect();
        scene.group(Arc::new(Placed { dots: dots.clone(), plane: *plane, shown, spots, radius: largest }), env.locale);
        self.place_placeless(scene, env, plane);
    }

    /// Puts the rows without a place behind all others, for who hears the chart and for the table. Nothing is drawn of them; the walk
    /// finds them at the edge of the plot, at the figure that they have.
    fn place_placeless(&self, scene: &mut Scene, env: &Env, plane: &Plane) {
        let dots = &self.dots;
        // Of so many dots that the table has some, nobody looks for those that are missing.
        if scene.groups.iter().any(|group| group.first.is_none()) {
            return;
        }
        let is_left_out = |group: &str| {
            let slot = dots.groups.names.iter().position(|name| name == group);
            slot.is_some_and(|slot| !dots.groups.slots.contains(&slot))
        };
        for row in &dots.placeless {
            if row.said.details.iter().any(|(name, text)| *name == dots.color.name && is_left_out(text)) {
                continue;
            }
            let (at, plot) = (plane.at(row.x, row.y), plane.plot);
            let x = if row.x.is_nan() { plot.x } else { at.x.clamp(plot.x, plot.right()) };
            let y = if row.y.is_nan() { plot.bottom() } else { at.y.clamp(plot.y, plot.bottom()) };
            let datum = scene.datum(Datum { anchor: Point::new(x, y), ..row.said.clone() });
            scene.rect(Rect::new(x, y, 0.0, 0.0), env.theme.ground, Some(datum));
        }
    }

    /// The names of the rows that carry the message, each beside its dot where it touches no other name and stands beside no other dot
    /// that has one.
    fn names(
        &self,
        scene: &mut Scene,
        env: &Env,
        plane: &Plane,
        shown: &[(usize, Color)],
        radius: &dyn Fn(usize) -> f64,
        at: &dyn Fn(usize) -> Point,
    ) {
        let rows = || shown.iter().map(|(row, _)| *row);
        let lit: Vec<usize> = rows().filter(|row| self.is_lit(*row)).take(MOST_NAMES).collect();
        // Better where no dot at all lies below, nor the line at zero.
        let others: Vec<usize> = if shown.len() <= FEW { rows().collect() } else { Vec::new() };
        let plot = plane.plot;
        let zero = Rect::new(plot.x, plane.at(0.0, 0.0).y, plot.width, 1.0);
        let mut taken: Vec<Rect> = Vec::new();
        for own in lit.iter().copied() {
            let Some(label) = self.dots.labels.get(own) else { continue };
            // Above the plot there is room for half a line.
            let top = plot.y - VALUE.line_height() / 2.0;
            let is_within = |rect: &Rect| rect.x >= plot.x && rect.right() <= env.width && rect.y >= top && rect.bottom() <= plot.bottom();
            // Of dots that lie on one place a name beside one is beside each.
            let is_apart = |row: usize| {
                let (x, y) = (at(row).x - at(own).x, at(row).y - at(own).y);
                row != own && x.abs().max(y.abs()) > radius(own)
            };
            let meets = |rect: &Rect, rows: &[usize], gap: f64| {
                rows.iter().filter(|row| is_apart(**row)).any(|row| {
                    let (at, out) = (at(*row), radius(*row));
                    rect.overlaps(&Rect::new(at.x - out - gap, at.y - out, 2.0 * (out + gap), 2.0 * out))
                })
            };
            let is_free = |rect: &&Rect| is_within(rect) && !taken.iter().any(|other| rect.overlaps(other)) && !meets(rect, &lit, NEXT);
            let places = places_beside(at(own), radius(own) + STEP, env.text_width(label, VALUE), VALUE.line_height());
            let good = |gap: f64| places.iter().filter(is_free).find(|rect| !meets(rect, &others, gap) && !rect.overlaps(&zero));
            if let Some(rect) = good(NEXT).or_else(|| good(0.0)).or_else(|| places.iter().find(is_free)) {
                line(scene, env, label, Point::new(rect.x, VALUE.first_baseline(rect.y)), Ink::new(VALUE, env.theme.text));
                taken.push(*rect);
            }
        }
    }

    fn story(&self, locale: &Locale) -> String {
        let dots = &self.dots;
        let ends = |column: &Column| {
            let (low, high) = range(&column.values);
            (column.format.say(low, locale), column.format.say(high, locale))
        };
        let ((a, b), (c, d)) = (ends(&dots.x), ends(&dots.y));
        let blanks = [("x", &dots.x.name), ("y", &dots.y.name), ("a", &a), ("b", &b), ("c", &c), ("d", &d)];
        fill(STORY.in_lang(locale.lang()), &blanks.map(|(blank, said)| (blank, said.as_str())))
    }
}

/// Whether one dot covers the middle of another that is hardly larger, each with its middle, its radius and whether it carries the
/// message. Two such are told apart by a rim; with rims around all, nothing would be seen of a crowd but the last. What carries the
/// message stands out from the crowd.
fn is_upon((at, radius, is_lit): (Point, f64, bool), (below, size, was_lit): (Point, f64, bool)) -> bool {
    let near = 2.0 * radius + SEAM - size;
    let (x, y) = (at.x - below.x, at.y - below.y);
    is_lit == was_lit && near > 0.0 && x * x + y * y < near * near
}

/// The radius of dots that are all of one size, by how many there are, CSS px.
fn radius_of_all(count: usize) -> f64 {
    match count {
        0..=200 => 4.5,
        201..=2000 => 3.5,
        2001..=20_000 => 2.5,
        _ => 2.0,
    }
}

/// Where a name so wide and high may stand that keeps `out` from the middle of its dot, the best place first: on either side, above and
/// below, and then at the corners.
fn places_beside(dot: Point, out: f64, width: f64, height: f64) -> [Rect; 12] {
    [
        (dot.x + out, dot.y - height / 2.0),
        (dot.x - out - width, dot.y - height / 2.0),
        (dot.x - width / 2.0, dot.y - out - height + 2.0),
        (dot.x - width / 2.0, dot.y + out - 2.0),
        (dot.x + out, dot.y - height - 2.0),
        (dot.x + out, dot.y + 2.0),
        (dot.x - out - width, dot.y - height - 2.0),
        (dot.x - out - width, dot.y + 2.0),
        (dot.x + out - width, dot.y - out - height + 2.0),
        (dot.x - out, dot.y - out - height + 2.0),
        (dot.x + out - width, dot.y + out - 2.0),
        (dot.x - out, dot.y + out - 2.0),
    ]
    .map(|(x, y)| Rect::new(x, y, width, height))
}

/// What takes the place of patterns, for which dots are too small: their corners, in parts of a dot's radius from its middle. Of the
/// first group they are round, as they are where there are none here; the open pattern is hollow, whatever it fills.
const CORNERS: [&[(f64, f64)]; 5] = [
    &[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
    &[(0.0, -1.2), (1.1, 0.8), (-1.1, 0.8)],
    &[],
    &[(0.0, -1.3), (1.3, 0.0), (0.0, 1.3), (-1.3, 0.0)],
    &[(0.0, 1.2), (1.1, -0.8), (-1.1, -0.8)],
];

/// A dot in the form that its pattern stands for.
fn dot(scene: &mut Scene, env: &Env, at: Point, radius: f64, color: Color, datum: Option<usize>) {
    form(scene, at, radius, (color.pattern(), color), datum);
    if color.pattern() == OPEN {
        scene.path(vec![at], Form::Dots(radius * 0.6), env.theme.ground, datum);
    }
}

fn form(scene: &mut Scene, at: Point, radius: f64, (pattern, fill): (u8, Color), datum: Option<usize>) {
    match CORNERS.get(usize::from(pattern).wrapping_sub(1)) {
        Some(corners) if !corners.is_empty() => {
            let corner = |(x, y): &(f64, f64)| Point::new(at.x + x * radius, at.y + y * radius);
            scene.path(corners.iter().map(corner).collect(), Form::Area, fill, datum);
        }
        _ => scene.path(vec![at], Form::Dots(radius), fill, datum),
    }
}

/// Puts forms in the place of the swatches that the legend has drawn; those of groups that are left out are empty frames, and stay.
fn forms_for_swatches(scene: &mut Scene, env: &Env) {
    let swatches: Vec<Rect> = scene.entries.iter().filter(|entry| !entry.hidden).map(swatch_of).collect();
    for mark in std::mem::take(&mut scene.marks) {
        match mark.shape {
            Shape::Rect { rect, fill } if swatches.contains(&rect) => dot(scene, env, rect.center(), SWATCH / 2.4, fill, None),
            _ => scene.marks.push(mark),
        }
    }
}

/// Two dots as large as round figures of `column` make them, each with its figure, behind what they say; says where that ends. The
/// largest dot of all has a radius of `largest`.
fn size_key(scene: &mut Scene, env: &Env, column: &Column, largest: f64, top: f64) -> f64 {
    let most = column.most();
    let big = round_below(most);
    let small = round_below(big / 4.0);
    let is_counted = small.fract() == 0.0 || !column.is_whole();
    let sample = |value: f64| {
        let radius = (largest * (value / most).sqrt()).max(SMALLEST_DOT);
        let text = column.format.number(value, env.locale);
        let width = 2.0 * radius + STEP + env.text_width(&text, NOTE) + 3.0 * STEP;
        (radius, text, width)
    };
    let samples: Vec<(f64, String, f64)> = [small].into_iter().filter(|_| is_counted).chain([big]).map(sample).collect();
    let muted = Ink::new(NOTE, env.theme.muted);
    let title = column.title();
    let room = env.width - samples.iter().map(|(.., width)| width).sum::<f64>();
    let title_width = env.text_width(&title, NOTE) + 2.0 * STEP;
    let height = samples.iter().map(|(radius, ..)| 2.0 * radius).fold(NOTE.line_height(), f64::max);
    let (mut x, mut top) = (title_width, top);
    if title_width > room {
        top = paragraph(scene, env, &title, Point::new(0.0, top), env.width, muted);
        x = 0.0;
    }
    let middle = top + height / 2.0;
    if x > 0.0 {
        line(scene, env, &title, Point::new(0.0, NOTE.baseline_at(middle)), muted);
    }
    for (radius, text, width) in samples {
        scene.path(vec![Point::new(x + radius, middle)], Form::Dots(radius), env.theme.rest, None);
        let at = Point::new(x + 2.0 * radius + STEP, NOTE.baseline_at(middle));
        line(scene, env, &text, at, Ink::new(NOTE, env.theme.text));
        x += width;
    }
    top + height + 3.0 * STEP
}

/// Draws many dots, those of one colour and size together, the large ones below. From the top down: of those that are covered
/// whole nothing would be seen.
fn layers(
    scene: &mut Scene,
    plane: &Plane,
    shown: &[(usize, Color)],
    radius: &dyn Fn(usize) -> f64,
    at: &dyn Fn(usize) -> Point,
    largest: f64,
) {
    let mut colors: Vec<Color> = Vec::new();
    let mut layers: Vec<Vec<Point>> = Vec::new();
    let size = |step: usize| SMALLEST_DOT + (largest - SMALLEST_DOT) * step as f64 / (SIZES - 1) as f64;
    for (row, color) in shown {
        let place = colors.iter().position(|known| known == color).unwrap_or_else(|| {
            colors.push(*color);
            layers.resize_with(colors.len() * SIZES, Vec::new);
            colors.len() - 1
        });
        let step = (0..SIZES).rev().find(|step| size(*step) <= radius(*row) + 1e-9).unwrap_or(0);
        if let Some(layer) = layers.get_mut(place * SIZES + SIZES - 1 - step) {
            layer.push(at(*row));
        }
    }
    let mut cover = Cover::new(plane.plot);
    for (index, layer) in layers.iter_mut().enumerate().rev() {
        let radius = size(SIZES - 1 - index % SIZES);
        layer.retain(|center| cover.add(*center, radius));
    }
    for (index, layer) in layers.into_iter().enumerate() {
        if let Some(color) = colors.get(index / SIZES) {
            scene.path(layer, Form::Dots(size(SIZES - 1 - index % SIZES)), *color, None);
        }
    }
}
