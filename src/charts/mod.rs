//! The kinds of chart, as a plain list, and what a kind is: its name, its keys, and how it is read into something that can be
//! composed. Outside this folder no kind is known by its name, but where writers are told something: advised by an editor (`checks`),
//! or answered in the names that other libraries have (`spec::foreign`).

#[cfg(feature = "plane")]
pub mod area;
pub mod bar;
#[cfg(feature = "plane")]
mod curves;
#[cfg(feature = "plane")]
mod figures;
#[cfg(feature = "plane")]
pub mod line;
mod parts;
pub mod ranking;
#[cfg(feature = "plane")]
pub mod scatter;
pub mod stacked_bar;
pub mod targets;
pub mod waffle;

use crate::env::Env;
use crate::geom::Point;
use crate::locale::Locale;
use crate::problem::codes::{HIDE_UNKNOWN, HIGHLIGHT_UNKNOWN, TOO_MANY_SERIES};
use crate::problem::{Finding, Problems};
use crate::scene::{Datum, Scene};
use crate::spec::keys::Doc;
use crate::spec::{Fields, Format, Key, Palette};
use crate::table::read::check_rows;
use crate::table::{read, Table, Wide};
use crate::value::Value;
use crate::words::{fill, phrase, Phrase};
#[cfg(feature = "desk")]
pub use ranking::{is_place_heading, place_and_name};
#[cfg(feature = "desk")]
pub use waffle::squares;

/// Every kind that shows a table. A new one is a file beside these and a line here.
pub const KINDS: &[Kind] = &[
    bar::KIND,
    stacked_bar::KIND,
    waffle::KIND,
    ranking::KIND,
    targets::KIND,
    #[cfg(feature = "plane")]
    line::KIND,
    #[cfg(feature = "plane")]
    area::KIND,
    #[cfg(feature = "plane")]
    scatter::KIND,
];

/// A chart that has been read: its figures and options, and how they become a picture.
pub trait Chart {
    /// The picture at the width that `env` gives. The same figures and the same `env` give the same picture.
    fn compose(&self, env: &Env) -> Scene;
}

/// A kind of chart.
#[derive(Debug)]
pub struct Kind {
    /// What `type` says.
    pub name: &'static str,
    /// What a reader is told it is: "bar chart".
    pub noun: Phrase,
    /// What it is for.
    pub doc: Doc,
    /// The keys it has beside those that all specs have.
    pub keys: &'static [&'static [Key]],
    /// Reads a spec whose keys have been checked; `None` if it can't be drawn, with the reason noted.
    pub read: fn(&mut Reading) -> Option<Box<dyn Chart>>,
}

impl Kind {
    /// The keys it has beside those that all specs have.
    pub fn keys(&self) -> impl Iterator<Item = &'static Key> {
        self.keys.iter().copied().flatten()
    }

    /// Whether it has this key beside those that all specs have.
    pub fn takes(&self, key: &str) -> bool {
        self.keys().any(|known| known.name == key)
    }
}

/// A spec on its way to a chart.
pub struct Reading<'a> {
    /// Its checked keys.
    pub fields: Fields<'a>,
    /// How its numbers are written and read.
    pub locale: &'a Locale,
    /// What is wrong with it.
    pub problems: &'a mut Problems,
    /// The one of several tables that is read; otherwise it is the spec's `data`.
    pub data: Option<&'a Value>,
    /// Series that are left out for all panels of a board.
    pub hide: &'a [String],
    /// How values are written, as the spec says, and in the unit that the figures say.
    pub format: Format,
}

