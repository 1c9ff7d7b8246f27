//! The command `test`: every check there is, fastest first, up to the first that fails.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{ensure, Context, Result};

use crate::browser::{Browser, Other};
use crate::project::{Project, WASM};
use crate::{node, run, say, setup};

/// A check by name.
type Check = (&'static str, fn(&mut Ground) -> Result<()>);

/// What the checks stand on.
struct Ground<'a> {
    project: &'a Project,
    browser: Browser,
    others: Vec<&'static Other>,
    build: Beside,
}

const CHECKS: [Check; 8] = [
    ("formatting", formatting),
    ("clippy, native", clippy_native),
    ("clippy, wasm", clippy_wasm),
    ("native tests", native_tests),
    ("the package and its weight", package),
    ("TypeScript", typescript),
    ("pages in Chromium", browser_tests),
    ("pages in Firefox and WebKit", other_browsers),
];

/// Folders of TypeScript, each with a tsconfig.json of its own.
const TYPED: [&str; 5] = ["pkg", "www/editor", "www/editor/offline", "tests/browser", "tests/bench"];

/// Sets the machine up, then runs the checks.
pub fn everything(project: &Project) -> Result<()> {
    let started = Instant::now();
    setup::for_checking(project)?;
    let build = Beside::begin(project)?;
    let mut ground = Ground { project, browser: Browser::ready(project)?, others: Other::ready(project), build };
    let mut times = vec![("set-up", started.elapsed())];
    let mut outcome = Ok(());
    for (name, check) in CHECKS {
        println!("\n── {name}");
        let began = Instant::now();
        outcome = check(&mut ground).with_context(|| name);
        times.push((name, began.elapsed()));
        if outcome.is_err() {
            break;
        }
    }
    print_table(&times, outcome.is_ok(), started.elapsed());
    outcome
}

/// The command `build`, beside the checks that need nothing of it: it links and optimises on one core for most of its time, and
/// they leave one idle for much of theirs. What it says is kept until it is asked for.
struct Beside {
    child: Child,
    log: PathBuf,
}

impl Drop for Beside {
    /// Nothing goes on behind the back of who has the answer.
    fn drop(&mut self) {
        let _ = self.child.wait();
    }
}

impl Beside {
    fn begin(project: &Project) -> Result<Self> {
        let log = project.own_file("build.log")?;
        let file = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("build").stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file);
        Ok(Self { child: command.spawn().context("cannot start the build")?, log })
    }

    fn end(&mut self) -> Result<()> {
        let status = self.child.wait()?;
        print!("{}", fs::read_to_string(&self.log)?);
        ensure!(status.success(), "the build failed ({status})");
        Ok(())
    }
}

/// The closing table: what passed, what failed, what was not reached.
fn print_table(times: &[(&str, Duration)], passed: bool, total: Duration) {
    println!();
    for (index, (name, time)) in times.iter().enumerate() {
        let failed = !passed && index + 1 == times.len();
        println!("{} {name:28} {:>12}", if failed { '✗' } else { '✓' }, say::seconds(*time));
    }
    for (name, _) in &CHECKS[times.len() - 1..] {
        println!("- {name:28} {:>12}", "not reached");
    }
    println!("  {:28} {:>12}", "all", say::seconds(total));
}

/// A cargo command in the repository that keeps to the lock file.
fn cargo(project: &Project, words: &[&str]) -> Command {
    let mut command = run::cargo();
    command.args(words).arg("--locked").current_dir(&project.root);
    command
}

fn formatting(Ground { project, .. }: &mut Ground) -> Result<()> {
    run::shown(run::cargo().args(["fmt", "--all", "--check"]).current_dir(&project.root))
}

/// Both packages, of which everything is compiled for the tests that come next. This very program is running, so of it there are only
/// its tests, which have all of it in them. One at a time: asked for together, the two would share features and compile half the world
/// anew.
fn clippy_native(Ground { project, .. }: &mut Ground) -> Result<()> {
    run::shown(&mut linted(project, &["test", "--no-run", "--package", "xtask"]))?;
    run::shown(&mut linted(project, &["build", "--all-targets", "--package", "dohoa"]))
}

/// A cargo command by the wrapper that `cargo clippy` has for a workspace's own packages. Clippy's driver is the compiler with lints, so
/// what it builds can be run: checked by the one and built by the other, all would be compiled twice.
fn linted(project: &Project, words: &[&str]) -> Command {
    let mut command = cargo(project, words);
    command.env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver").env("CLIPPY_ARGS", "-Dwarnings__CLIPPY_HACKERY__");
    command
}

/// The library as pages have it. The unit tests are native, as they need the numbers and the face of that side.
fn clippy_wasm(Ground { project, .. }: &mut Ground) -> Result<()> {
    let in_page = ["--target", WASM, "--no-default-features", "--features", "desk"];
    run::shown(cargo(project, &["clippy", "--lib"]).args(in_page).args(["--", "-D", "warnings"]))
}

fn native_tests(Ground { project, .. }: &mut Ground) -> Result<()> {
    ["xtask", "dohoa"].iter().try_for_each(|package| run::shown(&mut linted(project, &["test", "--package", package])))
}

fn typescript(Ground { project, .. }: &mut Ground) -> Result<()> {
    TYPED.iter().try_for_each(|folder| types(project, folder))
}

/// Whether the TypeScript in a folder holds.
pub fn types(project: &Project, folder: &str) -> Result<()> {
    let settings = format!("{folder}/tsconfig.json");
    ensure!(project.root.join(&settings).is_file(), "{settings} is missing");
    run::shown(node::node(project).args(["node_modules/typescript/bin/tsc", "--noEmit", "--project", &settings]))
}

fn package(Ground { build, .. }: &mut Ground) -> Result<()> {
    build.end()
}

fn browser_tests(Ground { project, browser, .. }: &mut Ground) -> Result<()> {
    let files = test_files(&project.root.join("tests/browser"))?;
    ensure!(!files.is_empty(), "tests/browser/ holds no *.test.ts");
    run::shown(node_tests(project).args(files).env("CHROMIUM_PATH", &browser.shell))
}

fn other_browsers(Ground { project, others, .. }: &mut Ground) -> Result<()> {
    if others.is_empty() {
        println!("none is here: left out");
        return Ok(());
    }
    run::shown(node_tests(project).args(others.iter().map(|other| other.tests)))
}

/// Node's own runner, on all cores; by itself it leaves one idle. One file more than there are cores, as pages wait for timers too.
fn node_tests(project: &Project) -> Command {
    let files = std::thread::available_parallelism().map_or(2, usize::from) + 1;
    let mut command = node::node(project);
    command.args(["--import", "tsx", "--test", "--test-reporter=spec", &format!("--test-concurrency={files}")]);
    command
}

/// Listed here, as Node.js 20 takes no patterns.
fn test_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.retain(|path| path.to_string_lossy().ends_with(".test.ts"));
    files.sort();
    Ok(files)
}
