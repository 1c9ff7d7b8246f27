//! The figures of kinds that may have many: columns of numbers, along words, time or numbers. Read from rows or text like all
//! tables, or from typed arrays, of which nothing is looked at one by one but to see that it can be drawn. What stands on them, `note`
//! reads.

mod note;

use super::{rounds_to_all, Reading};
use crate::guide::axis::Along;
use crate::locale::Locale;
use crate::problem::codes::{COLUMN_UNKNOWN, DATA_EMPTY, NUMBER_NOT_FINITE, NUMBER_UNREADABLE, TIME_UNREADABLE, WRONG_TYPE};
use crate::problem::{written, Finding, Problems};
use crate::spec::Format;
use crate::table::date::{self, Date, Grain, Habits};
use crate::table::read::check_rows;
use crate::table::{Series, Table, Wide, LARGEST};
use crate::value::Value;
use crate::words::{fill, phrase};
pub use note::Note;
use std::sync::Arc;

/// More rows than this are no picture on any page.
pub const MOST_ROWS: usize = 5_000_000;

/// Milliseconds of a day, as JavaScript counts time.
const DAY: f64 = 86_400_000.0;

/// Headings of columns that say when. Others may hold years and mean something else.
const WHEN: &[&str] =
    &["năm", "quý", "tháng", "tuần", "ngày", "thời gian", "thời điểm", "year", "quarter", "month", "week", "day", "date", "time"];

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
    /// What the series that are left out sum up to in each row, NaN where one has no figure; empty if none is left out.
    pub rest: Arc<Vec<f64>>,
    /// The rows' labels as they were written, where they were.
    pub labels: Vec<String>,
    /// How they are written where dates are.
    habits: Habits,
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
        let table = reading.table(MOST_ROWS)?;
        let figures = reading.fields.record("columns").map(|columns| columns.texts("values")).unwrap_or_default();
        let label = label_column(&table, &figures, reading.locale);
        let mut wide = table.wide(label, &reading.fields, &mut reading.format, reading.locale, reading.problems)?;
        let labels = std::mem::take(&mut wide.labels);
        let value = |value: Option<f64>| value.unwrap_or(f64::NAN);
        let column = |series: &mut Series| Arc::new(std::mem::take(&mut series.values).into_iter().map(value).collect());
        let all: Vec<Arc<Vec<f64>>> = wide.series.iter_mut().map(column).collect();
        reading.leave_out(&mut wide);
        let (columns, rest) = parted(&all, &wide.slots);
        let habits = Habits::of(reading.locale).settled(&wide.label_name, labels.iter().map(String::as_str));
        let (along, xs) = match positions(&labels, axis, habits, reading.locale) {
            Ok(positions) => positions,
            Err(row) => {
                let label = table.position(&wide.label_name).unwrap_or(label);
                tell_unreadable(&table, (row, label), axis, reading);
                return None;
            }
        };
        let turns = Vec::new();
        Some(Self { wide, along, xs: Arc::new(xs), columns, rest, labels, habits, turns })
    }

    /// From typed arrays, which have numbers for positions.
    fn typed(reading: &mut Reading, columns: &[(String, Value)], axis: &str) -> Option<Self> {
        reading.format = Format::read(reading.fields.record("format"));
        let all: Vec<Column> = columns.iter().filter_map(|(name, column)| Some((name, numbers(column)?))).collect();
        let (place, shown) = chosen(&all, reading)?;
        let rows = all.iter().map(|(_, column)| column.len()).max().unwrap_or(0);
        check_rows(rows, MOST_ROWS, reading.problems);
        if rows == 0 || shown.is_empty() {
            reading.problems.note(&DATA_EMPTY, |_| Finding::at("data"));
        }
        let (label_name, xs) = match place {
            Some((name, column)) => (name.clone(), Arc::clone(column)),
            None => (String::new(), Arc::new((1..=rows).map(|row| row as f64).collect())),
        };
        let before = reading.problems.errors();
        shown.iter().for_each(|(name, column)| check_length(name, column.len(), xs.len(), reading.problems));
        let series = shown.iter().map(|(name, _)| Series { name: (*name).clone(), values: Vec::new() });
        let mut wide = Wide::new(label_name, Vec::new(), series.collect());
        reading.leave_out(&mut wide);
        let values: Vec<Arc<Vec<f64>>> = shown.iter().map(|(_, column)| Arc::clone(column)).collect();
        let (mut columns, rest) = parted(&values, &wide.slots);
        let turns: Vec<Option<Turns>> = columns.iter().map(|column| Turns::of(column)).collect();
        if let Some(wrong) = undrawable(&turns, &xs) {
            reading.problems.note(&NUMBER_NOT_FINITE, |_| Finding::at("data").found(written(wrong)));
        }
        if reading.problems.errors() > before || rows == 0 || rows > MOST_ROWS || columns.is_empty() {
            return None;
        }
        for column in columns.iter_mut().filter(|column| column.len() != xs.len()) {
            Arc::make_mut(column).resize(xs.len(), f64::NAN);
        }
        let (along, xs) = if axis == "time" { in_days(&xs) } else { (Along::Numbers(Format::default()), xs) };
        Some(Self { wide, along, xs, columns, rest, labels: Vec::new(), habits: Habits::of(reading.locale), turns })
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
        self.columns.iter_mut().chain([&mut self.rest]).filter(|column| !column.is_empty()).for_each(arrange);
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

    /// The sum of all figures of a row, those that are left out among them; NaN if one is missing.
    pub fn whole(&self, row: usize) -> f64 {
        let rest = if self.rest.is_empty() { 0.0 } else { self.rest.get(row).copied().unwrap_or(f64::NAN) };
        (0..self.columns.len()).map(|series| self.value(row, series)).sum::<f64>() + rest
    }

    /// Whether the figures of a row are given as shares of it.
    pub fn are_shares(&self, row: usize, format: &Format) -> bool {
        format.unit == "%" && rounds_to_all(self.whole(row) / format.divide_by)
    }

    /// What row `row` is of.
    pub fn label(&self, row: usize, locale: &Locale) -> String {
        match self.labels.get(row) {
            Some(label) => label.clone(),
            None => self.along.say(self.xs.get(row).copied().unwrap_or_default(), locale),
        }
    }
}

