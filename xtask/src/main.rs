//! The project's own commands: `cargo xtask start`, `test`, `build` and `bench`.
//!
//! Only the command line is read here. Each command lives in a module of its own, sets up what it lacks
//! through `setup` and `browser`, and reports through `say`.

mod bench;
mod browser;
mod bundle;
mod check;
mod compile;
mod glue;
mod node;
mod notices;
mod project;
mod run;
mod say;
mod serve;
mod setup;
mod sizes;
mod snip;
mod wasm;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about = "The project's own commands")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build everything and serve the article, the gallery and the editor on this machine
    Start {
        /// The port to listen on
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
    /// Run every check there is, fastest first
    Test,
    /// Make pkg/dist/, ready to publish, and weigh it
    Build,
    /// Measure dohoa beside other libraries, and write docs/benchmarks.md
    Bench(bench::Wanted),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let done = project::Project::find().and_then(|project| match arguments.command {
        Command::Start { port } => serve::start(&project, port),
        Command::Test => check::everything(&project),
        Command::Build => bundle::build(&project),
        Command::Bench(wanted) => bench::measure(&project, &wanted),
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
