//! Rows from text: commas, semicolons or tabs, quotes, a byte order mark, any line ending. What a field means is `read`'s.

use crate::value::{is_blank, trimmed};

/// The lines of `text` that hold anything, each with its number from 1, as fields. As RFC 4180 has it, and as spreadsheets do
/// where it is silent: a quote opens a quoted field at its beginning only, two in a quoted field are one, and what follows
/// the closing one is part of the field. A property test holds it against the `csv` crate.
pub fn lines(text: &str) -> Vec<(usize, Vec<String>)> {
    let mut rows = Rows { rows: Vec::new(), row: Vec::new(), field: String::new(), began: 1 };
    part(text, &mut rows);
    rows.rows
}

/// What becomes of the letters as they are parted. Places are counted in bytes from the beginning of the text.
trait Taker {
    /// A letter of the present field.
    fn letter(&mut self, letter: char);
    /// The field ends before the mark at `end`.
    fn end_field(&mut self, end: usize);
    /// The row, and its last field, end before `end`; the next one begins on `line`.
    fn end_row(&mut self, end: usize, line: usize);
}

fn part(text: &str, taker: &mut impl Taker) {
    let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mark = delimiter(bare);
    let (mut line, mut quoted, mut touched) = (1, false, false);
    // Excel's own first line, such as `sep=;`, only says what parts the fields. Of files a page takes it off as it reads them.
    #[cfg(feature = "desk")]
    let bare = match bare.split_once('\n') {
        Some((first, below)) if first.starts_with("sep=") => {
            line = 2;
            taker.end_row(text.len() - below.len() - 1, line);
            below
        }
        _ => bare,
    };
    let mut at = text.len() - bare.len();
    let mut letters = bare.chars().peekable();
    while let Some(letter) = letters.next() {
        // A carriage return alone ends a line as well, but with a line feed it is one end.
        let ends = letter == '\n' || letter == '\r' && letters.peek() != Some(&'\n');
        line += usize::from(ends);
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                taker.letter('"');
                at += 1;
            }
            '"' if quoted => quoted = false,
            '"' if !touched => (quoted, touched) = (true, true),
            '\r' | '\n' if !quoted => {
                if ends {
                    taker.end_row(at, line);
                    touched = false;
                }
            }
            _ if letter == mark && !quoted => {
                taker.end_field(at);
                touched = false;
            }
            _ => {
                taker.letter(letter);
                touched = true;
            }
        }
        at += letter.len_utf8();
    }
    taker.end_row(at, line);
}

/// Rows that are being gathered.
struct Rows {
    rows: Vec<(usize, Vec<String>)>,
    row: Vec<String>,
    field: String,
    /// The line on which the present row began.
    began: usize,
}

impl Taker for Rows {
    fn letter(&mut self, letter: char) {
        self.field.push(letter);
    }

    fn end_field(&mut self, _end: usize) {
        self.row.push(std::mem::take(&mut self.field));
    }

    /// Rows of nothing but separators are what spreadsheets leave behind below a table.
    fn end_row(&mut self, end: usize, line: usize) {
        self.end_field(end);
        let row = std::mem::take(&mut self.row);
        if row.iter().any(|field| !trimmed(field).is_empty()) {
            self.rows.push((self.began, row));
        }
        self.began = line;
    }
}

/// Where the fields of `lines` stand in the text, in bytes, with their quotes and the blanks around them.
#[cfg(feature = "desk")]
pub fn spans(text: &str) -> Vec<(usize, Vec<std::ops::Range<usize>>)> {
    let start = text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len();
    let mut spans = Spans { rows: Vec::new(), row: Vec::new(), start, filled: false, began: 1 };
    part(text, &mut spans);
    spans.rows
}

#[cfg(feature = "desk")]
struct Spans {
    rows: Vec<(usize, Vec<std::ops::Range<usize>>)>,
    row: Vec<std::ops::Range<usize>>,
    /// Where the present field began.
    start: usize,
    /// Whether the present row holds anything.
    filled: bool,
    /// The line on which it began.
    began: usize,
}

#[cfg(feature = "desk")]
impl Taker for Spans {
    fn letter(&mut self, letter: char) {
        self.filled |= !letter.is_whitespace();
    }

    fn end_field(&mut self, end: usize) {
        self.row.push(self.start..end);
        self.start = end + 1;
    }

    fn end_row(&mut self, end: usize, line: usize) {
        self.end_field(end);
        let row = std::mem::take(&mut self.row);
        if std::mem::take(&mut self.filled) {
            self.rows.push((self.began, row));
        }
        self.began = line;
    }
}

/// A field as it is written into `text`: in quotes if it would be parted otherwise.
#[cfg(feature = "desk")]
pub fn written(field: &str, text: &str) -> String {
    if field.contains(['"', '\n', '\r', delimiter(text)]) {
        ["\"", &field.replace('"', "\"\""), "\""].concat()
    } else {
        field.to_owned()
    }
}

/// A row as it is written into `text`.
#[cfg(feature = "desk")]
pub fn written_row(fields: &[String], text: &str) -> String {
    let mark = String::from(delimiter(text));
    fields.iter().map(|field| written(field, text)).collect::<Vec<_>>().join(&mark)
}

