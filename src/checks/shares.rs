//! Parts that should make a whole, and don't.

use super::{decimals, Figures, Review};
use crate::locale::{Fraction, Locale};
use crate::problem::codes::{PERCENT_FRACTION, SHARES_OFF, SHARES_RECKONED, TOTAL_SHORT};
use crate::problem::{Change, Finding, Problems};
use crate::table::Cell;
use crate::value::Value;
use crate::words::{fill, phrase, Lang};

/// Sums that are this near to 100 were meant to be 100, in per cent, where a kind shows parts of one whole.
const NEAR: f64 = 15.0;
/// The same of bars side by side, which may as well be rates that have nothing to do with one another.
const NEARER: f64 = 4.0;
/// Fewer figures in per cent that fall short of 100 are hardly ever meant to be all the parts of a whole.
const FEWEST: usize = 3;

/// The parts fall short of `total`. That they exceed it is noted where the chart is read.
pub(super) fn total(review: &Review, problems: &mut Problems) {
    for (part, figures) in review.figures() {
        let Some(Value::Number(total)) = part.spec.get("total") else { continue };
        let values: Vec<f64> = figures.values.iter().flat_map(|column| figures.numbers(*column, review.locale)).flatten().collect();
        let (sum, digits) = (values.iter().sum::<f64>(), decimals(&values));
        let rounding = if digits > 0 { allowance(values.len(), digits) } else { 0.0 };
        if *total - sum > rounding + total * 1e-9 {
            let say = |number: f64| review.locale.number(number, Fraction::AS_IS);
            let expected =
                phrase("thêm một dòng cho phần còn lại ({n}), hoặc sửa “total”", "add a row for what is left ({n}), or change “total”");
            part.tell(problems, &TOTAL_SHORT, |lang| {
                Finding::at("total").found(say(sum)).expected(fill(expected.in_lang(lang), &[("n", &say(total - sum))]))
            });
        }
    }
}

/// Shares in per cent that add up to 97 or 103: bars that are parts of one whole, or the parts of each whole.
pub(super) fn percent(review: &Review, problems: &mut Problems) {
    for (part, figures) in review.figures() {
        let columns = figures.columns(review.locale);
        match part.kind.name {
            // Along time each figure is a whole of its own.
            "bar" if part.spec.get("total").is_none() && figures.dates(figures.label, review.locale).is_none() => {
                for (column, numbers) in figures.values.iter().zip(&columns) {
                    let values: Vec<f64> = numbers.iter().flatten().copied().collect();
                    if is_percent(figures, *column, review.locale) && is_off(&values, false) {
                        tell(figures, &values, review.locale, problems, |_| figures.heading(*column));
                    }
                }
            }
            kind if part.shows_parts() && figures.values.iter().any(|column| is_percent(figures, *column, review.locale)) => {
                let values = |row: usize| columns.iter().filter_map(|column| column.get(row).copied().flatten()).collect::<Vec<f64>>();
                // Stretched to 100%, they are others than the data says, however far they are from it.
                let stretched = part.spec.get("percent") == Some(&Value::Flag(true));
                let wrong = (0..figures.table.rows()).filter(|row| is_off(&values(*row), true) || stretched && misses(&values(*row)));
                // Areas have a row for every day: where one is wrong, others are for the same reason.
                for row in wrong.take(if kind == "area" { 1 } else { usize::MAX }) {
                    tell(figures, &values(row), review.locale, problems, |lang| figures.table.place(row, figures.label, lang));
                }
            }
            _ => {}
        }
    }
}

/// Shares that rounding takes to 99% or 101%, so that readers hear of others than were given: beside each figure stands which part of its
/// row it is. Charts keep what they were given if they know that it is in per cent.
pub(super) fn reckoned(review: &Review, problems: &mut Problems) {
    for (part, figures) in review.figures().filter(|(_, figures)| figures.values.len() > 1 && figures.divide_by == 1.0) {
        if !part.shows_parts() || says_percent(figures, review.locale) || !are_percent(figures, review.locale) {
            continue;
        }
        let columns = figures.columns(review.locale);
        let mut others = (0..figures.table.rows()).filter_map(|row| other_share(figures, &columns, row));
        let Some((row, column, value, sum)) = others.next() else { continue };
        let expected = phrase("{format}, thì số giữ nguyên như đã cho", "{format}, by which figures stay as they are given");
        let entry = "{\"unit\": \"%\"}";
        let format = ["\"format\": ", entry].concat();
        let found = [&said(value, review.locale), " → ", &review.locale.percent(value / sum)].concat();
        let is_plain = part.spec.get("format").is_none() && part.spec.get("tables").is_none();
        figures.tell(problems, &SHARES_RECKONED, |lang| {
            let expected = fill(expected.in_lang(lang), &[("format", &format)]);
            let finding = Finding::at(figures.table.place(row, column, lang)).found(found).expected(expected);
            finding.mended(is_plain.then(|| Change::Add("format", entry.to_owned())))
        });
    }
}

/// The first figure of a row that is another share, to a tenth, of what all of them add up to: its column, itself and the sum. What misses
/// 100% by more than rounding is told elsewhere.
fn other_share(figures: &Figures, columns: &[Vec<Option<f64>>], row: usize) -> Option<(usize, usize, f64, f64)> {
    let values = columns.iter().map(|column| column.get(row).copied().flatten()).collect::<Option<Vec<f64>>>()?;
    let sum: f64 = values.iter().sum();
    let tenths = |value: f64| (value * 10.0).round();
    let is_other = |value: &f64| sum > 0.0 && tenths(*value) != tenths(value / sum * 100.0);
    let at = values.iter().position(is_other).filter(|_| values.iter().all(|value| *value >= 0.0) && !misses(&values))?;
    Some((row, *figures.values.get(at)?, *values.get(at)?, sum))
}

