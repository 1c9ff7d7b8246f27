//! A spec that has been read, for whoever draws it: the infographic if there is one, all problems, and the pictures it can be
//! composed into. The doors to a page and to a server are thin because of this.

use crate::board::Infographic;
#[cfg(feature = "desk")]
use crate::checks::{review, Review};
use crate::describe::{summary, table, DataTable};
use crate::env::{Env, WHOLE_SPAN};
#[cfg(feature = "desk")]
use crate::frame::WHOLE;
use crate::locale::Locale;
use crate::problem::Problems;
use crate::scene::Scene;
#[cfg(feature = "desk")]
use crate::source::{Normalizer, Source};
use crate::spec::{Ground, Heading};
#[cfg(feature = "desk")]
use crate::surface::svg::{svg, Dress, Inlaid};
#[cfg(feature = "desk")]
use crate::text::face::FAMILY;
use crate::text::Measure;
use crate::theme::Theme;
use crate::value::Value;

/// Around an exported picture, CSS px.
#[cfg(feature = "desk")]
const MARGIN: f64 = 16.0;

/// Where a picture is to stand.
#[derive(Clone, Debug)]
pub struct Look {
    /// Whether the page around it is dark; a spec may overrule that.
    pub dark: bool,
    /// A CSS font-family list; the theme's if empty.
    pub family: String,
}

/// A spec that has been read.
pub struct Sheet {
    infographic: Option<Infographic>,
    problems: Problems,
    locale: Locale,
    span: (f64, f64),
}

impl Sheet {
    /// Reads `value` for `locale`, adding to what is already known to be wrong.
    pub fn read(value: &Value, mut locale: Locale, mut problems: Problems) -> Self {
        locale.say(words(value));
        let infographic = Infographic::read(value, &locale, &mut problems);
        let infographic = infographic.filter(|_| problems.errors() == 0);
        Self { infographic, problems, locale, span: WHOLE_SPAN }
    }

    /// A sheet on which nothing stands, for want of anything that could be read.
    pub fn unreadable(locale: Locale, problems: Problems) -> Self {
        Self { infographic: None, problems, locale, span: WHOLE_SPAN }
    }

    /// The infographic, unless an error stops it.
    pub fn infographic(&self) -> Option<&Infographic> {
        self.infographic.as_ref()
    }

    /// Which part of a dense chart plots show from now on, from 0 to 1 along it.
    pub fn show(&mut self, from: f64, to: f64) {
        let usable = from >= 0.0 && to <= 1.0 && to - from > 1e-9;
        self.span = if usable { (from, to) } else { WHOLE_SPAN };
    }

    /// Takes the words of a house style for those that the spec leaves to the library.
    #[cfg(feature = "desk")]
    pub fn speak(&mut self, house: &Value) {
        self.locale.say_below(house.get("words").unwrap_or(&Value::Null));
    }

    /// All that is wrong, errors and warnings.
    #[cfg(feature = "desk")]
    pub fn problems(&self) -> &[crate::problem::Problem] {
        self.problems.list()
    }

    /// Has a second pair of eyes look at the spec that was read: adds what an editor would say of a chart that is no mistake.
    /// On a phone the plot is `width` CSS px wide and its letters as wide as `measure` says; both are the same wherever this is
    /// asked, so that everybody gets the same answer.
    #[cfg(feature = "desk")]
    pub fn review(&mut self, spec: &Value, width: f64, measure: &dyn Measure) {
        let theme = self.theme(&Look { dark: false, family: String::new() });
        let plot = self.plot(width / theme.scale, &theme, measure);
        review(&Review::new(spec, &self.locale, plot), &mut self.problems);
    }

    /// Adds to each problem where it stands in the text from which the sheet was read.
    #[cfg(feature = "desk")]
    pub fn locate(&mut self, source: &Source, nfc: Normalizer) {
        source.locate(self.problems.list_mut(), nfc);
        self.problems.forget_twins();
    }

    /// How much is wrong, errors and warnings.
    pub fn problem_count(&self) -> usize {
        self.problems.count()
    }

    /// The locale in which it was read.
    pub fn locale(&self) -> &Locale {
        &self.locale
    }

    /// The words around the chart.
    pub fn heading(&self) -> Option<&Heading> {
        Some(&self.infographic()?.frame.heading)
    }

    /// The theme that the spec and the look agree on.
    #[cfg(feature = "desk")]
    pub fn theme(&self, look: &Look) -> Theme {
        self.styled(look, &Value::Null)
    }

    /// The same with a house style, over which the spec's own is laid.
    #[cfg(feature = "desk")]
    pub fn styled(&self, look: &Look, house: &Value) -> Theme {
        let mut theme = self.plain_theme(look);
        theme.apply(house);
        if let Some(infographic) = self.infographic() {
            theme.apply(&infographic.style);
        }
        theme
    }

