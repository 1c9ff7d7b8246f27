//! A chart with the words around it. In a page those words are the page's own text and the frame only hands them over; in an
//! exported picture it sets them as marks, above and below the plot.

use crate::charts::{Chart, Kind, Reading};
use crate::env::Env;
use crate::geom::Point;
use crate::guide::{paragraph, Ink, STEP};
use crate::locale::Locale;
use crate::problem::codes::{KIND_MISSING, KIND_UNKNOWN, SPEC_NOT_RECORD, TABLE_UNKNOWN, WRONG_TYPE};
use crate::problem::{at, Change, Finding, Problems};
use crate::scene::Scene;
use crate::spec::foreign;
use crate::spec::read::found;
use crate::spec::{Fields, Format, Heading, Key, COMMON};
use crate::text::Font;
use crate::theme::scale::{LABEL, NOTE, PANEL, SUBTITLE, TITLE};
use crate::value::Value;
use crate::words::{phrase, Phrase};

const SOURCE: Phrase = phrase("Nguồn: ", "Source: ");

/// A chart that has been read, and its words.
pub struct Frame {
    /// What kind of chart it is.
    pub kind: &'static Kind,
    /// Title, notes, source.
    pub heading: Heading,
    chart: Box<dyn Chart>,
    /// Shorter words for labels that would not fit.
    short: Vec<(String, String)>,
    /// What is shown instead below a width, CSS px.
    narrow: Option<(f64, Box<Frame>)>,
}

/// Where a spec or a panel is read.
pub struct Place<'a> {
    /// The kinds that it may be of.
    pub kinds: &'a [&'static Kind],
    /// The keys that it may have beside those that all have.
    pub also: &'static [Key],
    /// Series that are left out for all panels of a board.
    pub hide: &'a [String],
    /// How its numbers are written and read.
    pub locale: &'a Locale,
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
    /// Reads a spec or a panel. Notes all that is wrong with it; `None` if it can't be drawn.
    pub fn read(value: &Value, place: &Place, problems: &mut Problems) -> Option<Self> {
        let before = problems.errors();
        let Value::Record(entries) = value else {
            problems.note(&SPEC_NOT_RECORD, |lang| Finding::at("").found(found(value, lang)).expected("{\"type\": …}"));
            return None;
        };
        let kind = kind(value, place.kinds, problems)?;
        let keys: Vec<&'static Key> = COMMON.iter().chain(place.also).chain(kind.keys()).collect();
        let fields = Fields::check(entries, keys, problems);
        let heading = Heading::read(&fields);
        let short = fields.pairs("short");
        let chart = read_tables(kind, &fields, place, problems);
        let chart = chart.filter(|_| problems.errors() == before)?;
        let narrow = match fields.value("narrow") {
            Some(narrow) => Some(problems.inside(|| "narrow".into(), |problems| read_narrow(entries, narrow, place, problems))?),
            None => None,
        };
        Some(Self { kind, heading, chart, short, narrow })
    }

    /// The plot alone: what stands on a page's canvas.
    pub fn plot(&self, env: &Env) -> Scene {
        match &self.narrow {
            Some((below, narrow)) if env.width < *below => narrow.plot(env),
            _ => self.chart.compose(&Env { short: &self.short, ..*env }),
        }
    }

    /// The plot with its words, as an exported picture has them.
    pub fn compose(&self, env: &Env, setting: Setting) -> Scene {
        let body = self.body(env, setting);
        let mut scene = Scene::new(env.width, &body.label_name);
        let top = self.above(&mut scene, env, setting, Point::default());
        scene.gist.clone_from(&body.gist);
        scene.size.height = top + body.size.height;
        scene.append(body, 0.0, top, "");
        scene
    }

    /// The plot with the words below it.
    pub fn body(&self, env: &Env, setting: Setting) -> Scene {
        let mut scene = self.plot(env);
        let bottom = scene.size.height;
        scene.size.height = self.below(&mut scene, env, bottom, env.theme.gap(setting.gap));
        scene
    }

    /// Puts title and subtitle at a place and says where the plot may begin: there, if it has neither.
    pub fn above(&self, scene: &mut Scene, env: &Env, setting: Setting, at: Point) -> f64 {
        let title = Ink::new(setting.title, env.theme.text);
        let y = words(scene, env, &self.heading.title, at, 0.0, title);
        let before = if y > at.y { 2.0 } else { 0.0 };
        let subtitle = Ink::new(setting.subtitle, env.theme.muted);
        let y = words(scene, env, &self.heading.subtitle, Point::new(at.x, y), before, subtitle);
        if y > at.y {
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
        let y = words(scene, env, &self.heading.note, Point::new(0.0, bottom), gap, ink);
        let gap = if y > bottom { STEP } else { gap };
        words(scene, env, &Some(last).filter(|last| !last.is_empty()), Point::new(0.0, y), gap, ink)
    }

    /// "Nguồn: …", if there is a source.
    pub fn source(&self, locale: &Locale) -> Option<String> {
        let source = self.heading.source.as_ref()?;
        Some([SOURCE.in_lang(locale.lang()), source].concat())
    }
}

