//! The page's door: what JavaScript calls. It turns JavaScript values into the core's and back, and brings what only a page
//! has: a canvas to measure and to draw on, `Intl` for numbers. Elements, events and words around the canvas are the page's.

mod intl;
mod ruler;

use crate::explore::{lines, nearest};
use crate::geom::Point;
use crate::paint::Pen;
use crate::problem::codes::{LOCALE_UNREADABLE, SPEC_UNREADABLE};
use crate::problem::Problems;
use crate::scene::Scene;
use crate::sheet::{self, Sheet};
use crate::spec::Ground;
use crate::surface::canvas;
use crate::theme::Theme;
use crate::value::Value;
use crate::words::{phrase, Lang, Phrase};
use ruler::Ruler;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

const PROBLEM_HEADING: Phrase = phrase("Biểu đồ này chưa vẽ được", "This chart could not be drawn");

/// How wide a scene is composed when nobody has said how wide: for its words and figures only.
const ANY_WIDTH: f64 = 640.0;

/// Where a picture is to stand, as the page says it.
#[derive(Deserialize)]
struct Look {
    dark: bool,
    font: String,
}

/// The words around a chart, ready to be set.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Caption<'a> {
    locale: &'a str,
    direction: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    theme: &'static str,
    title: Option<&'a str>,
    subtitle: Option<&'a str>,
    note: Option<&'a str>,
    source: Option<String>,
    source_url: Option<&'a str>,
    byline: Option<&'a str>,
    problem_heading: &'static str,
}

/// A figure, as events and tooltips have it.
#[derive(Serialize)]
struct Figure<'a> {
    index: usize,
    key: &'a str,
    label: &'a str,
    series: Option<&'a str>,
    value: Option<f64>,
    text: &'a str,
    share: Option<&'a str>,
    lines: Vec<String>,
    x: f64,
    y: f64,
}

/// One chart: its spec, once read, and the scene that was composed last.
#[wasm_bindgen]
pub struct Core {
    sheet: Sheet,
    composed: Option<(Scene, Theme)>,
}

#[wasm_bindgen]
impl Core {
    /// Reads `spec`, a plain JavaScript value. Its locale is its own, else `page_locale`.
    #[wasm_bindgen(constructor)]
    pub fn new(spec: JsValue, page_locale: &str) -> Core {
        let value = serde_wasm_bindgen::from_value::<Value>(spec);
        let asked = value.as_ref().ok().and_then(|value| value.get("locale")?.as_text().map(str::to_owned));
        let tag = asked.as_deref().unwrap_or(page_locale);
        let mut problems = Problems::new(Lang::of(tag));
        let locale = intl::locale(tag).unwrap_or_else(|| {
            problems.expected(&LOCALE_UNREADABLE, "locale", tag, "vi, en, en-GB, …");
            intl::fallback()
        });
        let sheet = match value {
            Ok(mut value) => {
                value.normalize(&|text| js_sys::JsString::from(text).normalize("NFC").as_string());
                Sheet::read(&value, locale, problems)
            }
            Err(error) => {
                problems.note(&SPEC_UNREADABLE, "", &error.to_string());
                Sheet::unreadable(locale, problems)
            }
        };
        Core { sheet, composed: None }
    }

    /// Whether nothing stops the chart.
    #[wasm_bindgen(getter)]
    pub fn drawable(&self) -> bool {
        self.sheet.infographic().is_some()
    }

    /// All that is wrong with the spec.
    pub fn problems(&self) -> JsValue {
        to_js(self.sheet.problems())
    }

    /// The words around the chart.
    pub fn caption(&self) -> JsValue {
        let locale = self.sheet.locale();
        let infographic = self.sheet.infographic();
        let heading = self.sheet.heading();
        to_js(&Caption {
            locale: locale.tag(),
            direction: if locale.right_to_left() { "rtl" } else { "ltr" },
            kind: infographic.map_or("", |infographic| infographic.frame.kind),
            theme: match infographic.map_or(Ground::Auto, |infographic| infographic.ground) {
                Ground::Auto => "auto",
                Ground::Light => "light",
                Ground::Dark => "dark",
            },
            title: heading.and_then(|heading| heading.title.as_deref()),
            subtitle: heading.and_then(|heading| heading.subtitle.as_deref()),
            note: heading.and_then(|heading| heading.note.as_deref()),
            source: infographic.and_then(|infographic| infographic.frame.source(locale)),
            source_url: heading.and_then(|heading| heading.source_url.as_deref()),
            byline: heading.and_then(|heading| heading.byline.as_deref()),
            problem_heading: PROBLEM_HEADING.in_lang(locale.lang()),
        })
    }