impl<'a> Reading<'a> {
    /// What the figures are read from.
    pub fn figures(&self) -> Option<&'a Value> {
        self.data.or_else(|| self.fields.value("data"))
    }

    /// The table at `data`, of at most `most` rows.
    pub fn table(&mut self, most: usize) -> Option<Table> {
        self.format = Format::read(self.fields.record("format"));
        let table = read::table(self.figures(), most, self.locale, self.problems)?;
        check_rows(table.rows(), most, self.problems);
        (table.rows() <= most).then_some(table)
    }

    /// The labels and series at `data`, of at most `rows` rows.
    pub fn wide(&mut self, rows: usize) -> Option<Wide> {
        let table = self.table(rows)?;
        let label = table.first_text(self.locale);
        let mut wide = table.wide(label, &self.fields, &mut self.format, self.locale, self.problems)?;
        self.leave_out(&mut wide);
        Some(wide)
    }

    /// Leaves out the series that `hide` names.
    pub fn leave_out(&mut self, wide: &mut Wide) {
        let hide = self.fields.texts("hide");
        for name in hide.iter().filter(|name| !wide.names.contains(name)) {
            self.problems.note(&HIDE_UNKNOWN, |_| {
                let known: Vec<&str> = wide.names.iter().map(String::as_str).collect();
                Finding::at(self.fields.place("hide", name)).among(name, &known)
            });
        }
        wide.leave_out(&[&hide, self.hide].concat());
    }

    /// The palette that tells the series of `wide` apart; noted if there are more than it can.
    pub fn palette(&mut self, wide: &Wide) -> Option<Palette> {
        let palette = Palette::read(&self.fields, &wide.slots, wide.names.len());
        let (found, most) = (wide.names.len(), palette.most());
        if found > most.max(1) {
            self.problems.note(&TOO_MANY_SERIES, |lang| {
                let expected = phrase("nhiều nhất {n}; chọn cột ở “columns.values”", "at most {n}; choose columns at “columns.values”");
                Finding::at("data").found(found.to_string()).expected(fill(expected.in_lang(lang), &[("n", &most.to_string())]))
            });
            return None;
        }
        Some(palette)
    }

    /// How values are written.
    pub fn format(&self) -> Format {
        self.format.clone()
    }

    /// What to highlight among these names and series; a name that is neither is noted.
    pub fn highlight(&mut self, names: &[String], series: &[String]) -> Vec<String> {
        let mut wanted = self.fields.texts("highlight");
        wanted.retain(|name| {
            let known = names.contains(name) || series.contains(name);
            if !known {
                self.problems.note(&HIGHLIGHT_UNKNOWN, |_| {
                    let known: Vec<&str> = names.iter().chain(series).map(String::as_str).collect();
                    Finding::at(self.fields.place("highlight", name)).among(name, &known)
                });
            }
            known
        });
        wanted
    }

    /// The order of rows whose sizes are `sizes`: as given unless `sort` says otherwise; rows without a figure come last.
    pub fn order(&self, sizes: &[Option<f64>]) -> Vec<usize> {
        match self.fields.text("sort") {
            Some("desc") => order_by_size(sizes, true),
            Some("asc") => order_by_size(sizes, false),
            _ => (0..sizes.len()).collect(),
        }
    }
}

/// The indices of `sizes` from the largest or the smallest on. Equal ones stay as given; those without a figure come last.
pub fn order_by_size(sizes: &[Option<f64>], largest_first: bool) -> Vec<usize> {
    // They are few, a thousand or so at the most: each is put where it belongs among those before it.
    let mut order: Vec<usize> = Vec::with_capacity(sizes.len());
    let rank = |index: usize| match sizes.get(index).copied().flatten() {
        Some(size) if largest_first => -size,
        Some(size) => size,
        None => f64::INFINITY,
    };
    for index in 0..sizes.len() {
        let own = rank(index);
        let place = order.partition_point(|before| rank(*before) <= own);
        order.insert(place, index);
    }
    order
}

/// A wide table with its rows in another order.
pub fn arrange_rows(wide: &mut Wide, order: &[usize]) {
    let labels = order.iter().filter_map(|row| wide.labels.get_mut(*row).map(std::mem::take));
    wide.labels = labels.collect();
    wide.rest = order.iter().map(|row| wide.rest.get(*row).copied().unwrap_or(0.0)).collect();
    for series in &mut wide.series {
        series.values = order.iter().map(|row| series.values.get(*row).copied().flatten()).collect();
    }
}

/// What a column of units is called, in small letters.
pub const UNIT_HEADINGS: &[&str] = &[
    "đơn vị",
    "đơn vị tính",
    "đvt",
    "unit",
    "units",
    "einheit",
    "unité",
    "unidad",
    "unidade",
    "unità",
    "eenheid",
    "enhet",
    "jednostka",
    "birim",
    "yksikkö",
    "единица",
    "単位",
    "单位",
    "단위",
];

/// The figure of a series in a row, and its share of `total` where that is anything to have a share of.
pub fn figure(wide: &Wide, format: &Format, env: &Env, (row, series): (usize, usize), total: Option<f64>, anchor: Point) -> Datum {
    let label = wide.labels.get(row).map(String::as_str).unwrap_or_default();
    let name = wide.series.get(series).map(|series| series.name.as_str());
    let value = wide.value(row, series);
    let text = match value {
        Some(value) => format.say(value, env.locale),
        None => NO_FIGURE.in_lang(env.locale.lang()).to_owned(),
    };
    // A share that is the figure itself is not said twice, not even where rounding has made 99% or 101% of the whole: who was told 33%
    // reads 33%.
    let is_whole = |total: f64| format.unit == "%" && rounds_to_all(total / format.divide_by);
    let share = |total: f64| value.map(|value| env.locale.percent(value / total)).filter(|share| *share != text && !is_whole(total));
    Datum {
        key: [label, "/", name.unwrap_or_default()].concat(),
        label: label.to_owned(),
        series: name.map(str::to_owned),
        value,
        share: total.filter(|total| *total > 0.0).and_then(share),
        text,
        anchor,
        ..Datum::default()
    }
}

/// Whether shares in per cent that add up to `sum` may be all there are, rounded: five answers in whole per cent are off by 2.5 at most.
pub fn rounds_to_all(sum: f64) -> bool {
    (sum - 100.0).abs() < 2.5
}

/// The words for a figure that is not there.
pub const NO_FIGURE: Phrase = phrase("không có số liệu", "no figure");
/// What stands in its place at a mark.
pub const DASH: &str = "–";
