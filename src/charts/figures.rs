//! The figures of kinds that may have many: columns of numbers, along words, time or numbers. Read from rows or text like all
//! tables, or from typed arrays, of which nothing is looked at one by one but to see that it can be drawn.

use super::Reading;
use crate::guide::axis::Along;
use crate::locale::Locale;
use crate::problem::codes::{ANNOTATION_UNKNOWN, COLUMN_UNKNOWN, DATA_EMPTY, NUMBER_NOT_FINITE};
use crate::problem::{written, Finding};
use crate::spec::Format;
use crate::table::date::{self, Date, Grain, Order};
use crate::table::read::check_rows;
use crate::table::{Series, Wide, LARGEST};
use crate::value::Value;
use std::sync::Arc;

/// More rows than this are no picture on any page.
pub const MOST_ROWS: usize = 5_000_000;

/// Milliseconds of a day, as JavaScript counts time.
const DAY: f64 = 86_400_000.0;

/// What `axis` may say.
pub const AXES: &[&str] = &["auto", "time", "number", "text"];

/// Columns of numbers along one axis, in its order.
pub struct Figures {
    /// Names and places of the series; its labels and values have been taken out.
    pub wide: Wide,
    /// What positions along the axis are.
    pub along: Along,
    /// Where the rows are along the axis; they rise.
    pub xs: Arc<Vec<f64>>,
    /// The figures of each series that is shown; NaN where there is none.
    pub columns: Vec<Arc<Vec<f64>>>,
    /// The rows' labels as they were written, where they were.
    pub labels: Vec<String>,
    /// Where each column turns.
    pub turns: Vec<Option<Turns>>,
}

/// What a column has been, found in one go.
#[derive(Clone, Copy)]
pub struct Turns {
    /// The rows of its first, last, highest and lowest figure.
    pub rows: [usize; 4],
    /// The lowest and the highest figure.
    pub range: [f64; 2],
}

impl Turns {
    /// Nothing, if the column has no figure.
    pub fn of(column: &[f64]) -> Option<Self> {
        let (mut low, mut high) = (0, 0);
        let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
        for (row, value) in column.iter().enumerate() {
            // What is no number is neither less nor greater.
            if *value < least {
                (least, low) = (*value, row);
            }
            if *value > most {
                (most, high) = (*value, row);
            }
        }
        let is_figure = |value: &f64| !value.is_nan();
        let first = column.iter().position(is_figure)?;
        let last = column.iter().rposition(is_figure)?;
        Some(Self { rows: [first, last, high, low], range: [least, most] })
    }
}

impl Figures {
    /// Reads labels or positions, and one or more series.
    pub fn read(reading: &mut Reading) -> Option<Self> {
        let axis = reading.fields.text("axis").unwrap_or("auto");
        let mut figures = match reading.figures() {
            Some(Value::Record(columns)) if columns.iter().all(|(_, column)| matches!(column, Value::Numbers(_))) => {
                Self::typed(reading, columns, axis)?
            }
            _ => Self::tabulated(reading, axis)?,
        };
        if figures.put_in_order() || figures.turns.is_empty() {
            figures.turns = figures.columns.iter().map(|column| Turns::of(column)).collect();
        }
        Some(figures)
    }

    fn tabulated(reading: &mut Reading, axis: &str) -> Option<Self> {
        let mut wide = reading.wide(MOST_ROWS)?;
        let labels = std::mem::take(&mut wide.labels);
        let value = |value: Option<f64>| value.unwrap_or(f64::NAN);
        let column = |series: &mut Series| Arc::new(std::mem::take(&mut series.values).into_iter().map(value).collect());
        let columns = wide.series.iter_mut().map(column).collect();
        let (along, xs) = positions(&labels, axis, reading.locale);
        let turns = Vec::new();
        Some(Self { wide, along, xs: Arc::new(xs), columns, labels, turns })
    }

