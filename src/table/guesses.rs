//! What was guessed of a table, told at the desk: which label of dates is none, where their order breaks, which unit was read off the
//! figures, and whether the heading is one.

use super::date::{self, Date, Grain, Habits};
use super::spellings::is_flag;
use super::{Cell, Origin, Table};
use crate::locale::Locale;
use crate::problem::codes::{DATES_UNSORTED, DATE_UNREADABLE, GUESS_HEADING, GUESS_UNIT};
use crate::problem::{Change, Finding, Problems};
use crate::spec::{Fields, Format};
use crate::words::{fill, phrase};

impl Table {
    /// How dates are written in a column.
    pub fn habits(&self, column: usize, locale: &Locale) -> Habits {
        Habits::of(locale).settled(self.name(column), self.texts(column, locale).iter().map(String::as_str))
    }

    /// The dates that a column holds, if most of it is dates and they say more than years.
    fn dates(&self, column: usize, locale: &Locale) -> Option<Vec<Option<Date>>> {
        let texts = self.texts(column, locale);
        let habits = self.habits(column, locale);
        let dates: Vec<Option<Date>> = texts.iter().map(|text| date::read(text, habits)).collect();
        let known = dates.iter().flatten();
        let is_fine = known.clone().any(|date| date.grain > Grain::Year);
        (is_fine && known.count() * 2 > dates.len()).then_some(dates)
    }

    /// Tells which label of a column of dates is none, and where their order breaks, if that is the order of the chart.
    pub(super) fn tell_dates(&self, column: usize, fields: &Fields, locale: &Locale, problems: &mut Problems) {
        let Some(dates) = self.dates(column, locale) else { return };
        let place = |row, lang| Finding::at(self.place(row, column, lang)).found(self.words(row, column));
        let knows_months = ["vi", "en"].contains(&locale.language());
        // T2 to T7 are days of the week to whom there is a Sunday, CN.
        let is_sunday = |row: &usize| ["CN", "Chủ nhật", "Chủ Nhật"].contains(&self.words(*row, column).trim());
        // Months are known by their English names, of which other languages have some: “Jan”, but “Mär” and “Okt”.
        let is_known = |word: &str| date::read(&[word, " 2024"].concat(), self.habits(column, locale)).is_some();
        let is_name = |word: &str| word.chars().count() > 2 && !is_known(word);
        let is_named = |row: &usize| !knows_months && self.words(*row, column).split(|letter: char| !letter.is_alphabetic()).any(is_name);
        let is_none = |row: &usize| dates.get(*row) == Some(&None) && !is_sunday(row) && !is_named(row);
        for row in (0..dates.len()).filter(is_none) {
            let has_digits = self.words(row, column).bytes().any(|byte| byte.is_ascii_digit());
            let expected = match has_digits {
                true => phrase("một ngày, tháng, quý hoặc năm có thật, như 28/12/2023", "a day, month, quarter or year that exists"),
                false => phrase(
                    "một ngày, tháng, quý hoặc năm có thật, như 28/12/2023; dòng tổng thì bỏ",
                    "a day, month, quarter or year that exists; no such row if it is a total",
                ),
            };
            let plain = date::unmarked(&self.words(row, column)).filter(|text| date::read(text, self.habits(column, locale)).is_some());
            problems.tell(&DATE_UNREADABLE, |lang| match plain {
                Some(plain) => {
                    let expected = fill(
                        phrase("{sample}; điều dấu ấy nói thì viết ở “note”", "{sample}, and what the mark says in “note”").in_lang(lang),
                        &[("sample", &plain)],
                    );
                    place(row, lang).expected(expected).mended(Some(Change::Cell(plain)))
                }
                None => place(row, lang).expected(expected.in_lang(lang)),
            });
        }
        let known: Vec<(usize, Date)> = dates.iter().enumerate().filter_map(|(row, date)| Some((row, (*date)?))).collect();
        let falls = |pair: &&[(usize, Date)]| matches!(pair, [(_, before), (_, after)] if after < before);
        let is_descending = known.windows(2).all(|pair| matches!(pair, [(_, before), (_, after)] if after <= before));
        // Months without a year may run from September to May, as those of a school year do.
        let runs_over = || {
            let is_yearless = known.iter().all(|(_, date)| date.year == 0);
            let ends_before = matches!((known.first(), known.last()), (Some((_, first)), Some((_, last))) if last < first);
            is_yearless && ends_before && known.windows(2).filter(falls).count() == 1
        };
        if let Some([_, (row, _)]) = known.windows(2).find(falls).filter(|_| !is_descending && !fields.has("sort") && !runs_over()) {
            let expected = phrase("xếp các dòng theo thời gian", "rows in order of time");
            problems.tell(&DATES_UNSORTED, |lang| place(*row, lang).expected(expected.in_lang(lang)));
        }
    }

    /// Tells which unit was read off a column, unless the writer has locked one or it is a matter of course.
    pub(super) fn tell_unit(&self, column: usize, format: &Format, locale: &Locale, problems: &mut Problems) {
        let says = |cell: &Cell| matches!(cell, Cell::Text(text) if locale.read(text).is_some_and(|figure| figure.value != 0.0));
        let said = self.cells(column).iter().position(says);
        // One unit is locked for all columns, so it is told at the first of them.
        let is_first = (0..column).all(|before| !self.cells(before).iter().any(|cell| says(cell) && has_unit(cell, locale)));
        if let Some(row) = said.filter(|_| format.is_guess() && is_first) {
            let said = self.words(row, column);
            let is_bare = |cell: &Cell| says(cell) && !has_unit(cell, locale);
            let is_flagged = is_flag(&format.unit) && self.cells(column).iter().any(is_bare);
            let plain = said.strip_suffix(format.unit.as_str()).filter(|_| is_flagged).map(|plain| plain.trim_end().to_owned());
            problems.tell(&GUESS_UNIT, |lang| {
                let finding = Finding::at(self.place(row, column, lang)).found(said.as_str());
                match plain {
                    Some(plain) => {
                        let expected = phrase("{plain} nếu “{flag}” là cờ, không phải đơn vị", "{plain} if “{flag}” is a flag and no unit");
                        let blanks = [("plain", plain.as_str()), ("flag", &format.unit)];
                        finding.expected(fill(expected.in_lang(lang), &blanks)).mended(Some(Change::Cell(plain.clone())))
                    }
                    None => finding.expected(format.lock(lang)),
                }
            });
        }
    }

    /// Tells that a column of numbers has a number for its name: a table was perhaps pasted without its heading. Years are names.
    pub(super) fn tell_heading(&self, column: usize, locale: &Locale, problems: &mut Problems) {
        let name = self.name(column);
        let is_year = name.len() == 4 && name.starts_with(['1', '2']);
        let has_heading = self.origin != Origin::Objects;
        if has_heading && !is_year && locale.read(name).is_some_and(|figure| figure.unit.is_empty()) {
            let expected = phrase("thêm dòng tiêu đề đặt tên cho từng cột", "add a first row that names the columns");
            problems.tell(&GUESS_HEADING, |lang| Finding::at("data").found(name).expected(expected.in_lang(lang)));
        }
    }
}

/// Whether a cell has a number with a unit or a currency.
fn has_unit(cell: &Cell, locale: &Locale) -> bool {
    matches!(cell, Cell::Text(text) if locale.read(text).is_some_and(|figure| !(figure.unit.is_empty() && figure.prefix.is_empty())))
}
