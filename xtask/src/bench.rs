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
    /// A thousand charts as SVG files without a browser, beside ECharts; nothing else
    #[arg(long, conflicts_with_all = ["quick", "only", "repeats"])]
    server: bool,
}

/// Only a whole run writes into docs/; others leave their results among the compiled files.
pub fn measure(project: &Project, wanted: &Wanted) -> Result<()> {
    if wanted.server {
        return on_a_server(project);
    }
    bundle::make(project)?;
    node::install(project, &project.root.join(FOLDER), "the libraries to compare with")?;
    check::types(project, &format!("{FOLDER}/peers"))?;
    let browser = Browser::ready(project)?;
    let mut program = node::typescript(project, "tests/bench/bench.ts");
    program.arg("--out").arg(project.own_file("bench")?);
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

/// The program `dohoa`, as it is installed, beside ECharts in Node.js.
fn on_a_server(project: &Project) -> Result<()> {
    node::ready(project)?;
    node::install(project, &project.root.join(FOLDER), "the libraries to compare with")?;
    run::shown(run::cargo().args(["build", "--locked", "--release", "--bin", "dohoa"]).current_dir(&project.root))?;
    let program = project.target.join("release").join(format!("dohoa{}", std::env::consts::EXE_SUFFIX));
    println!();
    run::shown(node::typescript(project, "tests/bench/server.ts").arg(program))
}
