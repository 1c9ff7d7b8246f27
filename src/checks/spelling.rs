//! Figures that could be read in two ways: "3.466" is three thousand in Vietnamese and three and a half in English, and nothing in
//! its column tells which.

use super::columns::{COUNTING, NUMBERING};
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
            if let Some((row, cell)) = foreign(figures, *column, locale) {
                tell_foreign(figures, (row, *column), cell, locale, problems);
            } else if let Some((row, cell, digits)) = doubtful(figures, *column, locale) {
                tell(figures, (row, *column), cell, digits, locale, problems);
            }
        }
    }
}

/// So many times as large as all its neighbours a figure is hardly.
const APART: f64 = 100.0;

/// A column's first figure that is read as thousands and is most likely a fraction, written the way of another locale: a share, one beside
/// figures that can be read in no other way, or one that is a hundred times what those with decimals are.
fn foreign<'f>(figures: &'f Figures, column: usize, locale: &Locale) -> Option<(usize, &'f str)> {
    let table = &figures.table;
    let texts = |column: usize| table.cells(column).iter().enumerate().filter_map(|(row, cell)| Some((row, text_of(cell)?)));
    let is_grouped = |text: &str| mark_of_three(digits(text)).is_some_and(|mark| mark != locale.decimal()) && locale.read(text).is_some();
    let size = |text: &str| locale.read(text).map_or(0.0, |figure| figure.value.abs());
    let (row, first) = texts(column).find(|(_, text)| is_grouped(text))?;
    let is_share = table.name(column).contains('%') || figures.unit == "%" || first.contains('%');
    let is_unread = |text: &str| locale.read(text).is_none() && mark_of_three(digits(text)).is_none() && respelt(text, locale).is_some();
    let others = texts(column).filter(|(_, text)| !is_grouped(text));
    let is_exact = |digits: &str| digits.contains(locale.decimal()) && mark_of_three(digits).is_none();
    let exact: Vec<f64> = others.filter(|(_, text)| is_exact(digits(text))).map(|(_, text)| size(text)).collect();
    let least = texts(column).filter(|(_, text)| is_grouped(text)).map(|(_, text)| size(text)).fold(f64::INFINITY, f64::min);
    let is_apart = !exact.is_empty() && exact.iter().all(|size| size * APART < least);
    // “1.1” numbers a row.
    let numbers_rows =
        |column: usize| [COUNTING, NUMBERING].iter().any(|headings| headings.contains(&table.name(column).to_lowercase().as_str()));
    let mut others = (0..table.columns()).filter(|column| *column != figures.label && !numbers_rows(*column));
    let is_beside_unread = others.any(|column| texts(column).any(|(_, text)| is_unread(text)));
    (is_share && exact.is_empty() || is_apart || is_beside_unread).then_some((row, first))
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
