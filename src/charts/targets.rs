//! `targets`: tiles, one a target, each with its own unit; never bars on one axis. Progress is drawn for a target only if the
//! data gives its current value.

use super::{Chart, Kind, Reading, UNIT_HEADINGS};
use crate::env::Env;
use crate::geom::{Point, Rect};
use crate::guide::{block, line, Ink, STEP};
use crate::locale::Locale;
use crate::problem::codes::{COLUMN_UNKNOWN, OUT_OF_RANGE, VALUE_MISSING, WRONG_CHOICE};
use crate::problem::fix::quoted;
use crate::problem::{written, Change, Finding};
use crate::scene::{Datum, Scene};
use crate::spec::format::{fraction, usable_divisor, Settled};
use crate::spec::keys::Doc;
use crate::spec::{doc, Format, Key, Takes, DATA};
use crate::table::Table;
use crate::text::{Font, Lines};
use crate::theme::scale::{FIGURE, LABEL, NOTE, UNIT};
use crate::value::trimmed;
use crate::words::{phrase, Lang, Phrase};

/// The kind.
pub const KIND: Kind = Kind {
    name: "targets",
    noun: phrase("Bảng chỉ tiêu", "Targets"),
    doc: doc("Các chỉ tiêu, mỗi cái một đơn vị riêng, thành từng ô.", "Targets as tiles, each in a unit of its own."),
    keys: &[DATA, KEYS],
    read,
};

