//! The rows of a scatter plot: from a table or from typed arrays to dots in order, each with its place, its size and its group. How
//! they are drawn is the kind's own business.

use crate::charts::figures::{ascending, check_length, range, MOST_ROWS};
use crate::charts::{Reading, NO_FIGURE};
use crate::guide::axis::{domain, Rounds};
use crate::locale::{plain, Locale};
use crate::problem::codes::{COLUMN_UNKNOWN, NO_NUMBERS, NUMBERS_LACKING, NUMBER_NOT_FINITE};
use crate::problem::{written, Finding};
use crate::scene::{Datum, FEW};
use crate::spec::Format;
use crate::table::read::check_rows;
use crate::table::{Series, Wide, LARGEST};
use crate::value::Value;

/// As many steps a colour has that stands for numbers.
const GRADES: f64 = 5.0;

/// Rows as dots, from left to right.
pub struct Dots {
    /// What the rows are, by the heading of the column that names them; may be empty.
    pub heading: String,
    pub labels: Vec<String>,
    pub x: Column,
    pub y: Column,
    pub size: Column,
    pub color: Column,
    /// The part of the largest dot's area, 0 to 1; empty where all are alike.
    pub areas: Vec<f64>,
    /// Places in `groups.names`, none for a row that has no group; empty where all are alike.
    pub slots: Vec<Option<usize>>,
    pub groups: Wide,
    /// Rows that have no place; none if they are more than anybody reads.
    pub placeless: Vec<Placeless>,
}

/// A row that lacks a figure and so has no dot. It is heard and stands in the table all the same.
pub struct Placeless {
    pub said: Datum,
    /// What it has of a place; NaN where there is none.
    pub x: f64,
    pub y: f64,
}

/// A column, either of figures or of words, row by row. One that there is not has neither.
#[derive(Default)]
pub struct Column {
    pub name: String,
    pub format: Format,
    /// NaN where there is none.
    pub values: Vec<f64>,
    pub words: Vec<String>,
}

impl Column {
    /// The figure of a row; NaN where there is none.
    pub fn value(&self, row: usize) -> f64 {
        self.values.get(row).copied().unwrap_or(f64::NAN)
    }

    /// The name, with the unit of the figures.
    pub fn title(&self) -> String {
        match self.format.unit.as_str() {
            "" => self.name.clone(),
            unit if says(&self.name, unit) => self.name.clone(),
            unit => [&self.name, " (", unit, ")"].concat(),
        }
    }

    /// The figure that is farthest from zero, as it would be above it.
    pub fn most(&self) -> f64 {
        self.values.iter().fold(0.0, |most: f64, value| most.max(value.abs()))
    }

    /// Whether nothing is counted in parts.
    pub fn is_whole(&self) -> bool {
        self.values.iter().all(|value| value.is_nan() || value.fract() == 0.0)
    }

    /// The same with only these rows, in this order.
    fn of(self, rows: &[usize]) -> Self {
        let values = if self.values.is_empty() { Vec::new() } else { rows.iter().map(|row| self.value(*row)).collect() };
        let words = match self.words.is_empty() {
            true => Vec::new(),
            false => rows.iter().map(|row| self.words.get(*row).cloned().unwrap_or_default()).collect(),
        };
        Self { values, words, ..self }
    }
}

