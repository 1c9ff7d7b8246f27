//! Digits behind the mark that are lost: of figures that are something and are written as nothing, and zeros that the writer has put
//! there.

use super::{decimals, role_of, shares, Figures, Part, Review};
use crate::locale::{Fraction, Locale};
use crate::problem::codes::{DECIMALS_UNEVEN, WRITTEN_ZERO};
use crate::problem::{Change, Finding, Problems};
use crate::spec::format::{fraction, usable_divisor};
use crate::table::Cell;
use crate::value::Value;
use crate::words::{fill, phrase};

/// What is so small beside the largest figure of its column is left over from reckoning.
const NOISE: f64 = 1e-12;

/// The first figure of each column that is written as 0 and isn't.
pub(super) fn to_zero(review: &Review, problems: &mut Problems) {
    // A scatter plot has a format for each of its axes, and its figures are read off them.
    for (part, figures) in review.figures().filter(|(part, _)| part.kind.name != "scatter") {
        for column in figures.shown(part) {
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

/// So many digits are written where nobody says how many.
const WRITTEN: usize = 3;
/// Zeros behind more digits are hardly ever meant to be seen; three digits may be thousands.
const MEANT: usize = 2;

/// The first figure that loses zeros which the data has, so that it is written with fewer digits than others: 7,4% beside 2%.
pub(super) fn uneven(review: &Review, problems: &mut Problems) {
    // Targets have their own units, and the figures of a scatter plot are read off its axes.
    for (part, figures) in review.figures().filter(|(part, _)| !["scatter", "targets"].contains(&part.kind.name)) {
        let format = part.spec.get("format");
        if format.is_some_and(|format| format.get("decimals").is_some()) || figures.divide_by != 1.0 {
            continue;
        }
        let (mut most, mut lost, mut shown) = (0, None, Vec::new());
        // Beside a column of whole numbers there are no decimals that suit both.
        let are_whole = |column: &usize| {
            let numbers = figures.table.cells(*column).iter().zip(figures.numbers(*column, review.locale));
            numbers.into_iter().all(|(cell, number)| number.is_none_or(|number| number.fract() == 0.0 && said(cell, review.locale) == 0))
        };
        if figures.shown(part).iter().any(are_whole) {
            continue;
        }
        for column in figures.shown(part) {
            for (row, (cell, number)) in figures.table.cells(*column).iter().zip(figures.numbers(*column, review.locale)).enumerate() {
                let Some(number) = number else { continue };
                let needed = usize::try_from(decimals(&[number])).unwrap_or(0).min(WRITTEN);
                let said = said(cell, review.locale);
                (most, lost) = (most.max(said).max(needed), lost.or((said > needed).then_some((row, *column, cell))));
                shown.push(needed);
            }
        }
        let is_even = shown.windows(2).all(|pair| matches!(pair, [one, other] if one == other));
        let says_each = !["line", "area"].contains(&part.kind.name);
        if lost.is_none() && says_each && shares::are_percent(figures, review.locale) {
            whole_among_tenths(part, figures, &shown, review.locale, problems);
        }
        let Some((row, column, Cell::Text(text))) = lost.filter(|_| !is_even && most <= MEANT) else { continue };
        let entry = most.to_string();
        let whole = ["\"format\": {\"decimals\": ", &entry, "}"].concat();
        // A format that is there gets one more entry; a board's tables share theirs.
        let is_plain = part.spec.get("tables").is_none();
        let change = match format {
            None => Some(Change::Add("format", ["{\"decimals\": ", &entry, "}"].concat())),
            Some(_) => None,
        };
        figures.tell(problems, &DECIMALS_UNEVEN, |lang| {
            let place = figures.table.place(row, column, lang);
            Finding::at(place).found(text).expected(whole).mended(change.filter(|_| is_plain))
        });
    }
}

/// So many figures in per cent, of which a quarter at the most may be whole where the others have a digit behind the mark: of tenths that
/// are reckoned, every tenth ends with a zero.
const RECKONED: usize = 4;

/// A whole figure among shares that have all been reckoned to the same digit: 8% beside 13,3%, for which a spreadsheet has 8,0%.
fn whole_among_tenths(part: &Part, figures: &Figures, shown: &[usize], locale: &Locale, problems: &mut Problems) {
    let most = shown.iter().copied().max().unwrap_or(0);
    let whole = shown.iter().filter(|digits| **digits < most).count();
    if shown.len() < RECKONED || whole == 0 || whole * 4 > shown.len() || !(1..=MEANT).contains(&most) {
        return;
    }
    let numbers = figures.shown(part).iter().map(|column| (*column, figures.numbers(*column, locale)));
    let mut cells = numbers.flat_map(|(column, numbers)| numbers.into_iter().enumerate().map(move |(row, number)| (row, column, number)));
    let is_short = |number: f64| usize::try_from(decimals(&[number])).unwrap_or(0) < most && number != 0.0;
    let Some((row, column, Some(number))) = cells.find(|(_, _, number)| number.is_some_and(is_short)) else { return };
    let say = |digits: Fraction| [locale.percent_before(), &locale.number(number, digits), locale.percent_behind()].concat();
    let exact = Fraction::exactly(u8::try_from(most).unwrap_or(0));
    let blanks = [("entry", ["\"format\": {\"decimals\": ", &most.to_string(), "}"].concat()), ("n", say(exact))];
    let expected = phrase("{entry} nếu đúng là {n}", "{entry} if {n} is meant");
    figures.tell(problems, &DECIMALS_UNEVEN, |lang| {
        let blanks = blanks.each_ref().map(|(name, text)| (*name, text.as_str()));
        let place = figures.table.place(row, column, lang);
        Finding::at(place).found(say(Fraction::AS_IS)).expected(fill(expected.in_lang(lang), &blanks))
    });
}

/// How many digits a text has behind its mark.
fn said(cell: &Cell, locale: &Locale) -> usize {
    let Cell::Text(text) = cell else { return 0 };
    let behind = text.rsplit_once(locale.decimal()).map_or("", |(_, behind)| behind);
    behind.bytes().take_while(u8::is_ascii_digit).count()
}
