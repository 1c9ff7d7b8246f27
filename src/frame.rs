//! A chart with the words around it. In a page those words are the page's own text and the frame only hands them over; in an
//! exported picture it sets them as marks, above and below the plot.

use crate::charts::{Chart, Kind, Reading};
use crate::env::Env;
use crate::geom::Point;
use crate::guide::{paragraph, Ink, STEP};
use crate::locale::Locale;
use crate::problem::codes::{KIND_MISSING, KIND_UNKNOWN, SPEC_NOT_RECORD};
use crate::problem::{Finding, Problems};
use crate::scene::Scene;
use crate::spec::read::found;
use crate::spec::{Fields, Heading, Key, COMMON};
use crate::text::Font;
use crate::theme::scale::{LABEL, NOTE, PANEL, SUBTITLE, TITLE};
use crate::value::Value;
use crate::words::{phrase, Phrase};

const SOURCE: Phrase = phrase("Nguồn: ", "Source: ");

/// A chart that has been read, and its words.
pub struct Frame {
    /// The kind's name.
    pub kind: &'static str,
    /// Title, notes, source.
    pub heading: Heading,
    chart: Box<dyn Chart>,
}

/// The sizes in which a frame sets its words.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    title: Font,
    subtitle: Font,
    /// Between the words and the plot, CSS px.
    gap: f64,
}

/// A picture of its own.
pub const WHOLE: Setting = Setting { title: TITLE, subtitle: SUBTITLE, gap: 4.0 * STEP };

/// One panel among several.
pub const PANE: Setting = Setting { title: PANEL, subtitle: LABEL, gap: 3.0 * STEP };

impl Frame {
    /// Reads a spec or a panel of one of `kinds`, which may have the keys `also` beside those that all have. Notes all that
    /// is wrong with it; `None` if it can't be drawn.
    pub fn read(value: &Value, kinds: &[&'static Kind], also: &'static [Key], locale: &Locale, problems: &mut Problems) -> Option<Self> {
        let before = problems.errors();
        let Value::Record(entries) = value else {
            problems.note(&SPEC_NOT_RECORD, |lang| Finding::at("").found(found(value, lang)));
            return None;
        };
        let kind = kind(value, kinds, problems)?;
        let own = kind.keys.iter().copied().flatten();
        let keys: Vec<&'static Key> = COMMON.iter().chain(also).chain(own).collect();
        let fields = Fields::check(entries, keys, problems);
        let heading = Heading::read(&fields);
        let chart = (kind.read)(&mut Reading { fields, locale, problems });
        let chart = chart.filter(|_| problems.errors() == before)?;
        Some(Self { kind: kind.name, heading, chart })
    }

    /// The plot alone: what stands on a page's canvas.
    pub fn plot(&self, env: &Env) -> Scene {
        self.chart.compose(env)
    }

    /// The plot with its words, as an exported picture or a panel has them.
    pub fn compose(&self, env: &Env, setting: Setting) -> Scene {
        let plot = self.plot(env);
        let mut scene = Scene::new(env.width, &plot.label_name);
        let top = self.above(&mut scene, env, setting);
        let bottom = top + plot.size.height;
        scene.append(plot, 0.0, top, "");
        scene.size.height = self.below(&mut scene, env, bottom, env.theme.gap(setting.gap));
        scene
    }

    /// Title and subtitle; where there are none, the picture begins with its plot.
    fn above(&self, scene: &mut Scene, env: &Env, setting: Setting) -> f64 {
        let title = Ink::new(setting.title, env.theme.text);
        let y = words(scene, env, &self.heading.title, 0.0, 0.0, title);
        let before = if y > 0.0 { 2.0 } else { 0.0 };
        let y = words(scene, env, &self.heading.subtitle, y, before, Ink::new(setting.subtitle, env.theme.muted));
        if y > 0.0 {
            y + env.theme.gap(setting.gap)
        } else {
            y
        }
    }

    /// Note, byline and source; where there are none, the picture ends with its plot.
    fn below(&self, scene: &mut Scene, env: &Env, bottom: f64, gap: f64) -> f64 {
        let ink = Ink::new(NOTE, env.theme.muted);
        let mut last = self.source(env.locale).unwrap_or_default();
        if let Some(byline) = &self.heading.byline {
            last.push_str(if last.is_empty() { "" } else { " · " });
            last.push_str(byline);
        }
        let y = words(scene, env, &self.heading.note, bottom, gap, ink);
        let gap = if y > bottom { STEP } else { gap };
        words(scene, env, &Some(last).filter(|last| !last.is_empty()), y, gap, ink)
    }

    /// "Nguồn: …", if there is a source.
    pub fn source(&self, locale: &Locale) -> Option<String> {
        let source = self.heading.source.as_ref()?;
        Some([SOURCE.in_lang(locale.lang()), source].concat())
    }
}

/// The kind that `type` names.
fn kind(value: &Value, kinds: &[&'static Kind], problems: &mut Problems) -> Option<&'static Kind> {
    let named = match value.get("type") {
        None | Some(Value::Null) => {
            problems.note(&KIND_MISSING, |_| Finding::at("type").expected(names(kinds).join(", ")));
            return None;
        }
        Some(Value::Text(name)) => name.clone(),
        Some(other) => found(other, problems.lang()),
    };
    let kind = kinds.iter().copied().find(|kind| kind.name == named);
    if kind.is_none() {
        problems.note(&KIND_UNKNOWN, |_| Finding::at("type").among(&named, &names(kinds)));
    }
    kind
}

fn names(kinds: &[&'static Kind]) -> Vec<&'static str> {
    kinds.iter().map(|kind| kind.name).collect()
}

/// Puts a paragraph, if there is one, `gap` below `top`, and says where it ends.
fn words(scene: &mut Scene, env: &Env, text: &Option<String>, top: f64, gap: f64, ink: Ink) -> f64 {
    match text {
        Some(text) => paragraph(scene, env, text, Point::new(0.0, top + gap), env.width, ink),
        None => top,
    }
}