/// The columns that are shown, and what the others sum up to in each row; nothing if there are no others.
fn parted(all: &[Arc<Vec<f64>>], slots: &[usize]) -> (Vec<Arc<Vec<f64>>>, Arc<Vec<f64>>) {
    let shown = slots.iter().filter_map(|slot| all.get(*slot).cloned()).collect();
    let others: Vec<_> = all.iter().enumerate().filter(|(slot, _)| !slots.contains(slot)).map(|(_, column)| column).collect();
    let longest = others.iter().map(|column| column.len()).max().unwrap_or(0);
    // What one of them lacks at its end is no zero, whichever of them comes first.
    let sum = |row: usize| others.iter().map(|column| column.get(row).copied().unwrap_or(f64::NAN)).sum();
    (shown, Arc::new((0..longest).map(sum).collect()))
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

/// Figures beyond the end of the column along which they stand have no place.
pub fn check_length(name: &str, count: usize, places: usize, problems: &mut Problems) {
    if count > places {
        problems.note(&WRONG_TYPE, |lang| {
            let expected =
                phrase("nhiều nhất {n} số, một số cho mỗi chỗ trên trục", "at most {n} figures, one for each place along the axis");
            let expected = fill(expected.in_lang(lang), &[("n", &places.to_string())]);
            Finding::at(["data.", name].concat()).found(count.to_string()).expected(expected)
        });
    }
}

/// A typed array and its name.
type Column<'a> = (&'a String, &'a Arc<Vec<f64>>);

/// The column that says where rows stand, if there is one, and those of figures: as `columns` names them, or the first and the others.
/// A column that is alone is one of figures.
fn chosen<'a>(all: &[Column<'a>], reading: &mut Reading) -> Option<(Option<Column<'a>>, Vec<Column<'a>>)> {
    let named = reading.fields.record("columns");
    let along = match named.as_ref().and_then(|named| named.text("label")) {
        Some(label) => Some(find(all, label, reading)?),
        None => (all.len() > 1).then_some(0),
    };
    let wanted = named.map(|named| named.texts("values")).unwrap_or_default();
    let figures: Vec<usize> = match wanted.is_empty() {
        true => (0..all.len()).filter(|index| Some(*index) != along).collect(),
        false => wanted.iter().map(|name| find(all, name, reading)).collect::<Option<_>>()?,
    };
    let get = |index: usize| all.get(index).copied();
    Some((along.and_then(get), figures.into_iter().filter_map(get).collect()))
}

