//! The page's door: what JavaScript calls. It turns JavaScript values into the core's and back, and brings what only a page
//! has: a canvas to measure and to draw on, `Intl` for numbers. Elements, events and words around the canvas are the page's.

mod intl;
mod record;
mod ruler;
#[cfg(feature = "desk")]
mod unseen;

use crate::board::Infographic;
use crate::color::Color;
use crate::explore::{lines, lit, nearest};
use crate::geom::{Point, Rect};
use crate::locale::Locale;
use crate::paint::Pen;
use crate::pattern::OPEN;
use crate::problem::codes::{LOCALE_UNREADABLE, SPEC_UNREADABLE};
#[cfg(feature = "desk")]
use crate::problem::Severity;
use crate::problem::{Finding, Problems};
use crate::scene::Scene;
use crate::sheet::{self, Sheet};
#[cfg(feature = "desk")]
use crate::source::{Loaded, Source};
use crate::spec::Ground;
use crate::surface::canvas;
#[cfg(feature = "desk")]
use crate::table::csv;
use crate::theme::Theme;
use crate::transition::Motion;
use crate::value::Value;
use crate::words::{phrase, Lang, Phrase};
use record::{list, record};
use ruler::Ruler;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

#[cfg(feature = "desk")]
const PROBLEM_HEADING: Phrase = phrase("Biểu đồ này chưa vẽ được", "This chart could not be drawn");
const ROLE: Phrase = phrase("biểu đồ tương tác", "interactive chart");
const HINT: Phrase = phrase("Mũi tên: từng số liệu. H: hướng dẫn", "Arrow keys: the figures. H: help");
const DATA: Phrase = phrase("Bảng số liệu", "Data table");

/// A small allocator that gives back what was freed: a third of the bytes of the usual one, and a chart asks for little.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// How wide a scene is composed when nobody has said how wide: for its words and figures only.
const ANY_WIDTH: f64 = 640.0;

#[wasm_bindgen]
extern "C" {
    /// Where a picture is to stand, as the page says it.
    pub type Look;

    #[wasm_bindgen(method, getter)]
    fn dark(this: &Look) -> bool;

    #[wasm_bindgen(method, getter)]
    fn font(this: &Look) -> String;

    #[wasm_bindgen(method, getter)]
    fn style(this: &Look) -> js_sys::Array;
}

/// One chart: its spec, once read, and the scene that was composed last.
#[wasm_bindgen]
pub struct Core {
    sheet: Sheet,
    composed: Option<(Scene, Theme)>,
    /// The picture from which the next one moves away, and how the composed one moves.
    before: Option<Scene>,
    motion: Option<Motion>,
}

#[wasm_bindgen]
impl Core {
    /// Reads `spec`, a plain JavaScript value. Its locale is its own, else `page_locale`.
    #[wasm_bindgen(constructor)]
    pub fn new(spec: JsValue, page_locale: &str) -> Core {
        Core { sheet: read_sheet(spec, page_locale), composed: None, before: None, motion: None }
    }

    /// Reads another spec, whose picture moves away from how the present one stands at `progress`.
    pub fn renew(&mut self, spec: JsValue, page_locale: &str, progress: f64) {
        self.depart(progress);
        self.sheet = read_sheet(spec, page_locale);
    }

    /// How much is wrong with the spec; what it is, the desk's module says.
    #[wasm_bindgen(getter, js_name = problemCount)]
    pub fn problem_count(&self) -> usize {
        self.sheet.problem_count()
    }

    /// All that is wrong with the spec.
    #[cfg(feature = "desk")]
    pub fn problems(&self) -> JsValue {
        told(&self.sheet)
    }

