//! What is wrong with a spec, said so that a journalist can mend it: where, what was found, what was expected, and the
//! nearest right name. The sentences are in `codes`; whoever reads decides when to say one.
//!
//! What a reader of a page downloads (the crate without its feature `desk`) only counts problems: words for them are fetched
//! when there are any. So whoever notes one hands over a function that finds the words, which is then never called.

pub mod codes;
pub mod fix;

#[cfg(feature = "desk")]
use crate::value::{is_blank, is_unseen};
use crate::words::Lang;
#[cfg(feature = "desk")]
use crate::words::{fill, phrase, Phrase};
pub use codes::Code;
pub use fix::Change;
#[cfg(feature = "desk")]
use fix::{quoted, Fix};

/// Whether a chart can still be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The chart is not drawn.
    Error,
    /// The chart is drawn, and somebody should look at it.
    Warning,
    /// Nothing is wrong: something was guessed that the writer may want to settle. Only desks hear of it.
    Note,
}

#[cfg(feature = "desk")]
impl Severity {
    /// As pages and programs are told it.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// One thing that is wrong, in the spec's language.
#[cfg(feature = "desk")]
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
    /// Where it stands in a text, if it came from one.
    pub place: Option<Place>,
    /// How it is mended, where there is one plain way.
    pub fix: Option<Fix>,
}

#[cfg(feature = "desk")]
impl Problem {
    fn says_the_same(&self, other: &Self) -> bool {
        self.code == other.code && self.message == other.message
    }
}

/// A stretch of a text, as people, Rust and JavaScript count.
#[cfg(feature = "desk")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The file if it is another than the spec's.
    pub file: Option<String>,
    /// The line on which it begins, from 1.
    pub line: usize,
    /// The character of that line at which it begins, from 1.
    pub column: usize,
    /// Where it begins and where it ends, in bytes of UTF-8.
    pub bytes: std::ops::Range<usize>,
    /// The same in units of UTF-16.
    pub units: std::ops::Range<usize>,
}

/// What stands before the words for what should stand there: in place of a mistake, and where nothing is wrong.
#[cfg(feature = "desk")]
const EXPECTED: Phrase = phrase(" Cần: {}.", " Expected: {}.");
#[cfg(feature = "desk")]
const BETTER: Phrase = phrase(" Nên: {}.", " Better: {}.");

/// What is said where the nearest name looks like what was found.
#[cfg(feature = "desk")]
const ALIKE: Phrase = phrase(" Hai chữ trông như nhau, chỉ khác ở {}.", " The two look the same and differ only in {}.");

/// How many letters of what was found are repeated in a message.
#[cfg(feature = "desk")]
const QUOTED: usize = 60;

/// What somebody who reads a spec has to say of a problem.
#[derive(Debug, Default)]
#[cfg_attr(not(feature = "desk"), allow(dead_code))]
pub struct Finding {
    path: String,
    found: String,
    expected: String,
    nearest: Option<String>,
    change: Option<Change>,
}

impl Finding {
    /// Something is wrong at `path`, counted from where the reading stands; an empty path is that place itself.
    pub fn at(path: impl Into<String>) -> Self {
        Self { path: path.into(), ..Self::default() }
    }

    /// What stands there.
    pub fn found(self, found: impl Into<String>) -> Self {
        Self { found: found.into(), ..self }
    }

    /// What should stand there.
    pub fn expected(self, expected: impl Into<String>) -> Self {
        Self { expected: expected.into(), ..self }
    }

    /// The same, of words in both languages.
    pub fn wants(self, lang: Lang, vi: &'static str, en: &'static str) -> Self {
        self.expected(crate::words::phrase(vi, en).in_lang(lang))
    }

    /// A name stands there that is none of `known`: the nearest of them was probably meant.
    pub fn among(self, name: &str, known: &[&str]) -> Self {
        let near = nearest(name, known).map(str::to_owned);
        Self { found: name.to_owned(), expected: known.join(", "), nearest: near, ..self }
    }

    /// It is mended by `change`. Without this, a nearest name that was found stands in for the wrong one.
    pub fn mended(self, change: Option<Change>) -> Self {
        Self { change: change.or(self.change), ..self }
    }

    /// The name that was probably meant, if one is near.
    pub fn nearest(&self) -> Option<&str> {
        self.nearest.as_deref()
    }

    /// The name `near` was meant.
    pub fn meant(self, near: &str) -> Self {
        Self { nearest: Some(near.to_owned()), ..self }
    }
}

/// The problems noted so far.
#[derive(Debug)]
pub struct Problems {
    lang: Lang,
    count: usize,
    errors: usize,
    #[cfg(feature = "desk")]
    told: Told,
}

/// The words for them, and where the reading stands.
#[cfg(feature = "desk")]
#[derive(Debug, Default)]
struct Told {
    list: Vec<Problem>,
    within: String,
}

impl Problems {
    /// No problems yet; those to come are told in `lang`.
    pub fn new(lang: Lang) -> Self {
        Self {
            lang,
            count: 0,
            errors: 0,
            #[cfg(feature = "desk")]
            told: Told::default(),
        }
    }

