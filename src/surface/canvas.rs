//! A canvas in a page. `plotters-canvas` draws the shapes; text is drawn here, in CSS px and on its baseline, as the SVG
//! surface does it too.

pub mod context;

use crate::color::Color;
use crate::geom::Rect;
use crate::paint::{paint, Pen, FINE};
use crate::scene::Scene;
use crate::surface::crowd::{pixels, Dot, Pixels};
use crate::text::{is_latin, Font};
use context::Context;
use plotters_backend::text_anchor::HPos;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::{Clamped, JsCast};
use web_sys::{HtmlCanvasElement, ImageData, OffscreenCanvas, OffscreenCanvasRenderingContext2d};

/// All around, radians.
const TURN: f64 = 2.0 * std::f64::consts::PI;

/// So many dots are one path: filling takes longer than in proportion to what is in it.
const MOST_DOTS: usize = 64;

/// From so many dots on pixels are faster than paths.
const CROWD: usize = 500;

type Drawn<B> = Result<(), DrawingErrorKind<<B as DrawingBackend>::ErrorType>>;

/// Draws `scene` on `canvas`, which gets as many device pixels as that takes. `None` if the canvas has no 2D context.
pub fn draw(scene: &Scene, canvas: &HtmlCanvasElement, pen: &Pen, ground: Option<Color>) -> Option<()> {
    let mut surface = CanvasSurface::new(scene, canvas, pen)?;
    let CanvasSurface { context, size, .. } = &surface;
    let [right, bottom] = [size.0, size.1].map(f64::from);
    if *size == (canvas.width(), canvas.height()) {
        // Setting a size would clear it too, but has the page style and lay it out anew, even at the size that it has.
        context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        context.clear_rect(0.0, 0.0, right, bottom);
    } else {
        canvas.set_width(size.0);
        canvas.set_height(size.1);
    }
    if let Some(ground) = ground {
        context.set_fill_style_str(&ground.to_hex());
        context.fill_rect(0.0, 0.0, right, bottom);
    }
    paint(scene, pen, &mut surface).ok()
}

/// Draws `scene` anew on these patches of a canvas on which it stands otherwise. `None` if it does not stand there, or the canvas has
/// no 2D context. One patch at a time: clipped to a rectangle a canvas draws just what it would draw unclipped, clipped to several it
/// blurs edges in another way.
pub fn mend(scene: &Scene, canvas: &HtmlCanvasElement, pen: &Pen, patches: &[Rect]) -> Option<()> {
    for patch in patches {
        let mut surface = CanvasSurface::new(scene, canvas, pen)?;
        if surface.size != (canvas.width(), canvas.height()) {
            return None;
        }
        let context = surface.context.clone();
        let [x, y, width, height] = [patch.x, patch.y, patch.width, patch.height].map(|px| (px * pen.ratio).round());
        context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        context.save();
        context.begin_path();
        context.rect(x, y, width, height);
        context.clip();
        context.clear_rect(x, y, width, height);
        let painted = paint(scene, &Pen { patch: Some(patch), ..*pen }, &mut surface);
        context.restore();
        painted.ok()?;
    }
    Some(())
}

/// `plotters-canvas` for shapes, the context itself for text.
struct CanvasSurface {
    shapes: CanvasBackend,
    context: Context,
    ratio: f64,
    size: (u32, u32),
    mirrored: bool,
    /// Whether the context counts in sixteenths, as shapes do, or in CSS px, as text does.
    fine: bool,
    font: Option<Font>,
    runs_left: Option<bool>,
    align: Option<&'static str>,
    fill: Option<Color>,
    /// Dots that are not drawn yet: what comes one by one is drawn together. Kinds without axes have too few for that.
    dots: Vec<Dot>,
}

