//! Whether the kind suits the data: not more than it can show well, and none that another kind would show better.

use super::columns::{as_place, counts, is_code};
use super::dates::final_year;
use super::squares::{each, COUNTED};
use super::{is_year, role_of, Figures, Part, Review};
use crate::board::kinds;
use crate::charts::{is_place_heading, Kind};
use crate::locale::Fraction;
use crate::problem::codes::{
    BARS_DROPPED, BARS_EMPTY, COLUMN_NAMES, COLUMN_UNSEEN, KIND_BETTER, MANY_CELLS, MANY_ROWS, MANY_SERIES, REDUCE_CURRENT,
};
use crate::problem::fix::quoted;
use crate::problem::{Change, Finding, Problems};
use crate::spec::{COMMON, OUTER};
use crate::table::Cell;
use crate::value::Value;
use crate::words::{fill, phrase, Phrase};

/// How many rows and series a kind shows well. Beyond a kind's own limits, which are wider, it is not drawn at all.
const COMFORT: &[(&str, usize, usize)] =
    &[("bar", 30, 4), ("stacked-bar", 20, 6), ("waffle", 8, 6), ("ranking", 40, 1), ("targets", 12, usize::MAX)];

/// Bars in order of time, from which on they are a line.
const A_LINE: usize = 12;
/// Tiles in one unit, from which on they are bars.
const TILES: usize = 8;

/// More rows, series or squares than the kind shows well.
pub(super) fn too_much(review: &Review, problems: &mut Problems) {
    // What is too much to be drawn has been told.
    if problems.list().iter().any(|problem| problem.code.starts_with("too-many")) {
        return;
    }
    for (part, figures) in review.figures() {
        let Some((_, most_rows, most_series)) = COMFORT.iter().find(|(name, ..)| *name == part.kind.name) else { continue };
        let (rows, series) = (figures.table.rows(), figures.values.len());
        let say = |number: f64| review.locale.number(number, Fraction::AS_IS);
        let mut tell = |code, found: f64, most: f64, expected: Phrase| {
            figures.tell(problems, code, |lang| {
                Finding::at("data").found(say(found)).expected(fill(expected.in_lang(lang), &[("n", &say(most))]))
            });
        };
        if rows > *most_rows && as_line(review, part, figures).is_none() {
            let expected = phrase(
                "giữ chừng {n} dòng quan trọng nhất, gộp phần còn lại thành một dòng",
                "keep the {n} or so rows that matter, and add up the rest in one",
            );
            tell(&MANY_ROWS, rows as f64, *most_rows as f64, expected);
        }
        let cells = cells(review, part, figures);
        if cells > COUNTED {
            let expected = phrase("“each” lớn hơn, hoặc loại “stacked-bar”", "a larger “each”, or the kind “stacked-bar”");
            tell(&MANY_CELLS, cells, COUNTED, expected);
        }
        if series > *most_series && part.has_series() {
            let expected =
                phrase("nhiều nhất {n} dãy, hoặc mỗi dãy một khung trong “board”", "at most {n} series, or a panel of a “board” for each");
            match points(figures).filter(|_| part.leaves_columns_open()) {
                Some(column) => scores(figures, column, problems),
                None => tell(&MANY_SERIES, series as f64, *most_series as f64, expected),
            }
        }
    }
}

/// The table of a league, whose points are what is compared.
fn scores(figures: &Figures, column: usize, problems: &mut Problems) {
    let columns = ["{\"values\": [", &quoted(figures.table.name(column)), "]}"].concat();
    let expected = phrase(
        "\"columns\": {columns} để chỉ vẽ cột ấy, hoặc mỗi dãy một khung trong “board”",
        "\"columns\": {columns} to show that column alone, or a panel of a “board” for each series",
    );
    figures.tell(problems, &MANY_SERIES, |lang| {
        let expected = fill(expected.in_lang(lang), &[("columns", &columns)]);
        let finding = Finding::at("data").found(figures.values.len().to_string()).expected(expected);
        finding.mended(Some(Change::Add("columns", columns)))
    });
}

