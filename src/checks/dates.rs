//! Labels that are moments to whoever reads them, and are read as something else: in the other order of day and month, as words at
//! equal distances, or as the numbers by which a spreadsheet counts days.

use super::{is_year, Figures, Part, Review};
use crate::locale::Locale;
use crate::problem::codes::{COLUMNS_IN_TIME, DATES_SERIAL, GUESS_MONTH_FIRST, LABELS_SPACED};
use crate::problem::{written, Finding, Problems};
use crate::table::date::{self, Date, Grain, Habits, Order};
use crate::table::Cell;
use crate::value::Value;
use crate::words::{fill, phrase, Phrase};

/// What spreadsheets count days from, in days before 1970; and the days that a chart may be of, from 1982 to 2091.
const EPOCH: f64 = 25_569.0;
const SERIALS: std::ops::Range<f64> = 30_000.0..70_000.0;
/// How much longer than another a step between labels may be that is as long in time: months have 28 to 31 days.
const UNEVEN: f64 = 1.13;
/// Of fewer labels nobody sees the distances.
const FEWEST: usize = 3;
/// A year in which months and days without one are counted.
const ANY_YEAR: u16 = 2001;

/// What labels with axes are taken for, and are not.
pub(super) fn misread(review: &Review, problems: &mut Problems) {
    for (part, figures) in review.figures().filter(|(part, _)| ["line", "area"].contains(&part.kind.name)) {
        let labels = figures.table.texts(figures.label, review.locale);
        month_first(figures, &labels, review.locale, problems);
        if part.spec.get("axis").is_none_or(|axis| matches!(axis.as_text(), Some("auto")) || *axis == Value::Null) {
            spaced(figures, &labels, review.locale, problems);
        }
        serial(part, figures, problems);
    }
}

/// Days that are read month first, as Americans write them, and could all be read the other way.
fn month_first(figures: &Figures, labels: &[String], locale: &Locale, problems: &mut Problems) {
    let habits = figures.table.habits(figures.label, locale);
    if habits.order != Order::MonthFirst {
        return;
    }
    let read = |order| labels.iter().map(|label| date::read(label, habits.with(order))).collect::<Option<Vec<Date>>>();
    let (Some(read_so), Some(otherwise)) = (read(Order::MonthFirst), read(Order::DayFirst)) else { return };
    let differs = read_so.iter().zip(&otherwise).position(|(one, other)| one != other);
    let Some((row, one, other)) = differs.and_then(|row| Some((row, read_so.get(row)?, otherwise.get(row)?))) else { return };
    let tag = if locale.tag().starts_with("es") { "es" } else { "en-GB" };
    let expected = phrase(
        "{one} nếu đúng vậy, {other} nếu ngày đứng trước; hoặc \"locale\": \"{tag}\", trong đó ngày đứng trước",
        "{one} if that is right, {other} if the day comes first; or \"locale\": \"{tag}\", in which it does",
    );
    figures.tell(problems, &GUESS_MONTH_FIRST, |lang| {
        let blanks = [("one", iso(*one)), ("other", iso(*other)), ("tag", tag.to_owned())];
        let blanks = blanks.each_ref().map(|(name, text)| (*name, text.as_str()));
        let found = labels.get(row).map(String::as_str).unwrap_or_default();
        Finding::at(figures.table.place(row, figures.label, lang)).found(found).expected(fill(expected.in_lang(lang), &blanks))
    });
}

