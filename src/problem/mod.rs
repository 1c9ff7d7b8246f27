//! What is wrong with a spec, said so that a journalist can mend it: where, what was found, what was expected, and the
//! nearest right name. The sentences are in `codes`; whoever reads decides when to say one.

pub mod codes;

use crate::words::{fill, phrase, Lang, Phrase};
pub use codes::Code;

/// Whether a chart can still be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The chart is not drawn.
    Error,
    /// The chart is drawn, and somebody should look at it.
    Warning,
}

/// One thing that is wrong, in the spec's language.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// A stable name, such as `unknown-key`.
    pub code: &'static str,
    /// Whether it stops the chart.
    pub severity: Severity,
    /// Where in the spec: `panels[1].data[3].Số lượt`; empty for the whole.
    pub path: String,
    /// What stands there.
    pub found: String,
    /// What should stand there; may be empty.
    pub expected: String,
    /// The right name that was probably meant.
    pub nearest: Option<String>,
    /// All of it as sentences.
    pub message: String,
}

const EXPECTED: Phrase = phrase("Cần: {}.", "Expected: {}.");
const NEAREST: Phrase = phrase("Có phải bạn muốn viết “{}”?", "Did you mean “{}”?");

/// How many letters of what was found are repeated in a message.
const QUOTED: usize = 60;

/// The problems noted so far, and the language they are told in.
#[derive(Debug)]
pub struct Problems {
    lang: Lang,
    list: Vec<Problem>,
    /// Put before every path: where a panel stands on its board.
    within: String,
}

impl Problems {
    /// No problems yet.
    pub fn new(lang: Lang) -> Self {
        Self { lang, list: Vec::new(), within: String::new() }
    }

    /// The language of the messages.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// All of them, in the order in which they were noted.
    pub fn list(&self) -> &[Problem] {
        &self.list
    }

    /// Gives the list away.
    pub fn into_list(self) -> Vec<Problem> {
        self.list
    }

    /// Whether an error was noted since there were `since` problems.
    pub fn stopped_since(&self, since: usize) -> bool {
        self.list.iter().skip(since).any(|problem| problem.severity == Severity::Error)
    }

    /// How many have been noted.
    pub fn count(&self) -> usize {
        self.list.len()
    }

    /// Reads a part of the spec, so that the paths of what is noted there begin with `place`.
    pub fn inside<T>(&mut self, place: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.within.clone();
        self.within = join(&outer, place);
        let result = read(self);
        self.within = outer;
        result
    }

    /// Notes a problem at `path` with no more to say than what was found.
    pub fn note(&mut self, code: &Code, path: &str, found: &str) {
        self.say(code, path, found, "", None);
    }

    /// Notes a problem at `path`, what was found and what was expected there.
    pub fn expected(&mut self, code: &Code, path: &str, found: &str, expected: &str) {
        self.say(code, path, found, expected, None);
    }

    /// Notes a name that is not among `known`; says the nearest of them, or else all of them.
    pub fn unknown(&mut self, code: &Code, path: &str, found: &str, known: &[&str]) {
        let near = nearest(found, known);
        let all = known.join(", ");
        self.say(code, path, found, &all, near);
    }

    fn say(&mut self, code: &Code, path: &str, found: &str, expected: &str, near: Option<&str>) {
        let found = shorten(found);
        let mut message = fill(code.says.in_lang(self.lang), &[("found", &found)]);
        let more = match near {
            Some(name) => Some((NEAREST, name)),
            None if expected.is_empty() => None,
            None => Some((EXPECTED, expected)),
        };
        if let Some((template, text)) = more {
            message.push(' ');
            message.push_str(&fill(template.in_lang(self.lang), &[("", text)]));
        }
        self.list.push(Problem {
            code: code.name,
            severity: code.severity,
            path: join(&self.within, path),
            found,
            expected: expected.to_owned(),
            nearest: near.map(str::to_owned),
            message,
        });
    }
}

/// `outer.inner`, `outer[0]`, or whichever of the two is not empty.
pub fn join(outer: &str, inner: &str) -> String {
    let dot = if outer.is_empty() || inner.is_empty() || inner.starts_with('[') { "" } else { "." };
    [outer, dot, inner].concat()
}

/// `[3]`, as paths name the place in a list.
pub fn at(index: usize) -> String {
    ["[", &index.to_string(), "]"].concat()
}

/// The name that was probably meant: within a third of its letters by optimal string alignment distance, which counts a swap
/// of two neighbours, the commonest slip, as one. (The unrestricted Damerau–Levenshtein distance answers the same for names
/// and brings a hash map along.) Upper and lower case are the same in ASCII, which is what keys are written in.
pub fn nearest<'a>(found: &str, known: &[&'a str]) -> Option<&'a str> {
    let found: String = found.chars().take(QUOTED).collect::<String>().to_ascii_lowercase();
    let reach = (found.chars().count() / 3).max(1);
    known
        .iter()
        .map(|name| (strsim::osa_distance(&found, &name.to_ascii_lowercase()), *name))
        .filter(|(distance, _)| *distance <= reach)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

fn shorten(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => [text.get(..end).unwrap_or_default(), "…"].concat(),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_that_was_meant_is_found() {
        let kinds = ["bar", "stacked-bar", "waffle", "ranking", "targets", "board"];
        assert_eq!(nearest("bra", &kinds), Some("bar"));
        assert_eq!(nearest("Stackedbar", &kinds), Some("stacked-bar"));
        assert_eq!(nearest("wafle", &kinds), Some("waffle"));
        assert_eq!(nearest("sunburst", &kinds), None);
    }

    #[test]
    fn a_path_grows_with_the_part_that_is_read() {
        let mut problems = Problems::new(Lang::En);
        problems.inside("panels[1]", |inner| {
            inner.unknown(&codes::UNKNOWN_KEY, "titel", "titel", &["title", "note"]);
        });
        let problem = problems.list().first().unwrap();
        assert_eq!(problem.path, "panels[1].titel");
        assert_eq!(problem.message, "There is no key “titel” here. Did you mean “title”?");
    }

    #[test]
    fn what_was_found_is_quoted_in_short() {
        let mut problems = Problems::new(Lang::Vi);
        problems.note(&codes::UNKNOWN_KEY, "", &"ế".repeat(2000));
        assert_eq!(problems.list().first().unwrap().found.chars().count(), 61);
    }
}
