//! How a problem is mended, where there is one plain way: what a button would say, and what is to be changed. Where that stands
//! in a text, `source` finds out.

#[cfg(feature = "desk")]
use crate::words::{fill, phrase, Lang};
use std::ops::Range;

/// What is to be changed at a problem's path.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// The key gets this name.
    Rename(String),
    /// This JSON stands there instead.
    Value(String),
    /// This stands before and behind it.
    Wrap(&'static str, &'static str),
    /// The object there gets an entry: its key, and its value as JSON.
    Add(&'static str, String),
    /// The cell of figures reads like this.
    Cell(String),
    /// The row of figures has these cells; the one at that place is other than before.
    Row(Vec<String>, usize),
    /// The row of figures, a line of text or an item of a list, is taken out.
    Out,
    /// These bytes of the text become another text, which may be empty. Only where there is nothing but text.
    Bytes(Range<usize>, String),
    /// Nothing: the nearest name is not one that could simply stand there.
    Nothing,
}

/// One plain way to mend a problem.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// What a button would say.
    pub title: String,
    /// What is to be changed.
    pub change: Change,
    /// The same as edits of the text, all in the problem's own file; empty where there is no text.
    pub edits: Vec<Edit>,
}

/// A stretch of a text that another text replaces.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// Where it begins and where it ends, in bytes of UTF-8.
    pub bytes: Range<usize>,
    /// The same in units of UTF-16.
    pub units: Range<usize>,
    /// What stands there then.
    pub text: String,
}

impl Fix {
    /// The way to mend by `change`, called by a name in `lang`; `None` if it changes nothing.
    #[cfg(feature = "desk")]
    pub(super) fn new(change: Change, lang: Lang) -> Option<Self> {
        let write = phrase("Sửa thành {}", "Change to {}");
        let (says, what) = match &change {
            Change::Nothing => return None,
            Change::Rename(name) => (write, quoted(name)),
            Change::Value(json) => (write, json.clone()),
            Change::Wrap(before, after) => (phrase("Đặt trong {}", "Put into {}"), [before, "…", after].concat()),
            Change::Add(key, json) => (phrase("Thêm {}", "Add {}"), [&quoted(key), ": ", json].concat()),
            Change::Cell(text) if text.is_empty() => (phrase("Để trống ô", "Empty the cell"), String::new()),
            Change::Cell(text) => (write, text.clone()),
            Change::Row(cells, column) => {
                let cell = cells.get(*column).cloned().unwrap_or_default();
                (if cell.contains(',') { phrase("Đặt {} trong ngoặc kép", "Put {} into quotes") } else { write }, cell)
            }
            Change::Out => (phrase("Bỏ dòng này", "Take the row out"), String::new()),
            Change::Bytes(_, text) if text.is_empty() => (phrase("Bỏ chỗ này", "Take it out"), String::new()),
            Change::Bytes(span, text) if span.is_empty() => (phrase("Thêm {}", "Add {}"), text.clone()),
            Change::Bytes(_, text) => (write, text.clone()),
        };
        Some(Self { title: fill(says.in_lang(lang), &[("", &what)]), change, edits: Vec::new() })
    }
}

/// A text as JSON writes it.
pub fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    escape_into(&mut out, text);
    out.push('"');
    out
}

/// A text as it stands inside the quotes of a JSON string.
pub fn escape_into(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            control if control < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(control))),
            letter => out.push(letter),
        }
    }
}
