//! Where things are: the repository, the folder of compiled files, and the names of both used elsewhere.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::run;

/// The target that a reader's browser runs.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The folders that the commands work in.
pub struct Project {
    /// The repository.
    pub root: PathBuf,
    /// Cargo's target folder, wherever the developer's settings put it.
    pub target: PathBuf,
}

impl Project {
    /// Asks cargo, since its settings may move the target folder.
    pub fn find() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask/ has no parent folder")?;
        let metadata = run::answer(run::cargo().args(["metadata", "--no-deps", "--format-version", "1"]).current_dir(root))?;
        let metadata: Value = serde_json::from_str(&metadata).context("cargo metadata was not understood")?;
        let target = metadata["target_directory"].as_str().context("cargo metadata names no target folder")?;
        Ok(Self { root: root.to_owned(), target: target.into() })
    }

    /// The npm package.
    pub fn package(&self) -> PathBuf {
        self.root.join("pkg")
    }

    /// What the npm package publishes.
    pub fn dist(&self) -> PathBuf {
        self.package().join("dist")
    }

    /// The editor's page, as it is served.
    pub fn editor(&self) -> PathBuf {
        self.root.join("www/editor/dist")
    }

    /// A file of our own among the compiled ones: logs, stamps and cached results.
    pub fn own_file(&self, name: &str) -> Result<PathBuf> {
        let folder = self.target.join("xtask");
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        Ok(folder.join(name))
    }

    /// A path as people read it: from the repository where it lies inside.
    pub fn short<'a>(&self, path: &'a Path) -> std::path::Display<'a> {
        path.strip_prefix(&self.root).unwrap_or(path).display()
    }
}
