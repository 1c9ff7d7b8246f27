//! Takes functions out of a module that are linked but never run, and answers questions whose answer is known. The linker has
//! to keep them, since it cannot know that.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use walrus::ir::Value;
use walrus::{ConstExpr, Data, DataId, DataKind, FunctionBuilder, FunctionId, FunctionKind, Module, ValType};

/// What stands in the symbols of such functions, all of it: how JavaScript calls a Rust closure, or wakes a future, of which it
/// is given none; how a number's `to_string` prints it, which `locale::plain` stands for; and how bindings throw `WORDS`. Should
/// one run all the same, it traps, and tests would tell.
const NEVER_RUN: [&[&str]; 4] = [
    &["12wasm_bindgen7convert8closures", "6invoke"],
    &["6js_sys7futures"],
    &["4core3fmt3num", "7Display3fmt"],
    &["12wasm_bindgen9throw_str"],
];

/// What the bindings say to who uses a core that is freed, or that is at work: the script does neither, and a page answers a trap
/// as it does an error.
const WORDS: [&str; 5] = [
    "attempted to take ownership of Rust value while it was borrowed",
    "recursive use of an object detected which would lead to unsafe aliasing in rust",
    "closure invoked recursively or after being dropped",
    "called `Option::unwrap_throw()` on a `None` value",
    "null pointer passed to rust",
];

/// Rust's formatting, 10 kB of it, is made to print nothing: numbers are `Intl`'s in a page, text is put together piece by piece,
/// and problems have no words in this module. What still calls it are libraries, for what nobody reads: colours that
/// `plotters-canvas` sets (see `AsItIs` in src/surface/canvas.rs).
const PRINTS: [&[&str]; 5] = [&["4core3fmt5write"], &["14spec_write_fmt"], &["7Display3fmt"], &["5Debug3fmt"], &["8LowerExp3fmt"]];

/// What `plotters-canvas` is told for a colour: `undefined`, whose place in the table of JavaScript's values is 0, and which a canvas
/// takes for none.
const UNDEFINED: [&[&str]; 1] = [&["15plotters_canvas", "17make_canvas_color"]];

/// Whose tables are left behind once nothing prints a fraction: 1.5 kB that no compression makes shorter.
const TABLES_OF: &str = "3num7flt2dec";

/// A copy of the reader's module at `from` without these functions; `map` is the linker's list of what stands where.
pub fn for_readers(from: &Path, map: &Path) -> Result<PathBuf> {
    let map = fs::read_to_string(map).with_context(|| format!("the linker left no {}", map.display()))?;
    let mut module = Module::from_file(from).with_context(|| format!("cannot read {}", from.display()))?;
    take_out(&mut module);
    walrus::passes::gc::run(&mut module);
    let user = module.funcs.iter().find_map(|function| function.name.as_deref().filter(|name| name.contains(TABLES_OF)));
    match user {
        Some(name) => println!("{name} is still there, and so are its tables: the module is larger than it need be"),
        None => tables(&map)
            .for_each(|table| blank(&mut module, |start, _| Some(table.start.checked_sub(start)?..table.end.checked_sub(start)?))),
    }
    for words in WORDS {
        blank(&mut module, |_, bytes| find(bytes, words));
    }
    let to = from.with_extension("snipped.wasm");
    fs::write(&to, module.emit_wasm())?;
    Ok(to)
}

fn take_out(module: &mut Module) {
    let all: Vec<FunctionId> = module.funcs.iter_local().map(|(id, _)| id).collect();
    for id in all {
        let (parameters, results) = module.types.params_results(module.funcs.get(id).ty());
        let (parameters, results) = (parameters.to_vec(), results.to_vec());
        let of_addresses = results == [ValType::I32] && parameters.iter().all(|kind| *kind == ValType::I32);
        // A formatter answers whether it could print, which it always can: `Ok(())` is 0.
        let prints = of_addresses && (marked(module, id, &PRINTS) || marked(module, id, &UNDEFINED));
        let never = marked(module, id, &NEVER_RUN);
        if !prints && !never {
            continue;
        }
        let arguments = parameters.iter().map(|kind| module.locals.add(*kind)).collect();
        let mut body = FunctionBuilder::new(&mut module.types, &parameters, &results);
        if never {
            body.func_body().unreachable();
        } else {
            body.func_body().i32_const(0);
        }
        module.funcs.get_mut(id).kind = FunctionKind::Local(body.local_func(arguments));
    }
}

/// Where the tables stand in memory. A line of the list reads: address, place in the file, length, all of them hexadecimal, and
/// a name.
fn tables(map: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    map.lines().filter(|line| line.contains(TABLES_OF) && line.contains("(.rodata")).filter_map(|line| {
        let mut words = line.split_whitespace().map(|word| usize::from_str_radix(word, 16));
        let (address, _, length) = (words.next()?.ok()?, words.next()?, words.next()?.ok()?);
        Some(address..address + length)
    })
}

/// Where the words stand among the bytes.
fn find(bytes: &[u8], words: &str) -> Option<Range<usize>> {
    let start = bytes.windows(words.len()).position(|window| window == words.as_bytes())?;
    Some(start..start + words.len())
}

/// Fills with zeros what `place` finds of a segment: it is told where that begins in memory, and its bytes.
fn blank(module: &mut Module, place: impl Fn(usize, &[u8]) -> Option<Range<usize>>) {
    let all: Vec<DataId> = module.data.iter().map(Data::id).collect();
    for data in all {
        let data = module.data.get_mut(data);
        let DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } = data.kind else { continue };
        if let Some(bytes) = place(start as usize, &data.value).and_then(|range| data.value.get_mut(range)) {
            bytes.fill(0);
        }
    }
}

/// Whether all the marks of one of `sorts` stand in the symbol of a function.
fn marked(module: &Module, id: FunctionId, sorts: &[&[&str]]) -> bool {
    let name = module.funcs.get(id).name.as_deref().unwrap_or_default();
    sorts.iter().any(|marks| marks.iter().all(|mark| name.contains(mark)))
}
