//! Widths of text as the browser's canvas measures them, each asked for once.

use crate::text::{Font, Measure};
use std::cell::RefCell;
use std::collections::BTreeMap;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// So many widths are remembered before all are forgotten: a page of charts has a few hundred.
const MOST: usize = 8000;

thread_local! {
    static KNOWN: RefCell<BTreeMap<String, f64>> = const { RefCell::new(BTreeMap::new()) };
    static CONTEXT: Option<CanvasRenderingContext2d> = context();
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type Segmenter;

    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new() -> Result<Segmenter, JsValue>;

    #[wasm_bindgen(method)]
    fn segment(this: &Segmenter, text: &str) -> JsValue;
}

/// Measures in one font family.
pub struct Ruler {
    family: String,
}

impl Ruler {
    /// A ruler for a CSS font-family list.
    pub fn new(family: &str) -> Self {
        Self { family: family.to_owned() }
    }
}

/// Forgets all widths.
pub fn forget() {
    KNOWN.with_borrow_mut(BTreeMap::clear);
}

fn context() -> Option<CanvasRenderingContext2d> {
    let canvas = web_sys::window()?.document()?.create_element("canvas").ok()?;
    let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

impl Measure for Ruler {
    fn width(&self, text: &str, font: Font) -> f64 {
        let css = font.css(&self.family);
        let key = [&css, "\n", text].concat();
        if let Some(width) = KNOWN.with_borrow(|known| known.get(&key).copied()) {
            return width;
        }
        let width = CONTEXT.with(|context| {
            let context = context.as_ref()?;
            context.set_font(&css);
            context.measure_text(text).ok().map(|metrics| metrics.width())
        });
        // Without a canvas nothing is drawn either; half an em a letter keeps the layout sane.
        let width = width.unwrap_or_else(|| text.chars().count() as f64 * font.size * 0.5);
        KNOWN.with_borrow_mut(|known| {
            if known.len() >= MOST {
                known.clear();
            }
            known.insert(key, width);
        });
        width
    }

    fn clusters(&self, text: &str) -> Vec<usize> {
        let ends_of_chars = || text.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
        segments(text).unwrap_or_else(ends_of_chars)
    }
}

/// Letters as `Intl.Segmenter` parts them, where the browser has it.
fn segments(text: &str) -> Option<Vec<usize>> {
    let parts = js_sys::try_iter(&Segmenter::new().ok()?.segment(text)).ok()??;
    let mut end = 0;
    let mut ends = Vec::new();
    for part in parts {
        let segment = js_sys::Reflect::get(&part.ok()?, &"segment".into()).ok()?;
        end += segment.as_string()?.len();
        ends.push(end);
    }
    Some(ends)
}
