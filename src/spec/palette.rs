//! Which colours several series get. The colours themselves are the theme's, unless the spec brings its own.

use super::read::Fields;
use crate::color::Color;
use crate::theme::{Theme, SERIES};
use crate::value::Value;

/// How series are coloured. A series keeps its colour while others are left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    colors: Colors,
    slots: Vec<usize>,
    of: usize,
}

#[derive(Clone, Debug, PartialEq)]
enum Colors {
    /// Different things, differently coloured.
    Categorical,
    /// Grades from strong to weak.
    Ordered,
    /// The spec's own.
    Own(Vec<Color>),
}

/// As many steps of one ramp as can be told apart.
const GRADES: usize = 6;

impl Palette {
    /// Takes the palette from `palette`, for series that have these places among `of`.
    pub fn read(fields: &Fields, slots: &[usize], of: usize) -> Self {
        let colors = match fields.value("palette") {
            Some(Value::Text(name)) if name == "ordered" => Colors::Ordered,
            Some(Value::List(colors)) => {
                // One that can't be read has been noted, and leaves its place.
                let own = colors.iter().map(|color| color.as_text().and_then(Color::parse).unwrap_or(Color::hex(0)));
                Colors::Own(own.collect())
            }
            _ => Colors::Categorical,
        };
        Self { colors, slots: slots.to_vec(), of }
    }

    /// Grades for what has an order of its own.
    pub fn ordered(slots: &[usize], of: usize) -> Self {
        Self { colors: Colors::Ordered, slots: slots.to_vec(), of }
    }

    /// Whether the colours are the spec's own.
    pub fn is_own(&self) -> bool {
        matches!(self.colors, Colors::Own(_))
    }

    /// How many series this palette can tell apart.
    pub fn most(&self) -> usize {
        match &self.colors {
            Colors::Categorical => SERIES,
            Colors::Ordered => GRADES,
            Colors::Own(colors) => colors.len(),
        }
    }

    /// The colour of series `index` of those that are shown.
    pub fn color(&self, index: usize, theme: &Theme) -> Color {
        let slot = self.slots.get(index).copied().unwrap_or(index);
        let colors: &[Color] = match &self.colors {
            Colors::Ordered => &[theme.grade(slot, self.of)],
            Colors::Own(colors) if !theme.forced => colors,
            _ => &theme.categorical,
        };
        let color = colors.get(slot % colors.len().max(1)).copied().unwrap_or(theme.accent);
        // The first series stays plain.
        color.patterned(if theme.patterned { (slot % SERIES) as u8 } else { 0 })
    }
}
