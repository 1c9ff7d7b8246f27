//! Which files are made of which specs. Names are settled for all before anything is written: two specs never share one, and
//! none leads out of the folder that was asked for.

use crate::files::{self, STDIN};
use clap::ValueEnum;
use std::collections::HashMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

/// What can be written.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub enum Kind {
    /// A picture as text.
    Svg,
    /// A picture of pixels.
    Png,
    /// A sheet of paper, with the face in it.
    Pdf,
    /// A page with the picture, its words and its table.
    Html,
}

/// One spec and what is made of it.
pub struct Job {
    pub spec: PathBuf,
    pub outputs: Vec<(Kind, PathBuf)>,
}

/// All that there is to do, or why it can't be done.
pub fn jobs(specs: &[PathBuf], out: &Path, formats: &[Kind]) -> Result<Vec<Job>, String> {
    let single = single(out, formats)?;
    let kinds = distinct(formats);
    let mut jobs = Vec::new();
    for root in specs {
        for spec in files::named(std::slice::from_ref(root)) {
            let spec = spec?;
            let outputs = match single {
                Some(kind) => vec![(kind, behind_links(out))],
                None => kinds.iter().map(|kind| Ok((*kind, named(root, &spec, out, *kind)?))).collect::<Result<_, String>>()?,
            };
            jobs.push(Job { spec, outputs });
        }
    }
    if jobs.is_empty() {
        return Err(files::NONE.to_owned());
    }
    apart(&jobs)?;
    Ok(jobs)
}

/// The one file that is asked for, by its ending; `None` if it is a folder, there already or to be made.
fn single(out: &Path, formats: &[Kind]) -> Result<Option<Kind>, String> {
    let name = out.display();
    if out.to_str() == Some(STDIN) {
        return Err(format!("{name}: pictures don't go to standard output; name a file such as chart.svg, or a folder"));
    }
    if out.is_dir() || name.to_string().ends_with(std::path::is_separator) {
        return Ok(None);
    }
    let ending = out.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    let kind = ending.as_deref().and_then(|ending| Kind::from_str(ending, true).ok());
    match (kind, ending) {
        (Some(kind), _) if formats.iter().all(|format| *format == kind) => Ok(Some(kind)),
        (Some(kind), _) => {
            let formats: Vec<String> = distinct(formats).into_iter().map(Kind::ending).collect();
            let (ending, formats) = (kind.ending(), formats.join(","));
            Err(format!("{name}: ends in .{ending}, but --format says {formats}; leave --format out, or name a folder"))
        }
        (None, _) if out.exists() => Err(format!("{name}: is a file already, and no folder; {CHOICES}")),
        (None, Some(ending)) => {
            Err(format!("{name}: nothing can be written as .{ending}; {CHOICES} (a new one whose name has a dot ends in /)"))
        }
        (None, None) => Ok(None),
    }
}

/// What may stand behind `-o`.
const CHOICES: &str = "choose .svg, .png, .pdf, .html, or a folder";

/// What is asked for, each once; a picture as text if nothing is.
fn distinct(formats: &[Kind]) -> Vec<Kind> {
    let mut kinds = Vec::new();
    formats.iter().for_each(|kind| {
        if !kinds.contains(kind) {
            kinds.push(*kind)
        }
    });
    if kinds.is_empty() {
        kinds.push(Kind::Svg);
    }
    kinds
}

impl Kind {
    fn ending(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
}

/// As many links as may lead to a file, one behind the other; some systems stop there, too.
const MOST_LINKS: usize = 40;

/// Where a file is written that is named by a link: the link stays, and what it leads to becomes new.
fn behind_links(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        let Ok(target) = fs::read_link(&path) else { break };
        path = path.parent().unwrap_or(Path::new("")).join(target);
    }
    path
}

/// The place in `out` that a spec has in the folder that was named; one that was named itself stands directly in `out`.
fn named(root: &Path, spec: &Path, out: &Path, kind: Kind) -> Result<PathBuf, String> {
    let inside = spec.strip_prefix(root).ok().filter(|rest| !rest.as_os_str().is_empty());
    let name = match (spec.to_str(), inside) {
        (Some(STDIN), _) => Path::new("chart"),
        (_, Some(inside)) => inside,
        (_, None) => spec.file_name().map(Path::new).ok_or_else(|| format!("{}: has no name", spec.display()))?,
    };
    if name.components().any(|part| !matches!(part, Component::Normal(_))) {
        return Err(format!("{}: leads out of the folder", name.display()));
    }
    Ok(out.join(name).with_extension(kind.ending()))
}

/// On some systems `A.svg` and `a.svg` are one file.
fn apart(jobs: &[Job]) -> Result<(), String> {
    let mut taken: HashMap<String, &Path> = HashMap::new();
    for job in jobs {
        for (_, out) in &job.outputs {
            if let Some(other) = taken.insert(out.to_string_lossy().to_lowercase(), &job.spec) {
                return Err(format!("{} and {} would both become {}", other.display(), job.spec.display(), out.display()));
            }
        }
    }
    Ok(())
}

/// Writes a file whole or not at all: beside its place first, then moved there.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    // A file that others serve; the umask has the last word.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}
