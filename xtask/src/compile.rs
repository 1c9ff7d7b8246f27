//! The Rust core compiled to WebAssembly, in its three shapes: small for the readers of a page, with the
//! kinds that have axes for readers of such charts, whole for the desk.
//! What JavaScript needs around it is `wasm`'s business.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::project::{Project, WASM};
use crate::{run, setup, snip};

/// The standard library compiled anew along with the core: as it comes it is made for speed, and a seventh of what
/// readers would download is its words for panics, which nobody reads there.
const REBUILT_STD: [&str; 2] = ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];

/// How the compiler is told so. These settings are not stable yet, so whether it knows them is asked first.
const REBUILT_FLAGS: [&str; 4] = ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zfmt-debug=none", "-Zmir-opt-level=4"];

/// What makes the module compress better: a little more inlined than for size alone, and nothing moved or doubled within functions
/// for the sake of speed, which browsers' own compilers see to; `docs/performance.md` says what it gave. Each is asked for by itself:
/// another version of LLVM may have left one behind.
const SHAPES: [&str; 6] = [
    "-Cllvm-args=-inline-threshold=30",
    "-Cllvm-args=-enable-pre=false",
    "-Cllvm-args=-enable-load-pre=false",
    "-Cllvm-args=-disable-lsr",
    "-Cllvm-args=-disable-licm-promotion",
    "-Cllvm-args=-sink-common-insts",
];

/// Lets a stable compiler take settings that are not stable yet.
const BOOTSTRAP: (&str, &str) = ("RUSTC_BOOTSTRAP", "1");

/// The reader's module, as small as this machine's compiler can make it.
pub fn for_readers(project: &Project) -> Result<PathBuf> {
    small(project, "dohoa", &[])
}

/// The same with the kinds that have axes.
pub fn for_readers_of_planes(project: &Project) -> Result<PathBuf> {
    small(project, "plane", &["--features", "plane"])
}

fn small(project: &Project, name: &str, features: &[&str]) -> Result<PathBuf> {
    // A folder of their own for both, so that the other builds keep what they have compiled.
    let folder = project.target.join("std");
    let mut command = module(project, &folder);
    command.arg("--no-default-features").args(features);
    let mut flags = hiding_paths(project)?;
    if setup::has_std_sources(project)? && takes(project, &[]) {
        command.args(REBUILT_STD).env(BOOTSTRAP.0, BOOTSTRAP.1);
        let shapes = SHAPES.into_iter().filter(|shape| takes(project, &[shape]));
        flags.extend(REBUILT_FLAGS.into_iter().chain(shapes).map(str::to_owned));
    } else {
        println!("this Rust cannot rebuild its standard library (component rust-src, 1.92 or newer): the module will be larger");
    }
    let map = folder.join(format!("{name}.map"));
    let built = finish(command, &flags, &[format!("-Clink-arg=--Map={}", map.display())], &folder)?;
    // The next module takes this one's place.
    let own = folder.join(format!("{name}.wasm"));
    fs::copy(&built, &own).with_context(|| format!("cannot copy {}", built.display()))?;
    snip::for_readers(&own, &map)
}

/// The desk's module, with everything in it.
pub fn for_the_desk(project: &Project) -> Result<PathBuf> {
    finish(module(project, &project.target), &hiding_paths(project)?, &[], &project.target)
}

/// Alone: were the Rust library made in the same step, cargo would leave out the optimising across crates.
fn module(project: &Project, folder: &Path) -> Command {
    let mut command = run::cargo();
    command.args(["rustc", "--locked", "--lib", "--crate-type", "cdylib", "--profile", "reader", "--target", WASM]);
    command.arg("--target-dir").arg(folder);
    // A developer's own flags would take the place of these, all of them.
    command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS").current_dir(&project.root);
    command
}

/// `flags` are for every crate, `last` for the module alone.
fn finish(mut command: Command, flags: &[String], last: &[String], folder: &Path) -> Result<PathBuf> {
    let quoted: Vec<String> = flags.iter().map(|flag| format!("'{flag}'")).collect();
    command.arg("--config").arg(format!("target.{WASM}.rustflags=[{}]", quoted.join(",")));
    run::shown(command.arg("--").args(last))?;
    Ok(folder.join(WASM).join("reader/dohoa.wasm"))
}

/// Whether the compiler knows what it is told for the rebuilt library, and these settings besides.
fn takes(project: &Project, more: &[&str]) -> bool {
    let mut probe = setup::compiler(project);
    probe.args(REBUILT_FLAGS).args(more).args(["--target", WASM, "--print", "cfg"]).env(BOOTSTRAP.0, BOOTSTRAP.1);
    run::succeeds(&mut probe)
}

/// Panic messages name source files: who loads a page needs neither this machine's folders nor their bytes.
fn hiding_paths(project: &Project) -> Result<Vec<String>> {
    let mut folders = vec![project.root.clone(), setup::rustlib(project)?];
    if let Some(home) = cargo_home() {
        let registries = fs::read_dir(home.join("registry/src")).into_iter().flatten();
        folders.push(home);
        folders.extend(registries.flatten().map(|registry| registry.path()));
    }
    // The last that fits wins: a registry's folder over that of cargo itself.
    Ok(folders.iter().map(|folder| format!("--remap-path-prefix={}=", folder.display())).collect())
}

fn cargo_home() -> Option<PathBuf> {
    let given = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    given.or_else(|| Some(std::env::home_dir()?.join(".cargo")))
}
