//! `dohoa check`: reads specs as a page would and tells all that is wrong with them.

use crate::beside::{Beside, LARGEST};
use crate::report::{Format, Report};
use crate::{files, has_seen_enough, Tongue};
use dohoa::native;
use dohoa::problem::{Place, Problem, Severity};
use dohoa::words::{fill, phrase, Lang};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Args {
    /// Specs, or folders of them; `-` is standard input.
    #[arg(required = true, value_name = "FILE")]
    paths: Vec<PathBuf>,
    /// How problems are told.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The language of the messages; without, each spec's own.
    #[arg(long, value_enum)]
    lang: Option<Tongue>,
    /// Ends with 1 on warnings, too.
    #[arg(long)]
    deny_warnings: bool,
}

pub fn run(args: &Args) -> ExitCode {
    let mut report = Report::new(args.format);
    let (mut is_wrong, mut is_unread) = (false, false);
    let paths = files::named(&args.paths);
    if paths.is_empty() {
        files::complain(files::NONE);
        is_unread = true;
    }
    for path in paths {
        match path.and_then(|path| Ok((files::read(&path)?, path))) {
            Ok((text, path)) => {
                let lang = args.lang.map(Into::into);
                let beside = Beside::in_page(&path);
                let (sheet, source) = native::check(&text, lang, &|url| beside.load(url));
                let mut problems = beside.explained(&sheet, lang);
                problems.extend(too_large(&path, &text, lang.unwrap_or(Lang::of(sheet.locale().tag()))));
                let stops = |severity| severity == Severity::Error || args.deny_warnings && severity == Severity::Warning;
                is_wrong |= problems.iter().any(|problem| stops(problem.severity));
                report.tell(&path, &source, &problems);
            }
            Err(message) => {
                is_unread = true;
                files::complain(&message);
            }
        }
    }
    if let Err(error) = report.end() {
        is_unread |= !has_seen_enough(&error);
    }
    ExitCode::from(if is_unread { 2 } else { u8::from(is_wrong) })
}

/// What a page says of a spec that it does not load, and a way out.
fn too_large(spec: &Path, text: &str, lang: Lang) -> Option<Problem> {
    if text.len() as u64 <= LARGEST {
        return None;
    }
    let found = files::shown(spec);
    let expected = phrase("số liệu ở một tệp CSV đặt bên cạnh", "the figures in a CSV file beside it").in_lang(lang);
    let message = phrase(
        "Trang không tải tệp “{found}”: tệp lớn hơn 5 MB. Cần: {expected}.",
        "A page does not load the file “{found}”: the file is larger than 5 MB. Expected: {expected}.",
    );
    let message = fill(message.in_lang(lang), &[("found", &found), ("expected", expected)]);
    let place = Some(Place { line: 1, column: 1, ..Place::default() });
    let (path, expected) = (String::new(), expected.to_owned());
    Some(Problem { code: "spec-unreachable", severity: Severity::Error, path, found, expected, nearest: None, message, place, fix: None })
}
