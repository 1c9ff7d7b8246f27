//! A spec as JavaScript has it, read by `serde-wasm-bindgen`: plain data, as `JSON.stringify` would write it. Typed arrays are
//! copied in one go beside it, since a million numbers read as a list would be a million calls.

use crate::value::Value;
use wasm_bindgen::JsValue;

/// What a spec holds; an error says what is no data.
pub fn read(spec: JsValue) -> Result<Value, serde_wasm_bindgen::Error> {
    #[cfg(feature = "plane")]
    let columns = columns::of(&spec);
    #[cfg_attr(not(feature = "plane"), allow(unused_mut))]
    let mut value: Value = serde_wasm_bindgen::from_value(spec)?;
    #[cfg(feature = "plane")]
    columns::settle(&mut value, &columns);
    Ok(value)
}

/// The counterpart of the package's `columns.ts`, which takes typed arrays out of a spec: a text that begins with NUL and goes on
/// with a number stands for one of them.
#[cfg(feature = "plane")]
mod columns {
    use crate::value::Value;
    use js_sys::{Array, Float64Array, Reflect};
    use std::sync::Arc;
    use wasm_bindgen::{JsCast, JsValue};

    /// Where they stand in a spec; it is not among those that are iterated.
    const KEY: &str = "\0";

    pub fn of(spec: &JsValue) -> Vec<Arc<Vec<f64>>> {
        let list = Reflect::get(spec, &KEY.into()).ok().and_then(|list| list.dyn_into::<Array>().ok());
        list.iter().flat_map(Array::iter).map(|column| Arc::new(Float64Array::new(&column).to_vec())).collect()
    }

    pub fn settle(value: &mut Value, columns: &[Arc<Vec<f64>>]) {
        match value {
            _ if columns.is_empty() => {}
            Value::Text(text) => {
                let index = text.strip_prefix(KEY).and_then(|index| index.parse::<usize>().ok());
                if let Some(column) = index.and_then(|index| columns.get(index)) {
                    *value = Value::Numbers(column.clone());
                }
            }
            Value::List(items) => items.iter_mut().for_each(|item| settle(item, columns)),
            Value::Record(entries) => entries.iter_mut().for_each(|(_, value)| settle(value, columns)),
            _ => {}
        }
    }
}
