//! The program `dohoa`: what the library can do, for people and machines at a command line.

mod beside;
mod check;
mod embed;
mod files;
mod house;
mod letters;
mod output;
mod page;
mod paper;
mod pixels;
mod render;
mod report;

use clap::{CommandFactory, Parser, Subcommand, ValueEnum};
use dohoa::words::Lang;
use std::io::{self, Write};
use std::process::ExitCode;

/// Interactive infographics for news articles, from a few lines of JSON.
#[derive(Parser)]
#[command(name = "dohoa", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Says what is wrong with specs, and where.
    ///
    /// Ends with 0 if nothing is wrong, with 1 if an error would stop a chart, and with 2 if something could not be read.
    Check(check::Args),
    /// Draws specs as SVG, PNG, PDF or pages of HTML.
    ///
    /// Ends with 0 if all are drawn, with 1 if one is not, and with 2 if nothing was begun.
    Render(render::Args),
    /// Prints the embed code of a spec, with the whole figure in it.
    ///
    /// Ends with 0 if it is printed, with 1 if there is nothing to draw, and with 2 if nothing takes what is printed.
    Embed(embed::Args),
    /// Prints the JSON Schema, by which editors offer keys and underline what is wrong.
    Schema {
        /// The language of its descriptions.
        #[arg(long, value_enum, default_value = "en")]
        lang: Tongue,
    },
    /// Prints what a shell needs to complete commands.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Prints the manual page.
    Man {
        /// The command whose page is wanted; without, the program's own.
        command: Option<String>,
    },
}

/// The language of messages.
#[derive(Clone, Copy, ValueEnum)]
enum Tongue {
    /// Vietnamese.
    Vi,
    /// English.
    En,
}

impl From<Tongue> for Lang {
    fn from(tongue: Tongue) -> Self {
        match tongue {
            Tongue::Vi => Lang::Vi,
            Tongue::En => Lang::En,
        }
    }
}

fn main() -> ExitCode {
    match Cli::parse().command {
        Command::Check(args) => check::run(&args),
        Command::Render(args) => render::run(&args),
        Command::Embed(args) => embed::run(&args),
        Command::Schema { lang } => printed(format!("{:#}\n", dohoa::schema::schema(lang.into())).as_bytes()),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "dohoa", &mut script);
            printed(&script)
        }
        Command::Man { command } => match manual(command.as_deref()) {
            Ok(page) => printed(&page),
            Err(message) => {
                files::complain(&message);
                ExitCode::from(2)
            }
        },
    }
}

/// Prints what has been made whole: what makes it may not know how to fail.
fn printed(bytes: &[u8]) -> ExitCode {
    let mut out = io::stdout();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if !has_seen_enough(&error) => ExitCode::from(2),
        _ => ExitCode::SUCCESS,
    }
}

/// A reader such as `head` that goes when it has what it wants is no failure.
fn has_seen_enough(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::BrokenPipe
}

/// The manual page of the program, or of one of its commands.
fn manual(command: Option<&str>) -> Result<Vec<u8>, String> {
    let mut whole = Cli::command().disable_help_subcommand(true);
    whole.build();
    let page = match command {
        None => whole,
        Some(name) => whole.find_subcommand(name).cloned().ok_or_else(|| {
            let names: Vec<&str> = whole.get_subcommands().map(clap::Command::get_name).collect();
            format!("there is no command “{name}”; the manual has pages for {}", names.join(", "))
        })?,
    };
    let mut text = Vec::new();
    clap_mangen::Man::new(page)
        .source(concat!("dohoa ", env!("CARGO_PKG_VERSION")))
        .render(&mut text)
        .map_err(|error| error.to_string())?;
    Ok(text)
}
