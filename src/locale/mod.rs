//! How a place writes numbers, and how numbers people wrote there are read. Digits and separators come from the
//! environment's own tables (`Intl` in a page, ICU4X natively), or, for the two languages of the library, from `own`; units are
//! the spec's.

#[cfg(not(target_arch = "wasm32"))]
pub mod icu;
pub mod own;

use crate::value::{bare, is_blank, is_unseen, Value};
use crate::words::{cut, Lang};

/// How many digits stand behind the decimal mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fraction {
    /// At least these, with zeros if need be.
    pub min: u8,
    /// At most these, rounded half away from zero.
    pub max: u8,
}

impl Fraction {
    /// As many as the number has, up to three: what `Intl.NumberFormat` does unless told. A small number has more, see `fit`.
    pub const AS_IS: Fraction = Fraction { min: 0, max: 3 };

    /// Always `digits`.
    pub const fn exactly(digits: u8) -> Self {
        Self { min: digits, max: digits }
    }

    /// What is to be written of `value`, and with how many digits. Where nobody has decided on them (`AS_IS`), a small number has as many
    /// as it takes not to become 0. One that becomes 0 all the same loses its sign.
    #[inline(never)]
    pub fn fit(self, value: f64) -> (f64, Self) {
        let (size, mut max, mut power) = (value.abs(), 0, 1.0);
        while max < self.max || self == Self::AS_IS && size * power < 10.0 && max < MOST_DIGITS {
            power *= 10.0;
            max += 1;
        }
        (if size * power < 0.5 { 0.0 } else { value }, Self { max, ..self })
    }
}

/// More digits than these are nothing that anybody has measured.
const MOST_DIGITS: u8 = 12;

/// Writes finite numbers in the digits and separators of one locale.
pub trait Numbers {
    /// `value` with grouping and a minus sign where it is negative.
    fn decimal(&self, value: f64, fraction: Fraction) -> String;
}

/// A number as somebody wrote it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Written<'t> {
    /// The number.
    pub value: f64,
    /// The currency before it; may be empty.
    pub prefix: &'t str,
    /// The words or the sign behind it; may be empty.
    pub unit: &'t str,
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
    /// The locale's own digit 0.
    zero: u32,
    /// Whether all groups but the last are of two digits, as in 12,34,567.
    in_pairs: bool,
}

impl Locale {
    /// The locale of a BCP 47 `tag` whose numbers `numbers` writes.
    pub fn new(tag: &str, numbers: Box<dyn Numbers>) -> Self {
        // The separators are read off a number that has them all, so that there is no second table to keep.
        let sample = numbers.decimal(1_234_567.5, Fraction::AS_IS);
        let is_mark = |c: &char| is_blank(*c) || matches!(c, '.' | ',' | '\'' | '’' | '٬' | '٫' | '·');
        let marks: Vec<char> = sample.chars().filter(is_mark).collect();
        let one = sample.chars().next().unwrap_or('1');
        Self {
            tag: tag.to_owned(),
            lang: Lang::of(tag),
            decimal: marks.last().copied().unwrap_or('.'),
            group: marks.first().copied().unwrap_or(','),
            zero: (one as u32).saturating_sub(1),
            in_pairs: sample.chars().nth(2).as_ref().is_some_and(is_mark),
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

    /// Says some of the words otherwise that a spec says nothing about.
    #[cfg(feature = "desk")]
    pub fn say_below(&mut self, words: &Value) {
        self.lang = self.lang.over(words);
    }

    /// Whether lines run from right to left: a script says so, or else the language, which mostly has but one.
    pub fn right_to_left(&self) -> bool {
        let script = cut(&self.tag, b'-').map_or("", |(_, rest)| cut(rest, b'-').map_or(rest, |(script, _)| script));
        if script.len() == 4 {
            is_one_of(script, "arabhebrthaankoosyrcadlm")
        } else {
            is_one_of(self.language(), "ar  he  fa  ur  ps  sd  ug  yi  ckb iw  dv  ks  nqo syr arc lrc mzn bal ")
        }
    }

    /// The language of the tag, without script and place.
    pub fn language(&self) -> &str {
        cut(&self.tag, b'-').map_or(self.tag.as_str(), |(language, _)| language)
    }

    /// The mark before decimals.
    pub fn decimal(&self) -> char {
        self.decimal
    }

    /// The mark between the groups of its digits.
    #[cfg(feature = "desk")]
    pub fn group(&self) -> char {
        self.group
    }

    /// `value` as this locale writes it.
    pub fn number(&self, value: f64, fraction: Fraction) -> String {
        let (value, fraction) = fraction.fit(value);
        self.numbers.decimal(value, fraction)
    }

    /// `share`, from 0 to 1, in per cent with at most one digit behind the mark. A part is never written as nothing or as the whole.
    pub fn percent(&self, share: f64) -> String {
        let shown = if share > 0.0 && share < 1.0 { share.clamp(0.001, 0.999) } else { share };
        let sign = if shown > share {
            "<"
        } else if shown < share {
            ">"
        } else {
            ""
        };
        let number = self.number(shown * 100.0, Fraction { min: 0, max: 1 });
        [sign, self.percent_before(), &number, self.percent_behind()].concat()
    }

    /// The per cent sign where it stands before its number.
    pub fn percent_before(&self) -> &'static str {
        match self.language() {
            "tr" | "ku" => "%",
            "eu" => "%\u{a0}",
            _ => "",
        }
    }

    /// The per cent sign where it stands behind its number, after a no-break space where CLDR's pattern has one. The Spanish of America
    /// and the German of Switzerland, which have a point before decimals, have none.
    pub fn percent_behind(&self) -> &'static str {
        const APART: &str = "be  ca  cs  da  de  es  fi  fr  gl  hr  lt  mk  nb  nn  no  ro  ru  sk  sl  sv  ";
        match self.decimal {
            _ if !self.percent_before().is_empty() => "",
            '٫' => "٪",
            ',' if is_one_of(self.language(), APART) && self.tag != "fr-CH" => "\u{a0}%",
            _ => "%",
        }
    }

