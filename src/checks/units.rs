//! Series that are counted in different units and stand on one scale: đồng beside people, shares beside counts, changes beside sizes.
//! Units are looked for where people write them, in the headings of columns.

use super::{Figures, Review};
use crate::locale::Locale;
use crate::problem::codes::{CHANGES_MIXED, MINUS_MIRRORED, PLUS_LOST, UNITS_MIXED};
use crate::problem::{Change, Finding, Problems};
use crate::spec::format::power;
use crate::table::{date, Cell};
use crate::words::phrase;

/// Words for units, without what they are multiplied by.
const UNITS: &[&str] = &[
    "%",
    "‰",
    "đồng",
    "đ",
    "vnd",
    "vnđ",
    "₫",
    "usd",
    "us$",
    "$",
    "eur",
    "€",
    "£",
    "¥",
    "cny",
    "jpy",
    "người",
    "lượt",
    "lượt người",
    "lượt khách",
    "hộ",
    "ca",
    "bài",
    "xã",
    "huyện",
    "doanh nghiệp",
    "ha",
    "m²",
    "m2",
    "km²",
    "km2",
    "km",
    "m",
    "cm",
    "mm",
    "tấn",
    "kg",
    "tạ",
    "lít",
    "°c",
    "kwh",
    "mw",
    "gw",
    "điểm",
    "điểm %",
    "giờ",
    "phút",
    "ngày",
    "năm",
    "people",
    "persons",
    "visits",
    "households",
    "cases",
    "hectares",
    "tonnes",
    "tons",
    "litres",
    "points",
    "hours",
    "minutes",
    "days",
    "years",
    "dong",
    "dollars",
    "euros",
];

/// Columns of shares whose headings have no per cent sign, as their headings begin, in small letters.
const SHARES: &[&str] = &[
    "tỷ lệ",
    "tỉ lệ",
    "tỷ trọng",
    "tỉ trọng",
    "percent",
    "pct",
    "share",
    "anteil",
    "andel",
    "part ",
    "udział",
    "oran",
    "porcentaje",
    "percentual",
];
/// Columns of changes, as their headings begin, in small letters.
const CHANGES: &[&str] = &[
    "+/-",
    "+/−",
    "±",
    "tăng/giảm",
    "tăng, giảm",
    "tăng giảm",
    "chênh lệch",
    "change",
    "diff",
    "veränderung",
    "évolution",
    "variation",
    "écart",
    "förändring",
    "zmiana",
    "değişim",
    "variação",
    "variación",
];

/// Series with different units in their headings, or shares beside figures that are too large to be any.
pub(super) fn mixed(review: &Review, problems: &mut Problems) {
    for (_, figures) in review.figures().filter(|(part, _)| part.has_series()) {
        let mut units = figures.values.iter().filter_map(|column| Some((*column, unit_of(figures.table.name(*column))?)));
        let other = units.next().and_then(|(_, first)| units.find(|(_, unit)| *unit != first)).map(|(column, _)| column);
        if let Some(column) = other.or_else(|| beside_shares(figures, review.locale)) {
            let expected =
                phrase("mỗi đơn vị một biểu đồ, đặt cạnh nhau trong một “board”", "a chart for each unit, side by side on a “board”");
            let name = figures.table.name(column);
            figures.tell(problems, &UNITS_MIXED, |lang| Finding::at(figures.heading(column)).found(name).expected(expected.in_lang(lang)));
        }
    }
}

/// Of shares and of what is none the column that comes later: “Votes, %”.
fn beside_shares(figures: &Figures, locale: &Locale) -> Option<usize> {
    let name = |column: &usize| figures.table.name(*column).trim().to_lowercase();
    let exceeds = |column: &usize| figures.numbers(*column, locale).into_iter().flatten().any(|number| number.abs() > 100.0);
    let is_share = |column: &usize| {
        let said = unit_of(&name(column)).is_some_and(|unit| unit == "%") || SHARES.iter().any(|word| name(column).starts_with(word));
        said && !exceeds(column)
    };
    let share = figures.values.iter().find(|column| is_share(column))?;
    let count = figures.values.iter().find(|column| unit_of(&name(column)).is_none() && exceeds(column))?;
    Some(*share.max(count))
}