/// Where a column stands among all.
fn find(all: &[Column], name: &str, reading: &mut Reading) -> Option<usize> {
    let found = all.iter().position(|(known, _)| *known == name);
    if found.is_none() {
        reading.problems.note(&COLUMN_UNKNOWN, |_| {
            let known: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
            Finding::at("columns").among(name, &known)
        });
    }
    found
}

/// A number that no chart has room for, among figures or positions; of these one that is none (NaN), too.
fn undrawable(turns: &[Option<Turns>], xs: &[f64]) -> Option<f64> {
    let extreme = turns.iter().flatten().flat_map(|turns| turns.range).find(|number| number.abs() > LARGEST);
    let is_wrong = |x: &&f64| x.is_nan() || x.abs() > LARGEST;
    // Positions that rise have their extremes at their ends, and are all numbers.
    let ends = [xs.first(), xs.last()].into_iter().flatten().find(is_wrong);
    let others = if rises(xs) { None } else { xs.iter().find(is_wrong) };
    extreme.or(ends.or(others).copied())
}

/// Milliseconds as scripts count them, as days.
fn in_days(xs: &[f64]) -> (Along, Arc<Vec<f64>>) {
    let days: Vec<f64> = xs.iter().map(|x| x / DAY).collect();
    let is_moment = days.iter().any(|day| day.fract() != 0.0);
    (Along::Time(if is_moment { Grain::Moment } else { Grain::Day }, true), Arc::new(days))
}

/// The column along which figures stand, unless `columns` names one: the first that is not numbers, as for all kinds; but a first column
/// that says when, such as one of years, goes before it. Otherwise a column of remarks behind the figures, or one with a figure that
/// can't be read, would be taken for labels.
fn label_column(table: &Table, figures: &[String], locale: &Locale) -> usize {
    let words = table.first_text(locale);
    let is_figure = figures.iter().any(|name| name == table.name(0));
    let says_when_elsewhere = || dates(table, words, locale).is_some_and(|dates| !dates.is_empty());
    if words > 0 && !is_figure && says_when(table, locale) && !says_when_elsewhere() {
        0
    } else {
        words
    }
}

/// Whether the first column says when, by its heading or by dates or years in their order.
fn says_when(table: &Table, locale: &Locale) -> bool {
    let heading = table.name(0).trim().to_ascii_lowercase();
    if WHEN.contains(&heading.as_str()) {
        return true;
    }
    let is_in_order = |dates: Vec<Date>| {
        let rising = dates.windows(2).all(|pair| matches!(pair, [before, after] if before < after));
        let falling = dates.windows(2).all(|pair| matches!(pair, [before, after] if before > after));
        dates.len() > 1 && (rising || falling)
    };
    dates(table, 0, locale).is_some_and(is_in_order)
}

/// What a column says that holds nothing but dates.
fn dates(table: &Table, column: usize, locale: &Locale) -> Option<Vec<Date>> {
    let texts = table.texts(column, locale);
    let habits = Habits::of(locale).settled(table.name(column), texts.iter().map(String::as_str));
    texts.iter().filter(|text| !text.is_empty()).map(|text| date::read(text, habits)).collect()
}