const KEYS: &[Key] = &[Key::new(
    "columns",
    Takes::Record(ROLES),
    doc("Tên các cột, nếu khác với tên ở đây.", "How the columns are called, if not by these names.")
        .example(r#"{"label": "Chỉ tiêu", "value": "Số", "unit": "Đơn vị"}"#),
)];

const ROLES: &[Key] = &[
    role("label", doc("Cột chỉ tiêu.", "The column that says what the target is about.").example(r#""Chỉ tiêu""#)),
    role("value", doc("Cột con số cần đạt.", "The column of figures to reach.").example(r#""Số""#)),
    role("unit", doc("Cột đơn vị.", "The column of units.").example(r#""Đơn vị""#)),
    role("prefix", doc("Cột chữ đứng trước con số.", "The column of what stands before a figure.").example(r#""Trước""#)),
    role(
        "divideBy",
        doc("Cột số chia: con số được chia cho nó trước khi viết.", "The column of what a figure is divided by before it is written.")
            .example(r#""Chia cho""#),
    ),
    role(
        "decimals",
        doc("Cột số chữ số sau dấu thập phân.", "The column of how many digits stand behind the decimal mark.")
            .example(r#""Chữ số thập phân""#),
    ),
    role(
        "sense",
        doc(
            "Cột hướng: reach (đạt), attract (thu hút), reduce (giảm), above (trên) hoặc below (dưới).",
            "The column of what is meant: reach, attract, reduce, above or below.",
        )
        .example(r#""Hướng""#),
    ),
    role("current", doc("Cột mức hiện nay, nếu biết.", "The column of figures at present, where known.").example(r#""Hiện nay""#)),
];

const fn role(name: &'static str, doc: Doc) -> Key {
    Key::new(name, Takes::Text(200), doc)
}

const MOST_ROWS: usize = 40;
/// Tiles get no narrower than this, CSS px.
const NARROWEST: f64 = 124.0;
/// Nor is more than this asked for, so that a long unit does not decide for all.
const WIDEST: f64 = 180.0;
/// Between a figure and its unit.
const GAP: f64 = 5.0;
const BETWEEN: f64 = 4.0 * STEP;
const BELOW: f64 = 5.0 * STEP;
const PROGRESS: f64 = 6.0;

/// What a target asks for.
#[derive(Clone, Copy)]
struct Sense {
    name: &'static str,
    says: Phrase,
}

const SENSES: &[Sense] = &[
    sense("reach", "đạt", "reach"),
    sense("attract", "thu hút", "attract"),
    sense("reduce", "giảm", "reduce by"),
    sense("above", "trên", "above"),
    sense("below", "dưới", "below"),
];

const fn sense(name: &'static str, vi: &'static str, en: &'static str) -> Sense {
    Sense { name, says: phrase(vi, en) }
}

const NOW: Phrase = phrase("Hiện nay", "Now");
const DONE: Phrase = phrase("Đã đạt", "Done");
const LABEL_HEADING: Phrase = phrase("Chỉ tiêu", "Target");
const SENSE_HEADING: Phrase = phrase("Hướng", "Sense");

struct Target {
    label: String,
    value: f64,
    format: Format,
    sense: Option<Sense>,
    current: Option<f64>,
}

struct Targets {
    list: Vec<Target>,
    label_heading: String,
}

fn read(reading: &mut Reading) -> Option<Box<dyn Chart>> {
    let table = reading.table(MOST_ROWS)?;
    let before = reading.problems.errors();
    let label = needed(reading, &table, "label");
    let value = needed(reading, &table, "value");
    let (label, value) = (label?, value?);
    let labels = table.texts(label, reading.locale);
    let rows = Rows::read(reading, &table);
    let mut list = Vec::new();
    for (row, label) in labels.into_iter().enumerate() {
        let Some(figure) = table.figure(row, value, reading.locale, reading.problems) else {
            if table.is_missing(row, value) {
                reading.problems.note(&VALUE_MISSING, |lang| {
                    Finding::at(table.place(row, value, lang)).found(&label).wants(
                        lang,
                        "một con số, hoặc bỏ dòng này",
                        "a number, or no such row",
                    )
                });
            }
            continue;
        };
        // Each target has a unit of its own, which the figure at present shares.
        let mut format = rows.format(row);
        table.count_in(&mut format, figure, (row, value), false, reading.problems);
        let current = rows.current.and_then(|column| {
            let current = table.figure(row, column, reading.locale, reading.problems)?;
            table.count_in(&mut format, current, (row, column), false, reading.problems);
            Some(current.value)
        });
        list.push(Target { label, value: figure.value, format, sense: number(&rows.senses, row), current });
    }
    // A key of the spec is no heading for readers.
    let own = Some(table.name(label)).filter(|name| *name != "label");
    let label_heading = own.unwrap_or(LABEL_HEADING.in_lang(reading.locale.lang())).to_owned();
    (reading.problems.errors() == before).then(|| Box::new(Targets { list, label_heading }) as Box<dyn Chart>)
}

fn needed(reading: &mut Reading, table: &Table, role: &str) -> Option<usize> {
    let before = reading.problems.errors();
    let found = table.role(role, &reading.fields, reading.problems);
    if found.is_none() && reading.problems.errors() == before {
        reading.problems.note(&COLUMN_UNKNOWN, |_| {
            let names: Vec<&str> = (0..table.columns()).map(|column| table.name(column)).collect();
            let finding = Finding::at(["columns.", role].concat()).among(role, &names);
            if let Some(columns) = guessed(table, reading.locale).filter(|_| reading.fields.record("columns").is_none()) {
                let whole = ["\"columns\": ", &columns].concat();
                // One fix names both columns that are lacking.
                let change = if role == "label" { Change::Add("columns", columns) } else { Change::Nothing };
                return Finding::at(["columns.", role].concat()).found(role).expected(whole).mended(Some(change));
            }
            // Which column it is can be said where nothing is said of columns yet.
            let named = finding.nearest().filter(|_| reading.fields.record("columns").is_none());
            let change = named.map(|near| Change::Add("columns", ["{", &quoted(role), ": ", &quoted(near), "}"].concat()));
            finding.mended(change.or(Some(Change::Nothing)))
        });
    }
    found
}

/// `columns` by which a table with headings of its own has its roles: the first words are what each target is about, the first numbers
/// what is to be reached, and a heading says which column has the units.
fn guessed(table: &Table, locale: &Locale) -> Option<String> {
    let mut columns = 0..table.columns();
    let is_called = |column: &usize, role: &str| table.name(*column) == role;
    if columns.clone().any(|column| is_called(&column, "label") || is_called(&column, "value")) {
        return None;
    }
    let label = columns.clone().find(|column| !table.is_numeric(*column, locale))?;
    // Numbers before the names count the rows.
    let is_number = |column: &usize| table.is_numeric(*column, locale);
    let value = columns.clone().filter(|column| *column > label).find(is_number).or_else(|| columns.clone().find(is_number))?;
    let unit = columns.find(|column| *column != label && UNIT_HEADINGS.contains(&table.name(*column).to_lowercase().as_str()));
    let roles = [("label", Some(label)), ("value", Some(value)), ("unit", unit)];
    let roles = roles.into_iter().filter_map(|(role, column)| Some([&quoted(role), ": ", &quoted(table.name(column?))].concat()));
    Some(["{", &roles.collect::<Vec<_>>().join(", "), "}"].concat())
}

/// The columns that a target may do without.
struct Rows {
    base: Format,
    units: Vec<String>,
    prefixes: Vec<String>,
    senses: Vec<Option<Sense>>,
    divisors: Vec<Option<f64>>,
    decimals: Vec<Option<f64>>,
    current: Option<usize>,
}

impl Rows {
    fn read(reading: &mut Reading, table: &Table) -> Self {
        Self {
            base: reading.format(),
            units: texts(reading, table, "unit"),
            prefixes: texts(reading, table, "prefix"),
            senses: senses(reading, table),
            divisors: numbers(reading, table, "divideBy", 1e-12, 1e18),
            decimals: numbers(reading, table, "decimals", 0.0, 9.0),
            current: table.role("current", &reading.fields, reading.problems),
        }
    }

    fn format(&self, row: usize) -> Format {
        let mut format = self.base.clone();
        for (column, text) in [(&self.units, &mut format.unit), (&self.prefixes, &mut format.prefix)] {
            if let Some(own) = column.get(row).filter(|own| !own.is_empty()) {
                own.clone_into(text);
                format.settled = Settled::ByWriter;
            }
        }
        if let Some(divisor) = number(&self.divisors, row) {
            format.divide_by = usable_divisor(Some(divisor));
        }
        if let Some(digits) = number(&self.decimals, row) {
            format.fraction = fraction(Some(digits));
        }
        format
    }
}

fn number<T: Copy>(column: &[Option<T>], row: usize) -> Option<T> {
    column.get(row).copied().flatten()
}

fn texts(reading: &mut Reading, table: &Table, role: &str) -> Vec<String> {
    let column = table.role(role, &reading.fields, reading.problems);
    column.map(|column| table.texts(column, reading.locale)).unwrap_or_default()
}

/// The numbers of a column; one that is out of range is noted.
fn numbers(reading: &mut Reading, table: &Table, role: &str, min: f64, max: f64) -> Vec<Option<f64>> {
    let Some(column) = table.role(role, &reading.fields, reading.problems) else {
        return Vec::new();
    };
    let mut values = Vec::new();
    for row in 0..table.rows() {
        let value = table.figure(row, column, reading.locale, reading.problems).map(|figure| figure.value);
        values.push(value);
        if let Some(value) = value.filter(|value| *value < min || *value > max) {
            reading.problems.note(&OUT_OF_RANGE, |lang| {
                let limits = [&written(min), "…", &written(max)].concat();
                Finding::at(table.place(row, column, lang)).found(written(value)).expected(limits)
            });
        }
    }
    values
}

/// What each target asks for; a word that means nothing here is noted.
fn senses(reading: &mut Reading, table: &Table) -> Vec<Option<Sense>> {
    let Some(column) = table.role("sense", &reading.fields, reading.problems) else {
        return Vec::new();
    };
    let mut senses = Vec::new();
    for (row, name) in table.texts(column, reading.locale).iter().enumerate() {
        let sense = SENSES.iter().find(|sense| sense.name == name).copied();
        if sense.is_none() && !name.is_empty() {
            reading.problems.note(&WRONG_CHOICE, |lang| {
                let names: Vec<&str> = SENSES.iter().map(|sense| sense.name).collect();
                let finding = Finding::at(table.place(row, column, lang)).among(name, &names);
                let plain = name.trim().to_lowercase();
                match SENSES.iter().find(|sense| [Lang::Vi, Lang::En].iter().any(|lang| plain == sense.says.in_lang(*lang))) {
                    Some(meant) => finding.meant(meant.name),
                    None => finding,
                }
            });
        }
        senses.push(sense);
    }
    senses
}

impl Chart for Targets {
    fn compose(&self, env: &Env) -> Scene {
        let mut scene = Scene::new(env.width, &self.label_heading);
        let across = balanced(self.list.len(), self.fitting(env));
        let room = ((env.width - BETWEEN * (across - 1) as f64) / across as f64).floor();
        let mut top = 0.0;
        for tiles in self.list.chunks(across) {
            let mut bottom = top;
            for (column, target) in tiles.iter().enumerate() {
                let x = column as f64 * (room + BETWEEN);
                bottom = f64::max(bottom, tile(&mut scene, env, target, Point::new(x, top), room, tiles));
            }
            top = bottom + BELOW;
        }
        scene.size.height = (top - BELOW).max(0.0);
        scene
    }
}

impl Targets {
    /// How many tiles fit abreast: with every unit beside its figure if that leaves two, else as narrow as they may be.
    fn fitting(&self, env: &Env) -> usize {
        let need = |target: &Target| {
            let tail = target.format.tail(env.locale);
            env.text_width(&target.format.number(target.value, env.locale), FIGURE) + GAP + env.text_width(trimmed(&tail), UNIT)
        };
        let widest = self.list.iter().map(need).fold(NARROWEST, f64::max).min(WIDEST);
        // No figure gets smaller than a label.
        let smallest = FIGURE.shrunk(0.0, LABEL);
        let number = |target: &Target| env.text_width(&target.format.short(target.value, env.locale), smallest);
        let narrowest = self.list.iter().map(number).fold(NARROWEST, f64::max);
        let abreast = |tile: f64| ((env.width + BETWEEN) / (tile + BETWEEN)) as usize;
        match abreast(widest.max(narrowest)) {
            0 | 1 => abreast(narrowest).clamp(1, 2),
            several => several.min(4),
        }
    }
}

/// How many tiles go in a row, so that the last row is not left with one alone where that can be helped.
fn balanced(tiles: usize, fitting: usize) -> usize {
    let narrower = fitting.saturating_sub(1).max(2);
    if fitting > 2 && tiles > fitting && tiles % fitting == 1 && tiles % narrower != 1 {
        narrower
    } else {
        fitting
    }
}

/// Draws one tile of a row and says where it ends.
fn tile(scene: &mut Scene, env: &Env, target: &Target, at: Point, room: f64, row: &[Target]) -> f64 {
    let datum = scene.datum(target.datum(env, Point::new(at.x + room / 2.0, at.y)));
    scene.rect(Rect::new(at.x, at.y, room, 2.0), env.theme.accent, Some(datum));
    let mut y = at.y + 2.5 * STEP;
    if let Some(sense) = target.sense {
        let ink = Ink::new(LABEL, env.theme.muted).of(datum);
        line(scene, env, sense.says.in_lang(env.locale.lang()), Point::new(at.x, LABEL.first_baseline(y)), ink);
    }
    // Figures side by side stand at one height, be there a word above them or not.
    if row.iter().any(|beside| beside.sense.is_some()) {
        y += LABEL.line_height();
    }
    y = figure(scene, env, target, Point::new(at.x, y), room, datum) + STEP;
    let label = env.wrap(&target.label, LABEL, room, 6);
    y = block(scene, env, &label, at.x, y, Ink::new(LABEL, env.theme.text).of(datum));
    match target.current {
        Some(current) => progress(scene, env, target, current, Point::new(at.x, y + 2.0 * STEP), room, datum),
        None => y,
    }
}

/// The big figure with its unit beside it, or below where there is no room.
fn figure(scene: &mut Scene, env: &Env, target: &Target, at: Point, room: f64, datum: usize) -> f64 {
    let number = target.format.number(target.value, env.locale);
    let tail = target.format.tail(env.locale);
    let glued = !tail.starts_with('\u{a0}');
    let number = if glued { [number, tail.clone()].concat() } else { number };
    let font = fitting_font(env, &number, room);
    // Where even that is too large, the number goes on below: one that is cut would be another number.
    let lines = env.wrap(&number, font, room, 4);
    let bottom = block(scene, env, &lines, at.x, at.y, Ink::new(font, env.theme.accent).of(datum));
    let baseline = font.first_baseline(bottom - font.line_height());
    let unit = tail.trim_start_matches('\u{a0}');
    if glued || unit.is_empty() {
        return bottom;
    }
    let ink = Ink::new(UNIT, env.theme.text).of(datum);
    if lines.width + GAP + env.text_width(unit, UNIT) <= room {
        line(scene, env, unit, Point::new(at.x + lines.width + GAP, baseline), ink);
        return bottom;
    }
    let lines: Lines = env.wrap(unit, UNIT, room, 3);
    block(scene, env, &lines, at.x, bottom - STEP, ink)
}

/// The largest size, down to the label's, at which the figure fits its tile.
fn fitting_font(env: &Env, number: &str, room: f64) -> Font {
    let width = env.text_width(number, FIGURE);
    FIGURE.shrunk((room / width.max(1.0)).min(1.0), LABEL)
}

/// Where the figure stands now, in words, and a bar that runs from nothing to the target if that is the way.
fn progress(scene: &mut Scene, env: &Env, target: &Target, current: f64, at: Point, room: f64, datum: usize) -> f64 {
    let mut y = at.y;
    if let Some(done) = target.done(current) {
        scene.rect(Rect::new(at.x, y, room, PROGRESS), env.theme.track, Some(datum));
        if done > 0.0 {
            scene.rect(Rect::new(at.x, y, (room * done.min(1.0)).max(1.0), PROGRESS), env.theme.accent, Some(datum));
        }
        y += PROGRESS + STEP;
    }
    let text = [NOW.in_lang(env.locale.lang()), " ", &target.format.say(current, env.locale)].concat();
    let lines = env.wrap(&text, NOTE, room, 3);
    block(scene, env, &lines, at.x, y, Ink::new(NOTE, env.theme.muted).of(datum))
}

impl Target {
    /// How much of the target is reached, where that is a share of it at all: to stay below something is no way to go. What is
    /// larger than what is to be reduced is most likely the present level, and not what has been reduced so far.
    fn done(&self, current: f64) -> Option<f64> {
        let is_way = self.sense.is_none_or(|sense| match sense.name {
            "below" => false,
            "reduce" => current <= self.value,
            _ => true,
        });
        (is_way && self.value > 0.0 && current >= 0.0).then(|| current / self.value)
    }

    fn datum(&self, env: &Env, anchor: Point) -> Datum {
        let lang = env.locale.lang();
        let sense = self.sense.map(|sense| sense.says.in_lang(lang));
        let mut details = Vec::new();
        if let Some(sense) = sense {
            details.push((SENSE_HEADING.in_lang(lang).to_owned(), sense.to_owned()));
        }
        if let Some(current) = self.current {
            details.push((NOW.in_lang(lang).to_owned(), self.format.say(current, env.locale)));
        }
        if let Some(done) = self.current.and_then(|current| self.done(current)) {
            // Whole per cents, but where that would say that all is done, or nothing.
            let rounded = (done * 100.0).round() / 100.0;
            let said = if rounded == 0.0 || rounded == 1.0 { done } else { rounded };
            details.push((DONE.in_lang(lang).to_owned(), env.locale.percent(said)));
        }
        Datum {
            key: self.label.clone(),
            label: self.label.clone(),
            value: Some(self.value),
            text: self.format.say(self.value, env.locale),
            // Each has a unit of its own: figures with a sense, be it an empty one, are never compared.
            sense: Some(sense.unwrap_or_default()),
            details,
            anchor,
            ..Datum::default()
        }
    }
}
