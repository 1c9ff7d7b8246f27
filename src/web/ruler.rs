//! Widths of text as the browser's canvas measures them, each asked for once.

use crate::surface::canvas::context::Context;
use crate::text::{Font, Measure};
use js_sys::Array;
use std::cell::{Cell, OnceCell, RefCell};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

/// So many widths are remembered before all are forgotten: a page of charts has a few hundred.
const MOST: usize = 8000;

thread_local! {
    /// Widths by the hash of family, font and text, in the order of hashes. Among some thousand of 64 bits no two are alike.
    static KNOWN: RefCell<Vec<(u64, f64)>> = const { RefCell::new(Vec::new()) };
    static CONTEXT: OnceCell<Option<Context>> = const { OnceCell::new() };
}

#[wasm_bindgen]
extern "C" {
    /// Refused where there is no document, as in a worker.
    #[wasm_bindgen(js_namespace = document, js_name = createElement, catch)]
    fn create_element(name: &str) -> Result<HtmlCanvasElement, JsValue>;

    #[wasm_bindgen(js_namespace = Intl)]
    type Segmenter;

    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new() -> Result<Segmenter, JsValue>;

    #[wasm_bindgen(method)]
    fn segment(this: &Segmenter, text: &str) -> JsValue;

    type Segment;

    #[wasm_bindgen(method, getter)]
    fn segment(this: &Segment) -> String;
}

/// Measures in one font family, for one picture: what it has set the context to does not change meanwhile.
pub struct Ruler {
    family: String,
    /// What the family adds to the hash of a text.
    seed: u64,
    /// The number of the font that the context is set to; none has 0.
    set: Cell<u64>,
}

impl Ruler {
    /// A ruler for a CSS font-family list.
    pub fn new(family: &str) -> Self {
        Self { family: family.to_owned(), seed: hash(0xcbf2_9ce4_8422_2325, family), set: Cell::new(0) }
    }

    /// The width that the browser says. Without a canvas nothing is drawn either, and any width will do.
    fn ask(&self, text: &str, font: Font) -> Option<f64> {
        CONTEXT.with(|context| {
            let context = context.get_or_init(|| context_in(&font.css(&self.family))).as_ref()?;
            if self.set.replace(font.number()) != font.number() {
                context.set_font(&font.css(&self.family));
            }
            Some(context.measure_text(text).width())
        })
    }
}

/// Forgets all widths.
pub fn forget() {
    KNOWN.with_borrow_mut(Vec::clear);
}

/// A context of no canvas that anybody sees. It gets a font first of all, since it would look one up for itself otherwise.
fn context_in(css: &str) -> Option<Context> {
    let context: Context = create_element("canvas").ok()?.get_context("2d").ok()??.unchecked_into();
    context.set_font(css);
    // What is measured is what the canvas surface draws.
    context.set_text_rendering("geometricPrecision");
    Some(context)
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo), from `seed` on.
fn hash(seed: u64, text: &str) -> u64 {
    text.bytes().fold(seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

impl Measure for Ruler {
    fn width(&self, text: &str, font: Font) -> f64 {
        let key = hash(self.seed ^ font.number() << 8, text);
        KNOWN.with_borrow_mut(|known| match known.binary_search_by_key(&key, |(key, _)| *key) {
            Ok(at) => known.get(at).map_or(0.0, |(_, width)| *width),
            Err(at) => {
                let width = self.ask(text, font).unwrap_or(text.chars().count() as f64 * font.size() * 0.5);
                if known.len() >= MOST {
                    known.clear();
                }
                known.insert(at.min(known.len()), (key, width));
                width
            }
        })
    }

    fn clusters(&self, text: &str) -> Vec<usize> {
        clusters(text)
    }
}

/// Where letters end.
pub fn clusters(text: &str) -> Vec<usize> {
    // The letters of Europe and of Vietnam, marks and all: nothing joins them, and the browser's own tables stay closed.
    let is_single = |c| matches!(c, ' '..'\u{300}' | '\u{1e00}'..'\u{2000}' | '–' | '—' | '…');
    let ends_of_chars = || text.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
    match text.chars().all(is_single) {
        true => None,
        false => segments(text),
    }
    .unwrap_or_else(ends_of_chars)
}

/// Letters as `Intl.Segmenter` parts them, where the browser has it.
fn segments(text: &str) -> Option<Vec<usize>> {
    let parts = Array::from(&Segmenter::new().ok()?.segment(text));
    let mut end = 0;
    let mut ends = Vec::new();
    for part in parts.iter() {
        end += part.unchecked_into::<Segment>().segment().len();
        ends.push(end);
    }
    Some(ends)
}
