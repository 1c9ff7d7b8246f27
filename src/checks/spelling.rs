//! Figures that could be read in two ways: "3.466" is three thousand in Vietnamese and three and a half in English, and nothing in
//! its column tells which.

use super::unshown::misspelt;
use super::{Figures, Review};
use crate::locale::{Fraction, Locale};
use crate::problem::codes::{GUESS_GROUPS, NUMBER_AMBIGUOUS};
use crate::problem::{Change, Finding, Problems};
use crate::table::{respelt, Cell};
use crate::words::{fill, phrase};

/// So many figures that all have three digits behind their mark are thousands, and nobody doubts it.
const BEYOND_DOUBT: usize = 3;

/// The first figure of a column that could be read the other way.
pub(super) fn ambiguous(review: &Review, problems: &mut Problems) {
    let locale = review.locale;
    for (_, figures) in review.figures() {
        for column in &figures.values {
            if let Some((row, cell)) = foreign(figures, *column, review) {
                tell_foreign(figures, (row, *column), cell, locale, problems);
            } else if let Some((row, cell, digits)) = doubtful(figures, *column, locale) {
                tell(figures, (row, *column), cell, digits, locale, problems);
            }
        }
    }
}

/// So many times as large as its neighbours, or as small, a fraction is hardly.
const ALIKE: f64 = 2.0;

/// A column's first figure that is read as thousands and is most likely a fraction, written the way of another locale: a share, one beside
/// figures that can be read in no other way, or one that as a fraction would be like those with decimals.
fn foreign<'f>(figures: &'f Figures, column: usize, review: &Review) -> Option<(usize, &'f str)> {
    let (table, locale) = (&figures.table, review.locale);
    let texts = || table.cells(column).iter().enumerate().filter_map(|(row, cell)| Some((row, text_of(cell)?)));
    let is_grouped = |text: &str| mark_of_three(digits(text)).is_some_and(|mark| mark != locale.decimal()) && locale.read(text).is_some();
    let size = |text: &str| locale.read(text).map_or(0.0, |figure| figure.value.abs());
    let (row, first) = texts().find(|(_, text)| is_grouped(text))?;
    let has_mark = |text: &str| digits(text).contains(['.', ',']);
    let has_hundreds = texts().any(|(_, text)| !has_mark(text) && size(text) >= 100.0) || table.cells(column).iter().any(is_hundreds);
    let exact: Vec<f64> = texts().filter(|(_, text)| is_exact(text, locale)).map(|(_, text)| size(text)).collect();
    let is_share = exact.is_empty() && !has_hundreds && (table.name(column).contains('%') || figures.unit == "%" || first.contains('%'));
    // As fractions they would be as large as those that are some.
    let (least, most) = exact.iter().fold((f64::INFINITY, 0.0f64), |(least, most), size| (least.min(*size), most.max(*size)));
    let is_alike = |size: f64| (least / ALIKE..=most * ALIKE).contains(&(size / 1000.0));
    let is_apart = !exact.is_empty() && texts().filter(|(_, text)| is_grouped(text)).all(|(_, text)| is_alike(size(text)));
    let is_unread = |text: &str| locale.read(text).is_none() && mark_of_three(digits(text)).is_none() && respelt(text, locale).is_some();
    let is_beside_unread = texts().any(|(_, text)| is_unread(text))
        || (0..table.columns())
            .any(|other| other != figures.label && !figures.values.contains(&other) && is_foreign(figures, other, review));
    (is_share || is_apart || is_beside_unread).then_some((row, first))
}

/// Whether a column is left out because its figures are written the way of another locale.
fn is_foreign(figures: &Figures, column: usize, review: &Review) -> bool {
    let texts = || figures.table.cells(column).iter().filter_map(text_of);
    texts().any(|text| respelt(text, review.locale).is_some()) && misspelt(figures, column, review).is_some()
}

/// Whether a figure has decimals, and could have nothing else.
fn is_exact(text: &str, locale: &Locale) -> bool {
    digits(text).contains(locale.decimal()) && mark_of_three(digits(text)).is_none()
}

fn is_hundreds(cell: &Cell) -> bool {
    matches!(cell, Cell::Number(number) if number.abs() >= 100.0)
}

fn text_of(cell: &Cell) -> Option<&str> {
    match cell {
        Cell::Text(text) => Some(text),
        _ => None,
    }
}

/// Tells of a figure that is most likely a fraction, with what it would be.
fn tell_foreign(figures: &Figures, (row, column): (usize, usize), cell: &str, locale: &Locale, problems: &mut Problems) {
    let Some(fraction) = respelt(cell, locale) else { return };
    let whole: String = digits(cell).chars().filter(char::is_ascii_digit).collect();
    let expected = phrase(
        "{fraction} nếu là số lẻ, như các số quanh nó; {whole} cho rõ nếu đúng là hàng nghìn",
        "{fraction} if a fraction is meant, as the figures about it are; {whole}, to be plain, if thousands are",
    );
    figures.tell(problems, &GUESS_GROUPS, |lang| {
        let expected = fill(expected.in_lang(lang), &[("fraction", &fraction), ("whole", &cell.replace(digits(cell), &whole))]);
        Finding::at(figures.table.place(row, column, lang)).found(cell).expected(expected).mended(Some(Change::Cell(fraction)))
    });
}

