//! The words around a chart: whether it says what it shows, from whom, of when, and in which language.

use super::{is_year, Review};
use crate::describe::READ_OUT;
use crate::locale::{Fraction, Locale};
use crate::problem::codes::{
    ALT_MISSING, DATE_MISSING, HEADING_BELOW, LOCALE_MISSING, LOCALE_UNKNOWN, SOURCE_MISSING, TITLE_LABEL, TITLE_MISSING, URL_BARE,
};
use crate::problem::fix::quoted;
use crate::problem::{Change, Finding, Problems};
use crate::table::date::{self, Habits};
use crate::table::Cell;
use crate::value::Value;
use crate::words::phrase;

/// Where there is no locale, each page has its own, and "1.250" is two different numbers.
pub(super) fn locale(review: &Review, problems: &mut Problems) {
    if review.spec.get("locale").is_none_or(|locale| *locale == Value::Null) {
        let tag = if is_vietnamese(review.spec) { "vi" } else { "en" };
        let entry = ["\"locale\": ", &quoted(tag)].concat();
        problems.tell(&LOCALE_MISSING, |_| Finding::at("locale").expected(entry).mended(Some(Change::Add("locale", quoted(tag)))));
    }
    let tag = review.spec.get("locale").and_then(Value::as_text).unwrap_or_default();
    let (first, region) = tag.split_once(['-', '_']).unwrap_or((tag, ""));
    let meant = COUNTRIES.iter().find(|(code, _)| first.eq_ignore_ascii_case(code));
    if let Some((_, language)) = meant {
        let whole = if region.is_empty() || language.contains('-') { (*language).to_owned() } else { [language, "-", region].concat() };
        problems.tell(&LOCALE_UNKNOWN, |_| Finding::at("locale").found(tag).meant(&whole));
    }
}

/// Codes of countries that are no codes of languages, and what is spoken there. Some are both: `se`, `kr`, `uk`, `tw`.
const COUNTRIES: &[(&str, &str)] = &[
    ("vn", "vi"),
    ("jp", "ja"),
    ("cn", "zh"),
    ("cz", "cs"),
    ("dk", "da"),
    ("gr", "el"),
    ("ua", "uk"),
    ("us", "en"),
    ("gb", "en-GB"),
    ("au", "en-AU"),
    ("at", "de-AT"),
    ("mx", "es-MX"),
];

/// A title of the table above its heading, which is read as the heading then.
pub(super) fn above(review: &Review, problems: &mut Problems) {
    for (_, figures) in review.figures() {
        let table = &figures.table;
        let is_nameless = table.columns() > 1 && (1..table.columns()).all(|column| table.name(column).is_empty());
        let is_word = |column: usize| match table.cells(column).first() {
            Some(Cell::Text(text)) => review.locale.read(text).is_none(),
            _ => false,
        };
        let title = table.name(0);
        if is_nameless && !title.is_empty() && (0..table.columns()).all(is_word) {
            let expected =
                phrase("bỏ dòng này; tên ấy viết ở “title” hoặc “subtitle”", "no such row; what it says belongs in “title” or “subtitle”");
            figures.tell(problems, &HEADING_BELOW, |lang| Finding::at(figures.heading(0)).found(title).expected(expected.in_lang(lang)));
        }
    }
}

/// Whether a spec has letters that among the large languages only Vietnamese has.
fn is_vietnamese(value: &Value) -> bool {
    match value {
        Value::Text(text) => text.chars().any(|letter| matches!(letter, 'đ' | 'Đ' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | '\u{1ea0}'..='\u{1ef9}')),
        Value::List(items) => items.iter().any(is_vietnamese),
        Value::Record(entries) => entries.iter().any(|(_, value)| is_vietnamese(value)),
        _ => false,
    }
}

