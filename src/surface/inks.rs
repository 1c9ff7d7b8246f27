//! The colours of a picture in the order in which it is drawn, and nothing else of it: by them the same picture on another ground
//! is told.

use crate::color::Color;
use crate::paint::{paint, Pen};
use crate::scene::Scene;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};
use std::convert::Infallible;

/// The colours of `scene`, one for each shape that `pen` draws.
pub fn inks(scene: &Scene, pen: &Pen) -> Vec<Color> {
    let mut surface = Inks(Vec::new());
    // Remembering cannot fail.
    let _ = paint(scene, pen, &mut surface);
    surface.0
}

struct Inks(Vec<Color>);

impl Inks {
    fn keep(&mut self, color: BackendColor) -> Drawn {
        let (r, g, b) = color.rgb;
        self.0.push(Color::rgb([r, g, b]));
        Ok(())
    }
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Inks {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (u32::MAX, u32::MAX)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, _at: BackendCoord, color: BackendColor) -> Drawn {
        self.keep(color)
    }

    fn draw_rect<S: BackendStyle>(&mut self, _from: BackendCoord, _to: BackendCoord, style: &S, _fill: bool) -> Drawn {
        self.keep(style.color())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, _points: I, style: &S) -> Drawn {
        self.keep(style.color())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, _points: I, style: &S) -> Drawn {
        self.keep(style.color())
    }

    fn draw_circle<S: BackendStyle>(&mut self, _at: BackendCoord, _radius: u32, style: &S, _fill: bool) -> Drawn {
        self.keep(style.color())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, _text: &str, style: &S, _at: BackendCoord) -> Drawn {
        self.keep(style.color())
    }
}
