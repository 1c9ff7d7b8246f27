//! Figures in the title and the subtitle that the data doesn't have: neither as they are, nor as a sum, a difference, a share or a
//! ratio. A slip of the keyboard there is what readers remember. Whatever counts or dates something is let pass.

use super::{is_year, Figures, Review};
use crate::locale::Locale;
use crate::problem::codes::FIGURE_UNSUPPORTED;
use crate::problem::{join, Finding, Problems};
use crate::spec::format::power;
use crate::value::{is_blank, Value};
use crate::words::phrase;

/// A figure in a sentence.
struct Said<'t> {
    text: &'t str,
    value: f64,
    /// How far the data's figure may be from it: half a step of its last digit, or more where the sentence says "about".
    reach: f64,
    /// A power of a thousand that a word behind it says.
    scale: f64,
    is_percent: bool,
    /// A whole number and nothing else: it may count rows or columns.
    is_plain: bool,
}

/// Words before a number that make it a name, a place or a date: "quý 3", "Nghị quyết số 57", "Top 10".
const NAMING: &[&str] = &[
    "năm",
    "tháng",
    "ngày",
    "quý",
    "tuần",
    "kỳ",
    "khóa",
    "khoá",
    "lần",
    "thứ",
    "hạng",
    "số",
    "điều",
    "khoản",
    "lớp",
    "cấp",
    "loại",
    "nhóm",
    "giai",
    "đoạn",
    "top",
    "mỗi",
    "trên",
    "tối",
    "đa",
    "thang",
    "per",
    "year",
    "quarter",
    "month",
    "day",
    "week",
    "no",
    "number",
    "phase",
    "level",
    "grade",
    "group",
    "part",
    "of",
    "every",
    "maximum",
    "max",
    "covid",
    "q",
    "t",
    "ron",
    "boeing",
    "airbus",
    "article",
    "section",
    "chapter",
    "directive",
    "resolution",
    "decree",
    "circular",
    "route",
    "highway",
    "size",
];

/// The same in two words, of which the last alone may be a verb: "giải quyết 45 vụ", "đầu tư 500 tỷ".
const NAMING_PAIRS: &[&str] = &[
    "nghị quyết",
    "nghị định",
    "chỉ thị",
    "quyết định",
    "thông tư",
    "kết luận",
    "công văn",
    "công điện",
    "đề án",
    "chương trình",
    "kế hoạch",
    "quốc lộ",
    "tỉnh lộ",
    "vành đai",
    "tuyến số",
];

/// Words behind a number that is known without any data: how many provinces Vietnam has, or had.
const PROVINCES: &[&str] = &["tỉnh", "tỉnh/thành", "provinces"];
const NUMBERS_OF_PROVINCES: [f64; 4] = [34.0, 61.0, 63.0, 64.0];