    /// How many have been noted.
    pub fn count(&self) -> usize {
        self.count
    }

    /// How many of them stop the chart.
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// The language in which they are told.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Notes a problem. `find` finds the words in a language, if anybody is there to hear them.
    pub fn note(&mut self, code: &'static Code, find: impl FnOnce(Lang) -> Finding) {
        self.count += 1;
        self.errors += usize::from(code.severity == Severity::Error);
        #[cfg(feature = "desk")]
        self.told.tell(code, find(self.lang), self.lang, EXPECTED);
        #[cfg(not(feature = "desk"))]
        let _ = find;
    }

    /// Tells what was guessed, or what a second pair of eyes would say. The chart is as it should be, so it is not counted;
    /// told once of each place, however often the data there is read: `narrow` reads the same once more.
    #[cfg(feature = "desk")]
    pub fn tell(&mut self, code: &'static Code, find: impl FnOnce(Lang) -> Finding) {
        self.told.tell(code, find(self.lang), self.lang, BETTER);
        let place = |problem: &Problem| problem.path.replace("narrow.", "");
        if let Some((last, before)) = self.told.list.split_last() {
            if before.iter().any(|problem| problem.says_the_same(last) && place(problem) == place(last)) {
                self.told.list.pop();
            }
        }
    }

    /// Forgets what is said more than once of the same stretch of a file that several charts take their figures from.
    #[cfg(feature = "desk")]
    pub fn forget_twins(&mut self) {
        let mut kept: Vec<Problem> = Vec::new();
        for problem in std::mem::take(&mut self.told.list) {
            let is_beside = problem.place.as_ref().is_some_and(|place| place.file.is_some());
            if !is_beside || !kept.iter().any(|other| other.says_the_same(&problem) && other.place == problem.place) {
                kept.push(problem);
            }
        }
        self.told.list = kept;
    }

    /// Reads a part of the spec, so that the paths of what is noted there begin with `place`.
    pub fn inside<T>(&mut self, place: impl FnOnce() -> String, read: impl FnOnce(&mut Self) -> T) -> T {
        #[cfg(feature = "desk")]
        let outer = {
            let within = join(&self.told.within, &place());
            std::mem::replace(&mut self.told.within, within)
        };
        #[cfg(not(feature = "desk"))]
        let _ = place;
        let result = read(self);
        #[cfg(feature = "desk")]
        {
            self.told.within = outer;
        }
        result
    }

    /// All of them, for whoever knows where they stand in a text.
    #[cfg(feature = "desk")]
    pub fn list_mut(&mut self) -> &mut [Problem] {
        &mut self.told.list
    }

    /// All of them in words, in the order in which they were noted.
    #[cfg(feature = "desk")]
    pub fn list(&self) -> &[Problem] {
        &self.told.list
    }
}

