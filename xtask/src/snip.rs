//! Takes functions out of a module that are linked but never run. The linker has to keep them, since it cannot know that.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use walrus::{FunctionBuilder, FunctionId, FunctionKind, Module, ValType};

/// What stands in the symbols of such functions, all of it: how JavaScript calls a Rust closure, or wakes a future, of which it
/// is given none; and how a number's `to_string` prints it, which `locale::plain` stands for. Should one run all the same, it
/// traps, and tests would tell.
const NEVER_RUN: [&[&str]; 3] = [&["12wasm_bindgen7convert8closures", "6invoke"], &["6js_sys7futures"], &["4core3fmt3num", "7Display3fmt"]];

/// Rust's formatting, 10 kB of it, is made to print nothing: numbers are `Intl`'s in a page, text is put together piece by piece,
/// and problems have no words in this module. What still calls it are libraries, for what nobody reads: the reasons in
/// `serde-wasm-bindgen`'s errors, and colours that `plotters-canvas` sets (see `AsItIs` in src/surface/canvas.rs).
const PRINTS: [&[&str]; 4] = [&["4core3fmt5write"], &["7Display3fmt"], &["5Debug3fmt"], &["8LowerExp3fmt"]];

/// A copy of the module at `from` without these functions.
pub fn snip(from: &Path) -> Result<PathBuf> {
    let mut module = Module::from_file(from).with_context(|| format!("cannot read {}", from.display()))?;
    let all: Vec<FunctionId> = module.funcs.iter_local().map(|(id, _)| id).collect();
    for id in all {
        let (parameters, results) = module.types.params_results(module.funcs.get(id).ty());
        let (parameters, results) = (parameters.to_vec(), results.to_vec());
        // A formatter answers whether it could print, which it always can: `Ok(())` is 0.
        let prints = results == [ValType::I32] && parameters.iter().all(|kind| *kind == ValType::I32) && marked(&module, id, &PRINTS);
        let never = marked(&module, id, &NEVER_RUN);
        if !prints && !never {
            continue;
        }
        let arguments = parameters.iter().map(|kind| module.locals.add(*kind)).collect();
        let mut body = FunctionBuilder::new(&mut module.types, &parameters, &results);
        if prints && !never {
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

/// Whether all the marks of one of `sorts` stand in the symbol of a function.
fn marked(module: &Module, id: FunctionId, sorts: &[&[&str]]) -> bool {
    let name = module.funcs.get(id).name.as_deref().unwrap_or_default();
    sorts.iter().any(|marks| marks.iter().all(|mark| name.contains(mark)))
}
