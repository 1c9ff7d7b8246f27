//! Dates as people write them: "28/12/2023", "quý 3/2023", "tháng 12", "Q3 2023", "December 2023". Years, quarters, months and
//! days alike, since a column of figures has any of them. Charts along time count them in days, and say them again from that.

use crate::locale::{plain, Locale};
use crate::value::{bare, is_unseen};
use crate::words::{phrase, Lang, Phrase};

/// A day, a moment of one, a month, a quarter or a year. What is not said is 0, so that dates of one column compare in order of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// 0 where only a month or a quarter is said.
    pub year: u16,
    /// 1 to 12; the first one of a quarter.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// Of the day, up to 86 399.
    pub second: u32,
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
    /// A moment of a day.
    Moment,
}

/// English names its months; Vietnamese counts them.
const SHORT_MONTHS: Phrase = phrase("", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec");

impl Date {
    /// Days since 1 January 1970 in the Gregorian calendar, by shifting years to begin in March, so that a leap day is the last.
    pub fn days(self) -> f64 {
        let (month, day) = (i64::from(self.month.max(1)), i64::from(self.day.max(1)));
        let year = i64::from(self.year) - i64::from(month <= 2);
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let (era, year) = (year.div_euclid(400), year.rem_euclid(400));
        (era * 146_097 + year * 365 + year / 4 - year / 100 + of_year - 719_468) as f64 + f64::from(self.second) / 86_400.0
    }

    /// The day, or the month, quarter or year in which it lies.
    pub fn of(days: f64, grain: Grain) -> Self {
        // From the year 0, that of months without one, to 9999: no chart goes beyond.
        let days = (days.floor().clamp(-719_528.0, 2_932_896.0) as i64) + 719_468;
        let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = (shifted + 2) % 12 + 1;
        let year = year + era * 400 + i64::from(month <= 2);
        let month = if grain == Grain::Quarter { (month - 1) / 3 * 3 + 1 } else { month };
        Self { year: year as u16, month: month as u8, day: day as u8, grain, ..Self::default() }
    }

    /// As it is said within its year: "28/12", "tháng 12", "quý 4"; "28 Dec", "Dec", "Q4". A year is itself.
    pub fn short(self, lang: Lang) -> String {
        let names = SHORT_MONTHS.in_lang(lang);
        let month = names.split(' ').nth(usize::from(self.month.max(1)) - 1).unwrap_or_default();
        let [day, number, quarter] = [self.day, self.month, self.month.div_ceil(3)].map(|number| plain(number.into()));
        match self.grain {
            Grain::Year => plain(self.year.into()),
            Grain::Quarter => [phrase("quý ", "Q").in_lang(lang), &quarter].concat(),
            Grain::Month if names.is_empty() => ["tháng ", &number].concat(),
            Grain::Month => month.to_owned(),
            _ if names.is_empty() => [&day, "/", &number].concat(),
            _ => [&day, "\u{a0}", month].concat(),
        }
    }

    /// As it is said in full: "28/12/2023", "tháng 12/2023"; "28 Dec 2023", "Q4 2023".
    pub fn full(self, lang: Lang) -> String {
        let short = self.short(lang);
        if self.grain == Grain::Year || self.year == 0 {
            return short;
        }
        [&short, phrase("/", "\u{a0}").in_lang(lang), &plain(self.year.into())].concat()
    }
}

/// Whether the day stands before the month where both are numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// 28/12/2023.
    DayFirst,
    /// 12/28/2023.
    MonthFirst,
}

/// What is not the same wherever dates are written: the ways of a place, and what a column shows of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Habits {
    /// Which of two numbers is the day.
    pub order: Order,
    /// What "T3" is short for: a month, "tháng", in Vietnamese, a quarter, "trimestre", in others.
    t: Option<Grain>,
    /// Whether it may be a day of the week: without a year, "thứ ba" is "T3" as well.
    has_weekdays: bool,
    /// Whether the year stands behind its day and month where all are numbers.
    is_year_last: bool,
    /// Whether years may have two digits.
    has_short_years: bool,
}