    /// The words around the chart, ready to be set.
    pub fn caption(&self) -> JsValue {
        let locale = self.sheet.locale();
        let direction = if locale.right_to_left() { "rtl" } else { "ltr" };
        let always = [
            ("locale", locale.tag().into()),
            ("direction", direction.into()),
            #[cfg(feature = "desk")]
            ("problemHeading", PROBLEM_HEADING.in_lang(locale.lang()).into()),
        ];
        let Some(Infographic { frame, ground, .. }) = self.sheet.infographic() else {
            return record(&always);
        };
        let theme = match ground {
            Ground::Auto => "auto",
            Ground::Light => "light",
            Ground::Dark => "dark",
        };
        let heading = &frame.heading;
        let lang = locale.lang();
        let own = [
            ("roleName", ROLE.in_lang(lang).into()),
            ("hint", HINT.in_lang(lang).into()),
            ("dataName", DATA.in_lang(lang).into()),
            ("type", frame.kind.name.into()),
            ("theme", theme.into()),
            ("title", heading.title.as_ref().into()),
            ("subtitle", heading.subtitle.as_ref().into()),
            ("note", heading.note.as_ref().into()),
            ("source", frame.source(locale).into()),
            ("sourceUrl", heading.source_url.as_ref().into()),
            ("byline", heading.byline.as_ref().into()),
        ];
        record(&[always.as_slice(), own.as_slice()].concat())
    }

    /// Lays the plot out at `width` CSS px and says how high it is, CSS px; 0 if an error stops the chart.
    pub fn compose(&mut self, width: f64, look: &Look) -> f64 {
        let theme = self.theme(look);
        self.composed = self.sheet.plot(width, &theme, &Ruler::new(&theme.family)).map(|scene| (scene, theme));
        let ways = self.before.take().zip(self.composed.as_ref());
        self.motion = ways.map(|(before, (scene, theme))| Motion::new(&before, scene, theme.ground));
        self.composed.as_ref().map_or(0.0, |(scene, _)| scene.size.height)
    }

    /// Makes the next picture that is composed move away from how this one stands at `progress`.
    pub fn depart(&mut self, progress: f64) {
        self.before = self.composed.take().map(|(mut scene, _)| {
            if let Some(motion) = &self.motion {
                motion.halt(&mut scene, progress);
            }
            scene
        });
    }

    /// Draws the composed plot at `ratio` device pixels a CSS px. Figures that are not among `shown` step back, or, where it
    /// is empty, those that are not `active` (-1: none) or its kin. Below a `progress` of 1 the picture is still on its way.
    pub fn paint(&mut self, canvas: &HtmlCanvasElement, ratio: f64, active: i32, shown: &[u32], progress: f64) {
        let Some((scene, theme)) = &self.composed else { return };
        if progress >= 1.0 {
            self.motion = None;
        }
        let lit = match usize::try_from(active) {
            _ if !shown.is_empty() => Some((0..scene.data.len()).map(|index| shown.iter().any(|shown| *shown as usize == index)).collect()),
            Ok(active) => Some(lit(scene, active)),
            Err(_) => None,
        };
        let motion = self.motion.as_ref().map(|motion| (motion, progress));
        draw(scene, canvas, Pen { motion, lit: lit.as_deref(), ..pen(theme, ratio) }, None);
    }

    /// Whether the chart's kind has the key `key`.
    pub fn takes(&self, key: &str) -> bool {
        self.sheet.infographic().is_some_and(|infographic| infographic.frame.kind.keys().any(|known| known.name == key))
    }

    /// How many figures the composed plot has.
    #[wasm_bindgen(getter)]
    pub fn count(&self) -> usize {
        self.composed.as_ref().map_or(0, |(scene, _)| scene.data.len())
    }

    /// The entries of the composed plot's legends.
    pub fn entries(&self) -> JsValue {
        let entries = self.composed.iter().flat_map(|(scene, _)| &scene.entries);
        list(entries.map(|entry| record(&[("name", (&entry.name).into()), ("hidden", entry.hidden.into()), ("box", boxed(&entry.rect))])))
    }

    /// The figure at a place of the composed plot, CSS px, or within `reach` of it; -1 if there is none.
    pub fn nearest(&self, x: f64, y: f64, reach: f64) -> i32 {
        let scene = self.composed.as_ref().map(|(scene, _)| scene);
        let found = scene.and_then(|scene| nearest(scene, Point::new(x, y), reach));
        found.and_then(|index| i32::try_from(index).ok()).unwrap_or(-1)
    }

