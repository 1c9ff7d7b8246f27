//! Squares that readers count: those that come to another figure than the one beside them, and those of rows that may be parts.

use super::{Figures, Review};
use crate::charts::squares;
use crate::locale::Fraction;
use crate::problem::codes::{PARTS_APART, SQUARES_OFF};
use crate::problem::{written, Change, Finding, Problems};
use crate::value::Value;
use crate::words::{fill, phrase};

/// Squares that people would still count.
pub(super) const COUNTED: f64 = 400.0;
/// How far the squares of a part, or of a whole, may be from what they stand for, in squares: what rounding one figure does.
const MOST_OFF: f64 = 0.5;
/// What squares may stand for, from one power of ten to the next.
const ROUND: [f64; 3] = [5.0, 2.0, 1.0];
/// So many powers of ten are gone down in search of a better size: squares get ten times as many with each.
const DEPTH: i32 = 4;

/// How much one square of a waffle stands for.
pub(super) fn each(spec: &Value) -> f64 {
    match spec.get("each") {
        Some(Value::Number(each)) if *each > 0.0 => *each,
        _ => 1.0,
    }
}

/// A part so small that its one square is too much for it, or parts that are all rounded the same way.
pub(super) fn off(review: &Review, problems: &mut Problems) {
    // What can't be drawn has no squares.
    if problems.errors() > 0 {
        return;
    }
    for (part, figures) in review.figures().filter(|(part, _)| part.kind.name == "waffle") {
        let (rows, each) = (rows(review, figures), each(part.spec));
        let Some((row, series, value, drawn)) = first_off(&rows, each) else { continue };
        let say = |number: f64| review.locale.number(number, Fraction::AS_IS);
        let label = figures.table.texts(figures.label, review.locale).into_iter().nth(row).unwrap_or_default();
        let name = series.and_then(|series| figures.values.get(series)).map(|column| figures.table.name(*column));
        let found = name.map_or(label.clone(), |name| [&label, " · ", name].concat());
        let better = better(&rows, each);
        part.tell(problems, &SQUARES_OFF, |lang| {
            let way = match better {
                Some(each) => ["“each”: ", &say(each)].concat(),
                None => phrase("loại “stacked-bar”", "the kind “stacked-bar”").in_lang(lang).to_owned(),
            };
            let expected = phrase(
                "{way}; với {each}, đếm ô được {drawn} thay vì {value}",
                "{way}; at {each}, the squares count up to {drawn}, not to {value}",
            );
            let blanks = [("way", way), ("each", say(each)), ("drawn", say(drawn * each)), ("value", say(value))];
            let blanks = blanks.each_ref().map(|(name, text)| (*name, text.as_str()));
            let finding = Finding::at("each").found(found).expected(fill(expected.in_lang(lang), &blanks));
            finding.mended(better.map(|each| Change::Value(written(each))))
        });
    }
}

/// Rows that may be meant as the parts of one whole, as pie charts elsewhere take them.
pub(super) fn apart(review: &Review, problems: &mut Problems) {
    for (_, figures) in review.figures().filter(|(part, _)| part.kind.name == "waffle") {
        if figures.values.len() != 1 || figures.table.rows() < 2 {
            continue;
        }
        figures.tell(problems, &PARTS_APART, |lang| {
            Finding::at("data").wants(
                lang,
                "nếu các dòng là những phần của một tổng thì đặt chúng cạnh nhau: một dòng, mỗi phần một cột",
                "where they are parts of one whole, one row with a column for each of them",
            )
        });
    }
}

/// The parts of each whole; what is missing or below zero has no squares.
fn rows(review: &Review, figures: &Figures) -> Vec<Vec<f64>> {
    let columns = figures.columns(review.locale);
    let value = |column: &Vec<Option<f64>>, row: usize| column.get(row).copied().flatten().unwrap_or(0.0).max(0.0);
    (0..figures.table.rows()).map(|row| columns.iter().map(|column| value(column, row)).collect()).collect()
}

/// The first whole whose squares are off: its row, the part if it is one, what it is, and how many squares it gets.
fn first_off(rows: &[Vec<f64>], each: f64) -> Option<(usize, Option<usize>, f64, f64)> {
    let is_off = |value: f64, drawn: f64| (drawn - value / each).abs() > MOST_OFF + 1e-9;
    rows.iter().enumerate().find_map(|(row, parts)| {
        let drawn: Vec<f64> = parts.iter().map(|value| squares(*value, each) as f64).collect();
        let mut pairs = parts.iter().zip(&drawn).enumerate();
        let part =
            pairs.find(|(_, (value, drawn))| is_off(**value, **drawn)).map(|(series, (value, drawn))| (Some(series), *value, *drawn));
        let (value, drawn) = (parts.iter().sum(), drawn.iter().sum());
        let whole = is_off(value, drawn).then_some((None, value, drawn));
        part.or(whole).map(|(series, value, drawn)| (row, series, value, drawn))
    })
}

/// The largest round size below `each` at which no square is off and all can still be counted.
fn better(rows: &[Vec<f64>], each: f64) -> Option<f64> {
    let top = each.log10().floor() as i32;
    let sizes = (top - DEPTH..=top).rev().flat_map(|power| ROUND.map(|digit| digit * 10f64.powi(power)));
    let suits = |size: &f64| {
        let values = || rows.iter().flatten();
        let is_whole = *size != 1.0 || values().all(|value| value.fract() == 0.0);
        is_whole && values().sum::<f64>() / size <= COUNTED && first_off(rows, *size).is_none()
    };
    sizes.filter(|size| *size < each).find(suits)
}
