//! Dates as people write them: "28/12/2023", "quý 3/2023", "tháng 12", "Q3 2023", "December 2023". Years, quarters, months and
//! days alike, since a column of figures has any of them. For desks: no kind draws a time axis yet, so readers do without.

use crate::locale::Locale;

/// A day, a month, a quarter or a year. What is not said is 0, so that dates of one column compare in order of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// 0 where only a month or a quarter is said.
    pub year: u16,
    /// 1 to 12; the first one of a quarter.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// What the writer said it by.
    pub grain: Grain,
}

/// How much time a date stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grain {
    /// A year.
    #[default]
    Year,
    /// Three months.
    Quarter,
    /// A month.
    Month,
    /// A day.
    Day,
}

/// Whether the day stands before the month where both are numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// 28/12/2023.
    DayFirst,
    /// 12/28/2023.
    MonthFirst,
}

impl Order {
    /// The order in which `locale` writes: the month comes first in the United States and a few other places.
    pub fn of(locale: &Locale) -> Self {
        match locale.tag() {
            "en" | "en-US" | "en-PH" | "es-US" | "fil" => Order::MonthFirst,
            _ => Order::DayFirst,
        }
    }

    /// The same, unless one of `texts` can be no date in it and is one in the other.
    pub fn settled<'t>(self, texts: impl Iterator<Item = &'t str> + Clone) -> Self {
        let other = if self == Order::DayFirst { Order::MonthFirst } else { Order::DayFirst };
        let contradicts = |text: &str| read(text, self).is_none() && read(text, other).is_some();
        if texts.clone().any(contradicts) && texts.clone().all(|text| read(text, other).is_some() || read(text, self).is_none()) {
            other
        } else {
            self
        }
    }
}

/// The date that `text` says, or `None` if it says none, or one that no calendar has.
pub fn read(text: &str, order: Order) -> Option<Date> {
    let lower = text.to_lowercase();
    let parts: Vec<Part> = parts(&lower)?;
    use Part::{Month, MonthWord, Number, QuarterWord, Year, YearWord};
    match *parts.as_slice() {
        // 2023-12-28, 2023-12; 2023/12/28.
        [Year(year), Number(month), Number(day)] => day_of(year, month, day),
        [Year(year), Number(month)] => month_of(year, month),
        [Year(year)] | [YearWord, Year(year)] => Some(Date { year, ..Date::default() }),
        // Quý 3/2023, quý III năm 2023, Q3 2023, 3rd quarter of 2023, Q3; 2023 Q3.
        [QuarterWord, Number(quarter), Year(year)]
        | [Number(quarter), QuarterWord, Year(year)]
        | [Year(year), QuarterWord, Number(quarter)] => quarter_of(year, quarter),
        [QuarterWord, Number(quarter), YearWord, Year(year)] => quarter_of(year, quarter),
        [QuarterWord, Number(quarter)] => quarter_of(0, quarter),
        // Tháng 12/2023, tháng 12 năm 2023, tháng 12; December 2023; 12/2023; "Tháng Tư" is a month by name.
        [MonthWord, Number(month), Year(year)] | [MonthWord, Number(month), YearWord, Year(year)] | [Number(month), Year(year)] => {
            month_of(year, month)
        }
        [Month(month), Year(year)] | [Month(month), YearWord, Year(year)] => month_of(year, u16::from(month)),
        [MonthWord, Number(month)] => month_of(0, month),
        [Month(month)] => month_of(0, u16::from(month)),
        // 28/12/2023, 28.12.2023; 28 December 2023, December 28, 2023; 28 tháng 12 năm 2023.
        [Number(first), Number(second), Year(year)] if order == Order::DayFirst => day_of(year, second, first),
        [Number(first), Number(second), Year(year)] => day_of(year, first, second),
        [Number(day), Month(month), Year(year)] | [Month(month), Number(day), Year(year)] => day_of(year, u16::from(month), day),
        [Number(day), MonthWord, Number(month), Year(year)] | [Number(day), MonthWord, Number(month), YearWord, Year(year)] => {
            day_of(year, month, day)
        }
        _ => None,
    }
}