/// How many squares a waffle has.
fn cells(review: &Review, part: &Part, figures: &Figures) -> f64 {
    if part.kind.name != "waffle" {
        return 0.0;
    }
    let each = each(part.spec);
    let values = figures.values.iter().flat_map(|column| figures.numbers(*column, review.locale)).flatten();
    values.map(|value| (value / each).max(0.0)).sum::<f64>().round()
}

/// Another kind that shows the same better.
pub(super) fn better(review: &Review, problems: &mut Problems) {
    for (part, figures) in review.figures() {
        let found = [as_bar(review, part, figures), as_line(review, part, figures)].into_iter().flatten().next();
        let Some((name, why)) = found else { continue };
        let fits = fits(part.spec, name);
        part.tell(problems, &KIND_BETTER, |lang| {
            let expected = fill(phrase("“{kind}”: {why}", "“{kind}”: {why}").in_lang(lang), &[("kind", name), ("why", why.in_lang(lang))]);
            let change = if fits { Change::Value(quoted(name)) } else { Change::Nothing };
            Finding::at("type").found(part.kind.name).expected(expected).mended(Some(change))
        });
    }
}

/// Whether a spec can be of another kind as it stands.
fn fits(spec: &Value, name: &str) -> bool {
    let keys: Vec<&str> =
        kinds().filter(|kind| kind.name == name).flat_map(Kind::keys).chain(COMMON).chain(OUTER).map(|key| key.name).collect();
    match spec {
        Value::Record(entries) => entries.iter().all(|(key, _)| keys.contains(&key.as_str()) || key == "wide"),
        _ => false,
    }
}

/// Wholes with a single part are sizes; so are many targets in one unit.
fn as_bar(review: &Review, part: &Part, figures: &Figures) -> Option<(&'static str, Phrase)> {
    let rows = figures.table.rows();
    match part.kind.name {
        "stacked-bar" if figures.values.len() == 1 && rows > 1 => {
            Some(("bar", phrase("mỗi thanh ở đây chỉ có một phần", "each bar has a single part here")))
        }
        "stacked-bar" if are_years(figures) => Some((
            "bar",
            phrase("các phần ở đây là các năm, cộng lại không thành một tổng nào", "the parts here are years, which add up to nothing"),
        )),
        "targets" if rows > TILES && share_a_unit(review, figures) => {
            Some(("bar", phrase("các số cùng một đơn vị nên so được bằng chiều dài", "figures in one unit can be compared by length")))
        }
        _ => None,
    }
}

/// Whether the series are the same of several years: “2022”, “2023 (Mio. Euro)”.
fn are_years(figures: &Figures) -> bool {
    let parted = |column: &usize| {
        let name = figures.table.name(*column);
        let mut words: Vec<&str> = final_year(name).unwrap_or(name).split(' ').collect();
        let year = words.iter().position(|word| is_year(word))?;
        Some((words.remove(year), words))
    };
    let Some(parted) = figures.values.iter().map(parted).collect::<Option<Vec<_>>>() else { return false };
    parted.len() > 1 && parted.windows(2).all(|pair| matches!(pair, [(one, words), (next, others)] if one != next && words == others))
}

fn share_a_unit(review: &Review, figures: &Figures) -> bool {
    let units = match figures.table.position("unit") {
        Some(column) => figures.table.texts(column, review.locale),
        None => return true,
    };
    units.windows(2).all(|pair| if let [one, other] = pair { one == other } else { true })
}

/// Bars in order of time, where there is a kind for that.
fn as_line(review: &Review, part: &Part, figures: &Figures) -> Option<(&'static str, Phrase)> {
    let line = kinds().find(|kind| kind.name == "line")?;
    let is_long = part.kind.name == "bar" && figures.table.rows() > A_LINE && part.spec.get("sort").is_none();
    let why = phrase("các dòng là những thời điểm liên tiếp", "the rows follow one another in time");
    (is_long && is_in_time(review, figures)).then_some((line.name, why))
}

