//! Columns that are drawn as figures and are none: those that only count or rank the rows, and sums of the columns beside them.

use super::{is_year, Figures, Part, Review};
use crate::charts::is_place_heading;
use crate::locale::Locale;
use crate::problem::codes::{COLUMN_COUNTS, COLUMN_SUMS};
use crate::problem::fix::quoted;
use crate::problem::{Change, Finding, Problems};
use crate::words::{phrase, Lang};

/// Headings of columns that count the rows, in small letters.
pub(super) const COUNTING: &[&str] = &["stt", "s.t.t", "tt", "số tt", "số thứ tự"];
/// The same, where they may as well mean how many there are.
pub(super) const NUMBERING: &[&str] = &["#", "no", "no.", "nr", "nr.", "№", "id", "thứ tự", "index", "order"];
/// Headings of places that may as well be of something else; a ranking asks which column they are.
const PLACES: &[&str] = &[
    "vị trí",
    "position",
    "pos",
    "pos.",
    "ranking",
    "thứ bậc",
    "posición",
    "posição",
    "posizione",
    "posto",
    "lugar",
    "pozycja",
    "pozice",
    "pořadí",
    "positie",
    "plassering",
    "sija",
    "helyezés",
    "sıra",
    "θέση",
    "позиция",
    "posisi",
    "顺序",
    "순번",
    "स्थान",
    "الترتيب",
];
/// Headings of sums, in small letters.
pub(super) const SUMS: &[&str] = &["tổng", "tổng số", "tổng cộng", "cộng", "total", "totals", "grand total", "in total", "sum"];

/// Headings of years, in small letters.
const YEARS: &[&str] = &[
    "time_period",
    "time period",
    "period",
    "thời gian",
    "năm thành lập",
    "năm báo cáo",
    "năm",
    "year",
    "jahr",
    "année",
    "año",
    "ano",
    "anno",
    "rok",
    "jaar",
    "år",
    "год",
    "年",
];

/// Headings of codes by which a table names places, in small letters.
const CODES: &[&str] = &[
    "fips",
    "fips code",
    "geoid",
    "geo id",
    "zip",
    "zip code",
    "postcode",
    "plz",
    "ags",
    "ars",
    "nuts",
    "insee",
    "code insee",
    "code postal",
    "cod",
    "cod.",
    "código",
    "codigo",
    "código ine",
    "code",
    "codice",
    "codice istat",
    "istat",
    "kod",
    "kod teryt",
    "teryt",
    "plaka",
    "gemeindeschlüssel",
    "kreisschlüssel",
    "regionalschlüssel",
    "schlüssel",
    "schlüsselnummer",
    "kommunkod",
    "kommunenummer",
    "iso",
    "mã",
    "mã số",
    "mã tỉnh",
    "mã huyện",
    "mã xã",
    "mã đơn vị",
    "団体コード",
    "コード",
    "代码",
    "코드",
];

/// So many rows that go 1, 2, 3 are no figures that happen to, wherever they stand. Goals of five rounds may.
const BEYOND_CHANCE: usize = 10;
/// Sums that come out right by chance are rarer than one in so many.
const UNLIKELY: f64 = 1000.0;

/// Columns that say which row it is.
pub(super) fn counting(review: &Review, problems: &mut Problems) {
    for (part, figures) in review.figures().filter(|(part, figures)| is_free(part) || is_open_scatter(part, figures)) {
        // Along an axis years and places are figures, too.
        let is_drawn =
            |(at, column): &(usize, &usize)| part.kind.name != "scatter" || *at < 2 && figures.is_called(**column, &[COUNTING, NUMBERING]);
        let drawn = figures.shown(part).iter().enumerate().filter(is_drawn).map(|(_, column)| column);
        let counting = drawn.filter(|column| counts(part, figures, **column, review.locale));
        for column in counting {
            let is_place = part.kind.name == "ranking" && figures.place.is_none() && goes_with_places(figures, *column, review.locale);
            let better = if is_place { Some(as_place(figures, *column)) } else { without(part, figures, review.locale) };
            figures.tell(problems, &COLUMN_COUNTS, |lang| {
                let name = match figures.table.name(*column) {
                    "" => phrase("(không tên)", "(no name)").in_lang(lang),
                    name => name,
                };
                left_out(Finding::at(figures.heading(*column)).found(name), better, part, lang)
            });
        }
    }
}