    /// The number that `text` says in this locale, and the words about it: "3.466", "7,5%", "−12", "(12)", "1 234,5", "2.460 tỷ",
    /// "$1,200". `None` when it says none, or when its separators stand where this locale would not put them: "3.46" must not
    /// become 346, nor "0.350" 350.
    pub fn read<'t>(&self, text: &'t str) -> Option<Written<'t>> {
        let text = bare(text);
        let bracketed = text.strip_prefix('(').and_then(|text| text.strip_suffix(')'));
        let text = bracketed.unwrap_or(text);
        let places = || text.char_indices().filter(|(_, c)| self.digit(*c).is_some());
        let (start, _) = places().next()?;
        let end = places().next_back().map(|(at, last)| at + last.len_utf8())?;
        let (before, digits, behind) = (text.get(..start)?, text.get(start..end)?, text.get(end..)?);
        let signed = before.strip_prefix(['-', '−', '–']);
        let prefix = signed.unwrap_or(before.strip_prefix('+').unwrap_or(before));
        let (prefix, unit) = match (bare(prefix), bare(behind)) {
            // Wherever the locale has its per cent sign, and whichever, it is the unit.
            ("%", "") if !self.percent_before().is_empty() => ("", "%"),
            (prefix, "٪") if self.percent_behind() == "٪" => (prefix, "%"),
            both => both,
        };
        if !is_prefix(prefix) || !is_unit(unit, behind) {
            return None;
        }
        let value = self.read_digits(digits)?;
        let value = if bracketed.is_some() || signed.is_some() { -value } else { value };
        Some(Written { value, prefix, unit })
    }

    /// Whether a letter is a digit here.
    pub fn is_digit(&self, letter: char) -> bool {
        self.digit(letter).is_some()
    }

    /// What a digit is worth, whether it is the locale's own or a European one.
    fn digit(&self, c: char) -> Option<u32> {
        c.to_digit(10).or((c as u32).checked_sub(self.zero).filter(|digit| *digit < 10))
    }

    /// Reads what begins and ends with a digit, with or without grouping; a group is three, but for the first, and those before the last
    /// where the locale has pairs.
    fn read_digits(&self, digits: &str) -> Option<f64> {
        let mut number = Decimal::default();
        let (mut run, mut grouped, mut behind) = (0, false, false);
        for c in digits.chars().filter(|c| !is_unseen(*c)) {
            let is_decimal = c == self.decimal;
            let is_mark = is_decimal || c == self.group || is_blank(c) || c == '\'' || c == '’';
            if !is_mark || behind {
                number.push(self.digit(c)?, behind)?;
                run += 1;
                continue;
            }
            let is_pair = self.in_pairs && run == 2 && !is_decimal;
            if run == 0 || if is_decimal { grouped && run != 3 } else { (grouped && run != 3 && !is_pair) || run > 3 || number.digits == 0 }
            {
                return None;
            }
            grouped |= !is_decimal;
            behind = is_decimal;
            run = 0;
        }
        (behind || !grouped || run == 3).then(|| number.value())
    }
}

