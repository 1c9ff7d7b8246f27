//! Figures in the title and the subtitle that the data doesn't have: neither as they are, nor as a sum, a difference, a share or a
//! ratio. A slip of the keyboard there is what readers remember. Whatever counts or dates something is let pass.

mod vocabulary;

use super::units::{scale_of, size_of};
use super::words::has_year;
use super::{shares, Figures, Review};
use crate::locale::{Fraction, Locale};
use crate::problem::codes::FIGURE_UNSUPPORTED;
use crate::problem::{join, Finding, Problems};
use crate::table::date;
use crate::value::{is_blank, Value};
use crate::words::{fill, phrase};
use vocabulary::{
    Side, BETWEEN, COMPARED, COMPARING, GLUED, LASTING, LASTING_UNPARTED, MONTHS, MYRIADS, NAMING, NAMING_PAIRS, NUMBERS_OF_PROVINCES,
    ORDERING, PROVINCES, ROUNDING,
};

/// A figure in a sentence.
struct Said<'t> {
    text: &'t str,
    value: f64,
    /// How far the data's figure may be from it: half a step of its last digit, or more where the sentence says "about".
    reach: f64,
    /// A power of a thousand that a word behind it says.
    scale: f64,
    is_percent: bool,
    /// Whether the sentence speaks of figures beyond it.
    side: Option<Side>,
    /// A whole number and nothing else: it may count rows or columns.
    is_plain: bool,
}

/// Whether a letter is of a script whose words stand about a number without a blank.
fn is_unparted(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ff60}')
}

/// Whether what stands about a number makes it a day of a month, a place in an order or a length of time.
fn names_or_dates(before: &str, behind: &str, locale: &Locale) -> bool {
    let is_counted = behind.chars().next().is_some_and(|letter| LASTING_UNPARTED.contains(letter)) || before.ends_with(['第', '제']);
    let number = behind.strip_prefix(". ").filter(|rest| rest.starts_with(char::is_alphabetic));
    let later = number.unwrap_or(behind).trim_start().to_lowercase();
    let mut words = later.split(|letter: char| !letter.is_alphanumeric()).skip_while(|word| ["de", "di"].contains(word));
    let is_month = words.next().is_some_and(|word| date::is_month(word) || MONTHS.split(' ').any(|name| name == word));
    let is_ordered = number.is_some() && ORDERING.contains(&locale.language());
    is_counted || is_ordered || is_month
}

/// A threshold has so many digits at the most that are not zeros at its end, and a figure beyond it that is at most so many times as large,
/// or as small: of “over 300” where the data has 3.466 somebody has lost a digit.
const ROUND: f64 = 100.0;
const BEYOND: f64 = 2.5;

/// So many letters behind a number a word of comparison still is of it, where there are no blanks: “1400万人を超える”.
const NEAR_BY: usize = 6;

/// The side on which a sentence says that figures are, by the words around a number, the nearest first.
fn side(before: &[String], behind: &str, is_percent: bool) -> Option<Side> {
    let known = |word: &str| COMPARING.iter().find(|(_, words)| words.contains(&word)).map(|(side, _)| *side);
    let is_small = |word: &&String| BETWEEN.contains(&word.as_str());
    let small = before.iter().take_while(is_small).count();
    let said = before.iter().take(small + 1).find_map(|word| known(word));
    // “Thấp hơn 10%” is lower, “hơn 10%” alone is more.
    let more = || before.iter().take(small).any(|word| word == "hơn").then_some(Side::Above);
    let bare = behind.trim_start_matches(['%', '٪', '’', '\'', ' ', '\u{a0}', '\u{202f}']);
    let clause: String = bare.chars().take(NEAR_BY).collect();
    let begins = |words: &[&str]| words.iter().any(|word| clause.contains(word));
    let ends = |words: &[&str]| before.first().is_some_and(|word| words.iter().any(|end| word.ends_with(end)));
    let glued = || COMPARED.iter().find(|(_, words)| begins(words) || ends(words)).map(|(side, _)| *side);
    let lower = bare.to_lowercase();
    let apart = || lower.split_whitespace().take(2).find_map(known).filter(|_| is_percent);
    said.or_else(more).or_else(glued).or_else(apart)
}