    /// A figure of the composed plot.
    pub fn datum(&self, index: usize) -> JsValue {
        let found = self.composed.as_ref().and_then(|(scene, _)| Some((scene, scene.data.get(index)?)));
        found.map_or(JsValue::UNDEFINED, |(scene, datum)| {
            record(&[
                ("index", index.into()),
                ("key", (&datum.key).into()),
                ("label", (&datum.label).into()),
                ("series", datum.series.as_ref().into()),
                ("value", datum.value.map_or(JsValue::NULL, JsValue::from_f64)),
                ("text", (&datum.text).into()),
                ("share", datum.share.as_ref().into()),
                ("lines", list(lines(datum).iter().map(JsValue::from))),
                ("x", datum.anchor.x.into()),
                ("y", datum.anchor.y.into()),
                ("box", boxed(&scene.bounds(index))),
            ])
        })
    }

    /// The figures as a table.
    pub fn table(&self) -> JsValue {
        self.with_scene(|scene| {
            let table = self.sheet.table(scene);
            record(&[
                ("caption", table.caption.into()),
                ("columns", list(table.columns.iter().map(JsValue::from))),
                ("rows", list(table.rows.iter().map(|row| list(row.iter().map(JsValue::from))))),
            ])
        })
        .unwrap_or_default()
    }

    /// The chart in words.
    pub fn describe(&self) -> String {
        self.with_scene(|scene| self.sheet.describe(scene)).unwrap_or_default()
    }

    /// The chart as SVG: with its words on a ground of its own, or the plot alone.
    #[cfg(feature = "desk")]
    pub fn svg(&self, width: f64, look: &Look, framed: bool) -> String {
        let theme = self.theme(look);
        let width = width / theme.scale;
        let ruler = Ruler::new(&theme.family);
        let scene = match framed {
            true => self.sheet.picture(width, &theme, &ruler),
            false => self.sheet.plot(width, &theme, &ruler),
        };
        scene.map(|scene| self.sheet.svg(&scene, &theme, framed)).unwrap_or_default()
    }

    /// Draws the chart with its words on a ground of its own.
    #[cfg(feature = "desk")]
    #[wasm_bindgen(js_name = paintFramed)]
    pub fn paint_framed(&self, canvas: &HtmlCanvasElement, width: f64, ratio: f64, look: &Look) {
        let theme = self.theme(look);
        if let Some(scene) = self.sheet.picture(width / theme.scale, &theme, &Ruler::new(&theme.family)) {
            draw(&scene, canvas, pen(&theme, ratio * theme.scale), Some(theme.ground));
        }
    }