/// Reads the figures: of the spec's only table, or of each of several, so that no mistake waits for a reader to choose it.
fn read_tables(kind: &Kind, fields: &Fields, place: &Place, problems: &mut Problems) -> Option<Box<dyn Chart>> {
    let Place { locale, hide, .. } = *place;
    let tables = fields.list("tables");
    if tables.is_empty() {
        return (kind.read)(&mut Reading { fields: fields.clone(), locale, problems, data: None, hide, format: Format::default() });
    }
    let labels: Vec<&str> = tables.iter().map(|table| table.get("label").and_then(Value::as_text).unwrap_or_default()).collect();
    let chosen = match fields.text("table") {
        Some(name) => labels.iter().position(|label| *label == name).or_else(|| {
            problems.note(&TABLE_UNKNOWN, |_| Finding::at("table").among(name, &labels));
            None
        })?,
        None => 0,
    };
    let mut shown = None;
    for (index, table) in tables.iter().enumerate() {
        let data = table.get("data").or(Some(&Value::Null));
        let read = |problems: &mut Problems| {
            (kind.read)(&mut Reading { fields: fields.clone(), locale, problems, data, hide, format: Format::default() })
        };
        let chart = problems.inside(|| ["tables", &at(index)].concat(), read);
        if index == chosen {
            shown = chart;
        }
    }
    shown
}

/// Reads the spec once more with what is different below a width.
fn read_narrow(entries: &[(String, Value)], narrow: &Value, place: &Place, problems: &mut Problems) -> Option<(f64, Box<Frame>)> {
    let (Value::Record(changes), Some(Value::Number(below))) = (narrow, narrow.get("below")) else {
        problems.note(&WRONG_TYPE, |lang| match narrow {
            Value::Record(_) if narrow.get("below").is_none() => {
                let finding = Finding::at("").found(phrase("một đối tượng không có “below”", "an object without “below”").in_lang(lang));
                let expected = phrase("\"below\": 480, bề rộng mà dưới đó thì đổi", "\"below\": 480, the width below which it changes");
                finding.expected(expected.in_lang(lang)).mended(Some(Change::Add("below", "480".to_owned())))
            }
            _ => Finding::at("").found(found(narrow, lang)).expected("{\"below\": 480, …}"),
        });
        return None;
    };
    let is_kept = |entry: &&(String, Value)| entry.0 != "narrow" && narrow.get(&entry.0).is_none();
    let changes = changes.iter().filter(|entry| entry.0 != "below");
    let merged = entries.iter().filter(is_kept).chain(changes).cloned().collect();
    Some((*below, Box::new(Frame::read(&Value::Record(merged), place, problems)?)))
}

/// The kind that `type` names.
fn kind(value: &Value, kinds: &[&'static Kind], problems: &mut Problems) -> Option<&'static Kind> {
    let named = match value.get("type") {
        None | Some(Value::Null) => {
            problems.note(&KIND_MISSING, |_| Finding::at("type").expected(names(kinds).join(", ")));
            return None;
        }
        Some(named) => named,
    };
    let known = named_kind(named.as_text(), kinds);
    if known.is_some() {
        return known;
    }
    problems.note(&KIND_UNKNOWN, |lang| match named.as_text() {
        Some("board") => Finding::at("type").found("board").wants(
            lang,
            "một loại khác; bộ biểu đồ không chứa bộ biểu đồ khác",
            "another kind; a board holds no board",
        ),
        name => foreign::unknown_kind(name, Finding::at("type").among(&found(named, lang), &names(kinds)), lang),
    });
    meant(named, kinds)
}

fn named_kind(name: Option<&str>, kinds: &[&'static Kind]) -> Option<&'static Kind> {
    kinds.iter().copied().find(|kind| name == Some(kind.name))
}

/// The kind that was probably meant: what else is wrong is told as if it stood there.
#[cfg(feature = "desk")]
fn meant(named: &Value, kinds: &[&'static Kind]) -> Option<&'static Kind> {
    let name = named.as_text()?;
    named_kind(crate::problem::nearest(name, &names(kinds)).or_else(|| foreign::kind(name)), kinds)
}

/// For a page it is enough that something is wrong; the desk says what.
#[cfg(not(feature = "desk"))]
fn meant(_: &Value, _: &[&'static Kind]) -> Option<&'static Kind> {
    None
}

fn names(kinds: &[&'static Kind]) -> Vec<&'static str> {
    kinds.iter().map(|kind| kind.name).collect()
}

/// Puts a paragraph, if there is one, `gap` below a place, and says where it ends.
fn words(scene: &mut Scene, env: &Env, text: &Option<String>, at: Point, gap: f64, ink: Ink) -> f64 {
    match text {
        Some(text) => paragraph(scene, env, text, Point::new(at.x, at.y + gap), env.width, ink),
        None => at.y,
    }
}
