//! The three modules, from the Rust core to what the TypeScript imports from pkg/core/: compiled by `compile`, bound to
//! JavaScript, optimised, and once more as base64 text. Packing them up is `bundle`'s business.

use std::ffi::OsStr;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::thread::{self, ScopedJoinHandle};

use anyhow::{Context, Result};
use base64::prelude::{Engine, BASE64_STANDARD};
use wasm_bindgen_cli_support::Bindgen;

use crate::glue::Renaming;
use crate::project::Project;
use crate::{compile, node, run, say};

/// No more than what rustc itself emits for this target: browsers refuse the encodings that `--all-features` lets in.
///
/// Nothing lives in the first kilobyte of memory but the far end of the stack, so an offset may be folded into the load that
/// it belongs to.
const ALLOWED: [&str; 11] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--low-memory-unused",
    "--strip-producers",
    "--strip-target-features",
];

/// Optimise for size, more than once, the control flow untangled and found anew in between.
///
/// Brotli's bytes count, not the raw ones: inlining at will, sharing common expressions and packing memory make the module
/// shorter but less repetitive, and were seen to cost 3 % of what travels. Only functions of an instruction or two are inlined,
/// such as those that `snip` made answer what is known, and those that are called from one place: a browser compiles each
/// function by itself when it is first called. What a value can be and what a function can change is found out for the whole
/// module at once (`gufa`, global effects), last. How memory is aligned where it is read or written is a hint that today's
/// engines leave aside: none is given (`dealign`), which makes such places more alike. `--ignore-implicit-traps` would save 0.2 kB
/// more, but a load may then come before the check that guards it: the desk's module was seen to trap on decimals in JSON.
const ROUNDS: [&[&str]; 6] = [
    INLINE,
    &["-Oz", "--skip-pass=inlining-optimizing", "--skip-pass=local-cse", "--skip-pass=memory-packing"],
    INLINE,
    &["--flatten", "--rereloop"],
    &["-Oz", "--converge", "--skip-pass=inlining-optimizing", "--skip-pass=local-cse", "--skip-pass=memory-packing"],
    &[
        "--generate-global-effects",
        "--gufa-optimizing",
        "-Oz",
        "--skip-pass=inlining-optimizing",
        "--skip-pass=local-cse",
        "--skip-pass=memory-packing",
        "--dealign",
    ],
];

/// Last, short names for what is imported and exported: printed as JSON.
const SHORT_NAMES: &[&str] = &["--minify-imports-and-exports-and-modules"];

const INLINE: &[&str] = &[
    "--inlining",
    "--always-inline-max-function-size=4",
    "--flexible-inline-max-function-size=0",
    "--one-caller-inline-max-function-size=10000",
];

/// One of the modules.
pub struct Module {
    /// What its files are called.
    pub name: &'static str,
    inline: &'static str,
    title: &'static str,
    /// Readers' pages load it, so it is optimised until nothing more comes of it.
    is_for_readers: bool,
    compile: fn(&Project) -> Result<PathBuf>,
}

/// What every page with a chart loads, and what it loads on need: kinds that have axes, words for what is wrong, and pictures as
/// files.
pub const MODULES: [Module; 3] = [
    Module {
        name: "dohoa",
        inline: "inline.ts",
        title: "the reader's module (cargo build)",
        is_for_readers: true,
        compile: compile::for_readers,
    },
    Module {
        name: "plane",
        inline: "plane-inline.ts",
        title: "the module with axes (cargo build)",
        is_for_readers: true,
        compile: compile::for_readers_of_planes,
    },
    Module {
        name: "desk",
        inline: "desk-inline.ts",
        title: "the desk's module (cargo build)",
        is_for_readers: false,
        compile: compile::for_the_desk,
    },
];

/// Makes pkg/core/ and the optimised modules. What is up to date is left as it is. While the next module is compiled, the one before
/// is bound and optimised: neither has work for more than one core.
pub fn make(project: &Project) -> Result<()> {
    thread::scope(|scope| {
        let mut finishing = Vec::new();
        for module in &MODULES {
            let compiled = say::aloud(module.title, || (module.compile)(project))?;
            finishing.push(scope.spawn(move || module.finish(project, &compiled)));
        }
        say::quietly("bindings and size (wasm-bindgen, wasm-opt)", || finishing.into_iter().try_for_each(joined))
    })
}

