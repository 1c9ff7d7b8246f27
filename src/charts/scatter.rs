//! `scatter`: each row a dot, placed by two figures; a third may be its size, a fourth or a group its colour. Of dots that lie
//! upon each other only those are drawn of which something is seen; all of them can be pointed at.

use super::curves::{part, rows_within};
use super::figures::{ascending, range, MOST_ROWS};
use super::{Chart, Kind, Reading};
use crate::color::Color;
use crate::env::{Env, WHOLE_SPAN};
use crate::geom::{Point, Rect};
use crate::guide::axis::{along, domain, step, Along, Levels, Plane};
use crate::guide::legend::legend;
use crate::guide::{line, paragraph, Ink, STEP};
use crate::locale::{plain, Locale};
use crate::problem::codes::{COLUMN_UNKNOWN, NO_NUMBERS, NUMBER_NOT_FINITE};
use crate::problem::{written, Finding};
use crate::scene::{Align, Crowd, Datum, Form, Scene, FEW};
use crate::spec::format;
use crate::spec::{doc, Format, Key, Palette, Takes, DATA, HIDE, HIGHLIGHT, PALETTE};
use crate::table::{label_of, Series, Wide, LARGEST};
use crate::text::Font;
use crate::theme::scale::NOTE;
use crate::thin::Cover;
use crate::value::Value;
use crate::words::{fill, phrase, Phrase};
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
/// As many sizes are told apart where dots are many.
const SIZES: usize = 6;
/// As many steps a colour has that stands for numbers.
const GRADES: f64 = 5.0;

const STORY: Phrase = phrase("{x} từ {a} đến {b}, {y} từ {c} đến {d}", "{x} from {a} to {b}, {y} from {c} to {d}");

/// Rows as dots, from left to right.
struct Dots {
    labels: Vec<String>,
    xs: Vec<f64>,
    ys: Vec<f64>,
    /// The part of the largest dot's area, 0 to 1; empty where all are alike.
    sizes: Vec<f64>,
    size_values: Vec<f64>,
    /// Places in `groups.names`; empty where all are alike.
    slots: Vec<usize>,
    groups: Wide,
    /// The names of the columns: across, upward, size, colour.
    names: [String; 4],
    format: Format,
    x_format: Format,
}

struct Scatter {
    dots: Arc<Dots>,
    palette: Palette,
    highlight: Vec<String>,
}

/// A column as it was read.
#[derive(Default)]
struct Read {
    name: String,
    values: Vec<f64>,
    words: Vec<String>,
}

fn read(reading: &mut Reading) -> Option<Box<dyn Chart>> {
    let mut x_format = Format::read(reading.fields.record("xFormat"));
    let [label, x, y, size, color] = match reading.figures() {
        Some(Value::Record(columns)) if columns.iter().all(|(_, column)| matches!(column, Value::Numbers(_))) => typed(reading, columns)?,
        _ => tabulated(reading, &mut x_format)?,
    };
    let is_there = |row: &usize| [&x, &y].iter().all(|column| column.values.get(*row).is_some_and(|value| !value.is_nan()));
    let order: Vec<usize> = ascending(&x.values).into_iter().filter(is_there).collect();
    if order.is_empty() {
        reading.problems.note(&NO_NUMBERS, |_| Finding::at("data"));
        return None;
    }
    let pick = |column: &Read| -> Vec<f64> {
        if column.values.is_empty() {
            return Vec::new();
        }
        order.iter().map(|row| column.values.get(*row).copied().unwrap_or(f64::NAN)).collect()
    };
    let words = |column: &Read| -> Vec<String> {
        if column.words.is_empty() {
            return Vec::new();
        }
        order.iter().map(|row| column.words.get(*row).cloned().unwrap_or_default()).collect()
    };
    let (labels, size_values) = (words(&label), pick(&size));
    let largest = size_values.iter().fold(0.0, |most: f64, value| most.max(value.abs()));
    let (names, slots, is_ordered) = match color.values.is_empty() {
        true => named(&color.words, &order),
        false => graded(&pick(&color), reading.locale),
    };
    let series = names.into_iter().map(|name| Series { name, values: Vec::new() }).collect();
    let mut groups = Wide::new(color.name.clone(), Vec::new(), series);
    reading.leave_out(&mut groups);
    let mut palette = reading.palette(&groups)?;
    if is_ordered && !palette.is_own() {
        palette = Palette::ordered(&groups.slots, groups.names.len());
    }
    let highlight = reading.highlight(&labels, &groups.names);
    let dots = Dots {
        xs: pick(&x),
        ys: pick(&y),
        sizes: size_values.iter().map(|value| if largest > 0.0 && !value.is_nan() { value.abs() / largest } else { 0.0 }).collect(),
        size_values,
        labels,
        slots,
        groups,
        names: [x.name, y.name, size.name, color.name],
        format: reading.format(),
        x_format,
    };
    Some(Box::new(Scatter { dots: Arc::new(dots), palette, highlight }))
}

