//! Rows that can't be told apart, two of one name or of one moment, and rows that are none: totals of the others, remarks below a
//! table, and those that have lost their name.

use super::columns::SUMS;
use super::unshown::number_of_row;
use super::{decimals, is_year, Figures, Part, Review};
use crate::problem::codes::{DUPLICATE_LABEL, LABEL_EMPTY, MOMENT_TWICE, ROW_REMARK, ROW_SUMS};
use crate::problem::fix::quoted;
use crate::problem::{Change, Finding, Problems};
use crate::table::date::Date;
use crate::value::Value;
use crate::words::{fill, phrase};
use std::collections::btree_map::{BTreeMap, Entry};

/// So many labels that stand twice are told. Where there are more, the table is of another form, and nobody reads on.
const TOLD: usize = 5;

/// Two rows of one name.
pub(super) fn twice(review: &Review, problems: &mut Problems) {
    for (_, figures) in review.figures().filter(|(part, _)| NAMED.contains(&part.kind.name)) {
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

/// The dates of a column that holds nothing else, each with its year.
fn dates(figures: &Figures, column: usize, review: &Review) -> Option<Vec<Date>> {
    figures.dates(column, review.locale).filter(|dates| dates.iter().all(|date| date.year > 0))
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

/// Kinds that show a row for each name.
const NAMED: &[&str] = &["bar", "stacked-bar", "waffle", "ranking"];

/// Whether each row is seen, by its name or at its place along an axis.
fn has_rows(part: &Part) -> bool {
    NAMED.contains(&part.kind.name) || ["line", "area"].contains(&part.kind.name)
}

/// What rows of totals are called beside `SUMS`, in small letters.
const WHOLES: &[&str] = &[
    "all",
    "overall",
    "whole country",
    "nationwide",
    "cả nước",
    "toàn quốc",
    "toàn tỉnh",
    "toàn ngành",
    "toàn thành phố",
    "toàn huyện",
    "toàn xã",
    "toàn vùng",
    "cả tỉnh",
    "cả năm",
    "tất cả",
    "gesamt",
    "insgesamt",
    "summe",
    "totaal",
    "totale",
    "ensemble",
    "total général",
    "total general",
    "total geral",
    "summa",
    "totalt",
    "samtliga",
    "i alt",
    "razem",
    "ogółem",
    "suma",
    "łącznie",
    "celkem",
    "spolu",
    "összesen",
    "toplam",
    "genel toplam",
    "yhteensä",
    "всего",
    "итого",
    "合計",
    "合计",
    "总计",
    "합계",
];
/// What the lines below a table begin with, in small letters.
const REMARKS: &[&str] = &[
    "ghi chú",
    "chú thích",
    "lưu ý",
    "note",
    "notes",
    "hinweis",
    "anmerkung",
    "stand",
    "nota",
    "anm",
    "uwaga",
    "uwagi",
    "dipnot",
    "champ :",
    "lecture :",
    "last updated",
    "©",
];
/// The same of lines that say where the table is from.
const SOURCES: &[&str] = &[
    "nguồn",
    "source",
    "sources",
    "data from database",
    "data source",
    "quelle",
    "quellen",
    "fuente",
    "fonte",
    "källa",
    "kilde",
    "bron",
    "źródło",
    "kaynak",
];

/// So many words are no name.
const A_SENTENCE: usize = 12;
/// A table has no more rows of totals, and sections are not looked for among more rows.
const TOTALS: usize = 3;
const SECTIONED: usize = 200;

/// A row that is the total of the others: beside its parts it is the largest of all, and says nothing; a line shoots up to it.
pub(super) fn summing(review: &Review, problems: &mut Problems) {
    for (part, figures) in review.figures().filter(|(part, _)| has_rows(part)) {
        let labels = figures.table.texts(figures.label, review.locale);
        let columns = figures.columns(review.locale);
        let is_total = |row: usize| columns.iter().any(|column| is_sum(column, row) || is_sum_of_sections(column, &labels, row));
        // Where "Total" is what most rows have in common, it is a group and no sum; and of very many rows nobody adds up.
        let named: Vec<_> = labels.iter().enumerate().filter(|(_, label)| is_called_total(label) && !is_meant(part, label)).collect();
        let Some((row, label)) = named.iter().filter(|_| named.len() <= TOTALS).find(|(row, _)| is_total(*row)).copied() else { continue };
        let expected = phrase(
            "bỏ dòng này khỏi số liệu và nói tổng số ở “subtitle”; cố ý vẽ thì đưa nhãn này vào “highlight”",
            "take the row out and say the total in “subtitle”; name it in “highlight” if it is meant to stand there",
        );
        figures.tell(problems, &ROW_SUMS, |lang| {
            let finding = Finding::at(figures.table.place(row, figures.label, lang)).found(label).expected(expected.in_lang(lang));
            finding.mended(Some(Change::Out))
        });
    }
}

fn is_called_total(label: &str) -> bool {
    let lower = label.to_lowercase();
    let bare = lower.split(['(', ',', ':']).next().unwrap_or_default().trim();
    SUMS.contains(&bare) || WHOLES.contains(&bare) || ["tổng ", "total "].iter().any(|word| bare.starts_with(word))
}

/// Whether the writer wants a row to be seen.
fn is_meant(part: &Part, label: &str) -> bool {
    match part.spec.get("highlight") {
        Some(Value::Text(text)) => text == label,
        Some(Value::List(items)) => items.iter().any(|item| item.as_text() == Some(label)),
        _ => false,
    }
}

/// Whether a figure is what the others of its column add up to, within what rounding each of them does.
fn is_sum(column: &[Option<f64>], row: usize) -> bool {
    let Some(total) = column.get(row).copied().flatten() else { return false };
    let others: Vec<f64> = column.iter().enumerate().filter(|(other, _)| *other != row).filter_map(|(_, number)| *number).collect();
    let sum: f64 = others.iter().sum();
    let all: Vec<f64> = others.iter().copied().chain([total]).collect();
    let rounding = 0.5 * others.len() as f64 * 10f64.powi(-decimals(&all));
    others.len() > 1 && total != 0.0 && (sum - total).abs() <= rounding.min(total.abs() / 20.0) + total.abs() * 1e-9
}

/// Whether a figure is what the sections below it add up to, each with its own parts behind it: rows that begin with a dash, or that add
/// up to the one before them.
fn is_sum_of_sections(column: &[Option<f64>], labels: &[String], row: usize) -> bool {
    let Some(total) = column.get(row).copied().flatten().filter(|_| column.len() <= SECTIONED) else { return false };
    let rest: Vec<(f64, &str)> =
        column.iter().zip(labels).skip(row + 1).map(|(number, label)| (number.unwrap_or(0.0), label.trim_start())).collect();
    let is_near = |sum: f64, whole: f64| (sum - whole).abs() <= whole.abs() * 1e-3;
    let (mut at, mut sum, mut sections) = (0, 0.0, 0);
    while let Some((own, _)) = rest.get(at) {
        (sum, sections, at) = (sum + own, sections + 1, at + 1);
        let behind = rest.get(at..).unwrap_or_default();
        let dashed = behind.iter().take_while(|(_, label)| label.starts_with(['-', '–', '+', '•', '*'])).count();
        let mut parts = 0.0;
        let adds_up = |(_, (part, _)): &(usize, &(f64, &str))| {
            parts += part;
            is_near(parts, *own)
        };
        let summed = behind.iter().enumerate().find(adds_up).map_or(0, |(last, _)| if last > 0 { last + 1 } else { 0 });
        at += dashed.max(summed);
    }
    sections > 1 && sections < rest.len() && total != 0.0 && is_near(sum, total)
}

/// Rows without a name, where another column of words has one that nobody sees: cells that were merged have only the first.
pub(super) fn nameless(review: &Review, problems: &mut Problems) {
    for (part, figures) in review.figures().filter(|(part, _)| has_rows(part)) {
        let table = &figures.table;
        let rows = || 0..table.rows();
        let empty: Vec<usize> = rows().filter(|row| table.is_missing(*row, figures.label)).collect();
        let is_other = |column: &usize| {
            let is_shown = *column == figures.label || Some(*column) == figures.place || figures.values.contains(column);
            !is_shown && !table.is_numeric(*column, review.locale) && empty.iter().any(|row| !table.is_missing(*row, *column))
        };
        // Numbers of rows, of which some have none, are told of as such.
        let is_named = || number_of_row(figures, review).is_none();
        let Some(row) = empty.first().filter(|_| empty.len() < table.rows() && is_named()) else { continue };
        let Some(other) = (0..table.columns()).find(is_other) else { continue };
        let texts = table.texts(other, review.locale);
        let names = empty.iter().filter_map(|row| texts.get(*row)).filter(|text| !text.is_empty()).take(TOLD);
        let names = names.map(String::as_str).collect::<Vec<_>>().join(", ");
        let columns = ["{\"label\": ", &quoted(table.name(other)), "}"].concat();
        let names_all = rows().all(|row| !table.is_missing(row, other));
        let expected = if names_all {
            phrase(
                "\"columns\": {columns}, cột có tên cho mọi dòng ({names} …) mà chưa được hiện; hoặc điền các ô trống",
                "\"columns\": {columns}, which names every row ({names} …) and is not shown; or fill in the empty cells",
            )
        } else {
            phrase(
                "điền tên vào từng ô trống (cạnh {names} …); ô gộp trong bảng tính chỉ có tên ở dòng đầu",
                "a name in each empty cell (beside {names} …); merged cells of a spreadsheet have theirs in the first row alone",
            )
        };
        let is_plain = part.leaves_columns_open() && names_all;
        figures.tell(problems, &LABEL_EMPTY, |lang| {
            let expected = fill(expected.in_lang(lang), &[("columns", &columns), ("names", &names)]);
            let finding = Finding::at(table.place(*row, figures.label, lang)).found(table.name(figures.label)).expected(expected);
            finding.mended(is_plain.then_some(Change::Add("columns", columns)))
        });
    }
}

/// Lines below a table that say where it is from or what its marks mean.
pub(super) fn remarks(review: &Review, problems: &mut Problems) {
    for (_, figures) in review.figures().filter(|(part, figures)| part.kind.name != "scatter" && !figures.values.is_empty()) {
        let labels = figures.table.texts(figures.label, review.locale);
        let has_place = |row: usize| figures.place.is_some_and(|place| !figures.table.is_missing(row, place));
        let is_empty = |row: usize| !has_place(row) && figures.values.iter().all(|column| figures.table.is_missing(row, *column));
        let mut below: Vec<_> = labels.iter().enumerate().rev().take_while(|(row, _)| is_empty(*row)).collect();
        below.reverse();
        // What follows a remark, or is a whole sentence, is one as well.
        let is_first = |(_, label): &(usize, &String)| is_remark(label) || label.split_whitespace().count() >= A_SENTENCE;
        let Some(first) = below.iter().position(is_first) else { continue };
        for (row, label) in below.drain(first..).filter(|(_, label)| !label.is_empty()).take(TOLD) {
            let (key, text) = remark(label);
            let expected = phrase("bỏ dòng này, và viết {entry} trong biểu đồ", "no such row, but {entry} in the chart");
            figures.tell(problems, &ROW_REMARK, |lang| {
                let expected = fill(expected.in_lang(lang), &[("entry", &[&quoted(key), ": ", &quoted(text)].concat())]);
                let finding = Finding::at(figures.table.place(row, figures.label, lang)).found(label);
                match is_rule(label) {
                    true => finding.wants(lang, "bỏ dòng này", "no such row").mended(Some(Change::Out)),
                    false => finding.expected(expected),
                }
            });
        }
    }
}

/// Whether a label is a line that parts a table from its remarks.
fn is_rule(label: &str) -> bool {
    !label.is_empty() && label.chars().all(|letter| "_-–—=".contains(letter))
}

fn is_remark(label: &str) -> bool {
    let lower = label.trim().to_lowercase();
    let ends = |rest: &str| rest.trim_start().chars().next().is_none_or(|letter| !letter.is_alphabetic());
    let is_said = REMARKS.iter().chain(SOURCES).filter_map(|word| lower.strip_prefix(word)).any(ends);
    is_said || is_rule(label) || lower.trim_start_matches(['(', '[']).starts_with(['*', '†', '‡'])
}

/// The key to which a remark belongs, and what it says there.
fn remark(label: &str) -> (&'static str, &str) {
    let lower = label.trim().to_lowercase();
    let is_source = SOURCES.iter().any(|word| lower.starts_with(word));
    match label.split_once(':') {
        Some((_, text)) if is_source => ("source", text.trim()),
        None if is_source => ("source", label.trim()),
        _ => ("note", label.trim()),
    }
}
