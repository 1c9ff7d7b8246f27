//! Words on figures that lack what makes them words on a figure: where they stand, or what they say. Half of one is drawn as far as
//! it goes, so the picture may have a line that says nothing, or nothing at all.

use super::Review;
use crate::problem::codes::ANNOTATION_HALF;
use crate::problem::{at, join, Finding, Problems};
use crate::value::Value;

/// Entries of `annotations`, of those in `narrow`, and `annotation` of steps.
pub(super) fn half(review: &Review, problems: &mut Problems) {
    for part in &review.parts {
        for (spec, outer) in [(Some(part.spec), ""), (part.spec.get("narrow"), "narrow")] {
            let path = join(&join(&part.path, outer), "annotations");
            let notes = spec.map_or(&[][..], |spec| spec.list("annotations"));
            notes.iter().enumerate().for_each(|(index, note)| lacking(note, &[&path, at(index).as_str()].concat(), problems));
        }
    }
    for (index, step) in review.spec.list("steps").iter().enumerate() {
        let path = ["steps", &at(index), ".annotation"].concat();
        step.get("annotation").iter().for_each(|note| lacking(note, &path, problems));
    }
}

fn lacking(note: &Value, path: &str, problems: &mut Problems) {
    // What is of the wrong sort has been told where it was read.
    if !matches!(note, Value::Record(_)) {
        return;
    }
    let lacks = |key: &str| match note.get(key) {
        None => true,
        Some(Value::Text(text)) => text.trim().is_empty(),
        Some(Value::List(texts)) => texts.is_empty(),
        Some(_) => false,
    };
    for (key, vi, en) in [
        ("at", "nhãn hoặc thời điểm có trong số liệu", "a label or a date that the data has"),
        ("text", "lời muốn nói về con số ấy", "what is to be said of that figure"),
    ] {
        if lacks(key) {
            problems.tell(&ANNOTATION_HALF, |lang| Finding::at(path).found(key).wants(lang, vi, en));
        }
    }
}
