//! Series that are counted in different units and stand on one scale: đồng beside people, shares beside counts, changes beside sizes.
//! Units are looked for where people write them, in the headings of columns.

use super::{Figures, Review};
use crate::locale::Locale;
use crate::problem::codes::{CHANGES_MIXED, MINUS_MIRRORED, PLUS_LOST, UNITS_MIXED, UNIT_CONTRADICTS};
use crate::problem::{written, Change, Finding, Problems};
use crate::spec::format::power;
use crate::table::{date, Cell};
use crate::value::Value;
use crate::words::{fill, phrase};

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
        unit_of(&name(column)).is_some_and(|unit| unit == "%")
            || SHARES.iter().any(|word| name(column).starts_with(word)) && !exceeds(column)
    };
    let share = figures.values.iter().find(|column| is_share(column))?;
    let count = figures.values.iter().find(|column| unit_of(&name(column)).is_none() && exceeds(column))?;
    Some(*share.max(count))
}

/// Words that multiply a unit, by the power of a thousand that they say, in small letters: those of other languages and other forms
/// than the ones that charts themselves know (`power`).
const SCALES: &[(i32, &[&str])] = &[
    (1, &["thousands", "tsd", "tys", "mil", "miles", "mila", "milliers", "bin", "тыс", "tausend", "tysięcy", "ribu", "duizend", "tusen"]),
    (
        2,
        &[
            "millions",
            "millón",
            "milhão",
            "milione",
            "miljon",
            "milion",
            "milionu",
            "miljoonaa",
            "миллиона",
            "миллионов",
            "juta",
            "mio",
            "mln",
            "millionen",
            "millones",
            "milhões",
            "milioni",
            "milionů",
            "miljoner",
            "milj",
            "miljoen",
            "milyon",
            "млн",
        ],
    ),
    (
        3,
        &[
            "billions",
            "milliarde",
            "milliard",
            "miliardo",
            "miliard",
            "miliardów",
            "miljardia",
            "миллиарда",
            "миллиардов",
            "bn",
            "mrd",
            "mld",
            "milliarden",
            "milliards",
            "miliardi",
            "miljarder",
            "miljard",
            "milyar",
            "miliar",
            "млрд",
        ],
    ),
    (4, &["trillions", "bio", "billionen", "billones", "triliun", "trilyon", "трлн"]),
];
/// What is the same unit, in small letters.
const ALIKE: &[&[&str]] = &[
    &["đồng", "đ", "vnd", "vnđ", "₫", "dong"],
    &["$", "usd", "us$", "đô la", "dollar", "dollars", "dólares", "dolar", "dollari"],
    &["€", "eur", "euro", "euros"],
    &["£", "gbp", "pounds"],
    &["¥", "jpy", "yen"],
    &["zł", "pln", "złotych"],
    &["₺", "tl", "try", "lira"],
    &["kr", "sek", "nok", "dkk", "kronor", "kroner"],
    &["%", "per cent", "percent", "prozent", "phần trăm", "pour cent", "por ciento", "procent"],
    &["‰", "per mille", "promille", "phần nghìn"],
    &["người", "people", "persons", "person", "einwohner", "habitants", "habitantes"],
    &["lượt", "lượt khách", "lượt người", "visits"],
    &["tấn", "tonnes", "tons", "tonnen"],
    &["ha", "hectares", "hektar"],
];
/// Words between those of a unit.
const JOINING: &[&str] = &["of", "de", "d", "in"];

/// Which power of a thousand a word says, in small letters and without a point behind it; 0 if none.
pub(super) fn scale_of(word: &str) -> i32 {
    match power(word) {
        0 => SCALES.iter().find(|(_, words)| words.contains(&word)).map_or(0, |(scale, _)| *scale),
        known => i32::try_from(known).unwrap_or(0),
    }
}

/// What a unit counts in, of `ALIKE`, if it says so, and the power of a thousand by which; `None` if it has another word.
fn counted(unit: &str) -> Option<(Option<usize>, i32)> {
    let lower = unit.to_lowercase();
    let (mut power, mut rest) = (0, Vec::new());
    for word in lower.split([' ', '\u{a0}', '’', '\'']).map(|word| word.trim_end_matches('.')).filter(|word| !JOINING.contains(word)) {
        match scale_of(word) {
            0 => rest.push(word),
            scale => power += scale,
        }
    }
    let base = rest.join(" ");
    let known = ALIKE.iter().position(|words| words.contains(&base.as_str()));
    (base.is_empty() || known.is_some()).then_some((known, power))
}

