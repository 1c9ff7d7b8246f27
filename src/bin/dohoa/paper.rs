//! A scene as PDF: the same shapes, on a page of its size. Text stays text, set in the bundled face, of which the letters that are
//! needed are in the file.

use crate::letters;
use dohoa::color::Color;
use dohoa::paint::{paint, Pen, FINE};
use dohoa::scene::Scene;
use dohoa::sheet::Sheet;
use dohoa::text::face::Face;
use dohoa::text::Font as Size;
use dohoa::theme::Theme;
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect, Transform};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::{Fill, LineCap, LineJoin, Stroke};
use krilla::surface::Surface;
use krilla::text::{Font, TextDirection};
use krilla::Document;
use plotters_backend::text_anchor::HPos;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle};
use std::convert::Infallible;

/// How many points, of which an inch has 72, are a CSS px, of which it has 96.
const POINTS: f64 = 0.75;

/// How far from its ends the handles of a curve lie that is a quarter of a circle, in radii.
const ROUND: f32 = 0.552_285;

pub fn pdf(sheet: &Sheet, scene: &Scene, theme: &Theme) -> Result<Vec<u8>, String> {
    // Shaped letters that join are narrower than measured, and words of two directions in a line would have to be ordered.
    if scene.mirrored || letters::runs_left(scene) {
        return Err("PDF is not there yet for words that run from right to left; SVG and PNG are".to_owned());
    }
    let [regular, bold] = [dejavu::sans::regular(), dejavu::sans::bold()].map(|bytes| Font::new(bytes.to_vec().into(), 0));
    let (regular, bold) = regular.zip(bold).ok_or("the bundled face can't be read")?;
    let unit = POINTS * theme.scale;
    let size = [scene.size.width * unit, scene.size.height * unit].map(|points| points as f32);
    let settings = PageSettings::from_wh(size[0], size[1]).ok_or("the picture has no size")?;
    let mut document = Document::new();
    {
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        surface.push_transform(&Transform::from_scale(unit as f32, unit as f32));
        let mut paper = Paper { surface, regular, bold, size: (scene.size.width, scene.size.height) };
        paper.block(Rect::from_xywh(0.0, 0.0, scene.size.width as f32, scene.size.height as f32), 0.0, theme.ground);
        // Drawing cannot fail; what is wrong is told at the end.
        let _ = paint(scene, &Pen::new(theme, 1.0), &mut paper);
        paper.surface.pop();
    }
    let title = sheet.heading().and_then(|heading| heading.title.clone()).unwrap_or_default();
    let said = Metadata::new().title(title).description(sheet.describe(scene)).language(sheet.locale().tag().to_owned());
    document.set_metadata(said.creator("dohoa".to_owned()));
    document.finish().map_err(|error| format!("{error:?}"))
}

struct Paper<'a> {
    surface: Surface<'a>,
    regular: Font,
    bold: Font,
    size: (f64, f64),
}

impl Paper<'_> {
    fn ink(&mut self, color: Color) {
        let [r, g, b] = color.channels();
        self.surface.set_fill(Some(Fill { paint: rgb::Color::new(r, g, b).into(), ..Fill::default() }));
    }

    fn block(&mut self, rect: Option<Rect>, radius: f32, color: Color) {
        let Some(rect) = rect else { return };
        let mut path = PathBuilder::new();
        if radius > 0.0 {
            rounded(&mut path, rect, radius);
        } else {
            path.push_rect(rect);
        }
        if let Some(path) = path.finish() {
            self.ink(color);
            self.surface.draw_path(&path);
        }
    }
}

fn rounded(path: &mut PathBuilder, rect: Rect, radius: f32) {
    let (left, top, right, bottom) = (rect.left(), rect.top(), rect.right(), rect.bottom());
    let reach = radius * (1.0 - ROUND);
    path.move_to(left + radius, top);
    path.line_to(right - radius, top);
    path.cubic_to(right - reach, top, right, top + reach, right, top + radius);
    path.line_to(right, bottom - radius);
    path.cubic_to(right, bottom - reach, right - reach, bottom, right - radius, bottom);
    path.line_to(left + radius, bottom);
    path.cubic_to(left + reach, bottom, left, bottom - reach, left, bottom - radius);
    path.line_to(left, top + radius);
    path.cubic_to(left, top + reach, left + reach, top, left + radius, top);
    path.close();
}

/// From point to point.
fn along(points: impl IntoIterator<Item = BackendCoord>) -> PathBuilder {
    let mut path = PathBuilder::new();
    for (index, at) in points.into_iter().enumerate() {
        match index {
            0 => path.move_to(px(at.0), px(at.1)),
            _ => path.line_to(px(at.0), px(at.1)),
        }
    }
    path
}

fn px(sixteenths: i32) -> f32 {
    (f64::from(sixteenths) / FINE) as f32
}

fn color(ink: BackendColor) -> Color {
    let (r, g, b) = ink.rgb;
    Color::rgb([r, g, b])
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Paper<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        ((self.size.0 * FINE) as u32, (self.size.1 * FINE) as u32)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, ink: BackendColor) -> Drawn {
        self.block(Rect::from_xywh(px(at.0), px(at.1), px(1), px(1)), 0.0, color(ink));
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, _fill: bool) -> Drawn {
        let radius = px(style.stroke_width() as i32);
        self.block(Rect::from_ltrb(px(from.0), px(from.1), px(to.0), px(to.1)), radius, color(style.color()));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, points: I, style: &S) -> Drawn {
        let mut path = along(points);
        path.close();
        if let Some(path) = path.finish() {
            self.ink(color(style.color()));
            self.surface.draw_path(&path);
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, points: I, style: &S) -> Drawn {
        let Some(path) = along(points).finish() else { return Ok(()) };
        let [r, g, b] = color(style.color()).channels();
        let width = px(style.stroke_width() as i32);
        let (line_cap, line_join) = (LineCap::Round, LineJoin::Round);
        self.surface.set_fill(None);
        self.surface.set_stroke(Some(Stroke { paint: rgb::Color::new(r, g, b).into(), width, line_cap, line_join, ..Stroke::default() }));
        self.surface.draw_path(&path);
        self.surface.set_stroke(None);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, at: BackendCoord, radius: u32, style: &S, _fill: bool) -> Drawn {
        let radius = radius as i32;
        let around = Rect::from_ltrb(px(at.0 - radius), px(at.1 - radius), px(at.0 + radius), px(at.1 + radius));
        self.block(around, px(radius), color(style.color()));
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        let is_bold = matches!(style.style(), FontStyle::Bold);
        let size = style.size() as u8;
        let width = Face::bundled().advance(text, if is_bold { Size::semibold(size) } else { Size::regular(size) }) as f32;
        let left = match style.anchor().h_pos {
            HPos::Left => px(at.0),
            HPos::Center => px(at.0) - width / 2.0,
            HPos::Right => px(at.0) - width,
        };
        self.ink(color(style.color()));
        let font = if is_bold { self.bold.clone() } else { self.regular.clone() };
        self.surface.draw_text(Point::from_xy(left, px(at.1)), font, f32::from(size), text, false, TextDirection::Auto);
        Ok(())
    }
}
