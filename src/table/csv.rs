//! Rows from text: commas, semicolons or tabs, quotes, a byte order mark, any line ending. What a field means is `read`'s.

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

/// The lines of `text` that hold anything, each with its number from 1, as fields.
pub fn lines(text: &str) -> Vec<(usize, Vec<String>)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = ReaderBuilder::new().delimiter(delimiter(text)).build();
    let mut rest = text.as_bytes();
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut field = Vec::new();
    loop {
        let (result, read) = step(&mut reader, rest, &mut field);
        rest = rest.get(read..).unwrap_or_default();
        match result {
            ReadFieldResult::Field { record_end } => {
                // The text is UTF-8 and is cut at ASCII marks only, so each field is UTF-8 as well.
                row.push(String::from_utf8(std::mem::take(&mut field)).unwrap_or_default());
                if record_end {
                    let ended_at = reader.line() as usize - usize::from(ends_line(text, rest));
                    keep(&mut rows, ended_at, std::mem::take(&mut row));
                }
            }
            ReadFieldResult::End => return rows,
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
        }
    }
}

/// Whether what was read last, up to where `rest` begins, is a line feed, which the reader has counted already.
fn ends_line(text: &str, rest: &[u8]) -> bool {
    let read = text.len().saturating_sub(rest.len());
    text.as_bytes().get(..read).is_some_and(|read| read.last() == Some(&b'\n'))
}

/// Feeds the reader once; what it puts out is added to `field`.
fn step(reader: &mut Reader, rest: &[u8], field: &mut Vec<u8>) -> (ReadFieldResult, usize) {
    let mut out = [0; 256];
    let (result, read, written) = reader.read_field(rest, &mut out);
    field.extend(out.iter().take(written));
    (result, read)
}

/// Rows of nothing but separators are what spreadsheets leave behind below a table.
fn keep(rows: &mut Vec<(usize, Vec<String>)>, ended_at: usize, row: Vec<String>) {
    let within: usize = row.iter().map(|field| field.matches('\n').count()).sum();
    let line = ended_at.saturating_sub(within);
    if row.iter().any(|field| !field.trim().is_empty()) {
        rows.push((line, row));
    }
}

/// What parts the fields of the heading: a tab if there is one, as in a paste from a spreadsheet; else a semicolon, as
/// spreadsheets write it where the comma is the decimal mark; else a comma.
fn delimiter(text: &str) -> u8 {
    let heading = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let mut quoted = false;
    let mut found = b',';
    for byte in heading.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\t' if !quoted => return b'\t',
            b';' if !quoted => found = b';',
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

    #[test]
    fn commas_semicolons_and_tabs_are_told_apart_by_the_heading() {
        let expected = [["Cấp", "Số lượt"], ["Nhà nước, Chính phủ", "7,5"]];
        assert_eq!(fields("Cấp,Số lượt\n\"Nhà nước, Chính phủ\",\"7,5\"\n"), expected);
        assert_eq!(fields("\u{feff}Cấp;Số lượt\r\nNhà nước, Chính phủ;7,5"), expected);
        assert_eq!(fields("Cấp\tSố lượt\rNhà nước, Chính phủ\t7,5"), expected);
    }

    #[test]
    fn lines_are_counted_as_an_editor_counts_them() {
        let numbers: Vec<usize> = lines("a,b\n\n1,\"x\ny\"\n,\n2,z").into_iter().map(|(line, _)| line).collect();
        assert_eq!(numbers, [1, 3, 6]);
    }

    #[test]
    fn long_fields_come_through_whole() {
        let long = "ế".repeat(1000);
        assert_eq!(fields(&["a,b\n", &long, ",1"].concat())[1][0], long);
    }
}
