//! A chart as HTML that needs no script: its words, the plot as SVG, the figures as a table, the source, its story, and room for what
//! the script will put there. In an article it is what readers see first, and all that stays where scripts don't run; the page's script
//! paints its canvas in the same place.
//! What is written here is looked after by `pkg/public/figure.css`, and taken over by the element in `pkg/src/`.

mod json;
mod markup;
mod room;

use crate::scene::Scene;
use crate::sheet::{Look, Sheet};
use crate::spec::Ground;
use crate::surface::svg::{escape, Inlaid};
use crate::text::Measure;
use crate::theme::Theme;
use crate::value::Value;

/// The style sheet that all figures need; without it each shows its narrowest picture and looks as the page has it.
pub const STYLE: &str = include_str!("../../pkg/public/figure.css");

/// The widths that the style sheet can tell apart, CSS px: what phones leave of theirs, columns of text, and wide ones.
pub const LADDER: [u16; 11] = [288, 328, 358, 378, 480, 560, 640, 672, 720, 960, 1100];

/// Widths that do for most pages.
pub const USUAL: [u16; 5] = [288, 328, 358, 480, 640];

/// What few figures have. A line of the style sheet that is for one of these is for nothing else.
const RARE: [&str; 3] = ["controls", "steps", "passing"];

/// How figures are set.
pub struct Setting<'a> {
    /// The widths that the plot is laid out for, CSS px, from narrow to wide, of those on the ladder: a page shows the widest that
    /// has room.
    pub widths: &'a [u16],
    /// A house style.
    pub house: &'a Value,
    /// Widths of text in the face that readers will see.
    pub measure: &'a dyn Measure,
    /// Whether the style sheet comes along; else the page links it.
    pub styled: bool,
}

/// The parts of a figure in the order in which they are written; none is empty but where the spec says nothing.
struct Parts {
    words: String,
    /// Room for the controls, where a script will come that has them.
    controls: String,
    pictures: String,
    table: String,
    steps: String,
    description: String,
    /// What the words take of a house style, as CSS.
    dress: String,
}

/// A figure to look at, without anything that a script would need.
pub fn html(sheet: &Sheet, setting: &Setting) -> Option<String> {
    Some(framed(sheet, setting, &parts(sheet, setting)?, false))
}

/// The whole that a page's script awakens: the figure, its data set for search engines, and the spec, from a file at `src` or,
/// without one, in place: then figures that `spec` names by an address stand in it as text.
pub fn element(sheet: &Sheet, setting: &Setting, spec: &Value, src: Option<&str>) -> Option<String> {
    let parts = parts(sheet, setting)?;
    let script = |kind: &str, json: &str| ["<script type=\"application/", kind, "\">", json, "</script>\n"].concat();
    let (open, spec) = match src {
        Some(src) => (["<do-hoa src=\"", &escape(src), "\">\n"].concat(), String::new()),
        None => ("<do-hoa>\n".to_owned(), script("json", &json::spec(spec, &[]))),
    };
    let about = script("ld+json", &json::dataset(sheet, &parts.description));
    Some([&open, &framed(sheet, setting, &parts, true), &about, &spec, "</do-hoa>\n"].concat())
}

/// The plainest form, of elements and attributes that newsrooms' systems let pass: no SVG, no script, no style sheet. `image` is the
/// address of a picture of it. Where the page has the script, it becomes the chart all the same.
pub fn plain(sheet: &Sheet, setting: &Setting, spec: &Value, image: Option<&str>) -> Option<String> {
    let Parts { table, description, .. } = parts(sheet, setting)?;
    let told = room::told(sheet);
    let heading = sheet.heading().cloned().unwrap_or_default();
    let title = heading.title.as_deref().map(|title| ["<figcaption>", &escape(title), "</figcaption>\n"].concat()).unwrap_or_default();
    let subtitle = heading.subtitle.as_deref().map(|words| ["<p>", &escape(words), "</p>\n"].concat()).unwrap_or_default();
    let image = image.map(|src| ["<p><img src=\"", &escape(src), "\" alt=\"", &escape(&description), "\"></p>\n"].concat());
    // The caption is the title, and a chart that awakes has no second one.
    let spec = escape(&json::spec(spec, &["title"]));
    let lang = escape(sheet.locale().tag());
    let below = markup::below(sheet, "");
    let image = image.unwrap_or_default();
    Some(
        ["<figure lang=\"", &lang, "\" data-dohoa=\"", &spec, "\">\n", &title, &subtitle, &image, &table, &told, &below, "</figure>\n"]
            .concat(),
    )
}

/// The spec as JSON on one line, self-contained: figures from a file stand in it as text.
pub fn spec(spec: &Value) -> String {
    json::spec(spec, &[])
}

/// The pictures with the chart's controls and its story, for a figure of the page's own that has its words and its table already.
pub fn pictures(sheet: &Sheet, setting: &Setting) -> Option<String> {
    let Parts { controls, pictures, steps, .. } = parts(sheet, setting)?;
    Some([controls, pictures, steps].concat())
}

