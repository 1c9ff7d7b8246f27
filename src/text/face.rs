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
/// it has, and the advance width of each. Then, where the face's pairs are counted as well, for each weight: how many there are;
/// for each pair, in their order, the codes of both letters and what is between them. All are 16 bits, the low byte first.
static DEJAVU: &[u8] = include_bytes!("dejavu.advances");
static ARIAL: &[u8] = include_bytes!("page.advances");

/// Widths are counted in this many to an em, in both faces.
const UNITS: f64 = 2048.0;
/// Letters from here on are as wide as an em.
const MOST: usize = 0x3000;
/// The width of a letter that a face has not.
const EM: u16 = UNITS as u16;

/// The advance widths of one face in two weights.
pub struct Face {
    regular: Letters,
    semibold: Letters,
}

#[derive(Clone)]
struct Letters {
    /// By letter.
    widths: Vec<u16>,
    /// By both letters of a pair, the first in the upper half, in order: how much closer they stand, or how much farther apart.
    pairs: Vec<(u32, i16)>,
}

impl Face {
    /// DejaVu Sans.
    pub fn bundled() -> &'static Face {
        static FACE: OnceLock<Face> = OnceLock::new();
        FACE.get_or_init(|| {
            let unknown = Letters { widths: vec![EM; MOST], pairs: Vec::new() };
            Face { regular: unknown.clone(), semibold: unknown }.overlaid(DEJAVU)
        })
    }

    /// What most pages are read in; letters that those faces have not are as wide as in DejaVu Sans.
    pub fn of_pages() -> &'static Face {
        static FACE: OnceLock<Face> = OnceLock::new();
        FACE.get_or_init(|| Face { regular: Self::bundled().regular.clone(), semibold: Self::bundled().semibold.clone() }.overlaid(ARIAL))
    }

    fn overlaid(mut self, table: &[u8]) -> Self {
        let mut numbers = table.chunks_exact(2).map(|pair| pair.iter().rev().fold(0, |number, byte| number << 8 | u16::from(*byte)));
        let mut next = || numbers.next().unwrap_or_default();
        for Letters { widths, .. } in [&mut self.regular, &mut self.semibold] {
            for _ in 0..next() {
                let first = usize::from(next());
                for code in first..first + usize::from(next()) {
                    let width = next();
                    if let Some(place) = widths.get_mut(code) {
                        *place = width;
                    }
                }
            }
        }
        for Letters { pairs, .. } in [&mut self.regular, &mut self.semibold] {
            *pairs = (0..next()).map(|_| (u32::from(next()) << 16 | u32::from(next()), next() as i16)).collect();
        }
        self
    }

    /// The advance width of `text` in CSS px.
    pub fn advance(&self, text: &str, font: Font) -> f64 {
        let letters = match font.weight {
            Weight::Regular => &self.regular,
            Weight::Semibold => &self.semibold,
        };
        let mut before = None;
        let own = |letter| letters.width(letter) + before.replace(letter).map_or(0.0, |before| letters.between(before, letter));
        let units: f64 = text.chars().map(own).sum();
        units / UNITS * font.size()
    }
}

impl Letters {
    fn width(&self, letter: char) -> f64 {
        f64::from(self.widths.get(letter as usize).copied().unwrap_or(EM))
    }

    fn between(&self, one: char, next: char) -> f64 {
        let [Ok(one), Ok(next)] = [one, next].map(|letter| u16::try_from(letter as u32)) else { return 0.0 };
        let pair = u32::from(one) << 16 | u32::from(next);
        let found = self.pairs.binary_search_by_key(&pair, |(pair, _)| *pair).ok().and_then(|at| self.pairs.get(at));
        found.map_or(0.0, |(_, units)| f64::from(*units))
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
                assert!(face.regular.widths[letter as usize] < EM && face.semibold.widths[letter as usize] < EM, "{letter}");
            }
        }
    }

    /// Faces with the widths of Arial add nothing for an accent, but to a few of the slender i; letters borrowed from DejaVu would be
    /// wider than their neighbours.
    #[test]
    fn vietnamese_letters_of_pages_are_as_wide_as_those_below_their_accents() {
        let Face { regular, semibold } = Face::of_pages();
        for letters in ["aàảãáạăằẳẵắặâầẩẫấậ", "eèẻẽéẹêềểễếệ", "ìĩí", "iỉị", "oòỏõóọôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ"]
        {
            for letters in [letters.to_string(), letters.to_uppercase()] {
                let codes: Vec<usize> = letters.chars().map(|letter| letter as usize).collect();
                for Letters { widths, .. } in [regular, semibold] {
                    assert!(codes.iter().all(|code| widths[*code] == widths[codes[0]]), "{letters}");
                }
            }
        }
    }

    #[test]
    fn figures_are_tabular() {
        for face in [Face::bundled(), Face::of_pages()] {
            let width = |letter: char| face.width(&letter.to_string(), Font::semibold(13));
            assert!(('1'..='9').all(|figure| width(figure) == width('0')));
        }
    }

    #[test]
    fn letters_that_lean_on_each_other_stand_closer() {
        let width = |text| Face::of_pages().width(text, Font::regular(128)) / 128.0 * UNITS;
        assert_eq!(width("VA") - width("V") - width("A"), -152.0);
        assert_eq!(width("VN") - width("V") - width("N"), 0.0);
    }

    #[test]
    fn the_face_of_pages_is_the_narrower_one() {
        let width = |face: &Face| face.width("Chủ tịch UBND tỉnh Hà Giang khen thưởng", Font::regular(13));
        let ratio = width(Face::of_pages()) / width(Face::bundled());
        assert!((0.8..0.95).contains(&ratio), "{ratio}");
    }
}
