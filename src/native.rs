//! The door for everything that is not a page: JSON text in, SVG out, with a bundled face and ICU4X. The same sheet, scene
//! and painter as in a page.

use crate::locale::icu;
use crate::problem::codes::{LOCALE_UNREADABLE, SPEC_UNREADABLE};
use crate::problem::{Finding, Problems};
use crate::sheet::{Look, Sheet};
use crate::text::face::{Face, FAMILY};
use crate::value::Value;
use crate::words::Lang;
use unicode_normalization::UnicodeNormalization;

/// The locale of a spec that names none.
const DEFAULT_LOCALE: &str = "en";

/// Reads a spec from JSON text. What is wrong with it is on the sheet.
pub fn read(json: &str) -> Sheet {
    match serde_json::from_str::<Value>(json) {
        Ok(value) => read_value(value),
        Err(error) => {
            let locale = icu::locale(DEFAULT_LOCALE);
            let mut problems = Problems::new(locale.lang());
            problems.note(&SPEC_UNREADABLE, |_| Finding::at("").found(error.to_string()));
            Sheet::unreadable(locale, problems)
        }
    }
}

/// Reads a spec that is a tree already.
pub fn read_value(mut value: Value) -> Sheet {
    value.normalize(&|text| Some(text.nfc().collect()));
    let tag = value.get("locale").and_then(Value::as_text).unwrap_or(DEFAULT_LOCALE);
    let mut problems = Problems::new(Lang::of(tag));
    if icu_locale_core::Locale::try_from_str(tag).is_err() {
        problems.note(&LOCALE_UNREADABLE, |_| Finding::at("locale").found(tag).expected("vi, en, en-GB, …"));
    }
    let locale = icu::locale(tag);
    Sheet::read(&value, locale, problems)
}

/// The picture with its words as SVG, `width` CSS px wide, on light ground. `None` if an error stops it.
pub fn svg(sheet: &Sheet, width: f64) -> Option<String> {
    svg_with(sheet, width, false)
}

/// The picture with its words as SVG, on light or dark ground.
pub fn svg_with(sheet: &Sheet, width: f64, dark: bool) -> Option<String> {
    svg_in_style(sheet, width, dark, &Value::Null)
}

/// The same in a house style. Another font than the bundled one is named in the picture, but measured with the bundled one,
/// which is wider than most.
pub fn svg_in_style(sheet: &Sheet, width: f64, dark: bool, house: &Value) -> Option<String> {
    let look = Look { dark, family: format!("\"{FAMILY}\", sans-serif") };
    let theme = sheet.styled(&look, house);
    let scene = sheet.picture(width / theme.scale, &theme, Face::bundled())?;
    Some(sheet.svg(&scene, &theme, true))
}