fn joined(work: ScopedJoinHandle<Result<()>>) -> Result<()> {
    work.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

impl Module {
    /// Where the optimised module is once made: not in pkg/dist/, which is emptied at each build.
    pub fn optimised(&self, project: &Project) -> Result<PathBuf> {
        project.own_file(&format!("{}.wasm", self.name))
    }

    fn finish(&self, project: &Project, compiled: &Path) -> Result<()> {
        let core = project.package().join("core");
        let optimised = self.optimised(project)?;
        let (glue, inline) = (core.join(format!("{}.js", self.name)), core.join(self.inline));
        let stamp = Stamp::of(project, self.name, compiled)?;
        if stamp.holds() && [&optimised, &inline, &glue].iter().all(|file| file.is_file()) {
            return Ok(());
        }
        // Unset until all is done: the steps change the glue in place.
        stamp.unset()?;
        self.bind(compiled, &core)?;
        self.optimise(project, &core, &optimised)?;
        write_inline(&optimised, &inline)?;
        stamp.set()
    }

    fn bind(&self, compiled: &Path, core: &Path) -> Result<()> {
        Bindgen::new()
            .web(true)?
            .input_path(compiled)
            .out_name(self.name)
            .typescript(true)
            .omit_default_module_path(true)
            .reset_state_function(true)
            .remove_name_section(true)
            .remove_producers_section(true)
            .generate(core)
            .context("wasm-bindgen refused the module")
    }

    /// Names are shortened on both sides of the border, so the glue changes as well.
    fn optimise(&self, project: &Project, core: &Path, optimised: &Path) -> Result<()> {
        let mut from = core.join(format!("{}_bg.wasm", self.name));
        let optimise = |from: &Path, passes: &[&str]| {
            let mut command = node::node(project);
            command.arg("node_modules/binaryen/bin/wasm-opt").arg(from).args(ALLOWED).args(passes);
            run::answer(command.args([OsStr::new("--output"), optimised.as_os_str()]))
        };
        for round in ROUNDS {
            let passes = round.iter().copied().filter(|pass| self.is_for_readers || *pass != "--converge");
            optimise(&from, &passes.collect::<Vec<_>>())?;
            from = optimised.to_owned();
        }
        let printed = optimise(&from, SHORT_NAMES)?;
        let tries: &[&str] = if self.is_for_readers { &[] } else { &["--once"] };
        run::answer(node::typescript(project, "pkg/order.ts").arg(optimised).args(tries))?;
        let renaming = Renaming::parse(&printed, &format!("./{}_bg.js", self.name))?;
        let file = core.join(format!("{}.js", self.name));
        let glue = renaming.apply(&fs::read_to_string(&file)?).with_context(|| format!("{} has changed its ways", project.short(&file)))?;
        Ok(fs::write(&file, glue)?)
    }
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
    fn of(project: &Project, name: &str, compiled: &Path) -> Result<Self> {
        let mut hasher = DefaultHasher::new();
        fs::read(compiled).with_context(|| format!("cannot read {}", compiled.display()))?.hash(&mut hasher);
        // The lock files stand for the versions of the tools, the rest for how they are called. The program's own date would not do: it
        // is another one after each `cargo xtask test`, which compiles the program with lints.
        for file in ["Cargo.lock", "package-lock.json", "pkg/order.ts", "pkg/brotli.ts"] {
            fs::read(project.root.join(file))?.hash(&mut hasher);
        }
        [include_str!("wasm.rs"), include_str!("glue.rs")].hash(&mut hasher);
        Ok(Self { file: project.own_file(&format!("{name}.wasm.stamp"))?, content: format!("{:016x}", hasher.finish()) })
    }

    fn holds(&self) -> bool {
        fs::read_to_string(&self.file).is_ok_and(|content| content == self.content)
    }

    fn unset(&self) -> Result<()> {
        Ok(fs::write(&self.file, "")?)
    }

    fn set(&self) -> Result<()> {
        Ok(fs::write(&self.file, &self.content)?)
    }
}