impl Habits {
    /// Those of `locale`. The month comes first in the United States and a few other places.
    pub fn of(locale: &Locale) -> Self {
        let order = match locale.tag() {
            "en" | "en-US" | "en-PH" | "es-US" | "fil" => Order::MonthFirst,
            _ => Order::DayFirst,
        };
        let t = match locale.language() {
            "vi" => Some(Grain::Month),
            "fr" | "es" | "it" | "pt" | "ro" | "ca" => Some(Grain::Quarter),
            _ => None,
        };
        let is_year_last = !matches!(locale.language(), "zh" | "ja" | "ko" | "hu" | "fa");
        Self { order, t, has_weekdays: false, is_year_last, has_short_years: false }
    }

    /// The same in another order.
    #[cfg(feature = "desk")]
    pub fn with(self, order: Order) -> Self {
        Self { order, ..self }
    }

    /// Other ways in which somebody may write a date: with a year of two digits, with the month before the day, or with the day.
    pub fn otherwise(self) -> [Self; 4] {
        let short = |has_short_years, order| Self { has_short_years, order, is_year_last: true, ..self };
        let swapped = if self.order == Order::DayFirst { Order::MonthFirst } else { Order::DayFirst };
        [short(true, self.order), short(false, self.order), short(true, swapped), short(false, swapped)]
    }

    /// The same in a column of `texts`, of which one may settle what is open in the others, and so may its heading.
    pub fn settled<'t>(self, heading: &str, texts: impl Iterator<Item = &'t str> + Clone) -> Self {
        let counts_months = small(heading).contains("tháng") || texts.clone().any(|text| of_t(text).is_some_and(|t| !is_weekday(t)));
        let has_weekdays = self.t == Some(Grain::Month) && !counts_months;
        let own = Self { has_weekdays, has_short_years: self.shortens_years(texts.clone()), ..self };
        let order = if own.order == Order::DayFirst { Order::MonthFirst } else { Order::DayFirst };
        let other = Self { order, ..own };
        let contradicts = |text: &str| read(text, own).is_none() && read(text, other).is_some();
        if texts.clone().any(contradicts) && texts.clone().all(|text| read(text, other).is_some() || read(text, own).is_none()) {
            other
        } else {
            own
        }
    }

    /// Whether all of `texts` are dates whose years have two digits. Behind the name of a month alone these may be days as well, as in
    /// "Jan-23", but days of several months do not come in order of time when they are taken for years.
    fn shortens_years<'t>(self, texts: impl Iterator<Item = &'t str> + Clone) -> bool {
        if texts.clone().next().is_none() || !texts.clone().all(|text| in_full(&small(text)).is_some()) {
            return false;
        }
        if !texts.clone().any(|text| text.contains(|c: char| c.is_ascii_alphabetic())) {
            return self.is_year_last;
        }
        let dates: Vec<Date> = texts.filter_map(|text| read(text, Self { has_short_years: true, ..self })).collect();
        let is_in_order = dates.is_sorted() || dates.iter().rev().is_sorted();
        let has_months = dates.windows(2).any(|pair| matches!(pair, [one, next] if one.month != next.month));
        is_in_order && has_months || dates.iter().all(|date| date.grain == Grain::Day)
    }
}

