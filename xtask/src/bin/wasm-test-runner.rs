//! Runs one file of compiled wasm tests in headless Chromium; `cargo test` calls it.
//! wasm-bindgen's own runner does the work, of the very version that the lock file names.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::process::ExitCode;

use anyhow::{ensure, Context, Result};

/// How wasm-bindgen-test names what it exports.
const TEST_EXPORT: &[u8] = b"__wbgt_";

fn main() -> ExitCode {
    match run(env::args_os().collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The runner calls a file without tests a success; here it is a mistake.
fn run(arguments: Vec<OsString>) -> Result<()> {
    let file = arguments.get(1).context("no file of wasm tests was named")?;
    let content = fs::read(file).with_context(|| format!("cannot read {}", file.to_string_lossy()))?;
    let has_tests = content.windows(TEST_EXPORT.len()).any(|bytes| bytes == TEST_EXPORT);
    ensure!(has_tests, "{} holds no test", file.to_string_lossy());
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(arguments)
}
