//! The browsers that the checks look through: Chromium and the faces that it writes with, and beside it Firefox and WebKit, where
//! the system has them. On Linux what is missing comes from the system's packages; elsewhere one line says what to install.

use std::path::PathBuf;
use std::process::Command;

use crate::project::Project;
use crate::{run, say};
use anyhow::{bail, Context, Result};

/// The browser's programs.
pub struct Browser {
    pub chromium: PathBuf,
    /// The same without windows, tabs and menus to keep in order: pages come up twice as fast in it. Where there is none, Chromium.
    pub shell: PathBuf,
}

/// The program, and the Debian package.
const SHELL: &str = "chromium-headless-shell";

impl Browser {
    /// Finds a browser, or installs what is missing of it.
    pub fn ready(project: &Project) -> Result<Self> {
        let missing = missing_packages()?;
        if !missing.is_empty() {
            install(project, &missing)?;
        }
        let chromium = chromium()?.context("Chromium is missing: install it or Chrome, or set CHROMIUM_PATH")?;
        let shell = shell(project).unwrap_or_else(|| chromium.clone());
        Ok(Self { chromium, shell })
    }
}

/// A browser beside Chromium, in which a few checks are done again.
pub struct Other {
    pub name: &'static str,
    /// The file of its tests, in the repository.
    pub tests: &'static str,
    /// Says where its program is; then nothing is looked for.
    variable: &'static str,
    /// What is on the path where it is there: one of each.
    programs: &'static [&'static [&'static str]],
    /// Where it is elsewhere, as a whole.
    application: &'static str,
    /// Debian's packages.
    packages: &'static [&'static str],
}

const OTHERS: [Other; 2] = [
    Other {
        name: "Firefox",
        tests: "tests/browser/others/firefox.test.ts",
        variable: "FIREFOX_PATH",
        programs: &[&["firefox-esr", "firefox"]],
        application: "/Applications/Firefox.app/Contents/MacOS/firefox",
        packages: &["firefox-esr"],
    },
    // Safari's engine. Its small browser needs a screen, if only one that nobody sees.
    Other {
        name: "WebKit",
        tests: "tests/browser/others/webkit.test.ts",
        variable: "WEBKIT_DRIVER_PATH",
        programs: &[&["WebKitWebDriver"], &["Xvfb"]],
        application: "",
        packages: &["webkit2gtk-driver", "xvfb"],
    },
];

impl Other {
    /// Those that this machine has, or can be given. Not every system has them, so what is not to be had is only told.
    pub fn ready(project: &Project) -> Vec<&'static Other> {
        OTHERS.iter().filter(|other| other.is_there() || other.install(project)).collect()
    }

    fn is_there(&self) -> bool {
        let has_programs = || self.programs.iter().all(|names| names.iter().any(|name| run::on_path(name).is_some()));
        std::env::var_os(self.variable).is_some() || has_programs() || std::path::Path::new(self.application).is_file()
    }

    fn install(&self, project: &Project) -> bool {
        if run::on_path("apt-get").is_some() && is_root() {
            let list = self.packages.join(" ");
            // What fails is in the log that `apt` keeps.
            let _ = say::quietly(&format!("system packages ({list})"), || apt_install(project, &[], self.packages));
        }
        let is_there = self.is_there();
        if !is_there {
            println!("there is no {} to be had: pages are not looked at in it", self.name);
        }
        is_there
    }
}

/// Debian's packages for what is not on this machine.
fn missing_packages() -> Result<Vec<&'static str>> {
    let mut packages = Vec::new();
    if chromium()?.is_none() {
        packages.push("chromium");
    }
    if cfg!(target_os = "linux") && !has_face() {
        packages.extend(["fontconfig", "fonts-liberation2", "fonts-dejavu-core"]);
    }
    Ok(packages)
}

fn chromium() -> Result<Option<PathBuf>> {
    if let Some(path) = std::env::var_os("CHROMIUM_PATH").map(PathBuf::from) {
        if !path.is_file() {
            bail!("CHROMIUM_PATH names {}, which is not there", path.display());
        }
        return Ok(Some(path));
    }
    const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    const APPLICATIONS: [&str; 2] =
        ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"];
    let on_path = NAMES.iter().find_map(|name| run::on_path(name));
    Ok(on_path.or_else(|| APPLICATIONS.iter().map(PathBuf::from).find(|path| path.is_file())))
}

/// Looked for only where nobody has said which browser to take. It is a matter of minutes, not of need: not every system has it, and
/// no password is asked for it.
fn shell(project: &Project) -> Option<PathBuf> {
    if std::env::var_os("CHROMIUM_PATH").is_some() {
        return None;
    }
    if run::on_path(SHELL).is_none() && run::on_path("apt-get").is_some() && is_root() {
        let installed = say::quietly(&format!("system package {SHELL}"), || apt_install(project, &[], &[SHELL]));
        if installed.is_err() {
            println!("there is no {SHELL} to be had: the tests of pages take longer");
        }
    }
    run::on_path(SHELL)
}

/// Whether the faces are there that tests/browser/fonts.conf lets the tests see: Liberation with an `ế`, which version 1 lacks.
fn has_face() -> bool {
    let knows = |face: &str| run::answer(Command::new("fc-list").arg(face)).is_ok_and(|found| !found.is_empty());
    run::on_path("fc-list").is_some() && knows("Liberation Sans:charset=1ebf") && knows("DejaVu Sans")
}

fn install(project: &Project, packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    if run::on_path("apt-get").is_none() {
        bail!("the tests need Chromium and the fonts Liberation (version 2) and DejaVu Sans: install them by your system's means (missing here: {list})");
    }
    let prefix = privilege(&list)?;
    say::quietly(&format!("system packages ({list})"), || apt_install(project, prefix, packages))
}

/// The lists of what there is are renewed only if the packages cannot be had by the present ones.
fn apt_install(project: &Project, prefix: &[&str], packages: &[&str]) -> Result<()> {
    let words = [&["install", "--yes", "--no-install-recommends"], packages].concat();
    apt(project, prefix, &words).or_else(|_| {
        apt(project, prefix, &["update", "--error-on=any"])?;
        apt(project, prefix, &words)
    })
}

fn is_root() -> bool {
    run::answer(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}

/// What goes before apt-get: nothing for root, sudo for others, which withholds variables but from `env`.
fn privilege(packages: &str) -> Result<&'static [&'static str]> {
    if is_root() {
        return Ok(&[]);
    }
    // Asking now lets sudo have the terminal before a step draws on it.
    if run::on_path("sudo").is_some() && Command::new("sudo").arg("--validate").status()?.success() {
        return Ok(&["sudo", "env", "DEBIAN_FRONTEND=noninteractive"]);
    }
    bail!("system packages are missing and this is not root: have `apt-get install {packages}` run by who may")
}

fn apt(project: &Project, prefix: &[&str], words: &[&str]) -> Result<()> {
    let line = [prefix, &["apt-get"], words].concat();
    let mut command = Command::new(line[0]);
    // The time-out waits for another apt-get to end.
    command.args(&line[1..]).args(["-o", "DPkg::Lock::Timeout=300"]).env("DEBIAN_FRONTEND", "noninteractive");
    let log = project.own_file(&format!("apt-get-{}.log", words[0]))?;
    run::kept(&mut command, &log)?.or_advise(|failure| {
        if failure.is_offline() {
            "the system's package server cannot be reached; check the network and run this again".into()
        } else {
            "install Chromium and fonts-liberation2 by hand and run this again".into()
        }
    })
}