/// Whether a code, in whatever letters, is one of these, each of which has room for four.
fn is_one_of(code: &str, codes: &str) -> bool {
    let is_same = |known: &[u8]| known.trim_ascii_end().eq_ignore_ascii_case(code.as_bytes());
    codes.as_bytes().chunks(4).any(is_same)
}

/// Before a number only a currency may stand: "Q3" and "tháng 12" are names.
fn is_prefix(prefix: &str) -> bool {
    prefix.chars().next_back().is_none_or(is_currency)
}

/// A unit is a word or a sign. What is glued to the digits in plain letters, as in "1st", is no unit, nor is a footnote's mark.
fn is_unit(unit: &str, behind: &str) -> bool {
    let is_word = |c: char| match c {
        'a'..='z' | 'A'..='Z' => behind.chars().find(|c| !is_unseen(*c)).is_some_and(is_blank),
        // Letters but for the blocks of punctuation: the tables that know each single one are too dear.
        '%' | '‰' | '°' | 'À'..='\u{1fff}' | '\u{3000}'.. => true,
        _ => is_currency(c),
    };
    unit.len() <= LONGEST_UNIT && unit.chars().next().is_none_or(is_word)
}

/// The signs of old, and the block of all others: €, ₫, ₩.
fn is_currency(c: char) -> bool {
    matches!(c, '$' | '£' | '¥' | '\u{20a0}'..='\u{20cf}')
}

/// More than this behind a number, in bytes, is a remark.
const LONGEST_UNIT: usize = 40;

/// Digits gathered into a whole number and a power of ten. With up to 15 digits the division below is correctly rounded
/// (Clinger 1990, the "fast path": both are exact in an `f64`), so the standard parser and its tables, 10 kB in a page, are
/// not needed for figures.
#[derive(Default)]
struct Decimal {
    digits: u64,
    behind: i32,
}

