//! What there is to say of curves to who does not see them: where each begins and ends, how high and how low it has been, what it
//! lacks; and the words on figures.

use super::{Curves, Style};
use crate::charts::figures::Turns;
use crate::charts::NO_FIGURE;
use crate::locale::{Fraction, Locale};
use crate::words::{fill, phrase, say, Phrase};
use std::borrow::Cow;

const STORY: Phrase = phrase(
    "{name}: từ {a} ({at a}) đến {b} ({at b}); cao nhất {c} ({at c}), thấp nhất {d} ({at d})",
    "{name}: from {a} ({at a}) to {b} ({at b}); highest {c} ({at c}), lowest {d} ({at d})",
);
const LEVEL: Phrase = phrase("{name}: luôn là {a}, từ {at a} đến {at b}", "{name}: {a} throughout, from {at a} to {at b}");

/// What words on a figure are called.
const NOTE: Phrase = phrase("Ghi chú", "Note");

/// So many places are named one by one.
const FEW: usize = 3;
/// Of more rows nobody asks at which others a curve has been as high, and it would take a moment at each layout.
const MANY: usize = 10_000;

impl Curves {
    /// A sentence for each series that has a name, and one for each of the words on figures.
    pub fn story(&self, locale: &Locale) -> String {
        let mut story = String::new();
        for (series, named) in self.figures.wide.series.iter().enumerate() {
            if self.named.names.contains(&named.name) {
                say(&mut story, &self.told(series, &named.name, locale));
            }
        }
        for note in &self.notes {
            let from = note.row.map_or_else(|| self.figures.along.say(note.at, locale), |row| self.figures.label(row, locale));
            let to = note.to.map(|to| ["–", &self.figures.along.say(to, locale)].concat()).unwrap_or_default();
            let name = note.series.and_then(|series| self.figures.wide.series.get(series));
            let name = name.map(|series| [", ", &series.name].concat()).unwrap_or_default();
            say(&mut story, &[NOTE.in_lang(locale.lang()), " (", &from, &to, &name, "): ", &note.text].concat());
        }
        story
    }

    /// One series, in the terms of the picture: of areas that are stretched to 100%, its share.
    fn told(&self, series: usize, name: &str, locale: &Locale) -> String {
        let is_share = self.style == Style::Shares;
        let column = if is_share { Cow::Owned(self.shares(series)) } else { Cow::Borrowed(self.raw(series)) };
        let turns = if is_share { Turns::of(&column) } else { self.figures.turns.get(series).copied().flatten() };
        let Some(turns) = turns else { return [name, ": ", NO_FIGURE.in_lang(locale.lang())].concat() };
        let at = |column: &[f64], row: usize| column.get(row).copied().unwrap_or(f64::NAN);
        let texts = turns.rows.map(|row| match is_share && !self.figures.are_shares(row, &self.format) {
            true => locale.percent(at(&column, row)),
            false => self.format.say(at(self.raw(series), row), locale),
        });
        let [first, last, high, low] = turns.rows;
        let label = |row| self.figures.label(row, locale);
        let extreme = |row: usize| match column.get(row) {
            Some(value) if column.len() <= MANY => self.places(&column, |other| other == *value, locale),
            _ => label(row),
        };
        let [a, b, c, d] = &texts;
        let words = match turns.range {
            _ if first == last => [name, ": ", a, " (", &label(first), ")"].concat(),
            [least, most] if least == most => {
                fill(LEVEL.in_lang(locale.lang()), &[("name", name), ("a", a), ("at a", &label(first)), ("at b", &label(last))])
            }
            _ => {
                let [at_a, at_b, at_c, at_d] = [label(first), label(last), extreme(high), extreme(low)];
                let ends = [("name", name), ("a", a), ("at a", &at_a), ("b", b), ("at b", &at_b)];
                let turns = [("c", c.as_str()), ("at c", &at_c), ("d", d), ("at d", &at_d)];
                fill(STORY.in_lang(locale.lang()), &[&ends[..], &turns].concat())
            }
        };
        [&words, &self.lacking(series, locale)].map(String::as_str).concat()
    }

    /// The rows in which a series has no figure, if there are any.
    fn lacking(&self, series: usize, locale: &Locale) -> String {
        let column = self.raw(series);
        let missing = if column.len() > MANY { 0 } else { column.iter().filter(|value| value.is_nan()).count() };
        let which = match missing {
            0 => return String::new(),
            1..=FEW => self.places(column, f64::is_nan, locale),
            _ => {
                let number = |count: usize| locale.number(count as f64, Fraction::AS_IS);
                [&number(missing), "/", &number(column.len())].concat()
            }
        };
        ["; ", NO_FIGURE.in_lang(locale.lang()), ": ", &which].concat()
    }

    /// The labels of the rows of which that holds; of many the first few.
    fn places(&self, column: &[f64], is_one: impl Fn(f64) -> bool, locale: &Locale) -> String {
        let mut rows = column.iter().enumerate().filter(|(_, value)| is_one(**value)).map(|(row, _)| row);
        let mut labels: Vec<String> = rows.by_ref().take(FEW).map(|row| self.figures.label(row, locale)).collect();
        if rows.next().is_some() {
            labels.push("…".to_owned());
        }
        labels.join(", ")
    }

    fn raw(&self, series: usize) -> &[f64] {
        self.figures.columns.get(series).map_or(&[], |column| column)
    }

    /// What a series is of the whole in each row, as it was given where it was; NaN where a part is missing.
    fn shares(&self, series: usize) -> Vec<f64> {
        let whole = |row| match self.figures.are_shares(row, &self.format) {
            true => 100.0 * self.format.divide_by,
            false => self.figures.whole(row),
        };
        self.raw(series).iter().enumerate().map(|(row, value)| value / whole(row)).collect()
    }
}