fn tabulated(reading: &mut Reading, x_format: &mut Format) -> Option<[Read; 5]> {
    let table = reading.table(MOST_ROWS)?;
    let before = reading.problems.errors();
    let (fields, locale) = (reading.fields.clone(), reading.locale);
    let mut role = |name: &str| table.role(name, &fields, reading.problems);
    let [label, mut x, mut y, size, color] = ["label", "x", "y", "size", "color"].map(&mut role);
    let numeric = |index: &usize| table.is_numeric(*index, locale);
    let taken = [label, size, color];
    let mut free =
        (0..table.columns()).filter(|index| !taken.contains(&Some(*index)) && Some(*index) != x && Some(*index) != y).filter(numeric);
    let mut next = |column: Option<usize>| column.or_else(|| free.next());
    (x, y) = (next(x), next(y));
    let label = label.or_else(|| (0..table.columns()).find(|index| ![x, y, size, color].contains(&Some(*index)) && !numeric(index)));
    let (Some(x), Some(y)) = (x, y) else {
        if reading.problems.errors() == before {
            reading.problems.note(&NO_NUMBERS, |_| Finding::at("data"));
        }
        return None;
    };
    let mut format = reading.format();
    let mut plain = Format::default();
    let mut values = |column: usize, format: &mut Format| Read {
        name: table.name(column).to_owned(),
        values: table.numbers(column, format, locale, reading.problems).values.into_iter().map(|value| value.unwrap_or(f64::NAN)).collect(),
        words: Vec::new(),
    };
    let words = |column: usize| Read { name: table.name(column).to_owned(), values: Vec::new(), words: table.texts(column, locale) };
    let (across, upward) = (values(x, x_format), values(y, &mut format));
    let size = size.map(|column| values(column, &mut plain)).unwrap_or_default();
    let color = color.map(|column| if numeric(&column) { values(column, &mut Format::default()) } else { words(column) });
    let label = label.map(words).unwrap_or_default();
    reading.format = format;
    (reading.problems.errors() == before).then(|| [label, across, upward, size, color.unwrap_or_default()])
}

fn typed(reading: &mut Reading, columns: &[(String, Value)]) -> Option<[Read; 5]> {
    reading.format = Format::read(reading.fields.record("format"));
    let named = reading.fields.record("columns");
    let before = reading.problems.errors();
    let mut taken = Vec::new();
    let mut read = |role: &str, otherwise: Option<usize>| -> Option<Read> {
        let name = named.as_ref().and_then(|named| named.text(role)).unwrap_or(role);
        let is_asked = named.as_ref().is_some_and(|named| named.text(role).is_some());
        let found = columns.iter().position(|(known, _)| known == name);
        if is_asked && found.is_none() {
            reading.problems.note(&COLUMN_UNKNOWN, |_| {
                let known: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
                Finding::at(["columns.", role].concat()).among(name, &known)
            });
        }
        let (name, Value::Numbers(values)) = columns.get(found.or(otherwise.filter(|index| !taken.contains(index)))?)? else { return None };
        taken.extend(found.or(otherwise));
        if let Some(wrong) = values.iter().find(|value| value.is_infinite() || value.abs() > LARGEST) {
            reading.problems.note(&NUMBER_NOT_FINITE, |_| Finding::at("data").found(written(*wrong)));
        }
        Some(Read { name: name.clone(), values: values.to_vec(), words: Vec::new() })
    };
    let (x, y) = (read("x", Some(0)), read("y", Some(1)));
    let (size, color) = (read("size", None), read("color", None));
    let (Some(x), Some(y)) = (x, y) else {
        reading.problems.note(&NO_NUMBERS, |_| Finding::at("data"));
        return None;
    };
    crate::table::read::check_rows(x.values.len(), MOST_ROWS, reading.problems);
    (reading.problems.errors() == before).then(|| [Read::default(), x, y, size.unwrap_or_default(), color.unwrap_or_default()])
}

