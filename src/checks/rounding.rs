//! Figures that are something and are written as nothing, for want of digits behind the mark.

use super::{role_of, Figures, Part, Review};
use crate::locale::Fraction;
use crate::problem::codes::WRITTEN_ZERO;
use crate::problem::{Finding, Problems};
use crate::spec::format::{fraction, usable_divisor};
use crate::value::Value;
use crate::words::phrase;

/// What is so small beside the largest figure of its column is left over from reckoning.
const NOISE: f64 = 1e-12;

/// The first figure of each column that is written as 0 and isn't.
pub(super) fn to_zero(review: &Review, problems: &mut Problems) {
    // A scatter plot has a format for each of its axes, and its figures are read off them.
    for (part, figures) in review.figures().filter(|(part, _)| part.kind.name != "scatter") {
        for column in &figures.values {
            let numbers = figures.numbers(*column, review.locale);
            let largest = numbers.iter().flatten().fold(0.0, |largest: f64, number| largest.max(number.abs()));
            let is_lost = |row: usize, number: f64| number.abs() > largest * NOISE && is_zero(review, part, figures, row, number);
            let mut figured = numbers.into_iter().enumerate().filter_map(|(row, number)| Some((row, number?)));
            let Some((row, number)) = figured.find(|(row, number)| is_lost(*row, *number)) else { continue };
            let expected = phrase("“decimals” lớn hơn, hoặc “divideBy” nhỏ hơn", "more “decimals”, or a smaller “divideBy”");
            let found = review.locale.number(number, Fraction { min: 0, max: 15 });
            figures.tell(problems, &WRITTEN_ZERO, |lang| {
                Finding::at(figures.table.place(row, *column, lang)).found(found).expected(expected.in_lang(lang))
            });
        }
    }
}

/// Whether the number of a row is written as nothing.
fn is_zero(review: &Review, part: &Part, figures: &Figures, row: usize, number: f64) -> bool {
    let digits = fraction(setting(review, part, figures, row, "decimals"));
    let divisor = usable_divisor(setting(review, part, figures, row, "divideBy"));
    let written = |number: f64| review.locale.number(number, digits);
    let size = (number / divisor).abs();
    size < 1.0 && written(size) == written(0.0)
}

/// A number of `format`, or, where the kind has one for each row, the row's own.
fn setting(review: &Review, part: &Part, figures: &Figures, row: usize, key: &str) -> Option<f64> {
    let column = role_of(&figures.table, part.spec, key).filter(|_| part.kind.name == "targets");
    let own = column.and_then(|column| figures.numbers(column, review.locale).get(row).copied().flatten());
    let of_all = match part.spec.get("format").and_then(|format| format.get(key)) {
        Some(Value::Number(number)) => Some(*number),
        _ => None,
    };
    own.or(of_all)
}
