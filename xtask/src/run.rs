//! Running other programs: with their output on show, kept back in a file, or read as an answer.
//! A program that cannot be started or that fails becomes one line; what to do about it is its caller's to say.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use anyhow::{bail, Context, Result};

/// The very cargo that runs this program.
pub fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs a program with its output, and so its own progress, on show.
pub fn shown(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| cannot_start(command))?;
    if !status.success() {
        bail!("{} failed ({status})", words(command));
    }
    Ok(())
}

/// What a program printed, as one trimmed text.
pub fn answer(command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::inherit()).output().with_context(|| cannot_start(command))?;
    if !output.status.success() {
        bail!("{} failed ({})", words(command), output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether a program can be started and is content, whatever it prints.
pub fn succeeds(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// How a program fared whose output was kept back.
pub enum Kept {
    Succeeded,
    Failed(Failure),
}

/// A failure with all that the program said, for the caller to explain.
pub struct Failure {
    program: String,
    status: ExitStatus,
    log: PathBuf,
    pub output: String,
}

/// Runs a program with its output kept back in a log file.
pub fn kept(command: &mut Command, log: &Path) -> Result<Kept> {
    let file = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
    let status = command.stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file).status().with_context(|| cannot_start(command))?;
    if status.success() {
        return Ok(Kept::Succeeded);
    }
    let output = fs::read(log)?;
    Ok(Kept::Failed(Failure {
        program: words(command),
        status,
        log: log.to_owned(),
        output: String::from_utf8_lossy(&output).into_owned(),
    }))
}

impl Kept {
    /// For a tool that judges our own files: a failure prints all it said.
    pub fn or_print(self) -> Result<()> {
        match self {
            Self::Succeeded => Ok(()),
            Self::Failed(failure) => {
                eprint!("\n{}", failure.output);
                bail!("{} failed ({})", failure.program, failure.status)
            }
        }
    }

    /// For a tool that fetches something: a failure is one line that says what to do.
    pub fn or_advise(self, advice: impl FnOnce(&Failure) -> String) -> Result<()> {
        match self {
            Self::Succeeded => Ok(()),
            Self::Failed(failure) => {
                bail!("{} failed: {} (details: {})", failure.program, advice(&failure), failure.log.display())
            }
        }
    }
}

impl Failure {
    /// Whether the output reads like a network that is not there.
    pub fn is_offline(&self) -> bool {
        const SIGNS: [&str; 12] = [
            "EAI_AGAIN",
            "ENOTFOUND",
            "ECONNREFUSED",
            "ECONNRESET",
            "ETIMEDOUT",
            "ENETUNREACH",
            "could not download",
            "dns error",
            "Temporary failure resolving",
            "Could not resolve",
            "Could not connect",
            "Unable to connect",
        ];
        SIGNS.iter().any(|sign| self.output.contains(sign))
    }
}

fn cannot_start(command: &Command) -> String {
    format!("cannot start {}", command.get_program().to_string_lossy())
}

/// The program and its first words: enough to know it by, short enough for one line.
fn words(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem().unwrap_or(command.get_program());
    let first_words = command.get_args().take_while(|word| !is_detail(word)).map(|word| {
        let path = Path::new(word);
        path.file_name().unwrap_or(word).to_string_lossy()
    });
    std::iter::once(program.to_string_lossy()).chain(first_words).collect::<Vec<_>>().join(" ")
}

fn is_detail(word: &OsStr) -> bool {
    word.to_string_lossy().starts_with('-')
}

/// Whether a program is on the path, and where.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders)
        .map(|folder| folder.join(format!("{program}{}", std::env::consts::EXE_SUFFIX)))
        .find(|path| path.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failure(output: &str) -> Failure {
        Failure { program: "npm ci".into(), status: ExitStatus::default(), log: "npm.log".into(), output: output.into() }
    }

    #[test]
    fn a_network_that_is_gone_is_known_by_what_programs_say() {
        let npm = "npm error code EAI_AGAIN\nnpm error request to https://example.org/ failed";
        let rustup = "error: could not download file from 'https://example.org/': dns error";
        assert!([npm, rustup].iter().all(|output| failure(output).is_offline()));
        assert!(!failure("npm error code EACCES").is_offline());
    }

    #[test]
    fn a_failure_is_one_line_that_says_what_to_do() {
        let told = Kept::Failed(failure("")).or_advise(|_| "check the network".into());
        assert_eq!(told.unwrap_err().to_string(), "npm ci failed: check the network (details: npm.log)");
        assert!(Kept::Succeeded.or_advise(|_| "nothing".into()).is_ok());
    }

    #[test]
    fn a_program_is_named_by_its_first_words() {
        let mut command = Command::new("/usr/bin/node");
        command.args(["/lib/npm-cli.js", "run", "build", "--silent", "-w", "dohoa"]);
        assert_eq!(words(&command), "node npm-cli.js run build");
    }
}