/// The groups by which dots are coloured, the group of each dot, and whether the groups have an order: here that of the table, of
/// which `order` has the rows from left to right.
fn named(words: &[String], order: &[usize]) -> (Vec<String>, Vec<usize>, bool) {
    let mut names: Vec<String> = Vec::new();
    let mut rows = order.to_vec();
    rows.sort_unstable();
    let mut slots = vec![0; words.len()];
    for row in rows {
        let Some((word, slot)) = words.get(row).zip(slots.get_mut(row)) else { continue };
        *slot = names.iter().position(|name| name == word).unwrap_or_else(|| {
            names.push(word.clone());
            names.len() - 1
        });
    }
    let slots = order.iter().filter_map(|row| slots.get(*row).copied()).collect();
    (names, slots, false)
}

/// The same by steps of numbers.
fn graded(values: &[f64], locale: &Locale) -> (Vec<String>, Vec<usize>, bool) {
    let mut names: Vec<String> = Vec::new();
    let (low, high) = range(values);
    let (low, high) = domain(low, high);
    let wide = step(high - low, GRADES - 1.0, 0.0);
    let first = (low / wide + 1e-9).floor();
    let last = ((high / wide - 1e-9).ceil() - 1.0).max(first);
    // From the strongest on, as grades go.
    for grade in 0..=(last - first) as usize {
        let end = (last - grade as f64 + 1.0) * wide;
        names.push([&label_of(end - wide, locale), "–", &label_of(end, locale)].concat());
    }
    let slot = |value: &f64| (last - (value / wide).floor().clamp(first, last)) as usize;
    (names, values.iter().map(slot).collect(), true)
}

impl Chart for Scatter {
    fn compose(&self, env: &Env) -> Scene {
        let dots = &self.dots;
        let mut scene = Scene::new(env.width, dots.labels.first().map_or("", |_| ""));
        let x = part(&dots.xs, env);
        let rows = rows_within(&dots.xs, x);
        let height = (env.width * 0.62).clamp(220.0, 420.0).round();
        let (low, high) = range(&dots.ys);
        let levels = Levels::new(low, high, height, &dots.format);
        let left = levels.room(env);
        let largest = if dots.sizes.is_empty() { self.radius(rows.len()) } else { self.largest(env) };
        let mut top = 0.0;
        if dots.groups.names.len() > 1 {
            top = legend(&mut scene, env, &dots.groups, &|group| self.palette.color(group, env.theme), &[]);
        }
        let [across, upward, ..] = &dots.names;
        let muted = Ink::new(NOTE, env.theme.muted);
        top = paragraph(&mut scene, env, &titled(upward, &dots.format), Point::new(0.0, top), env.width, muted) + STEP;
        let plot = Rect::new(left, (top + NOTE.line_height() / 2.0).ceil(), (env.width - left - STEP).max(24.0), height);
        // The outermost dots are whole.
        let beside = (x.1 - x.0) * (largest + STEP) / (plot.width - 2.0 * (largest + STEP)).max(1.0);
        let plane = Plane { plot, x: (x.0 - beside, x.1 + beside), y: levels.ends() };
        levels.draw(&mut scene, env, &plane);
        let positions = Along::Numbers(dots.x_format.clone());
        let mut bottom = along(&mut scene, env, &plane, &positions, true) + STEP;
        let title = env.wrap(&titled(across, &dots.x_format), NOTE, env.width, 3);
        for text in &title.lines {
            line(&mut scene, env, text, Point::new(env.width, NOTE.first_baseline(bottom)), muted.aligned(Align::End));
            bottom += NOTE.line_height();
        }
        scene.size.height = bottom;
        self.place(&mut scene, env, &plane, &rows, largest);
        if rows.len() as f64 > plot.width || env.span != WHOLE_SPAN {
            scene.window = Some(plot);
        }
        scene
    }
}

/// A column's name, with the unit of its figures.
fn titled(name: &str, format: &Format) -> String {
    match format.unit.as_str() {
        "" => name.to_owned(),
        unit => [name, " (", unit, ")"].concat(),
    }
}

