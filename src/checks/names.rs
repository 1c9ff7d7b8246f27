//! Names that the spec says and the data doesn't have: in steps, where nothing would stand out, and in `short`, where nothing would
//! become shorter. The names in `highlight` and `annotations` are held against the data where the chart is read.

use super::{Figures, Part, Review};
use crate::problem::codes::{ANNOTATION_UNKNOWN, HIDE_UNKNOWN, HIGHLIGHT_UNKNOWN, SHORT_UNKNOWN};
use crate::problem::{at, Change, Code, Finding, Problems};
use crate::value::Value;
use std::collections::BTreeSet;

/// So many names are listed where another one is looked for.
const LISTED: usize = 20;

/// Names in `highlight` and in `annotation.at` of steps.
pub(super) fn in_steps(review: &Review, problems: &mut Problems) {
    let Some(Value::List(steps)) = review.spec.get("steps") else { return };
    let Some(known) = names(review, &review.parts) else { return };
    for (index, step) in steps.iter().enumerate() {
        let path = |key: &str| ["steps", &at(index), ".", key].concat();
        unknown(step.get("highlight"), &path("highlight"), &HIGHLIGHT_UNKNOWN, &known, problems);
        let place = step.get("annotation").and_then(|annotation| annotation.get("at"));
        unknown(place, &path("annotation.at"), &ANNOTATION_UNKNOWN, &known, problems);
    }
}

/// Names in a board's `hide`, which leaves out series of any panel.
pub(super) fn in_hide(review: &Review, problems: &mut Problems) {
    let is_board = review.spec.get("panels").is_some();
    if !is_board || review.parts.iter().any(|part| part.figures.is_empty()) {
        return;
    }
    let headings = |figures: &Figures| (0..figures.table.columns()).map(|column| figures.table.name(column).to_owned()).collect::<Vec<_>>();
    let known: Vec<String> = review.figures().flat_map(|(_, figures)| headings(figures)).collect();
    unknown(review.spec.get("hide"), "hide", &HIDE_UNKNOWN, &known, problems);
}

/// Tells which of one or several texts the data doesn't have.
fn unknown(texts: Option<&Value>, path: &str, code: &'static Code, known: &[String], problems: &mut Problems) {
    let texts: Vec<(String, &str)> = match texts {
        Some(Value::Text(text)) => vec![(path.to_owned(), text)],
        Some(Value::List(items)) => {
            let items = items.iter().enumerate();
            items.filter_map(|(index, item)| Some(([path, &at(index)].concat(), item.as_text()?))).collect()
        }
        _ => Vec::new(),
    };
    for (path, text) in texts.into_iter().filter(|(_, text)| !known.iter().any(|name| name == text)) {
        problems.tell(code, |_| among(Finding::at(path), text, known));
    }
}

/// A name that is none of `known`, which are listed if anybody would read them all.
fn among(finding: Finding, name: &str, known: &[String]) -> Finding {
    let names: Vec<&str> = known.iter().map(String::as_str).collect();
    let finding = finding.among(name, &names);
    if names.len() > LISTED {
        finding.expected("")
    } else {
        finding
    }
}

/// A name of one of `entries` that is none of `known`, to be given the nearest of these; unless that stands among the entries already, as
/// it would stand there twice.
pub(super) fn renamed(finding: Finding, name: &str, known: &[String], entries: &[(String, Value)]) -> Finding {
    let finding = among(finding, name, known);
    let meant = finding.nearest().filter(|near| !entries.iter().any(|(other, _)| other == near));
    let change = meant.map_or(Change::Nothing, |near| Change::Rename(near.to_owned()));
    finding.mended(Some(change))
}

/// Labels that `short` would make shorter.
pub(super) fn in_short(review: &Review, problems: &mut Problems) {
    // What is short on a board is short for its panels alone.
    for part in &review.parts {
        let Some(known) = names(review, std::slice::from_ref(part)) else { continue };
        for (spec, path) in [(Some(part.spec), "short"), (part.spec.get("narrow"), "narrow.short")] {
            let Some(Value::Record(entries)) = spec.and_then(|spec| spec.get("short")) else { continue };
            for (name, _) in entries.iter().filter(|(name, _)| !known.contains(name) && !says(part.spec, name)) {
                part.tell(problems, &SHORT_UNKNOWN, |_| renamed(Finding::at([path, ".", name].concat()), name, &known, entries));
            }
        }
    }
}

/// What figures of these charts are called by: labels, series, and other words of their rows. `None` if some can't be read.
fn names(review: &Review, parts: &[Part]) -> Option<Vec<String>> {
    let mut names = Vec::new();
    for part in parts {
        if part.figures.is_empty() {
            return None;
        }
        for figures in &part.figures {
            let is_words = |column: &usize| !figures.values.contains(column);
            let words = (0..figures.table.columns()).filter(is_words);
            names.extend(words.flat_map(|column| figures.table.texts(column, review.locale)));
            names.extend((0..figures.table.columns()).map(|column| figures.table.name(column).to_owned()));
        }
    }
    let mut seen = BTreeSet::new();
    names.retain(|name| !name.is_empty() && seen.insert(name.clone()));
    Some(names)
}

/// Whether another text of a spec is the very same: a unit, the name of an axis.
fn says(spec: &Value, text: &str) -> bool {
    match spec {
        Value::Text(own) => own == text,
        Value::List(items) => items.iter().any(|item| says(item, text)),
        Value::Record(entries) => entries.iter().any(|(key, value)| key != "short" && says(value, text)),
        _ => false,
    }
}
