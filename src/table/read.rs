//! A table from the spec's `data`: rows as objects, rows as lists under a heading, or text.

use super::{csv, respelt, Cell, Column, Origin, Table};
use crate::locale::{plain, Locale};
use crate::problem::codes::{
    COLUMN_TWICE, DATA_EMPTY, DATA_MISSING, DATA_NOT_LOADED, ROW_TOO_LONG, ROW_UNREADABLE, TOO_LONG, TOO_MANY_ROWS, WRONG_TYPE,
};
#[cfg(feature = "desk")]
use crate::problem::codes::{GUESS_ENCODING, GUESS_SEPARATOR};
use crate::problem::fix::quoted;
use crate::problem::{at, join, Change, Finding, Problems};
use crate::spec::read::found;
use crate::value::{bare, trimmed, Value};
use crate::words::{fill, phrase, Lang};

/// So many rows are read for every kind, for an editor to look at; most show fewer, and only those with axes take more.
pub const MOST_ROWS: usize = 5000;
/// Letters in a label or a heading.
pub const MOST_LETTERS: usize = 200;

/// What people write where there is no figure.
const NO_FIGURE: &[&str] = &["", "-", "–", "—", "−", "…", "...", "n/a", "N/A", "na", "NA", "null"];

/// Columns that are being filled, row by row.
#[derive(Default)]
struct Draft {
    columns: Vec<Column>,
    rows: usize,
}

impl Draft {
    fn add(&mut self, name: &str) {
        self.columns.push(Column { name: bare(name).to_owned(), cells: Vec::new() });
    }

    /// Puts a cell into the row that is being filled. Rows above it that had none miss it.
    fn put(&mut self, column: usize, cell: Cell) {
        if let Some(column) = self.columns.get_mut(column) {
            column.cells.resize(self.rows, Cell::Missing);
            column.cells.push(cell);
        }
    }

    fn finish(mut self, origin: Origin) -> Table {
        self.columns.iter_mut().for_each(|column| column.cells.resize(self.rows, Cell::Missing));
        // Spreadsheets leave columns of nothing behind a table, as they leave rows below it.
        let is_nothing = |column: &Column| column.name.is_empty() && !column.cells.iter().any(|cell| !matches!(cell, Cell::Missing));
        while self.columns.last().is_some_and(is_nothing) {
            self.columns.pop();
        }
        Table::new(self.columns, self.rows, origin)
    }
}

/// Reads `data`, noting everything that is wrong with its shape. The kind shows `most` rows: a table with more is read all the same up to
/// `MOST_ROWS`, and held against that limit by `check_rows`. What cells mean is asked later; `locale` only tells how what is wrong
/// could be written.
pub fn table(data: Option<&Value>, most: usize, locale: &Locale, problems: &mut Problems) -> Option<Table> {
    let before = problems.errors();
    let table = match data {
        None => {
            let expected = phrase("các dòng [{…}], chữ CSV hoặc {\"url\": …}", "rows [{…}], CSV text or {\"url\": …}");
            problems.note(&DATA_MISSING, |lang| Finding::at("data").expected(expected.in_lang(lang)));
            return None;
        }
        Some(Value::Text(text)) => from_text(text, locale, problems),
        Some(Value::List(rows)) => match rows.first() {
            Some(Value::List(_)) => from_lists(rows, problems),
            _ => from_objects(rows, problems),
        },
        // Only kinds that may have many take columns.
        #[cfg(feature = "plane")]
        Some(columns) if most > MOST_ROWS && is_columns(columns) => from_columns(columns, problems),
        Some(other) => from_address(other, locale, problems)?,
    };
    check(&table, most, problems);
    (problems.errors() == before).then_some(table)
}

/// `{"url": …}`, once somebody has fetched it and put the text beside, and the encoding if that was a guess.
fn from_address(data: &Value, locale: &Locale, problems: &mut Problems) -> Option<Table> {
    #[cfg(feature = "desk")]
    if let Some(Value::Text(encoding)) = data.get("encoding") {
        let expected = phrase("lưu tệp dưới dạng “CSV UTF-8”", "save the file as “CSV UTF-8”");
        problems.tell(&GUESS_ENCODING, |lang| Finding::at("data.url").found(encoding).expected(expected.in_lang(lang)));
    }
    match (data.get("text"), data.get("url")) {
        (Some(Value::Text(text)), _) => return Some(from_text(text, locale, problems)),
        (_, Some(Value::Text(url))) => problems.note(&DATA_NOT_LOADED, |lang| {
            let finding = Finding::at("data.url").found(url);
            finding.wants(lang, "tệp đó nằm trong thư mục của tệp JSON", "that file in the folder of the JSON file")
        }),
        _ => problems.note(&WRONG_TYPE, |lang| Finding::at("data").found(found(data, lang)).expected("[{…}], {\"url\": \"…\"}")),
    }
    None
}