/// What parts the fields of `text`, if its heading has another mark that could, and not all rows have as many fields as the heading:
/// “Доходы, трлн руб.” in a table that comes out even is no riddle.
#[cfg(feature = "desk")]
pub fn guess(text: &str) -> Option<char> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mark = delimiter(text);
    let others: String = [',', ';', '\t'].into_iter().filter(|other| *other != mark).collect();
    let mut rows = lines(text).into_iter().map(|(_, fields)| fields);
    let heading = rows.next().unwrap_or_default();
    let has_other = heading.iter().any(|field| field.contains(|letter| others.contains(letter)));
    (mark != ',' && has_other && rows.any(|row| row.len() != heading.len())).then_some(mark)
}

/// What parts the fields of the heading: a tab if there is one, as in a paste from a spreadsheet; else a semicolon, as
/// spreadsheets write it where the comma is the decimal mark; else a comma.
fn delimiter(text: &str) -> char {
    let (mut quoted, mut blank) = (false, true);
    let mut found = ',';
    for letter in text.chars() {
        blank &= is_blank(letter);
        match letter {
            '"' => quoted = !quoted,
            '\n' if !blank => break,
            '\t' if !quoted => return '\t',
            ';' if !quoted => found = ';',
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(text: &str) -> Vec<Vec<String>> {
        lines(text).into_iter().map(|(_, row)| row).collect()
    }

    #[cfg(feature = "desk")]
    #[test]
    fn two_marks_in_a_heading_are_a_riddle_where_rows_come_out_uneven() {
        let names = "Tập thể; cá nhân,Số";
        assert_eq!(guess(&[names, "\nTốt,3\nKhá,5"].concat()), Some(';'));
        assert_eq!(guess(&[names, "\nTốt;3\nKhá;5"].concat()), None);
        assert_eq!(guess("Год\tДоходы, трлн руб.\n2021\t25,3\n2022\t27,8"), None);
        assert_eq!(guess("a,b\n1;2\n3"), None, "a comma parts what nothing else does");
    }

    #[test]
    fn commas_semicolons_and_tabs_are_told_apart_by_the_heading() {
        let expected = [["Cấp", "Số lượt"], ["Nhà nước, Chính phủ", "7,5"]];
        assert_eq!(fields("Cấp,Số lượt\n\"Nhà nước, Chính phủ\",\"7,5\"\n"), expected);
        assert_eq!(fields("\u{feff}Cấp;Số lượt\r\nNhà nước, Chính phủ;7,5"), expected);
        assert_eq!(fields("Cấp\tSố lượt\rNhà nước, Chính phủ\t7,5"), expected);
        // It may stand below lines of nothing, and what is in quotes parts nothing.
        assert_eq!(fields("\n \nCấp;Số lượt\nNhà nước, Chính phủ;7,5"), expected);
        assert_eq!(fields("\"Cấp; ngành\",\"Số\tlượt\"\nTỉnh,7"), [["Cấp; ngành", "Số\tlượt"], ["Tỉnh", "7"]]);
    }

    #[cfg(feature = "desk")]
    #[test]
    fn a_line_that_says_what_parts_the_fields_is_none_of_them() {
        for text in ["sep=;\r\nCấp;Số\r\nTỉnh;7,5", "\u{feff}sep=,\nCấp,Số\nTỉnh,\"7,5\"", "sep=\t\nCấp\tSố\nTỉnh\t7,5"] {
            assert_eq!(lines(text).into_iter().map(|(line, _)| line).collect::<Vec<_>>(), [2, 3]);
            assert_eq!(fields(text), [["Cấp", "Số"], ["Tỉnh", "7,5"]]);
            assert_eq!(spans(text).into_iter().map(|(_, row)| text[row[0].clone()].to_owned()).collect::<Vec<_>>(), ["Cấp", "Tỉnh"]);
        }
    }

    #[test]
    fn lines_are_counted_as_an_editor_counts_them() {
        let numbers: Vec<usize> = lines("a,b\n\n1,\"x\ny\"\n,\n2,z").into_iter().map(|(line, _)| line).collect();
        assert_eq!(numbers, [1, 3, 6]);
        // Whatever ends them.
        for end in ["\r", "\r\n"] {
            let text = "a,b\n\n1,\"x\ny\"\n,\n2,z".replace('\n', end);
            assert_eq!(lines(&text).into_iter().map(|(line, _)| line).collect::<Vec<_>>(), numbers, "{end:?}");
        }
    }

    #[cfg(feature = "desk")]
    #[test]
    fn the_place_of_a_field_is_where_it_stands() {
        let text = "\u{feff}Cấp;\"Số; lượt\"\r\n\r\n;\r\nTỉnh;\"3\"\"x\"\nXã; 5";
        let shown: Vec<(usize, Vec<&str>)> =
            spans(text).into_iter().map(|(line, row)| (line, row.into_iter().map(|span| text[span].trim()).collect())).collect();
        assert_eq!(shown, [(1, vec!["Cấp", "\"Số; lượt\""]), (4, vec!["Tỉnh", "\"3\"\"x\""]), (5, vec!["Xã", "5"])]);
        let of_lines: Vec<(usize, usize)> = lines(text).iter().map(|(line, row)| (*line, row.len())).collect();
        let of_spans: Vec<(usize, usize)> = spans(text).iter().map(|(line, row)| (*line, row.len())).collect();
        assert_eq!(of_lines, of_spans);
    }

    #[test]
    fn long_fields_come_through_whole() {
        let long = "ế".repeat(1000);
        assert_eq!(fields(&["a,b\n", &long, ",1"].concat())[1][0], long);
    }
}
