//! Rows that can't be told apart: two of one name, and two of one moment in a chart along time.

use super::words::is_year;
use super::{Figures, Review};
use crate::problem::codes::{DUPLICATE_LABEL, MOMENT_TWICE};
use crate::problem::{Finding, Problems};
use crate::table::date::{self, Date, Habits};
use crate::value::Value;
use crate::words::{fill, phrase};
use std::collections::btree_map::{BTreeMap, Entry};

/// So many labels that stand twice are told. Where there are more, the table is of another form, and nobody reads on.
const TOLD: usize = 5;

/// Two rows of one name.
pub(super) fn twice(review: &Review, problems: &mut Problems) {
    let kinds = ["bar", "stacked-bar", "waffle", "ranking"];
    for (_, figures) in review.figures().filter(|(part, _)| kinds.contains(&part.kind.name)) {
        let labels = figures.table.texts(figures.label, review.locale);
        let named = labels.iter().enumerate().filter(|(_, label)| !label.trim().is_empty());
        for (first, row) in repeated(named).into_iter().take(TOLD) {
            let expected =
                phrase("mỗi dòng một tên riêng; dòng kia ở {place}", "a name of its own for each row; the other one is at {place}");
            figures.tell(problems, &DUPLICATE_LABEL, |lang| {
                let [other, place] = [first, row].map(|row| figures.table.place(row, figures.label, lang));
                let found = labels.get(row).map(String::as_str).unwrap_or_default();
                Finding::at(place).found(found).expected(fill(expected.in_lang(lang), &[("place", &other)]))
            });
        }
    }
}

/// A series that has several figures of one moment: its line stands upright there, or runs to and fro.
pub(super) fn zigzag(review: &Review, problems: &mut Problems) {
    for (part, figures) in review.figures().filter(|(part, _)| ["line", "area"].contains(&part.kind.name)) {
        let is_text = part.spec.get("axis").and_then(Value::as_text) == Some("text");
        let Some(column) = column_of_time(figures, review).filter(|_| !is_text) else { continue };
        let series = figures.values.iter().filter(|series| **series != column);
        let Some(row) = series.filter_map(|series| second(figures, column, *series, review)).next() else { continue };
        let expected = phrase("mỗi thời điểm một dòng, mỗi dãy một cột", "one row for each date, and one column for each series");
        let texts = figures.table.texts(column, review.locale);
        let found = texts.get(row).map(String::as_str).unwrap_or_default();
        figures.tell(problems, &MOMENT_TWICE, |lang| {
            Finding::at(figures.table.place(row, column, lang)).found(found).expected(expected.in_lang(lang))
        });
    }
}

/// The column that says when: the labels, or where those are words that stand several times, a column of nothing but years.
fn column_of_time(figures: &Figures, review: &Review) -> Option<usize> {
    let texts = |column| figures.table.texts(column, review.locale);
    let are_years = |column: &usize| texts(*column).iter().all(|text| is_year(text));
    let labels = texts(figures.label);
    match dates(figures, figures.label, review) {
        Some(_) => Some(figures.label),
        None if repeated(labels.iter().enumerate()).is_empty() => None,
        None => figures.values.iter().copied().find(are_years),
    }
}

/// The dates of a column that holds nothing else.
fn dates(figures: &Figures, column: usize, review: &Review) -> Option<Vec<Date>> {
    let texts = figures.table.texts(column, review.locale);
    let habits = Habits::of(review.locale).settled(figures.table.name(column), texts.iter().map(String::as_str));
    texts.iter().map(|text| date::read(text, habits).filter(|date| date.year > 0)).collect()
}

/// The row in which a series has its second figure of one moment.
fn second(figures: &Figures, column: usize, series: usize, review: &Review) -> Option<usize> {
    let dates = dates(figures, column, review)?;
    let numbers = figures.numbers(series, review.locale);
    let counted = dates.iter().enumerate().filter(|(row, _)| numbers.get(*row).copied().flatten().is_some());
    repeated(counted).first().map(|(_, row)| *row)
}

/// For each of the names that stand several times, the first two rows, in the order of the second.
fn repeated<'n, T: Ord + 'n>(names: impl Iterator<Item = (usize, &'n T)>) -> Vec<(usize, usize)> {
    // The first row of a name, until the second has come.
    let mut seen: BTreeMap<&T, Option<usize>> = BTreeMap::new();
    let mut found = Vec::new();
    for (row, name) in names {
        match seen.entry(name) {
            Entry::Vacant(entry) => {
                entry.insert(Some(row));
            }
            Entry::Occupied(mut entry) => found.extend(entry.get_mut().take().map(|first| (first, row))),
        }
    }
    found
}