    /// The library's own theme, on the ground that the spec and the look agree on.
    pub fn plain_theme(&self, look: &Look) -> Theme {
        let ground = self.infographic().map_or(Ground::Auto, |infographic| infographic.ground);
        let dark = match ground {
            Ground::Auto => look.dark,
            Ground::Light => false,
            Ground::Dark => true,
        };
        let mut theme = if dark { Theme::dark() } else { Theme::light() };
        if !look.family.is_empty() {
            theme.family.clone_from(&look.family);
        }
        theme
    }

    /// The plot alone, `width` CSS px wide, as it stands on a page's canvas.
    pub fn plot(&self, width: f64, theme: &Theme, measure: &dyn Measure) -> Option<Scene> {
        let frame = &self.infographic()?.frame;
        Some(self.finished(frame.plot(&self.env(theme, measure, width))))
    }

    /// What every scene goes through that leaves here: kinds compose from left to right, and some languages run the other way.
    fn finished(&self, mut scene: Scene) -> Scene {
        if self.locale.right_to_left() {
            scene.mirror();
        }
        scene
    }

    /// The plot with its words and a margin, `width` CSS px wide, as an export shows it.
    #[cfg(feature = "desk")]
    pub fn picture(&self, width: f64, theme: &Theme, measure: &dyn Measure) -> Option<Scene> {
        let inner = self.framed(width - 2.0 * MARGIN, theme, measure)?;
        let mut scene = Scene::new(self.env(theme, measure, width).width, &inner.label_name);
        scene.size.height = inner.size.height + 2.0 * MARGIN;
        scene.gist.clone_from(&inner.gist);
        scene.append(inner, MARGIN, MARGIN, "");
        Some(self.finished(scene))
    }

    /// The picture with its words as a file of its own has it, which names the bundled face: with that, `measure` has measured.
    /// Another font of a house style is named all the same; the bundled one is wider than most.
    #[cfg(feature = "desk")]
    pub fn alone(&self, width: f64, dark: bool, house: &Value, measure: &dyn Measure) -> Option<(Scene, Theme)> {
        let theme = self.styled(&Look { dark, family: ["\"", FAMILY, "\", sans-serif"].concat() }, house);
        Some((self.picture(width / theme.scale, &theme, measure)?, theme))
    }

    /// The plot with its words, without a margin.
    #[cfg(feature = "desk")]
    pub fn framed(&self, width: f64, theme: &Theme, measure: &dyn Measure) -> Option<Scene> {
        Some(self.infographic()?.frame.compose(&self.env(theme, measure, width), WHOLE))
    }

    /// A scene of this sheet as SVG; `ground` paints the theme's ground.
    #[cfg(feature = "desk")]
    pub fn svg(&self, scene: &Scene, theme: &Theme, ground: bool) -> String {
        let title = self.heading().and_then(|heading| heading.title.as_deref()).unwrap_or_default();
        // A picture alone has no table to point at.
        let description = self.words(scene, false);
        svg(scene, theme, Dress { title, description: &description, lang: self.locale.tag(), ground, inlaid: None })
    }

    /// A scene of this sheet as SVG within a page.
    #[cfg(feature = "desk")]
    pub fn inlaid(&self, scene: &Scene, theme: &Theme, inlaid: Inlaid) -> String {
        svg(scene, theme, Dress { title: "", description: "", lang: "", ground: false, inlaid: Some(inlaid) })
    }

    /// The figures of a scene of this sheet, as a table.
    pub fn table(&self, scene: &Scene) -> DataTable {
        table(scene, self.heading(), &self.locale)
    }

    /// A scene of this sheet, in words.
    pub fn describe(&self, scene: &Scene) -> String {
        self.words(scene, true)
    }

    fn words(&self, scene: &Scene, has_table: bool) -> String {
        let frame = self.infographic().map(|infographic| &infographic.frame);
        frame.map(|frame| summary(scene, frame.kind.noun, Some(&frame.heading), &self.locale, has_table)).unwrap_or_default()
    }

    fn env<'a>(&'a self, theme: &'a Theme, measure: &'a dyn Measure, width: f64) -> Env<'a> {
        let env = Env { measure, locale: &self.locale, theme, short: &[], width, span: self.span };
        env.with_width(width)
    }
}

/// The words that a spec says for the library: its own, else those of its style.
fn words(spec: &Value) -> &Value {
    let style = spec.get("theme").unwrap_or(spec);
    spec.get("words").or(style.get("words")).unwrap_or(&Value::Null)
}
