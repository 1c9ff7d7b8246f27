//! The reader's module, from the Rust core to what the TypeScript imports from pkg/core/: compiled for size,
//! bound to JavaScript, optimised, and once more as base64 text. Packing it up is `bundle`'s business.

use std::ffi::OsStr;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use base64::prelude::{Engine, BASE64_STANDARD};
use wasm_bindgen_cli_support::Bindgen;

use crate::project::{Project, WASM};
use crate::{node, run, say};

/// Optimise for size, allowing no more than what rustc itself emits for this target: browsers refuse the
/// encodings that `--all-features` lets in.
///
/// Brotli's bytes count, not the raw ones: inlining once more and sharing common expressions make the module
/// shorter but less repetitive, and were seen to cost 3 % of what travels. Nothing lives in the first kilobyte
/// of memory but the far end of the stack, so an offset may be folded into the load that it belongs to.
const OPTIMISING: [&str; 14] = [
    "-Oz",
    "--skip-pass=inlining-optimizing",
    "--skip-pass=local-cse",
    "--low-memory-unused",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--strip-producers",
    "--strip-target-features",
];

/// Where the optimised module is once made: not in pkg/dist/, which is emptied at each build.
pub fn optimised(project: &Project) -> Result<PathBuf> {
    project.own_file("dohoa.wasm")
}

/// Makes pkg/core/ and the optimised module. What is up to date is left as it is.
pub fn make(project: &Project) -> Result<()> {
    let compiled = say::aloud("Rust core for the reader (cargo build)", || compile(project))?;
    let core = project.package().join("core");
    let optimised = optimised(project)?;
    let inline = core.join("inline.ts");
    let stamp = Stamp::of(project, &compiled)?;
    if stamp.holds() && [&optimised, &inline, &core.join("dohoa.js")].iter().all(|file| file.is_file()) {
        return Ok(());
    }
    say::quietly("bindings (wasm-bindgen)", || bind(&compiled, &core))?;
    say::quietly("size (wasm-opt)", || optimise(project, &core.join("dohoa_bg.wasm"), &optimised))?;
    write_inline(&optimised, &inline)?;
    stamp.set()
}

fn compile(project: &Project) -> Result<PathBuf> {
    run::shown(
        run::cargo()
            .args(["build", "--locked", "--lib", "--profile", "reader", "--target", WASM])
            .arg("--config")
            .arg(hiding_paths(project))
            .current_dir(&project.root),
    )?;
    Ok(project.target.join(WASM).join("reader/dohoa.wasm"))
}

/// Panic messages name source files: readers need neither this machine's folders nor their bytes.
fn hiding_paths(project: &Project) -> String {
    let mut folders = vec![project.root.clone()];
    if let Some(home) = cargo_home() {
        let registries = fs::read_dir(home.join("registry/src")).into_iter().flatten();
        folders.push(home);
        folders.extend(registries.flatten().map(|registry| registry.path()));
    }
    // The last that fits wins: a registry's folder over that of cargo itself.
    let flags: Vec<String> = folders.iter().map(|folder| format!("'--remap-path-prefix={}='", folder.display())).collect();
    format!("target.{WASM}.rustflags=[{}]", flags.join(","))
}

fn cargo_home() -> Option<PathBuf> {
    let given = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    given.or_else(|| Some(std::env::home_dir()?.join(".cargo")))
}

fn bind(compiled: &Path, core: &Path) -> Result<()> {
    Bindgen::new()
        .web(true)?
        .input_path(compiled)
        .out_name("dohoa")
        .typescript(true)
        .omit_default_module_path(true)
        .reset_state_function(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(core)
        .context("wasm-bindgen refused the module")
}

fn optimise(project: &Project, bound: &Path, optimised: &Path) -> Result<()> {
    let log = project.own_file("wasm-opt.log")?;
    let mut command = node::node(project);
    command.arg("node_modules/binaryen/bin/wasm-opt").arg(bound).args(OPTIMISING);
    command.args([OsStr::new("--output"), optimised.as_os_str()]);
    run::kept(&mut command, &log)?.or_print()
}

fn write_inline(optimised: &Path, inline: &Path) -> Result<()> {
    let text = BASE64_STANDARD.encode(fs::read(optimised)?);
    Ok(fs::write(inline, format!("export default \"{text}\";\n"))?)
}

/// Remembers from what, and how, the present results were made.
struct Stamp {
    file: PathBuf,
    content: String,
}

impl Stamp {
    fn of(project: &Project, compiled: &Path) -> Result<Self> {
        let mut hasher = DefaultHasher::new();
        fs::read(compiled).with_context(|| format!("cannot read {}", compiled.display()))?.hash(&mut hasher);
        // The lock files stand for the versions of the tools, this program's own date for how it calls them.
        for lock in ["Cargo.lock", "package-lock.json"] {
            fs::read(project.root.join(lock))?.hash(&mut hasher);
        }
        fs::metadata(std::env::current_exe()?)?.modified()?.hash(&mut hasher);
        Ok(Self { file: project.own_file("dohoa.wasm.stamp")?, content: format!("{:016x}", hasher.finish()) })
    }

    fn holds(&self) -> bool {
        fs::read_to_string(&self.file).is_ok_and(|content| content == self.content)
    }

    fn set(&self) -> Result<()> {
        Ok(fs::write(&self.file, &self.content)?)
    }
}