/// Whether `format` or the cells say that figures are in per cent; a chart does not read it off headings.
fn says_percent(figures: &Figures, locale: &Locale) -> bool {
    figures.unit == "%" || figures.values.first().is_some_and(|column| cells_say_percent(figures, *column, locale))
}

/// Whether the first figure of a column has a per cent sign.
fn cells_say_percent(figures: &Figures, column: usize, locale: &Locale) -> bool {
    let mut unheard = Problems::new(locale.lang());
    (0..figures.table.rows())
        .find_map(|row| figures.table.figure(row, column, locale, &mut unheard))
        .is_some_and(|figure| figure.unit == "%")
}

/// A figure in per cent.
fn said(number: f64, locale: &Locale) -> String {
    [locale.percent_before(), &locale.number(number, Fraction::AS_IS), locale.percent_behind()].concat()
}

/// Of fewer figures nobody can say what they have in common.
const SEVERAL: usize = 3;
/// Shares that a spreadsheet reckons have so many digits behind their mark, or more.
const EXACT: i32 = 3;

/// Shares of 1 with a per cent sign: a spreadsheet shows 43,18% and hands over 0,4318.
pub(super) fn fractions(review: &Review, problems: &mut Problems) {
    for (_, figures) in review.figures().filter(|(part, _)| part.has_series() || part.kind.name == "ranking") {
        for column in figures.values.iter().filter(|_| figures.divide_by == 1.0) {
            let says = |cell: &Cell| matches!(cell, Cell::Text(text) if text.contains('%'));
            let is_said = figures.table.cells(*column).iter().any(says);
            let numbers = figures.numbers(*column, review.locale);
            let known: Vec<f64> = numbers.iter().flatten().copied().collect();
            let are_exact = known.iter().filter(|number| decimals(&[**number]) >= EXACT).count() * 2 > known.len();
            let are_small = known.len() >= SEVERAL && known.iter().all(|number| number.abs() <= 1.0);
            if is_said || !are_exact || !are_small || !is_percent(figures, *column, review.locale) {
                continue;
            }
            let Some(row) = numbers.iter().position(|number| number.is_some_and(|number| number != 0.0)) else { continue };
            let number = numbers.get(row).copied().flatten().unwrap_or_default();
            let say = |number: f64| review.locale.number(number, Fraction { min: 0, max: 6 });
            let expected =
                phrase("\"divideBy\": 0.01 trong “format” nếu đúng ra là {n}%", "\"divideBy\": 0.01 in “format” if {n}% is meant");
            figures.tell(problems, &PERCENT_FRACTION, |lang| {
                let place = figures.table.place(row, *column, lang);
                Finding::at(place).found(say(number)).expected(fill(expected.in_lang(lang), &[("n", &say(number * 100.0))]))
            });
        }
    }
}

/// Whether shares miss 100 by more than rounding. Where the kind shows them as `parts` of one whole, even two are never more than that,
/// unless one of them alone is: then they are rates, or shares of something else. Bars that exceed 100 together are such in any case:
/// households that have a telephone, a car, a computer.
fn is_off(values: &[f64], parts: bool) -> bool {
    let sum: f64 = values.iter().sum();
    let off = (sum - 100.0).abs();
    let exceed = parts && values.len() > 1 && sum > 100.0 && values.iter().all(|value| *value <= 100.0);
    let is_near = if parts { off <= NEAR } else { off <= NEARER && sum < 100.0 };
    let are_shares = exceed || values.len() >= FEWEST && is_near;
    are_shares && misses(values)
}

/// Whether figures above zero miss 100 by more than rounding.
fn misses(values: &[f64]) -> bool {
    let off = (values.iter().sum::<f64>() - 100.0).abs();
    !values.is_empty() && values.iter().all(|value| *value >= 0.0) && off > allowance(values.len(), decimals(values)) + 1e-9
}

fn tell(figures: &Figures, values: &[f64], locale: &Locale, problems: &mut Problems, place: impl FnOnce(Lang) -> String) {
    let expected = phrase(
        "xem lại từng số; nếu còn phần khác, thêm một dòng hoặc một cột cho phần đó",
        "check each figure; if something is left, add a row or a column for it",
    );
    let said = said(values.iter().sum(), locale);
    figures.tell(problems, &SHARES_OFF, |lang| Finding::at(place(lang)).found(said).expected(expected.in_lang(lang)));
}

/// What rounding may add up to: half of the last digit for each of `count` figures.
fn allowance(count: usize, digits: i32) -> f64 {
    0.5 * count as f64 * 10f64.powi(-digits)
}

/// Whether all columns that are shown are in per cent.
pub(super) fn are_percent(figures: &Figures, locale: &Locale) -> bool {
    !figures.values.is_empty() && figures.values.iter().all(|column| is_percent(figures, *column, locale))
}

/// Whether a column is in per cent: by the spec's unit, by its heading, or by its cells.
fn is_percent(figures: &Figures, column: usize, locale: &Locale) -> bool {
    let name = figures.table.name(column).to_lowercase();
    match figures.unit.as_str() {
        "" => {
            name.contains('%')
                || ["tỷ trọng", "tỉ trọng", "share", "percent"].iter().any(|word| name.contains(word))
                || cells_say_percent(figures, column, locale)
        }
        unit => unit == "%",
    }
}