/// Labels that stand at equal distances, as words do, though they are moments that don't.
fn spaced(figures: &Figures, labels: &[String], locale: &Locale, problems: &mut Problems) {
    let habits = figures.table.habits(figures.label, locale);
    let is_number = |label: &String| locale.read(label).is_some_and(|number| number.unit.is_empty());
    let read: Vec<Option<Date>> = labels.iter().map(|label| date::read(label, habits)).collect();
    let has_year = |date: &Option<Date>| date.map(|date| date.year > 0);
    let is_of_one_sort = read.windows(2).all(|pair| matches!(pair, [one, other] if has_year(one) == has_year(other)));
    let in_time = is_of_one_sort && read.iter().all(Option::is_some);
    if labels.len() < FEWEST || in_time || labels.iter().all(is_number) {
        return;
    }
    let mut tell = |row: usize, expected: Phrase, sample: &str| {
        figures.tell(problems, &LABELS_SPACED, |lang| {
            let found = labels.get(row).map(String::as_str).unwrap_or_default();
            let expected = fill(expected.in_lang(lang), &[("sample", sample)]);
            Finding::at(figures.table.place(row, figures.label, lang)).found(found).expected(expected)
        });
    };
    if let Some((row, missing)) = missing_week(labels) {
        let expected = phrase(
            "thêm dòng “{sample}”, để trống số, để chỗ ấy hở ra; hoặc ghi ngày đầu mỗi tuần, như 2024-02-05",
            "a row “{sample}” without figures, which leaves a gap there; or the day on which each week begins, such as 2024-02-05",
        );
        return tell(row, expected, &missing);
    }
    let moments = moments(labels, habits);
    let known: Vec<Moment> = moments.iter().flatten().copied().collect();
    if known.len() * 2 <= labels.len() || known.len() == labels.len() && are_even(&known) {
        return;
    }
    let row = moments.iter().position(Option::is_none).or(read.iter().position(Option::is_none)).unwrap_or(0);
    // A word among dates, such as the Sunday of a Vietnamese week, is no date that went wrong.
    if labels.get(row).is_some_and(|label| !label.contains(|letter: char| letter.is_ascii_digit())) {
        return;
    }
    let plain = labels.get(row).and_then(|label| date::unmarked(label)).filter(|text| date::read(text, habits).is_some());
    if let Some(plain) = plain.filter(|_| read.iter().filter(|date| date.is_none()).count() == 1) {
        return tell(row, phrase("{sample}; điều dấu ấy nói thì viết ở “note”", "{sample}, and what the mark says in “note”"), &plain);
    }
    match moments.get(row).copied().flatten() {
        Some(moment) => tell(
            row,
            phrase(
                "{sample}, và các nhãn khác cũng vậy; muốn cách đều thì viết \"axis\": \"text\"",
                "{sample}, and the others likewise; \"axis\": \"text\" if equal distances are meant",
            ),
            &moment.iso(),
        ),
        None => tell(
            row,
            phrase(
                "một thời điểm có thật, như 2023-12-28, hoặc bỏ dòng này; muốn cách đều thì viết \"axis\": \"text\"",
                "a date that exists, such as 2023-12-28, or no such row; \"axis\": \"text\" if equal distances are meant",
            ),
            "",
        ),
    }
}

/// Whether steps are as long in time as they are on the page.
fn are_even(moments: &[Moment]) -> bool {
    // What falls back without a year has gone on to the next one.
    let step = |from: &Moment, to: &Moment| match to.days - from.days {
        back if back < 0.0 && !to.has_year => back + 365.0,
        ahead => ahead,
    };
    let steps: Vec<f64> = moments.windows(2).filter_map(|pair| if let [from, to] = pair { Some(step(from, to)) } else { None }).collect();
    let (least, most) = steps.iter().fold((f64::INFINITY, 0.0f64), |(least, most), step| (least.min(step.abs()), most.max(step.abs())));
    most <= least * UNEVEN
}