/// A title is there, and says more than the heading of a column.
pub(super) fn title(review: &Review, problems: &mut Problems) {
    let text = |key: &str| review.spec.get(key).and_then(Value::as_text).map(str::trim).filter(|text| !text.is_empty());
    let finding = phrase(
        "một câu nói điều người đọc cần thấy, như “13 trong 20 sở đạt hạng Tốt”",
        "a sentence that says what readers should see, such as “13 of 20 departments were graded Good”",
    );
    let Some(title) = text("title") else {
        if !is_misspelt("title", problems) {
            problems.tell(&TITLE_MISSING, |lang| Finding::at("title").expected(finding.in_lang(lang)));
        }
        return;
    };
    let bare = bare(title);
    let mut labels: Vec<String> = Vec::new();
    for part in &review.parts {
        labels.extend([part.kind.name, part.kind.noun.vi, part.kind.noun.en].map(self::bare));
    }
    for (_, figures) in review.figures() {
        labels.extend((0..figures.table.columns()).map(|column| self::bare(figures.table.name(column))));
    }
    let within = |label: &String| [" ", label, " "].concat().contains(&[" ", &bare, " "].concat());
    if bare.is_empty() || labels.iter().any(within) {
        problems.tell(&TITLE_LABEL, |lang| Finding::at("title").found(title).expected(finding.in_lang(lang)));
    }
}

/// A text in small letters, without years, marks, and the words that join them to the rest.
fn bare(text: &str) -> String {
    const JOINTS: &[&str] = &["năm", "của", "theo", "in", "of", "by", "the", "for", "số", "liệu", "data", "chart", "biểu", "đồ"];
    let lower = text.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter(|word| !is_year(word) && !JOINTS.contains(word)).collect::<Vec<_>>().join(" ")
}

/// Somebody is named for the figures, of the whole or of each panel.
pub(super) fn source(review: &Review, problems: &mut Problems) {
    let has = |spec: &Value| spec.get("source").and_then(Value::as_text).is_some_and(|text| !text.trim().is_empty());
    if !has(review.spec) && !review.parts.iter().all(|part| has(part.spec)) && !is_misspelt("source", problems) {
        let expected = phrase("\"source\": \"Ai công bố số liệu, ngày nào\"", "\"source\": \"Who published the figures, and when\"");
        problems.tell(&SOURCE_MISSING, |lang| Finding::at("source").expected(expected.in_lang(lang)));
    }
}

/// Whether a key is there under a wrong name, which has been noted.
fn is_misspelt(key: &str, problems: &Problems) -> bool {
    problems.list().iter().any(|problem| problem.nearest.as_deref() == Some(key))
}

/// Some word says of when the figures are.
pub(super) fn date(review: &Review, problems: &mut Problems) {
    let whole = [review.spec].into_iter().chain(review.parts.iter().map(|part| part.spec));
    let keys = ["title", "subtitle", "note", "source", "byline", "sourceUrl"];
    let said = whole.flat_map(|spec| keys.into_iter().filter_map(|key| spec.get(key)?.as_text()));
    let mut is_unread = false;
    let mut texts: Vec<String> = said.map(str::to_owned).collect();
    for part in &review.parts {
        is_unread |= part.figures.is_empty();
        for figures in &part.figures {
            texts.extend((0..figures.table.columns()).map(|column| figures.table.name(column).to_owned()));
            texts.extend(figures.table.texts(figures.label, review.locale));
        }
    }
    let habits = Habits::of(review.locale);
    let says = |text: &String| super::dates::moment(text, habits).is_some() || says_when(text) || has_year(text, review.locale);
    if !is_unread && !texts.iter().any(says) {
        let expected = phrase("nói năm nào hay ngày nào, ở “subtitle” hoặc “source”", "say the year or the day, in “subtitle” or “source”");
        problems.tell(&DATE_MISSING, |lang| Finding::at("").expected(expected.in_lang(lang)));
    }
}