/// What labels are, and where they stand: dates, if all of them are and tell of years alike; numbers, if all of them are; words.
/// Where `axis` asks for something that they are not, the error is the first row whose label is none.
fn positions(labels: &[String], axis: &str, habits: Habits, locale: &Locale) -> Result<(Along, Vec<f64>), usize> {
    let words = || (Along::Words(labels.to_vec()), (0..labels.len()).map(|row| row as f64).collect());
    match axis {
        "text" => Ok(words()),
        "time" => times(labels, habits),
        "number" => numbers_of(labels, locale),
        _ => Ok(times(labels, habits).or_else(|_| numbers_of(labels, locale)).unwrap_or_else(|_| words())),
    }
}

fn times(labels: &[String], habits: Habits) -> Result<(Along, Vec<f64>), usize> {
    let read = |(row, label): (usize, &String)| date::read(label, habits).ok_or(row);
    let dates: Vec<Date> = labels.iter().enumerate().map(read).collect::<Result<_, usize>>()?;
    let has_year = dates.first().is_some_and(|date| date.year > 0);
    let stray = dates.iter().position(|date| (date.year > 0) != has_year);
    // Months that begin anew, without a year, are in the order in which they stand.
    let anew = dates.windows(2).position(|pair| matches!(pair, [before, after] if !has_year && after < before));
    match stray.or(anew.map(|before| before + 1)) {
        Some(row) => Err(row),
        None => {
            let grain = dates.iter().map(|date| date.grain).max().unwrap_or_default();
            Ok((Along::Time(grain, has_year), dates.into_iter().map(Date::days).collect()))
        }
    }
}

fn numbers_of(labels: &[String], locale: &Locale) -> Result<(Along, Vec<f64>), usize> {
    let number = |label: &String| locale.read(label).filter(|number| number.unit.is_empty()).map(|number| number.value);
    let read = |(row, label)| number(label).ok_or(row);
    Ok((Along::Numbers(Format::default()), labels.iter().enumerate().map(read).collect::<Result<_, usize>>()?))
}

/// Notes that a cell is not what `axis` says it is.
fn tell_unreadable(table: &Table, (row, label): (usize, usize), axis: &str, reading: &mut Reading) {
    let is_time = axis == "time";
    let before = reading.problems.errors();
    if !is_time {
        // A slip that is known is told with its mend.
        let _ = table.figure(row, label, reading.locale, reading.problems);
    }
    if reading.problems.errors() > before {
        return;
    }
    let code = if is_time { &TIME_UNREADABLE } else { &NUMBER_UNREADABLE };
    let text = table.texts(label, reading.locale).into_iter().nth(row).unwrap_or_default();
    reading.problems.note(code, |lang| {
        let finding = Finding::at(table.place(row, label, lang)).found(text);
        match is_time {
            true => finding.wants(
                lang,
                "một thời điểm có cả năm, như 28/12/2023, hoặc “axis” khác",
                "a date with its year, such as 28/12/2023, or another “axis”",
            ),
            false => finding.wants(lang, "một con số không kèm chữ, hoặc “axis” khác", "a number without words, or another “axis”"),
        }
    });
}

fn rises(xs: &[f64]) -> bool {
    xs.windows(2).all(|pair| matches!(pair, [before, after] if before <= after))
}

/// The indices of `xs` in rising order, what is no number (NaN) last; equal ones as given. A heap, since the standard library's way is dear in a page.
pub fn ascending(xs: &[f64]) -> Vec<usize> {
    let mut heap: Vec<usize> = (0..xs.len()).collect();
    if rises(xs) {
        return heap;
    }
    let x_of = |index: usize| xs.get(index).copied().filter(|x| !x.is_nan()).unwrap_or(f64::INFINITY);
    let is_before = |a: usize, b: usize| {
        let (x, y) = (x_of(a), x_of(b));
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

    #[test]
    fn what_is_no_number_comes_last_and_mixes_up_nothing() {
        assert_eq!(ascending(&[1.0, 2.0, 3.0, f64::NAN, 6.0]), [0, 1, 2, 4, 3]);
        assert_eq!(ascending(&[11.0, f64::NAN, 6.0, 7.0, 8.0, f64::NAN, 9.0]), [2, 3, 4, 6, 0, 1, 5]);
    }
}
