//! What pkg/dist/ weighs, file by file, and the bar that a reader's page must stay below. The editor is weighed as a whole.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{bail, Context, Result};

use crate::project::Project;
use crate::{node, run};

/// What a page with a script tag loads: bytes of brotli, every chart kind included. This is the only place.
const READER_BAR: usize = 62_000;

/// The files that such a page loads.
pub const READER_FILES: [&str; 2] = ["dohoa.js", "dohoa.wasm"];

struct Weight {
    name: String,
    raw: usize,
    brotli: usize,
}

/// Prints what each file weighs and fails above the bar.
pub fn report(project: &Project) -> Result<()> {
    let weights = weigh(project, &project.dist())?;
    print!("\n{}", table(&weights));
    println!("\n{}", within_bar(&weights)?);
    let editor: usize =
        weigh(project, &project.editor())?.iter().filter(|weight| !weight.name.ends_with(".md")).map(|weight| weight.brotli).sum();
    println!("the editor's own files are {} bytes brotli; no reader loads them", grouped(editor));
    Ok(())
}

/// What a reader's page loads, in words; a failure above the bar.
fn within_bar(weights: &[Weight]) -> Result<String> {
    let reader: usize = weights.iter().filter(|weight| READER_FILES.contains(&weight.name.as_str())).map(|weight| weight.brotli).sum();
    let loads = format!("{} bytes brotli", grouped(reader));
    let bar = grouped(READER_BAR);
    if reader > READER_BAR {
        bail!("a reader's page loads {loads}, above the bar of {bar} (READER_BAR in xtask/src/sizes.rs)");
    }
    Ok(format!("a reader's page ({}) loads {loads}, the bar is {bar}", READER_FILES.join(" + ")))
}

/// All files of a folder. Brotli is Node's, which is what hosts run as well: another encoder differs by up to a hundred bytes.
fn weigh(project: &Project, folder: &Path) -> Result<Vec<Weight>> {
    let mut files = files_below(folder)?;
    files.sort();
    let answer = run::answer(node::typescript(project, "pkg/brotli.ts").args(&files))?;
    let lengths = answer.lines().map(|line| line.parse().with_context(|| format!("pkg/brotli.ts printed {line}")));
    let weight = |(file, brotli): (&PathBuf, Result<usize>)| {
        let name = file.strip_prefix(folder).unwrap_or(file).display().to_string();
        Ok(Weight { name, raw: fs::metadata(file)?.len() as usize, brotli: brotli? })
    };
    files.iter().zip(lengths).map(weight).collect()
}

fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            files.extend(files_below(&entry.path())?);
        } else {
            files.push(entry.path());
        }
    }
    Ok(files)
}

fn table(weights: &[Weight]) -> String {
    let width = weights.iter().map(|weight| weight.name.len()).max().unwrap_or(0).max("pkg/dist/".len());
    let mut text = format!("{:width$}  {:>10}  {:>10}\n", "pkg/dist/", "raw", "brotli");
    for Weight { name, raw, brotli } in weights {
        text += &format!("{name:width$}  {:>10}  {:>10}\n", grouped(*raw), grouped(*brotli));
    }
    text
}

/// A count of bytes in groups of three digits.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<&[u8]> = digits.as_bytes().rchunks(3).rev().collect();
    String::from_utf8_lossy(&groups.join(&b',')).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped_by_three() {
        assert_eq!(
            ["0", "999", "1,000", "62,000", "1,234,567"],
            [0, 999, 1_000, 62_000, 1_234_567].map(grouped).each_ref().map(String::as_str)
        );
    }

    #[test]
    fn a_page_above_the_bar_fails_the_build() {
        let weighed = |script: usize, module: usize| {
            let files = [("dohoa.js", script), ("dohoa.wasm", module), ("plane.wasm", READER_BAR)];
            within_bar(&files.map(|(name, brotli)| Weight { name: name.into(), raw: 0, brotli }))
        };
        assert!(weighed(20_000, READER_BAR - 20_000).is_ok_and(|said| said.contains("loads 62,000 bytes brotli, the bar is 62,000")));
        assert!(weighed(20_000, READER_BAR - 19_999).is_err_and(|error| error.to_string().contains("loads 62,001 bytes brotli")));
    }

    #[test]
    fn columns_line_up() {
        let weights = [Weight { name: "a".into(), raw: 1_000, brotli: 9 }];
        let lines = table(&weights);
        let lengths: Vec<usize> = lines.lines().map(str::len).collect();
        assert_eq!(lengths, [33, 33]);
    }
}
