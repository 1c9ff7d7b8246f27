//! Node.js and the npm packages: found, checked and started here, so that nothing else knows where they lie.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{bail, Result};

use crate::project::Project;
use crate::{run, say};

/// What the bundler asks for; package.json's "engines" says the same to npm.
const WANTED: &str = "Node.js 20.19 (or 22.12) or newer is needed";

/// Makes sure of Node.js and of the packages in the lock file.
pub fn ready(project: &Project) -> Result<()> {
    check_version()?;
    install(project, &project.root, "npm packages")
}

/// Node.js, to be given a script.
pub fn node(project: &Project) -> Command {
    let mut command = Command::new("node");
    command.current_dir(&project.root);
    command
}

/// Node.js with one of the repository's own scripts.
pub fn typescript(project: &Project, script: &str) -> Command {
    let mut command = node(project);
    command.args(["--import", "tsx", script]);
    command
}

/// npm, in the repository.
pub fn npm(project: &Project) -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(&project.root);
    command
}

fn check_version() -> Result<()> {
    if run::on_path("node").is_none() {
        bail!("{WANTED} and none was found: install it from https://nodejs.org or your system's packages");
    }
    let version = run::answer(Command::new("node").arg("--version"))?;
    if !is_new_enough(&version) {
        bail!("{WANTED} and this is {version}: install a newer one from https://nodejs.org");
    }
    Ok(())
}

fn is_new_enough(version: &str) -> bool {
    let mut numbers = version.trim_start_matches('v').split('.').map_while(|part| part.parse::<u32>().ok());
    match (numbers.next(), numbers.next()) {
        (Some(20), Some(minor)) => minor >= 19,
        (Some(22), Some(minor)) => minor >= 12,
        (Some(major), _) => major > 22,
        _ => false,
    }
}

/// Installs what the lock file of a folder names. A copy of the lock file stands in
/// node_modules/ for what was installed from it.
pub fn install(project: &Project, folder: &Path, title: &str) -> Result<()> {
    let lock = fs::read(folder.join("package-lock.json"))?;
    let stamp = folder.join("node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    say::quietly(&format!("{title} (npm ci)"), || {
        let log = project.own_file("npm-ci.log")?;
        // Short pauses between tries: who has no network should know it soon.
        let pauses = ["--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000"];
        let mut command = npm(project);
        command.current_dir(folder).args(["ci", "--no-audit", "--no-fund"]).args(pauses);
        run::kept(&mut command, &log)?.or_advise(|failure| {
            if failure.is_offline() {
                "the package registry cannot be reached; check the network and run this again".into()
            } else {
                format!("run `npm ci` in {} by hand to see why", folder.display())
            }
        })?;
        Ok(fs::write(stamp, lock)?)
    })
}

#[cfg(test)]
mod tests {
    use super::is_new_enough;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert!(is_new_enough("v20.19.0") && is_new_enough("v22.12.1") && is_new_enough("v100.0.0"));
        assert!(!is_new_enough("v18.20.4") && !is_new_enough("v20.9.0") && !is_new_enough("v22.3.0"));
        assert!(!is_new_enough("v21.7.3") && !is_new_enough(""));
    }
}
