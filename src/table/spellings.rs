//! Numbers in a spelling that can't be read here, and how they would be written: with another locale's marks, signs or digits, with a
//! footnote, in short. Whoever wrote one is told at the desk; readers' pages never ask.

use super::LARGEST;
use crate::locale::{Fraction, Locale};
use crate::problem::written;
use crate::spec::format::power;

/// What people write where they have no figure, beside what is read as none: in small letters, without a point at the end.
const UNKNOWN: &[&str] = &[
    "nd",
    "n.d",
    "n/d",
    "s.d",
    "s/d",
    "k.a",
    "k. a",
    "ka",
    "n.a",
    "nc",
    "n.c",
    "ns",
    "n.s",
    "b.d",
    "bd",
    "brak danych",
    "x",
    "н/д",
    "нет данных",
    "yok",
    "veri yok",
    "sin datos",
    "keine angabe",
    "keine angaben",
    "no data",
    "unknown",
    "missing",
    "không có",
    "chưa có",
    "không rõ",
    "không có số liệu",
    "غير متوفر",
    "データなし",
    "不明",
    "无",
    "없음",
    "tbc",
    "tba",
    "unbek",
    "#n/a",
    "#ref!",
    "#div/0!",
    "#value!",
    "#n/d",
    "#nv",
    "#wert!",
    "#bezug!",
    "nan",
    "none",
];

/// Whether a text says that there is no figure.
pub(super) fn is_unknown(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    // Eurostat's “:” may have a flag behind it.
    let bare = text.trim().strip_prefix(':').map_or(text, |flag| if flag.trim().len() < 2 { "" } else { text });
    bare.chars().all(|letter| "./*†‡─―ー·".contains(letter)) || UNKNOWN.contains(&lower.trim_end_matches('.'))
}

/// A number that stands among what can't be read, alone or with a unit that can: “1,234*”, “1.2M”, “CHF 2400”, “‰9,3”, “９.３％”, or the way
/// of another locale.
pub fn plainer(text: &str, locale: &Locale) -> Option<String> {
    let text = text.trim();
    let reads = |said: &String| locale.read(said).is_some();
    let ways = [below, unnoted, in_full, turned, signed_behind, marked, unflagged, narrow, in_decimals, in_lakhs];
    if in_two_ways(text, locale).is_some() {
        return None;
    }
    respelt(text, locale).or_else(|| ways.iter().filter_map(|way| way(text, locale)).find(reads))
}

/// What “4.167” may be where digits are grouped by blanks: four thousand to neighbours, four and a bit in English. Thousands as they are
/// written here, and the fraction.
pub(super) fn in_two_ways(text: &str, locale: &Locale) -> Option<[String; 2]> {
    let number = text.trim().trim_start_matches(['-', '−', '+']);
    let (whole, behind) = number.split_once(['.', ','])?;
    let is_run = |run: &str, most: usize| !run.is_empty() && run.len() <= most && run.bytes().all(|byte| byte.is_ascii_digit());
    let is_either = is_run(whole, 3) && behind.len() == 3 && is_run(behind, 3) && !whole.starts_with('0') && locale.read(text).is_none();
    Some([text.trim().replace(['.', ','], ""), respelt(text, locale).filter(|_| is_either)?])
}

/// Japanese offices have a triangle for a minus.
fn below(text: &str, locale: &Locale) -> Option<String> {
    let number = text.strip_prefix(['△', '▲']).filter(|_| locale.language() == "ja")?;
    Some(["-", number.trim()].concat())
}

/// Without a footnote's mark, and without a remark in brackets.
fn unnoted(text: &str, _: &Locale) -> Option<String> {
    text.split(['*', '[', '(', '†', '‡', '^', '¹', '²', '³']).next().map(|number| number.trim().to_owned())
}

/// Without what statisticians put behind a figure.
fn unflagged(text: &str, _: &Locale) -> Option<String> {
    let (last, _) = text.char_indices().next_back()?;
    let (number, flag) = text.split_at_checked(last)?;
    is_flag(flag).then(|| number.trim().to_owned())
}

