//! Problems as people read them, with the line in question; as JSON for programs; as annotations for GitHub.

use crate::files;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use clap::ValueEnum;
use dohoa::problem::{Place, Problem, Severity};
use dohoa::source::Source;
use serde::Serialize;
use std::borrow::Cow;
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
        let severity = problem.severity.name();
        let (line, column, from, to) = (place.line, place.column, place.units.start, place.units.end);
        let edit = |edit: dohoa::problem::fix::Edit| Edit { from: edit.units.start, to: edit.units.end, text: edit.text };
        let fix = fix.map(|fix| Fix { title: fix.title, edits: fix.edits.into_iter().map(edit).collect() });
        Self { file, code, severity, path, found, expected, nearest, message, line, column, from, to, fix }
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

/// How many letters are shown behind what is marked, and marked at most: a whole table may stand on one line.
const AROUND: usize = 60;

/// The part of the text that is shown, the line on which it stands, and where what is marked is in it. The line is there from its
/// beginning, since the renderer counts columns from there, and cuts it on the left itself.
fn around<'t>(text: &'t str, place: &Place) -> (Cow<'t, str>, usize, Range<usize>) {
    let Range { start, end } = place.bytes;
    let line = text.get(..start).unwrap_or_default().rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let left = text.get(line..start).unwrap_or_default();
    // The mark at the beginning of a file is no character of its first line.
    let left = left.strip_prefix('\u{feff}').unwrap_or(left);
    let marked = head(text.get(start..end).unwrap_or_default());
    let rest = text.get(start + marked.len()..).unwrap_or_default();
    let rest = rest.split(['\n', '\r']).next().unwrap_or_default();
    let right = head(rest);
    let more = if right.len() < rest.len() { "…" } else { "" };
    ([left, marked, right, more].concat().into(), place.line, left.len()..left.len() + marked.len())
}

/// The first letters of a text.
fn head(text: &str) -> &str {
    let end = text.char_indices().nth(AROUND).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or(text)
}

/// A workflow command: <https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands>.
fn annotation(problem: &Problem, place: &Place, file: &str, text: &str) -> String {
    let level = match problem.severity {
        Severity::Note => "notice",
        other => other.name(),
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