/// Words behind a number that make it a stretch of time or an age.
const LASTING: &[&str] = &[
    "năm",
    "tháng",
    "ngày",
    "tuần",
    "giờ",
    "phút",
    "tuổi",
    "years",
    "year",
    "months",
    "days",
    "weeks",
    "hours",
    "minutes",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Words before a number that round it.
const ROUNDING: &[&str] =
    &["hơn", "gần", "khoảng", "trên", "dưới", "xấp", "xỉ", "chừng", "than", "almost", "nearly", "about", "over", "some", "around", "under"];

/// How far from the figure a sentence may be that says "about".
const ABOUT: f64 = 0.1;

/// So many figures are held against one another; of more, only against their sums.
const MOST_PAIRED: usize = 80;

/// Titles and subtitles with a figure that follows from none of the data.
pub(super) fn unsupported(review: &Review, problems: &mut Problems) {
    let mut known: Option<Known> = None;
    for (path, spec) in review.specs() {
        for key in ["title", "subtitle"] {
            let Some(text) = spec.get(key).and_then(Value::as_text) else { continue };
            for said in figures_in(text, review.locale) {
                let known = known.get_or_insert_with(|| Known::of(review));
                if !known.supports(&said) && !is_explained(said.text, review) {
                    let expected =
                        phrase("xem lại con số, hoặc nói ở “note” nó lấy từ đâu", "check the figure, or say in “note” where it is from");
                    problems
                        .tell(&FIGURE_UNSUPPORTED, |lang| Finding::at(join(path, key)).found(said.text).expected(expected.in_lang(lang)));
                }
            }
        }
    }
}

/// Whether a note speaks of the figure, too.
fn is_explained(figure: &str, review: &Review) -> bool {
    let specs = [review.spec].into_iter().chain(review.parts.iter().map(|part| part.spec));
    specs.filter_map(|spec| spec.get("note")?.as_text()).any(|note| note.contains(figure))
}

/// The figures of a sentence that state something.
fn figures_in<'t>(text: &'t str, locale: &Locale) -> Vec<Said<'t>> {
    let is_part = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',' | '\u{a0}' | '\u{202f}');
    // Where digits are grouped by a space, writers have the one of their keyboard: "282 000".
    let is_grouped = is_blank(locale.group());
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find(|letter: char| letter.is_ascii_digit())).map(|at| from + at) {
        let rest = text.get(start..).unwrap_or_default();
        let mut end = rest.find(|letter| !is_part(letter)).unwrap_or(rest.len());
        while is_grouped && (1..=3).contains(&rest.get(..end).and_then(|run| run.rsplit(' ').next()).map_or(0, str::len)) {
            let Some(group) = rest.get(end..).and_then(|rest| rest.strip_prefix(' ')) else { break };
            let digits = group.bytes().take_while(u8::is_ascii_digit).count();
            if digits != 3 {
                break;
            }
            end += 1 + digits;
        }
        let run = rest.get(..end).unwrap_or_default();
        let run = run.trim_end_matches(|letter: char| !letter.is_ascii_digit());
        from = start + run.len().max(1);
        let (before, behind) = (text.get(..start).unwrap_or_default(), text.get(start + run.len()..).unwrap_or_default());
        found.extend(said(before, run, behind, locale));
    }
    found
}

fn said<'t>(before: &str, text: &'t str, behind: &str, locale: &Locale) -> Option<Said<'t>> {
    // "Q3", "18–24", "28/12", "5G", "1st" and "7:30" are no figures.
    let glued = |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphabetic() || "/:-–".contains(letter));
    if glued(before.chars().next_back()) || glued(behind.chars().next()) || is_year(text) {
        return None;
    }
    let word = |text: &str| text.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    let mut words_before = before.split_whitespace().rev().map(word);
    let earlier = words_before.next().unwrap_or_default();
    // "Tổng số 1.250" counts, "Nghị quyết số 57" names.
    let first = words_before.next().unwrap_or_default();
    let is_sum = earlier == "số" && first == "tổng";
    let is_name = NAMING.contains(&earlier.as_str()) || NAMING_PAIRS.contains(&[&first, " ", &earlier].concat().as_str());
    let behind = behind.trim_start();
    let later = word(behind.split_whitespace().next().unwrap_or_default());
    let is_percent = behind.starts_with('%') || matches!(later.as_str(), "phần" | "percent");
    let is_rounded = ROUNDING.contains(&earlier.as_str());
    if is_name && !is_rounded && !is_sum || LASTING.contains(&later.as_str()) && !is_percent {
        return None;
    }
    let value = locale.read(text)?.value;
    // "Trên 1.000 dân" is a rate, not more than a thousand.
    if earlier == "trên" && value >= 100.0 && value.log10().fract() == 0.0 {
        return None;
    }
    if PROVINCES.contains(&later.as_str()) && NUMBERS_OF_PROVINCES.contains(&value) {
        return None;
    }
    let digits = text.rsplit_once(locale.decimal()).map_or(0, |(_, digits)| digits.len());
    let half = 0.5 * 10f64.powi(-i32::try_from(digits).unwrap_or(0));
    let scale = 1000f64.powi(i32::try_from(power(&later)).unwrap_or(0));
    let reach = if is_rounded { half.max(value * ABOUT) } else { half };
    Some(Said { text, value, reach, scale, is_percent, is_plain: digits == 0 && scale == 1.0 && !is_percent })
}

/// What follows from the data.
struct Known {
    numbers: Vec<f64>,
    /// Up to this, a number counts rows or columns.
    count: f64,
}

