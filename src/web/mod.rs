//! The page's door: what JavaScript calls. It turns JavaScript values into the core's and back, and brings what only a page
//! has: a canvas to measure and to draw on, `Intl` for numbers. Elements, events and words around the canvas are the page's.

mod intl;
mod parcel;
mod ruler;
#[cfg(feature = "desk")]
mod told;
#[cfg(feature = "desk")]
mod unseen;

use crate::board::Infographic;
#[cfg(feature = "desk")]
use crate::card::{card, Card};
use crate::color::Color;
use crate::explore::{lines, lit, nearest};
#[cfg(feature = "desk")]
use crate::figure::LADDER;
use crate::geom::{Point, Rect};
use crate::locale::Locale;
use crate::paint::Pen;
use crate::patch::patches;
use crate::problem::codes::{LOCALE_UNREADABLE, SPEC_UNREADABLE};
use crate::problem::{Finding, Problems};
use crate::scene::{Datum, Entry, Scene};
use crate::sheet::{self, Sheet};
#[cfg(feature = "desk")]
use crate::source::{Loaded, Source};
use crate::spec::{foreign, Ground};
use crate::surface::canvas;
#[cfg(feature = "desk")]
use crate::table::csv;
#[cfg(feature = "desk")]
use crate::text::face::Face;
use crate::theme::Theme;
use crate::transition::Motion;
use crate::value::Value;
use crate::words::{phrase, Lang, Phrase};
pub use parcel::Parcel;
use parcel::{sides, unpack, Words};
use ruler::Ruler;
use std::borrow::Cow;
#[cfg(feature = "desk")]
use told::told;
#[cfg(feature = "desk")]
use unseen::Unseen;
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

/// The memory that an article's charts take, bytes. Asked for in one piece when the module comes, as JavaScript has to make its views of
/// memory anew each time that it grows. No more than that, though what nobody has written to is nearly free: V8 counts it all the same,
/// and collects garbage right after the picture where a new page holds 8 MB.
const ROOM: usize = 1 << 19;

/// Runs once the module is there.
#[wasm_bindgen(start)]
pub fn start() {
    drop(std::hint::black_box(Vec::<u8>::with_capacity(ROOM)));
}

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

    /// Nothing, or scale, radius and space, whether there are patterns, whether colours are forced, and the colours in the theme's
    /// order, each below the number of its pattern; NaN for what is left to the theme.
    #[wasm_bindgen(method, getter)]
    fn style(this: &Look) -> Vec<f64>;

    #[wasm_bindgen(js_name = String)]
    type Text;

    #[wasm_bindgen(method)]
    fn normalize(this: &Text, form: &str) -> String;
}

/// One chart: its spec, once read, and the scene that was composed last.
#[wasm_bindgen]
pub struct Core {
    sheet: Sheet,
    composed: Option<(Scene, Theme)>,
    /// The picture from which the next one moves away, and how the composed one moves.
    before: Option<Scene>,
    motion: Option<Motion>,
    /// How the composed scene stands on its canvas, unless it is on its way.
    painted: Option<Painted>,
}

/// At how many device pixels a CSS px a scene has been painted, and which figures stand out.
struct Painted {
    ratio: f64,
    lit: Option<Vec<bool>>,
}

#[wasm_bindgen]
impl Core {
    /// Reads `spec`. Its locale is its own, else `page_locale`.
    #[wasm_bindgen(constructor)]
    pub fn new(spec: &Parcel, page_locale: &str) -> Core {
        Core { sheet: read_sheet(spec, page_locale), composed: None, before: None, motion: None, painted: None }
    }

    /// Reads another spec, whose picture moves away from how the present one stands at `progress`.
    pub fn renew(&mut self, spec: &Parcel, page_locale: &str, progress: f64) {
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
        told(&told::problems(&self.sheet))
    }