    /// The first column is where rows stand, unless it is the only one.
    fn typed(reading: &mut Reading, columns: &[(String, Value)], axis: &str) -> Option<Self> {
        reading.format = Format::read(reading.fields.record("format"));
        let all: Vec<(&String, &Arc<Vec<f64>>)> = columns.iter().filter_map(|(name, column)| Some((name, numbers(column)?))).collect();
        let named = reading.fields.record("columns");
        let label = named.as_ref().and_then(|named| named.text("label"));
        let along = match label {
            Some(label) => Some(find(&all, label, reading)?),
            None => (all.len() > 1).then_some(0),
        };
        let wanted = named.map(|named| named.texts("values")).unwrap_or_default();
        let mut shown: Vec<usize> = Vec::new();
        for name in &wanted {
            shown.push(find(&all, name, reading)?);
        }
        if wanted.is_empty() {
            shown = (0..all.len()).filter(|index| Some(*index) != along).collect();
        }
        let rows = all.iter().map(|(_, column)| column.len()).max().unwrap_or(0);
        check_rows(rows, MOST_ROWS, reading.problems);
        if rows == 0 || shown.is_empty() {
            reading.problems.note(&DATA_EMPTY, |_| Finding::at("data"));
        }
        let get = |index: usize| all.get(index).copied();
        let (label_name, xs) = match along.and_then(get) {
            Some((name, column)) => (name.clone(), Arc::clone(column)),
            None => (String::new(), Arc::new((1..=rows).map(|row| row as f64).collect())),
        };
        let series = shown.iter().filter_map(|index| get(*index)).map(|(name, _)| Series { name: name.clone(), values: Vec::new() });
        let mut wide = Wide::new(label_name, Vec::new(), series.collect());
        reading.leave_out(&mut wide);
        let mut columns: Vec<Arc<Vec<f64>>> =
            wide.slots.iter().filter_map(|slot| get(*shown.get(*slot)?)).map(|(_, column)| Arc::clone(column)).collect();
        let before = reading.problems.errors();
        let turns: Vec<Option<Turns>> = columns.iter().map(|column| Turns::of(column)).collect();
        let extremes = turns.iter().flatten().flat_map(|turns| turns.range).find(|number| number.abs() > LARGEST);
        // Positions that rise have their extremes at their ends, and are all numbers.
        let ends = [xs.first(), xs.last()].into_iter().flatten().find(|x| x.is_nan() || x.abs() > LARGEST);
        let others = if rises(&xs) { None } else { xs.iter().find(|x| x.is_nan() || x.abs() > LARGEST) };
        let wrong = extremes.or(ends.or(others).copied());
        if let Some(wrong) = wrong {
            reading.problems.note(&NUMBER_NOT_FINITE, |_| Finding::at("data").found(written(wrong)));
        }
        if reading.problems.errors() > before || rows == 0 || rows > MOST_ROWS || columns.is_empty() {
            return None;
        }
        let is_time = axis == "time";
        let xs = if is_time { Arc::new(xs.iter().map(|x| x / DAY).collect()) } else { xs };
        let is_moment = is_time && xs.iter().any(|x| x.fract() != 0.0);
        let along = match is_time {
            true => Along::Time(if is_moment { Grain::Moment } else { Grain::Day }, true),
            false => Along::Numbers(Format::default()),
        };
        for column in columns.iter_mut().filter(|column| column.len() != xs.len()) {
            Arc::make_mut(column).resize(xs.len(), f64::NAN);
        }
        Some(Self { wide, along, xs, columns, labels: Vec::new(), turns })
    }

    /// Puts rows in the order of their positions; what stands at one place stays as given. Says whether any has moved.
    fn put_in_order(&mut self) -> bool {
        if rises(&self.xs) {
            return false;
        }
        let order = ascending(&self.xs);
        let arrange = |column: &mut Arc<Vec<f64>>| {
            *column = Arc::new(order.iter().map(|row| column.get(*row).copied().unwrap_or(f64::NAN)).collect());
        };
        arrange(&mut self.xs);
        self.columns.iter_mut().for_each(arrange);
        if !self.labels.is_empty() {
            self.labels = order.iter().map(|row| self.labels.get_mut(*row).map(std::mem::take).unwrap_or_default()).collect();
        }
        true
    }

    /// The least and the greatest of all figures.
    pub fn range(&self) -> (f64, f64) {
        let both = |(low, high): (f64, f64), turns: &Turns| (low.min(turns.range[0]), high.max(turns.range[1]));
        self.turns.iter().flatten().fold((f64::INFINITY, f64::NEG_INFINITY), both)
    }

    /// The figure of a series in a row; NaN if there is none.
    pub fn value(&self, row: usize, series: usize) -> f64 {
        self.columns.get(series).and_then(|column| column.get(row)).copied().unwrap_or(f64::NAN)
    }

    /// What row `row` is of.
    pub fn label(&self, row: usize, locale: &Locale) -> String {
        match self.labels.get(row) {
            Some(label) => label.clone(),
            None => self.along.say(self.xs.get(row).copied().unwrap_or_default(), locale),
        }
    }

    /// The row that a label, a date or a number means.
    pub fn row(&self, label: &str, locale: &Locale) -> Option<usize> {
        if let Some(row) = self.labels.iter().position(|own| own == label) {
            return Some(row);
        }
        let at = match &self.along {
            Along::Words(_) => return None,
            Along::Time(..) => date::read(label, Order::of(locale))?.days(),
            Along::Numbers(_) => locale.read(label)?.value,
        };
        let row = self.xs.partition_point(|x| *x < at);
        (at >= *self.xs.first()? && row < self.xs.len()).then_some(row)
    }
}

/// The least and the greatest of a column; infinite and the wrong way round where it has no number.
pub fn range(column: &[f64]) -> (f64, f64) {
    let mut range = (f64::INFINITY, f64::NEG_INFINITY);
    for value in column {
        // What is no number is neither less nor greater.
        if *value < range.0 {
            range.0 = *value;
        }
        if *value > range.1 {
            range.1 = *value;
        }
    }
    range
}

fn numbers(column: &Value) -> Option<&Arc<Vec<f64>>> {
    match column {
        Value::Numbers(numbers) => Some(numbers),
        _ => None,
    }
}

