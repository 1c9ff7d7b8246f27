//! A spec as somebody typed it: JSON text becomes a value, and where each key and each cell stands is remembered, so that a
//! problem's path leads to a line, a column and a range that an editor can underline. What is wrong with the figures is noted
//! elsewhere and by path alone; only what is wrong with the JSON itself is noted here.

mod cells;
mod json;
mod mend;

use crate::problem::codes::{KEY_TWICE, UNKNOWN_KEY};
use crate::problem::{Change, Place, Problem, Problems};
use crate::value::{bare, Value};
use cells::Cells;
use std::ops::Range;

/// Brings a text to Unicode NFC, or answers `None` if it is in that form.
pub type Normalizer<'f> = &'f dyn Fn(&str) -> Option<String>;

/// A file of figures that a spec names.
pub struct Loaded {
    /// The file, as a message should name it.
    pub name: String,
    /// What stands in it.
    pub text: String,
    /// The encoding in which it was read, if that is a guess.
    pub encoding: Option<&'static str>,
}

/// The text of a spec, and of the files that it names.
#[derive(Debug)]
pub struct Source {
    own: Text,
    root: Option<Node>,
    beside: Vec<(String, Text)>,
}

/// One value of the text, and what it holds.
#[derive(Debug)]
struct Node {
    span: Range<usize>,
    holds: Holds,
    /// Which of the source's other files has the figures that this names.
    file: Option<usize>,
}

#[derive(Debug)]
enum Holds {
    Nothing,
    Items(Vec<Node>),
    Entries(Vec<Entry>),
}

#[derive(Debug)]
struct Entry {
    name: String,
    key: Range<usize>,
    value: Node,
}

impl Source {
    /// A text that has not been read yet.
    pub fn new(text: &str) -> Self {
        Self { own: Text::new(text), root: None, beside: Vec::new() }
    }

    /// The text of the spec, or of the file `name` that it names.
    pub fn text(&self, name: Option<&str>) -> &str {
        let other = name.and_then(|name| self.beside.iter().find(|(known, _)| known == name));
        other.map_or(&self.own, |(_, text)| text).whole.as_str()
    }

    /// The locale that the text seems to name, to answer in its language where it can't be read.
    pub fn locale(&self) -> Option<&str> {
        let (_, behind) = self.own.whole.split_once("\"locale\"")?;
        let quoted = behind.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
        quoted.split_once('"').map(|(tag, _)| tag)
    }

    /// Reads the text as JSON, strictly. What is wrong with it is noted, with its place.
    pub fn read(&mut self, nfc: Normalizer, problems: &mut Problems) -> Option<Value> {
        match json::read(&self.own.whole) {
            Ok((mut value, root)) => {
                value.normalize(nfc);
                self.root = Some(root.normalized(nfc));
                Some(value)
            }
            Err(fault) => {
                problems.note(fault.code, |lang| fault.finding(lang));
                if let Some(problem) = problems.list_mut().last_mut() {
                    problem.place = Some(self.own.place(fault.span.clone(), None));
                    mend::in_bytes(problem, &self.own);
                }
                None
            }
        }
    }

    /// Puts the figures that the spec names by `{"url": …}` beside the address, if `load` has them.
    pub fn load(&mut self, value: &mut Value, load: &dyn Fn(&str) -> Option<Loaded>) {
        if let Some(root) = &mut self.root {
            load_into(root, value, load, &mut self.beside);
        }
    }

    /// Adds to each problem where it stands in the text, and how the text is mended.
    pub fn locate(&self, problems: &mut [Problem], nfc: Normalizer) {
        let Some(root) = &self.root else { return };
        let mut cells = None;
        for problem in problems.iter_mut().filter(|problem| problem.place.is_none()) {
            let hit = follow(root, None, &problem.path, None, problem.code == KEY_TWICE.name);
            let cell = self.cell(&hit, nfc, &mut cells);
            let edits = problem.fix.as_ref().map(|fix| match (&fix.change, &cell) {
                // Figures are no object that could get an entry: the chart around them is, unless it stands in another file.
                (Change::Add(..), Some((_, Figures::Beside(_)))) => None,
                (Change::Add(..), _) => mend::edits(self, &fix.change, &follow(root, None, around(&problem.path), None, false), None),
                (Change::Out, None) => row(root, &problem.path).and_then(|(rows, at)| mend::without(self, rows, at)),
                (change, _) => mend::edits(self, change, &hit, cell.as_ref()),
            });
            problem.place = Some(self.place(problem.code, hit, cell));
            match (edits.flatten(), &mut problem.fix) {
                (Some(edits), Some(fix)) => fix.edits = edits,
                // What leads nowhere in this text mends nothing.
                _ => problem.fix = None,
            }
        }
    }

    /// The cell of a text of figures to which a path leads, and where that text is.
    fn cell(&self, hit: &Hit, nfc: Normalizer, cells: &mut Option<Cells>) -> Option<(Range<usize>, Figures)> {
        let (place, text) = self.figures(hit.node)?;
        let span = Cells::of(cells, text, place.clone(), nfc).find(hit.rest)?;
        Some((span, place))
    }