/// How far from the figure a sentence may be that says "about".
const ABOUT: f64 = 0.1;

/// So many figures are held against one another; of more, only against their sums.
const MOST_PAIRED: usize = 80;

/// Problems by which figures are missing.
const UNREAD: &[&str] = &["row-too-long", "row-unreadable", "number-unreadable", "no-numbers", "data-not-loaded", "column-unknown"];

/// Titles and subtitles with a figure that follows from none of the data.
pub(super) fn unsupported(review: &Review, problems: &mut Problems) {
    // Of figures that can't be read nobody knows what follows from them.
    if problems.list().iter().any(|problem| UNREAD.contains(&problem.code)) {
        return;
    }
    let mut known: Option<Known> = None;
    for (path, spec) in review.specs() {
        for key in ["title", "subtitle"] {
            let Some(text) = spec.get(key).and_then(Value::as_text) else { continue };
            for said in figures_in(text, review.locale) {
                let known = known.get_or_insert_with(|| Known::of(review));
                if !known.supports(&said) && !is_explained(said.text, review) {
                    let share = known.shown.iter().find(|number| said.is_percent && is_near(**number * 100.0, said.value, said.reach));
                    let share = share.map(|number| review.locale.number(*number, Fraction { min: 0, max: 6 }));
                    let expected = match share {
                        Some(_) => phrase(
                            "\"format\": {braces} nếu {n} trong số liệu là tỷ lệ ấy",
                            "\"format\": {braces} if {n} in the data is that share",
                        ),
                        None => {
                            phrase("xem lại con số, hoặc nói ở “note” nó lấy từ đâu", "check the figure, or say in “note” where it is from")
                        }
                    };
                    let blanks = [("braces", "{\"unit\": \"%\", \"divideBy\": 0.01}"), ("n", share.as_deref().unwrap_or_default())];
                    problems.tell(&FIGURE_UNSUPPORTED, |lang| {
                        Finding::at(join(path, key)).found(said.text).expected(fill(expected.in_lang(lang), &blanks))
                    });
                }
            }
        }
    }
}

/// Whether a number, whatever its sign, is `value` as far as that reaches.
fn is_near(number: f64, value: f64, reach: f64) -> bool {
    (number.abs() - value).abs() <= reach * (1.0 + 1e-9) + value * 1e-9
}

/// Whether a note speaks of the figure, too.
fn is_explained(figure: &str, review: &Review) -> bool {
    let specs = [review.spec].into_iter().chain(review.parts.iter().map(|part| part.spec));
    specs.filter_map(|spec| spec.get("note")?.as_text()).any(|note| note.contains(figure))
}

/// The figures of a sentence that state something.
fn figures_in<'t>(text: &'t str, locale: &Locale) -> Vec<Said<'t>> {
    let is_digit = |letter: char| locale.is_digit(letter);
    let is_part = |letter: char| is_digit(letter) || matches!(letter, '.' | ',' | '٫' | '٬' | '\u{a0}' | '\u{202f}');
    // Where digits are grouped by a space, writers have the one of their keyboard: "282 000".
    let is_grouped = is_blank(locale.group());
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find(is_digit)).map(|at| from + at) {
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
        let run = run.trim_end_matches(|letter: char| !is_digit(letter));
        from = start + run.len().max(1);
        let (before, behind) = (text.get(..start).unwrap_or_default(), text.get(start + run.len()..).unwrap_or_default());
        found.extend(said(before, run, behind, locale));
    }
    found
}

