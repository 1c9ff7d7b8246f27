//! Problems as people read them, with the line in question; as JSON for programs; as annotations for GitHub.

use crate::files;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use clap::ValueEnum;
use dohoa::problem::{Place, Problem, Severity};
use dohoa::source::Source;
use serde::Serialize;
use std::io::{self, IsTerminal, Write};
use std::ops::Range;
use std::path::Path;

/// How problems are told.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub enum Format {
    /// For people: the line in question, marked.
    Text,
    /// For programs: one array of all problems.
    Json,
    /// For GitHub: annotations in a workflow's log.
    Github,
}

/// What has been told, and how to tell more.
pub struct Report {
    format: Format,
    renderer: Renderer,
    told: Vec<Told>,
    result: io::Result<()>,
}

/// A problem as JSON has it: the same parts as in a page, and the file.
#[derive(Serialize)]
struct Told {
    file: String,
    code: &'static str,
    severity: &'static str,
    path: String,
    found: String,
    expected: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    nearest: Option<String>,
    message: String,
    line: usize,
    column: usize,
    from: usize,
    to: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Fix>,
}

/// How a problem is mended: what a button would say, and what becomes of the text.
#[derive(Serialize)]
struct Fix {
    title: String,
    edits: Vec<Edit>,
}

#[derive(Serialize)]
struct Edit {
    from: usize,
    to: usize,
    text: String,
}

impl Report {
    pub fn new(format: Format) -> Self {
        let colours = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        let renderer = if colours { Renderer::styled() } else { Renderer::plain() };
        Self { format, renderer, told: Vec::new(), result: Ok(()) }
    }

    /// Tells the problems of one spec.
    pub fn tell(&mut self, path: &Path, source: &Source, problems: &[Problem]) {
        let spec = files::shown(path);
        for problem in problems {
            let place = problem.place.clone().unwrap_or_default();
            let file = place.file.clone().unwrap_or_else(|| spec.clone());
            match self.format {
                Format::Text => self.say(&excerpt(&self.renderer, problem, &place, &file, source.text(place.file.as_deref()))),
                Format::Github => self.say(&annotation(problem, &place, &file, source.text(place.file.as_deref()))),
                Format::Json => self.told.push(Told::new(problem, &place, file)),
            }
        }
    }

    /// Finishes; tells whether all of it could be written.
    pub fn end(mut self) -> io::Result<()> {
        if self.format == Format::Json {
            let text = serde_json::to_string_pretty(&self.told)?;
            self.say(&text);
        }
        self.result
    }

    fn say(&mut self, text: &str) {
        if self.result.is_ok() {
            self.result = writeln!(io::stdout().lock(), "{text}");
        }
    }
}

impl Told {
    fn new(problem: &Problem, place: &Place, file: String) -> Self {
        let Problem { code, path, found, expected, nearest, message, fix, .. } = problem.clone();
        let severity = word(problem.severity);
        let (line, column, from, to) = (place.line, place.column, place.units.start, place.units.end);
        let edit = |edit: dohoa::problem::fix::Edit| Edit { from: edit.units.start, to: edit.units.end, text: edit.text };
        let fix = fix.map(|fix| Fix { title: fix.title, edits: fix.edits.into_iter().map(edit).collect() });
        Self { file, code, severity, path, found, expected, nearest, message, line, column, from, to, fix }
    }
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// The lines in question with the place marked below.
fn excerpt(renderer: &Renderer, problem: &Problem, place: &Place, file: &str, text: &str) -> String {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let (shown, line, span) = around(text, place);
    let mark = AnnotationKind::Primary.span(span);
    let snippet = Snippet::source(shown).line_start(line).path(file).annotation(mark);
    let group = level.primary_title(problem.message.as_str()).id(problem.code).element(snippet);
    let group = match &problem.fix {
        Some(fix) => group.element(Level::HELP.message(fix.title.as_str())),
        None => group,
    };
    renderer.render(&[group]) + "\n"
}

/// How much of a line is shown on either side of what is marked: a whole table may stand on one.
const AROUND: usize = 60;

/// The part of the text that is shown, the line on which it stands, and where what is marked is in it.
fn around<'t>(text: &'t str, place: &Place) -> (std::borrow::Cow<'t, str>, usize, Range<usize>) {
    let before = text.get(..place.bytes.start).unwrap_or_default();
    let start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let rest = text.get(place.bytes.end..).unwrap_or_default();
    let end = place.bytes.end + rest.find(['\n', '\r']).unwrap_or(rest.len());
    let cut_left = before.get(start..).unwrap_or_default().char_indices().rev().nth(AROUND).map(|(at, _)| start + at);
    let cut_right = rest.char_indices().nth(AROUND).map(|(at, _)| place.bytes.end + at).filter(|at| *at < end);
    let (left, right) = (if cut_left.is_some() { "…" } else { "" }, if cut_right.is_some() { "…" } else { "" });
    let from = cut_left.unwrap_or(start);
    let shown = text.get(from..cut_right.unwrap_or(end)).unwrap_or_default();
    let marked = place.bytes.start - from + left.len()..place.bytes.end - from + left.len();
    ([left, shown, right].concat().into(), place.line, marked)
}

/// A workflow command: <https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands>.
fn annotation(problem: &Problem, place: &Place, file: &str, text: &str) -> String {
    let level = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let letters = text.get(place.bytes.clone()).unwrap_or_default().chars().count();
    let last = place.column + letters.saturating_sub(1);
    let (file, line, column) = (property(file), place.line, place.column);
    format!("::{level} file={file},line={line},col={column},endColumn={last},title={}::{}", problem.code, data(&problem.message))
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