/// A text in small letters that ends with a year of two digits, with that year in full: "28/12/23", "28.12.23", "dec-23", "28-dec-23".
/// Nothing if it has another form, such as that of scores and versions.
fn in_full(small: &str) -> Option<String> {
    let mark = small.chars().find(|c| !c.is_ascii_alphanumeric())?;
    let parts: Vec<&str> = small.split(mark).collect();
    let (year, before) = parts.split_last()?;
    let is_number = |part: &str, least: usize| (least..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_short = match (mark, before) {
        ('/', [day, month]) => is_number(day, 1) && is_number(month, 1),
        ('.', [day, month]) => is_number(day, 2) && is_number(month, 2),
        ('-', [month]) => MONTHS.contains(month),
        ('-' | ' ', [day, month]) => is_number(day, 1) && MONTHS.contains(month),
        _ => false,
    };
    let day = small.strip_suffix(year).filter(|_| is_short && is_number(year, 2))?;
    // As most programs have it: 69 to 99 are of the twentieth century, 00 to 68 of ours.
    let century = if year.parse::<u8>().ok()? < 69 { "20" } else { "19" };
    Some([day, century, year].concat())
}

/// A day and its clock, in seconds, as machines write them: "2024-03-01t10:00", with seconds, their parts and a zone, or without. The
/// clock is taken as it is written, since a column has one zone.
fn clocked(small: &str) -> Option<(&str, u32)> {
    let (day, clock) = small.rsplit_once(['t', ' '])?;
    let is_digit = |c: char| c.is_ascii_digit();
    let end = clock.find(|c: char| !is_digit(c) && c != ':').unwrap_or(clock.len());
    let (clock, zone) = clock.split_at_checked(end)?;
    let zone = zone.strip_prefix('.').map_or(zone, |parts| parts.trim_start_matches(is_digit));
    let is_zone = match zone.strip_prefix(['+', '-']) {
        Some(zone) => (2..=5).contains(&zone.len()) && zone.chars().all(|c| is_digit(c) || c == ':'),
        None => matches!(zone, "" | "z"),
    };
    let mut numbers = clock.split(':').map(|two| two.parse::<u32>().ok().filter(|_| two.len() == 2));
    let (hour, minute, second) = (numbers.next()??, numbers.next()??, numbers.next().unwrap_or(Some(0))?);
    let is_clock = is_zone && numbers.next().is_none() && hour < 24 && minute < 60 && second < 60;
    is_clock.then_some((day, (hour * 60 + minute) * 60 + second))
}

/// What stands behind the T of a text like "T3"; nothing if it is another.
fn of_t(text: &str) -> Option<&str> {
    bare(text).strip_prefix(['t', 'T']).filter(|rest| matches!(number(rest), Some(Part::Number(1..=12))))
}

/// Whether what stands behind a T can count a day of the week: Monday is the second, Sunday has a name of its own.
fn is_weekday(of_t: &str) -> bool {
    matches!(of_t.as_bytes(), [b'2'..=b'7'])
}

/// A text in small letters, without what isn't seen. Capitals within a word are rare, and the tables of all that have small letters are
/// dear.
fn small(text: &str) -> String {
    let seen: String = text.chars().filter(|letter| !is_unseen(*letter)).collect();
    seen.trim().to_ascii_lowercase().replace('Á', "á").replace('Ý', "ý").replace('Ă', "ă").replace('À', "à")
}

/// A label without the footnote's mark behind it: “Q4 2023*”, “2023 (1)”, “2023ᵖ”; nothing if it has none.
#[cfg(feature = "desk")]
pub fn unmarked(label: &str) -> Option<String> {
    let label = label.trim();
    let bracket = label.strip_suffix([')', ']']).and_then(|inside| inside.rsplit_once(['(', '['])).map(|(before, _)| before);
    let plain = bracket.unwrap_or(label).trim_end_matches(|letter| "*†‡¹²³⁴ᵃᵇᵖᵉ".contains(letter)).trim_end();
    (plain != label && !plain.is_empty()).then(|| plain.to_owned())
}

/// The date that `text` says, or `None` if it says none, or one that no calendar has.
pub fn read(text: &str, habits: Habits) -> Option<Date> {
    if habits.has_weekdays && of_t(text).is_some_and(is_weekday) {
        return None;
    }
    let small = small(text);
    if let Some((day, second)) = clocked(&small) {
        let date = read(day, habits).filter(|date| date.grain == Grain::Day)?;
        // Midnight is how programs write a day.
        return Some(if second == 0 { date } else { Date { second, grain: Grain::Moment, ..date } });
    }
    let full = if habits.has_short_years { in_full(&small) } else { None };
    let parts: Vec<Part> = parts(full.as_deref().unwrap_or(&small), habits)?;
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
        [Number(first), Number(second), Year(year)] if habits.order == Order::DayFirst => day_of(year, second, first),
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
fn parts(text: &str, habits: Habits) -> Option<Vec<Part>> {
    let is_apart = |c: char| c.is_whitespace() || matches!(c, '/' | '-' | '–' | '.' | ',');
    let mut parts = Vec::new();
    for word in text.split(is_apart).filter(|word| !word.is_empty()) {
        // "q3" and "3rd" are two things in one word, "2023q3" is three.
        let digits = word.find(|c: char| c.is_ascii_digit());
        match digits {
            Some(0) => {
                let end = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
                let (digits, tail) = word.split_at_checked(end)?;
                parts.push(number(digits)?);
                if !matches!(tail, "" | "st" | "nd" | "rd" | "th") {
                    parts.extend(lettered(tail, habits)?);
                }
            }
            Some(_) => parts.extend(lettered(word, habits)?),
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

/// A word like "q3": what is counted, and its number.
fn lettered(word: &str, habits: Habits) -> Option<[Part; 2]> {
    let (head, digits) = word.split_at_checked(1)?;
    let counted = match head {
        "q" => Part::QuarterWord,
        "t" if habits.t? == Grain::Quarter => Part::QuarterWord,
        "t" => Part::MonthWord,
        _ => return None,
    };
    Some([counted, number(digits)?])
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
        // As American and Indian newspapers shorten it.
        "sept" => Some(Part::Month(9)),
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
    Some(Date { year, month, grain: Grain::Month, ..Date::default() })
}

fn quarter_of(year: u16, quarter: u16) -> Option<Date> {
    let date = month_of(year, quarter.checked_sub(1)? * 3 + 1).filter(|_| quarter <= 4)?;
    Some(Date { grain: Grain::Quarter, ..date })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn habits(tag: &str) -> Habits {
        Habits::of(&crate::locale::icu::locale(tag))
    }

    fn said(text: &str) -> Option<(u16, u8, u8, Grain)> {
        read(text, habits("vi")).map(|date| (date.year, date.month, date.day, date.grain))
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        use Grain::{Day, Moment, Month, Quarter, Year};
        for (text, date) in [
            ("28/12/2023", (2023, 12, 28, Day)),
            ("28.12.2023", (2023, 12, 28, Day)),
            ("28-12-2023", (2023, 12, 28, Day)),
            ("2023-12-28", (2023, 12, 28, Day)),
            ("ngày 28/12/2023", (2023, 12, 28, Day)),
            ("28 tháng 12 năm 2023", (2023, 12, 28, Day)),
            ("28 December 2023", (2023, 12, 28, Day)),
            ("Sept. 22, 2022", (2022, 9, 22, Day)),
            ("Dec 28, 2023", (2023, 12, 28, Day)),
            ("December 28th, 2023", (2023, 12, 28, Day)),
            ("29/2/2024", (2024, 2, 29, Day)),
            ("29/2/2000", (2000, 2, 29, Day)),
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
            ("2023Q3", (2023, 7, 0, Quarter)),
            ("2023-Q3", (2023, 7, 0, Quarter)),
            ("Q3-2023", (2023, 7, 0, Quarter)),
            ("Dec 2023", (2023, 12, 0, Month)),
            ("2023-12-28T10:00", (2023, 12, 28, Moment)),
            ("2023-12-28T10:00:30", (2023, 12, 28, Moment)),
            ("2023-12-28T10:00:00Z", (2023, 12, 28, Moment)),
            ("2023-12-28 10:00:00.250+07:00", (2023, 12, 28, Moment)),
            ("28/12/2023 10:00", (2023, 12, 28, Moment)),
            ("2023-12-28T00:00:00Z", (2023, 12, 28, Day)),
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
            "29/2/1900",
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
            "28-12-23",
            "Dec-23",
            "Jan 23",
            "2023Q5",
            "2023X1",
            "2023Q",
            "3Q",
            "2023-12-28T24:00",
            "2023-12-28T10:60",
            "2023-12-28T10:00:00+7",
            "2023-12T10:00",
            "10:00",
            "2-1",
            "COVID-19",
            "1.2.23",
            "Mai-23",
            "huyện Bắc Quang",
            "marche",
            "0/0/2023",
        ] {
            assert_eq!(said(text), None, "{text}");
        }
    }

    #[test]
    fn one_date_settles_the_order_for_its_column() {
        let order = |tag: &str, texts: &[&str]| habits(tag).settled("", texts.iter().copied()).order;
        assert_eq!(order("vi", &["3/4/2023", "12/28/2023"]), Order::MonthFirst);
        assert_eq!(order("en", &["3/4/2023", "28/12/2023"]), Order::DayFirst);
        assert_eq!(order("vi", &["3/4/2023"]), Order::DayFirst);
        // Neither order has both.
        assert_eq!(order("vi", &["12/28/2023", "28/12/2023"]), Order::DayFirst);
        assert_eq!(read("12/28/2023", habits("en")), read("28/12/2023", habits("vi")));
    }

    #[test]
    fn a_t_is_what_the_language_has_it_for() {
        let grain = |tag: &str, text: &str| read(text, habits(tag)).map(|date| (date.year, date.month, date.grain));
        assert_eq!(grain("vi", "T4 2020"), Some((2020, 4, Grain::Month)));
        for tag in ["fr", "fr-CA", "es", "it", "pt-BR", "ro", "ca"] {
            assert_eq!(grain(tag, "T4 2020"), Some((2020, 10, Grain::Quarter)), "{tag}");
            assert_eq!((grain(tag, "T2"), grain(tag, "T5 2020")), (Some((0, 4, Grain::Quarter)), None), "{tag}");
        }
        for tag in ["en", "de", "vai"] {
            assert_eq!(grain(tag, "T4 2020"), None, "{tag}");
        }
    }

    #[test]
    fn days_of_the_week_are_no_months() {
        let read = |tag: &str, heading: &str, texts: &[&str]| {
            let habits = habits(tag).settled(heading, texts.iter().copied());
            texts.iter().map(|text| read(text, habits).map_or(0, |date| date.month)).collect::<Vec<_>>()
        };
        assert_eq!(read("vi", "Thứ", &["T2", "T3", "T4", "T5", "T6"]), [0; 5]);
        assert_eq!(read("vi", "", &["T6", "T7", "CN"]), [0; 3]);
        // They are where the heading says so, or another than those that days have, or a year.
        assert_eq!(read("vi", "THÁNG", &["T2", "T3"]), [2, 3]);
        assert_eq!(read("vi", "", &["T1", "T2"]), [1, 2]);
        assert_eq!(read("vi", "", &["T7", "T8"]), [7, 8]);
        assert_eq!(read("vi", "", &["T02", "T03"]), [2, 3]);
        assert_eq!(read("vi", "", &["T2/2023", "T3/2023"]), [2, 3]);
        assert_eq!(read("fr", "", &["T2", "T3"]), [4, 7]);
    }

    #[test]
    fn years_of_two_digits_are_read_where_all_of_a_column_are() {
        let read = |tag: &str, texts: &[&str]| {
            let habits = habits(tag).settled("", texts.iter().copied());
            let said = |text: &&str| read(text, habits).map(|date| (date.year, date.month, date.day));
            texts.iter().map(said).collect::<Option<Vec<_>>>()
        };
        assert_eq!(read("vi", &["28/12/23", "3/1/24"]), Some(vec![(2023, 12, 28), (2024, 1, 3)]));
        assert_eq!(read("vi", &["01.12.68", "02.12.69"]), Some(vec![(2068, 12, 1), (1969, 12, 2)]));
        assert_eq!(read("en", &["3/1/23", "4/1/23"]), Some(vec![(2023, 3, 1), (2023, 4, 1)]));
        assert_eq!(read("en", &["3/1/23", "28/12/23"]), Some(vec![(2023, 1, 3), (2023, 12, 28)]));
        assert_eq!(read("en", &["Dec-23", "Jan-24"]), Some(vec![(2023, 12, 0), (2024, 1, 0)]));
        assert_eq!(read("en", &["Jan-24", "Dec-23"]), Some(vec![(2024, 1, 0), (2023, 12, 0)]));
        assert_eq!(read("en", &["28-Dec-99", "3-Jan-00"]), Some(vec![(1999, 12, 28), (2000, 1, 3)]));
        assert_eq!(read("en", &["3 Jan 24", "1 Jan 24", "2 Jan 24"]), Some(vec![(2024, 1, 3), (2024, 1, 1), (2024, 1, 2)]));
        for (tag, texts) in [
            ("vi", &["28/12/23", "3/1/2024"][..]),
            ("vi", &["28/12/23", "Tết"]),
            ("vi", &["31/11/23"]),
            ("ja", &["23/12/28", "24/01/03"]),
            // Days of a month, of several, versions, scores.
            ("en", &["Jan-01", "Jan-02", "Jan-03"]),
            ("en", &["Jan-30", "Jan-31", "Feb-01", "Feb-02"]),
            ("vi", &["1.2.23", "1.2.24"]),
            ("vi", &["3-1-23", "2-1-24"]),
            ("vi", &["2-1", "3-2"]),
            ("vi", &["1/2/3", "1/2/4"]),
        ] {
            assert_eq!(read(tag, texts), None, "{texts:?}");
        }
    }

    #[test]
    fn clocks_are_told_apart() {
        let days = |text: &str| read(text, habits("vi")).unwrap().days();
        assert_eq!(days("2023-12-28T12:00"), days("2023-12-28") + 0.5);
        assert_eq!(days("2023-12-28T06:00:00Z"), days("28/12/2023") + 0.25);
        assert!(days("2023-12-28T23:59:59") < days("2023-12-29"));
    }

    #[test]
    fn days_are_counted_and_found_again() {
        for (text, days) in [("1970-01-01", 0.0), ("2000-03-01", 11_017.0), ("28/12/2023", 19_719.0), ("29/2/2024", 19_782.0)] {
            let date = read(text, habits("vi")).unwrap();
            assert_eq!(date.days(), days, "{text}");
            assert_eq!(Date::of(days, Grain::Day), date);
        }
        for days in -100_000..400_000 {
            let days = f64::from(days) * 7.0;
            assert_eq!(Date::of(days, Grain::Day).days(), days);
        }
        // What has no year as well.
        for month in 1..=12 {
            let date = Date { month, grain: Grain::Month, ..Date::default() };
            assert_eq!(Date::of(date.days(), Grain::Month), Date { day: 1, ..date });
        }
    }

    #[test]
    fn dates_are_said_as_each_language_says_them() {
        for (text, vi, en) in [
            ("28/12/2023", "28/12/2023", "28\u{a0}Dec\u{a0}2023"),
            ("tháng 12/2023", "tháng 12/2023", "Dec\u{a0}2023"),
            ("QUÝ III/2023", "quý 3/2023", "Q3\u{a0}2023"),
            ("Tháng 5", "tháng 5", "May"),
            ("năm 2023", "2023", "2023"),
        ] {
            let date = read(text, habits("vi")).unwrap();
            assert_eq!((date.full(Lang::Vi).as_str(), date.full(Lang::En).as_str()), (vi, en));
        }
    }

    #[test]
    fn dates_come_in_order_of_time() {
        let column = ["quý 4/2022", "quý 1/2023", "Q2 2023"].map(|text| read(text, habits("vi")).unwrap());
        assert!(column.is_sorted());
        assert!(read("1/2/2023", habits("vi")) > read("28/1/2023", habits("vi")));
    }
}