fn find(all: &[(&String, &Arc<Vec<f64>>)], name: &str, reading: &mut Reading) -> Option<usize> {
    let found = all.iter().position(|(known, _)| *known == name);
    if found.is_none() {
        reading.problems.note(&COLUMN_UNKNOWN, |_| {
            let known: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
            Finding::at("columns").among(name, &known)
        });
    }
    found
}

/// What labels are, and where they stand: dates, if all of them are and tell of years alike; numbers, if all of them are; words.
fn positions(labels: &[String], axis: &str, locale: &Locale) -> (Along, Vec<f64>) {
    let words = || (Along::Words(labels.to_vec()), (0..labels.len()).map(|row| row as f64).collect());
    if axis == "text" {
        return words();
    }
    if axis != "number" {
        let order = Order::of(locale).settled(labels.iter().map(String::as_str));
        let dates: Option<Vec<Date>> = labels.iter().map(|label| date::read(label, order)).collect();
        if let Some(dates) = dates {
            let grain = dates.iter().map(|date| date.grain).max().unwrap_or_default();
            let has_year = dates.iter().all(|date| date.year > 0);
            // Months that begin anew, without a year, are in the order in which they stand.
            if has_year || dates.iter().all(|date| date.year == 0) && dates.is_sorted() {
                return (Along::Time(grain, has_year), dates.into_iter().map(Date::days).collect());
            }
        }
    }
    let number = |label: &String| locale.read(label).filter(|number| number.unit.is_empty()).map(|number| number.value);
    match labels.iter().map(number).collect() {
        Some(numbers) => (Along::Numbers(Format::default()), numbers),
        None => words(),
    }
}

fn rises(xs: &[f64]) -> bool {
    xs.windows(2).all(|pair| matches!(pair, [before, after] if before <= after))
}

/// The indices of `xs` in rising order; equal ones as given. A heap, since the standard library's way is dear in a page.
pub fn ascending(xs: &[f64]) -> Vec<usize> {
    let mut heap: Vec<usize> = (0..xs.len()).collect();
    if rises(xs) {
        return heap;
    }
    let is_before = |a: usize, b: usize| {
        let (x, y) = (xs.get(a).copied().unwrap_or_default(), xs.get(b).copied().unwrap_or_default());
        x < y || x == y && a < b
    };
    let sink = |heap: &mut [usize], mut at: usize| loop {
        let child = |side: usize| heap.get(2 * at + side).copied();
        let larger = match (child(1), child(2)) {
            (Some(left), Some(right)) if is_before(left, right) => 2 * at + 2,
            (Some(_), _) => 2 * at + 1,
            _ => return,
        };
        if !heap.get(at).zip(heap.get(larger)).is_some_and(|(own, child)| is_before(*own, *child)) {
            return;
        }
        heap.swap(at, larger);
        at = larger;
    };
    for at in (0..heap.len() / 2).rev() {
        sink(&mut heap, at);
    }
    for end in (1..heap.len()).rev() {
        heap.swap(0, end);
        sink(heap.get_mut(..end).unwrap_or_default(), 0);
    }
    heap
}

/// Words on a row, or from it to another one.
pub struct Note {
    /// The row.
    pub row: usize,
    /// The series, if one is named.
    pub series: Option<usize>,
    /// The last row of a range.
    pub to: Option<usize>,
    /// As it is said where.
    pub place: String,
    /// What is said.
    pub text: String,
}

impl Note {
    /// Reads `annotations`; a place that the figures do not have is noted.
    pub fn read(reading: &mut Reading, figures: &Figures) -> Vec<Note> {
        let mut notes = Vec::new();
        for entry in reading.fields.list("annotations") {
            let text = |key: &str| entry.get(key).and_then(Value::as_text);
            let at = match entry.get("at") {
                Some(Value::Text(at)) => vec![at.as_str()],
                Some(Value::List(at)) => at.iter().filter_map(Value::as_text).collect(),
                _ => continue,
            };
            let Some(place) = at.first() else { continue };
            let series = at.get(1).and_then(|name| figures.wide.series.iter().position(|series| series.name == *name));
            let to = text("to").map(|to| figures.row(to, reading.locale));
            match (figures.row(place, reading.locale), to) {
                (Some(row), None | Some(Some(_))) => notes.push(Note {
                    row,
                    series,
                    to: to.flatten(),
                    place: (*place).to_owned(),
                    text: text("text").unwrap_or_default().to_owned(),
                }),
                (row, _) => {
                    let wrong = if row.is_none() { place } else { text("to").unwrap_or_default() };
                    reading.problems.note(&ANNOTATION_UNKNOWN, |lang| {
                        let finding = Finding::at("annotations").found(wrong);
                        finding.wants(lang, "một nhãn hoặc thời điểm có trong số liệu", "a label or a date that the data has")
                    });
                }
            }
        }
        notes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_in_rising_order_and_equal_ones_as_given() {
        let xs: Vec<f64> = (0..500).map(|index: u32| f64::from(index.wrapping_mul(7919) % 97)).collect();
        let order = ascending(&xs);
        assert!(order.windows(2).all(|pair| (xs[pair[0]], pair[0]) < (xs[pair[1]], pair[1])));
        assert_eq!(ascending(&[]), Vec::<usize>::new());
    }
}
