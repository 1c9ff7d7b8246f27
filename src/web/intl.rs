//! Numbers and letters from the browser's own tables.

use crate::locale::{Fraction, Locale, Numbers};
use js_sys::{Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type NumberFormat;

    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str, options: &Object) -> Result<NumberFormat, JsValue>;

    #[wasm_bindgen(method)]
    fn format(this: &NumberFormat, value: f64) -> String;
}

/// One locale's formatters; one for each number of digits that was asked for, since they are dear to make.
struct Intl {
    tag: String,
    made: RefCell<Vec<(Fraction, NumberFormat)>>,
}

/// The locale of `tag`, or `None` if that is no language tag.
pub fn locale(tag: &str) -> Option<Locale> {
    let numbers = Intl { tag: tag.to_owned(), made: RefCell::new(Vec::new()) };
    numbers.make(Fraction::AS_IS).ok()?;
    Some(Locale::new(tag, Box::new(numbers)))
}

/// English numbers, for a page that says no language.
pub fn fallback() -> Locale {
    let numbers = Intl { tag: "en".to_owned(), made: RefCell::new(Vec::new()) };
    Locale::new("en", Box::new(numbers))
}

impl Intl {
    fn make(&self, fraction: Fraction) -> Result<NumberFormat, JsValue> {
        let options = Object::new();
        let set = |name: &str, digits: u8| Reflect::set(&options, &name.into(), &digits.into());
        set("minimumFractionDigits", fraction.min)?;
        set("maximumFractionDigits", fraction.max)?;
        NumberFormat::new(&self.tag, &options)
    }
}

impl Numbers for Intl {
    fn decimal(&self, value: f64, fraction: Fraction) -> String {
        let mut made = self.made.borrow_mut();
        if let Some((_, format)) = made.iter().find(|(of, _)| *of == fraction) {
            return format.format(value);
        }
        match self.make(fraction) {
            Ok(format) => {
                let text = format.format(value);
                made.push((fraction, format));
                text
            }
            // Fractions are within what `Intl` takes; should it refuse all the same, the number stands as JavaScript writes it.
            Err(_) => js_sys::Number::from(value).to_string_with_radix(10).map(String::from).unwrap_or_default(),
        }
    }
}