/// What a text of a date is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// One or two digits, or a Roman numeral.
    Number(u16),
    /// Four digits: a year.
    Year(u16),
    Month(u8),
    MonthWord,
    QuarterWord,
    YearWord,
}

/// The parts of a text in lower case; `None` if there is a word that belongs to no date.
fn parts(text: &str) -> Option<Vec<Part>> {
    let is_apart = |c: char| c.is_whitespace() || matches!(c, '/' | '-' | '–' | '.' | ',');
    let mut parts = Vec::new();
    for word in text.split(is_apart).filter(|word| !word.is_empty()) {
        // "q3" and "3rd" are two things in one word.
        let digits = word.find(|c: char| c.is_ascii_digit());
        match digits {
            Some(0) => {
                let end = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
                let (digits, tail) = word.split_at_checked(end)?;
                if !matches!(tail, "" | "st" | "nd" | "rd" | "th") {
                    return None;
                }
                parts.push(number(digits)?);
            }
            Some(start) => {
                let (head, digits) = word.split_at_checked(start)?;
                parts.push(match head {
                    "q" => Part::QuarterWord,
                    "t" => Part::MonthWord,
                    _ => return None,
                });
                parts.push(number(digits)?);
            }
            // "ngày 28 tháng 12", "quarter of 2023".
            None if matches!(word, "ngày" | "of") => {}
            None => parts.push(named(word, parts.last() == Some(&Part::MonthWord), parts.last() == Some(&Part::QuarterWord))?),
        }
    }
    // "tháng Tư" is one month, not a word and a month.
    let doubled = parts.windows(2).position(|pair| matches!(pair, [Part::MonthWord, Part::Month(_)]));
    if let Some(index) = doubled {
        parts.remove(index);
    }
    Some(parts)
}

fn number(digits: &str) -> Option<Part> {
    let value = digits.parse().ok()?;
    match digits.len() {
        1 | 2 => Some(Part::Number(value)),
        4 if (1000..3000).contains(&value) => Some(Part::Year(value)),
        _ => None,
    }
}

/// What a word without digits says. Vietnamese numbers its months, by words too, but only behind "tháng"; quarters are often Roman.
fn named(word: &str, of_month: bool, of_quarter: bool) -> Option<Part> {
    let place = |words: &[&str]| words.iter().position(|known| *known == word).and_then(|index| u8::try_from(index % 12 + 1).ok());
    match word {
        "tháng" | "month" => Some(Part::MonthWord),
        "quý" | "quarter" => Some(Part::QuarterWord),
        "năm" | "year" if !of_month => Some(Part::YearWord),
        _ if of_month => place(COUNTED).map(Part::Month),
        _ if of_quarter => place(&["i", "ii", "iii", "iv"]).map(|quarter| Part::Number(u16::from(quarter))),
        _ => place(MONTHS).map(Part::Month),
    }
}

/// Whether a word in small letters is the English name of a month, and of nothing else.
pub fn is_month(word: &str) -> bool {
    !matches!(word, "may" | "march" | "mar") && MONTHS.contains(&word)
}

const MONTHS: &[&str] = &[
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
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
];

/// "Tháng Một", also called "tháng Giêng", to "tháng Mười Hai", also called "tháng Chạp": those that are one word.
const COUNTED: &[&str] = &["giêng", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "", "chạp", "một"];

fn day_of(year: u16, month: u16, day: u16) -> Option<Date> {
    let date = month_of(year, month)?;
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let day = u8::try_from(day).ok().filter(|day| (1..=days).contains(day))?;
    Some(Date { day, grain: Grain::Day, ..date })
}

fn month_of(year: u16, month: u16) -> Option<Date> {
    let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    Some(Date { year, month, day: 0, grain: Grain::Month })
}

