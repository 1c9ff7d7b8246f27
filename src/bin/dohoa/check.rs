//! `dohoa check`: reads specs as a page would and tells all that is wrong with them.

use crate::report::{Format, Report};
use crate::{files, Tongue};
use dohoa::native;
use dohoa::problem::Severity;
use std::path::PathBuf;
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
    for path in files::named(&args.paths) {
        match path.and_then(|path| Ok((files::read(&path)?, path))) {
            Ok((text, path)) => {
                let lang = args.lang.map(Into::into);
                let (sheet, source) = native::check(&text, lang, &|url| files::beside(&path, url));
                let stops = |severity| severity == Severity::Error || args.deny_warnings && severity == Severity::Warning;
                is_wrong |= sheet.problems().iter().any(|problem| stops(problem.severity));
                report.tell(&path, &source, sheet.problems());
            }
            Err(message) => {
                is_unread = true;
                eprintln!("dohoa: {message}");
            }
        }
    }
    if let Err(error) = report.end() {
        // A reader such as `head` that has seen enough is no failure of the check.
        is_unread |= error.kind() != std::io::ErrorKind::BrokenPipe;
    }
    ExitCode::from(if is_unread { 2 } else { u8::from(is_wrong) })
}