/// The row before which weeks are missing in "Tuần 1, 2, 3, 5" or "2022-S27, 2022-S29", and the name of the first of them.
fn missing_week(labels: &[String]) -> Option<(usize, String)> {
    let weeks: Vec<Week> = labels.iter().map(|label| week(label)).collect::<Option<_>>()?;
    // Of every second week none is missing in between.
    let step = |pair: &[Week]| match pair {
        [from, to] if from.before == to.before && from.behind == to.behind => to.number.checked_sub(from.number).filter(|step| *step > 0),
        _ => None,
    };
    let usual = weeks.windows(2).filter_map(step).min().filter(|_| weeks.len() > 2)?;
    let gap = weeks.windows(2).position(|pair| step(pair).is_some_and(|step| step > usual))?;
    let Week { before, number, behind } = *weeks.get(gap)?;
    let is_padded = labels.iter().any(|label| week(label).is_some_and(|week| label.starts_with(&[week.before, "0"].concat())));
    let next = number.saturating_add(usual);
    let next = if is_padded { format!("{next:02}") } else { next.to_string() };
    Some((gap + 1, [before, &next, behind].concat()))
}

/// A label that counts a week: the number, and what stands about it.
struct Week<'l> {
    before: &'l str,
    number: u16,
    behind: &'l str,
}

/// What weeks are called, in small letters; single letters only behind their year, as machines write them.
const WEEKS: &[&str] =
    &["tuần", "week", "wk", "woche", "kw", "semaine", "sem", "semana", "settimana", "vecka", "uke", "uge", "tydzień", "hafta", "неделя"];
const SHORT_WEEKS: &[&str] = &["w", "s", "kw", "v", "u"];

/// The week that a label counts: "Tuần 5", "KW 27", "KW 27/2022", "2022-W27".
fn week(label: &str) -> Option<Week<'_>> {
    let label = label.trim();
    let (year, rest) = label.split_at_checked(4).filter(|(year, _)| is_year(year)).unwrap_or(("", label));
    let start = rest.find(|letter: char| letter.is_ascii_digit())?;
    let end = start + rest.get(start..)?.bytes().take_while(u8::is_ascii_digit).count();
    let word = rest.get(..start)?.trim_matches(|letter: char| !letter.is_alphabetic()).to_lowercase();
    let is_week = WEEKS.contains(&word.as_str()) || !year.is_empty() && SHORT_WEEKS.contains(&word.as_str());
    let number = rest.get(start..end)?.parse().ok().filter(|number| is_week && (1..=53).contains(number))?;
    Some(Week { before: label.get(..year.len() + start)?, number, behind: rest.get(end..)? })
}

/// What people take a label for.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Moment {
    days: f64,
    grain: Grain,
    has_year: bool,
}

impl Moment {
    fn of(date: Date) -> Self {
        let has_year = date.year > 0;
        let counted = if has_year { date } else { Date { year: ANY_YEAR, ..date } };
        Self { days: counted.days(), grain: date.grain, has_year }
    }

    fn iso(self) -> String {
        let date = Date::of(self.days, self.grain);
        // Whoever wrote no year knows which it is.
        let year = if self.has_year { format!("{:04}", date.year) } else { "2024".to_owned() };
        match self.grain {
            Grain::Year => year,
            Grain::Quarter => format!("Q{} {year}", date.month.div_ceil(3)),
            Grain::Month => format!("{year}-{:02}", date.month),
            _ => format!("{year}-{:02}-{:02}", date.month, date.day),
        }
    }
}

/// The moments of labels, as far as these are dates. Beside “Jun 1” the number of “Jun 15” is a day, and no year.
fn moments(labels: &[String], habits: Habits) -> Vec<Option<Moment>> {
    let moments: Vec<Option<Moment>> = labels.iter().map(|label| moment(label, habits)).collect();
    let of_any_year = |label: &String| date::read(&[label, " ", &ANY_YEAR.to_string()].concat(), habits);
    let days: Option<Vec<Date>> = labels.iter().map(of_any_year).collect();
    match days.filter(|days| moments.contains(&None) && days.iter().all(|date| date.grain == Grain::Day)) {
        Some(days) => days.into_iter().map(|day| Some(Moment { has_year: false, ..Moment::of(day) })).collect(),
        None => moments,
    }
}