/// Changes beside sizes on one scale; and changes whose plus signs are lost.
pub(super) fn changed(review: &Review, problems: &mut Problems) {
    for (part, figures) in review.figures().filter(|(part, _)| part.has_series() || part.kind.name == "ranking") {
        let plus = |column: &usize| figures.table.cells(*column).iter().position(has_plus);
        let is_below = |column: &usize| figures.numbers(*column, review.locale).into_iter().flatten().any(|number| number < 0.0);
        let is_called_so = |column: &usize| {
            let name = figures.table.name(*column).trim().to_lowercase();
            CHANGES.iter().any(|word| name.starts_with(word))
        };
        let is_change = |column: &&usize| plus(column).is_some() || is_called_so(column) && is_below(column);
        let Some(change) = figures.values.iter().find(is_change) else { continue };
        if part.has_series() && figures.values.iter().any(|column| !is_change(&column) && !is_below(column)) {
            let expected = phrase(
                "một biểu đồ riêng cho mức tăng giảm, đặt cạnh trong một “board”",
                "a chart of their own for the changes, beside the other on a “board”",
            );
            let name = figures.table.name(*change);
            figures
                .tell(problems, &CHANGES_MIXED, |lang| Finding::at(figures.heading(*change)).found(name).expected(expected.in_lang(lang)));
            continue;
        }
        let format = part.spec.get("format");
        let Some(row) = plus(change).filter(|_| format.is_none_or(|format| format.get("sign").is_none())) else { continue };
        let Some(Cell::Text(text)) = figures.table.cells(*change).get(row) else { continue };
        let entry = "{\"sign\": \"always\"}";
        let add = (format.is_none() && part.spec.get("tables").is_none()).then(|| Change::Add("format", entry.to_owned()));
        figures.tell(problems, &PLUS_LOST, |lang| {
            let place = figures.table.place(row, *change, lang);
            Finding::at(place).found(text.trim()).expected(["\"format\": ", entry].concat()).mended(add)
        });
    }
}

/// Whether somebody has put a plus before a number.
fn has_plus(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if text.trim().strip_prefix('+').is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit())))
}

/// Of fewer ages nobody makes a pyramid.
const AGES: usize = 4;

/// Men below zero and women above: the pyramid of a spreadsheet, which hides the minus signs.
pub(super) fn mirrored(review: &Review, problems: &mut Problems) {
    for (_, figures) in review.figures().filter(|(part, _)| part.kind.name == "bar") {
        let labels = figures.table.texts(figures.label, review.locale);
        let habits = figures.table.habits(figures.label, review.locale);
        let is_age = |label: &&String| label.contains(|letter: char| letter.is_ascii_digit()) && date::read(label, habits).is_none();
        let are_ages = labels.len() >= AGES && labels.iter().filter(is_age).count() * 2 > labels.len();
        let [one, other] = figures.values.as_slice() else { continue };
        let numbers = |column: usize| figures.numbers(column, review.locale).into_iter().flatten().collect::<Vec<f64>>();
        let is_below = |column: usize| numbers(column).iter().all(|number| *number <= 0.0);
        let is_above = |column: usize| numbers(column).iter().all(|number| *number >= 0.0);
        let below =
            [(*one, *other), (*other, *one)].into_iter().find(|(below, above)| is_below(*below) && is_above(*above) && !is_above(*below));
        let Some((below, _)) = below.filter(|_| are_ages) else { continue };
        let expected = phrase(
            "số dương, để hai cột cạnh nhau, hoặc mỗi cột một khung trong “board”",
            "numbers above zero, with both columns side by side, or a panel of a “board” for each",
        );
        let name = figures.table.name(below);
        figures.tell(problems, &MINUS_MIRRORED, |lang| Finding::at(figures.heading(below)).found(name).expected(expected.in_lang(lang)));
    }
}

/// The unit at the end of a heading, in brackets or behind a comma, in small letters; a per cent sign may stand apart at either end.
fn unit_of(name: &str) -> Option<String> {
    let name = name.trim().to_lowercase();
    if name == "%" || name.starts_with("% ") || name.ends_with(" %") {
        return Some("%".to_owned());
    }
    let bracketed = name.strip_suffix(')').and_then(|name| name.rsplit_once('(')).map(|(_, unit)| unit);
    let unit = bracketed.or_else(|| name.rsplit_once(", ").map(|(_, unit)| unit))?.trim();
    let unit = ["đơn vị tính:", "đơn vị:", "đvt:"].iter().find_map(|said| unit.strip_prefix(said)).unwrap_or(unit).trim();
    let counted = match power(unit) {
        0 => unit,
        _ => unit.split_once(' ').map_or("", |(_, counted)| counted),
    };
    (counted.is_empty() && power(unit) > 0 || UNITS.contains(&counted)).then(|| unit.to_owned())
}

#[cfg(test)]
mod tests {
    use super::unit_of;

    #[test]
    fn a_unit_is_found_where_people_write_it_and_nowhere_else() {
        for (name, unit) in [
            ("Thu (tỷ đồng)", "tỷ đồng"),
            ("Khách, lượt", "lượt"),
            ("Tăng (%)", "%"),
            ("Dân số (triệu người)", "triệu người"),
            ("%", "%"),
            ("Anteil in %", "%"),
        ] {
            assert_eq!(unit_of(name).as_deref(), Some(unit), "{name}");
        }
        for (name, unit) in
            [("Thu (Đơn vị: tỷ đồng)", "tỷ đồng"), ("Chi (ĐVT: triệu đồng)", "triệu đồng"), ("Rừng (đơn vị tính: ha)", "ha")]
        {
            assert_eq!(unit_of(name).as_deref(), Some(unit), "{name}");
        }
        for name in ["Nam (18–24)", "2023 (sơ bộ)", "Tập thể, cá nhân", "Tốt", "Sở, ban, ngành"] {
            assert_eq!(unit_of(name), None, "{name}");
        }
    }
}