fn quarter_of(year: u16, quarter: u16) -> Option<Date> {
    let date = month_of(year, quarter.checked_sub(1)? * 3 + 1).filter(|_| quarter <= 4)?;
    Some(Date { grain: Grain::Quarter, ..date })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Option<(u16, u8, u8, Grain)> {
        read(text, Order::DayFirst).map(|date| (date.year, date.month, date.day, date.grain))
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        use Grain::{Day, Month, Quarter, Year};
        for (text, date) in [
            ("28/12/2023", (2023, 12, 28, Day)),
            ("28.12.2023", (2023, 12, 28, Day)),
            ("28-12-2023", (2023, 12, 28, Day)),
            ("2023-12-28", (2023, 12, 28, Day)),
            ("ngày 28/12/2023", (2023, 12, 28, Day)),
            ("28 tháng 12 năm 2023", (2023, 12, 28, Day)),
            ("28 December 2023", (2023, 12, 28, Day)),
            ("Dec 28, 2023", (2023, 12, 28, Day)),
            ("December 28th, 2023", (2023, 12, 28, Day)),
            ("29/2/2024", (2024, 2, 29, Day)),
            ("tháng 12/2023", (2023, 12, 0, Month)),
            ("Tháng 12 năm 2023", (2023, 12, 0, Month)),
            ("12/2023", (2023, 12, 0, Month)),
            ("2023-12", (2023, 12, 0, Month)),
            ("December 2023", (2023, 12, 0, Month)),
            ("T12/2023", (2023, 12, 0, Month)),
            ("tháng 12", (0, 12, 0, Month)),
            ("tháng Giêng", (0, 1, 0, Month)),
            ("tháng Năm", (0, 5, 0, Month)),
            ("Tháng Tư năm 2023", (2023, 4, 0, Month)),
            ("May", (0, 5, 0, Month)),
            ("quý 3/2023", (2023, 7, 0, Quarter)),
            ("Quý III năm 2023", (2023, 7, 0, Quarter)),
            ("Quý IV/2023", (2023, 10, 0, Quarter)),
            ("Q3 2023", (2023, 7, 0, Quarter)),
            ("2023 Q3", (2023, 7, 0, Quarter)),
            ("3rd quarter of 2023", (2023, 7, 0, Quarter)),
            ("Q1", (0, 1, 0, Quarter)),
            ("2023", (2023, 0, 0, Year)),
            ("năm 2023", (2023, 0, 0, Year)),
        ] {
            assert_eq!(said(text), Some(date), "{text}");
        }
    }

    #[test]
    fn what_no_calendar_has_is_no_date() {
        for text in [
            "31/11/2023",
            "29/2/2023",
            "32/1/2023",
            "13/2023",
            "quý 5/2023",
            "Q0",
            "tháng 13",
            "12/28/2023",
            "1/2",
            "3466",
            "33",
            "7,5",
            "",
            "–",
            "Tuần 3",
            "Nhóm 12/2023",
            "28/12/23",
            "2023-12-28T10:00",
            "huyện Bắc Quang",
            "marche",
            "0/0/2023",
        ] {
            assert_eq!(said(text), None, "{text}");
        }
    }

    #[test]
    fn one_date_settles_the_order_for_its_column() {
        let american = ["3/4/2023", "12/28/2023"];
        assert_eq!(Order::DayFirst.settled(american.into_iter()), Order::MonthFirst);
        assert_eq!(Order::MonthFirst.settled(["3/4/2023", "28/12/2023"].into_iter()), Order::DayFirst);
        assert_eq!(Order::DayFirst.settled(["3/4/2023"].into_iter()), Order::DayFirst);
        // Neither order has both.
        assert_eq!(Order::DayFirst.settled(["12/28/2023", "28/12/2023"].into_iter()), Order::DayFirst);
        assert_eq!(read("12/28/2023", Order::MonthFirst), read("28/12/2023", Order::DayFirst));
    }

    #[test]
    fn dates_come_in_order_of_time() {
        let column = ["quý 4/2022", "quý 1/2023", "Q2 2023"].map(|text| read(text, Order::DayFirst).unwrap());
        assert!(column.is_sorted());
        assert!(read("1/2/2023", Order::DayFirst) > read("28/1/2023", Order::DayFirst));
    }
}
