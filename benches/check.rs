//! How long `dohoa check` takes over a thousand specs: those that the pages show and those that are broken, again and again.
//! `cargo bench --bench check` prints it.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const SPECS: usize = 1000;
const RUNS: usize = 9;

#[derive(serde::Deserialize)]
struct Broken {
    spec: String,
}

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    let mut specs = Vec::new();
    for entry in fs::read_dir(root.join("www/charts")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "csv") {
            fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
        } else {
            specs.push(fs::read_to_string(path).unwrap());
        }
    }
    let broken: Vec<Broken> = serde_json::from_str(&fs::read_to_string(root.join("tests/problems/broken.json")).unwrap()).unwrap();
    let (shown, wrong) = (specs.len(), broken.len());
    specs.extend(broken.into_iter().map(|broken| broken.spec));
    for (index, spec) in specs.iter().cycle().take(SPECS).enumerate() {
        fs::write(folder.path().join(format!("{index:04}.json")), spec).unwrap();
    }
    let mut times: Vec<Duration> = (0..RUNS).map(|_| run(folder.path())).collect();
    times.sort();
    let [fastest, .., slowest] = times.as_slice() else { return };
    let median = times.get(RUNS / 2).unwrap_or(fastest);
    println!("dohoa check over {SPECS} specs, {shown} that are shown and {wrong} that are broken in turn: {median:.0?}, between {fastest:.0?} and {slowest:.0?} in {RUNS} runs");
}

/// One run of the program over all of them.
fn run(folder: &Path) -> Duration {
    let start = Instant::now();
    let mut command = Command::new(env!("CARGO_BIN_EXE_dohoa"));
    let status = command.args(["check", "--format", "json", "."]).current_dir(folder).stdout(Stdio::null()).status().unwrap();
    assert_eq!(status.code(), Some(1), "some of them are broken");
    start.elapsed()
}
