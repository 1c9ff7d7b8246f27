//! How a place writes numbers, and how numbers people wrote there are read. Digits and separators come from the
//! environment's own tables (`Intl` in a page, ICU4X natively); units are the spec's.

#[cfg(not(target_arch = "wasm32"))]
pub mod icu;

use crate::value::Value;
use crate::words::Lang;

/// How many digits stand behind the decimal mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fraction {
    /// At least these, with zeros if need be.
    pub min: u8,
    /// At most these, rounded half away from zero.
    pub max: u8,
}

impl Fraction {
    /// As many as the number has, up to three: what `Intl.NumberFormat` does unless told.
    pub const AS_IS: Fraction = Fraction { min: 0, max: 3 };

    /// Always `digits`.
    pub const fn exactly(digits: u8) -> Self {
        Self { min: digits, max: digits }
    }
}

/// Writes finite numbers in the digits and separators of one locale.
pub trait Numbers {
    /// `value` with grouping and a minus sign where it is negative.
    fn decimal(&self, value: f64, fraction: Fraction) -> String;
}

/// A whole number in plain digits without grouping, as years and keys have them. Not `to_string`: the reader's module leaves
/// Rust's formatting out.
pub fn plain(mut number: u64) -> String {
    let mut digits = String::new();
    loop {
        digits.insert(0, char::from(b'0' + (number % 10) as u8));
        number /= 10;
        if number == 0 {
            return digits;
        }
    }
}

/// A locale: its tag, its numbers, and which of the library's languages it gets.
pub struct Locale {
    tag: String,
    lang: Lang,
    numbers: Box<dyn Numbers>,
    decimal: char,
    group: char,
}

impl Locale {
    /// The locale of a BCP 47 `tag` whose numbers `numbers` writes.
    pub fn new(tag: &str, numbers: Box<dyn Numbers>) -> Self {
        // The separators are read off a number that has them all, so that there is no second table to keep.
        let sample = numbers.decimal(1_234_567.5, Fraction::exactly(1));
        let is_mark = |c: &char| is_space(*c) || matches!(c, '.' | ',' | '\'' | '’' | '٬' | '٫' | '·');
        let marks: Vec<char> = sample.chars().filter(is_mark).collect();
        Self {
            tag: tag.to_owned(),
            lang: Lang::of(tag),
            decimal: marks.last().copied().unwrap_or('.'),
            group: marks.first().copied().unwrap_or(','),
            numbers,
        }
    }

    /// The BCP 47 tag.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The language of the library's own words.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Says some of the library's words otherwise from now on; see `Lang::with`.
    pub fn say(&mut self, words: &Value) {
        self.lang = self.lang.with(words);
    }

    /// Whether lines run from right to left.
    pub fn right_to_left(&self) -> bool {
        self.is_one_of("arhefaurpssdugyi")
    }

    /// Whether the language is one of these, whose two letters stand one after the other.
    fn is_one_of(&self, languages: &str) -> bool {
        let primary = self.tag.split('-').next().unwrap_or_default();
        languages.as_bytes().chunks(2).any(|two| two == primary.as_bytes())
    }

    /// `value` as this locale writes it.
    pub fn number(&self, value: f64, fraction: Fraction) -> String {
        // "-0" is a rounding artefact, never a figure.
        let value = if value == 0.0 { 0.0 } else { value };
        self.numbers.decimal(value, fraction)
    }

    /// `share`, from 0 to 1, in per cent with at most one digit behind the mark.
    pub fn percent(&self, share: f64) -> String {
        let number = self.number(share * 100.0, Fraction { min: 0, max: 1 });
        [&number, self.percent_gap(), "%"].concat()
    }

