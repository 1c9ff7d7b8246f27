//! Draws a scene on any `plotters` backend: one short match over the shapes. Here, and in the surfaces, px become the
//! backend's units; nothing is decided that a reader could see, but that edges lie on whole device pixels.

use crate::color::Color;
use crate::explore::{shade, shade_words};
use crate::geom::{Point, Rect};
use crate::patch::touches;
use crate::pattern::{holes, Corner};
use crate::scene::{Align, Form, Scene, Shape};
use crate::text::{Font, Weight};
use crate::theme::Theme;
use crate::transition::Motion;
use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontFamily, FontStyle,
};
use std::convert::Infallible;

/// `plotters` counts in whole numbers: this many to a device pixel keep curves and text where they belong.
pub const FINE: f64 = 16.0;

/// So many pieces of a line are one stroke, and the next begins where it ended: to stroke takes longer than in proportion to what is
/// stroked at once.
const STROKE: usize = 256;

/// How a scene is put on a surface.
#[derive(Clone, Copy, Debug)]
pub struct Pen<'a> {
    /// Device pixels in a CSS px.
    pub ratio: f64,
    /// A CSS font-family list.
    pub family: &'a str,
    /// What figures that are not meant step back into.
    pub ground: Color,
    /// Which figures stand out, one answer a figure; `None` where all are alike.
    pub lit: Option<&'a [bool]>,
    /// Where the surface is painted anew, the rest of the picture standing there already; `None` if all of it is painted.
    pub patch: Option<&'a Rect>,
    /// Where the marks come from, and how far they are, from 0 to 1.
    pub motion: Option<(&'a Motion, f64)>,
    /// How far the corners of figures' marks are rounded, CSS px.
    pub radius: f64,
    /// Whether texts of one style come together, for a surface that is slow to change its style; else in the order of reading.
    pub by_style: bool,
}

/// Draws `scene`: all shapes, from the first to the last, and then all texts. No shape of a scene lies upon a text.
pub fn paint<B: DrawingBackend>(scene: &Scene, pen: &Pen, backend: &mut B) -> Result<(), DrawingErrorKind<B::ErrorType>> {
    backend.ensure_prepared()?;
    let mut texts = Vec::new();
    for (index, mark) in scene.marks.iter().enumerate() {
        if pen.patch.is_some_and(|patch| !touches(mark, patch, pen.ratio)) {
            continue;
        }
        match &mark.shape {
            Shape::Rect { rect, fill } => {
                let (rect, fill) = pen.moved(index, *rect, *fill);
                let (upper_left, lower_right) = pen.on_pixels(&rect);
                let fill = shade(mark, fill, pen.lit, pen.ground);
                let radius = if mark.datum.is_some() { pen.radius } else { 0.0 };
                pen.block(backend, upper_left, lower_right, fill, radius)?;
            }
            Shape::Text { at, text, font, align, fill, .. } => {
                let (rect, fill) = pen.moved(index, Rect::new(at.x, at.y, 0.0, 0.0), *fill);
                let before = index.checked_sub(1).and_then(|before| scene.marks.get(before));
                let fill = shade_words(mark, before, fill, pen.lit, pen.ground);
                let style = Letters { font: *font, align: *align, fill, family: pen.family };
                texts.push((text.as_str(), style, pen.fine(Point::new(rect.x, rect.y))));
            }
            Shape::Path { points, form, fill, .. } => {
                let (_, fill) = pen.moved(index, Rect::default(), *fill);
                let fill = shade(mark, fill, pen.lit, pen.ground);
                match pen.motion {
                    Some((motion, progress)) => pen.trace(backend, &motion.points(index, points, progress), *form, fill)?,
                    None => pen.trace(backend, points, *form, fill)?,
                }
            }
        }
    }
    // Few styles and few texts: to go through them once a style is less than to sort them.
    while let Some(&(_, first, _)) = texts.first() {
        let mut drawn = Ok(());
        texts.retain(|(text, style, at)| {
            let is_later = pen.by_style && *style != first;
            if !is_later && drawn.is_ok() {
                drawn = backend.draw_text(text, style, *at);
            }
            is_later
        });
        drawn?;
    }
    backend.present()
}

impl<'a> Pen<'a> {
    /// A pen for a scene at rest in `theme`.
    pub fn new(theme: &'a Theme, ratio: f64) -> Self {
        let Theme { ref family, ground, radius, .. } = *theme;
        Pen { ratio, family, ground, lit: None, patch: None, motion: None, radius, by_style: false }
    }
}

