//! Measuring where there is no browser to ask, by two tables of advance widths. Pictures that stand alone are measured with
//! DejaVu Sans, which covers Vietnamese, whose licence allows it to be carried along, and with which PNG and PDF are drawn.
//! Figures for a page are measured like Arial, whose widths Helvetica and Liberation Sans share: the faces that most readers
//! will see them in. `tests/face.rs` holds the first table to its face.

#[cfg(not(target_arch = "wasm32"))]
use super::Measure;
use super::{Font, Weight};
use std::sync::OnceLock;
#[cfg(not(target_arch = "wasm32"))]
use unicode_segmentation::UnicodeSegmentation;

/// The family name to ask for, so that a picture is drawn with the letters it was measured with.
pub const FAMILY: &str = "DejaVu Sans";

/// For each of the two weights: how many runs of letters there are; for each run the code of its first letter, how many letters
/// it has, and the advance width of each. All are 16 bits, the low byte first.
static DEJAVU: &[u8] = include_bytes!("dejavu.advances");
static ARIAL: &[u8] = include_bytes!("page.advances");

/// Widths are counted in this many to an em, in both faces.
const UNITS: f64 = 2048.0;
/// Letters from here on are as wide as an em.
const MOST: usize = 0x3000;
/// The width of a letter that a face has not.
const EM: u16 = UNITS as u16;

/// The advance widths of one face in two weights, by letter.
pub struct Face {
    regular: Vec<u16>,
    semibold: Vec<u16>,
}

impl Face {
    /// DejaVu Sans.
    pub fn bundled() -> &'static Face {
        static FACE: OnceLock<Face> = OnceLock::new();
        FACE.get_or_init(|| Face { regular: vec![EM; MOST], semibold: vec![EM; MOST] }.overlaid(DEJAVU))
    }

    /// What most pages are read in; letters that those faces have not are as wide as in DejaVu Sans.
    pub fn of_pages() -> &'static Face {
        static FACE: OnceLock<Face> = OnceLock::new();
        FACE.get_or_init(|| Face { regular: Self::bundled().regular.clone(), semibold: Self::bundled().semibold.clone() }.overlaid(ARIAL))
    }

    fn overlaid(mut self, table: &[u8]) -> Self {
        let mut numbers = table.chunks_exact(2).map(|pair| pair.iter().rev().fold(0, |number, byte| number << 8 | u16::from(*byte)));
        for widths in [&mut self.regular, &mut self.semibold] {
            for _ in 0..numbers.next().unwrap_or_default() {
                let first = numbers.next().unwrap_or_default();
                let count = numbers.next().unwrap_or_default();
                for (code, width) in (usize::from(first)..).zip(numbers.by_ref().take(usize::from(count))) {
                    if let Some(place) = widths.get_mut(code) {
                        *place = width;
                    }
                }
            }
        }
        self
    }

    /// The advance width of `text` in CSS px.
    pub fn advance(&self, text: &str, font: Font) -> f64 {
        let widths = match font.weight {
            Weight::Regular => &self.regular,
            Weight::Semibold => &self.semibold,
        };
        let em = |c: char| f64::from(widths.get(c as usize).copied().unwrap_or(EM)) / UNITS;
        text.chars().map(em).sum::<f64>() * font.size()
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Measure for Face {
    fn width(&self, text: &str, font: Font) -> f64 {
        self.advance(text, font)
    }

    fn clusters(&self, text: &str) -> Vec<usize> {
        text.grapheme_indices(true).map(|(at, letter)| at + letter.len()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_faces_know_every_vietnamese_letter() {
        let letters = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ";
        for face in [Face::bundled(), Face::of_pages()] {
            for letter in letters.chars().chain(letters.to_uppercase().chars()) {
                assert!(face.regular[letter as usize] < EM && face.semibold[letter as usize] < EM, "{letter}");
            }
        }
    }

    #[test]
    fn figures_are_tabular() {
        for face in [Face::bundled(), Face::of_pages()] {
            let width = |text| face.width(text, Font::semibold(13));
            assert_eq!(width("1111"), width("7308"));
        }
    }

    #[test]
    fn the_face_of_pages_is_the_narrower_one() {
        let width = |face: &Face| face.width("Chủ tịch UBND tỉnh Hà Giang khen thưởng", Font::regular(13));
        let ratio = width(Face::of_pages()) / width(Face::bundled());
        assert!((0.8..0.95).contains(&ratio), "{ratio}");
    }
}