    /// The theme that the spec and the page agree on.
    fn theme(&self, look: &Look) -> Theme {
        let mut theme = self.sheet.plain_theme(&sheet::Look { dark: look.dark(), family: look.font() });
        let style = look.style();
        if style.length() > 0 {
            let number = |index| style.get(index).as_f64().unwrap_or(-1.0);
            (theme.scale, theme.radius, theme.space) = (number(0), number(1), number(2));
            (theme.patterned, theme.forced) = (number(3) > 0.0, number(4) > 0.0);
            for (index, slot) in (5..).zip(theme.slots()) {
                let rgb = number(index);
                if rgb >= 0.0 {
                    *slot = Color::hex(rgb as u32);
                }
            }
            if theme.forced {
                theme.rest = theme.rest.patterned(OPEN);
            }
        }
        theme
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

/// All that is wrong with a spec that is JSON text, with places in the text. The files that it names are looked up in `files`,
/// an object from address to text; its locale is its own, else `page_locale`.
#[cfg(feature = "desk")]
#[wasm_bindgen]
pub fn check(text: &str, page_locale: &str, files: &JsValue) -> JsValue {
    told(&read_text(text, page_locale, files).0)
}

/// Reads a spec that is JSON text; with the tree that it is, unless it is none.
#[cfg(feature = "desk")]
fn read_text(text: &str, page_locale: &str, files: &JsValue) -> (Sheet, Option<Value>) {
    let mut source = Source::new(text);
    let mut problems = Problems::new(Lang::of(source.locale().unwrap_or(page_locale)));
    let Some(mut value) = source.read(&nfc, &mut problems) else {
        return (Sheet::unreadable(intl::fallback(), problems), None);
    };
    source.load(&mut value, &|url| {
        let text = js_sys::Reflect::get(files, &url.into()).ok()?.as_string()?;
        Some(Loaded { name: url.to_owned(), text, encoding: None })
    });
    value.normalize(&nfc);
    let mut sheet = sheet_of(value.clone(), page_locale);
    sheet.locate(&source, &nfc);
    (sheet, Some(value))
}

/// A sheet's problems as JavaScript has them.
#[cfg(feature = "desk")]
fn told(sheet: &Sheet) -> JsValue {
    list(sheet.problems().iter().map(|problem| {
        let severity = match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        let mut entries = vec![
            ("code", problem.code.into()),
            ("severity", severity.into()),
            ("path", (&problem.path).into()),
            ("found", (&problem.found).into()),
            ("expected", (&problem.expected).into()),
            ("nearest", problem.nearest.as_ref().into()),
            ("message", (&problem.message).into()),
        ];
        if let Some(place) = &problem.place {
            entries.extend([
                ("file", place.file.as_ref().into()),
                ("line", place.line.into()),
                ("column", place.column.into()),
                ("from", place.units.start.into()),
                ("to", place.units.end.into()),
            ]);
        }
        record(&entries)
    }))
}

/// The fields of a text of figures, row by row, for an editor's grid.
#[cfg(feature = "desk")]
#[wasm_bindgen(js_name = rowsOfText)]
pub fn rows_of_text(text: &str) -> JsValue {
    list(csv::lines(text).iter().map(|(_, fields)| list(fields.iter().map(JsValue::from))))
}

/// To be called when a font has arrived: what was measured before no longer holds.
#[wasm_bindgen(js_name = forgetFonts)]
pub fn forget_fonts() {
    ruler::forget();
}

/// Left, top, width and height.
fn boxed(rect: &Rect) -> JsValue {
    list([rect.x, rect.y, rect.width, rect.height].into_iter().map(JsValue::from_f64))
}

fn pen(theme: &Theme, ratio: f64) -> Pen<'_> {
    let ratio = if ratio.is_finite() { ratio.clamp(0.1, 16.0) } else { 1.0 };
    Pen { ratio, family: &theme.family, ground: theme.ground, lit: None, motion: None, radius: theme.radius }
}

fn draw(scene: &Scene, canvas: &HtmlCanvasElement, pen: Pen, ground: Option<Color>) {
    // A canvas without a context is one that the browser has run out of: the words and the table still stand.
    let _ = canvas::draw(scene, canvas, &pen, ground);
}

fn read_sheet(spec: JsValue, page_locale: &str) -> Sheet {
    match serde_wasm_bindgen::from_value::<Value>(spec) {
        Ok(value) => sheet_of(value, page_locale),
        Err(error) => {
            let mut problems = Problems::new(Lang::of(page_locale));
            let locale = locale_of(page_locale, &mut problems);
            problems.note(&SPEC_UNREADABLE, |_| Finding::at("").found(error.to_string()));
            Sheet::unreadable(locale, problems)
        }
    }
}

fn sheet_of(mut value: Value, page_locale: &str) -> Sheet {
    value.normalize(&nfc);
    let asked = value.get("locale").and_then(Value::as_text);
    let tag = asked.unwrap_or(page_locale);
    let mut problems = Problems::new(Lang::of(tag));
    let locale = locale_of(tag, &mut problems);
    Sheet::read(&value, locale, problems)
}

fn locale_of(tag: &str, problems: &mut Problems) -> Locale {
    intl::locale(tag).unwrap_or_else(|| {
        problems.note(&LOCALE_UNREADABLE, |_| Finding::at("locale").found(tag).expected("vi, en, en-GB, …"));
        intl::fallback()
    })
}

fn nfc(text: &str) -> Option<String> {
    js_sys::JsString::from(text).normalize("NFC").as_string()
}