impl Pen<'_> {
    fn moved(&self, index: usize, rect: Rect, fill: Color) -> (Rect, Color) {
        match self.motion {
            Some((motion, progress)) => motion.at(index, rect, fill, progress),
            None => (rect, fill),
        }
    }

    fn fine(&self, point: Point) -> BackendCoord {
        let unit = self.ratio * FINE;
        ((point.x * unit).round() as i32, (point.y * unit).round() as i32)
    }

    fn along<'p>(&'p self, points: &'p [Point]) -> impl Iterator<Item = BackendCoord> + 'p {
        points.iter().map(|point| self.fine(*point))
    }

    /// What is drawn along points. Curves lie where they lie: only a straight edge gains by whole device pixels.
    fn trace<B: DrawingBackend>(
        &self,
        backend: &mut B,
        points: &[Point],
        form: Form,
        fill: Color,
    ) -> Result<(), DrawingErrorKind<B::ErrorType>> {
        let unit = |px: f64| (px * self.ratio * FINE).round() as u32;
        match form {
            Form::Line(width) => {
                for start in (0..points.len().saturating_sub(1).max(1)).step_by(STROKE) {
                    let stroke = points.get(start..).unwrap_or_default();
                    let stroke = stroke.get(..=STROKE).unwrap_or(stroke);
                    backend.draw_path(self.along(stroke), &Fill(fill, unit(width)))?;
                }
                Ok(())
            }
            Form::Area => backend.fill_polygon(self.along(points), &Fill(fill, 0)),
            Form::Dots(radius) => {
                for point in self.along(points) {
                    backend.draw_circle(point, unit(radius), &Fill(fill, 0), true)?;
                }
                Ok(())
            }
        }
    }

    /// A rectangle in its pattern, with its corners rounded.
    fn block<B: DrawingBackend>(
        &self,
        backend: &mut B,
        from: Corner,
        to: Corner,
        fill: Color,
        radius: f64,
    ) -> Result<(), DrawingErrorKind<B::ErrorType>> {
        let most = f64::from((to.0 - from.0).min(to.1 - from.1)) / 2.0;
        let radius = (radius * self.ratio * FINE).min(most) as u32;
        backend.draw_rect(from, to, &Fill(fill, radius), true)?;
        // Patterns lie on whole device pixels as well, and rather finer than coarser: swatches are small.
        let unit = (self.ratio.floor().max(1.0) * FINE) as i32;
        let mut drawn = Ok(());
        holes(fill.pattern(), from, to, unit, &mut |from, to| {
            if drawn.is_ok() {
                drawn = backend.draw_rect(from, to, &Fill(self.ground, 0), true);
            }
        });
        drawn
    }

    /// The corners of a rectangle on the nearest whole device pixels; what has a size keeps at least one.
    fn on_pixels(&self, rect: &Rect) -> (BackendCoord, BackendCoord) {
        let edges = |from: f64, size: f64| {
            let start = (from * self.ratio).round();
            let end = ((from + size) * self.ratio).round();
            let end = if size > 0.0 { end.max(start + 1.0) } else { start };
            ((start * FINE) as i32, (end * FINE) as i32)
        };
        let (left, right) = edges(rect.x, rect.width);
        let (top, bottom) = edges(rect.y, rect.height);
        ((left, top), (right, bottom))
    }
}

/// A plain fill or stroke, as `plotters` asks for one. `plotters` has no word for a corner's radius; what has no stroke has no use for
/// its width, so the radius is handed on under that name.
struct Fill(Color, u32);

impl BackendStyle for Fill {
    fn color(&self) -> BackendColor {
        backend_color(self.0)
    }

    fn stroke_width(&self) -> u32 {
        self.1
    }
}

fn backend_color(color: Color) -> BackendColor {
    let [r, g, b] = color.channels();
    BackendColor { alpha: 1.0, rgb: (r, g, b) }
}

/// A text style without `plotters`' own fonts: surfaces draw text themselves, on its baseline.
#[derive(Clone, Copy, PartialEq)]
pub struct Letters<'a> {
    font: Font,
    align: Align,
    fill: Color,
    family: &'a str,
}

impl BackendTextStyle for Letters<'_> {
    type FontError = Infallible;

    fn color(&self) -> BackendColor {
        backend_color(self.fill)
    }

    /// CSS px.
    fn size(&self) -> f64 {
        self.font.size()
    }

    fn style(&self) -> FontStyle {
        match self.font.weight {
            Weight::Regular => FontStyle::Normal,
            Weight::Semibold => FontStyle::Bold,
        }
    }

    /// Only the horizontal part is meant; the vertical one is always the baseline, for which `plotters` has no name.
    fn anchor(&self) -> Pos {
        let horizontal = match self.align {
            Align::Start => HPos::Left,
            Align::Middle => HPos::Center,
            Align::End => HPos::Right,
        };
        Pos::new(horizontal, VPos::Bottom)
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name(self.family)
    }

    /// No surface of ours asks: the scene has measured its text.
    fn layout_box(&self, _text: &str) -> Result<((i32, i32), (i32, i32)), Infallible> {
        Ok(((0, 0), (0, 0)))
    }

    fn draw<E, F: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _text: &str,
        _at: BackendCoord,
        _draw: F,
    ) -> Result<Result<(), E>, Infallible> {
        Ok(Ok(()))
    }
}