/// Whether these are columns by name: `{"Năm": [2022, 2023], "Số": [3, 4]}`.
#[cfg(feature = "plane")]
fn is_columns(data: &Value) -> bool {
    matches!(data, Value::Record(columns) if !columns.is_empty() && columns.iter().all(|(_, column)| matches!(column, Value::List(_) | Value::Numbers(_))))
}

#[cfg(feature = "plane")]
fn from_columns(data: &Value, problems: &mut Problems) -> Table {
    let mut draft = Draft::default();
    let Value::Record(columns) = data else { return draft.finish(Origin::Objects) };
    let mut longest = 0;
    for (index, (name, column)) in columns.iter().enumerate() {
        draft.add(name);
        draft.rows = 0;
        let mut put = |cell| {
            draft.put(index, cell);
            draft.rows += 1;
        };
        match column {
            Value::List(cells) => {
                for (row, value) in cells.iter().enumerate() {
                    put(value_cell(value, problems, || [join("data", name), at(row)].concat()));
                }
            }
            Value::Numbers(numbers) => numbers.iter().for_each(|number| put(number_cell(*number))),
            _ => {}
        }
        longest = longest.max(draft.rows);
    }
    draft.rows = longest;
    draft.finish(Origin::Objects)
}

/// In a column of nothing but numbers, what is none stands where there is no figure.
#[cfg(feature = "plane")]
fn number_cell(number: f64) -> Cell {
    if number.is_nan() {
        Cell::Missing
    } else {
        Cell::Number(number)
    }
}

fn from_text(text: &str, locale: &Locale, problems: &mut Problems) -> Table {
    #[cfg(feature = "desk")]
    if let Some(mark) = csv::guess(text) {
        let mark = if mark == ';' { phrase("dấu chấm phẩy", "semicolons") } else { phrase("dấu tab", "tabs") };
        let expected = phrase("đặt tên cột có dấu đó trong ngoặc kép", "put quotes around a column name that has such a mark");
        problems.tell(&GUESS_SEPARATOR, |lang| Finding::at("data").found(mark.in_lang(lang)).expected(expected.in_lang(lang)));
    }
    let mut lines = csv::lines(text).into_iter();
    let mut draft = Draft::default();
    let mut numbers = Vec::new();
    lines.next().unwrap_or_default().1.iter().for_each(|name| draft.add(name));
    for (line, fields) in lines {
        check_length(fields.len(), &draft, problems, |lang, expected| {
            let finding = Finding::at(fill(of_line(lang), &[("n", &line.to_string())])).expected(expected);
            match rejoined(&fields, draft.columns.len(), locale) {
                Some(rejoined) => rejoined.mend(finding, lang),
                None => finding,
            }
        });
        for (column, field) in fields.into_iter().enumerate() {
            draft.put(column, cell(&field));
        }
        draft.rows += 1;
        numbers.push(line);
    }
    draft.finish(Origin::Lines(numbers))
}

/// Where a line of text stands.
pub fn of_line(lang: Lang) -> &'static str {
    phrase("data, dòng {n}", "data, line {n}").in_lang(lang)
}

fn from_lists(rows: &[Value], problems: &mut Problems) -> Table {
    let mut draft = Draft::default();
    for (index, row) in rows.iter().enumerate() {
        let Value::List(cells) = row else {
            unreadable(row, index, problems);
            continue;
        };
        if index == 0 {
            for name in cells {
                draft.add(&match name {
                    Value::Text(text) => text.clone(),
                    Value::Number(number) => heading(*number),
                    _ => String::new(),
                });
            }
            continue;
        }
        check_length(cells.len(), &draft, problems, |_, expected| Finding::at(["data", &at(index)].concat()).expected(expected));
        for (column, value) in cells.iter().enumerate() {
            draft.put(column, value_cell(value, problems, || ["data", &at(index), &at(column)].concat()));
        }
        draft.rows += 1;
    }
    draft.finish(Origin::Lists)
}

/// A number as a heading, such as a year: as it is, to the third place behind the mark.
fn heading(number: f64) -> String {
    let thousandths = (number.abs() * 1000.0).round() as u64;
    let sign = if number < 0.0 { "-" } else { "" };
    let whole = plain(thousandths / 1000);
    let behind = plain(thousandths % 1000 + 1000);
    let behind = behind.get(1..).unwrap_or_default().trim_end_matches('0');
    [sign, &whole, if behind.is_empty() { "" } else { "." }, behind].concat()
}

