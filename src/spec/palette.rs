//! Which colours several series get. The colours themselves are the theme's, unless the spec brings its own.

use super::read::Fields;
use crate::color::Color;
use crate::theme::{Theme, SERIES};
use crate::value::Value;

/// How series are coloured.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Palette {
    /// Different things, differently coloured.
    #[default]
    Categorical,
    /// Grades from strong to weak.
    Ordered,
    /// The spec's own.
    Own(Vec<Color>),
}

/// As many steps of one ramp as can be told apart.
const GRADES: usize = 6;

impl Palette {
    /// Takes the palette from `palette`.
    pub fn read(fields: &Fields) -> Self {
        match fields.value("palette") {
            Some(Value::Text(name)) if name == "ordered" => Palette::Ordered,
            Some(Value::List(colors)) => {
                let own = colors.iter().filter_map(Value::as_text).filter_map(Color::parse);
                Palette::Own(own.collect())
            }
            _ => Palette::Categorical,
        }
    }

    /// How many series this palette can tell apart.
    pub fn most(&self) -> usize {
        match self {
            Palette::Categorical => SERIES,
            Palette::Ordered => GRADES,
            Palette::Own(colors) => colors.len(),
        }
    }

    /// The colour of series `index` of `count`.
    pub fn color(&self, index: usize, count: usize, theme: &Theme) -> Color {
        let colors: &[Color] = match self {
            Palette::Ordered => &[theme.grade(index, count)],
            Palette::Own(colors) if !theme.forced => colors,
            _ => &theme.categorical,
        };
        let color = colors.get(index % colors.len().max(1)).copied().unwrap_or(theme.accent);
        // The first series stays plain.
        color.patterned(if theme.patterned { (index % SERIES) as u8 } else { 0 })
    }
}
