//! What a machine with only Rust and Node lacks for building: rustup's parts and the npm packages.
//! The browser that the tests need is `browser`'s business.

use std::path::Path;
use std::process::Command;

use anyhow::{bail, Result};

use crate::project::{Project, WASM};
use crate::{node, run, say};

/// All that a build needs.
pub fn for_building(project: &Project) -> Result<()> {
    wasm_target(project)?;
    node::ready(project)
}

/// All that the checks need beyond a build, but for the browser.
pub fn for_checking(project: &Project) -> Result<()> {
    component(project, "rustfmt", "fmt")?;
    component(project, "clippy", "clippy")?;
    for_building(project)
}

fn wasm_target(project: &Project) -> Result<()> {
    let compiler = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let sysroot = run::answer(Command::new(compiler).args(["--print", "sysroot"]).current_dir(&project.root))?;
    if Path::new(&sysroot).join("lib/rustlib").join(WASM).join("lib").is_dir() {
        return Ok(());
    }
    rustup(project, &["target", "add", WASM])
}

fn component(project: &Project, name: &str, subcommand: &str) -> Result<()> {
    if run::succeeds(run::cargo().args([subcommand, "--version"]).current_dir(&project.root)) {
        return Ok(());
    }
    rustup(project, &["component", "add", name])
}

fn rustup(project: &Project, words: &[&str]) -> Result<()> {
    let title = format!("rustup {}", words.join(" "));
    if run::on_path("rustup").is_none() {
        bail!("Rust lacks a part that `{title}` would add, but rustup was not found: install it from https://rustup.rs");
    }
    say::quietly(&title, || {
        let log = project.own_file("rustup.log")?;
        run::kept(Command::new("rustup").args(words).current_dir(&project.root), &log)?.or_advise(|failure| {
            if failure.is_offline() {
                "Rust's download server cannot be reached; check the network and run this again".into()
            } else {
                format!("run `{title}` by hand to see why")
            }
        })
    })
}