/// The unit that a heading says, as `counted` knows it: in brackets, behind a comma, or as “Umsatz in Mio. Euro” has it.
fn said_by(heading: &str) -> Option<(Option<usize>, i32)> {
    let behind = || [" in ", " en "].iter().find_map(|word| heading.rsplit_once(word)).map(|(_, unit)| unit.to_owned());
    let (known, power) = [ending(heading), behind()].into_iter().flatten().find_map(|unit| counted(&unit))?;
    (known.is_some() || power > 0).then_some((known, power))
}

/// What the figures of a column are in units of one, by what its heading or `format` says of thousands and millions.
pub(super) fn size_of(figures: &Figures, column: usize) -> f64 {
    let of_format = || counted(&figures.unit).filter(|_| figures.divide_by == 1.0);
    let (_, power) = said_by(figures.table.name(column)).or_else(of_format).unwrap_or_default();
    1000f64.powi(power)
}

/// A unit in a heading, and another one in `format`: “Thu (tỷ đồng)” that is written in “triệu đồng”.
pub(super) fn contradicted(review: &Review, problems: &mut Problems) {
    for (part, figures) in review.figures().filter(|(part, _)| part.has_series() || part.kind.name == "ranking") {
        let units: Vec<_> = figures.shown(part).iter().map(|column| (*column, said_by(figures.table.name(*column)))).collect();
        let prefix = part.spec.get("format").and_then(|format| format.get("prefix")).and_then(Value::as_text).unwrap_or_default();
        let Some((own, power)) = counted(&figures.unit).filter(|_| !figures.unit.is_empty()) else { continue };
        let own = own.or_else(|| counted(prefix)?.0);
        // Units that differ among themselves have been told.
        let are_alike = units.windows(2).all(|pair| matches!(pair, [(_, one), (_, other)] if one == other));
        let Some((column, Some((known, theirs)))) = units.first().copied().filter(|_| are_alike) else { continue };
        let is_other = matches!((own, known), (Some(own), Some(known)) if own != known);
        let divisor = 1000f64.powi(power - theirs);
        if !is_other && (figures.divide_by / divisor - 1.0).abs() < 1e-9 {
            continue;
        }
        let expected = match is_other {
            true => phrase("một đơn vị ở cả hai chỗ", "one unit in both places"),
            false => phrase(
                "đơn vị của tiêu đề ở “format”; hoặc \"divideBy\": {n} nếu muốn viết bằng “{unit}”",
                "the unit of the heading in “format”; or \"divideBy\": {n} if figures are to be written in “{unit}”",
            ),
        };
        let blanks = [("n", written(divisor)), ("unit", figures.unit.clone())];
        let name = figures.table.name(column);
        figures.tell(problems, &UNIT_CONTRADICTS, |lang| {
            let blanks = blanks.each_ref().map(|(name, text)| (*name, text.as_str()));
            Finding::at(figures.heading(column)).found(name).expected(fill(expected.in_lang(lang), &blanks))
        });
    }
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
        let Some(change) = figures.shown(part).iter().find(is_change) else { continue };
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
pub(super) fn unit_of(name: &str) -> Option<String> {
    ending(name).filter(|unit| is_unit(unit))
}

/// Whether words, in small letters, are a unit, or say thousands and millions of one.
pub(super) fn is_unit(unit: &str) -> bool {
    // “Nghìn tỷ đồng” has two words before its unit.
    let mut counted = unit;
    while power(counted) > 0 {
        counted = counted.split_once(' ').map_or("", |(_, counted)| counted);
    }
    counted.is_empty() && !unit.is_empty() || UNITS.contains(&counted)
}

/// What stands where a heading has its unit, in small letters.
fn ending(name: &str) -> Option<String> {
    let name = name.trim().to_lowercase();
    if name == "%" || name.starts_with("% ") || name.ends_with(" %") {
        return Some("%".to_owned());
    }
    let bracketed = name.strip_suffix(')').and_then(|name| name.rsplit_once('(')).map(|(_, unit)| unit);
    let unit = bracketed.or_else(|| name.rsplit_once(", ").map(|(_, unit)| unit))?.trim();
    Some(["đơn vị tính:", "đơn vị:", "đvt:"].iter().find_map(|said| unit.strip_prefix(said)).unwrap_or(unit).trim().to_owned())
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
