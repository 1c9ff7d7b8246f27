//! Takes functions out of a module that are linked but never run. The linker has to keep them, since it cannot know that.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use walrus::{FunctionBuilder, FunctionId, FunctionKind, Module};

/// Marks in the symbols of `core::num::flt2dec`, by which Rust prints fractions, of what finds digits. In a page `Intl` prints;
/// Rust itself prints nothing but "NaN", which has no digits (see `AsItIs` in src/surface/canvas.rs). Should one of these run
/// all the same, it traps, and tests would tell.
const NEVER_RUN: [&str; 4] = ["_4core3num7flt2dec8strategy5grisu15format_shortest", "6dragon", "exact", "exp_str"];

/// A copy of the module at `from` in which each function that is never run is a trap.
pub fn snip(from: &Path) -> Result<PathBuf> {
    let mut module = Module::from_file(from).with_context(|| format!("cannot read {}", from.display()))?;
    let named = |id: FunctionId| {
        module.funcs.get(id).name.as_ref().is_some_and(|name| name.contains("7flt2dec") && NEVER_RUN.iter().any(|mark| name.contains(mark)))
    };
    let doomed: Vec<FunctionId> = module.funcs.iter_local().map(|(id, _)| id).filter(|id| named(*id)).collect();
    for id in doomed {
        let (parameters, results) = module.types.params_results(module.funcs.get(id).ty());
        let (parameters, results) = (parameters.to_vec(), results.to_vec());
        let arguments = parameters.iter().map(|kind| module.locals.add(*kind)).collect();
        let mut body = FunctionBuilder::new(&mut module.types, &parameters, &results);
        body.func_body().unreachable();
        module.funcs.get_mut(id).kind = FunctionKind::Local(body.local_func(arguments));
    }
    let to = from.with_extension("snipped.wasm");
    fs::write(&to, module.emit_wasm())?;
    Ok(to)
}