/// Whether all labels are dates or years, in order.
fn is_in_time(review: &Review, figures: &Figures) -> bool {
    figures
        .dates(figures.label, review.locale)
        .is_some_and(|dates| dates.windows(2).all(|pair| matches!(pair, [earlier, later] if earlier < later)))
}

/// A ranking shows one column of numbers, and the data has more.
pub(super) fn unseen(review: &Review, problems: &mut Problems) {
    for (part, figures) in review.figures().filter(|(part, _)| part.kind.name == "ranking") {
        let is_named = part.spec.get("columns").and_then(|columns| columns.get("values")).is_some();
        // A column that is told to hold places will be that of places.
        let mut values = figures.values.iter().copied().filter(|column| !counts(part, figures, *column, review.locale));
        if let (Some(first), Some(other), false) = (values.next(), values.next(), is_named) {
            // Who ranks by points knows that games are not shown.
            let better = points(figures).unwrap_or(other);
            if better != first {
                let is_place = |column: &usize| counts(part, figures, *column, review.locale) && !is_code(figures, *column);
                let place = figures.values.iter().copied().find(is_place);
                unchosen(part, figures, (place, first, better), problems);
            }
        }
        placeless(figures, problems);
        misnamed(part, figures, problems);
        timed(figures, problems);
    }
}

/// Headings of what tables of a league are ranked by, in small letters.
const POINTS: &[&str] = &[
    "điểm",
    "points",
    "point",
    "pts",
    "pts.",
    "punkte",
    "pkt",
    "pkt.",
    "pkte",
    "puntos",
    "ptos",
    "puntti",
    "punti",
    "pontos",
    "poäng",
    "poeng",
    "punten",
    "ptn",
    "ptn.",
    "pnt",
    "punkty",
    "body",
    "puan",
    "pisteet",
    "pont",
    "очки",
    "бали",
    "βαθμοί",
    "نقاط",
    "النقاط",
    "امتیاز",
    "勝点",
    "勝ち点",
    "积分",
    "積分",
    "승점",
];

/// The column of points.
fn points(figures: &Figures) -> Option<usize> {
    let is_called_so = |column: &usize| POINTS.contains(&figures.table.name(*column).trim().to_lowercase().as_str());
    figures.values.iter().copied().find(is_called_so)
}

/// Of several columns of numbers a ranking shows the first, and writes no heading above it: which one that is, and how it shows another.
fn unchosen(part: &Part, figures: &Figures, (place, shown, other): (Option<usize>, usize, usize), problems: &mut Problems) {
    let entry = |key: &str, column: usize| ["\"", key, "\": ", &quoted(figures.table.name(column))].concat();
    let entries = place.filter(|_| figures.place.is_none()).map(|place| entry("place", place));
    let entries: Vec<String> = entries.into_iter().chain([entry("values", other)]).collect();
    let columns = ["{", &entries.join(", "), "}"].concat();
    let expected = phrase(
        "\"columns\": {columns} để xếp theo cột ấy (đang xếp theo “{shown}”), hoặc loại “bar” để vẽ mọi cột",
        "\"columns\": {columns} to rank by that one (now it is “{shown}”), or the kind “bar”, which shows all",
    );
    // That of places brings a fix of its own.
    let meant = points(figures) == Some(other) && place.is_none() && part.leaves_columns_open();
    figures.tell(problems, &COLUMN_UNSEEN, |lang| {
        let expected = fill(expected.in_lang(lang), &[("columns", &columns), ("shown", figures.table.name(shown))]);
        let finding = Finding::at(figures.heading(other)).found(figures.table.name(other)).expected(expected);
        finding.mended(meant.then_some(Change::Add("columns", columns)))
    });
}

/// A column of times, 2:01:09, which are no numbers, where a ranking has no other values.
fn timed(figures: &Figures, problems: &mut Problems) {
    let table = &figures.table;
    let is_free = |column: &usize| *column != figures.label && Some(*column) != figures.place;
    let counts = |column: &usize| table.cells(*column).iter().filter(|cell| is_time(cell)).count() * 2 > table.rows();
    let free = (0..table.columns()).filter(is_free);
    let Some(column) = free.filter(|_| figures.values.is_empty()).find(counts) else { return };
    let expected = phrase(
        "mỗi ô một con số phút hoặc giây, không kèm chữ, như 121,15 thay cho 2:01:09",
        "the minutes or seconds in each cell, as a plain number, such as 121.15 in place of 2:01:09",
    );
    let name = table.name(column);
    figures.tell(problems, &COLUMN_UNSEEN, |lang| Finding::at(figures.heading(column)).found(name).expected(expected.in_lang(lang)));
}

