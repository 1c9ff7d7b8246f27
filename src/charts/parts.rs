//! Parts of a whole, as `stacked-bar` and `waffle` show them: rows are wholes, series are their parts. Checked once, so that
//! both can divide without fear.

use super::{figure, Reading, DASH};
use crate::color::Color;
use crate::env::Env;
use crate::geom::Point;
use crate::problem::codes::{ALL_ZERO, NUMBER_NEGATIVE};
use crate::problem::Finding;
use crate::scene::Datum;
use crate::spec::{Format, Palette};
use crate::table::Wide;

/// Labelled wholes and their parts, none of them negative.
pub struct Parts {
    /// The figures.
    pub wide: Wide,
    /// How they are written.
    pub format: Format,
    highlight: Vec<String>,
    palette: Palette,
}

impl Parts {
    /// Reads them, at most `rows` wholes; notes what can't be a part.
    pub fn read(reading: &mut Reading, rows: usize) -> Option<Self> {
        let wide = reading.wide(rows)?;
        let palette = reading.palette(&wide)?;
        let parts = Self { highlight: reading.highlight(&[], &wide.names), format: reading.format(), palette, wide };
        let before = reading.problems.errors();
        parts.check(reading);
        (reading.problems.errors() == before).then_some(parts)
    }

    fn check(&self, reading: &mut Reading) {
        for series in &self.wide.series {
            for (value, label) in series.values.iter().zip(&self.wide.labels) {
                if let Some(value) = value.filter(|value| *value < 0.0) {
                    let found = || self.format.say(value, reading.locale);
                    reading.problems.note(&NUMBER_NEGATIVE, |lang| {
                        let finding = Finding::at(place(label, &series.name)).found(found());
                        finding.wants(lang, "số từ 0 trở lên, hoặc loại “bar”", "a number from 0 on, or the kind “bar”")
                    });
                }
            }
        }
        if (0..self.wide.labels.len()).all(|row| self.total(row).max(self.whole(row)) <= 0.0) {
            reading.problems.note(&ALL_ZERO, |lang| {
                let names: Vec<&str> = self.wide.series.iter().map(|series| series.name.as_str()).collect();
                Finding::at("data").found(names.join(", ")).wants(lang, "ít nhất một số lớn hơn 0", "at least one number above 0")
            });
        }
    }

    /// The sum of a row's parts, as far as they are known.
    pub fn total(&self, row: usize) -> f64 {
        (0..self.wide.series.len()).filter_map(|series| self.wide.value(row, series)).sum()
    }

    /// Whether every part of a row has its figure: a part that is missing is not a part of nothing.
    pub fn is_complete(&self, row: usize) -> bool {
        (0..self.wide.series.len()).all(|series| self.wide.value(row, series).is_some())
    }

    /// The sum of a row's parts in words, `short` where the unit is said elsewhere.
    pub fn total_text(&self, env: &Env, row: usize, short: bool) -> String {
        match short {
            _ if !self.is_complete(row) => DASH.to_owned(),
            true => self.format.short(self.total(row), env.locale),
            false => self.format.say(self.total(row), env.locale),
        }
    }

    /// The sum of all parts of a row, those that are left out among them; NaN where a part is missing.
    pub fn whole(&self, row: usize) -> f64 {
        let rest = self.wide.rest.get(row).copied().unwrap_or(0.0);
        if self.is_complete(row) {
            self.total(row) + rest
        } else {
            f64::NAN
        }
    }

    /// The colour of a series. Where some are highlighted, the others step back.
    pub fn color(&self, env: &Env, series: usize) -> Color {
        let name = self.wide.series.get(series).map(|series| &series.name);
        let lit = self.highlight.is_empty() || name.is_some_and(|name| self.highlight.contains(name));
        if lit {
            self.palette.color(series, env.theme)
        } else {
            env.theme.rest
        }
    }

    /// The figure of a part. Of a whole that is shown in part the parts that are seen are told beside it: they are the bar, or the
    /// squares, while shares are those of all. A part that is alone is no part of anything.
    pub fn datum(&self, env: &Env, row: usize, series: usize, anchor: Point) -> Datum {
        let whole = if self.wide.names.len() > 1 { self.whole(row) } else { f64::NAN };
        let shown = self.total(row);
        let datum = figure(&self.wide, &self.format, env, (row, series), Some(whole), anchor);
        let mut said = self.format.say(whole, env.locale);
        if shown < whole {
            said = [&self.format.short(shown, env.locale), "/", &said].concat();
        }
        Datum { whole: (!whole.is_nan()).then_some(said), ..datum }
    }
}

/// Where the part of a whole stands in the data.
pub fn place(label: &str, series: &str) -> String {
    ["data: ", label, " · ", series].concat()
}