impl Scatter {
    fn radius(&self, count: usize) -> f64 {
        match count {
            0..=200 => 4.5,
            201..=2000 => 3.5,
            2001..=20_000 => 2.5,
            _ => 2.0,
        }
    }

    fn largest(&self, env: &Env) -> f64 {
        LARGEST_DOT.min(env.width / 30.0).max(8.0)
    }

    /// The colour of a row, unless its group is left out.
    fn color(&self, theme: &crate::theme::Theme, row: usize) -> Option<Color> {
        let dots = &self.dots;
        let slot = dots.slots.get(row).copied();
        let group = match slot {
            Some(slot) => Some(dots.groups.slots.iter().position(|shown| *shown == slot)?),
            None => None,
        };
        let is_lit =
            self.is_lit(row) || slot.and_then(|slot| dots.groups.names.get(slot)).is_some_and(|name| self.highlight.contains(name));
        Some(match group {
            _ if !self.highlight.is_empty() && !is_lit => theme.rest,
            Some(group) => self.palette.color(group, theme),
            None if self.palette.is_own() => self.palette.color(0, theme),
            None => theme.accent,
        })
    }

    /// Whether the row is named as one that carries the message.
    fn is_lit(&self, row: usize) -> bool {
        !self.highlight.is_empty() && self.dots.labels.get(row).is_some_and(|label| self.highlight.contains(label))
    }

    fn place(&self, scene: &mut Scene, env: &Env, plane: &Plane, rows: &Range<usize>, largest: f64) {
        let dots = &self.dots;
        let shown: Vec<(usize, Color)> = rows.clone().filter_map(|row| Some((row, self.color(env.theme, row)?))).collect();
        let is_few = shown.len() <= FEW;
        let radius = |row: usize| match dots.sizes.get(row) {
            Some(size) => (largest * size.sqrt()).max(SMALLEST_DOT),
            None => largest,
        };
        let at = |row: usize| plane.at(dots.xs.get(row).copied().unwrap_or_default(), dots.ys.get(row).copied().unwrap_or_default());
        scene.gist = self.story(env.locale);
        let first = scene.data.len();
        if is_few {
            // Large ones lie below, what carries the message on top.
            let mut order: Vec<usize> = Vec::new();
            let rank = |(row, _): &(usize, Color)| (if self.is_lit(*row) { 1.0 } else { 0.0 }) * 1e3 - radius(*row);
            for index in 0..shown.len() {
                let own = shown.get(index).map_or(0.0, rank);
                let place = order.partition_point(|other| shown.get(*other).map_or(0.0, rank) <= own);
                order.insert(place, index);
            }
            for index in order {
                let Some((row, color)) = shown.get(index) else { continue };
                for (radius, fill) in [(radius(*row) + SEAM, env.theme.ground), (radius(*row), *color)] {
                    scene.path(vec![at(*row)], Form::Dots(radius), fill, Some(first + index));
                }
            }
        } else {
            layers(scene, plane, &shown, &radius, &at, largest);
        }
        self.names(scene, env, plane, &shown, &radius, &at);
        let spots = if is_few { Vec::new() } else { shown.iter().map(|(_, color)| *color).collect() };
        let shown = shown.into_iter().map(|(row, _)| row).collect();
        scene.group(Arc::new(Placed { dots: dots.clone(), plane: *plane, shown, spots, radius: largest }), env.locale);
    }

