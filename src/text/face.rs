//! Measuring with a bundled face, where there is no browser to ask: DejaVu Sans, which covers Vietnamese and whose licence
//! allows it to be carried along.

use super::{Font, Measure, Weight};
use std::collections::HashMap;
use std::sync::OnceLock;
use unicode_segmentation::UnicodeSegmentation;

/// The family name to ask for, so that a picture is drawn with the letters it was measured with.
pub const FAMILY: &str = "DejaVu Sans";

/// DejaVu Sans in two weights.
pub struct Face {
    regular: Widths,
    semibold: Widths,
}

/// Advance widths in em, by letter.
struct Widths {
    em: HashMap<char, f64>,
    fallback: f64,
}

impl Face {
    /// The one face, read once.
    pub fn bundled() -> &'static Face {
        static FACE: OnceLock<Face> = OnceLock::new();
        FACE.get_or_init(|| Face { regular: Widths::read(dejavu::sans::regular()), semibold: Widths::read(dejavu::sans::bold()) })
    }
}

impl Widths {
    fn read(bytes: &[u8]) -> Self {
        let mut em = HashMap::new();
        // The bytes are compiled in: a face that could not be read would fail every test, and still would not panic here.
        if let Ok(face) = ttf_parser::Face::parse(bytes, 0) {
            let units = f64::from(face.units_per_em());
            let mut read = |c: char| {
                let advance = face.glyph_index(c).and_then(|id| face.glyph_hor_advance(id));
                if let Some(advance) = advance {
                    em.insert(c, f64::from(advance) / units);
                }
            };
            (0..0x3000).filter_map(char::from_u32).for_each(&mut read);
        }
        Self { em, fallback: 1.0 }
    }
}

impl Measure for Face {
    fn width(&self, text: &str, font: Font) -> f64 {
        let widths = match font.weight {
            Weight::Regular => &self.regular,
            Weight::Semibold => &self.semibold,
        };
        let em = |c: char| widths.em.get(&c).copied().unwrap_or(widths.fallback);
        text.chars().map(em).sum::<f64>() * font.size()
    }

    fn clusters(&self, text: &str) -> Vec<usize> {
        text.grapheme_indices(true).map(|(at, letter)| at + letter.len()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_face_knows_every_vietnamese_letter() {
        let letters = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ";
        for letter in letters.chars().chain(letters.to_uppercase().chars()) {
            assert!(Face::bundled().regular.em.contains_key(&letter), "{letter}");
            assert!(Face::bundled().semibold.em.contains_key(&letter), "{letter}");
        }
    }

    #[test]
    fn figures_are_tabular() {
        let width = |text| Face::bundled().width(text, Font::semibold(13));
        assert_eq!(width("1111"), width("7308"));
    }
}
