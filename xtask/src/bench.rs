//! The command `bench`: builds the package, installs the libraries that it is measured beside, and hands over to
//! tests/bench/bench.ts.

use anyhow::Result;
use clap::Args;

use crate::browser::Browser;
use crate::project::Project;
use crate::{bundle, check, node, run};

/// Where the programs of the benchmark are, with a lock file of their own: nothing else needs the other libraries.
const FOLDER: &str = "tests/bench";

#[derive(Args)]
pub struct Wanted {
    /// Three rounds: enough to see that all works, not enough to write down
    #[arg(long)]
    quick: bool,
    /// One metric alone, such as `start`
    #[arg(long, value_name = "METRIC")]
    only: Option<String>,
    /// How many rounds
    #[arg(long, value_name = "N")]
    repeats: Option<u32>,
}

/// Only a whole run writes into docs/; others leave their results among the compiled files.
pub fn measure(project: &Project, wanted: &Wanted) -> Result<()> {
    bundle::make(project)?;
    node::install(project, &project.root.join(FOLDER), "the libraries to compare with")?;
    check::types(project, &format!("{FOLDER}/peers"))?;
    let browser = Browser::ready(project)?;
    let mut program = node::node(project);
    program.args(["--import", "tsx", "tests/bench/bench.ts", "--out"]).arg(project.own_file("bench")?);
    if wanted.quick {
        program.arg("--quick");
    }
    if let Some(metric) = &wanted.only {
        program.args(["--only", metric]);
    }
    if let Some(repeats) = wanted.repeats {
        program.args(["--repeats", &repeats.to_string()]);
    }
    println!();
    run::shown(program.env("CHROMIUM_PATH", &browser.chromium))
}