impl Dots {
    /// Reads them. Without a row that has both its figures there are none.
    pub fn read(reading: &mut Reading) -> Option<Self> {
        let x_format = Format::read(reading.fields.record("xFormat"));
        let [label, x, y, size, color] = match reading.figures() {
            Some(Value::Record(columns)) if columns.iter().all(|(_, column)| matches!(column, Value::Numbers(_))) => {
                typed(reading, columns, x_format)?
            }
            _ => tabulated(reading, x_format)?,
        };
        let is_there = |row: &usize| [&x, &y].iter().all(|column| !column.value(*row).is_nan());
        let order: Vec<usize> = ascending(&x.values).into_iter().filter(is_there).collect();
        if order.is_empty() {
            reading.problems.note(&NO_NUMBERS, |_| Finding::at("data"));
            return None;
        }
        let (names, slots) = match color.values.is_empty() {
            true => named(&color.words, &order),
            false => graded(&color, &order, reading.locale),
        };
        let series = names.into_iter().map(|name| Series { name, values: Vec::new() }).collect();
        let groups = Wide::new(color.name.clone(), Vec::new(), series);
        let y = Column { format: reading.format(), ..y };
        let placeless = placeless(&label, [&x, &y, &size, &color], &order, reading.locale);
        let [label, x, y, size, color] = [label, x, y, size, color].map(|column| column.of(&order));
        let largest = size.most();
        let area = |value: &f64| if largest > 0.0 && !value.is_nan() { value.abs() / largest } else { 0.0 };
        let areas = size.values.iter().map(area).collect();
        Some(Self { heading: label.name, labels: label.words, x, y, size, color, areas, slots, groups, placeless })
    }

    /// Whether colours are grades of a figure.
    pub fn is_graded(&self) -> bool {
        !self.color.values.is_empty()
    }
}

/// A row in words, by its columns across, upward, for size and for colour. `key` tells it from others of that label.
pub fn said(row: usize, label: &str, key: usize, [x, y, size, color]: [&Column; 4], locale: &Locale) -> Datum {
    let figure = |column: &Column| Some(column.value(row)).filter(|value| !value.is_nan());
    let say = |column: &Column| figure(column).map(|value| column.format.say(value, locale));
    let or_none = |text: Option<String>| text.unwrap_or_else(|| NO_FIGURE.in_lang(locale.lang()).to_owned());
    let mut details = vec![(x.name.clone(), or_none(say(x)))];
    for column in [size, color] {
        let word = || column.words.get(row).filter(|word| !word.is_empty()).cloned();
        details.extend(say(column).or_else(word).map(|text| (column.name.clone(), text)));
    }
    Datum {
        key: [label, "/", &plain(key as u64)].concat(),
        label: label.to_owned(),
        series: Some(y.name.clone()),
        value: figure(y),
        text: or_none(say(y)),
        details,
        ..Datum::default()
    }
}

/// The rows that are not in `order`, but for those that say nothing.
fn placeless(label: &Column, columns: [&Column; 4], order: &[usize], locale: &Locale) -> Vec<Placeless> {
    let [x, y, ..] = columns;
    let rows = x.values.len().max(y.values.len());
    if rows > FEW {
        return Vec::new();
    }
    let says =
        |row: &usize| !x.value(*row).is_nan() || !y.value(*row).is_nan() || label.words.get(*row).is_some_and(|word| !word.is_empty());
    let missing = (0..rows).filter(|row| !order.contains(row)).filter(says);
    let rows = missing.zip(order.len()..).map(|(row, key)| {
        let label = label.words.get(row).cloned().unwrap_or_else(|| plain(key as u64 + 1));
        Placeless { said: said(row, &label, key, columns, locale), x: x.value(row), y: y.value(row) }
    });
    rows.collect()
}

/// The columns for names, across, upward, size and colour.
fn tabulated(reading: &mut Reading, mut x_format: Format) -> Option<[Column; 5]> {
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
        if let (Some(only), true) = (x.or(y), reading.problems.errors() == before) {
            reading.problems.note(&NUMBERS_LACKING, |lang| {
                let finding = Finding::at("data").found(table.name(only));
                finding.wants(
                    lang,
                    "hai cột số, một theo chiều ngang và một theo chiều dọc",
                    "two columns of numbers, one across and one upward",
                )
            });
        } else if reading.problems.errors() == before {
            reading.problems.note(&NO_NUMBERS, |lang| table.unnumbered(label.unwrap_or(0), locale, lang));
        }
        return None;
    };
    let mut format = reading.format();
    let mut values = |column: usize, format: &mut Format| Column {
        name: table.name(column).to_owned(),
        values: table.numbers(column, format, locale, reading.problems).values.into_iter().map(|value| value.unwrap_or(f64::NAN)).collect(),
        ..Column::default()
    };
    let words = |column: usize| Column { name: table.name(column).to_owned(), words: table.texts(column, locale), ..Column::default() };
    let (across, upward) = (values(x, &mut x_format), values(y, &mut format));
    let mut own = |index: usize| {
        let mut format = Format::default();
        let column = values(index, &mut format);
        Column { format, ..column }
    };
    let size = size.map(&mut own).unwrap_or_default();
    let color = color.map(|column| if numeric(&column) { own(column) } else { words(column) }).unwrap_or_default();
    let label = label.map(words).unwrap_or_default();
    reading.format = format;
    let across = Column { format: x_format, ..across };
    (reading.problems.errors() == before).then_some([label, across, upward, size, color])
}

