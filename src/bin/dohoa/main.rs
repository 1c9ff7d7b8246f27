//! The program `dohoa`: what the library can do, for people and machines at a command line.

mod check;
mod files;
mod report;

use clap::{Parser, Subcommand, ValueEnum};
use dohoa::words::Lang;
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
    }
}
