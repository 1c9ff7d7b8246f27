//! Everything a chart may know of where it is drawn, passed in and never reached for: the same code runs in a page, a
//! worker, on a server and in tests.

use crate::locale::Locale;
use crate::text::{wrap, Font, Lines, Measure};
use crate::theme::Theme;

/// Where and for whom a scene is composed.
#[derive(Clone, Copy)]
pub struct Env<'a> {
    /// Widths of text.
    pub measure: &'a dyn Measure,
    /// Numbers and words.
    pub locale: &'a Locale,
    /// Colours, measures and the font family.
    pub theme: &'a Theme,
    /// Shorter labels for those that would not fit, pairs of from and to.
    pub short: &'a [(String, String)],
    /// How wide the scene is to be, CSS px. Its height is the scene's answer.
    pub width: f64,
    /// Which part of a dense chart is shown, from 0 to 1 along it.
    pub span: (f64, f64),
}

/// All of a chart.
pub const WHOLE_SPAN: (f64, f64) = (0.0, 1.0);

/// No chart is laid out narrower than this, CSS px: a box of no width is a box that is not shown yet.
pub const NARROWEST: f64 = 120.0;
/// Nor wider.
pub const WIDEST: f64 = 4000.0;

impl<'a> Env<'a> {
    /// The same place, with another width; kept within what can be laid out.
    pub fn with_width(&self, width: f64) -> Env<'a> {
        let width = if width.is_finite() { width } else { NARROWEST };
        Env { width: width.clamp(NARROWEST, WIDEST).floor(), ..*self }
    }

    /// The width of one line of text, CSS px.
    pub fn text_width(&self, text: &str, font: Font) -> f64 {
        self.measure.width(text, font)
    }

    /// `text` broken into at most `most` lines no wider than `room`; with shorter words if it would be cut.
    pub fn wrap(&self, text: &str, font: Font, room: f64, most: usize) -> Lines {
        let lines = wrap(text, font, room, most, self.measure);
        if lines.whole {
            return lines;
        }
        let shorter = self.short.iter().find(|(from, _)| from == text).map_or(text, |(_, to)| to);
        wrap(shorter, font, room, most, self.measure)
    }
}