fn said<'t>(before: &str, text: &'t str, behind: &str, locale: &Locale) -> Option<Said<'t>> {
    // "Q3", "18–24", "28/12", "5G", "1st" and "7:30" are no figures.
    let glued =
        |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphabetic() && !is_unparted(letter) || "/:-–".contains(letter));
    let suffix = behind.split(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
    let is_counted = GLUED.contains(&suffix) && (text.contains(locale.decimal()) || before.ends_with(['$', '£', '€', '¥']));
    if glued(before.chars().next_back())
        || glued(behind.chars().next()) && !is_counted
        || text.chars().count() == 4 && has_year(text, locale)
        || names_or_dates(before, behind, locale)
    {
        return None;
    }
    let word = |text: &str| text.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    let words_before: Vec<String> =
        before.split([' ', '\u{a0}', '\u{202f}', '’', '\'']).rev().map(word).filter(|word| !word.is_empty()).take(4).collect();
    let [earlier, first] = [0, 1].map(|at| words_before.get(at).cloned().unwrap_or_default());
    // "Tổng số 1.250" counts, "Nghị quyết số 57" names.
    let is_sum = earlier == "số" && first == "tổng";
    let is_name = NAMING.contains(&earlier.as_str()) || NAMING_PAIRS.contains(&[&first, " ", &earlier].concat().as_str());
    let behind = behind.trim_start();
    let later = word(behind.split([' ', '\u{a0}', '\u{202f}']).next().unwrap_or_default());
    let is_percent = behind.starts_with(['%', '٪']) || before.trim_end().ends_with('%') || matches!(later.as_str(), "phần" | "percent");
    let small = words_before.iter().take_while(|word| BETWEEN.contains(&word.as_str())).count();
    let is_about = |word: &String| ROUNDING.contains(&word.as_str());
    let is_rounded = words_before.iter().take(small + 1).any(is_about) || before.ends_with(['約', '约', '近', '약']);
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
    let digits = text.rsplit_once(locale.decimal()).map_or(0, |(_, digits)| digits.chars().count());
    let half = 0.5 * 10f64.powi(-i32::try_from(digits).unwrap_or(0));
    let wide = MYRIADS.iter().find(|(sign, _)| behind.starts_with(*sign)).map(|(_, scale)| *scale);
    let scale = wide.unwrap_or_else(|| match suffix {
        "m" | "M" => 1e6,
        "B" | "bn" => 1e9,
        "tn" | "T" => 1e12,
        "k" | "K" => 1e3,
        _ => 1000f64.powi(scale_of(&later)),
    });
    let reach = if is_rounded { half.max(value * ABOUT) } else { half };
    let side = side(&words_before, behind, is_percent);
    Some(Said { text, value, reach, scale, is_percent, side, is_plain: digits == 0 && scale == 1.0 && !is_percent })
}

/// What follows from the data.
struct Known {
    numbers: Vec<f64>,
    /// What some of them are of others, as numbers and in per cent: of these no millions follow.
    ratios: Vec<f64>,
    /// The figures themselves.
    shown: Vec<f64>,
    /// What each of them is of its row and of its column, in per cent.
    shares: Vec<f64>,
    /// Up to this, a number counts rows or columns.
    count: f64,
}

impl Known {
    fn of(review: &Review) -> Self {
        let mut known = Self { numbers: Vec::new(), ratios: Vec::new(), shown: Vec::new(), shares: Vec::new(), count: 10.0 };
        for (part, figures) in review.figures() {
            known.count = known.count.max(figures.table.rows().max(figures.table.columns()) as f64);
            for key in ["total", "each", "top"] {
                known.numbers.extend(match part.spec.get(key) {
                    Some(Value::Number(number)) => Some(*number),
                    _ => None,
                });
            }
            known.add(part.spec, figures, review.locale);
        }
        known
    }

    fn add(&mut self, spec: &Value, figures: &Figures, locale: &Locale) {
        let (columns, are_percent) = (figures.columns(locale), shares::are_percent(figures, locale));
        let rows = (0..figures.table.rows()).map(|row| columns.iter().filter_map(|column| column.get(row).copied().flatten()).collect());
        let lines = columns.iter().map(|column| column.iter().flatten().copied().collect()).chain(rows);
        // The sum of one is no other figure, which could be added to it.
        let lines: Vec<Vec<f64>> = lines.filter(|line: &Vec<f64>| line.len() > 1).collect();
        let all: Vec<f64> = columns.iter().flatten().flatten().copied().collect();
        let sum = all.iter().sum::<f64>();
        self.numbers.extend(all.iter().chain([&sum]));
        // A unit that is divided by is the writer's: title and data may both be in it.
        self.numbers.extend(all.iter().map(|value| value / figures.divide_by));
        // Nobody speaks of sums or shares of rates.
        let together = if are_percent { None } else { Some(sum) };
        self.shown.extend(all.iter().copied().chain(together).flat_map(|value| [value, value / figures.divide_by]));
        // Where a heading says “million”, a title may say so of each figure and of all of them.
        for (column, numbers) in figures.values.iter().zip(&columns) {
            self.add_in_full(numbers.iter().flatten().copied(), size_of(figures, *column));
        }
        for size in sizes_of(spec).filter(|_| figures.divide_by == 1.0) {
            self.add_in_full(all.iter().copied(), size);
        }
        lines.iter().for_each(|line| self.add_line(line, are_percent));
        let paired = if all.len() <= MOST_PAIRED { all } else { Vec::new() };
        self.add_pairs(paired.into_iter().chain(lines.iter().map(|line| line.iter().sum())).collect());
    }