/// The row, the cell and the digits of a column's first figure that could be read the other way.
fn doubtful<'f>(figures: &'f Figures, column: usize, locale: &Locale) -> Option<(usize, &'f str, &'f str)> {
    let cells = figures.table.cells(column).iter().enumerate();
    let texts: Vec<(usize, &str, &str)> = cells
        .filter_map(|(row, cell)| match cell {
            Cell::Text(text) => Some((row, text.as_str(), digits(text))),
            _ => None,
        })
        .filter(|(_, text, _)| locale.read(text).is_some())
        .collect();
    let two_ways = |digits: &str| mark_of_three(digits).is_some();
    if let Some(odd) = odd(&texts, locale) {
        return Some(odd);
    }
    let (row, text, first) = *texts.iter().find(|(_, text, digits)| two_ways(digits) && !text.contains('%'))?;
    let marked = texts.iter().filter(|(_, _, digits)| digits.contains(['.', ',']));
    let is_settled = marked.clone().any(|(_, _, digits)| !two_ways(digits));
    let is_group = mark_of_three(first) != Some(locale.decimal());
    let is_plain = is_group && marked.count() >= BEYOND_DOUBT;
    (!is_settled && !is_plain).then_some((row, text, first))
}

/// The figure whose mark of decimals stands like one of groups, in a column that groups with the other: 38,778 below 239.364. It is a
/// thousandth of what its neighbours are, unless another figure has decimals, too.
fn odd<'f>(texts: &[(usize, &'f str, &'f str)], locale: &Locale) -> Option<(usize, &'f str, &'f str)> {
    let is_odd = |digits: &str| mark_of_three(digits) == Some(locale.decimal());
    let is_grouped = |digits: &str| mark_of_three(digits).is_some_and(|mark| mark != locale.decimal());
    let others = || texts.iter().filter(|(_, _, digits)| !is_odd(digits));
    let has_decimals = others().any(|(_, _, digits)| digits.contains(locale.decimal()));
    let odd = texts.iter().find(|(_, _, digits)| is_odd(digits))?;
    (!has_decimals && others().any(|(_, _, digits)| is_grouped(digits))).then_some(*odd)
}

/// The mark of a figure that has one, with one to three digits before it and just three behind.
fn mark_of_three(digits: &str) -> Option<char> {
    let mark = digits.chars().find(|letter| [',', '.'].contains(letter))?;
    let (before, behind) = digits.split_once(mark)?;
    let is_plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    (is_plain(before) && is_plain(behind) && behind.len() == 3 && (1..=3).contains(&before.len()) && !before.starts_with('0'))
        .then_some(mark)
}

/// What stands from the first digit to the last.
fn digits(text: &str) -> &str {
    let is_digit = |letter: char| letter.is_ascii_digit();
    let (start, end) = (text.find(is_digit).unwrap_or(0), text.rfind(is_digit).map_or(0, |end| end + 1));
    text.get(start..end).unwrap_or_default()
}

fn tell(figures: &Figures, (row, column): (usize, usize), cell: &str, digits: &str, locale: &Locale, problems: &mut Problems) {
    let whole: String = digits.chars().filter(char::is_ascii_digit).collect();
    let mended = Some(Change::Cell(cell.replace(digits, &whole)));
    if mark_of_three(digits) == Some(locale.decimal()) {
        let exact = [digits, "0"].concat();
        let expected =
            phrase("viết {whole} nếu là hàng nghìn, {exact} nếu là số thập phân", "{whole} if thousands are meant, {exact} if not");
        figures.tell(problems, &NUMBER_AMBIGUOUS, |lang| {
            let expected = fill(expected.in_lang(lang), &[("whole", &whole), ("exact", &exact)]);
            Finding::at(figures.table.place(row, column, lang)).found(cell).expected(expected).mended(mended)
        });
    } else {
        let sample = locale.number(1.5, Fraction::AS_IS);
        let expected =
            phrase("viết {whole} cho rõ; số thập phân thì viết như {sample}", "{whole}, to be plain; fractions are written like {sample}");
        figures.tell(problems, &GUESS_GROUPS, |lang| {
            let expected = fill(expected.in_lang(lang), &[("whole", &whole), ("sample", &sample)]);
            Finding::at(figures.table.place(row, column, lang)).found(cell).expected(expected).mended(mended)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_digits_behind_one_mark_can_be_read_in_two_ways() {
        for digits in ["3.466", "1,250", "12.400"] {
            assert!(mark_of_three(digits).is_some(), "{digits}");
        }
        for digits in ["3466", "7,5", "1.234.567", "1.234,5", "0.125", "1250.500", "1 250"] {
            assert_eq!(mark_of_three(digits), None, "{digits}");
        }
        assert_eq!(digits("US$ 3.466 tỷ"), "3.466");
    }
}