/// What `plotters-canvas` is told for a colour. It sets one at each shape, printed anew each time. A canvas keeps the colour it
/// has when it is given one that is none, as the HTML standard says; so `CanvasSurface` sets the colour itself, once for all
/// shapes that share it, and this one, whose opacity is no number, is none.
struct AsItIs;

impl BackendStyle for AsItIs {
    fn color(&self) -> BackendColor {
        BackendColor { alpha: f64::NAN, rgb: (0, 0, 0) }
    }
}

fn plain(BackendColor { rgb: (r, g, b), .. }: BackendColor) -> Color {
    Color::rgb([r, g, b])
}

impl CanvasSurface {
    /// For a scene on a canvas, which may still have another size.
    fn new(scene: &Scene, canvas: &HtmlCanvasElement, pen: &Pen) -> Option<Self> {
        let device = |px: f64| (px * pen.ratio).round().max(1.0) as u32;
        Some(Self {
            shapes: CanvasBackend::with_canvas_object(canvas.clone())?,
            context: canvas.get_context("2d").ok()??.unchecked_into(),
            ratio: pen.ratio,
            size: (device(scene.size.width), device(scene.size.height)),
            mirrored: scene.mirrored,
            fine: false,
            font: None,
            runs_left: None,
            align: None,
            fill: None,
            dots: Vec::new(),
        })
    }

    /// Draws the dots that have been gathered. Whatever comes next lies above them.
    fn fill_dots(&mut self) {
        if cfg!(feature = "plane") {
            let dots = std::mem::take(&mut self.dots);
            if dots.len() < CROWD || self.stamp(&dots).is_none() {
                self.trace(&dots);
            }
        }
    }

    /// Dots as paths. Those of one colour that follow each other share one.
    fn trace(&mut self, dots: &[Dot]) {
        for (index, Dot { at, radius, color }) in dots.iter().enumerate() {
            if index % MOST_DOTS == 0 || self.fill != Some(*color) {
                if index > 0 {
                    self.context.fill();
                }
                self.set_unit(true);
                self.set_fill(*color);
                self.context.begin_path();
            }
            let [x, y, radius] = [at.0, at.1, *radius as i32].map(f64::from);
            self.context.move_to(x + radius, y);
            self.context.arc(x, y, radius, 0.0, TURN);
        }
        if !dots.is_empty() {
            self.context.fill();
        }
    }

    /// Dots as pixels, on a canvas of their own that is laid above this one. `None` if that cannot be: then nothing is drawn.
    fn stamp(&mut self, dots: &[Dot]) -> Option<()> {
        let Pixels { at, width, height, colors } = pixels(dots, self.size)?;
        let (wide, high) = (u32::try_from(width).ok()?, u32::try_from(height).ok()?);
        let image = ImageData::new_with_u8_clamped_array(Clamped(colors.as_flattened()), wide).ok()?;
        let canvas = OffscreenCanvas::new(wide, high).ok()?;
        let context: OffscreenCanvasRenderingContext2d = canvas.get_context("2d").ok()??.unchecked_into();
        context.put_image_data(&image, 0.0, 0.0).ok()?;
        self.context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        let drawn = self.context.draw_image_with_offscreen_canvas(&canvas, f64::from(at.0), f64::from(at.1));
        let unit = self.unit();
        self.context.set_transform(unit, 0.0, 0.0, unit, 0.0, 0.0);
        drawn.ok()
    }

    /// Makes ready for what is not a dot: those that wait lie below it, and are drawn first.
    fn prepare(&mut self, fine: bool) {
        self.fill_dots();
        self.set_unit(fine);
    }

    /// How many device pixels what the context counts in has.
    fn unit(&self) -> f64 {
        if self.fine {
            1.0 / FINE
        } else {
            self.ratio
        }
    }

    fn set_unit(&mut self, fine: bool) {
        if self.fine != fine {
            self.fine = fine;
            let unit = self.unit();
            self.context.set_transform(unit, 0.0, 0.0, unit, 0.0, 0.0);
        }
    }