/// Whether a cell says hours, minutes or seconds: "2:01:09", "9'58\"", "1h23".
fn is_time(cell: &Cell) -> bool {
    let Cell::Text(text) = cell else { return false };
    let is_mark = |letter: char| ":'\"′″’”hms".contains(letter);
    let is_part = |letter: char| letter.is_ascii_digit() || is_mark(letter) || ".,+ ".contains(letter);
    text.starts_with(|letter: char| letter.is_ascii_digit() || letter == '+') && text.contains(is_mark) && text.chars().all(is_part)
}

/// A column of places in words, "first" or "gold", of which a ranking has to be told.
fn placeless(figures: &Figures, problems: &mut Problems) {
    let is_left = |column: &usize| figures.place.is_none() && *column != figures.label && !figures.values.contains(column);
    let called_so = (0..figures.table.columns()).filter(is_left).find(|column| is_place_heading(figures.table.name(*column)));
    if let Some(column) = called_so {
        let expected = ["\"columns\": ", &as_place(figures, column)].concat();
        let finding = Finding::at(figures.heading(column)).found(figures.table.name(column)).expected(expected);
        figures.tell(problems, &COLUMN_UNSEEN, |_| finding);
    }
}

/// Places that are written, “1.” or “3º”, below a heading that isn't known as one of places: they stand where the names should, and the
/// names are seen nowhere.
fn misnamed(part: &Part, figures: &Figures, problems: &mut Problems) {
    let table = &figures.table;
    let has_columns = part.spec.get("columns").is_some();
    let places: Option<Vec<u32>> = table.cells(figures.label).iter().map(written_place).collect();
    let are_in_order = places.is_some_and(|places| places.len() > 1 && places.is_sorted());
    if figures.place.is_some() || has_columns || !are_in_order {
        return;
    }
    let is_left = |column: &usize| *column != figures.label && !figures.values.contains(column);
    let Some(names) = (0..table.columns()).find(is_left) else { return };
    let columns = as_place(figures, figures.label);
    let expected = ["\"columns\": ", &columns].concat();
    let change = part.spec.get("tables").is_none().then_some(Change::Add("columns", columns));
    figures
        .tell(problems, &COLUMN_UNSEEN, |_| Finding::at(figures.heading(names)).found(table.name(names)).expected(expected).mended(change));
}

/// What people write before and behind the number of a place, in small letters.
const BEFORE_PLACES: &[&str] = &["", "=", "t", "#", "nr. ", "no. "];
const BEHIND_PLACES: &[&str] =
    &[".", "º", "ª", "°", ")", "st", "nd", "rd", "th", "er", "re", "e", "ème", ".º", ".ª", ":a", ":e", "-й", "-е", "-я", "位", "위"];

/// Whether a cell holds a place that is written so.
pub(super) fn is_written_place(cell: &Cell) -> bool {
    written_place(cell).is_some()
}

/// The place that a cell says with more than a number: “1.”, “3º”, “=4”. Of “10A” and “5G” nobody would say that.
fn written_place(cell: &Cell) -> Option<u32> {
    let Cell::Text(text) = cell else { return None };
    let lower = text.trim().to_lowercase();
    let (start, end) = (lower.find(|letter: char| letter.is_ascii_digit())?, lower.rfind(|letter: char| letter.is_ascii_digit())? + 1);
    let (before, behind) = (lower.get(..start)?, lower.get(end..)?);
    let is_written = BEFORE_PLACES.contains(&before) && (behind.is_empty() && !before.is_empty() || BEHIND_PLACES.contains(&behind));
    lower.get(start..end)?.parse().ok().filter(|_| is_written)
}

