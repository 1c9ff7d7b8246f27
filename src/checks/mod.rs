//! A second pair of eyes: what a graphics editor would say of a chart that is no mistake. One warning is one small piece of
//! code and one entry of `CHECKS`; each looks at the spec, its figures, or the picture on a phone.
//!
//! They are for desks. Readers' pages neither count nor fetch them: whoever writes asks for them (`Sheet::review`), by
//! `dohoa check` or in an editor. They read the figures once more, by the code that read them for the chart.

mod colors;
mod columns;
mod dates;
mod figures;
mod kinds;
mod labels;
mod names;
mod narrow;
mod notes;
pub mod phrases;
mod rounding;
mod rows;
mod shares;
mod spelling;
mod squares;
mod units;
mod unshown;
mod words;

use crate::board::kinds;
use crate::charts::{place_and_name, Kind};
use crate::locale::Locale;
use crate::problem::{at, join, Code, Finding, Problems};
use crate::scene::Scene;
use crate::spec::format::usable_divisor;
use crate::spec::Takes;
use crate::table::date::{self, Date};
use crate::table::{read, Table};
use crate::value::Value;
use crate::words::Lang;

/// Looks at one thing, and tells what it sees.
pub type Check = fn(&Review, &mut Problems);

/// All of them, in the order in which they are told.
pub const CHECKS: &[Check] = &[
    words::locale,
    words::title,
    words::source,
    words::date,
    words::alt,
    words::address,
    words::above,
    figures::unsupported,
    shares::total,
    shares::percent,
    shares::reckoned,
    shares::fractions,
    units::mixed,
    units::contradicted,
    units::changed,
    units::mirrored,
    spelling::ambiguous,
    rounding::to_zero,
    rounding::uneven,
    columns::counting,
    unshown::unread,
    unshown::numbered,
    unshown::units,
    columns::summing,
    rows::summing,
    rows::nameless,
    rows::remarks,
    rows::twice,
    rows::zigzag,
    dates::misread,
    dates::sideways,
    narrow::unchanged,
    names::in_steps,
    names::in_short,
    names::in_hide,
    notes::half,
    phrases::known,
    kinds::too_much,
    squares::off,
    squares::apart,
    kinds::better,
    kinds::unseen,
    kinds::unnamed,
    kinds::barless,
    kinds::unmoved,
    labels::cut,
    colors::faint,
    colors::alike,
];

/// Tells what all checks see of a spec whose keys have been read.
pub fn review(review: &Review, problems: &mut Problems) {
    if !review.parts.is_empty() {
        CHECKS.iter().for_each(|check| check(review, problems));
    }
}

/// What there is to look at.
pub struct Review<'a> {
    /// The whole spec.
    pub spec: &'a Value,
    /// In which its numbers are written.
    pub locale: &'a Locale,
    /// The chart, or each of a board.
    parts: Vec<Part<'a>>,
    /// The plot as wide as a phone, unless an error stops it.
    plot: Option<Scene>,
}

/// One chart.
struct Part<'a> {
    /// Where it stands in the spec; empty if it is the whole.
    path: String,
    spec: &'a Value,
    kind: &'static Kind,
    figures: Vec<Figures>,
}

/// One table of a chart, and which of its columns are shown.
struct Figures {
    /// Where the table stands in the spec.
    path: String,
    table: Table,
    label: usize,
    /// The column of places, which rankings have.
    place: Option<usize>,
    values: Vec<usize>,
    /// What the spec says of all its figures.
    unit: String,
    divide_by: f64,
}

impl<'a> Review<'a> {
    /// What there is to look at in `spec`, of which `plot` is the picture on a phone.
    pub fn new(spec: &'a Value, locale: &'a Locale, plot: Option<Scene>) -> Self {
        let parts = match spec.get("panels") {
            Some(Value::List(panels)) => {
                let parts = panels.iter().enumerate();
                parts.filter_map(|(index, panel)| Part::new(["panels", &at(index)].concat(), panel, locale)).collect()
            }
            _ => Part::new(String::new(), spec, locale).into_iter().collect(),
        };
        Self { spec, locale, parts, plot }
    }

    /// The whole spec and each panel's, with the path at which it stands, which is empty for the whole.
    fn specs(&self) -> impl Iterator<Item = (&str, &'a Value)> {
        let panels = self.parts.iter().filter(|part| !part.path.is_empty());
        std::iter::once(("", self.spec)).chain(panels.map(|part| (part.path.as_str(), part.spec)))
    }

    /// Each table of each chart.
    fn figures(&self) -> impl Iterator<Item = (&Part<'a>, &Figures)> {
        self.parts.iter().flat_map(|part| part.figures.iter().map(move |figures| (part, figures)))
    }
}

impl<'a> Part<'a> {
    fn new(path: String, spec: &'a Value, locale: &Locale) -> Option<Self> {
        let name = spec.get("type")?.as_text()?;
        let kind = kinds().find(|kind| kind.name == name)?;
        let figures = match spec.get("tables") {
            Some(Value::List(tables)) => {
                let tables = tables.iter().enumerate();
                let read = |(index, table): (usize, &Value)| {
                    Figures::read(join(&path, &["tables", &at(index)].concat()), spec, kind, table.get("data"), locale)
                };
                tables.filter_map(read).collect()
            }
            _ => Figures::read(path.clone(), spec, kind, spec.get("data"), locale).into_iter().collect(),
        };
        Some(Self { path, spec, kind, figures })
    }

