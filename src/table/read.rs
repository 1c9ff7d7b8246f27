//! A table from the spec's `data`: rows as objects, rows as lists under a heading, or text.

use super::{csv, Cell, Column, Origin, Table};
use crate::problem::codes::{
    COLUMN_TWICE, DATA_EMPTY, DATA_MISSING, DATA_NOT_LOADED, ROW_TOO_LONG, ROW_UNREADABLE, TOO_LONG, TOO_MANY_ROWS, WRONG_TYPE,
};
use crate::problem::{at, join, Problems};
use crate::spec::read::found;
use crate::value::Value;
use crate::words::{phrase, Lang};

/// Rows that any kind may read at all; each kind has its own, smaller limit.
pub const MOST_ROWS: usize = 5000;
/// Letters in a label or a heading.
pub const MOST_LETTERS: usize = 200;

/// What people write where there is no figure.
const NO_FIGURE: &[&str] = &["", "-", "–", "—", "…", "...", "n/a", "N/A", "na", "NA", "null"];

/// Heading and rows before they are columns.
#[derive(Default)]
pub struct Grid {
    /// The names of the columns.
    pub heading: Vec<String>,
    /// The rows, none longer than the heading.
    pub rows: Vec<Vec<Cell>>,
}

/// Reads `data`, noting everything that is wrong with its shape.
pub fn table(data: Option<&Value>, problems: &mut Problems) -> Option<Table> {
    let before = problems.count();
    let (grid, origin) = match data {
        None => {
            let expected = phrase("các dòng [{…}], chữ CSV hoặc {\"url\": …}", "rows [{…}], CSV text or {\"url\": …}");
            problems.expected(&DATA_MISSING, "data", "", expected.in_lang(problems.lang()));
            return None;
        }
        Some(Value::Text(text)) => from_text(text, "data", problems),
        Some(Value::List(rows)) => match rows.first() {
            Some(Value::List(_)) => (lists(rows, problems), Origin::Lists),
            _ => (objects(rows, problems), Origin::Objects),
        },
        Some(record @ Value::Record(_)) => from_address(record, problems)?,
        Some(other) => {
            problems.note(&WRONG_TYPE, "data", &found(other, problems.lang()));
            return None;
        }
    };
    let table = columns(grid, origin);
    check(&table, problems);
    (!problems.stopped_since(before)).then_some(table)
}

/// `{"url": …}`, once somebody has fetched it and put the text beside.
fn from_address(record: &Value, problems: &mut Problems) -> Option<(Grid, Origin)> {
    match (record.get("text"), record.get("url")) {
        (Some(Value::Text(text)), _) => Some(from_text(text, "data.url", problems)),
        (_, Some(Value::Text(url))) => {
            problems.note(&DATA_NOT_LOADED, "data.url", url);
            None
        }
        _ => {
            problems.expected(&WRONG_TYPE, "data", &found(record, problems.lang()), "{\"url\": \"…\"}");
            None
        }
    }
}

fn from_text(text: &str, path: &str, problems: &mut Problems) -> (Grid, Origin) {
    let lines = csv::lines(text);
    let mut grid = Grid::default();
    let mut numbers = Vec::new();
    for (index, (line, fields)) in lines.into_iter().enumerate() {
        if index == 0 {
            grid.heading = fields.into_iter().map(|name| name.trim().to_owned()).collect();
            continue;
        }
        if fields.len() > grid.heading.len() {
            let lang = problems.lang();
            let place = match lang {
                Lang::Vi => [path, ", dòng ", &line.to_string()].concat(),
                Lang::En => [path, ", line ", &line.to_string()].concat(),
            };
            too_long(fields.len(), grid.heading.len(), &place, problems);
        }
        numbers.push(line);
        grid.rows.push(fields.iter().map(|field| cell(field)).collect());
    }
    (grid, Origin::Lines(numbers))
}

fn lists(rows: &[Value], problems: &mut Problems) -> Grid {
    let mut grid = Grid::default();
    for (index, row) in rows.iter().enumerate() {
        let Value::List(cells) = row else {
            unreadable(row, index, problems);
            continue;
        };
        if index == 0 {
            grid.heading = cells.iter().map(|name| found_name(name, problems.lang())).collect();
            continue;
        }
        if cells.len() > grid.heading.len() {
            let place = ["data", &at(index)].concat();
            too_long(cells.len(), grid.heading.len(), &place, problems);
        }
        let place = |column: usize| ["data", &at(index), &at(column)].concat();
        let read = cells.iter().enumerate().map(|(column, value)| value_cell(value, || place(column), problems));
        let read = read.collect();
        grid.rows.push(read);
    }
    grid
}

