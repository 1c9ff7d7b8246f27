//! Numbers and letters from the browser's own tables, where they are not known without.

use crate::locale::own::Marks;
use crate::locale::{Fraction, Locale, Numbers};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type NumberFormat;

    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str, digits: &Digits) -> Result<NumberFormat, JsValue>;

    #[wasm_bindgen(method)]
    fn format(this: &NumberFormat, value: f64) -> String;

    /// How many digits stand behind the mark.
    #[wasm_bindgen(js_name = Object)]
    type Digits;

    #[wasm_bindgen(constructor, js_class = Object)]
    fn new() -> Digits;

    #[wasm_bindgen(method, setter, js_name = minimumFractionDigits)]
    fn set_least(this: &Digits, digits: u8);

    #[wasm_bindgen(method, setter, js_name = maximumFractionDigits)]
    fn set_most(this: &Digits, digits: u8);
}

thread_local! {
    /// The page's formatters, by locale and number of digits. They are dear to make, and charts ask for the same few.
    static MADE: RefCell<Vec<(String, Fraction, NumberFormat)>> = const { RefCell::new(Vec::new()) };
}

/// One locale's numbers.
struct Intl {
    tag: String,
    marks: Option<Marks>,
}

/// The locale of `tag`, or `None` if that is no language tag.
pub fn locale(tag: &str) -> Option<Locale> {
    if Marks::of(tag).is_none() {
        formatted(tag, Fraction::AS_IS, 0.0).ok()?;
    }
    Some(of(tag))
}

/// English numbers, for a page that says no language.
pub fn fallback() -> Locale {
    of("en")
}

fn of(tag: &str) -> Locale {
    Locale::new(tag, Box::new(Intl { tag: tag.to_owned(), marks: Marks::of(tag) }))
}

impl Numbers for Intl {
    fn decimal(&self, value: f64, fraction: Fraction) -> String {
        let own = |marks: Option<Marks>| marks.and_then(|marks| marks.write(value, fraction));
        let known = own(self.marks).or_else(|| formatted(&self.tag, fraction, value).ok());
        // Fractions are within what `Intl` takes; should it refuse all the same, the number stands as the English write it.
        known.or_else(|| own(Marks::of("en"))).unwrap_or_default()
    }
}

fn formatted(tag: &str, fraction: Fraction, value: f64) -> Result<String, JsValue> {
    MADE.with_borrow_mut(|made| {
        if let Some((.., format)) = made.iter().find(|(of, digits, _)| of == tag && *digits == fraction) {
            return Ok(format.format(value));
        }
        let format = make(tag, fraction)?;
        let text = format.format(value);
        made.push((tag.to_owned(), fraction, format));
        Ok(text)
    })
}

fn make(tag: &str, fraction: Fraction) -> Result<NumberFormat, JsValue> {
    let digits = Digits::new();
    digits.set_least(fraction.min);
    digits.set_most(fraction.max);
    NumberFormat::new(tag, &digits)
}
