//! `board`: panels of any kind under one title, in as many columns as the width allows, one on a phone. It is a kind like the
//! others, but for holding them; so it stands above them, and the outermost spec is read here.

use crate::charts::{Chart, Kind, Reading, KINDS};
use crate::env::Env;
use crate::frame::{Frame, Place, PANE};
use crate::geom::{Point, Rect};
use crate::guide::STEP;
use crate::locale::{plain, Locale};
use crate::problem::codes::{NO_PANELS, TOO_MANY_PANELS, VERSION_UNKNOWN, WRONG_TYPE};
use crate::problem::{at, Change, Finding, Problems};
use crate::scene::{self, Scene};
#[cfg(feature = "desk")]
use crate::spec::offers::Offers;
use crate::spec::read::found;
use crate::spec::{doc, Ground, Key, Takes, HIDE, OUTER, VERSION};
use crate::value::Value;
use crate::words::{fill, phrase, say};

/// The kind.
pub const KIND: Kind = Kind {
    name: "board",
    noun: phrase("Bộ biểu đồ", "Set of charts"),
    doc: doc("Nhiều biểu đồ dưới một tiêu đề chung.", "Several charts under one title."),
    keys: &[KEYS],
    read,
};

const KEYS: &[Key] = &[
    HIDE,
    Key::new(
        "panels",
        Takes::Panels,
        doc("Các biểu đồ, mỗi cái viết như đứng một mình.", "The charts, each written as if it stood alone.")
            .example(r#"[{"type": "bar", "title": "Khen thưởng", "data": {"url": "khen-thuong.csv"}}]"#)
            .needed(),
    ),
    Key::new(
        "minPanelWidth",
        Takes::Number { min: 160.0, max: 2000.0 },
        doc(
            "Bề ngang hẹp nhất của một khung, tính bằng px, trước khi bớt cột.",
            "How narrow a panel may get, in CSS px, before there are fewer columns.",
        )
        .default("280")
        .example("320"),
    ),
];

/// What a panel may say beside what all may.
pub const PANEL: &[Key] = &[Key::new(
    "wide",
    Takes::Flag,
    doc("Khung này chiếm cả chiều ngang.", "Whether the panel takes the whole width of the board.").default("false").example("true"),
)];

/// More than these are several boards.
pub const MOST_PANELS: usize = 24;
const MOST_COLUMNS: usize = 3;
const NARROWEST: f64 = 280.0;
/// Between columns and between rows, CSS px.
const GUTTER: f64 = 9.0 * STEP;
const BETWEEN: f64 = 7.0 * STEP;
/// Between the line above a panel and its title.
const PAD: f64 = 3.0 * STEP;

/// The outermost spec: a frame, and what only it may say.
pub struct Infographic {
    /// The chart and its words.
    pub frame: Frame,
    /// The ground that the spec asks for.
    pub ground: Ground,
    /// The style that the spec brings along, laid over all others; in a page, by the page's script.
    #[cfg(feature = "desk")]
    pub style: Value,
    /// What readers get beside the picture; in a page, of the page's script.
    #[cfg(feature = "desk")]
    pub offers: Offers,
}

impl Infographic {
    /// Reads a spec of any kind. Notes all that is wrong with it; `None` if it can't be drawn.
    pub fn read(value: &Value, locale: &Locale, problems: &mut Problems) -> Option<Self> {
        let before = problems.errors();
        if let Some(Value::Number(version)) = value.get("version") {
            if *version != VERSION {
                problems.note(&VERSION_UNKNOWN, |_| {
                    Finding::at("version").found(version.to_string()).expected("1").mended(Some(Change::Value("1".to_owned())))
                });
            }
        }
        let kinds: Vec<&'static Kind> = kinds().collect();
        let mut frame = Frame::read(value, &Place { kinds: &kinds, also: OUTER, hide: &[], locale }, problems)?;
        frame.heading.read_outer(value);
        let style = value.get("theme").unwrap_or(&Value::Null);
        let ground = match style.get("ground").unwrap_or(style).as_text() {
            Some("light") => Ground::Light,
            Some("dark") => Ground::Dark,
            _ => Ground::Auto,
        };
        (problems.errors() == before).then_some(Self {
            #[cfg(feature = "desk")]
            offers: Offers::read(value, |key| frame.kind.takes(key)),
            #[cfg(feature = "desk")]
            style: style.clone(),
            frame,
            ground,
        })
    }
}

/// Every kind that a spec may be of.
pub fn kinds() -> impl Iterator<Item = &'static Kind> {
    KINDS.iter().chain(std::iter::once(&KIND))
}

struct Panel {
    frame: Frame,
    wide: bool,
}

struct Board {
    panels: Vec<Panel>,
    narrowest: f64,
}