/// The figure. If it `awakes`, that is, a script makes a chart of it, it has room for the controls that come; and a table that the chart
/// will not offer goes away with the figure.
fn framed(sheet: &Sheet, setting: &Setting, parts: &Parts, awakes: bool) -> String {
    let Parts { words, controls, pictures, table, steps, dress, .. } = parts;
    let (class, lang) = (ground(sheet), escape(sheet.locale().tag()));
    let direction = if sheet.locale().right_to_left() { "rtl" } else { "ltr" };
    let controls = if awakes { controls } else { "" };
    let passes = awakes && sheet.infographic().is_some_and(|infographic| !infographic.offers.data);
    let table = markup::folded(sheet, table, passes);
    let below = if passes { [markup::below(sheet, ""), table].concat() } else { markup::below(sheet, &table) };
    let figure = [words, controls, pictures, &below, steps].concat();
    let style = if setting.styled { ["<style>\n", &style(setting.widths, &figure), "</style>\n"].concat() } else { String::new() };
    let dress = if dress.is_empty() { String::new() } else { ["\" style=\"", &escape(dress)].concat() };
    let open = [&style, "<figure class=\"", class, "\" lang=\"", &lang, "\" dir=\"", direction, &dress, "\">\n"].concat();
    [&open, &figure, "</figure>\n"].concat()
}

/// The style sheet as it stands in a figure: without remarks and indents, of the ladder the widths that the figure has, and of what
/// few figures have the rules for what is in this one.
fn style(widths: &[u16], figure: &str) -> String {
    let mut rest = STYLE;
    let mut plain = String::new();
    while let Some((rules, remark)) = rest.split_once("/*") {
        plain += rules;
        rest = remark.split_once("*/").map_or("", |(_, behind)| behind);
    }
    plain += rest;
    let missing: Vec<String> =
        LADDER.iter().filter(|width| !widths.contains(width)).map(|width| ["-from-", &width.to_string(), " "].concat()).collect();
    let is_of = |line: &str, class: &str| line.contains(&[".dohoa-", class].concat()) && !figure.contains(&["dohoa-", class].concat());
    let is_missing = |line: &str| missing.iter().any(|class| line.contains(class)) || RARE.iter().any(|class| is_of(line, class));
    let is_needed = |line: &&str| !line.is_empty() && !is_missing(line);
    plain.lines().map(str::trim).filter(is_needed).flat_map(|line| [line, "\n"]).collect()
}

fn parts(sheet: &Sheet, setting: &Setting) -> Option<Parts> {
    let [light, dark] = [false, true].map(|dark| sheet.styled(&Look { dark, family: String::new() }, setting.house));
    let plot = |width: u16, theme: &Theme| sheet.plot(f64::from(width) / theme.scale, theme, setting.measure);
    let mut pictures = String::new();
    let mut widest: Option<Scene> = None;
    for (index, width) in setting.widths.iter().enumerate() {
        let (scene, on_dark) = (plot(*width, &light)?, plot(*width, &dark)?);
        let until = setting.widths.get(index + 1);
        let until = until.map(|width| [" dohoa-to-", &width.to_string()].concat()).unwrap_or_default();
        let class = ["dohoa-from-", &width.to_string(), &until].concat();
        pictures += &sheet.inlaid(&scene, &light, Inlaid { dark: (&on_dark, &dark), class: &class, shown: index == 0 });
        // Words and table have all that any picture shows: where it is narrow, some may be left out.
        widest = Some(scene);
    }
    let scene = widest?;
    let description = sheet.describe(&scene);
    Some(Parts {
        words: markup::words(sheet),
        controls: room::controls(sheet),
        pictures: ["<div class=\"dohoa-plot\" role=\"img\" aria-label=\"", &escape(&description), "\">\n", &pictures, "</div>\n"].concat(),
        table: markup::table(&sheet.table(&scene)),
        steps: room::steps(sheet),
        description,
        dress: dress(&light, &dark),
    })
}

/// What the words around the plot take of a house style or of a spec's own: what is not the library's, under the names by which the
/// style sheet asks for it. What the page itself says goes before.
fn dress(light: &Theme, dark: &Theme) -> String {
    let usual = |theme: &Theme| if theme.dark { Theme::dark() } else { Theme::light() };
    let mut dress = String::new();
    // A spec that has chosen its ground has the same on both.
    let [light_usual, dark_usual] = [light, dark].map(usual);
    let colors = |theme: &Theme| [theme.ground, theme.text, theme.muted];
    let own = colors(light).into_iter().zip(colors(dark));
    let usual = colors(&light_usual).into_iter().zip(colors(&dark_usual));
    for ((name, own), usual) in ["ground", "text", "muted"].into_iter().zip(own).zip(usual) {
        if own != usual {
            let (light, dark) = (own.0.to_hex(), own.1.to_hex());
            // One colour is understood by browsers that don't know two.
            let color = if light == dark { light } else { format!("light-dark({light},{dark})") };
            dress += &format!("--house-{name}:{color};");
        }
    }
    for (name, own) in [("scale", light.scale), ("space", light.space)] {
        if own != 1.0 {
            dress += &format!("--house-{name}:{own};");
        }
    }
    // What ends a declaration is in no name of a font.
    if light.family != light_usual.family && !light.family.contains([';', '{', '}']) {
        dress += &format!("--house-font:{};", light.family);
    }
    dress
}

/// A spec that has chosen its ground has it painted.
fn ground(sheet: &Sheet) -> &'static str {
    match sheet.infographic().map(|infographic| infographic.ground) {
        Some(Ground::Light) => "dohoa dohoa-light",
        Some(Ground::Dark) => "dohoa dohoa-dark",
        _ => "dohoa",
    }
}
