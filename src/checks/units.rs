//! Series that are counted in different units and stand on one scale: đồng beside people. Units are looked for where people write
//! them, in the headings of columns.

use super::Review;
use crate::problem::codes::UNITS_MIXED;
use crate::problem::{Finding, Problems};
use crate::spec::format::power;
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

/// Series with different units in their headings.
pub(super) fn mixed(review: &Review, problems: &mut Problems) {
    for (_, figures) in review.figures().filter(|(part, _)| part.has_series()) {
        let mut units = figures.values.iter().filter_map(|column| Some((*column, unit_of(figures.table.name(*column))?)));
        let Some((_, first)) = units.next() else { continue };
        if let Some((column, _)) = units.find(|(_, unit)| *unit != first) {
            let expected =
                phrase("mỗi đơn vị một biểu đồ, đặt cạnh nhau trong một “board”", "a chart for each unit, side by side on a “board”");
            let name = figures.table.name(column);
            figures.tell(problems, &UNITS_MIXED, |lang| Finding::at(figures.heading(column)).found(name).expected(expected.in_lang(lang)));
        }
    }
}

/// The unit at the end of a heading, in brackets or behind a comma, in small letters.
fn unit_of(name: &str) -> Option<String> {
    let name = name.trim().to_lowercase();
    let bracketed = name.strip_suffix(')').and_then(|name| name.rsplit_once('(')).map(|(_, unit)| unit);
    let unit = bracketed.or_else(|| name.rsplit_once(", ").map(|(_, unit)| unit))?.trim();
    let unit = unit.strip_prefix("đơn vị:").unwrap_or(unit).trim();
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
        for (name, unit) in
            [("Thu (tỷ đồng)", "tỷ đồng"), ("Khách, lượt", "lượt"), ("Tăng (%)", "%"), ("Dân số (triệu người)", "triệu người")]
        {
            assert_eq!(unit_of(name).as_deref(), Some(unit), "{name}");
        }
        for name in ["Nam (18–24)", "2023 (sơ bộ)", "Tập thể, cá nhân", "Tốt", "Sở, ban, ngành"] {
            assert_eq!(unit_of(name), None, "{name}");
        }
    }
}
