//! Functions in the order in which a module compresses best: each behind those that are most like it. What brotli finds again
//! nearby costs fewer bits than what it finds far away. It is the same module otherwise.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasmparser::{Parser, Payload, TypeRef};

/// Functions are alike as far as they share runs of so many bytes.
const RUN: usize = 5;

/// A copy of the module at `from` in which each function has a name that says its place: `wasm-opt --reorder-functions-by-name`
/// does the rest.
pub fn with_places(from: &Path) -> Result<PathBuf> {
    let mut module = fs::read(from)?;
    let (imported, bodies) = functions(&module).with_context(|| format!("cannot read {}", from.display()))?;
    let names = names(imported, &order(&bodies));
    module.push(0);
    put_sized(&mut module, &names);
    let to = from.with_extension("placed.wasm");
    fs::write(&to, module)?;
    Ok(to)
}

/// How many functions a module imports, and the runs of bytes in each of its own.
fn functions(module: &[u8]) -> Result<(usize, Vec<Vec<u64>>)> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += usize::from(matches!(import?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(runs(&module[body.range()])),
            _ => {}
        }
    }
    Ok((imported, bodies))
}

/// The runs of bytes in a function, each once, sorted.
fn runs(body: &[u8]) -> Vec<u64> {
    let number = |run: &[u8]| run.iter().fold(0, |number, byte| number << 8 | u64::from(*byte));
    let mut runs: Vec<u64> = body.windows(RUN).map(number).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// The indices of functions, the longest first, and then always the one that is most like those before it.
fn order(bodies: &[Vec<u64>]) -> Vec<usize> {
    let owners = owners(bodies);
    // Each with how much it is like the last one and, a third as much, the one before.
    let mut left: Vec<(usize, f64, f64)> = bodies.iter().enumerate().map(|(index, body)| (index, body.len() as f64, 0.0)).collect();
    let mut order: Vec<usize> = Vec::new();
    while !left.is_empty() {
        // Of equal ones the first, so that the same module always comes out the same.
        let best = left.iter().enumerate().fold((0, f64::MIN), |best, (at, (_, last, before))| {
            let own = last + before / 3.0;
            if own > best.1 {
                (at, own)
            } else {
                best
            }
        });
        let (chosen, ..) = left.remove(best.0);
        let is_first = order.is_empty();
        let mut shared = vec![0; bodies.len()];
        bodies[chosen].iter().flat_map(|run| &owners[run]).for_each(|owner| shared[*owner] += 1);
        for (index, last, before) in &mut left {
            *before = if is_first { 0.0 } else { *last };
            *last = like(bodies[*index].len(), bodies[chosen].len(), shared[*index]);
        }
        order.push(chosen);
    }
    order
}

/// Which functions have a run.
fn owners(bodies: &[Vec<u64>]) -> HashMap<u64, Vec<usize>> {
    let mut owners: HashMap<u64, Vec<usize>> = HashMap::new();
    for (index, body) in bodies.iter().enumerate() {
        body.iter().for_each(|run| owners.entry(*run).or_default().push(index));
    }
    owners
}

/// How much of all runs of two functions both have (Jaccard's index): of each the number of its runs, and how many are in both.
fn like(one: usize, other: usize, shared: usize) -> f64 {
    shared as f64 / (one + other - shared + 1) as f64
}

/// The content of a name section: imported functions are called as they stand, the others by their place.
fn names(imported: usize, order: &[usize]) -> Vec<u8> {
    let mut places = vec![0; order.len()];
    order.iter().enumerate().for_each(|(place, index)| places[*index] = place);
    let mut map = Vec::new();
    put(&mut map, imported + order.len());
    for index in 0..imported + order.len() {
        let name = match index.checked_sub(imported) {
            None => format!("i{index:05}"),
            Some(own) => format!("p{:05}", places[own]),
        };
        put(&mut map, index);
        put_sized(&mut map, name.as_bytes());
    }
    let mut section = Vec::new();
    put_sized(&mut section, b"name");
    // Its first and only part: the names of functions.
    section.push(1);
    put_sized(&mut section, &map);
    section
}

fn put_sized(to: &mut Vec<u8>, bytes: &[u8]) {
    put(to, bytes.len());
    to.extend_from_slice(bytes);
}

/// Writes a number as WebAssembly does (LEB128).
fn put(to: &mut Vec<u8>, mut number: usize) {
    while number > 127 {
        to.push(number as u8 | 128);
        number >>= 7;
    }
    to.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_stands_beside_like() {
        let bodies: Vec<Vec<u64>> = [b"abcdefghij".as_slice(), b"01234567", b"abcdefgh", b"0123456"].map(runs).into();
        assert_eq!(order(&bodies), [0, 2, 1, 3]);
    }

    #[test]
    fn numbers_are_written_in_sevens_of_bits() {
        let mut bytes = Vec::new();
        [5, 127, 128, 624_485].into_iter().for_each(|number| put(&mut bytes, number));
        assert_eq!(bytes, [5, 127, 0x80, 1, 0xe5, 0x8e, 0x26]);
    }
}
