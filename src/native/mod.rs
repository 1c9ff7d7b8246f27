//! The door for everything that is not a page: JSON text in, SVG out, with a bundled face and ICU4X. The same sheet, scene
//! and painter as in a page. Files of figures come in here as bytes, which `decode` makes a text of.

use crate::card;
pub use crate::card::{Card, NoCard};
use crate::figure::{Setting, LADDER};
use crate::locale::icu;
use crate::problem::codes::LOCALE_UNREADABLE;
use crate::problem::Problems;
use crate::scene::Scene;
use crate::sheet::{Look, Sheet};
use crate::source::{Loaded, Source};
use crate::spec::foreign;
use crate::text::face::{Face, FAMILY};
use crate::theme::Theme;
use crate::value::Value;
use crate::words::Lang;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, UTF_8, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization;

/// The locale of a spec that names none.
const DEFAULT_LOCALE: &str = "en";

/// Reads a spec from JSON text. What is wrong with it is on the sheet, with its place in the text.
pub fn read(json: &str) -> Sheet {
    open(json, None, &|_| None).0
}

/// Reads a spec from JSON text, and the figures that it names by an address, which `load` gets. Problems are told in `lang`, or
/// else in the spec's own language.
pub fn open(json: &str, lang: Option<Lang>, load: &dyn Fn(&str) -> Option<Loaded>) -> (Sheet, Source) {
    opened(json, lang, load, false)
}

/// The same, with what a second pair of eyes would say of it.
pub fn check(json: &str, lang: Option<Lang>, load: &dyn Fn(&str) -> Option<Loaded>) -> (Sheet, Source) {
    opened(json, lang, load, true)
}

fn opened(json: &str, lang: Option<Lang>, load: &dyn Fn(&str) -> Option<Loaded>, reviewed: bool) -> (Sheet, Source) {
    let mut source = Source::new(json);
    let tag = source.locale().unwrap_or(DEFAULT_LOCALE).to_owned();
    let mut problems = Problems::new(lang.unwrap_or(Lang::of(&tag)));
    let sheet = match source.read(&nfc, &mut problems) {
        Some(mut value) => {
            source.load(&mut value, load);
            let mut sheet = read_told(&mut value, lang);
            if reviewed {
                let [narrowest, ..] = LADDER;
                sheet.review(&value, narrowest.into(), Face::of_pages());
            }
            sheet.locate(&source, &nfc);
            sheet
        }
        None => Sheet::unreadable(icu::locale(&tag), problems),
    };
    (sheet, source)
}

/// Reads a spec that is a tree already.
pub fn read_value(mut value: Value) -> Sheet {
    read_told(&mut value, None)
}

fn read_told(value: &mut Value, lang: Option<Lang>) -> Sheet {
    value.normalize(&nfc);
    let tag = value.get("locale").and_then(Value::as_text).unwrap_or(DEFAULT_LOCALE);
    let mut problems = Problems::new(lang.unwrap_or(Lang::of(tag)));
    if icu_locale_core::Locale::try_from_str(tag).is_err() {
        problems.note(&LOCALE_UNREADABLE, |_| foreign::unreadable_locale(tag));
    }
    let locale = icu::locale(tag);
    Sheet::read(value, locale, problems)
}

/// A text in NFC, as specs and what belongs to them are read.
pub fn nfc(text: &str) -> Option<String> {
    Some(text.nfc().collect())
}

/// The text of a data file, in NFC, and the encoding if that had to be guessed: what is neither marked as UTF nor is UTF-8 is
/// taken for Windows-1258, in which older programs save Vietnamese. A spec has the guess beside the text, as
/// `"data": {"url": …, "text": …, "encoding": …}`, so that it is told.
pub fn decode(bytes: &[u8]) -> (String, Option<&'static str>) {
    let marked = Encoding::for_bom(bytes).map(|(encoding, mark)| (encoding, bytes.get(mark..).unwrap_or_default()));
    let (encoding, bytes, is_guess) = match marked {
        Some((encoding, bytes)) => (encoding, bytes, false),
        // A text has no NUL, but every other byte of plain letters in UTF-16 is one.
        None if bytes.contains(&0) => (if bytes.first() == Some(&0) { UTF_16BE } else { UTF_16LE }, bytes, true),
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, bytes, false),
        None => (WINDOWS_1258, bytes, true),
    };
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    (text.nfc().collect(), is_guess.then_some(encoding.name()))
}

/// The picture with its words as SVG, `width` CSS px wide, on light ground. `None` if an error stops it.
pub fn svg(sheet: &Sheet, width: f64) -> Option<String> {
    svg_with(sheet, width, false)
}

/// The picture with its words as SVG, on light or dark ground.
pub fn svg_with(sheet: &Sheet, width: f64, dark: bool) -> Option<String> {
    svg_in_style(sheet, width, dark, &Value::Null)
}

/// The same in a house style.
pub fn svg_in_style(sheet: &Sheet, width: f64, dark: bool, house: &Value) -> Option<String> {
    let (scene, theme) = picture(sheet, width, dark, house)?;
    Some(sheet.svg(&scene, &theme, true))
}

/// The picture with its words in the card's size, and the theme in which it is to be drawn.
pub fn card(sheet: &Sheet, card: Card, dark: bool, house: &Value) -> Result<(Scene, Theme), NoCard> {
    let mut theme = sheet.styled(&look(dark), house);
    let scene = card::card(sheet, card, &mut theme, Face::bundled())?;
    Ok((scene, theme))
}

/// The picture with its words, and the theme in which it is to be drawn.
pub fn picture(sheet: &Sheet, width: f64, dark: bool, house: &Value) -> Option<(Scene, Theme)> {
    sheet.alone(width, dark, house, Face::bundled())
}

/// How a figure for a page is set, in the face that most pages are read in.
pub fn setting<'a>(widths: &'a [u16], house: &'a Value, styled: bool) -> Setting<'a> {
    Setting { widths, house, measure: Face::of_pages(), styled }
}

/// How high a chart with its words is at `width` on most pages, whole CSS px.
pub fn height(sheet: &Sheet, width: f64, house: &Value) -> Option<u32> {
    let theme = sheet.styled(&look(false), house);
    let scene = sheet.framed(width / theme.scale, &theme, Face::of_pages())?;
    Some((scene.size.height * theme.scale).ceil() as u32)
}

/// A spec from JSON text as a tree, with the figures that it names by an address, which `load` gets.
pub fn tree(json: &str, load: &dyn Fn(&str) -> Option<Loaded>) -> Option<Value> {
    let mut source = Source::new(json);
    let mut value = source.read(&nfc, &mut Problems::new(Lang::En))?;
    source.load(&mut value, load);
    value.normalize(&nfc);
    Some(value)
}

fn look(dark: bool) -> Look {
    Look { dark, family: format!("\"{FAMILY}\", sans-serif") }
}