/// The moment of a label that is a date, or nearly one: with two digits for its year, without a year, with the name of a month in
/// another language, or with a mark behind its year.
pub(super) fn moment(label: &str, habits: Habits) -> Option<Moment> {
    let label = label.trim();
    let exact = |text: &str| date::read(text, habits).map(Moment::of);
    let other = habits.with(if habits.order == Order::DayFirst { Order::MonthFirst } else { Order::DayFirst });
    let behind_year = || {
        let (year, rest) = label.split_at_checked(4).filter(|(year, _)| is_year(year))?;
        match rest.chars().next()? {
            'q' | 'Q' => exact(&[year, " ", rest].concat()),
            mark => exact(year).filter(|_| !mark.is_alphanumeric() && !matches!(mark, '/' | '-' | '–')),
        }
    };
    exact(label)
        .or_else(|| in_digits(label, habits))
        .or_else(|| in_digits(label, other))
        .or_else(|| by_name(label))
        .or_else(|| by_number(label, habits))
        .or_else(behind_year)
        .or_else(|| exact(&date::unmarked(label)?))
        .or_else(|| exact(final_year(label)?))
}

/// What says that the figures of a year are not the last ones, in small letters.
const PROVISIONAL: &[&str] =
    &["sơ bộ", "ước", "ước tính", "dự báo", "dự kiến", "kế hoạch", "prel.", "prelim.", "est.", "estimate", "forecast", "prog."];

/// The year of “Sơ bộ 2023”, “Prel. 2023” or “2023e”.
pub(super) fn final_year(label: &str) -> Option<&str> {
    let (before, year) = label.trim().rsplit_once(' ').unwrap_or(("", label.trim()));
    let bare = year.strip_suffix(['e', 'p', 'f', 'r', 'E', 'P', 'F']).unwrap_or(year);
    let is_said = before.is_empty() && bare.len() < year.len() || PROVISIONAL.contains(&before.to_lowercase().as_str());
    Some(bare).filter(|bare| is_said && is_year(bare))
}

/// "28/12/23", "28/2".
fn in_digits(label: &str, habits: Habits) -> Option<Moment> {
    let parts: Vec<&str> = label.split(['/', '.', '-']).collect();
    let is_short = parts.iter().all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()));
    let read = |year: &str| match parts.as_slice() {
        [first, second, ..] => date::read(&[first, "/", second, "/", year].concat(), habits).map(Moment::of),
        _ => None,
    };
    match parts.as_slice() {
        [_, _, year] if is_short && year.len() == 2 => read(&["20", year].concat()),
        [_, _] if is_short && label.contains('/') => Some(Moment { has_year: false, ..read(&ANY_YEAR.to_string())? }),
        _ => None,
    }
}

/// "Jan-23", "Dezember 2023", "déc. 2023", "6. Mai 2024".
fn by_name(label: &str) -> Option<Moment> {
    let lower = label.to_lowercase();
    let mut words = lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let first = words.next()?;
    // Of months the day is none.
    let day: Option<u8> = first.parse().ok().filter(|day| (1..=31).contains(day));
    let name = if day.is_some() { words.next()? } else { first };
    let year = words.next()?;
    let month = MONTHS.iter().position(|names| names.iter().any(|beginning| [name, " "].concat().starts_with(beginning)))?;
    let is_number = year.bytes().all(|byte| byte.is_ascii_digit()) && words.next().is_none();
    let year: u16 = match year.len() {
        2 if is_number => ["20", year].concat().parse().ok()?,
        4 if is_number => year.parse().ok()?,
        _ => return None,
    };
    let month = u8::try_from(month).ok()?.saturating_add(1);
    let date = Date { year, month, grain: Grain::Month, ..Date::default() };
    Some(Moment::of(day.map_or(date, |day| Date { day, grain: Grain::Day, ..date })))
}

/// "T1/23", "Tháng 1-23".
fn by_number(label: &str, habits: Habits) -> Option<Moment> {
    let (month, year) = label.rsplit_once(['/', '-'])?;
    let is_short = year.len() == 2 && year.bytes().all(|byte| byte.is_ascii_digit());
    // A number alone would be a month as well as a day.
    let whole = [month, "/20", year].concat();
    let date = date::read(&whole, habits).filter(|date| is_short && date.grain == Grain::Month)?;
    month.starts_with(char::is_alphabetic).then(|| Moment::of(date))
}