/// Whether a sentence has a year, a day, a month or a quarter in it.
fn says_when(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_short = |word: &str| word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    let counts = |pair: &[&str]| match pair {
        ["tháng" | "quý" | "ngày", number] => is_short(number) || matches!(*number, "i" | "ii" | "iii" | "iv"),
        _ => false,
    };
    // “FY24” is a year as companies count it.
    let is_fiscal = |word: &str| {
        word.strip_prefix("fy").is_some_and(|year| [2, 4].contains(&year.len()) && is_short(year.get(..2).unwrap_or_default()))
    };
    words.iter().any(|word| is_year(word) || is_fiscal(word) || date::is_month(word)) || words.windows(2).any(counts) || {
        let parted: Vec<&str> = lower.split('/').collect();
        parted.windows(2).any(|pair| match pair {
            [day, month] => day.ends_with(|c: char| c.is_ascii_digit()) && month.starts_with(|c: char| c.is_ascii_digit()),
            _ => false,
        })
    }
}

/// Whether four digits, of whatever script and whatever they are glued to, are a year: "2024年度", "2024년", "๒๕๖๖" where years are counted so.
pub(super) fn has_year(text: &str, locale: &Locale) -> bool {
    let own = match locale.tag().get(..2) {
        Some("fa") => 1300..=1499,
        Some("th") => 2400..=2699,
        _ => 1900..=2100,
    };
    let plain: String = text.chars().map(|letter| digit(letter).and_then(|digit| char::from_digit(digit, 10)).unwrap_or(' ')).collect();
    let mut runs = plain.split(' ').filter(|run| run.len() == 4).filter_map(|run| run.parse::<u16>().ok());
    runs.any(|year| (1900..=2100).contains(&year) || own.contains(&year))
}

/// Digits 0 beside the European one: Arabic, Persian, those of India and its neighbours, Thai, Lao, Burmese, Khmer, and wide ones.
const ZEROS: &str = "٠۰०০੦૦୦௦౦೦൦๐໐၀០０";

fn digit(letter: char) -> Option<u32> {
    let own = |zero: char| (letter as u32).checked_sub(zero as u32).filter(|digit| *digit < 10);
    letter.to_digit(10).or_else(|| ZEROS.chars().find_map(own))
}

/// Where there are too many figures to be read out one by one, so that the summary only says the ends, somebody says what they show.
pub(super) fn alt(review: &Review, problems: &mut Problems) {
    let Some(plot) = &review.plot else { return };
    let starts: Vec<usize> = plot.panels.iter().map(|panel| panel.first).chain([plot.data.len()]).collect();
    let largest = match starts.as_slice() {
        [whole] => *whole,
        several => several.windows(2).map(|pair| if let [from, to] = pair { to - from } else { 0 }).max().unwrap_or(0),
    };
    if largest > READ_OUT && plot.gist.is_empty() && review.spec.get("alt").is_none() {
        let count = review.locale.number(largest as f64, Fraction::AS_IS);
        let expected =
            phrase("\"alt\": một hai câu nói biểu đồ cho thấy điều gì", "\"alt\": a sentence or two that say what the chart shows");
        problems.tell(&ALT_MISSING, |lang| Finding::at("alt").found(count).expected(expected.in_lang(lang)));
    }
}

/// What addresses of the web end in before their first slash, and files don't.
const DOMAINS: &[&str] = &["com", "org", "net", "vn", "gov", "edu", "int", "eu", "info", "uk", "de", "fr", "us", "au", "jp", "cn", "kr"];

/// An address of the web without its `https://`, which browsers take for a file beside the page.
pub(super) fn address(review: &Review, problems: &mut Problems) {
    let Some(url) = review.spec.get("sourceUrl").and_then(Value::as_text).map(str::trim) else { return };
    let host = url.split(['/', '?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    let is_host = host.starts_with("www.") || host.rsplit_once('.').is_some_and(|(_, end)| DOMAINS.contains(&end));
    if is_host && !host.contains(':') && !host.starts_with('.') {
        let whole = ["https://", url].concat();
        let change = Change::Value(quoted(&whole));
        problems.tell(&URL_BARE, |_| Finding::at("sourceUrl").found(url).expected(whole).mended(Some(change)));
    }
}
