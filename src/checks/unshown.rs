//! Columns of words beside the figures that no reader sees, though the chart goes wrong without them: figures that can't be read, names
//! where the numbers of the rows stand in their place, and the units of the rows.

use super::columns::{COUNTING, NUMBERING};
use super::kinds::is_written_place;
use super::units::{is_unit, unit_of};
use super::{Figures, Review};
use crate::charts::UNIT_HEADINGS;
use crate::problem::codes::{COLUMN_UNREAD, LABEL_COUNTS, UNITS_IN_ROWS};
use crate::problem::fix::quoted;
use crate::problem::{Change, Finding, Problems};
use crate::table::{alone, date, plainer};
use crate::words::{fill, phrase};

/// Columns of figures that are written another way than the locale's: they are taken for words, and left out beside others that are read.
pub(super) fn unread(review: &Review, problems: &mut Problems) {
    for (part, figures) in review.figures() {
        let names_columns = part.spec.get("columns").and_then(|columns| columns.get("values")).is_some();
        let shows_all = part.has_series() && !names_columns && !figures.values.is_empty();
        for column in words(figures, review).filter(|column| shows_all && *column != figures.label) {
            let Some((row, plain)) = misspelt(figures, column, review) else { continue };
            let expected = phrase("{plain}, và mọi ô của cột như thế", "{plain}, and so in all cells of the column");
            let found = figures.table.texts(column, review.locale).get(row).cloned().unwrap_or_default();
            figures.tell(problems, &COLUMN_UNREAD, |lang| {
                let expected = fill(expected.in_lang(lang), &[("plain", &plain)]);
                let finding = Finding::at(figures.table.place(row, column, lang)).found(found).expected(expected);
                finding.mended(Some(Change::Cell(plain)))
            });
        }
    }
}

/// The first cell of a column of misspelt figures, and how it would be read; `None` unless most of its cells are such ones. Numbers of rows,
/// “1.2”, and dates, “2.11.2023”, are none.
pub(super) fn misspelt(figures: &Figures, column: usize, review: &Review) -> Option<(usize, String)> {
    let table = &figures.table;
    let texts = table.texts(column, review.locale);
    let habits = table.habits(column, review.locale);
    let is_lost = |text: &str| is_figure(text) && review.locale.read(text).is_none() && date::read(text, habits).is_none();
    let plain = |text: &str| plainer(text, review.locale).or_else(|| alone(text, review.locale)).filter(|_| is_lost(text));
    let said = texts.iter().filter(|text| !text.trim().is_empty()).count();
    let plain: Vec<(usize, String)> = texts.iter().enumerate().filter_map(|(row, text)| Some((row, plain(text)?))).collect();
    let unit = |plain: &(usize, String)| review.locale.read(&plain.1).map(|figure| figure.unit.to_owned());
    // “10A” and “10G” are names, not amperes and grams.
    let are_alike = plain.windows(2).all(|pair| matches!(pair, [one, other] if unit(one) == unit(other)));
    // Times of day, days of a month and versions have a point as well: 8.30, 1.5, 2.0.
    let could_be_time = plain.iter().all(|(row, _)| texts.get(*row).is_some_and(|text| is_short(text)));
    let is_other = figures.is_called(column, &[COUNTING, NUMBERING]) || plain.len() * 2 <= said || !are_alike || could_be_time;
    plain.into_iter().next().filter(|_| !is_other)
}

/// What stands before a figure that says no more than about how much, in small letters.
const ABOUT: &[&str] =
    &["khoảng", "hơn", "gần", "trên", "dưới", "about", "over", "under", "nearly", "circa", "ca.", "c.", "rund", "environ"];

