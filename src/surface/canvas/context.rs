//! What a canvas' context is asked for that cannot fail as it is asked here, bound so that nothing comes back but the answer: a way for
//! failures would be paid for at every call, in bytes and in time.

use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, TextMetrics};

#[wasm_bindgen]
extern "C" {
    /// A 2D context.
    #[wasm_bindgen(extends = CanvasRenderingContext2d)]
    #[derive(Clone)]
    pub type Context;

    /// Writes `text` at a point; does nothing where a number is none.
    #[wasm_bindgen(method, js_name = fillText)]
    pub fn fill_text(this: &Context, text: &str, x: f64, y: f64);

    /// How much room `text` takes in the font that is set.
    #[wasm_bindgen(method, js_name = measureText)]
    pub fn measure_text(this: &Context, text: &str) -> TextMetrics;

    /// From units to device pixels.
    #[wasm_bindgen(method, js_name = setTransform)]
    pub fn set_transform(this: &Context, a: f64, b: f64, c: f64, d: f64, e: f64, f: f64);

    /// Adds a rectangle with round corners to the path. Refused for a radius below 0 alone, which is no rectangle's here.
    #[wasm_bindgen(method, js_name = roundRect)]
    pub fn round_rect(this: &Context, x: f64, y: f64, width: f64, height: f64, radius: f64);

    /// Adds a piece of a circle to the path, angles in radians. Refused for a radius below 0 alone.
    #[wasm_bindgen(method)]
    pub fn arc(this: &Context, x: f64, y: f64, radius: f64, from: f64, to: f64);

    /// How letters are set; a browser that doesn't know it keeps a word of that name, and nothing comes of it.
    #[wasm_bindgen(method, setter, js_name = textRendering)]
    pub fn set_text_rendering(this: &Context, how: &str);

    /// Which way lines run.
    #[wasm_bindgen(method, setter)]
    pub fn set_direction(this: &Context, direction: &str);
}