/// Columns that are sums of the others, where figures are put upon or behind one another.
pub(super) fn summing(review: &Review, problems: &mut Problems) {
    for (part, figures) in review.figures().filter(|(part, _)| is_free(part)) {
        for column in figures.values.iter().filter(|column| sums(part, figures, **column, review.locale)) {
            let better = without(part, figures, review.locale);
            let finding = Finding::at(figures.heading(*column)).found(figures.table.name(*column));
            let figured = figures.values.iter().filter(|column| !counts(part, figures, **column, review.locale)).count();
            // One part and its whole: what is missing is the other part.
            if figured > 2 {
                figures.tell(problems, &COLUMN_SUMS, |lang| left_out(finding, better, part, lang));
            } else {
                let expected = phrase("cột phần còn lại thay cho cột tổng", "a column of what is left instead of the total");
                figures.tell(problems, &COLUMN_SUMS, |lang| finding.expected(expected.in_lang(lang)));
            }
        }
    }
}

/// Whether the kind shows what columns of numbers there are, and the writer has not named some.
fn is_free(part: &Part) -> bool {
    let named = part.spec.get("columns").and_then(|columns| columns.get("values"));
    named.is_none() && (part.has_series() || part.kind.name == "ranking")
}

/// Whether a scatter plot takes its columns as they come, and has names and more figures than two.
fn is_open_scatter(part: &Part, figures: &Figures) -> bool {
    let has_names = figures.values.len() < figures.table.columns();
    let names_axes = figures.table.position("x").is_some() || figures.table.position("y").is_some();
    part.kind.name == "scatter" && part.spec.get("columns").is_none() && !names_axes && has_names && figures.values.len() > 2
}

/// Whether a column only says which row it is, or which place it has.
pub(super) fn counts(part: &Part, figures: &Figures, column: usize, locale: &Locale) -> bool {
    let numbers: Vec<f64> = figures.numbers(column, locale).into_iter().map(|number| number.unwrap_or(f64::NAN)).collect();
    let rows = numbers.len();
    let goes_from = |first: u32| numbers.iter().zip(first..).all(|(number, count)| *number == f64::from(count));
    let heading = figures.table.name(column).to_lowercase();
    // Programs that write tables put the numbers of the rows before them, from 0, and no name above.
    if rows > 1 && heading.is_empty() && figures.values.len() > 1 && goes_from(0) {
        return true;
    }
    let is_called = |headings: &[&str]| headings.contains(&heading.as_str());
    // Sections, “I”, and rows of rows, “1.1”, are among them; growth, “TT”, does not begin with 1.
    if is_called(COUNTING) && (heading != "tt" || numbers.first().is_some_and(|first| first.is_nan() || *first == 1.0)) {
        return true;
    }
    if rows < 2 || numbers.iter().any(|number| number.fract() != 0.0 || *number < 1.0) {
        return false;
    }
    let is_in_order = goes_from(1);
    let is_place = numbers.contains(&1.0) && numbers.iter().all(|number| *number <= rows as f64);
    let is_beside = figures.values.len() > 1;
    let is_ranking = part.kind.name == "ranking";
    let is_ranked = is_place_heading(&heading) || is_called(PLACES) || is_ranking && is_beside && is_called(NUMBERING);
    is_beside && (is_code(figures, column) || !["line", "area"].contains(&part.kind.name) && are_years(figures, column, &numbers))
        || is_in_order && is_called(NUMBERING)
        || is_place && is_ranked && (is_beside || is_ranking)
        || is_in_order && is_beside && (heading.is_empty() || rows > 2 && (column < figures.label || rows >= BEYOND_CHANCE))
        || is_ranking && is_beside && rows > 2 && column < figures.label && are_places(&numbers)
}

/// Whether a column could hold the places of those that are ranked: the figures beside it rise or fall as it goes on, or there are none.
fn goes_with_places(figures: &Figures, place: usize, locale: &Locale) -> bool {
    let places = figures.numbers(place, locale);
    let numbers: Vec<f64> = places.iter().flatten().copied().collect();
    if is_code(figures, place) || are_years(figures, place, &numbers) {
        return false;
    }
    let Some(other) = figures.values.iter().find(|column| **column != place) else { return true };
    let mut rows: Vec<(f64, f64)> =
        places.iter().zip(figures.numbers(*other, locale)).filter_map(|(place, number)| Some(((*place)?, number?))).collect();
    rows.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    let goes =
        |is_so: fn(f64, f64) -> bool| rows.windows(2).all(|pair| matches!(pair, [(_, before), (_, after)] if is_so(*before, *after)));
    goes(|before, after| before >= after) || goes(|before, after| before <= after)
}

