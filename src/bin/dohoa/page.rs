//! A chart as a page of its own that needs no script.

use dohoa::figure;
use dohoa::sheet::{Look, Sheet};
use dohoa::surface::svg::escape;

const STYLE: &str = "html{color-scheme:light}html[data-theme=dark]{color-scheme:dark}body{margin:2rem auto;max-width:42rem;padding:0 1rem}";

/// The whole page, on light or dark ground.
pub fn whole(sheet: &Sheet, setting: &figure::Setting, dark: bool) -> Option<String> {
    let figure = figure::html(sheet, setting)?;
    let locale = sheet.locale();
    let title = sheet.heading().and_then(|heading| heading.title.as_deref()).unwrap_or_default();
    let direction = if locale.right_to_left() { "rtl" } else { "ltr" };
    let ground = sheet.styled(&Look { dark, family: String::new() }, setting.house).ground.to_hex();
    let theme = if dark { "dark" } else { "light" };
    let (lang, title) = (escape(locale.tag()), escape(title));
    Some(format!(
        "<!doctype html>\n<html lang=\"{lang}\" dir=\"{direction}\" data-theme=\"{theme}\">\n<meta charset=\"utf-8\">\n\
<meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>{STYLE}html{{background:{ground}}}</style>\n{figure}</html>\n"
    ))
}
