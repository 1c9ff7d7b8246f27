//! The core's tree from a JavaScript value. A spec is plain data, as `JSON.stringify` would write it, and typed arrays besides,
//! each of which is copied in one go: a million numbers are one call, not a million.

use crate::value::{Value, DEEPEST};
use js_sys::{Array, ArrayBuffer, Float64Array, Object};
use wasm_bindgen::{JsCast, JsValue};

/// What `value` holds; an error says what is no data.
pub fn read(value: &JsValue, depth: usize) -> Result<Value, &'static str> {
    if depth > DEEPEST {
        return Err("nested too deeply");
    }
    if value.is_undefined() || value.is_null() {
        return Ok(Value::Null);
    }
    if let Some(text) = value.as_string() {
        return Ok(Value::Text(text));
    }
    if let Some(number) = value.as_f64() {
        return Ok(Value::Number(number));
    }
    if let Some(flag) = value.as_bool() {
        return Ok(Value::Flag(flag));
    }
    if !value.is_object() {
        return Err("neither text, number, true, false, list nor object");
    }
    if ArrayBuffer::is_view(value) {
        return Ok(Value::Numbers(Float64Array::new(value).to_vec().into()));
    }
    if Array::is_array(value) {
        let items: &Array = value.unchecked_ref();
        return items.iter().map(|item| read(&item, depth + 1)).collect::<Result<_, _>>().map(Value::List);
    }
    let mut entries = Vec::new();
    for entry in Object::entries(value.unchecked_ref()).iter() {
        let entry: Array = entry.unchecked_into();
        entries.push((entry.get(0).as_string().unwrap_or_default(), read(&entry.get(1), depth + 1)?));
    }
    Ok(Value::Record(entries))
}
