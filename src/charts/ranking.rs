//! `ranking`: places, names, and what each place is worth. Places are the data's, or follow from the values; equal values
//! share a place. A place is never made up between two that are known.

use super::{order_by_size, Chart, Kind, Reading, NO_FIGURE};
use crate::color::Color;
use crate::env::Env;
use crate::geom::{Point, Rect};
use crate::guide::{block, line, Ink, STEP};
use crate::locale::Fraction;
use crate::problem::codes::{COLUMN_UNKNOWN, VALUE_MISSING};
use crate::problem::fix::quoted;
use crate::problem::{Change, Finding};
use crate::scale::Linear;
use crate::scene::{Align, Datum, Scene};
use crate::spec::{doc, Format, Key, Takes, DATA, HIGHLIGHT};
use crate::table::{Cell, Series, Table};
use crate::theme::scale::{NAME, PLACE, VALUE};
use crate::words::{cut, phrase, Lang, Phrase};

/// The kind.
pub const KIND: Kind = Kind {
    name: "ranking",
    noun: phrase("Bảng xếp hạng", "Ranking"),
    doc: doc("Thứ hạng, tên, và mỗi hạng được bao nhiêu.", "Places, names, and what each place is worth."),
    keys: &[DATA, KEYS],
    read,
};

const KEYS: &[Key] = &[
    Key::new(
        "columns",
        Takes::Record(&[
            Key::new(
                "place",
                Takes::Text(200),
                doc(
                    "Cột hạng. Không viết thì là cột số tên “Hạng”, “Thứ hạng”, “Xếp hạng”, “Rank” hoặc “Place”; không có cột nào như \
                     vậy thì hạng tính từ giá trị, lớn nhất đứng đầu.",
                    "The column of places. Without it, a column of numbers called “Rank”, “Place”, “Hạng”, “Thứ hạng” or “Xếp hạng”; \
                     where there is none, places follow from the values, the largest first.",
                )
                .example(r#""Giải""#),
            ),
            Key::new("label", Takes::Text(200), doc("Cột tên.", "The column of names.").example(r#""Huyện""#)),
            Key::new("values", Takes::Text(200), doc("Cột giá trị.", "The column of values.").example(r#""Trị giá""#)),
        ]),
        doc("Cột nào là gì.", "Which column is which.").example(r#"{"place": "Giải", "label": "Huyện", "values": "Trị giá"}"#),
    ),
    HIGHLIGHT,
    Key::new(
        "top",
        Takes::Number { min: 0.0, max: 200.0 },
        doc(
            "Bao nhiêu dòng đầu được làm nổi bật; dòng cùng hạng với dòng cuối trong số đó cũng vậy.",
            "How many rows from the first on are emphasised, and with them those that share the place of the last.",
        )
        .example("3"),
    ),
    Key::new(
        "bars",
        Takes::Flag,
        doc("Một thanh mảnh dưới mỗi dòng cho thấy giá trị lớn nhỏ.", "Whether a thin bar below each row shows the size of its value.")
            .default("false")
            .example("true"),
    ),
];

const MOST_ROWS: usize = 200;
/// Headings that are said of places and of nothing else, in small letters, with a mark behind each.
const PLACE_HEADINGS: &str = "hạng|thứ hạng|xếp hạng|rank|place|platz|platzierung|rang|classement|puesto|colocação|plaats|miejsce|\
    placering|plass|sijoitus|место|місце|peringkat|順位|名次|排名|순위|อันดับ|रैंक|المركز|رتبه|";
/// More than this, in bytes, is no place: "11ème", "=12th", "1201–1500".
const LONGEST_PLACE: usize = 11;
const PLACE_NAME: Phrase = phrase("Hạng", "Place");
/// Above and below the words of a row, CSS px.
const PAD: f64 = 2.5 * STEP;
const GAP: f64 = 4.0 * STEP;
const BAR: f64 = 6.0;

struct Row {
    place: String,
    name: String,
    value: Option<f64>,
    lit: bool,
}

struct Ranking {
    rows: Vec<Row>,
    name_heading: String,
    place_heading: Option<String>,
    format: Format,
    /// What the values are, where there are some.
    value_name: Option<String>,
    bars: bool,
}

/// The columns that a ranking shows.
struct Columns {
    place: Option<usize>,
    name: usize,
    value: Option<Series>,
}

fn read(reading: &mut Reading) -> Option<Box<dyn Chart>> {
    let table = reading.table(MOST_ROWS)?;
    let before = reading.problems.errors();
    let columns = columns(reading, &table)?;
    let names = table.texts(columns.name, reading.locale);
    let places = match columns.place {
        Some(column) => table.texts(column, reading.locale),
        None => places(reading, &table, &names, columns.value.as_ref())?,
    };
    if reading.problems.errors() > before {
        return None;
    }
    let lit = reading.highlight(&[names.as_slice(), &places].concat(), &[]);
    let top = reading.fields.number("top").unwrap_or(0.0).clamp(0.0, 200.0) as usize;
    let values = columns.value.as_ref().map(|series| series.values.clone()).unwrap_or_default();
    let order: Vec<usize> = match columns.place {
        Some(_) => (0..names.len()).collect(),
        None => order_by_size(&values, true),
    };
    // Who shares the place of the last that stands out is no less than that one. No place is none to share.
    let last = top.checked_sub(1).and_then(|rank| places.get(*order.get(rank)?)).filter(|place| !place.is_empty());
    let mut rows = Vec::new();
    for (rank, row) in order.into_iter().enumerate() {
        let (Some(name), Some(place)) = (names.get(row), places.get(row)) else { continue };
        let lit = rank < top || Some(place) == last || lit.contains(name) || lit.contains(place);
        let value = values.get(row).copied().flatten();
        rows.push(Row { place: place.clone(), name: name.clone(), value, lit });
    }
    let figures = || values.iter().flatten();
    Some(Box::new(Ranking {
        rows,
        name_heading: table.name(columns.name).to_owned(),
        place_heading: columns.place.map(|place| table.name(place).to_owned()),
        format: reading.format(),
        value_name: columns.value.map(|series| series.name),
        bars: reading.fields.flag("bars").unwrap_or(false) && figures().any(|value| *value > 0.0) && figures().all(|value| *value >= 0.0),
    }))
}

/// Names and values as in a wide table, once the column of places is set aside.
fn columns(reading: &mut Reading, table: &Table) -> Option<Columns> {
    let before = reading.problems.errors();
    let place = table.role("place", &reading.fields, reading.problems);
    let label = table.role("label", &reading.fields, reading.problems);
    let value = table.role("values", &reading.fields, reading.problems);
    if reading.problems.errors() > before {
        return None;
    }
    let free = (0..table.columns()).filter(|column| Some(*column) != place && Some(*column) != label && Some(*column) != value);
    let (numbers, texts): (Vec<usize>, Vec<usize>) = free.partition(|column| table.is_numeric(*column, reading.locale));
    let (place, name) = place_and_name(table, (place, label), &numbers, &texts);
    let Some(name) = name else {
        reading.problems.note(&COLUMN_UNKNOWN, |lang| nameless(table, &numbers, reading.fields.record("columns").is_some(), lang));
        return None;
    };
    let value = value.or_else(|| numbers.into_iter().find(|column| Some(*column) != place));
    Some(Columns { place, name, value: value.map(|column| table.numbers(column, &mut reading.format, reading.locale, reading.problems)) })
}

/// The columns of places and of names: those that the spec says, or else what their headings say of free `numbers` and `texts`.
pub fn place_and_name(
    table: &Table,
    (place, label): (Option<usize>, Option<usize>),
    numbers: &[usize],
    texts: &[usize],
) -> (Option<usize>, Option<usize>) {
    let is_called_so = |column: &&usize| is_place_heading(table.name(**column));
    // "1st" is a place as well, where another column has the names.
    let has_names = |_: &&usize| label.is_some() || texts.len() > 1;
    let is_counted = |column: &&usize| table.cells(**column).iter().all(is_place);
    // Taken for values, places would stand upside down: the last one is the largest number.
    let written = || texts.iter().filter(has_names).find(is_called_so).filter(is_counted);
    let place = place.or_else(|| numbers.iter().find(is_called_so).or_else(written).copied());
    let name = texts.iter().find(|column| !is_called_so(column)).or(texts.first());
    (place, label.or(name.copied()))
}

/// Whether a cell says a place: "1st", "2.", "=3", "T4", "5°", "101–125".
fn is_place(cell: &Cell) -> bool {
    match cell {
        Cell::Text(text) => text.len() <= LONGEST_PLACE && text.bytes().take(2).any(|byte| byte.is_ascii_digit()),
        Cell::Number(_) => true,
        Cell::Missing => false,
    }
}

/// Whether a column is called what only places are called, in whatever letters.
pub fn is_place_heading(heading: &str) -> bool {
    let mut rest = PLACE_HEADINGS;
    while let Some((word, others)) = cut(rest, b'|') {
        if heading.len() == word.len() && heading.bytes().zip(word.bytes()).all(is_same_letter) {
            return true;
        }
        rest = others;
    }
    false
}

/// Whether a byte is the other, or of the capital that belongs to it: in ASCII, Latin and Russian, capitals have another bit; those that
/// Vietnamese alone has stand right before their small letters. The tables for all languages would weigh more than the rest of this file.
fn is_same_letter((own, small): (u8, u8)) -> bool {
    (own ^ small) & !(if small.is_ascii() { 0x20 } else { 0x21 }) == 0
}

/// What to say where every column is numbers: of several, the first may be names, such as years.
fn nameless(table: &Table, numbers: &[usize], has_columns: bool, lang: Lang) -> Finding {
    let finding = Finding::at("columns.label").found("label");
    let first = numbers.iter().map(|column| table.name(*column)).find(|name| !is_place_heading(name));
    let Some(first) = first.filter(|_| numbers.len() > 1) else {
        return finding.wants(lang, "một cột tên, bằng chữ", "a column of names, in letters");
    };
    let entry = ["{\"label\": ", &quoted(first), "}"].concat();
    finding.expected(["\"columns\": ", &entry].concat()).mended((!has_columns).then_some(Change::Add("columns", entry)))
}

/// Places by value, the largest first; equal values share one, and the next is counted on from there (1, 2, 2, 4).
fn places(reading: &mut Reading, table: &Table, names: &[String], value: Option<&Series>) -> Option<Vec<String>> {
    let Some(series) = value else {
        let expected = phrase("cột hạng ở “columns.place” hoặc một cột số", "a column at “columns.place”, or one of numbers");
        reading.problems.note(&COLUMN_UNKNOWN, |lang| Finding::at("columns.place").found("place").expected(expected.in_lang(lang)));
        return None;
    };
    let column = table.position(&series.name).unwrap_or(0);
    let mut places = Vec::new();
    for (row, (value, name)) in series.values.iter().zip(names).enumerate() {
        let Some(value) = value else {
            if table.is_missing(row, column) {
                reading.problems.note(&VALUE_MISSING, |lang| {
                    let finding = Finding::at(table.place(row, column, lang)).found(name);
                    finding.wants(lang, "một con số, hoặc bỏ dòng này", "a number, or no such row")
                });
            }
            continue;
        };
        let better = series.values.iter().flatten().filter(|other| *other > value).count();
        places.push(reading.locale.number((better + 1) as f64, Fraction::AS_IS));
    }
    Some(places)
}

/// Where the columns of a ranking stand.
struct Layout {
    name: f64,
    name_room: f64,
    /// Whether the value stands below the name, for want of room beside it.
    value_below: bool,
}

impl Chart for Ranking {
    fn compose(&self, env: &Env) -> Scene {
        let mut scene = Scene::new(env.width, &self.name_heading);
        let layout = self.layout(env);
        let mut y = 0.0;
        for (index, row) in self.rows.iter().enumerate() {
            if index > 0 {
                scene.rect(Rect::new(0.0, y, env.width, 1.0), env.theme.hairline, None);
            }
            y = self.row(&mut scene, env, &layout, row, y);
        }
        scene.size.height = (y - PAD).max(0.0);
        scene
    }
}

impl Ranking {
    fn value_text(&self, env: &Env, row: &Row) -> String {
        match row.value {
            Some(value) => self.format.say(value, env.locale),
            None if self.value_name.is_some() => super::DASH.to_owned(),
            None => String::new(),
        }
    }

    fn layout(&self, env: &Env) -> Layout {
        let widest = |widths: &mut dyn Iterator<Item = f64>| widths.fold(0.0, f64::max).ceil();
        let place = widest(&mut self.rows.iter().map(|row| env.text_width(&row.place, PLACE)));
        let value = widest(&mut self.rows.iter().map(|row| env.text_width(&self.value_text(env, row), VALUE)));
        let name = place.min(env.width * 0.4) + GAP;
        let beside = env.width - name - value - GAP;
        // Rather below than beside a name that is torn for it.
        let tears = |row: &Row| !env.wrap(&row.name, PLACE, beside, 4).whole;
        let value_below = value > 0.0 && (beside < 120.0 || self.rows.iter().any(tears));
        Layout { name, name_room: if value_below { env.width - name } else { beside }, value_below }
    }

    fn row(&self, scene: &mut Scene, env: &Env, layout: &Layout, row: &Row, top: f64) -> f64 {
        let (ink, place_ink) = self.inks(env, row);
        let datum = scene.datum(self.datum(env, row, Point::new(layout.name, top + PAD)));
        let font = if row.lit { PLACE } else { NAME };
        let place = env.wrap(&row.place, PLACE, layout.name - GAP, 3);
        let places_end = block(scene, env, &place, 0.0, top + PAD, Ink::new(PLACE, place_ink).of(datum));
        let name = env.wrap(&row.name, font, layout.name_room, 4);
        // A row that has no name is as high as one that has.
        let mut y = block(scene, env, &name, layout.name, top + PAD, Ink::new(font, ink).of(datum)).max(top + PAD + font.line_height());
        let value = self.value_text(env, row);
        if !value.is_empty() {
            let ink = Ink::new(VALUE, env.theme.text).of(datum);
            if layout.value_below {
                let lines = env.wrap(&value, VALUE, layout.name_room, 2);
                y = block(scene, env, &lines, layout.name, y, ink);
            } else {
                let baseline = PLACE.first_baseline(top + PAD);
                line(scene, env, &value, Point::new(env.width, baseline), ink.aligned(Align::End));
            }
        }
        if self.bars {
            y = self.bar(scene, env, layout, row, datum, y + STEP);
        }
        y.max(places_end) + PAD
    }

    /// The ink of the name and that of the place. Where nothing is emphasised, all places carry the accent.
    fn inks(&self, env: &Env, row: &Row) -> (Color, Color) {
        let some_lit = self.rows.iter().any(|row| row.lit);
        let place = if row.lit || !some_lit { env.theme.accent } else { env.theme.muted };
        (env.theme.text, place)
    }

    fn bar(&self, scene: &mut Scene, env: &Env, layout: &Layout, row: &Row, datum: usize, top: f64) -> f64 {
        let longest = self.rows.iter().filter_map(|row| row.value).fold(0.0, f64::max);
        let scale = Linear::new(0.0, longest, layout.name, env.width);
        let (_, color) = self.inks(env, row);
        let fill = if color == env.theme.muted { env.theme.rest } else { color };
        if let Some(value) = row.value.filter(|value| *value > 0.0) {
            let end = scale.at(value).max(layout.name + 1.0);
            scene.rect(Rect::across(layout.name, end, top, BAR), fill, Some(datum));
        }
        top + BAR
    }

    fn datum(&self, env: &Env, row: &Row, anchor: Point) -> Datum {
        let lang = env.locale.lang();
        let place_heading = self.place_heading.as_deref().unwrap_or(PLACE_NAME.in_lang(lang));
        let place = (place_heading.to_owned(), row.place.clone());
        // Without values the places are the figures.
        let (name, text, mut details) = match (&self.value_name, row.value) {
            (None, _) => (place.0, place.1, Vec::new()),
            (Some(name), None) => (name.clone(), NO_FIGURE.in_lang(lang).to_owned(), vec![place]),
            (Some(name), Some(value)) => (name.clone(), self.format.say(value, env.locale), vec![place]),
        };
        // Who is ranked by nothing is told without a place.
        details.retain(|(_, place)| !place.is_empty());
        Datum {
            key: row.name.clone(),
            label: row.name.clone(),
            series: Some(name),
            value: row.value,
            text,
            details,
            anchor,
            ..Datum::default()
        }
    }
}