    /// The names of the rows that carry the message, each beside its dot where it touches nothing that is named.
    fn names(
        &self,
        scene: &mut Scene,
        env: &Env,
        plane: &Plane,
        shown: &[(usize, Color)],
        radius: &dyn Fn(usize) -> f64,
        at: &dyn Fn(usize) -> Point,
    ) {
        let font: Font = crate::theme::scale::VALUE;
        let lit: Vec<usize> = shown.iter().map(|(row, _)| *row).filter(|row| self.is_lit(*row)).take(40).collect();
        let dot = |row: usize| Rect::new(at(row).x - radius(row), at(row).y - radius(row), radius(row) * 2.0, radius(row) * 2.0);
        let mut taken: Vec<Rect> = lit.iter().map(|row| dot(*row)).collect();
        // Better where no dot at all lies below.
        let others: Vec<Rect> = if shown.len() <= FEW { shown.iter().map(|(row, _)| dot(*row)).collect() } else { Vec::new() };
        for row in lit {
            let Some(label) = self.dots.labels.get(row) else { continue };
            let (center, out) = (at(row), radius(row) + STEP);
            let (width, height) = (env.text_width(label, font), font.line_height());
            let places = [
                (center.x + out, center.y - height / 2.0),
                (center.x - out - width, center.y - height / 2.0),
                (center.x - width / 2.0, center.y - out - height + 2.0),
                (center.x - width / 2.0, center.y + out - 2.0),
                (center.x + out, center.y - height - 2.0),
                (center.x + out, center.y + 2.0),
                (center.x - out - width, center.y - height - 2.0),
                (center.x - out - width, center.y + 2.0),
            ];
            let is_free = |rect: &Rect, taken: &[Rect]| {
                let within = rect.x >= plane.plot.x
                    && rect.right() <= env.width
                    && rect.y >= plane.plot.y - 2.0
                    && rect.bottom() <= plane.plot.bottom();
                let meets =
                    |other: &Rect| rect.x < other.right() && other.x < rect.right() && rect.y < other.bottom() && other.y < rect.bottom();
                within && !taken.iter().any(meets)
            };
            let places = places.map(|(x, y)| Rect::new(x, y, width, height));
            let good = places.iter().find(|rect| is_free(rect, &taken) && is_free(rect, &others));
            let free = good.or_else(|| places.iter().find(|rect| is_free(rect, &taken))).copied();
            if let Some(rect) = free {
                line(scene, env, label, Point::new(rect.x, font.first_baseline(rect.y)), Ink::new(font, env.theme.text));
                taken.push(rect);
            }
        }
    }

    fn story(&self, locale: &Locale) -> String {
        let dots = &self.dots;
        let (x, y) = (range(&dots.xs), range(&dots.ys));
        let [across, upward, ..] = &dots.names;
        let said =
            [dots.x_format.say(x.0, locale), dots.x_format.say(x.1, locale), dots.format.say(y.0, locale), dots.format.say(y.1, locale)];
        let [a, b, c, d] = &said;
        fill(STORY.in_lang(locale.lang()), &[("x", across), ("y", upward), ("a", a), ("b", b), ("c", c), ("d", d)])
    }
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

/// Dots where they stand in a picture.
struct Placed {
    dots: Arc<Dots>,
    plane: Plane,
    /// Those of the groups that are shown, from left to right.
    shown: Vec<usize>,
    /// Their colours, if they have no mark each.
    spots: Vec<Color>,
    radius: f64,
}

impl Placed {
    fn at(&self, row: usize) -> Point {
        let value = |values: &[f64]| values.get(row).copied().unwrap_or_default();
        self.plane.at(value(&self.dots.xs), value(&self.dots.ys))
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
        let value = |values: &[f64]| values.get(row).copied().unwrap_or(f64::NAN);
        let [across, upward, size, color] = &dots.names;
        let mut details = vec![(across.clone(), dots.x_format.say(value(&dots.xs), locale))];
        let area = value(&dots.size_values);
        if !area.is_nan() {
            details.push((size.clone(), locale.number(area, crate::locale::Fraction::AS_IS)));
        }
        if let Some(group) = dots.slots.get(row).and_then(|slot| dots.groups.names.get(*slot)) {
            details.push((color.clone(), group.clone()));
        }
        let label = dots.labels.get(row).cloned().unwrap_or_else(|| plain(row as u64 + 1));
        Datum {
            key: [&label, "/", &plain(row as u64)].concat(),
            label,
            series: Some(upward.clone()),
            value: Some(value(&dots.ys)),
            text: dots.format.say(value(&dots.ys), locale),
            details,
            anchor: self.at(row),
            spot: self.spots.get(index).map(|color| (self.radius + 2.0, *color)),
            ..Datum::default()
        }
    }

    /// The nearest dot of all, the topmost of equally near ones. Those that are too far to the side are not looked at.
    fn nearest(&self, point: Point, reach: f64) -> Option<usize> {
        let x = |px: f64| self.plane.x.0 + (px - self.plane.plot.x) / self.plane.across();
        let far = reach + self.radius;
        let of = |row: usize| self.dots.xs.get(row).copied().unwrap_or_default();
        let from = self.shown.partition_point(|row| of(*row) < x(point.x - far));
        let to = self.shown.partition_point(|row| of(*row) <= x(point.x + far));
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
