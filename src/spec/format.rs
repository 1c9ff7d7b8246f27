//! How a value is written: the unit that the writer locked or that stands in the data, the division that goes with it, decimals
//! and sign. Separators are the locale's.

use super::keys::{doc, Key, Takes};
use super::read::Fields;
use crate::locale::{Fraction, Locale, Written};
use crate::value::{is_blank, trimmed};
use crate::words::{cut, fill, phrase, Lang};

/// The keys of `format`, and of a table's columns of the same names.
pub const KEYS: &[Key] = &[
    Key::new(
        "unit",
        Takes::Text(60),
        doc("Chữ đứng sau con số, giữ nguyên như bạn viết.", "The word after the number, never changed.").example(r#""tỷ đồng""#),
    ),
    Key::new("prefix", Takes::Text(20), doc(
            "Chữ đứng trước con số; dấu cách bạn viết sau chữ ấy được giữ.",
            "What stands before the number; a space behind it stays.",
        )
        .example(r#""US$""#)),
    Key::new(
        "divideBy",
        Takes::Number { min: 1e-12, max: 1e18 },
        doc(
            "Giá trị được chia cho số này trước khi viết: 1e6 cho triệu, 1e9 cho tỷ.",
            "What a value is divided by before it is written: 1e6 for millions.",
        )
        .default("1")
        .example("1e9"),
    ),
    Key::new(
        "decimals",
        Takes::Number { min: 0.0, max: 9.0 },
        doc(
            "Số chữ số sau dấu thập phân. Không viết thì có bao nhiêu lấy bấy nhiêu, nhiều nhất là ba; số rất nhỏ thì hai chữ số khác 0.",
            "How many digits stand behind the decimal mark. Without it, as many as there are, up to three; of a small figure two that are not 0.",
        )
        .example("1"),
    ),
    Key::new(
        "sign",
        Takes::OneOf(&["auto", "always"]),
        doc("“always”: số dương có dấu cộng.", "“always” writes a plus sign as well.").default(r#""auto""#).example(r#""always""#),
    ),
];

/// How values are written.
#[derive(Clone, Debug, PartialEq)]
pub struct Format {
    /// The word after the number; may be empty.
    pub unit: String,
    /// What stands before the number; may be empty.
    pub prefix: String,
    /// What a value is divided by; never 0.
    pub divide_by: f64,
    /// Digits behind the mark.
    pub fraction: Fraction,
    /// Whether a plus is written.
    pub plus: bool,
    /// Who decided on unit and prefix.
    pub settled: Settled,
}

/// Who decided in which unit figures are counted. Figures that are compared all have one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// Nobody yet.
    Open,
    /// The figures: the first of them that is not zero.
    ByFigures,
    /// The writer, who locked it.
    ByWriter,
}

impl Default for Format {
    fn default() -> Self {
        Self { unit: String::new(), prefix: String::new(), divide_by: 1.0, fraction: Fraction::AS_IS, plus: false, settled: Settled::Open }
    }
}

impl Format {
    /// Takes the format from the object at `format`, once that is checked.
    pub fn read(fields: Option<Fields>) -> Self {
        let Some(fields) = fields else {
            return Self::default();
        };
        let (unit, prefix) = (fields.text("unit"), fields.text("prefix"));
        let is_open = unit.is_none() && prefix.is_none();
        Self {
            unit: trimmed(unit.unwrap_or_default()).to_owned(),
            prefix: prefix.map(kept_apart).unwrap_or_default(),
            divide_by: usable_divisor(fields.number("divideBy")),
            fraction: fraction(fields.number("decimals")),
            plus: fields.text("sign") == Some("always"),
            settled: if is_open { Settled::Open } else { Settled::ByWriter },
        }
    }

    /// Whether `figure` is counted in the unit of this. Where that is open, the figure decides.
    pub fn fits(&mut self, figure: &Written) -> bool {
        if figure.value == 0.0 {
            // Nothing is nothing in any unit.
            return true;
        }
        if self.settled == Settled::Open {
            self.settled = Settled::ByFigures;
            self.unit = figure.unit.to_owned();
            self.prefix = figure.prefix.to_owned();
        }
        let power = power(figure.unit);
        let is_apart = power > 0 && (self.divide_by != 1.0 || power != self::power(&self.unit));
        !is_apart && (self.settled == Settled::ByWriter || figure.unit == self.unit && figure.prefix == self.prefix)
    }

    /// What figures should be counted in, in words.
    pub fn wanted(&self, lang: Lang) -> String {
        let said = [self.prefix.as_str(), if self.prefix.is_empty() { "" } else { "…" }, &self.unit].concat();
        let words = match self.divide_by == 1.0 {
            _ if said.is_empty() => {
                phrase("một đơn vị cho mọi số; số đầu tiên không ghi đơn vị", "one unit for all figures; the first one has none")
            }
            true => phrase("mọi số tính bằng “{unit}”", "all figures in “{unit}”"),
            false => phrase(
                "số chưa rút gọn, để “divideBy” chia thành “{unit}”; hoặc bỏ “divideBy”",
                "figures in full, for “divideBy” to make “{unit}” of them; or no “divideBy”",
            ),
        };
        fill(words.in_lang(lang), &[("unit", &said)])
    }

    /// What a writer adds to a spec so that the unit is no guess.
    #[cfg(feature = "desk")]
    pub fn lock(&self, lang: Lang) -> String {
        // The wide sign of East Asia is locked as the per cent sign that it is.
        let unit = if self.unit == "％" { "%" } else { self.unit.as_str() };
        let entries = [("prefix", self.prefix.as_str()), ("unit", unit)];
        let said = entries.iter().filter(|(_, text)| !text.is_empty()).map(|(key, text)| format!("\"{key}\": \"{text}\""));
        let key = format!("\"format\": {{{}}}", said.collect::<Vec<_>>().join(", "));
        fill(phrase("viết {key} để khóa đơn vị lại", "write {key} to lock the unit").in_lang(lang), &[("key", &key)])
    }

    /// Whether the unit was read off the figures. A percent sign says all there is to say.
    #[cfg(feature = "desk")]
    pub fn is_guess(&self) -> bool {
        self.settled == Settled::ByFigures && !(self.prefix.is_empty() && matches!(self.unit.as_str(), "" | "%"))
    }

    /// Whether numbers are written as they are.
    pub fn is_plain(&self) -> bool {
        self.unit.is_empty() && self.prefix.is_empty() && self.divide_by == 1.0 && self.fraction == Fraction::AS_IS
    }

    /// The number alone, with its sign and its prefix, such as the per cent sign of some languages.
    pub fn number(&self, value: f64, locale: &Locale) -> String {
        let (value, fraction) = self.fraction.fit(value / self.divide_by);
        let prefix = if self.unit == "%" { [&self.prefix, locale.percent_before()].concat() } else { self.prefix.clone() };
        // A minus stands before the prefix, where else the locale's own stands at the digits.
        let (sign, value) = match () {
            () if value < 0.0 && !prefix.is_empty() => ("-", -value),
            () if value > 0.0 && self.plus => ("+", value),
            () => ("", value),
        };
        // Between words that run from right to left a bare sign would go behind its number.
        let mark = if locale.right_to_left() && !sign.is_empty() { "\u{200e}" } else { "" };
        [mark, sign, &prefix, &locale.number(value, fraction)].concat()
    }

    /// The number where its unit is said elsewhere: "%" is part of it and stays.
    pub fn short(&self, value: f64, locale: &Locale) -> String {
        match self.unit.as_str() {
            "%" => self.say(value, locale),
            _ => self.number(value, locale),
        }
    }

    /// What stands between the number and the unit, and the unit.
    pub fn tail(&self, locale: &Locale) -> String {
        match self.unit.as_str() {
            "" => String::new(),
            "%" => locale.percent_behind().to_owned(),
            unit => ["\u{a0}", unit].concat(),
        }
    }

    /// The number with its unit: "2.460 tỷ đồng".
    pub fn say(&self, value: f64, locale: &Locale) -> String {
        [self.number(value, locale), self.tail(locale)].concat()
    }
}

/// A prefix, with a blank behind it where the writer has put one; no line ends there.
fn kept_apart(prefix: &str) -> String {
    let mut kept = trimmed(prefix).to_owned();
    if prefix.ends_with(is_blank) {
        kept.push('\u{a0}');
    }
    kept
}

/// Which power of a thousand the first word of a unit says; 0 if none.
pub fn power(unit: &str) -> usize {
    let first = cut(unit, b' ').map_or(unit, |(first, _)| first);
    POWERS.iter().position(|word| *word == first).map_or(0, |index| index / 3 + 1)
}

/// Three words for each power, of which "mn" is how tables shorten a million.
const POWERS: &[&str] = &["nghìn", "ngàn", "thousand", "triệu", "million", "mn", "tỷ", "tỉ", "billion", "trillion"];

/// A divisor within its limits, or 1: what is out of range has been noted.
pub fn usable_divisor(number: Option<f64>) -> f64 {
    number.filter(|n| (1e-12..=1e18).contains(n)).unwrap_or(1.0)
}

/// The digits behind the mark that `decimals` asks for.
pub fn fraction(decimals: Option<f64>) -> Fraction {
    match decimals {
        Some(digits) if (0.0..=9.0).contains(&digits) => Fraction::exactly(digits as u8),
        _ => Fraction::AS_IS,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::icu::locale;

    fn say(value: f64, unit: &str, divide_by: f64, tag: &str) -> String {
        let format = Format { unit: unit.to_owned(), divide_by, ..Format::default() };
        format.say(value, &locale(tag)).replace('\u{a0}', " ")
    }

    #[test]
    fn the_articles_figures_are_written_as_printed() {
        for (value, unit, divide_by, printed) in [
            (7.5, "%", 1.0, "7,5%"),
            (40e6, "triệu đồng", 1e6, "40 triệu đồng"),
            (2.46e12, "tỷ đồng", 1e9, "2.460 tỷ đồng"),
            (3.2e6, "triệu lượt", 1e6, "3,2 triệu lượt"),
            (308e6, "triệu USD", 1e6, "308 triệu USD"),
            (3466.0, "", 1.0, "3.466"),
            (500e6, "triệu đồng", 1e6, "500 triệu đồng"),
        ] {
            assert_eq!(say(value, unit, divide_by, "vi"), printed);
        }
        assert_eq!(say(-7.5, "%", 1.0, "tr"), "-%7,5");
        assert_eq!(say(7.5, "%", 1.0, "ru"), "7,5 %");
        assert_eq!(say(2.46e12, "billion đồng", 1e9, "en"), "2,460 billion đồng");
        assert_eq!(say(3.2e6, "million visits", 1e6, "en"), "3.2 million visits");
    }
}