/// Whether what stands behind a figure says how good it is: revised, provisional, estimated, with a break, forecast, of low reliability.
/// Other flags are units as well: seconds, cents, days.
pub(super) fn is_flag(unit: &str) -> bool {
    ["r", "p", "e", "b", "f", "u", "z"].contains(&unit)
}

/// Apart from a unit that is glued to it, and thousands, millions and billions in full; beside a currency they are words.
fn in_full(text: &str, locale: &Locale) -> Option<String> {
    let (number, unit) = text.split_at_checked(text.rfind(|letter: char| letter.is_ascii_digit())? + 1)?;
    let starts_apart = number.starts_with(|letter: char| !letter.is_ascii_digit());
    let (scale, word) = match unit {
        "k" | "K" => (1e3, "thousand"),
        "M" => (1e6, "million"),
        "m" if starts_apart => (1e6, "million"),
        "B" | "bn" => (1e9, "billion"),
        _ => {
            let is_unit = is_code(unit) || power(unit) > 0 || ["pp", "pts", "km", "kg", "ha", "mm", "cm", "m", "t"].contains(&unit);
            return is_unit.then(|| [number, " ", unit].concat());
        }
    };
    let figure = locale.read(number)?;
    let whole = (figure.value * scale).round();
    match figure.prefix {
        "" => (whole.abs() <= LARGEST).then(|| written(whole)),
        _ => Some([number, " ", word].concat()),
    }
}

/// In plain digits where it is grouped by lakh and crore: “15,34,56,789”.
fn in_lakhs(text: &str, _: &Locale) -> Option<String> {
    let groups: Vec<&str> = text.split(',').collect();
    let [first, middle @ .., last] = groups.as_slice() else { return None };
    let is_run =
        |run: &str, digits: std::ops::RangeInclusive<usize>| digits.contains(&run.len()) && run.bytes().all(|byte| byte.is_ascii_digit());
    let is_lakh = !middle.is_empty() && is_run(first, 1..=2) && is_run(last, 3..=3) && middle.iter().all(|group| is_run(group, 2..=2));
    is_lakh.then(|| groups.concat())
}

/// In decimals where it has a power of ten, as programs write small numbers: “1.2e-05”.
fn in_decimals(text: &str, locale: &Locale) -> Option<String> {
    let (plain, is_padded) = of_power(text, locale)?;
    (!is_padded).then_some(plain)
}

/// What “1.23E+08” is in full, if nothing was lost: a spreadsheet writes so what its column has no room for, and the digits are gone.
pub(super) fn shortened(text: &str, locale: &Locale) -> Option<String> {
    let (plain, is_padded) = of_power(text, locale)?;
    is_padded.then_some(plain)
}

/// A number with a power of ten in full, and whether it ends with zeros that nobody wrote. The mark may be a point or a comma: there is
/// but one.
fn of_power(text: &str, locale: &Locale) -> Option<(String, bool)> {
    let (digits, power) = text.split_once(['e', 'E'])?;
    let digits = digits.replace(',', ".").replace('−', "-");
    let behind = digits.split_once('.').map_or(0, |(_, behind)| behind.len());
    let power: i32 = power.replace('−', "-").parse().ok().filter(|power| (-18..=18).contains(power))?;
    let places = i32::try_from(behind).ok()? - power;
    let value: f64 = [&digits, "e", &power.to_string()].concat().parse().ok()?;
    let plain = format!("{value:.*}", usize::try_from(places).unwrap_or(0));
    Some((plain.replace('.', &locale.decimal().to_string()), places < 0))
}

/// Before the letters of its currency.
fn turned(text: &str, _: &Locale) -> Option<String> {
    let (code, number) = text.split_once([' ', '\u{a0}'])?;
    let is_currency = is_code(code) || ["Rs", "Fr", "kr", "Kč", "zł", "Ft", "lei", "Rp"].contains(&code.trim_end_matches('.'));
    is_currency.then(|| [number, " ", code].concat())
}