fn from_objects(rows: &[Value], problems: &mut Problems) -> Table {
    let mut draft = Draft::default();
    for (index, row) in rows.iter().enumerate() {
        let Value::Record(entries) = row else {
            unreadable(row, index, problems);
            continue;
        };
        for (name, value) in entries {
            let known = draft.columns.iter().position(|column| column.name == bare(name));
            let column = known.unwrap_or(draft.columns.len());
            if known.is_none() {
                draft.add(name);
            }
            draft.put(column, value_cell(value, problems, || ["data", &at(index), ".", name].concat()));
        }
        draft.rows += 1;
    }
    draft.finish(Origin::Objects)
}

fn unreadable(row: &Value, index: usize, problems: &mut Problems) {
    let expected = phrase("mọi dòng cùng một dạng: {…} hoặc […]", "rows all of one sort: {…} or […]");
    problems
        .note(&ROW_UNREADABLE, |lang| Finding::at(["data", &at(index)].concat()).found(found(row, lang)).expected(expected.in_lang(lang)));
}

/// A row may be shorter than the heading, never longer: its figures would stand under no name.
fn check_length(cells: usize, draft: &Draft, problems: &mut Problems, find: impl FnOnce(Lang, String) -> Finding) {
    let heading = draft.columns.len();
    if cells > heading {
        let expected = phrase(
            "{n} ô; số có dấu phẩy phải đặt trong ngoặc kép, hoặc ngăn các ô bằng dấu chấm phẩy",
            "{n} cells; put quotes around a number with a comma, or part the cells with semicolons",
        );
        let alone = phrase(
            "một dòng tiêu đề đặt tên cho mọi cột; dòng đầu chỉ có một ô, nên nếu đó là tên bảng thì bỏ đi",
            "a heading that names all columns; the first row has a single cell: if that is a title, take it out",
        );
        problems.note(&ROW_TOO_LONG, |lang| {
            let expected = if heading == 1 { alone } else { expected };
            let expected = fill(expected.in_lang(lang), &[("n", &heading.to_string())]);
            find(lang, expected).found(cells.to_string())
        });
    }
}

/// A row that the commas inside a number have parted, with that number whole.
struct Rejoined {
    row: Vec<String>,
    /// Where the number stands in it.
    column: usize,
    /// The number as the row had it, where this locale writes it otherwise.
    foreign: Option<String>,
}

impl Rejoined {
    /// One step to a row that can be read: quotes around the number, or else the number as this locale writes it.
    fn mend(self, finding: Finding, lang: Lang) -> Finding {
        let number = self.row.get(self.column).cloned().unwrap_or_default();
        let finding = match &self.foreign {
            Some(foreign) => {
                let expected = phrase("{n} ô; thay cho {text} hãy viết {plain}", "{n} cells; in place of {text} write {plain}");
                let blanks = [("n", self.row.len().to_string()), ("text", foreign.clone()), ("plain", number)];
                finding.expected(fill(expected.in_lang(lang), &blanks.each_ref().map(|(name, said)| (*name, said.as_str()))))
            }
            None => finding,
        };
        finding.mended(Some(Change::Row(self.row, self.column)))
    }
}

/// The row with as many cells as there are columns; `None` if no number, or more than one, could have been parted.
fn rejoined(fields: &[String], columns: usize, locale: &Locale) -> Option<Rejoined> {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let parted = |run: &[String]| match run {
        [whole, between @ .., behind] => {
            is_digits(whole.trim().trim_start_matches(['-', '−']))
                && between.iter().all(|part| is_digits(part))
                && is_digits(behind.trim_end_matches('%'))
        }
        _ => false,
    };
    let pieces = fields.len().checked_sub(columns)? + 1;
    let mut places = fields.windows(pieces).enumerate().filter(|(_, run)| parted(run));
    let (Some((column, run)), None) = (places.next(), places.next()) else { return None };
    let joined = run.join(",");
    let plain = if locale.read(&joined).is_some() { joined.clone() } else { respelt(&joined, locale)? };
    let mut row = fields.to_vec();
    row.splice(column..column + pieces, [plain.clone()]);
    Some(Rejoined { row, column, foreign: (plain != joined).then_some(joined) })
}

fn cell(text: &str) -> Cell {
    let text = trimmed(text);
    if NO_FIGURE.contains(&bare(text)) {
        Cell::Missing
    } else {
        Cell::Text(text.to_owned())
    }
}