/// How the names of each month begin in the languages of Western Europe, in Polish, Hungarian, Romanian, Turkish, Indonesian and Malay;
/// with a blank, where other words begin with the whole of it.
const MONTHS: [&[&str]; 12] = [
    &["jan", "jän", "ene", "gen", "sty", "oca", "ian"],
    &["feb", "fev", "fév", "lut", "şub"],
    &["mar", "mär", "maa", "mrt", "már", "mac "],
    &["apr", "avr", "abr", "kwi", "nis", "ápr"],
    &["may", "mai", "mag", "mei", "maj", "máj"],
    &["jun", "juin", "giu", "cze", "haz", "iun", "jún"],
    &["jul", "juil", "lug", "lip", "tem", "iul", "júl"],
    &["aug", "août", "aou", "ago", "sie", "ağu", "agu", "agt ", "ogos "],
    &["sep", "set", "wrz", "eyl", "szep"],
    &["oct", "okt", "out", "ott", "paź", "eki"],
    &["nov", "lis", "kas", "noi"],
    &["dec", "dez", "déc", "dic", "gru", "ara", "des ", "desember ", "dis ", "disember "],
];

/// A table that lies on its side, as offices publish them: a year above each column, a name before each row.
pub(super) fn sideways(review: &Review, problems: &mut Problems) {
    for (part, figures) in review.figures().filter(|(part, _)| ["line", "area"].contains(&part.kind.name)) {
        let table = &figures.table;
        let habits = table.habits(figures.label, review.locale);
        let known: Option<Vec<Moment>> = figures.values.iter().map(|column| moment(table.name(*column), habits)).collect();
        let goes_on = |pair: &[Moment]| matches!(pair, [one, other] if one.days < other.days);
        let is_along = known.is_some_and(|known| known.len() > 1 && known.windows(2).all(goes_on));
        // Months below years are seasons beside one another.
        let labels = table.texts(figures.label, review.locale);
        let are_names = labels.iter().filter(|label| counts(label)).count() * 2 <= labels.len();
        let is_meant = part.spec.get("axis").and_then(Value::as_text) == Some("text");
        let Some(first) = figures.values.first().filter(|_| is_along && are_names && !is_meant) else { continue };
        let expected = phrase(
            "đổi hàng thành cột (trong bảng tính: dán đặc biệt, chuyển vị): mỗi thời điểm một dòng, mỗi tên một cột",
            "rows for columns (in a spreadsheet: paste special, transpose): a row for each date, a column for each name",
        );
        figures.tell(problems, &COLUMNS_IN_TIME, |lang| {
            Finding::at(figures.heading(*first)).found(table.name(*first)).expected(expected.in_lang(lang))
        });
    }
}

/// Whether a label is a month, or has a number in it, as days, weeks and ages have.
fn counts(label: &str) -> bool {
    let lower = label.trim().to_lowercase();
    lower.contains(|letter: char| letter.is_numeric())
        || MONTHS.iter().any(|names| names.iter().any(|name| [&lower, " "].concat().starts_with(name)))
}