/// Before its per cent or per mille sign, with a minus at the very beginning.
fn signed_behind(text: &str, _: &Locale) -> Option<String> {
    let (minus, rest) = text.strip_prefix(['-', '−']).map_or(("", text), |rest| ("-", rest));
    let number = rest.trim_start_matches(['%', '‰', '٪', '؉', '％']);
    let sign = rest.get(..rest.len() - number.len())?;
    Some([minus, number.trim_start(), sign].concat())
}

/// With the marks of Arabic and Persian, where programs have those of English or of French, and people a slash before decimals.
fn marked(text: &str, locale: &Locale) -> Option<String> {
    let text = signed_behind(text, locale).filter(|_| locale.number(0.5, Fraction::AS_IS).contains('٫'))?;
    let marked = text.replace(['/', '.'], "٫").replace(',', "٬");
    Some(if locale.read(&marked).is_some() { marked } else { text.replace(',', "٫") })
}

/// In letters as narrow as European ones are.
fn narrow(text: &str, _: &Locale) -> Option<String> {
    Some(text.chars().map(narrowed).collect())
}

/// Whether a word is the code of a currency, or looks like one.
fn is_code(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// A letter as narrow as European ones are, where it is a wide one of East Asia.
fn narrowed(letter: char) -> char {
    match u32::from(letter) {
        wide @ 0xff01..=0xff5e => char::from_u32(wide - 0xfee0).unwrap_or(letter),
        _ => letter,
    }
}

/// A number that is written the way of another locale, comma for point, in the way of this one.
pub fn respelt(text: &str, locale: &Locale) -> Option<String> {
    let swapped: String = text
        .trim()
        .chars()
        .map(|letter| {
            if letter == '.' {
                ','
            } else if letter == ',' {
                '.'
            } else {
                letter
            }
        })
        .collect();
    locale.read(&swapped).is_some().then_some(swapped)
}

/// The tag under which the digits of `text` are those of the locale's language, which is written in European ones otherwise.
pub(super) fn digits_of(text: &str, locale: &Locale) -> Option<String> {
    let numbering = |letter: char| match letter {
        '٠'..='٩' => Some("arab"),
        '۰'..='۹' => Some("arabext"),
        '०'..='९' => Some("deva"),
        '০'..='৯' => Some("beng"),
        '๐'..='๙' => Some("thai"),
        _ => None,
    };
    let numbering = text.chars().find_map(numbering).filter(|_| !locale.tag().contains("-u-"))?;
    let is_own = text.chars().any(|letter| letter.is_numeric() && locale.is_digit(letter));
    (!is_own).then(|| [locale.tag(), "-u-nu-", numbering].concat())
}

/// A figure without the footnote's mark behind it, which is no part of its unit; nothing if it has none.
pub(super) fn unmarked(text: &str) -> Option<&str> {
    let plain = text.trim_end_matches(['*', '†', '‡', '¹']).trim_end();
    (plain.len() < text.len()).then_some(plain)
}

/// The number of a text that says no more than about how much it is: “~5”, “<5”, “ca. 5”, “khoảng 500”, “hơn 90%”, “5+”.
pub fn alone(text: &str, locale: &Locale) -> Option<String> {
    let start = text.find(|letter: char| letter.is_numeric())?;
    let (before, number) = text.split_at_checked(start)?;
    let is_said = before.chars().all(|letter| letter.is_alphabetic() || "~≈<>≤≥=. ".contains(letter));
    let number = number.trim_end_matches(['+', ' ']);
    let plain = Some(number).filter(|_| is_said && number.len() < text.len())?;
    let falls = FALLING.contains(&before.trim().to_lowercase().as_str());
    locale.read(plain).is_some().then(|| [if falls { "-" } else { "" }, plain].concat())
}

/// Words before a number that make it one below 0.
const FALLING: &[&str] = &["giảm", "âm", "minus", "down", "fell", "baisse", "moins"];
