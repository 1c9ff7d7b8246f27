//! What a machine with only Rust and Node lacks for building: rustup's parts and the npm packages.
//! The browser that the tests need is `browser`'s business.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{bail, Result};

use crate::project::{Project, WASM};
use crate::{node, run, say};

/// All that a build needs.
pub fn for_building(project: &Project) -> Result<()> {
    wasm_target(project)?;
    std_sources(project)?;
    node::ready(project)
}

/// All that the checks need beyond a build, but for the browser.
pub fn for_checking(project: &Project) -> Result<()> {
    component(project, "rustfmt", "fmt")?;
    component(project, "clippy", "clippy")?;
    for_building(project)
}

fn wasm_target(project: &Project) -> Result<()> {
    if rustlib(project)?.join(WASM).join("lib").is_dir() {
        return Ok(());
    }
    rustup(project, &["target", "add", WASM])
}

/// The sources of the standard library. Without them the reader's module is larger, and made all the same.
fn std_sources(project: &Project) -> Result<()> {
    if has_std_sources(project)? || run::on_path("rustup").is_none() {
        return Ok(());
    }
    if let Err(error) = rustup(project, &["component", "add", "rust-src"]) {
        eprintln!("{error:#}");
    }
    Ok(())
}

/// Whether the standard library can be compiled anew.
pub fn has_std_sources(project: &Project) -> Result<bool> {
    Ok(rustlib(project)?.join("src/rust/library/Cargo.lock").is_file())
}

/// Where the compiler keeps what belongs to its targets.
pub fn rustlib(project: &Project) -> Result<PathBuf> {
    let sysroot = run::answer(compiler(project).args(["--print", "sysroot"]))?;
    Ok(Path::new(&sysroot).join("lib/rustlib"))
}

/// The compiler that cargo uses in the repository.
pub fn compiler(project: &Project) -> Command {
    let mut command = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    command.current_dir(&project.root);
    command
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