/// Days that a spreadsheet gave away as the numbers by which it counts them.
fn serial(part: &Part, figures: &Figures, problems: &mut Problems) {
    let is_time = part.spec.get("axis").and_then(Value::as_text) != Some("number");
    let heading = figures.table.name(figures.label).to_lowercase();
    let is_called =
        |word: &str| ["ngày", "date", "day", "datum", "data", "fecha", "jour", "thời", "time", "tháng", "month"].contains(&word);
    let is_of_days = heading.split(|letter: char| !letter.is_alphanumeric()).any(is_called);
    let number = |cell: &Cell| match cell {
        Cell::Number(number) => Some(*number),
        Cell::Text(text) => text.trim().parse::<f64>().ok(),
        Cell::Missing => None,
    };
    let days: Option<Vec<f64>> = figures.table.cells(figures.label).iter().map(number).collect();
    let Some([first, ..]) = days.as_deref().filter(|days| days.iter().all(|day| SERIALS.contains(day))) else { return };
    if is_time && is_of_days {
        let day = iso(Date::of(first - EPOCH, Grain::Day));
        let expected = phrase(
            "{day}; trong bảng tính, đặt kiểu ngày cho cột này rồi lưu lại",
            "{day}; give the column the format of a date in the spreadsheet, and save it again",
        );
        figures.tell(problems, &DATES_SERIAL, |lang| {
            let place = figures.table.place(0, figures.label, lang);
            Finding::at(place).found(written(*first)).expected(fill(expected.in_lang(lang), &[("day", &day)]))
        });
    }
}

fn iso(date: Date) -> String {
    Moment::of(date).iso()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vietnamese() -> Habits {
        Habits::of(&crate::locale::icu::locale("vi"))
    }

    #[test]
    fn labels_that_are_nearly_dates_are_taken_for_moments() {
        for (label, iso) in [
            ("28/12/23", "2023-12-28"),
            ("28.12.23", "2023-12-28"),
            ("28/2", "2024-02-28"),
            ("Jan-23", "2023-01"),
            ("Dezember 2023", "2023-12"),
            ("Juin 2023", "2023-06"),
            ("juil. 2023", "2023-07"),
            ("Oca 23", "2023-01"),
            ("paź 23", "2023-10"),
            ("2024-03-01T10:05", "2024-03-01"),
            ("2022*", "2022"),
            ("2023 (est.)", "2023"),
            ("Q3 2023", "Q3 2023"),
            ("2023Q1", "Q1 2023"),
            ("2/28/23", "2023-02-28"),
            ("T1/23", "2023-01"),
            ("Tháng 12/23", "2023-12"),
            ("6. Mai 2024", "2024-05-06"),
            ("Agustus 2024", "2024-08"),
            ("Mac 2024", "2024-03"),
            ("Des. 2024", "2024-12"),
            ("Sơ bộ 2023", "2023"),
            ("2023e", "2023"),
        ] {
            assert_eq!(moment(label, vietnamese()).map(Moment::iso).as_deref(), Some(iso), "{label}");
        }
        for label in [
            "Hà Nội",
            "31/2",
            "28/12/223",
            "Marne 5",
            "Set 1",
            "Distrik 12",
            "Machine 12",
            "32 Mai 2024",
            "40/50",
            "1.5",
            "2023/24",
            "2021–2022",
            "10:30",
            "",
        ] {
            assert!(moment(label, vietnamese()).is_none(), "{label}");
        }
    }

    #[test]
    fn months_are_even_and_days_apart_are_not() {
        let even = |labels: &[&str]| are_even(&labels.iter().map(|label| moment(label, vietnamese()).unwrap()).collect::<Vec<_>>());
        assert!(even(&["Januar 2023", "Februar 2023", "März 2023"]));
        assert!(even(&["2020", "2021", "2022*"]));
        assert!(even(&["30/12", "31/12", "1/1"]));
        assert!(!even(&["28/2", "1/3", "5/3"]));
    }

    #[test]
    fn beside_the_first_of_june_the_fifteenth_is_no_year() {
        let iso = |labels: [&str; 2]| {
            let labels = labels.map(str::to_owned);
            moments(&labels, vietnamese()).into_iter().map(|moment| moment.map(Moment::iso)).collect::<Vec<_>>()
        };
        assert_eq!(iso(["Jun 1", "Jun 15"]), [Some("2024-06-01".to_owned()), Some("2024-06-15".to_owned())]);
        assert_eq!(iso(["Jun 14", "Jun 15"]), [Some("2014-06".to_owned()), Some("2015-06".to_owned())]);
        assert_eq!(iso(["Jun 1", "Set 2"]), [None, None]);
    }
}