    /// Lays the plot out at `width` CSS px and says how high it is, CSS px; 0 if an error stops the chart.
    pub fn compose(&mut self, width: f64, look: JsValue) -> f64 {
        let theme = self.sheet.theme(&read_look(look));
        self.composed = self.sheet.plot(width, &theme, &Ruler::new(&theme.family)).map(|scene| (scene, theme));
        self.composed.as_ref().map_or(0.0, |(scene, _)| scene.size.height)
    }

    /// Draws the composed plot at `ratio` device pixels a CSS px, with the figure `active` pointed at (-1: none).
    pub fn paint(&self, canvas: &HtmlCanvasElement, ratio: f64, active: i32) {
        if let Some((scene, theme)) = &self.composed {
            draw(scene, canvas, theme, ratio, usize::try_from(active).ok(), false);
        }
    }

    /// The figure at a place of the composed plot, CSS px, or within `reach` of it; -1 if there is none.
    pub fn nearest(&self, x: f64, y: f64, reach: f64) -> i32 {
        let scene = self.composed.as_ref().map(|(scene, _)| scene);
        let found = scene.and_then(|scene| nearest(scene, Point::new(x, y), reach));
        found.and_then(|index| i32::try_from(index).ok()).unwrap_or(-1)
    }

    /// A figure of the composed plot.
    pub fn datum(&self, index: usize) -> JsValue {
        let datum = self.composed.as_ref().and_then(|(scene, _)| scene.data.get(index));
        datum.map_or(JsValue::UNDEFINED, |datum| {
            to_js(&Figure {
                index,
                key: &datum.key,
                label: &datum.label,
                series: datum.series.as_deref(),
                value: datum.value,
                text: &datum.text,
                share: datum.share.as_deref(),
                lines: lines(datum),
                x: datum.anchor.x,
                y: datum.anchor.y,
            })
        })
    }

    /// The figures as a table.
    pub fn table(&self) -> JsValue {
        self.with_scene(|scene| to_js(&self.sheet.table(scene))).unwrap_or_default()
    }

    /// The chart in words.
    pub fn describe(&self) -> String {
        self.with_scene(|scene| self.sheet.describe(scene)).unwrap_or_default()
    }

    /// The chart as SVG: with its words on a ground of its own, or the plot alone.
    pub fn svg(&self, width: f64, look: JsValue, framed: bool) -> String {
        let theme = self.sheet.theme(&read_look(look));
        let ruler = Ruler::new(&theme.family);
        let scene = match framed {
            true => self.sheet.picture(width, &theme, &ruler),
            false => self.sheet.plot(width, &theme, &ruler),
        };
        scene.map(|scene| self.sheet.svg(&scene, &theme, framed)).unwrap_or_default()
    }

    /// Draws the chart with its words on a ground of its own.
    #[wasm_bindgen(js_name = paintFramed)]
    pub fn paint_framed(&self, canvas: &HtmlCanvasElement, width: f64, ratio: f64, look: JsValue) {
        let theme = self.sheet.theme(&read_look(look));
        if let Some(scene) = self.sheet.picture(width, &theme, &Ruler::new(&theme.family)) {
            draw(&scene, canvas, &theme, ratio, None, true);
        }
    }

    /// Asks the scene that is there, or one composed for the purpose.
    fn with_scene<T>(&self, ask: impl Fn(&Scene) -> T) -> Option<T> {
        if let Some((scene, _)) = &self.composed {
            return Some(ask(scene));
        }
        let theme = Theme::light();
        let scene = self.sheet.plot(ANY_WIDTH, &theme, &Ruler::new(&theme.family))?;
        Some(ask(&scene))
    }
}

/// To be called when a font has arrived: what was measured before no longer holds.
#[wasm_bindgen(js_name = forgetFonts)]
pub fn forget_fonts() {
    ruler::forget();
}

fn draw(scene: &Scene, canvas: &HtmlCanvasElement, theme: &Theme, ratio: f64, active: Option<usize>, ground: bool) {
    let pen =
        Pen { ratio: if ratio.is_finite() { ratio.clamp(0.1, 16.0) } else { 1.0 }, family: &theme.family, ground: theme.ground, active };
    // A canvas without a context is one that the browser has run out of: the words and the table still stand.
    let _ = canvas::draw(scene, canvas, &pen, ground.then_some(theme.ground));
}

fn read_look(look: JsValue) -> sheet::Look {
    let read = serde_wasm_bindgen::from_value::<Look>(look);
    read.map_or_else(|_| sheet::Look { dark: false, family: String::new() }, |look| sheet::Look { dark: look.dark, family: look.font })
}

fn to_js<T: Serialize + ?Sized>(value: &T) -> JsValue {
    serde_wasm_bindgen::to_value(value).unwrap_or_default()
}