/// Whether a text looks like a figure and like no name: “10A”, “Lớp 10”, “U23” and “2e” are names.
fn is_figure(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    let is_about = ABOUT.iter().any(|word| lower.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ')));
    let is_marked = lower.starts_with(|letter: char| letter.is_ascii_digit() || "-−+".contains(letter))
        && lower.contains(['.', ',', '*', '[', '(', '†']);
    is_about || is_marked || lower.starts_with(['~', '≈', '<', '>', '≤', '≥', '$', '€', '£', '¥', '₫', '▲', '△'])
}

/// Whether a text is two short numbers with a point between: up to 31 before, up to 59 behind.
fn is_short(text: &str) -> bool {
    let within = |number: &str, most: u8| number.len() <= 2 && number.parse::<u8>().is_ok_and(|number| number <= most);
    text.trim().split_once('.').is_some_and(|(before, behind)| within(before, 31) && within(behind, 59))
}

/// Rows that go by their numbers, “I”, “1.1”, “a)”, while their names stand in another column.
pub(super) fn numbered(review: &Review, problems: &mut Problems) {
    for (part, figures) in review.figures() {
        let is_free = part.spec.get("columns").and_then(|columns| columns.get("label")).is_none();
        // Places that are written, “1.”, are told of otherwise.
        let are_places = part.kind.name == "ranking" && figures.table.cells(figures.label).iter().all(is_written_place);
        let Some(number) = number_of_row(figures, review).filter(|_| is_free && !are_places) else { continue };
        let names_rows = |column: usize| {
            let texts = figures.table.texts(column, review.locale);
            let is_new = |(row, text): (usize, &String)| !text.trim().is_empty() && !texts.iter().take(row).any(|before| before == text);
            texts.iter().enumerate().all(is_new)
        };
        let is_name = |column: &usize| {
            let is_taken = [Some(figures.label), figures.place].contains(&Some(*column)) || has_units(figures, *column);
            !is_taken && names_rows(*column)
        };
        let Some(names) = words(figures, review).find(is_name) else { continue };
        let columns = ["{\"label\": ", &quoted(figures.table.name(names)), "}"].concat();
        let expected = ["\"columns\": ", &columns].concat();
        let change = part.leaves_columns_open().then_some(Change::Add("columns", columns));
        figures
            .tell(problems, &LABEL_COUNTS, |_| Finding::at(figures.heading(figures.label)).found(number).expected(expected).mended(change));
    }
}

/// The first number of a row, where what should be names only says which row it is: Roman numerals, numbers, and letters below a heading
/// that says so.
pub(super) fn number_of_row(figures: &Figures, review: &Review) -> Option<String> {
    let says_so = figures.is_called(figures.label, &[COUNTING, NUMBERING]);
    let is_number = |text: &String| {
        let bare = text.trim().trim_start_matches('(').trim_end_matches([')', '.']);
        let is_of = |letters: &[u8]| bare.bytes().all(|byte| letters.contains(&byte));
        let is_letter = bare.len() == 1 && bare.bytes().all(|byte| byte.is_ascii_alphabetic());
        is_of(b"IVXivx") || is_of(b"0123456789.") || says_so && is_letter
    };
    let texts = figures.table.texts(figures.label, review.locale);
    let are_numbers = (says_so || figures.table.name(figures.label).trim().is_empty()) && texts.iter().all(is_number);
    texts.into_iter().find(|text| !text.trim().is_empty()).filter(|_| are_numbers)
}

/// Rows that are counted in several units, by a column of them, and stand on one scale.
pub(super) fn units(review: &Review, problems: &mut Problems) {
    for (_, figures) in review.figures().filter(|(part, _)| part.has_series() || part.kind.name == "ranking") {
        let is_unit_column = |column: &usize| *column != figures.label && has_units(figures, *column);
        let Some(column) = words(figures, review).find(is_unit_column) else { continue };
        if has_own_unit(figures, review) {
            continue;
        }
        let texts = figures.table.texts(column, review.locale);
        let mut known = texts.iter().enumerate().filter(|(_, text)| is_unit(&text.trim().to_lowercase()));
        let Some((_, first)) = known.next() else { continue };
        let Some((row, other)) = known.find(|(_, unit)| unit.trim().to_lowercase() != first.trim().to_lowercase()) else { continue };
        let expected = phrase(
            "loại “targets”, mỗi số một ô có đơn vị riêng; hoặc mỗi đơn vị một khung trong “board”",
            "the kind “targets”, which has a tile with its unit for each; or a panel of a “board” for each unit",
        );
        figures.tell(problems, &UNITS_IN_ROWS, |lang| {
            Finding::at(figures.table.place(row, column, lang)).found(other).expected(expected.in_lang(lang))
        });
    }
}

/// Whether a column is called as one of units.
fn has_units(figures: &Figures, column: usize) -> bool {
    figures.is_called(column, &[UNIT_HEADINGS])
}

/// How columns of prices begin, in small letters: of them the units of the rows are what is bought.
const PRICES: &[&str] = &["giá", "đơn giá", "price", "preis", "prix", "precio", "prezzo", "preço", "cena", "pris", "цена"];

/// Whether it is said elsewhere what the figures are counted in, in `format`, a heading or a cell.
fn has_own_unit(figures: &Figures, review: &Review) -> bool {
    let is_said = |column: &usize| {
        let name = figures.table.name(*column).trim().to_lowercase();
        let reads_unit =
            |text: &String| review.locale.read(text).is_some_and(|figure| !figure.unit.is_empty() || !figure.prefix.is_empty());
        let is_in_cells = figures.table.texts(*column, review.locale).iter().any(reads_unit);
        is_in_cells || unit_of(&name).is_some() || PRICES.iter().any(|word| name.starts_with(word))
    };
    !figures.unit.is_empty() || figures.values.iter().any(is_said)
}

/// The columns that are no numbers.
fn words<'f>(figures: &'f Figures, review: &'f Review) -> impl Iterator<Item = usize> + 'f {
    (0..figures.table.columns()).filter(|column| !figures.values.contains(column) && !figures.table.is_numeric(*column, review.locale))
}