fn value_cell(value: &Value, problems: &mut Problems, place: impl FnOnce() -> String) -> Cell {
    match value {
        Value::Null => Cell::Missing,
        Value::Number(number) => Cell::Number(*number),
        Value::Text(text) => cell(text),
        Value::Flag(_) | Value::List(_) | Value::Record(_) | Value::Numbers(_) => {
            let expected = phrase("một con số hoặc một đoạn chữ", "a number or a text");
            problems.note(&WRONG_TYPE, |lang| Finding::at(place()).found(found(value, lang)).expected(expected.in_lang(lang)));
            Cell::Missing
        }
    }
}

fn check(table: &Table, most: usize, problems: &mut Problems) {
    if table.rows == 0 {
        problems.note(&DATA_EMPTY, |lang| match table.columns.as_slice() {
            [only] if is_address(&only.name) => {
                let address = ["{\"url\": ", &quoted(&only.name), "}"].concat();
                Finding::at("data").expected(address.clone()).mended(Some(Change::Value(address)))
            }
            // A program that writes JSON escapes what has been escaped before.
            columns if columns.iter().any(|column| column.name.contains("\\n")) => Finding::at("data").found("\\\\n").wants(
                lang,
                "\\n với một dấu \\ ở chỗ xuống dòng; với hai dấu thì đó là chữ trong dòng tiêu đề",
                "\\n with a single \\ where a row ends; with two it is a part of the heading",
            ),
            _ => Finding::at("data").wants(lang, "ít nhất một dòng dưới dòng tiêu đề", "at least one row below the heading"),
        });
    }
    // A table that is too long to be read is told the limit of its kind, since nobody asks for its rows any more.
    if table.rows > most.max(MOST_ROWS) {
        check_rows(table.rows, most, problems);
    }
    for (index, column) in table.columns.iter().enumerate() {
        if table.position(&column.name) != Some(index) {
            problems.note(&COLUMN_TWICE, |lang| {
                let place = match &table.origin {
                    Origin::Lists => ["data[0]", &at(index)].concat(),
                    Origin::Lines(_) if column.name.is_empty() => fill(of_line(lang), &[("n", "1")]),
                    _ => join("data", &column.name),
                };
                let finding = Finding::at(place).found(&column.name);
                match column.name.as_str() {
                    "" => finding.wants(
                        lang,
                        "một dòng tiêu đề duy nhất, mỗi cột một tên, như “Nam 2022”, “Nữ 2022”; dòng tên bảng ở trên thì bỏ",
                        "one heading row with a name for each column, such as “Men 2022”, “Women 2022”; no row for the title above it",
                    ),
                    _ => finding.wants(lang, "mỗi cột một tên riêng", "a name of its own for each column"),
                }
            });
        }
        check_letters(&column.name, problems, |_| join("data", &column.name));
        for (row, cell) in column.cells.iter().enumerate() {
            if let Cell::Text(text) = cell {
                check_letters(text, problems, |lang| table.place(row, index, lang));
            }
        }
    }
}

/// Whether a text is where figures are, and not the figures.
fn is_address(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let ends = [".csv", ".tsv", ".txt", ".json", ".xlsx", ".xls", ".ods"];
    lower.starts_with("http://") || lower.starts_with("https://") || ends.iter().any(|end| lower.ends_with(end))
}

fn check_letters(text: &str, problems: &mut Problems, place: impl FnOnce(Lang) -> String) {
    if text.len() > MOST_LETTERS && text.chars().count() > MOST_LETTERS {
        let expected =
            phrase("nhiều nhất {n} ký tự; phần còn lại nên đưa vào “note”", "at most {n} letters; what is more belongs in “note”");
        problems.note(&TOO_LONG, |lang| {
            let expected = fill(expected.in_lang(lang), &[("n", &MOST_LETTERS.to_string())]);
            Finding::at(place(lang)).found(text).expected(expected)
        });
    }
}

/// Notes it if there are more rows than `most`.
pub fn check_rows(rows: usize, most: usize, problems: &mut Problems) {
    if rows > most {
        let expected = phrase(
            "nhiều nhất {n}; hãy giữ những dòng quan trọng và gộp phần còn lại",
            "at most {n}; keep the rows that matter and add up the rest",
        );
        problems.note(&TOO_MANY_ROWS, |lang| {
            let expected = fill(expected.in_lang(lang), &[("n", &most.to_string())]);
            Finding::at("data").found(rows.to_string()).expected(expected)
        });
    }
}