#[cfg(feature = "desk")]
impl Told {
    fn tell(&mut self, code: &'static Code, finding: Finding, lang: Lang, advice: Phrase) {
        let found = shorten(&finding.found);
        let mut message = fill(code.says.in_lang(lang), &[("found", &found)]);
        let more = match (&finding.nearest, finding.expected.as_str()) {
            (Some(name), _) => (phrase(" Có phải bạn muốn viết “{}”?", " Did you mean “{}”?"), name.as_str()),
            (None, "") => (phrase("", ""), ""),
            (None, expected) => (advice, expected),
        };
        message.push_str(&fill(more.0.in_lang(lang), &[("", more.1)]));
        if let Some(name) = finding.nearest.as_deref().filter(|name| seen(name) == seen(&finding.found)) {
            message.push_str(&fill(ALIKE.in_lang(lang), &[("", &unlike(name, &finding.found, lang))]));
        }
        let name = finding.nearest.clone();
        let rename =
            name.map(|name| if code.name == codes::UNKNOWN_KEY.name { Change::Rename(name) } else { Change::Value(quoted(&name)) });
        self.list.push(Problem {
            code: code.name,
            severity: code.severity,
            path: join(&self.within, &finding.path),
            found,
            expected: finding.expected,
            nearest: finding.nearest,
            message,
            place: None,
            fix: finding.change.or(rename).and_then(|change| Fix::new(change, lang)),
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

/// A number as a message quotes it: short, however large or small.
pub fn written(number: f64) -> String {
    if number == 0.0 || !number.is_finite() || (1e-6..1e15).contains(&number.abs()) {
        number.to_string()
    } else {
        format!("{number:e}")
    }
}

/// What readers see of a name: blanks of any kind and number are one blank, and what isn't seen is left out.
#[cfg(feature = "desk")]
fn seen(name: &str) -> String {
    let visible: String = name.chars().filter(|letter| !is_unseen(*letter)).collect();
    visible.split(is_blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What two names that look the same differ in: the marks that one of them has, by their names or numbers in Unicode.
#[cfg(feature = "desk")]
fn unlike(one: &str, other: &str, lang: Lang) -> String {
    let mut marks: Vec<char> = [one, other].iter().flat_map(|name| name.chars()).filter(|letter| *letter != ' ').collect();
    marks.retain(|letter| is_unseen(*letter) || is_blank(*letter));
    marks.sort_unstable();
    marks.dedup();
    let named = |mark: &char| match mark {
        '\u{a0}' => phrase("dấu cách không ngắt (U+00A0)", "a no-break space (U+00A0)").in_lang(lang).to_owned(),
        '\u{ad}' => phrase("dấu gạch nối ẩn (U+00AD)", "a soft hyphen (U+00AD)").in_lang(lang).to_owned(),
        '\n' => phrase("chỗ xuống dòng", "a line's end").in_lang(lang).to_owned(),
        mark => format!("U+{:04X}", u32::from(*mark)),
    };
    match marks.as_slice() {
        [] => phrase("số dấu cách", "how many blanks there are").in_lang(lang).to_owned(),
        marks => marks.iter().map(named).collect::<Vec<_>>().join(", "),
    }
}

/// The name that was probably meant: one that looks the same, or within a third of its letters by optimal string alignment distance, which counts a swap
/// of two neighbours, the commonest slip, as one. (The unrestricted Damerau–Levenshtein distance answers the same for names
/// and brings a hash map along.) Upper and lower case are the same in ASCII, which is what keys are written in.
pub fn nearest<'a>(found: &str, known: &[&'a str]) -> Option<&'a str> {
    #[cfg(feature = "desk")]
    if let Some(name) = known.iter().find(|name| !seen(name).is_empty() && seen(name) == seen(found)) {
        return Some(name);
    }
    let found: String = found.chars().take(60).collect::<String>().to_ascii_lowercase();
    let letters = found.chars().count();
    // Any letter is one slip away from any other: that is no likeness.
    let reach = if letters > 1 { (letters / 3).max(1) } else { 0 };
    known
        .iter()
        .map(|name| (strsim::osa_distance(&found, &name.to_ascii_lowercase()), *name))
        .filter(|(distance, _)| *distance <= reach)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

#[cfg(feature = "desk")]
fn shorten(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => [text.get(..end).unwrap_or_default(), "…"].concat(),
        None => text.to_owned(),
    }
}

#[cfg(all(test, feature = "desk"))]
mod tests {
    use super::*;

    #[test]
    fn the_name_that_was_meant_is_found() {
        let kinds = ["bar", "stacked-bar", "waffle", "ranking", "targets", "board"];
        assert_eq!(nearest("bra", &kinds), Some("bar"));
        assert_eq!(nearest("Stackedbar", &kinds), Some("stacked-bar"));
        assert_eq!(nearest("wafle", &kinds), Some("waffle"));
        assert_eq!(nearest("sunburst", &kinds), None);
        assert_eq!(nearest("Z", &["x"]), None);
    }

    #[test]
    fn a_name_that_looks_the_same_is_told_by_what_is_not_seen() {
        let said = |found: &str, known: &[&str], lang| {
            let mut problems = Problems::new(lang);
            problems.note(&codes::COLUMN_UNKNOWN, |_| Finding::at("").among(found, known));
            problems.list().first().map(|problem| problem.message.clone()).unwrap_or_default()
        };
        let pair = said("Số lượng", &["Số", "Số\u{a0}lượng"], Lang::Vi);
        assert!(pair.ends_with("? Hai chữ trông như nhau, chỉ khác ở dấu cách không ngắt (U+00A0)."), "{pair}");
        let many = said("\u{200b}\u{feff}\u{200b}A", &["B", "A"], Lang::En);
        assert!(many.ends_with("“A”? The two look the same and differ only in U+200B, U+FEFF."), "{many}");
        let blanks = said("Số  lượng", &["Số lượng"], Lang::Vi);
        assert!(blanks.ends_with("chỉ khác ở số dấu cách."), "{blanks}");
        let other = said("Số lượngg", &["Số lượng"], Lang::Vi);
        assert!(other.ends_with("Có phải bạn muốn viết “Số lượng”?"), "{other}");
    }

    #[test]
    fn a_path_grows_with_the_part_that_is_read() {
        let mut problems = Problems::new(Lang::En);
        problems.inside(
            || "panels[1]".into(),
            |inner| inner.note(&codes::UNKNOWN_KEY, |_| Finding::at("titel").among("titel", &["title", "note"])),
        );
        let problem = problems.list().first().unwrap();
        assert_eq!(problem.path, "panels[1].titel");
        assert_eq!(problem.message, "There is no key “titel” here. Did you mean “title”?");
    }

    #[test]
    fn what_was_found_is_quoted_in_short() {
        let mut problems = Problems::new(Lang::Vi);
        problems.note(&codes::UNKNOWN_KEY, |_| Finding::at("").found("ế".repeat(2000)));
        assert_eq!(problems.list().first().unwrap().found.chars().count(), 61);
    }
}