fn objects(rows: &[Value], problems: &mut Problems) -> Grid {
    let mut grid = Grid::default();
    for (index, row) in rows.iter().enumerate() {
        let Value::Record(entries) = row else {
            unreadable(row, index, problems);
            continue;
        };
        let mut cells: Vec<Cell> = vec![Cell::Missing; grid.heading.len()];
        for (name, value) in entries {
            let read = value_cell(value, || ["data", &at(index), ".", name].concat(), problems);
            match grid.heading.iter().position(|known| known == name) {
                Some(column) => {
                    if let Some(cell) = cells.get_mut(column) {
                        *cell = read;
                    }
                }
                None => {
                    grid.heading.push(name.clone());
                    cells.push(read);
                }
            }
        }
        grid.rows.push(cells);
    }
    grid
}

fn unreadable(row: &Value, index: usize, problems: &mut Problems) {
    let expected = phrase("mọi dòng cùng một dạng: {…} hoặc […]", "rows all of one sort: {…} or […]");
    let lang = problems.lang();
    let place = ["data", &at(index)].concat();
    problems.expected(&ROW_UNREADABLE, &place, &found(row, lang), expected.in_lang(lang));
}

fn too_long(cells: usize, heading: usize, place: &str, problems: &mut Problems) {
    let expected = match problems.lang() {
        Lang::Vi => [&heading.to_string(), " ô; số có dấu phẩy phải đặt trong ngoặc kép, hoặc ngăn các ô bằng dấu chấm phẩy"].concat(),
        Lang::En => [&heading.to_string(), " cells; put quotes around a number with a comma, or part the cells with semicolons"].concat(),
    };
    problems.expected(&ROW_TOO_LONG, place, &cells.to_string(), &expected);
}

fn found_name(value: &Value, lang: Lang) -> String {
    match value {
        Value::Null => String::new(),
        other => found(other, lang).trim().to_owned(),
    }
}

fn cell(text: &str) -> Cell {
    let text = text.trim();
    if NO_FIGURE.contains(&text) {
        Cell::Missing
    } else {
        Cell::Text(text.to_owned())
    }
}

fn value_cell(value: &Value, place: impl Fn() -> String, problems: &mut Problems) -> Cell {
    match value {
        Value::Null => Cell::Missing,
        Value::Number(number) => Cell::Number(*number),
        Value::Text(text) => cell(text),
        Value::Flag(_) | Value::List(_) | Value::Record(_) => {
            let lang = problems.lang();
            let expected = phrase("một con số hoặc một đoạn chữ", "a number or a text").in_lang(lang);
            problems.expected(&WRONG_TYPE, &place(), &found(value, lang), expected);
            Cell::Missing
        }
    }
}

/// Turns rows into columns; rows that are shorter than the heading end in missing cells.
fn columns(grid: Grid, origin: Origin) -> Table {
    let rows = grid.rows.len();
    let mut columns: Vec<Column> = grid.heading.into_iter().map(|name| Column { name, cells: Vec::with_capacity(rows) }).collect();
    for row in grid.rows {
        let mut cells = row.into_iter();
        for column in &mut columns {
            column.cells.push(cells.next().unwrap_or(Cell::Missing));
        }
    }
    Table::new(columns, rows, origin)
}

fn check(table: &Table, problems: &mut Problems) {
    if table.rows == 0 {
        problems.note(&DATA_EMPTY, "data", "");
    }
    if table.rows > MOST_ROWS {
        too_many_rows(table.rows, MOST_ROWS, problems);
    }
    for (index, column) in table.columns.iter().enumerate() {
        if table.position(&column.name) != Some(index) {
            problems.note(&COLUMN_TWICE, "data", &column.name);
        }
        check_letters(&column.name, || join("data", &column.name), problems);
        for (row, cell) in column.cells.iter().enumerate() {
            if let Cell::Text(text) = cell {
                let lang = problems.lang();
                check_letters(text, || table.place(row, index, lang), problems);
            }
        }
    }
}

fn check_letters(text: &str, place: impl Fn() -> String, problems: &mut Problems) {
    if text.len() > MOST_LETTERS && text.chars().count() > MOST_LETTERS {
        let most = MOST_LETTERS.to_string();
        let expected = match problems.lang() {
            Lang::Vi => ["nhiều nhất ", &most, " chữ cái; phần còn lại nên đưa vào “note”"].concat(),
            Lang::En => ["at most ", &most, " letters; what is more belongs in “note”"].concat(),
        };
        problems.expected(&TOO_LONG, &place(), text, &expected);
    }
}

/// Notes that there are more rows than `most`.
pub fn too_many_rows(rows: usize, most: usize, problems: &mut Problems) {
    let most = most.to_string();
    let expected = match problems.lang() {
        Lang::Vi => ["nhiều nhất ", &most, "; hãy giữ những dòng quan trọng và gộp phần còn lại"].concat(),
        Lang::En => ["at most ", &most, "; keep the rows that matter and add up the rest"].concat(),
    };
    problems.expected(&TOO_MANY_ROWS, "data", &rows.to_string(), &expected);
}