    /// The words around the chart, ready to be set, in the order in which `parcel.ts` has them. No kind, and nothing behind it, where
    /// an error stops the chart.
    pub fn caption(&self) -> String {
        let locale = self.sheet.locale();
        let lang = locale.lang();
        let mut caption = Words::default();
        caption.say(Some(locale.tag()));
        caption.say(Some(if locale.right_to_left() { "rtl" } else { "ltr" }));
        if let Some(Infographic { frame, ground, .. }) = self.sheet.infographic() {
            let theme = match ground {
                Ground::Auto => "auto",
                Ground::Light => "light",
                Ground::Dark => "dark",
            };
            let heading = &frame.heading;
            caption.say(Some(frame.kind.name));
            caption.say(Some(theme));
            for phrase in [ROLE, HINT, DATA] {
                caption.say(Some(phrase.in_lang(lang)));
            }
            for own in [&heading.title, &heading.subtitle, &heading.note, &frame.source(locale), &heading.source_url, &heading.byline] {
                caption.say(own.as_deref());
            }
        }
        caption.done()
    }

    /// What stands above the problems of a chart that is not drawn.
    #[cfg(feature = "desk")]
    #[wasm_bindgen(js_name = problemHeading)]
    pub fn problem_heading(&self) -> String {
        PROBLEM_HEADING.in_lang(self.sheet.locale().lang()).to_owned()
    }