    /// Whether its series can be left out, that is, whether they share one scale.
    fn has_series(&self) -> bool {
        self.kind.name != "scatter" && self.kind.keys().any(|key| key.name == "hide")
    }

    /// Whether its figures are parts of a whole in each row.
    fn shows_parts(&self) -> bool {
        ["stacked-bar", "waffle", "area"].contains(&self.kind.name)
    }

    /// Whether it has one table of which it names no column: then a fix can name some, and be meant for all its figures.
    fn leaves_columns_open(&self) -> bool {
        self.spec.get("columns").is_none() && self.spec.get("tables").is_none()
    }

    fn tell(&self, problems: &mut Problems, code: &'static Code, find: impl FnOnce(Lang) -> Finding) {
        problems.inside(|| self.path.clone(), |problems| problems.tell(code, find));
    }
}

impl Figures {
    /// Reads a table once more; what is wrong with it has been noted. One of more rows than `MOST_ROWS`, as kinds with axes may have, is
    /// not looked at: nobody would go through what is said of it.
    fn read(path: String, spec: &Value, kind: &Kind, data: Option<&Value>, locale: &Locale) -> Option<Self> {
        let table = read::table(data, 0, locale, &mut Problems::new(locale.lang()))?;
        let column = |role: &str| role_of(&table, spec, role);
        let named = |role: &str| spec.get("columns").and_then(|columns| columns.get(role));
        let asks_for =
            |role: &str| kind.keys().any(|key| matches!(key.takes, Takes::Record(keys) if keys.iter().any(|key| key.name == role)));
        let roles = ["place", "label", "values"];
        let is_free = |column: &usize| roles.iter().all(|role| role_of(&table, spec, role) != Some(*column));
        let free = (0..table.columns()).filter(is_free);
        let (numbers, texts): (Vec<usize>, Vec<usize>) = free.partition(|column| table.is_numeric(*column, locale));
        let (place, label) = if asks_for("place") {
            place_and_name(&table, (column("place"), column("label")), &numbers, &texts)
        } else {
            let is_text = |column: &usize| !table.is_numeric(*column, locale);
            (None, column("label").or_else(|| (0..table.columns()).find(is_text)))
        };
        let label = label.unwrap_or(0);
        let values = match named("values") {
            _ if asks_for("value") => ["value", "current"].iter().filter_map(|role| column(role)).collect(),
            Some(Value::Text(name)) => table.position(name).into_iter().collect(),
            Some(Value::List(names)) => names.iter().filter_map(Value::as_text).filter_map(|name| table.position(name)).collect(),
            _ => (0..table.columns())
                .filter(|column| *column != label && Some(*column) != place && table.is_numeric(*column, locale))
                .collect(),
        };
        let format = |key: &str| spec.get("format").and_then(|format| format.get(key));
        let unit = format("unit").and_then(Value::as_text).unwrap_or_default().trim().to_owned();
        let divide_by = match format("divideBy") {
            Some(Value::Number(number)) => usable_divisor(Some(*number)),
            _ => 1.0,
        };
        Some(Self { path, table, label, place, values, unit, divide_by })
    }

    /// Whether the heading of a column is among words in small letters.
    fn is_called(&self, column: usize, headings: &[&[&str]]) -> bool {
        let heading = self.table.name(column).trim().to_lowercase();
        headings.iter().any(|headings| headings.contains(&heading.as_str()))
    }

    /// The numbers of a column; `None` where there is none.
    fn numbers(&self, column: usize, locale: &Locale) -> Vec<Option<f64>> {
        let mut unheard = Problems::new(locale.lang());
        (0..self.table.rows()).map(|row| Some(self.table.figure(row, column, locale, &mut unheard)?.value)).collect()
    }

    /// The columns of figures that readers see: of those that a ranking could show only the first.
    fn shown(&self, part: &Part) -> &[usize] {
        match (part.kind.name, self.values.as_slice()) {
            ("ranking", [first, ..]) => std::slice::from_ref(first),
            (_, all) => all,
        }
    }

    /// The numbers of each column that is shown.
    fn columns(&self, locale: &Locale) -> Vec<Vec<Option<f64>>> {
        self.values.iter().map(|column| self.numbers(*column, locale)).collect()
    }

    /// The dates of a column; `None` if it holds anything else.
    fn dates(&self, column: usize, locale: &Locale) -> Option<Vec<Date>> {
        let habits = self.table.habits(column, locale);
        self.table.texts(column, locale).iter().map(|text| date::read(text, habits)).collect()
    }

    fn tell(&self, problems: &mut Problems, code: &'static Code, find: impl FnOnce(Lang) -> Finding) {
        problems.inside(|| self.path.clone(), |problems| problems.tell(code, find));
    }

    /// A path to the heading of a column.
    fn heading(&self, column: usize) -> String {
        join("data", self.table.name(column))
    }
}

/// The column that a spec names for a role, or that is itself called so.
fn role_of(table: &Table, spec: &Value, role: &str) -> Option<usize> {
    let named = spec.get("columns").and_then(|columns| columns.get(role)).and_then(Value::as_text);
    named.and_then(|name| table.position(name)).or(table.position(role))
}

/// Four digits that are a year of which a newspaper writes.
fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1900..=2100).contains(&year))
}

/// How many digits stand behind the mark of the most exact of `numbers`, up to six.
fn decimals(numbers: &[f64]) -> i32 {
    let is_exact = |digits: i32| {
        let power = 10f64.powi(digits);
        numbers.iter().all(|number| (number * power - (number * power).round()).abs() < 1e-6)
    };
    (0..6).find(|digits| is_exact(*digits)).unwrap_or(6)
}