fn read(reading: &mut Reading) -> Option<Box<dyn Chart>> {
    let values = match reading.fields.value("panels") {
        Some(Value::List(values)) if !values.is_empty() => values,
        Some(Value::List(_)) | None => {
            reading.problems.note(&NO_PANELS, |_| Finding::at("panels").expected("\"panels\": [{\"type\": \"bar\", …}, …]"));
            return None;
        }
        Some(other) => {
            reading.problems.note(&WRONG_TYPE, |lang| Finding::at("panels").found(found(other, lang)).expected("[{…}, …]"));
            return None;
        }
    };
    if values.len() > MOST_PANELS {
        reading.problems.note(&TOO_MANY_PANELS, |lang| {
            let most = phrase("nhiều nhất {n}; chia thành nhiều biểu đồ", "at most {n}; make several charts").in_lang(lang);
            let most = fill(most, &[("n", &MOST_PANELS.to_string())]);
            Finding::at("panels").found(values.len().to_string()).expected(most)
        });
        return None;
    }
    // Every panel is read even if an earlier one is wrong, so that all problems are told at once.
    let panels: Vec<Option<Panel>> = values.iter().enumerate().map(|(index, value)| panel(reading, index, value)).collect();
    let narrowest = reading.fields.number("minPanelWidth").unwrap_or(NARROWEST);
    let panels = panels.into_iter().collect::<Option<Vec<Panel>>>()?;
    Some(Box::new(Board { panels, narrowest }))
}

fn panel(reading: &mut Reading, index: usize, value: &Value) -> Option<Panel> {
    let locale = reading.locale;
    let kinds: Vec<&'static Kind> = KINDS.iter().collect();
    let hide = reading.fields.texts("hide");
    let place = Place { kinds: &kinds, also: PANEL, hide: &hide, locale };
    let frame = reading.problems.inside(|| ["panels", &at(index)].concat(), |problems| Frame::read(value, &place, problems))?;
    Some(Panel { frame, wide: value.get("wide") == Some(&Value::Flag(true)) })
}

impl Chart for Board {
    fn compose(&self, env: &Env) -> Scene {
        let mut scene = Scene::new(env.width, "");
        let fitting = (((env.width + GUTTER) / (self.narrowest + GUTTER)) as usize).clamp(1, MOST_COLUMNS);
        let (mut top, mut first) = (0.0_f64, 0);
        while first < self.panels.len() {
            let columns = self.columns(first, fitting);
            let width = ((env.width + GUTTER) / columns as f64 - GUTTER).floor();
            let env = env.with_width(width);
            let row = || self.panels.iter().enumerate().skip(first).take(columns);
            let left = |index: usize| (index - first) as f64 * (width + GUTTER);
            // Plots side by side begin at one height, however many lines their titles take.
            let (mut plots, mut bottom) = (top, top);
            for (index, panel) in row() {
                let x = left(index);
                scene.rect(Rect::new(x, top, width, 1.0), env.theme.axis, None);
                plots = plots.max(panel.frame.above(&mut scene, &env, PANE, Point::new(x, top + PAD)));
            }
            for (index, panel) in row() {
                bottom = bottom.max(pane(&mut scene, &env, index, panel, Point::new(left(index), plots)));
            }
            top = bottom + env.theme.gap(BETWEEN);
            first += columns;
        }
        scene.size.height = (top - env.theme.gap(BETWEEN)).max(0.0);
        scene
    }
}

impl Board {
    /// How many panels stand abreast from panel `first` on, which is the first of a row. A wide one has a row to itself; the
    /// others share rows of `fitting` or fewer if that fills all rows, so that four stand two by two; what is left for the
    /// last row shares its width.
    fn columns(&self, first: usize, fitting: usize) -> usize {
        let is_wide = |index: usize| self.panels.get(index).is_none_or(|panel| panel.wide);
        let (mut start, mut end) = (first, first);
        while start > 0 && !is_wide(start - 1) {
            start -= 1;
        }
        while !is_wide(end) {
            end += 1;
        }
        let run = end - start;
        let even = (2..=fitting).rev().find(|columns| run.is_multiple_of(*columns));
        even.unwrap_or(fitting).min(end.saturating_sub(first)).max(1)
    }
}

/// Puts a panel's plot with the words below it at a place and says where they end.
fn pane(scene: &mut Scene, env: &Env, index: usize, panel: &Panel, at: Point) -> f64 {
    let inner = panel.frame.body(env, PANE);
    let bottom = at.y + inner.size.height;
    let heading = &panel.frame.heading;
    let mut below = String::new();
    for words in [&heading.note, &panel.frame.source(env.locale), &heading.byline].into_iter().flatten() {
        say(&mut below, words);
    }
    scene.panels.push(scene::Panel {
        first: scene.data.len(),
        title: heading.title.clone().unwrap_or_default(),
        subtitle: heading.subtitle.clone().unwrap_or_default(),
        below,
        gist: inner.gist.clone(),
    });
    scene.append(inner, at.x, at.y, &[&plain(index as u64), "/"].concat());
    bottom
}