    /// What stands between a number and "%": a no-break space where CLDR's percent pattern has one.
    pub fn percent_gap(&self) -> &'static str {
        if self.is_one_of("bgcacsdadeeseteufifrglhrltnbnnnoroskslsrsvuk") {
            "\u{a0}"
        } else {
            ""
        }
    }

    /// The number that `text` says in this locale: "3.466", "7,5%", "−12", "(12)", "1 234,5". `None` when it says none, or
    /// when its separators stand where this locale would not put them: "3.46" must not become 346.
    pub fn parse(&self, text: &str) -> Option<f64> {
        let text = text.trim_matches(is_space);
        let text = text.strip_suffix('%').unwrap_or(text).trim_end_matches(is_space);
        let bracketed = text.strip_prefix('(').and_then(|t| t.strip_suffix(')'));
        let signed = text.strip_prefix(['-', '−', '–']);
        let (negative, digits) = match (bracketed, signed) {
            (Some(inner), _) => (true, inner),
            (None, Some(rest)) => (true, rest.trim_start_matches(is_space)),
            (None, None) => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = match digits.split_once(self.decimal) {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (digits, None),
        };
        let mut number = Decimal::default();
        self.read_whole(whole, &mut number)?;
        if let Some(fraction) = fraction {
            if fraction.is_empty() {
                return None;
            }
            fraction.chars().try_for_each(|c| number.push(c, true))?;
        }
        let value = number.value();
        Some(if negative { -value } else { value })
    }

    /// Reads digits with or without grouping; a group is always three, but for the first.
    fn read_whole(&self, whole: &str, number: &mut Decimal) -> Option<()> {
        let is_group = |c: char| c == self.group || is_space(c) || c == '\'' || c == '’';
        let groups: Vec<&str> = whole.split(is_group).collect();
        for (index, group) in groups.iter().enumerate() {
            let right_length = match (index, groups.len()) {
                (_, 1) => !group.is_empty(),
                (0, _) => (1..=3).contains(&group.len()),
                _ => group.len() == 3,
            };
            if !right_length {
                return None;
            }
            group.chars().try_for_each(|c| number.push(c, false))?;
        }
        Some(())
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\t' | '\r' | '\n')
}

/// Digits gathered into a whole number and a power of ten. With up to 15 digits the division below is correctly rounded
/// (Clinger 1990, the "fast path": both are exact in an `f64`), so the standard parser and its tables, 10 kB in a page, are
/// not needed for figures.
#[derive(Default)]
struct Decimal {
    digits: u64,
    behind: i32,
}

impl Decimal {
    fn push(&mut self, c: char, behind: bool) -> Option<()> {
        let digit = u64::from(c.to_digit(10)?);
        self.digits = self.digits.checked_mul(10)?.checked_add(digit)?;
        self.behind += i32::from(behind);
        Some(())
    }

    fn value(&self) -> f64 {
        self.digits as f64 / (0..self.behind).fold(1.0, |power, _| power * 10.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vi() -> Locale {
        icu::locale("vi")
    }

    #[test]
    fn numbers_are_written_as_on_a_vietnamese_news_page() {
        assert_eq!(vi().number(3466.0, Fraction::AS_IS), "3.466");
        assert_eq!(vi().number(7.5, Fraction::AS_IS), "7,5");
        assert_eq!(vi().number(-0.0, Fraction::AS_IS), "0");
        assert_eq!(vi().number(2.0, Fraction::exactly(1)), "2,0");
        assert_eq!(vi().percent(13.0 / 20.0), "65%");
        assert_eq!(vi().percent(7.0 / 11.0), "63,6%");
        assert_eq!(icu::locale("en").number(3466.0, Fraction::AS_IS), "3,466");
        assert_eq!(icu::locale("de").percent(0.075), "7,5\u{a0}%");
    }

    #[test]
    fn numbers_are_read_as_people_write_them_there() {
        let vi = vi();
        for (text, number) in [
            ("3.466", 3466.0),
            ("3466", 3466.0),
            (" 7,5% ", 7.5),
            ("−12", -12.0),
            ("(12)", -12.0),
            ("1 234,5", 1234.5),
            ("1\u{a0}234\u{a0}567", 1_234_567.0),
            ("+4", 4.0),
            ("0,1", 0.1),
        ] {
            assert_eq!(vi.parse(text), Some(number), "{text}");
        }
        assert_eq!(icu::locale("en").parse("3,466"), Some(3466.0));
        assert_eq!(icu::locale("en").parse("3.466"), Some(3.466));
    }

    #[test]
    fn a_separator_out_of_place_is_not_guessed_at() {
        for text in ["3.46", "7.5", "1.2345", "7,", ",5", "1,2,3", "12 triệu", "", "-", "1e9", "..", "٣", "Infinity"] {
            assert_eq!(vi().parse(text), None, "{text}");
        }
    }
}