impl Known {
    fn of(review: &Review) -> Self {
        let mut known = Self { numbers: Vec::new(), count: 10.0 };
        for (part, figures) in review.figures() {
            known.count = known.count.max(figures.table.rows().max(figures.table.columns()) as f64);
            for key in ["total", "each", "top"] {
                known.numbers.extend(match part.spec.get(key) {
                    Some(Value::Number(number)) => Some(*number),
                    _ => None,
                });
            }
            known.add(figures, review.locale);
        }
        known
    }

    fn add(&mut self, figures: &Figures, locale: &Locale) {
        let columns = figures.columns(locale);
        let rows = (0..figures.table.rows()).map(|row| columns.iter().filter_map(|column| column.get(row).copied().flatten()).collect());
        let lines: Vec<Vec<f64>> = columns.iter().map(|column| column.iter().flatten().copied().collect()).chain(rows).collect();
        let all: Vec<f64> = columns.iter().flatten().flatten().copied().collect();
        self.numbers.extend(all.iter().chain([&all.iter().sum::<f64>()]));
        // A unit that is divided by is the writer's: title and data may both be in it.
        self.numbers.extend(all.iter().map(|value| value / figures.divide_by));
        for line in &lines {
            let sum: f64 = line.iter().sum();
            self.numbers.extend([sum, sum / line.len().max(1) as f64]);
            self.numbers.extend(line.iter().flat_map(|value| [value / sum, 1.0 - value / sum]).map(|share| share * 100.0));
            // The first so many together, as the rows stand: "three quarters are graded Good or better".
            let mut together = 0.0;
            for value in line {
                together += value;
                self.numbers.extend([together, together / sum * 100.0]);
            }
        }
        let paired: &[f64] = if all.len() <= MOST_PAIRED { &all } else { &[] };
        let sums: Vec<f64> = lines.iter().map(|line| line.iter().sum()).collect();
        for (one, other) in paired.iter().chain(&sums).flat_map(|one| paired.iter().chain(&sums).map(move |other| (*one, *other))) {
            self.numbers.extend([one - other, one + other, one / other, one / other * 100.0, (one - other) / other * 100.0]);
        }
    }

    fn supports(&self, said: &Said) -> bool {
        let is_near = |number: f64, value: f64, reach: f64| (number.abs() - value).abs() <= reach * (1.0 + 1e-9) + value * 1e-9;
        let counts = said.is_plain && said.value <= self.count;
        counts
            || said.is_percent && said.value == 100.0
            || self.numbers.iter().any(|number| {
                is_near(*number, said.value, said.reach) || is_near(*number, said.value * said.scale, said.reach * said.scale)
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::icu::locale;

    fn said(text: &str, tag: &str) -> Vec<String> {
        figures_in(text, &locale(tag)).iter().map(|said| said.text.to_owned()).collect()
    }

    #[test]
    fn what_counts_or_dates_something_is_no_figure() {
        for text in [
            "Quý 3/2023",
            "Năm 2023",
            "28/12/2023",
            "Q3",
            "Nghị quyết số 57",
            "giai đoạn 2021–2025",
            "trong 5 năm",
            "18–24 tuổi",
            "COVID-19",
            "lần thứ 12",
            "Top 20",
            "5G",
            "Điểm, tối đa 100",
            "theo Nghị quyết 18",
            "Sau Quyết định 1719",
            "Giá xăng RON 95 giảm",
            "Hà Nội dẫn đầu 63 tỉnh, thành phố",
        ] {
            assert!(said(text, "vi").is_empty(), "{text}: {:?}", said(text, "vi"));
        }
        for text in ["in Q3", "28 December 2023", "1st and 2nd", "in 12 months", "per 100,000"] {
            assert!(said(text, "en").is_empty(), "{text}: {:?}", said(text, "en"));
        }
    }

    #[test]
    fn figures_are_found_in_the_spelling_of_the_locale() {
        assert_eq!(said("3.466 lượt, tăng 7,5%, gần 13 trong 20 sở.", "vi"), ["3.466", "7,5", "13", "20"]);
        assert_eq!(said("3,466 awards, up 7.5%", "en"), ["3,466", "7.5"]);
        assert_eq!(said("282 000 manifestants, 1 234 567 voix, 12 pour 300 inscrits", "fr"), ["282 000", "1 234 567", "12", "300"]);
        assert_eq!(said("Giải quyết 45 vụ, đầu tư 500 tỷ ở 62 tỉnh", "vi"), ["45", "500", "62"]);
    }
}
