//! A change to a spec as edits of its text: of the stretch to which a problem's path leads, in the form that JSON or CSV has
//! there, so that nothing else of the text moves.

use super::cells::plain;
use super::{Figures, Hit, Holds, Node, Source, Text};
use crate::problem::fix::{escape_into, quoted, Change, Edit};
use crate::problem::Problem;
use crate::table::csv;
use std::ops::Range;

/// The edits that make a change where a path leads; `None` if it leads nowhere in this text.
pub(super) fn edits(source: &Source, change: &Change, hit: &Hit, cell: Option<&(Range<usize>, Figures)>) -> Option<Vec<Edit>> {
    match cell {
        Some((span, figures)) => in_figures(source, change, span, figures),
        None => in_json(source, change, hit),
    }
}

/// Gives the fix of a text that is no JSON its edits: it knows its bytes.
pub(super) fn in_bytes(problem: &mut Problem, text: &Text) {
    if let Some(fix) = &mut problem.fix {
        if let Change::Bytes(span, said) = &fix.change {
            fix.edits = vec![edit(text, span.clone(), said.clone())];
        }
    }
}

fn in_figures(source: &Source, change: &Change, span: &Range<usize>, figures: &Figures) -> Option<Vec<Edit>> {
    let (text, _) = source.holder(figures);
    let figured = match figures {
        Figures::Here(start) => plain(raw(&text.whole, *start)).0,
        Figures::Beside(_) => text.whole.clone(),
    };
    let said = match change {
        Change::Cell(cell) => csv::written(cell, &figured),
        Change::Row(cells, _) => csv::written_row(cells, &figured),
        Change::Out => return Some(vec![edit(text, line(&text.whole, span, figures)?, String::new())]),
        // A word in place of another one, which a cell has without JSON's quotes.
        Change::Value(json) if !json.contains('\\') => csv::written(json.strip_prefix('"')?.strip_suffix('"')?, &figured),
        _ => return None,
    };
    let mut escaped = String::new();
    match figures {
        Figures::Here(_) => escape_into(&mut escaped, &said),
        Figures::Beside(_) => escaped = said,
    }
    Some(vec![edit(text, span.clone(), escaped)])
}

/// The line of figures around `span`, with the break before it; `None` where quotes could hold another break.
fn line(whole: &str, span: &Range<usize>, figures: &Figures) -> Option<Range<usize>> {
    let (mark, end) = match figures {
        Figures::Here(start) => ("\\n", start + raw(whole, *start).len()),
        Figures::Beside(_) => ("\n", whole.len()),
    };
    let start = whole.get(..span.start)?.rfind(mark)?;
    let end = whole.get(span.end..end)?.find(mark).map_or(end, |length| span.end + length);
    (!whole.get(start..end)?.contains('"')).then_some(start..end)
}

/// What stands inside the quotes of the JSON string that begins at `start`.
fn raw(text: &str, start: usize) -> &str {
    let rest = text.get(start..).unwrap_or_default();
    let mut escaped = false;
    let end = rest.find(|letter| {
        let ends = letter == '"' && !escaped;
        escaped = letter == '\\' && !escaped;
        ends
    });
    rest.get(..end.unwrap_or(rest.len())).unwrap_or_default()
}

fn in_json(source: &Source, change: &Change, hit: &Hit) -> Option<Vec<Edit>> {
    let text = &source.own;
    let span = hit.node.span.clone();
    let leads_there = hit.rest.is_empty();
    let insert = |at: usize, said: &str| edit(text, at..at, said.to_owned());
    match change {
        Change::Rename(name) if leads_there => Some(vec![edit(text, hit.key.clone()?, quoted(name))]),
        Change::Value(json) if leads_there => Some(vec![edit(text, span, json.clone())]),
        Change::Cell(cell) if leads_there => Some(vec![edit(text, span, quoted(cell))]),
        Change::Wrap(before, after) if leads_there => Some(vec![insert(span.start, before), insert(span.end, after)]),
        Change::Add(key, json) => {
            let (at, said) = added(text, hit.node, &[&quoted(key), ": ", json].concat())?;
            Some(vec![insert(at, &said)])
        }
        _ => None,
    }
}

/// Takes one of several items out, with what parts it from the one before or, if it is the first, from the next.
pub(super) fn without(source: &Source, items: &[Node], at: usize) -> Option<Vec<Edit>> {
    let item = &items.get(at)?.span;
    let before = at.checked_sub(1).and_then(|before| items.get(before));
    let span = match (before, items.get(at + 1)) {
        (Some(before), _) => before.span.end..item.end,
        (None, Some(next)) => item.start..next.span.start,
        (None, None) => item.clone(),
    };
    Some(vec![edit(&source.own, span, String::new())])
}

/// Where an entry is put that an object gets, and the entry with what parts it from the next: as the first one, since that is
/// where a spec says what it is.
fn added(text: &Text, node: &Node, entry: &str) -> Option<(usize, String)> {
    let Holds::Entries(entries) = &node.holds else { return None };
    let open = node.span.start + 1;
    let Some(first) = entries.first() else { return Some((open, entry.to_owned())) };
    let blank = text.whole.get(open..first.key.start).unwrap_or_default();
    let blank = if blank.is_empty() { " " } else { blank };
    Some((first.key.start, [entry, ",", blank].concat()))
}

fn edit(text: &Text, span: Range<usize>, said: String) -> Edit {
    let place = text.place(span, None);
    Edit { bytes: place.bytes, units: place.units, text: said }
}