/// Numbers alone in a scatter plot, of which the first name what the dots are: codes, districts, years. What is third of them is not seen.
pub(super) fn unnamed(review: &Review, problems: &mut Problems) {
    for (_, figures) in review.figures().filter(|(part, _)| part.kind.name == "scatter" && part.spec.get("columns").is_none()) {
        let table = &figures.table;
        let numbers = (0..table.columns()).filter(|column| table.is_numeric(*column, review.locale)).count();
        if numbers < 3 || numbers < table.columns() {
            continue;
        }
        let name = |column: usize| quoted(table.name(column));
        let columns = ["{\"label\": ", &name(0), ", \"x\": ", &name(1), ", \"y\": ", &name(2), "}"].concat();
        let expected = phrase(
            "\"columns\": {columns} nếu cột ấy là tên; đúng ý thì viết rõ “x” và “y” ở “columns”",
            "\"columns\": {columns} if it holds names; if it is meant so, “x” and “y” at “columns”",
        );
        figures.tell(problems, &COLUMN_NAMES, |lang| {
            let expected = fill(expected.in_lang(lang), &[("columns", &columns)]);
            Finding::at(figures.heading(0)).found(table.name(0)).expected(expected).mended(Some(Change::Add("columns", columns)))
        });
    }
}

/// A ranking has no bars where one of its values is below zero, or where it has none at all.
pub(super) fn barless(review: &Review, problems: &mut Problems) {
    let asks = |part: &Part| part.kind.name == "ranking" && part.spec.get("bars") == Some(&Value::Flag(true));
    for (part, figures) in review.figures().filter(|(part, _)| asks(part)) {
        let shown = figures.values.first().map(|column| figures.numbers(*column, review.locale)).unwrap_or_default();
        let shown: Vec<f64> = shown.into_iter().flatten().collect();
        if let Some(negative) = shown.iter().find(|value| **value < 0.0) {
            let expected = phrase("bỏ “bars”, hoặc loại “bar”, vẽ được số âm", "no “bars”, or the kind “bar”, which shows numbers below 0");
            let found = review.locale.number(*negative, Fraction::AS_IS);
            part.tell(problems, &BARS_DROPPED, |lang| Finding::at("bars").found(found).expected(expected.in_lang(lang)));
        } else if shown.is_empty() && problems.errors() == 0 {
            let expected = phrase("bỏ “bars”, hoặc thêm một cột giá trị", "no “bars”, or a column of values");
            part.tell(problems, &BARS_EMPTY, |lang| Finding::at("bars").expected(expected.in_lang(lang)));
        }
    }
}

/// More at present than is to be reduced in all: most likely `current` is the present level, not what has been reduced so far. The tile
/// has no bar of progress then.
pub(super) fn unmoved(review: &Review, problems: &mut Problems) {
    for (part, figures) in review.figures().filter(|(part, _)| part.kind.name == "targets") {
        let role = |role: &str| role_of(&figures.table, part.spec, role);
        let (Some(value), Some(current), Some(sense)) = (role("value"), role("current"), role("sense")) else { continue };
        let [labels, senses] = [figures.label, sense].map(|column| figures.table.texts(column, review.locale));
        let [wanted, done] = [value, current].map(|column| figures.numbers(column, review.locale));
        let is_level = |(row, sense): &(usize, &String)| match (wanted.get(*row), done.get(*row)) {
            (Some(Some(wanted)), Some(Some(done))) => *sense == "reduce" && done > wanted,
            _ => false,
        };
        for (row, _) in senses.iter().enumerate().filter(is_level) {
            let label = labels.get(row).cloned().unwrap_or_default();
            figures.tell(problems, &REDUCE_CURRENT, |lang| {
                Finding::at(figures.table.place(row, current, lang)).found(label).wants(
                    lang,
                    "ở “current” là mức đã giảm được; nếu đó là mức hiện nay thì viết “below” và mức cần xuống tới",
                    "what has been reduced so far in “current”; if it is the present level, “below” and the level to get to",
                )
            });
        }
    }
}