    /// The text in which figures stand, and its name if it is another file's.
    fn holder(&self, figures: &Figures) -> (&Text, Option<&str>) {
        let beside = match figures {
            Figures::Here(_) => None,
            Figures::Beside(file) => self.beside.get(*file),
        };
        beside.map_or((&self.own, None), |(name, text)| (text, Some(name)))
    }

    fn place(&self, code: &str, hit: Hit, cell: Option<(Range<usize>, Figures)>) -> Place {
        let is_key = [KEY_TWICE.name, UNKNOWN_KEY.name].contains(&code);
        if let Some((span, figures)) = cell {
            let (text, name) = self.holder(&figures);
            return text.place(span, name.map(str::to_owned));
        }
        let span = match hit.key {
            Some(key) if is_key && hit.rest.is_empty() => key,
            Some(key) if self.own.is_long(&hit.node.span) => key,
            _ if !hit.rest.is_empty() && !matches!(hit.node.holds, Holds::Nothing) => first(&hit.node.span),
            _ if self.own.is_long(&hit.node.span) => first(&hit.node.span),
            _ => hit.node.span.clone(),
        };
        self.own.place(span, None)
    }

    /// The text of figures that a value is or names, if it does.
    fn figures(&self, node: &Node) -> Option<(Figures, &str)> {
        if let Some(file) = node.file {
            return Some((Figures::Beside(file), &self.beside.get(file)?.1.whole));
        }
        let node = match &node.holds {
            Holds::Entries(entries) => &entries.iter().find(|entry| entry.name == "text")?.value,
            _ => node,
        };
        let raw = self.own.whole.get(node.span.clone())?.strip_prefix('"')?.strip_suffix('"')?;
        Some((Figures::Here(node.span.start + 1), raw))
    }
}

/// Where a text of figures stands: in the spec from a byte on, escaped as JSON has it, or in a file.
#[derive(Clone, Debug, PartialEq)]
enum Figures {
    Here(usize),
    Beside(usize),
}

/// The path to the chart in whose figures a path ends; any other path itself.
fn around(path: &str) -> &str {
    let chart = match path.strip_prefix("panels[").and_then(|rest| rest.split_once("].")) {
        Some((index, _)) => path.get(.."panels[]".len() + index.len()).unwrap_or_default(),
        None => "",
    };
    let within = path.get(chart.len()..).unwrap_or_default().trim_start_matches('.');
    if within.strip_prefix("data").is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', ',', '['])) {
        chart
    } else {
        path
    }
}

/// The list of rows in which a path ends or goes on, and which of them it is.
fn row<'n>(root: &'n Node, path: &str) -> Option<(&'n [Node], usize)> {
    let (before, rest) = path.split_once("data[")?;
    let (at, _) = rest.split_once(']')?;
    let hit = follow(root, None, path.get(..before.len() + "data".len())?, None, false);
    match &hit.node.holds {
        Holds::Items(rows) if hit.rest.is_empty() => Some((rows, at.parse().ok()?)),
        _ => None,
    }
}

/// Where a path ends, and what is left of it if it leads nowhere.
struct Hit<'n, 'p> {
    node: &'n Node,
    key: Option<Range<usize>>,
    rest: &'p str,
}

/// Follows `path` from `node`. `outer` is where a key is looked for that is not here: `narrow` and `tables` change a few keys
/// of the spec around them. A key that stands twice is meant where it stands `last`, or else first.
fn follow<'n, 'p>(node: &'n Node, key: Option<Range<usize>>, path: &'p str, outer: Option<&'n Node>, last: bool) -> Hit<'n, 'p> {
    let lost = Hit { node, key, rest: path };
    match &node.holds {
        _ if path.is_empty() => lost,
        Holds::Nothing => lost,
        Holds::Items(items) => {
            let step = path.strip_prefix('[').and_then(|rest| rest.split_once(']'));
            match step.and_then(|(index, rest)| Some((items.get(index.parse::<usize>().ok()?)?, rest))) {
                Some((item, rest)) => follow(item, None, rest.strip_prefix('.').unwrap_or(rest), outer, last),
                None => lost,
            }
        }
        Holds::Entries(entries) => match (step(entries, path, last), figure(entries, path, last), outer) {
            (Some((entry, rest)), ..) => {
                let shares = ["narrow", "tables"].contains(&entry.name.as_str());
                follow(&entry.value, Some(entry.key.clone()), rest, shares.then_some(node), last)
            }
            (None, Some(figure), _) => Hit { node: figure, key: None, rest: "" },
            (None, None, Some(outer)) => {
                let hit = follow(outer, None, path, None, last);
                if std::ptr::eq(hit.node, outer) {
                    lost
                } else {
                    hit
                }
            }
            (None, None, None) => lost,
        },
    }
}

