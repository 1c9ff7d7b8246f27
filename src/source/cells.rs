//! Where the cells of a text of figures stand: a path such as `data, line 3, column “Count”` leads to one of them, through the
//! escapes of a JSON string if the text is one.

use super::{Figures, Normalizer};
use crate::table::csv;
use crate::value::bare;
use std::ops::Range;

/// The cells of one text, by row.
pub(super) struct Cells {
    figures: Figures,
    /// The line on which each row begins, and where its cells stand.
    rows: Vec<(usize, Vec<Range<usize>>)>,
    heading: Vec<String>,
    /// What the cells of each row say, those of the heading first.
    said: Vec<Vec<String>>,
}

impl Cells {
    /// The cells of `text`, which stands at `figures`; those that were asked for last are kept, as problems come in heaps.
    pub(super) fn of<'c>(kept: &'c mut Option<Cells>, text: &str, figures: Figures, nfc: Normalizer) -> &'c Cells {
        let found = kept.take().filter(|cells| cells.figures == figures);
        kept.insert(found.unwrap_or_else(|| Cells::new(text, figures, nfc)))
    }

    fn new(text: &str, figures: Figures, nfc: Normalizer) -> Self {
        let (plain, escapes, start) = match figures {
            Figures::Here(start) => {
                let (plain, escapes) = plain(text);
                (plain, escapes, start)
            }
            Figures::Beside(_) => (text.to_owned(), Vec::new(), 0),
        };
        let formed = |text: &String| nfc(text.trim()).unwrap_or_else(|| text.trim().to_owned());
        let said: Vec<Vec<String>> = csv::lines(&plain).iter().map(|(_, row)| row.iter().map(formed).collect()).collect();
        let heading = said.first().into_iter().flatten().map(|name| bare(name).to_owned()).collect();
        let place = |span: Range<usize>| start + escaped(&escapes, span.start)..start + escaped(&escapes, span.end);
        let rows = csv::spans(&plain).into_iter();
        let rows = rows.map(|(line, row)| (line, row.into_iter().map(|span| place(trimmed(&plain, span))).collect())).collect();
        Self { figures, rows, heading, said }
    }

    /// Where the cell or the row is that the end of a path names, in whatever language: a line's number comes first, then a
    /// column's name. A name alone is one in the heading.
    pub(super) fn find(&self, rest: &str) -> Option<Range<usize>> {
        if let Some(named) = rest.strip_prefix(": ") {
            return self.crossing(named);
        }
        let Some(rest) = rest.strip_prefix(", ") else {
            let column = self.heading.iter().position(|name| !name.is_empty() && name == rest)?;
            return self.rows.first()?.1.get(column).cloned();
        };
        let rest = rest.trim_start_matches(|letter: char| !letter.is_ascii_digit());
        let digits = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
        let (line, rest) = rest.split_at_checked(digits)?;
        let line: usize = line.parse().ok()?;
        let (_, row) = self.rows.iter().find(|(began, _)| *began == line)?;
        let whole = row.first()?.start..row.last()?.end;
        Some(self.column(rest).and_then(|column| row.get(column).cloned()).unwrap_or(whole))
    }

    /// The cell of a row and a column that are named together: "Nhóm · Tốt".
    fn crossing(&self, named: &str) -> Option<Range<usize>> {
        let ends = |name: &String| named.strip_suffix(name.as_str()).and_then(|label| label.strip_suffix(" · "));
        let (column, label) = self.heading.iter().enumerate().find_map(|(column, name)| Some((column, ends(name)?)))?;
        let row = self.said.iter().position(|row| row.iter().any(|cell| cell == label))?;
        self.rows.get(row)?.1.get(column).cloned()
    }

    /// The column whose name stands in `words`, in quotes or, in a language that has none, the longest that does.
    fn column(&self, words: &str) -> Option<usize> {
        let quoted = self.heading.iter().position(|name| words.contains(&["“", name, "”"].concat()));
        let standing = || {
            let names = self.heading.iter().enumerate().filter(|(_, name)| !name.is_empty() && words.contains(name.as_str()));
            names.max_by_key(|(_, name)| name.len()).map(|(column, _)| column)
        };
        quoted.or_else(standing)
    }
}

/// A span without the blanks at its ends; one of blanks alone is its beginning.
fn trimmed(text: &str, span: Range<usize>) -> Range<usize> {
    let field = text.get(span.clone()).unwrap_or_default();
    let start = span.start + field.len() - field.trim_start().len();
    if field.trim().is_empty() {
        return span.start..span.start;
    }
    start..start + field.trim().len()
}

/// What the inside of a JSON string says, and behind each escape where that is: in the plain text and in the escaped one.
pub(super) fn plain(raw: &str) -> (String, Vec<(usize, usize)>) {
    let mut out = String::with_capacity(raw.len());
    let mut escapes = Vec::new();
    let mut rest = raw;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let (letter, length) = unescaped(after);
        out.push(letter);
        rest = after.get(length..).unwrap_or_default();
        escapes.push((out.len(), raw.len() - rest.len()));
    }
    out.push_str(rest);
    (out, escapes)
}

/// The letter that an escape means, and how many bytes behind the backslash it takes.
fn unescaped(after: &str) -> (char, usize) {
    let unit = |from: usize| u16::from_str_radix(after.get(from..from + 4)?, 16).ok();
    match after.chars().next() {
        Some('n') => ('\n', 1),
        Some('r') => ('\r', 1),
        Some('t') => ('\t', 1),
        Some('b') => ('\u{8}', 1),
        Some('f') => ('\u{c}', 1),
        Some('u') => {
            let first = unit(1).unwrap_or_default();
            let is_pair = (0xd800..0xdc00).contains(&first);
            let units = [first, unit(7).unwrap_or_default()];
            let letter = char::decode_utf16(units).next().and_then(Result::ok).unwrap_or(char::REPLACEMENT_CHARACTER);
            (letter, if is_pair { 11 } else { 5 })
        }
        Some(letter) => (letter, letter.len_utf8()),
        None => ('\\', 0),
    }
}

/// Where a place of the plain text is in the escaped one.
fn escaped(escapes: &[(usize, usize)], at: usize) -> usize {
    let before = escapes.partition_point(|(plain, _)| *plain <= at);
    let (plain, raw) = before.checked_sub(1).and_then(|index| escapes.get(index)).copied().unwrap_or_default();
    raw + (at - plain)
}
