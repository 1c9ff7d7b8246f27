//! Takes functions out of a module that are linked but never run. The linker has to keep them, since it cannot know that.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use walrus::{FunctionBuilder, FunctionId, FunctionKind, Module};

/// What stands in the symbols of such functions, all of it. Should one run all the same, it traps, and tests would tell.
const NEVER_RUN: [&[&str]; 3] = [
    // How JavaScript calls a Rust closure, or wakes a future: it is given none.
    &["12wasm_bindgen7convert8closures", "6invoke"],
    &["6js_sys7futures"],
    // A number in a sentence about what was not expected: a spec takes every number.
    &["16WithDecimalPoint"],
];

/// How Rust prints a fraction: 4 kB for what nobody reads. In a page `Intl` prints. `plotters-canvas` prints an opacity with each
/// colour, but none of its colours is used (see `AsItIs` in src/surface/canvas.rs). It is made to print nothing.
const PRINTS_NOTHING: &[&str] = &["4core3fmt5float", "float_to_"];

/// A copy of the module at `from` in which each function that is never run is a trap.
pub fn snip(from: &Path) -> Result<PathBuf> {
    let mut module = Module::from_file(from).with_context(|| format!("cannot read {}", from.display()))?;
    let all = module.funcs.iter_local().map(|(id, _)| id);
    let doomed: Vec<FunctionId> =
        all.filter(|id| marked(&module, *id, PRINTS_NOTHING) || NEVER_RUN.iter().any(|marks| marked(&module, *id, marks))).collect();
    for id in doomed {
        let prints_nothing = marked(&module, id, PRINTS_NOTHING);
        let (parameters, results) = module.types.params_results(module.funcs.get(id).ty());
        let (parameters, results) = (parameters.to_vec(), results.to_vec());
        let arguments = parameters.iter().map(|kind| module.locals.add(*kind)).collect();
        let mut body = FunctionBuilder::new(&mut module.types, &parameters, &results);
        if prints_nothing {
            // `Ok(())`, as Rust hands it over.
            body.func_body().i32_const(0);
        } else {
            body.func_body().unreachable();
        }
        module.funcs.get_mut(id).kind = FunctionKind::Local(body.local_func(arguments));
    }
    let to = from.with_extension("snipped.wasm");
    fs::write(&to, module.emit_wasm())?;
    Ok(to)
}

/// Whether all of `marks` stand in the symbol of a function.
fn marked(module: &Module, id: FunctionId, marks: &[&str]) -> bool {
    module.funcs.get(id).name.as_ref().is_some_and(|name| marks.iter().all(|mark| name.contains(mark)))
}