    fn set_fill(&mut self, color: Color) {
        if self.fill != Some(color) {
            self.context.set_fill_style_str(&color.to_hex());
            self.fill = Some(color);
        }
    }

    fn set_font(&mut self, font: Font, family: &str) {
        if self.font == Some(font) {
            return;
        }
        self.context.set_font(&font.css(family));
        if self.font.is_none() {
            // After a font: a canvas that has none yet would look another one up for the purpose.
            self.context.set_text_rendering("geometricPrecision");
        }
        self.font = Some(font);
    }

    /// A canvas begins with the direction of its place in the page.
    fn set_direction(&mut self, text: &str) {
        let runs_left = self.mirrored && !is_latin(text);
        if self.runs_left != Some(runs_left) {
            self.context.set_direction(if runs_left { "rtl" } else { "ltr" });
            self.runs_left = Some(runs_left);
        }
    }

    fn set_align(&mut self, align: HPos) {
        let align = match align {
            HPos::Left => "left",
            HPos::Center => "center",
            HPos::Right => "right",
        };
        if self.align != Some(align) {
            self.context.set_text_align(align);
            self.align = Some(align);
        }
    }
}

impl DrawingBackend for CanvasSurface {
    type ErrorType = <CanvasBackend as DrawingBackend>::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        let fine = |pixels: u32| pixels.saturating_mul(FINE as u32);
        (fine(self.size.0), fine(self.size.1))
    }

    fn ensure_prepared(&mut self) -> Drawn<Self> {
        self.prepare(true);
        self.shapes.ensure_prepared()
    }

    fn present(&mut self) -> Drawn<Self> {
        self.fill_dots();
        self.shapes.present()
    }

    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Drawn<Self> {
        self.prepare(true);
        self.set_fill(plain(color));
        self.shapes.draw_pixel(at, AsItIs.color())
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Drawn<Self> {
        self.prepare(true);
        self.set_fill(plain(style.color()));
        if style.stroke_width() == 0 {
            return self.shapes.draw_rect(from, to, &AsItIs, fill);
        }
        let [left, top, width, height] = [from.0, from.1, to.0 - from.0, to.1 - from.1].map(f64::from);
        self.context.begin_path();
        self.context.round_rect(left, top, width, height, f64::from(style.stroke_width()));
        self.context.fill();
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, points: I, style: &S) -> Drawn<Self> {
        self.prepare(true);
        self.set_fill(plain(style.color()));
        self.shapes.fill_polygon(points, &AsItIs)
    }

    /// Not left to `plotters-canvas`, which sets colour, width and dashes by its own reckoning.
    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, points: I, style: &S) -> Drawn<Self> {
        self.prepare(true);
        self.context.set_stroke_style_str(&plain(style.color()).to_hex());
        self.context.set_line_width(f64::from(style.stroke_width()));
        self.context.set_line_join("round");
        self.context.set_line_cap("round");
        self.context.begin_path();
        for (x, y) in points {
            self.context.line_to(f64::from(x), f64::from(y));
        }
        self.context.stroke();
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, at: BackendCoord, radius: u32, style: &S, _fill: bool) -> Drawn<Self> {
        let dot = Dot { at, radius, color: plain(style.color()) };
        if cfg!(feature = "plane") {
            self.dots.push(dot);
        } else {
            self.trace(&[dot]);
        }
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn<Self> {
        self.prepare(false);
        let bold = matches!(style.style(), FontStyle::Bold);
        let px = style.size() as u8;
        let font = if bold { Font::semibold(px) } else { Font::regular(px) };
        self.set_font(font, style.family().as_str());
        self.set_direction(text);
        self.set_fill(plain(style.color()));
        self.set_align(style.anchor().h_pos);
        let px = |sixteenths: i32| f64::from(sixteenths) / FINE / self.ratio;
        self.context.fill_text(text, px(at.0), px(at.1));
        Ok(())
    }
}
