//! SVG as text: rectangles, polygons and words, with a title and a description for those who do not see it. The same scene
//! gives the same bytes. A picture that stands in a page has both its grounds in one: see `Inlaid`.

use crate::color::Color;
use crate::geom::{Rect, Size};
use crate::paint::{paint, Pen, FINE};
use crate::pattern::Corner;
use crate::scene::Scene;
use crate::surface::inks::inks;
use crate::text::is_latin;
use crate::theme::scale::LABEL;
use crate::theme::Theme;
use plotters_backend::text_anchor::HPos;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle};
use std::convert::Infallible;

/// What stands in the picture beside its marks.
#[derive(Clone, Copy, Debug)]
pub struct Dress<'a> {
    /// Becomes `<title>`.
    pub title: &'a str,
    /// Becomes `<desc>`.
    pub description: &'a str,
    /// The language of the words.
    pub lang: &'a str,
    /// Whether the theme's ground is painted; without, the page shows through.
    pub ground: bool,
    /// For a picture within a page.
    pub inlaid: Option<Inlaid<'a>>,
}

/// How a picture stands within a page, which has a ground, a title for all to see, and the description around the picture: words
/// that are not seen are kept out of a page's text, where copying and sanitizing would bring them to light.
#[derive(Clone, Copy, Debug)]
pub struct Inlaid<'a> {
    /// The same picture on dark ground. Each colour is written as `light-dark(…)`, which goes by the page's `color-scheme` and needs
    /// no style sheet; around it stands the light one for readers that don't know the word.
    pub dark: (&'a Scene, &'a Theme),
    /// Its classes, by which a page's style sheet shows the one that fits.
    pub class: &'a str,
    /// Whether it is seen where there is no style sheet.
    pub shown: bool,
}

/// Writes `scene` as a whole SVG document.
pub fn svg(scene: &Scene, theme: &Theme, dress: Dress) -> String {
    let mut surface = SvgSurface::open(scene, theme, dress);
    // Writing to a string cannot fail.
    let _ = paint(scene, &Pen::new(theme, 1.0), &mut surface);
    surface.close();
    surface.out
}

/// Signs that no one sees, between which a text runs its own way whatever stands around it (Unicode's UAX #9).
const LEFT_TO_RIGHT: &str = "\u{2066}";
const RIGHT_TO_LEFT: &str = "\u{2067}";
const END: &str = "\u{2069}";

#[derive(Default)]
struct SvgSurface {
    out: String,
    size: Size,
    /// Whether texts run from right to left. Each says so by itself, as not every renderer knows the attribute `direction`.
    right_to_left: bool,
    /// The colours on dark ground that are still to come, if there are two grounds.
    dark: Option<std::vec::IntoIter<Color>>,
    /// The group to which shapes are added, if one is open.
    group: Option<Ink>,
    /// Plain rectangles that are still to be written, with what they are filled with.
    blocks: Vec<(Ink, Vec<(Corner, Corner)>)>,
}