/// Whether a column is called years and holds some.
fn are_years(figures: &Figures, column: usize, numbers: &[f64]) -> bool {
    YEARS.contains(&figures.table.name(column).trim().to_lowercase().as_str()) && numbers.iter().all(|number| is_year(&number.to_string()))
}

/// Whether a column holds codes by which a table names places, each another one.
pub(super) fn is_code(figures: &Figures, column: usize) -> bool {
    let cells = figures.table.cells(column);
    let differ = cells.iter().enumerate().all(|(row, cell)| !cells.iter().take(row).any(|before| before == cell));
    differ && CODES.contains(&figures.table.name(column).trim().to_lowercase().as_str())
}

/// Whether numbers are what places are in whatever order: each is one more than there are smaller ones, as in 1, 2, 2, 4.
fn are_places(numbers: &[f64]) -> bool {
    let smaller = |own: &f64| numbers.iter().filter(|other| *other < own).count();
    numbers.iter().all(|number| *number == (smaller(number) + 1) as f64) && numbers.iter().any(|number| *number > 1.0)
}

/// Whether a column is the sum of the others where figures add up: it is called so and could be, or comes out so in each row.
fn sums(part: &Part, figures: &Figures, column: usize, locale: &Locale) -> bool {
    let others = figures.values.iter().filter(|other| **other != column && !counts(part, figures, **other, locale));
    let others: Vec<Vec<Option<f64>>> = others.map(|other| figures.numbers(*other, locale)).collect();
    if !part.shows_parts() || others.is_empty() {
        return false;
    }
    let (mut is_largest, mut is_exact, mut chance) = (true, others.len() > 1, 1.0);
    for (row, sum) in figures.numbers(column, locale).into_iter().enumerate() {
        let parts: Vec<f64> = others.iter().filter_map(|other| other.get(row).copied().flatten()).collect();
        let Some(sum) = sum else { continue };
        is_largest &= parts.iter().all(|part| *part <= sum);
        is_exact &= (parts.iter().sum::<f64>() - sum).abs() <= sum.abs() * 1e-9;
        chance *= sum.abs().max(1.0);
    }
    let heading = figures.table.name(column).to_lowercase();
    let bare = heading.split(['(', ',']).next().unwrap_or_default().trim();
    is_largest && SUMS.contains(&bare) || is_exact && chance >= UNLIKELY
}

/// `columns` by which only those columns are shown that are figures; `None` if there is none.
fn without(part: &Part, figures: &Figures, locale: &Locale) -> Option<String> {
    let is_left = |column: &&usize| !counts(part, figures, **column, locale) && !sums(part, figures, **column, locale);
    let left: Vec<String> = figures.values.iter().filter(is_left).map(|column| quoted(figures.table.name(*column))).collect();
    if let ("scatter", [x, y, ..]) = (part.kind.name, left.as_slice()) {
        return Some(["{\"x\": ", x, ", \"y\": ", y, "}"].concat());
    }
    match left.first().filter(|_| part.kind.name != "scatter") {
        Some(first) if part.kind.name == "ranking" => Some(["{\"values\": ", first, "}"].concat()),
        Some(_) => Some(["{\"values\": [", &left.join(", "), "]}"].concat()),
        None => None,
    }
}

/// `columns` by which a column holds the places.
pub(super) fn as_place(figures: &Figures, column: usize) -> String {
    ["{\"place\": ", &quoted(figures.table.name(column)), "}"].concat()
}

/// How a column is left out. A spec that says nothing of its columns, and has one table, is simply told.
fn left_out(finding: Finding, columns: Option<String>, part: &Part, lang: Lang) -> Finding {
    let Some(columns) = columns else {
        return finding.expected(phrase("một cột số để vẽ", "a column of figures to show").in_lang(lang));
    };
    let expected = ["\"columns\": ", &columns].concat();
    finding.expected(expected).mended(part.leaves_columns_open().then_some(Change::Add("columns", columns)))
}