impl Decimal {
    fn push(&mut self, digit: u32, behind: bool) -> Option<()> {
        self.digits = self.digits.checked_mul(10)?.checked_add(u64::from(digit))?;
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
            ("(−12)", -12.0),
            ("(-12)", -12.0),
            ("1 234,5", 1234.5),
            ("1\u{a0}234\u{a0}567", 1_234_567.0),
            ("+4", 4.0),
            ("0,1", 0.1),
            ("− 5", -5.0),
            ("(12,5%)", -12.5),
        ] {
            assert_eq!(vi.read(text).map(|written| written.value), Some(number), "{text}");
        }
        assert_eq!(icu::locale("en").read("3,466").map(|written| written.value), Some(3466.0));
        assert_eq!(icu::locale("en").read("3.466").map(|written| written.value), Some(3.466));
    }

    #[test]
    fn a_per_cent_sign_stands_where_each_language_has_it() {
        for (tag, text) in [
            ("ru", "65,5_%"),
            ("be", "65,5_%"),
            ("mk", "65,5_%"),
            ("tr", "%65,5"),
            ("eu", "%_65,5"),
            ("fa", "۶۵٫۵٪"),
            ("bg", "65,5%"),
            ("uk", "65,5%"),
            ("sr", "65,5%"),
            ("et", "65,5%"),
            ("es", "65,5_%"),
            ("es-MX", "65.5%"),
            ("de-CH", "65.5%"),
            ("fr-CH", "65,5%"),
        ] {
            let locale = icu::locale(tag);
            assert_eq!(locale.percent(0.655).replace('\u{a0}', "_"), text, "{tag}");
            let written = locale.percent(0.655);
            assert_eq!(locale.read(&written), Some(Written { value: 65.5, prefix: "", unit: "%" }), "{tag}");
        }
        assert_eq!(icu::locale("tr").percent(0.0001), "<%0,1");
        assert_eq!(vi().read("%65,5"), None);
    }

    #[test]
    fn lines_run_from_right_to_left_in_any_spelling_of_such_a_language() {
        for tag in ["ar", "AR", "ar-EG", "ckb", "iw", "he-IL", "dv", "ks", "ku-Arab", "pa-Arab-PK", "uz-arab", "az-Hebr"] {
            assert!(icu::locale(tag).right_to_left(), "{tag}");
        }
        for tag in ["vi", "en", "ku", "pa", "uz-Latn", "sd-Deva", "ks-Deva", "a", "", "arn", "es-419"] {
            assert!(!icu::locale(tag).right_to_left(), "{tag}");
        }
    }

    #[test]
    fn numbers_are_read_in_the_digits_and_groups_of_their_place() {
        for (tag, text, number) in [
            ("fa", "۱٬۲۳۴٫۵", 1234.5),
            ("fa", "۱۲", 12.0),
            ("ar-EG", "١٬٢٣٤٫٥", 1234.5),
            ("bn", "১,২৩,৪৫৬", 123_456.0),
            ("mr", "१,२३,४५६.५", 123_456.5),
            ("my", "-၁,၂၃၄", -1234.0),
            ("en-IN", "1,23,456", 123_456.0),
            ("hi", "12,34,56,789.25", 123_456_789.25),
            ("en-IN", "123,456", 123_456.0),
            ("fa", "12", 12.0),
        ] {
            assert_eq!(icu::locale(tag).read(text).map(|written| written.value), Some(number), "{tag} {text}");
        }
        for (tag, text) in [("en", "1,23,456"), ("en-IN", "1,23,45"), ("en-IN", "1,2,345"), ("en", "१२")] {
            assert_eq!(icu::locale(tag).read(text), None, "{tag} {text}");
        }
    }

    #[test]
    fn words_about_a_number_are_kept_apart_from_it() {
        for (tag, text, value, prefix, unit) in [
            ("vi", "7,5%", 7.5, "", "%"),
            ("vi", "35 %", 35.0, "", "%"),
            ("vi", "2.460 tỷ", 2460.0, "", "tỷ"),
            ("vi", "12 triệu đồng", 12.0, "", "triệu đồng"),
            ("vi", "3,2 triệu lượt", 3.2, "", "triệu lượt"),
            ("vi", "1.200.000đ", 1_200_000.0, "", "đ"),
            ("vi", "1.200.000\u{a0}₫", 1_200_000.0, "", "₫"),
            ("vi", "-4,4 điểm %", -4.4, "", "điểm %"),
            ("vi", "12 m²", 12.0, "", "m²"),
            ("vi", "36,5°C", 36.5, "", "°C"),
            ("en", "$1,200", 1200.0, "$", ""),
            ("en", "-US$ 1,200.50", -1200.5, "US$", ""),
            ("en", "(€3 million)", -3.0, "€", "million"),
            ("de", "3,5 Mio. €", 3.5, "", "Mio. €"),
        ] {
            assert_eq!(icu::locale(tag).read(text), Some(Written { value, prefix, unit }), "{text}");
        }
    }

    #[test]
    fn a_separator_out_of_place_is_not_guessed_at() {
        for text in [
            "3.46",
            "7.5",
            "0.350",
            "00.123,5",
            "1.2345",
            "7,",
            ",5",
            "1,2,3",
            "",
            "-",
            "1e9",
            "..",
            "٣",
            "Infinity",
            "3.46 tỷ",
            "--5",
            "$-5",
        ] {
            assert_eq!(vi().read(text), None, "{text}");
        }
    }

    #[test]
    fn names_dates_ranges_and_footnotes_are_no_numbers() {
        for text in [
            "Quý 3",
            "tháng 12",
            "Q3",
            "1st",
            "2A",
            "12km",
            "18–24",
            "18-24 tuổi",
            "28/12/2023",
            "28.12.2023",
            "2023-12-28",
            "7:30",
            "12*",
            "12 (a)",
            "12 [1]",
            "12¹",
            "5+",
            "~5",
            ">90",
            "#1",
            "12.",
            "1/2",
            "+",
            // A remark, and no unit.
            "12 đơn vị chưa gửi báo cáo về Ban Tổ chức",
        ] {
            assert_eq!(vi().read(text), None, "{text}");
        }
    }
}