/// A figure of columns, `{"Year": [2022, 2023]}`: its path says the row first, as that of rows does, and they say the column first.
fn figure<'n>(entries: &'n [Entry], path: &str, last: bool) -> Option<&'n Node> {
    let (row, column) = path.strip_prefix('[')?.split_once("].")?;
    match step(entries, column, last)? {
        (Entry { value: Node { holds: Holds::Items(figures), .. }, .. }, "") => figures.get(row.parse::<usize>().ok()?),
        _ => None,
    }
}

/// The entry that `path` names first, and the path from there. Keys may have dots and brackets: the longest that fits is meant.
fn step<'n, 'p>(entries: &'n [Entry], path: &'p str, last: bool) -> Option<(&'n Entry, &'p str)> {
    let rest = |entry: &Entry| {
        let rest = path.strip_prefix(bare(&entry.name))?;
        (rest.is_empty() || rest.starts_with(['.', '[', ',', ':'])).then(|| rest.strip_prefix('.').unwrap_or(rest))
    };
    let fitting: Vec<(&Entry, &str)> = entries.iter().filter_map(|entry| Some((entry, rest(entry)?))).collect();
    let shortest = fitting.iter().map(|(_, rest)| rest.len()).min()?;
    let mut best = fitting.into_iter().filter(|(_, rest)| rest.len() == shortest);
    if last {
        best.next_back()
    } else {
        best.next()
    }
}

/// The bracket with which a value opens.
fn first(span: &Range<usize>) -> Range<usize> {
    span.start..span.end.min(span.start + 1)
}

impl Node {
    fn normalized(mut self, nfc: Normalizer) -> Self {
        match &mut self.holds {
            Holds::Nothing => {}
            Holds::Items(items) => *items = std::mem::take(items).into_iter().map(|item| item.normalized(nfc)).collect(),
            Holds::Entries(entries) => {
                let normalized = |entry: Entry| Entry {
                    name: nfc(&entry.name).unwrap_or(entry.name),
                    key: entry.key,
                    value: entry.value.normalized(nfc),
                };
                *entries = std::mem::take(entries).into_iter().map(normalized).collect();
            }
        }
        self
    }
}

fn load_into(node: &mut Node, value: &mut Value, load: &dyn Fn(&str) -> Option<Loaded>, files: &mut Vec<(String, Text)>) {
    match (&mut node.holds, value) {
        (Holds::Items(nodes), Value::List(values)) => {
            nodes.iter_mut().zip(values).for_each(|(node, value)| load_into(node, value, load, files));
        }
        (Holds::Entries(nodes), Value::Record(values)) => {
            for (entry, (name, value)) in nodes.iter_mut().zip(values) {
                match value {
                    Value::Record(data) if name == "data" => entry.value.file = load_beside(data, load, files),
                    _ => load_into(&mut entry.value, value, load, files),
                }
            }
        }
        _ => {}
    }
}

fn load_beside(data: &mut Vec<(String, Value)>, load: &dyn Fn(&str) -> Option<Loaded>, files: &mut Vec<(String, Text)>) -> Option<usize> {
    if data.iter().any(|(name, _)| name == "text") {
        return None;
    }
    let url = data.iter().find(|(name, _)| name == "url")?.1.as_text()?;
    let Loaded { name, text, encoding } = load(url)?;
    files.push((name, Text::new(&text)));
    data.push(("text".to_owned(), Value::Text(text)));
    data.extend(encoding.map(|encoding| ("encoding".to_owned(), Value::Text(encoding.to_owned()))));
    Some(files.len() - 1)
}

/// A text whose lines have been counted.
#[derive(Debug)]
struct Text {
    whole: String,
    /// Where each line begins: in bytes, and in units of UTF-16.
    lines: Vec<(usize, usize)>,
}

impl Text {
    fn new(text: &str) -> Self {
        let mut lines = vec![(0, 0)];
        let mut units = 0;
        let mut letters = text.char_indices().peekable();
        while let Some((at, letter)) = letters.next() {
            units += letter.len_utf16();
            let next = letters.peek().map(|(_, next)| *next);
            if letter == '\n' || letter == '\r' && next != Some('\n') {
                lines.push((at + 1, units));
            }
        }
        Self { whole: text.to_owned(), lines }
    }

    /// Whether a stretch goes beyond its line.
    fn is_long(&self, span: &Range<usize>) -> bool {
        self.whole.get(span.clone()).is_some_and(|text| text.contains(['\n', '\r']))
    }

    fn place(&self, span: Range<usize>, file: Option<String>) -> Place {
        let line = self.lines.partition_point(|(start, _)| *start <= span.start);
        let (start, units) = line.checked_sub(1).and_then(|index| self.lines.get(index)).copied().unwrap_or_default();
        let between = |from, to| self.whole.get(from..to).unwrap_or_default();
        let before = between(start, span.start);
        let length = |text: &str| text.chars().map(char::len_utf16).sum::<usize>();
        let from = units + length(before);
        // The mark at the beginning of a file is no character of its first line.
        let column = before.chars().filter(|letter| *letter != '\u{feff}').count() + 1;
        Place { file, line, column, units: from..from + length(between(span.start, span.end)), bytes: span }
    }
}

#[cfg(test)]
mod tests;