/// An attribute, and its colours on light and on dark ground.
type Ink = (&'static str, [Color; 2]);

impl SvgSurface {
    fn open(scene: &Scene, theme: &Theme, dress: Dress) -> Self {
        let size = scene.size;
        let dark = dress.inlaid.map(|Inlaid { dark: (scene, theme), .. }| inks(scene, &Pen::new(theme, 1.0)).into_iter());
        let mut surface = Self { size, right_to_left: scene.mirrored, dark, ..Self::default() };
        let shown = |px: f64| fine(px * theme.scale);
        let (width, height) = (surface.number(shown(size.width)), surface.number(shown(size.height)));
        surface.push(&["<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"", &width, "\" height=\"", &height]);
        let (width, height) = (surface.number(fine(size.width)), surface.number(fine(size.height)));
        surface.push(&["\" viewBox=\"0 0 ", &width, " ", &height]);
        match dress.inlaid {
            // The page around it may run from right to left, and a text begins where that says.
            Some(inlaid) => {
                // Most words are as large as a label; the others say so.
                let (hidden, size) = (if inlaid.shown { "" } else { "\" display=\"none" }, surface.number(fine(LABEL.size())));
                surface.push(&["\" direction=\"ltr\" class=\"", inlaid.class, hidden, "\" font-size=\"", &size]);
            }
            None => surface.push(&["\" role=\"img\" xml:lang=\"", &escape(dress.lang)]),
        }
        surface.push(&["\" text-rendering=\"geometricPrecision\" font-family=\"", &escape(&theme.family), "\">"]);
        if dress.inlaid.is_none() {
            surface.push(&["\n<title>", &escape(dress.title), "</title>\n<desc>", &escape(dress.description), "</desc>\n"]);
        }
        if dress.ground {
            let ground = theme.ground.to_hex();
            surface.push(&["<rect width=\"", &width, "\" height=\"", &height, "\" fill=\"", &ground, "\"/>\n"]);
        }
        surface
    }

    fn push(&mut self, parts: &[&str]) {
        parts.iter().for_each(|part| self.out.push_str(part));
    }

    /// What a shape ends with, that has this colour as its `fill`; see `ink`.
    fn fill(&mut self, color: BackendColor) -> String {
        self.ink("fill", color)
    }

    /// What stands at a shape that has this colour as its `fill` or its `stroke`. With two grounds that is nothing, as shapes are
    /// gathered in groups.
    fn ink(&mut self, attribute: &'static str, color: BackendColor) -> String {
        let Some(ink) = self.on_both_grounds(attribute, color) else {
            return ["\" ", attribute, "=\"", &solid(color).to_hex()].concat();
        };
        self.write_blocks();
        self.open_group(ink);
        String::new()
    }

    /// The ink for a shape with this colour, if there are two grounds.
    fn on_both_grounds(&mut self, attribute: &'static str, color: BackendColor) -> Option<Ink> {
        let light = solid(color);
        let dark = self.dark.as_mut()?;
        Some((attribute, [light, dark.next().unwrap_or(light)]))
    }

    fn open_group(&mut self, ink: Ink) {
        if self.group == Some(ink) {
            return;
        }
        self.close_group();
        self.group = Some(ink);
        let (attribute, colors) = ink;
        let [light, dark] = colors.map(Color::to_hex);
        self.push(&["<g ", attribute, "=\"", &light, "\"><g ", attribute, "=\"light-dark(", &light, ",", &dark, ")\">"]);
    }

    fn close_group(&mut self) {
        if self.group.take().is_some() {
            self.out.push_str("</g></g>");
        }
    }

    /// A page is read faster the fewer elements it has, so plain rectangles of one ink become one. Such a rectangle may go with others
    /// that came long before, but not below what has been painted in between and lies where it does.
    fn gather(&mut self, ink: Ink, block: (Corner, Corner)) {
        let place = |(from, to): &(Corner, Corner)| {
            let [x, y, right, bottom] = [from.0, from.1, to.0, to.1].map(f64::from);
            Rect::new(x, y, right - x, bottom - y)
        };
        let own = place(&block);
        for (other, blocks) in self.blocks.iter_mut().rev() {
            if *other == ink {
                return blocks.push(block);
            }
            if blocks.iter().any(|block| place(block).overlaps(&own)) {
                break;
            }
        }
        self.blocks.push((ink, vec![block]));
    }

    fn write_blocks(&mut self) {
        for (ink, blocks) in std::mem::take(&mut self.blocks) {
            self.open_group(ink);
            self.out.push_str("<path d=\"");
            for (from, to) in blocks {
                let (x, y) = (self.number(from.0), self.number(from.1));
                let (width, height) = (to.0 - from.0, to.1 - from.1);
                let (back, width, height) = (self.number(-width), self.number(width), self.number(height));
                self.push(&["M", &x, " ", &y, "h", &width, "v", &height, "h", &back, "z"]);
            }
            self.out.push_str("\"/>");
        }
    }

    /// The last of an element. Between two there is nothing in a page, as a browser makes a text of each line's end.
    fn end(&mut self, parts: &[&str]) {
        self.push(parts);
        if self.dark.is_none() {
            self.out.push('\n');
        }
    }

    fn close(&mut self) {
        self.write_blocks();
        self.close_group();
        self.out.push_str("</svg>\n");
    }

    /// Sixteenths as a decimal number, to the hundredth: no picture needs more, and whole numbers stay short.
    fn number(&self, sixteenths: i32) -> String {
        let hundredths = (i64::from(sixteenths) * 100 + 8).div_euclid(FINE as i64);
        let (sign, size) = (if hundredths < 0 { "-" } else { "" }, hundredths.unsigned_abs());
        let mut text = [sign, &(size / 100).to_string()].concat();
        let fraction = size % 100;
        if fraction > 0 {
            text.push('.');
            text.push_str(if fraction < 10 { "0" } else { "" });
            let short = if fraction % 10 == 0 { fraction / 10 } else { fraction };
            text.push_str(&short.to_string());
        }
        text
    }

    fn pairs(&self, points: impl IntoIterator<Item = BackendCoord>) -> String {
        let pair = |(x, y): BackendCoord| [&self.number(x), ",", &self.number(y)].concat();
        points.into_iter().map(pair).collect::<Vec<_>>().join(" ")
    }
}

fn solid(color: BackendColor) -> Color {
    let (r, g, b) = color.rgb;
    Color::rgb([r, g, b])
}

fn fine(px: f64) -> i32 {
    (px * FINE).round() as i32
}

/// Text as XML takes it, without the control characters that it does not.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for SvgSurface {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (fine(self.size.width).unsigned_abs(), fine(self.size.height).unsigned_abs())
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Drawn {
        let (fill, x, y) = (self.fill(color), self.number(at.0), self.number(at.1));
        self.end(&["<rect x=\"", &x, "\" y=\"", &y, "\" width=\".06\" height=\".06", &fill, "\"/>"]);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, _fill: bool) -> Drawn {
        if style.stroke_width() == 0 {
            if let Some(ink) = self.on_both_grounds("fill", style.color()) {
                self.gather(ink, (from, to));
                return Ok(());
            }
        }
        let (fill, x, y) = (self.fill(style.color()), self.number(from.0), self.number(from.1));
        let (width, height) = (self.number(to.0 - from.0), self.number(to.1 - from.1));
        self.push(&["<rect x=\"", &x, "\" y=\"", &y, "\" width=\"", &width, "\" height=\"", &height]);
        if style.stroke_width() > 0 {
            self.push(&["\" rx=\"", &self.number(style.stroke_width() as i32)]);
        }
        self.end(&[&fill, "\"/>"]);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, points: I, style: &S) -> Drawn {
        let (points, fill) = (self.pairs(points), self.fill(style.color()));
        self.end(&["<polygon points=\"", &points, &fill, "\"/>"]);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, points: I, style: &S) -> Drawn {
        let (points, width) = (self.pairs(points), self.number(style.stroke_width() as i32));
        let stroke = self.ink("stroke", style.color());
        self.push(&["<polyline points=\"", &points, "\" fill=\"none", &stroke, "\" stroke-width=\"", &width]);
        self.end(&["\" stroke-linejoin=\"round\" stroke-linecap=\"round\"/>"]);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, at: BackendCoord, radius: u32, style: &S, _fill: bool) -> Drawn {
        let (x, y, r) = (self.number(at.0), self.number(at.1), self.number(radius as i32));
        let fill = self.fill(style.color());
        self.end(&["<circle cx=\"", &x, "\" cy=\"", &y, "\" r=\"", &r, &fill, "\"/>"]);
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        let fill = self.fill(style.color());
        let (x, y) = (self.number(at.0), self.number(at.1));
        self.push(&["<text x=\"", &x, "\" y=\"", &y]);
        if self.dark.is_none() || style.size() != LABEL.size() {
            self.push(&["\" font-size=\"", &self.number(fine(style.size()))]);
        }
        if matches!(style.style(), FontStyle::Bold) {
            self.push(&["\" font-weight=\"600"]);
        }
        match style.anchor().h_pos {
            HPos::Left => {}
            HPos::Center => self.push(&["\" text-anchor=\"middle"]),
            HPos::Right => self.push(&["\" text-anchor=\"end"]),
        }
        let (before, behind) = match self.right_to_left {
            true if is_latin(text) => (LEFT_TO_RIGHT, END),
            true => (RIGHT_TO_LEFT, END),
            false => ("", ""),
        };
        self.end(&[&fill, "\">", before, &escape(text), behind, "</text>"]);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_right() {
        let surface = SvgSurface::default();
        for (sixteenths, text) in [(0, "0"), (16, "1"), (8, "0.5"), (1, "0.06"), (17, "1.06"), (-24, "-1.5"), (160, "10")] {
            assert_eq!(surface.number(sixteenths), text);
        }
    }

    #[test]
    fn rectangles_of_one_ink_become_one_but_never_sink_below_others() {
        let (red, blue) = (Color::rgb([255, 0, 0]), Color::rgb([0, 0, 255]));
        let mut surface = SvgSurface { dark: Some(Vec::new().into_iter()), ..SvgSurface::default() };
        let mut draw = |x: i32, color: Color| surface.gather(("fill", [color; 2]), ((x * 16, 0), ((x + 10) * 16, 160)));
        draw(0, red);
        draw(10, blue);
        draw(20, red);
        draw(15, blue);
        draw(12, red);
        surface.close();
        let written = |hex: &str, places: &[i32]| {
            let path: String = places.iter().map(|x| format!("M{x} 0h10v10h-10z")).collect();
            format!("<g fill=\"{hex}\"><g fill=\"light-dark({hex},{hex})\"><path d=\"{path}\"/></g></g>")
        };
        let [red, blue] = ["#ff0000", "#0000ff"];
        assert_eq!(surface.out, [&written(red, &[0, 20]), &written(blue, &[10, 15]), &written(red, &[12]), "</svg>\n"].concat());
    }

    #[test]
    fn words_cannot_break_out_of_the_picture() {
        assert_eq!(escape("</text><script>\u{0}\"&"), "&lt;/text&gt;&lt;script&gt; &quot;&amp;");
    }
}
