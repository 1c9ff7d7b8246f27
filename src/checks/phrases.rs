//! Words of one's own for the library's: they take the place of an English phrase that there is, and have its blanks.

use super::names::renamed;
use super::Review;
use crate::board::kinds;
use crate::problem::codes::{WORDS_BLANKS, WORDS_UNKNOWN};
use crate::problem::{Finding, Problems};
use crate::value::Value;

/// All that readers see, hear or press, in English; `tests/guide.rs` holds it to the sources and to the guides.
pub fn phrases() -> impl Iterator<Item = &'static str> {
    kinds().map(|kind| kind.noun.en).chain(PHRASES.iter().copied())
}

/// Those beside what the kinds are called.
const PHRASES: &[&str] = &[
    "All shown",
    "Arrow keys: from figure to figure. Home, End: the first, the last. Enter: select. T: table. S: as sounds. Escape: leave.",
    "Arrow keys: the figures. H: help",
    "As given",
    "By value",
    "Chart",
    "Close the help",
    "Copied",
    "Copy",
    "Could not be copied",
    "Could not be saved",
    "Counts",
    "Data table",
    "Done",
    "Download CSV",
    "Each cell is {n}",
    "Each figure",
    "From {from} to {to}",
    "Help closed",
    "Hidden: ",
    "Item",
    "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "Largest",
    "Measure",
    "Next step",
    "Note",
    "Now",
    "Only {name} shown",
    "Order",
    "Place",
    "Plus, minus: zoom. Shift and arrows: move along. 0: the whole chart.",
    "Previous step",
    "Q",
    "Save PNG",
    "Save SVG",
    "Saved {name}",
    "Sense",
    "Shares (100%)",
    "Smallest",
    "Source: ",
    "Step by step",
    "Step {n} of {all}",
    "Table",
    "Table closed",
    "Table opened below",
    "Target",
    "The data table has them all",
    "This chart could not be drawn",
    "Value",
    "What",
    "Whole chart",
    "Zoom in",
    "Zoom out",
    "\u{a0}",
    "a total of {n}",
    "above",
    "attract",
    "below",
    "figure",
    "interactive chart",
    "no figure",
    "reach",
    "reduce by",
    "{name} hidden",
    "{name} shown",
    "{name} stays: nothing else is shown",
    "{name}: from {a} ({at a}) to {b} ({at b}); highest {c} ({at c}), lowest {d} ({at d})",
    "{name}: {a} throughout, from {at a} to {at b}",
    "{n} figures",
    "{n} of {all}",
    "{n} of {all} rows, evenly spaced",
    "{x} from {a} to {b}, {y} from {c} to {d}",
];

/// Words in `words` of the spec or of its own style.
pub(super) fn known(review: &Review, problems: &mut Problems) {
    check(review.spec, "words", problems);
    if let Some(style) = review.spec.get("theme") {
        check(style, "theme.words", problems);
    }
}

/// Tells what is wrong with the `words` that a spec or a house style has, which stand at `path`.
pub fn check(holder: &Value, path: &str, problems: &mut Problems) {
    let Some(Value::Record(entries)) = holder.get("words") else { return };
    let known: Vec<String> = phrases().map(str::to_owned).collect();
    for (phrase, said) in entries {
        let finding = Finding::at([path, ".", phrase].concat());
        if !known.contains(phrase) {
            problems.tell(&WORDS_UNKNOWN, |_| renamed(finding, phrase, &known, entries));
        } else if said.as_text().is_some_and(|said| blanks(said) != blanks(phrase)) {
            let expected = blanks(phrase).join(", ");
            problems.tell(&WORDS_BLANKS, |lang| match expected.as_str() {
                "" => finding.found(phrase).wants(lang, "không có {…} nào", "no {…}"),
                _ => finding.found(phrase).expected(expected),
            });
        }
    }
}

/// What stands in braces, in order of the alphabet.
fn blanks(phrase: &str) -> Vec<&str> {
    let starts = phrase.match_indices('{').filter_map(|(at, _)| phrase.get(at..));
    let mut blanks: Vec<&str> = starts.filter_map(|rest| rest.get(..=rest.find('}')?)).collect();
    blanks.sort_unstable();
    blanks.dedup();
    blanks
}