    /// Figures that are counted in thousands or more, each of them and all together.
    fn add_in_full(&mut self, figures: impl Iterator<Item = f64> + Clone, size: f64) {
        let full = figures.clone().chain([figures.sum()]).map(|value| value * size).filter(|_| size != 1.0);
        self.numbers.extend(full.clone());
        self.shown.extend(full);
    }

    /// A row or a column: its sum, its mean, shares, and the first so many together, as the rows stand: "three quarters are graded
    /// Good or better".
    fn add_line(&mut self, line: &[f64], are_percent: bool) {
        let sum: f64 = line.iter().sum();
        self.numbers.extend([sum, sum / line.len().max(1) as f64]);
        self.shares.extend(line.iter().filter(|_| !are_percent).map(|value| value / sum * 100.0));
        self.ratios.extend(line.iter().flat_map(|value| [value / sum, 1.0 - value / sum]).map(|share| share * 100.0));
        let mut together = 0.0;
        for value in line {
            together += value;
            self.numbers.push(together);
            self.ratios.push(together / sum * 100.0);
        }
    }

    /// How any two compare. None is added to itself: twice 18 is no 36 that somebody counted.
    fn add_pairs(&mut self, all: Vec<f64>) {
        for (at, one) in all.iter().enumerate() {
            self.numbers.extend(all.iter().skip(at + 1).flat_map(|other| [one - other, one + other]));
            self.ratios.extend(all.iter().flat_map(|other| [one / other, one / other * 100.0, (one - other) / other * 100.0]));
        }
    }

    /// Whether some figures are beyond a round threshold, on the side that the sentence says and not far from it.
    fn is_passed(&self, said: &Said) -> bool {
        let Some(side) = said.side else { return false };
        let mut digits = said.value;
        while digits.fract() != 0.0 && digits < ROUND {
            digits *= 10.0;
        }
        while digits >= ROUND && digits % 10.0 == 0.0 {
            digits /= 10.0;
        }
        let is_beyond = |number: f64, value: f64| match side {
            Side::Above => number >= value && number <= value * BEYOND,
            Side::Below => number <= value && number >= value / BEYOND,
            Side::Either => number >= value / BEYOND && number <= value * BEYOND,
        };
        let shares: &[f64] = if said.is_percent { &self.shares } else { &[] };
        let mut shown = self.shown.iter().chain(shares);
        digits < ROUND && shown.any(|number| is_beyond(*number, said.value) || is_beyond(*number, said.value * said.scale))
    }

    fn supports(&self, said: &Said) -> bool {
        let counts = said.is_plain && said.value <= self.count;
        counts
            || said.is_percent && said.value == 100.0
            || self.is_passed(said)
            || said.scale == 1.0 && self.ratios.iter().any(|number| is_near(*number, said.value, said.reach))
            || self.numbers.iter().any(|number| {
                is_near(*number, said.value, said.reach) || is_near(*number, said.value * said.scale, said.reach * said.scale)
            })
    }
}

/// In what a subtitle says that all is counted: “Year to December, thousands”.
fn sizes_of(spec: &Value) -> impl Iterator<Item = f64> {
    let subtitle = spec.get("subtitle").and_then(Value::as_text).unwrap_or_default().to_lowercase();
    let words: Vec<f64> = subtitle.split(|letter: char| !letter.is_alphanumeric()).map(|word| 1000f64.powi(scale_of(word))).collect();
    words.into_iter().chain(MYRIADS.iter().filter(move |(sign, _)| subtitle.contains(*sign)).map(|(_, size)| *size))
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