/// The same out of typed arrays, which have names for none.
fn typed(reading: &mut Reading, columns: &[(String, Value)], x_format: Format) -> Option<[Column; 5]> {
    reading.format = Format::read(reading.fields.record("format"));
    let named = reading.fields.record("columns");
    let before = reading.problems.errors();
    let mut taken = Vec::new();
    let mut read = |role: &str, otherwise: Option<usize>| -> Option<Column> {
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
        Some(Column { name: name.clone(), values: values.to_vec(), ..Column::default() })
    };
    let (x, y) = (read("x", Some(0)), read("y", Some(1)));
    let (size, color) = (read("size", None), read("color", None));
    let (Some(x), Some(y)) = (x, y) else {
        reading.problems.note(&NO_NUMBERS, |_| Finding::at("data"));
        return None;
    };
    check_length(&y.name, y.values.len(), x.values.len(), reading.problems);
    check_rows(x.values.len(), MOST_ROWS, reading.problems);
    let x = Column { format: x_format, ..x };
    (reading.problems.errors() == before).then(|| [Column::default(), x, y, size.unwrap_or_default(), color.unwrap_or_default()])
}

/// The groups by which dots are coloured, in the order of the table, and the group of each dot; `order` has the table's rows from left
/// to right.
fn named(words: &[String], order: &[usize]) -> (Vec<String>, Vec<Option<usize>>) {
    let mut names: Vec<String> = Vec::new();
    let mut rows = order.to_vec();
    rows.sort_unstable();
    let mut slots = vec![None; words.len()];
    for row in rows {
        let Some((word, slot)) = words.get(row).zip(slots.get_mut(row)).filter(|(word, _)| !word.is_empty()) else { continue };
        let known = names.iter().position(|name| name == word);
        *slot = known.or_else(|| {
            names.push(word.clone());
            Some(names.len() - 1)
        });
    }
    (names, order.iter().filter_map(|row| slots.get(*row).copied()).collect())
}

/// The same by steps of figures, from the strongest on, as grades go.
fn graded(column: &Column, order: &[usize], locale: &Locale) -> (Vec<String>, Vec<Option<usize>>) {
    let values: Vec<f64> = order.iter().map(|row| column.value(*row)).collect();
    let (low, high) = range(&values);
    let (low, high) = domain(low, high);
    let rounds = Rounds::new((low, high), GRADES - 1.0, &column.format);
    let first = (low / rounds.step + 1e-9).floor();
    let last = ((high / rounds.step - 1e-9).ceil() - 1.0).max(first);
    let write = |times: f64| rounds.write(times * rounds.step, locale);
    let name = |grade: usize| [write(last - grade as f64), "–".to_owned(), write(last - grade as f64 + 1.0)].concat();
    let names = (0..=(last - first) as usize).map(name).collect();
    let slot = |value: &f64| (!value.is_nan()).then(|| (last - (value / rounds.step).floor().clamp(first, last)) as usize);
    (names, values.iter().map(slot).collect())
}

/// Whether a heading ends with the unit: "Income (million đồng)", "Turnout in %".
fn says(name: &str, unit: &str) -> bool {
    let name = name.strip_suffix(')').unwrap_or(name);
    name.strip_suffix(unit).is_some_and(|before| before.ends_with(' ') || before.ends_with('('))
}
