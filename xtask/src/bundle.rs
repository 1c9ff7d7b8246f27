//! pkg/dist/: the modules and the TypeScript around them, packed by the npm package's own build script; and the editor's page,
//! which works with those files.

use std::fs;
use std::path::Path;

use anyhow::{ensure, Context, Result};

use crate::project::Project;
use crate::{node, notices, run, say, setup, sizes, wasm};

/// The command `build`.
pub fn build(project: &Project) -> Result<()> {
    make(project)?;
    sizes::report(project)
}

/// What ships as it is: the house styles, the schema, which a test of the library holds to the code, and the licences, which ask to be
/// in every copy, so also in that which a newsroom puts on its site.
fn copy_files(project: &Project) -> Result<()> {
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        fs::copy(project.root.join(licence), project.dist().join(licence))?;
    }
    notices::write(project)?;
    copy_folder(&project.package().join("themes"), &project.dist().join("themes"))?;
    copy_folder(&project.package().join("schema"), &project.dist())
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for file in fs::read_dir(from)? {
        let file = file?;
        fs::copy(file.path(), to.join(file.file_name()))?;
    }
    Ok(())
}

/// Everything that pages load, whatever it weighs.
pub fn make(project: &Project) -> Result<()> {
    setup::for_building(project)?;
    wasm::make(project)?;
    pack(project)
}

/// Fills pkg/dist/ anew, so that it holds nothing which is no longer made.
pub fn pack(project: &Project) -> Result<()> {
    let dist = project.dist();
    say::quietly("npm package (npm run build)", || {
        if dist.exists() {
            fs::remove_dir_all(&dist).with_context(|| format!("cannot empty {}", project.short(&dist)))?;
        }
        fs::create_dir_all(&dist)?;
        for module in wasm::MODULES {
            fs::copy(module.optimised(project)?, dist.join(format!("{}.wasm", module.name)))?;
        }
        copy_files(project)?;
        let log = project.own_file("npm-build.log")?;
        run::kept(node::npm(project).args(["run", "build", "-w", "dohoa"]), &log)?.or_print()
    })?;
    for file in sizes::READER_FILES {
        ensure!(dist.join(file).is_file(), "the package's build script left no {}", project.short(&dist.join(file)));
    }
    editor(project)
}

/// After the package: the editor works offline, and so has to know the package's files by name.
fn editor(project: &Project) -> Result<()> {
    say::quietly("editor (npm run editor)", || {
        let log = project.own_file("npm-editor.log")?;
        run::kept(node::npm(project).args(["run", "editor"]), &log)?.or_print()
    })
}
