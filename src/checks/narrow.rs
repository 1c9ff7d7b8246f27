//! Keys in `narrow` that change nothing: the kind, the words around a chart, and what only the whole has stay as they are.

use super::Review;
use crate::problem::codes::NARROW_UNCHANGED;
use crate::problem::{Finding, Problems};
use crate::spec::{OUTER, UNCHANGED};
use crate::value::Value;
use crate::words::phrase;

/// What `narrow` says in vain, of the whole and of each panel.
pub(super) fn unchanged(review: &Review, problems: &mut Problems) {
    for (path, spec) in review.specs() {
        let Some(Value::Record(changes)) = spec.get("narrow") else { continue };
        let stays = |name: &str| UNCHANGED.contains(&name) || OUTER.iter().any(|key| key.name == name);
        for (name, _) in changes.iter().filter(|(name, _)| stays(name)) {
            let expected = phrase(
                "viết khóa này ở ngoài “narrow”; trong đó chỉ có khóa riêng của loại biểu đồ và “short”",
                "the key outside “narrow”, in which only keys of the kind's own and “short” can stand",
            );
            problems.inside(
                || path.to_owned(),
                |problems| {
                    problems.tell(&NARROW_UNCHANGED, |lang| {
                        Finding::at(["narrow.", name].concat()).found(name).expected(expected.in_lang(lang))
                    });
                },
            );
        }
    }
}
