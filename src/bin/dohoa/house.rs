//! A newsroom's house style: a JSON file, held against the keys that a spec's own `theme` has.

use crate::files::{self, complain, one_line};
use dohoa::checks::phrases;
use dohoa::native::nfc;
use dohoa::problem::Problems;
use dohoa::source::Source;
use dohoa::spec::style;
use dohoa::value::Value;
use dohoa::words::Lang;
use std::path::Path;

/// The style that stands in a file; or all that is wrong with it, a line each, in English unless `lang` is given. Words that nobody
/// will ever read stop nothing: they are told on standard error.
pub fn read(path: &Path, lang: Option<Lang>) -> Result<Value, String> {
    let mut source = Source::new(&files::read(path)?);
    let mut problems = Problems::new(lang.unwrap_or(Lang::En));
    let style = source.read(&nfc, &mut problems);
    if let Some(style) = &style {
        style::check(style, &mut problems);
        phrases::check(style, "words", &mut problems);
    }
    source.locate(problems.list_mut(), &nfc);
    match style {
        Some(style) if problems.count() == 0 => {
            problems.list().iter().for_each(|problem| complain(&one_line(path, problem)));
            Ok(style)
        }
        _ => Err(problems.list().iter().map(|problem| one_line(path, problem)).collect::<Vec<_>>().join("\ndohoa: ")),
    }
}