    /// Lays the plot out at `width` CSS px, for `ratio` device pixels a CSS px, and says how high it is, CSS px; 0 if an error stops
    /// the chart.
    pub fn compose(&mut self, width: f64, ratio: f64, look: &Look) -> f64 {
        let theme = Theme { pixels: ratio, ..self.theme(look) };
        self.painted = None;
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
            // One of a crowd is marked by the page, above a picture that stays as it is.
            Ok(active) if active < scene.data.len() => Some(lit(scene, active)),
            _ => None,
        };
        let pen = pen(theme, ratio);
        let motion = self.motion.as_ref().map(|motion| (motion, progress));
        let pen = Pen { motion, lit: lit.as_deref(), ..pen };
        // Where a picture at rest stands on the canvas and only other figures stand out, patches of it are enough.
        let stands = self.painted.as_ref().filter(|painted| motion.is_none() && painted.ratio == pen.ratio);
        let patches = stands.and_then(|painted| patches(scene, pen.ratio, painted.lit.as_deref(), pen.lit));
        if patches.and_then(|patches| canvas::mend(scene, canvas, &pen, &patches)).is_none() {
            draw(scene, canvas, pen, None);
        }
        self.painted = motion.is_none().then_some(Painted { ratio: pen.ratio, lit });
    }

    /// How many figures the composed plot has.
    #[wasm_bindgen(getter)]
    pub fn count(&self) -> usize {
        self.composed.as_ref().map_or(0, |(scene, _)| scene.count())
    }

    /// The names in the composed plot's legends.
    pub fn entries(&self) -> String {
        let mut names = Words::default();
        self.legend().for_each(|entry| names.say(Some(&entry.name)));
        names.done()
    }

    /// Of each of them whether it is hidden, 0 or 1, and its left, top, width and height, CSS px.
    #[wasm_bindgen(js_name = entryPlaces)]
    pub fn entry_places(&self) -> Vec<f64> {
        let mut places = Vec::new();
        for entry in self.legend() {
            places.push(f64::from(entry.hidden));
            places.extend(sides(&entry.rect));
        }
        places
    }

    /// The figure at a place of the composed plot, CSS px, or within `reach` of it; -1 if there is none.
    pub fn nearest(&self, x: f64, y: f64, reach: f64) -> i32 {
        let scene = self.composed.as_ref().map(|(scene, _)| scene);
        let found = scene.and_then(|scene| nearest(scene, Point::new(x, y), reach));
        found.and_then(|index| i32::try_from(index).ok()).unwrap_or(-1)
    }

    /// A figure of the composed plot: its key, label, text, series, share and the colour of its spot, and behind them the lines of its
    /// tooltip; nothing if there is none.
    pub fn datum(&self, index: usize) -> String {
        let mut told = Words::default();
        if let Some((scene, datum)) = self.figure(index) {
            let spot = datum.spot.map(|(_, color)| color.to_hex());
            for word in
                [Some(&datum.key), Some(&datum.label), Some(&datum.text), datum.series.as_ref(), datum.share.as_ref(), spot.as_ref()]
            {
                told.say(word.map(String::as_str));
            }
            lines(&datum).iter().for_each(|line| told.say(Some(line)));
            scene.note(index).iter().for_each(|note| told.say(Some(note)));
        }
        told.done()
    }

    /// Its value, NaN if it has none, where its tooltip points, and what its marks take up, CSS px: left, top, width and height.
    #[wasm_bindgen(js_name = datumPlace)]
    pub fn datum_place(&self, index: usize) -> Vec<f64> {
        self.figure(index).map_or(Vec::new(), |(scene, datum)| {
            let mut bounds = scene.bounds(index);
            if let (Some((radius, _)), true) = (datum.spot, bounds == Rect::default()) {
                bounds = Rect::new(datum.anchor.x - radius, datum.anchor.y - radius, 2.0 * radius, 2.0 * radius);
            }
            let [left, top, width, height] = sides(&bounds);
            vec![datum.value.unwrap_or(f64::NAN), datum.anchor.x, datum.anchor.y, left, top, width, height]
        })
    }

    /// The figures as a table: a row that is its caption, one of its columns' names, and its rows.
    pub fn table(&self) -> String {
        self.with_scene(|scene| {
            let table = self.sheet.table(scene);
            let mut told = Words::default();
            told.row(&[table.caption]);
            told.row(&table.columns);
            table.rows.iter().for_each(|row| told.row(row));
            told.done()
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

    /// Draws the chart with its words as a card of so many px; whether its words can be read there. If not, nothing is drawn.
    #[cfg(feature = "desk")]
    #[wasm_bindgen(js_name = paintCard)]
    pub fn paint_card(&self, canvas: &HtmlCanvasElement, width: f64, height: f64, smallest: f64, largest: f64, look: &Look) -> bool {
        let mut theme = self.theme(look);
        let ruler = Ruler::new(&theme.family);
        let Ok(scene) = card(&self.sheet, Card { width, height, smallest, largest }, &mut theme, &ruler) else {
            return false;
        };
        draw(&scene, canvas, pen(&theme, theme.scale), Some(theme.ground));
        true
    }

    /// The theme that the spec and the page agree on.
    fn theme(&self, look: &Look) -> Theme {
        let mut theme = self.sheet.plain_theme(&sheet::Look { dark: look.dark(), family: look.font() });
        if let [scale, radius, space, patterned, forced, colors @ ..] = look.style().as_slice() {
            (theme.scale, theme.radius, theme.space) = (*scale, *radius, *space);
            (theme.patterned, theme.forced) = (*patterned > 0.0, *forced > 0.0);
            for (slot, rgb) in theme.slots().into_iter().zip(colors) {
                if *rgb >= 0.0 {
                    *slot = Color::hex(*rgb as u32);
                }
            }
        }
        theme
    }

    fn legend(&self) -> impl Iterator<Item = &Entry> {
        self.composed.iter().flat_map(|(scene, _)| &scene.entries)
    }

    fn figure(&self, index: usize) -> Option<(&Scene, Cow<'_, Datum>)> {
        let (scene, _) = self.composed.as_ref()?;
        Some((scene, scene.figure(index, self.sheet.locale())?))
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

/// What only charts with axes are asked.
#[cfg(feature = "plane")]
#[wasm_bindgen]
impl Core {
    /// How many figures stand at each place along a crowd that is too large to be looked through; 0 if there is none.
    #[wasm_bindgen(getter)]
    pub fn stride(&self) -> usize {
        let groups = self.composed.iter().flat_map(|(scene, _)| &scene.groups);
        groups.filter(|group| group.first.is_none()).map(|group| group.crowd.stride()).next().unwrap_or(0)
    }

    /// Where a part of what is dense may be chosen, CSS px: left, top, width and height, or nothing.
    pub fn window(&self) -> Vec<f64> {
        self.composed.as_ref().and_then(|(scene, _)| scene.window).map_or(Vec::new(), |rect| sides(&rect).into())
    }

    /// Shows a part of what is dense from now on, from 0 to 1 along it.
    pub fn show(&mut self, from: f64, to: f64) {
        self.sheet.show(from, to);
    }
}

/// All that is wrong with a spec that is JSON text, and what a second pair of eyes would say, with places in the text. The files
/// that it names are looked up in `files`, an object from address to text; its locale is its own, else `page_locale`.
#[cfg(feature = "desk")]
#[wasm_bindgen]
pub fn check(text: &str, page_locale: &str, files: &JsValue) -> JsValue {
    told(&told::problems(&read_text(text, page_locale, files, true).0))
}

/// Reads a spec that is JSON text, `reviewed` if a second pair of eyes is wanted; with the tree that it is, unless it is none.
#[cfg(feature = "desk")]
fn read_text(text: &str, page_locale: &str, files: &JsValue, reviewed: bool) -> (Sheet, Option<Value>) {
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
    let mut sheet = sheet_of(&mut value, page_locale);
    if reviewed {
        let [narrowest, ..] = LADDER;
        sheet.review(&value, narrowest.into(), &Unseen(Face::of_pages()));
    }
    sheet.locate(&source, &nfc);
    (sheet, Some(value))
}

/// The fields of a text of figures, row by row, for an editor's grid.
#[cfg(feature = "desk")]
#[wasm_bindgen(js_name = rowsOfText)]
pub fn rows_of_text(text: &str) -> JsValue {
    told(&csv::lines(text).into_iter().map(|(_, fields)| fields).collect::<Vec<_>>())
}

/// To be called when a font has arrived: what was measured before no longer holds.
#[wasm_bindgen(js_name = forgetFonts)]
pub fn forget_fonts() {
    ruler::forget();
}

fn pen(theme: &Theme, ratio: f64) -> Pen<'_> {
    let ratio = if ratio.is_finite() { ratio.clamp(0.1, 16.0) } else { 1.0 };
    Pen { by_style: true, ..Pen::new(theme, ratio) }
}

fn draw(scene: &Scene, canvas: &HtmlCanvasElement, pen: Pen, ground: Option<Color>) {
    // A canvas without a context is one that the browser has run out of: the words and the table still stand.
    let _ = canvas::draw(scene, canvas, &pen, ground);
}

fn read_sheet(spec: &Parcel, page_locale: &str) -> Sheet {
    match unpack(spec) {
        Ok(mut value) => sheet_of(&mut value, page_locale),
        Err(found) => {
            let mut problems = Problems::new(Lang::of(page_locale));
            problems.note(&SPEC_UNREADABLE, |_| Finding::at("").found(found));
            Sheet::unreadable(locale_of(page_locale), problems)
        }
    }
}

fn sheet_of(value: &mut Value, page_locale: &str) -> Sheet {
    value.normalize(&nfc);
    let asked = value.get("locale").and_then(Value::as_text);
    let tag = asked.unwrap_or(page_locale);
    let mut problems = Problems::new(Lang::of(tag));
    let locale = locale_of(tag);
    // What a page says of its language, or doesn't, is no mistake of a chart's.
    if asked.is_some() && locale.tag() != tag {
        problems.note(&LOCALE_UNREADABLE, |_| foreign::unreadable_locale(tag));
    }
    Sheet::read(value, locale, problems)
}

/// The locale of `tag`, or the English one if that is no language tag.
fn locale_of(tag: &str) -> Locale {
    intl::locale(tag).unwrap_or_else(intl::fallback)
}

fn nfc(text: &str) -> Option<String> {
    Some(JsValue::from_str(text).unchecked_into::<Text>().normalize("NFC"))
}
