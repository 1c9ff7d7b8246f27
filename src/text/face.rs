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
/// The width of a letter that a face has not: an em, as in Chinese; less in the scripts of southern Asia, and none of what stands above or
/// below another letter, or is not seen at all.
const EM: u16 = UNITS as u16;
const SOUTHERN: u16 = (UNITS * 0.6) as u16;
/// Marks upon other letters (Unicode's Mn and Me in the scripts of Europe, the Near East and southern Asia) and what joins or parts letters
/// unseen: the first code of each run and its last.
const MARKS: &[usize] = &[
    0x300, 0x36f, 0x483, 0x489, 0x591, 0x5bd, 0x5bf, 0x5bf, 0x5c1, 0x5c2, 0x5c4, 0x5c5, 0x5c7, 0x5c7, 0x610, 0x61a, 0x61c, 0x61c, 0x64b,
    0x65f, 0x670, 0x670, 0x6d6, 0x6dc, 0x6df, 0x6e4, 0x6e7, 0x6e8, 0x6ea, 0x6ed, 0x900, 0x902, 0x93a, 0x93a, 0x93c, 0x93c, 0x941, 0x948,
    0x94d, 0x94d, 0x951, 0x957, 0x962, 0x963, 0x981, 0x981, 0x9bc, 0x9bc, 0x9c1, 0x9c4, 0x9cd, 0x9cd, 0x9e2, 0x9e3, 0x9fe, 0xa02, 0xa3c,
    0xa3c, 0xa41, 0xa51, 0xa70, 0xa71, 0xa75, 0xa75, 0xa81, 0xa82, 0xabc, 0xabc, 0xac1, 0xac8, 0xacd, 0xacd, 0xae2, 0xae3, 0xafa, 0xb01,
    0xb3c, 0xb3c, 0xb3f, 0xb3f, 0xb41, 0xb44, 0xb4d, 0xb56, 0xb62, 0xb63, 0xb82, 0xb82, 0xbc0, 0xbc0, 0xbcd, 0xbcd, 0xc00, 0xc00, 0xc04,
    0xc04, 0xc3c, 0xc3c, 0xc3e, 0xc40, 0xc46, 0xc56, 0xc62, 0xc63, 0xc81, 0xc81, 0xcbc, 0xcbc, 0xcbf, 0xcbf, 0xcc6, 0xcc6, 0xccc, 0xccd,
    0xce2, 0xce3, 0xd00, 0xd01, 0xd3b, 0xd3c, 0xd41, 0xd44, 0xd4d, 0xd4d, 0xd62, 0xd63, 0xd81, 0xd81, 0xdca, 0xdca, 0xdd2, 0xdd6, 0xe31,
    0xe31, 0xe34, 0xe3a, 0xe47, 0xe4e, 0xeb1, 0xeb1, 0xeb4, 0xebc, 0xec8, 0xecd, 0xf18, 0xf19, 0xf35, 0xf35, 0xf37, 0xf37, 0xf39, 0xf39,
    0xf71, 0xf7e, 0xf80, 0xf84, 0xf86, 0xf87, 0xf8d, 0xfbc, 0xfc6, 0xfc6, 0x102d, 0x1030, 0x1032, 0x1037, 0x1039, 0x103a, 0x103d, 0x103e,
    0x1058, 0x1059, 0x105e, 0x1060, 0x1071, 0x1074, 0x1082, 0x1082, 0x1085, 0x1086, 0x108d, 0x108d, 0x109d, 0x109d, 0x17b4, 0x17b5, 0x17b7,
    0x17bd, 0x17c6, 0x17c6, 0x17c9, 0x17d3, 0x17dd, 0x17dd, 0x200b, 0x200f, 0x202a, 0x202e, 0x2060, 0x206f, 0x20d0, 0x20f0,
];

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
            let unknown = Letters { widths: (0..MOST).map(unknown).collect(), pairs: Vec::new() };
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

/// The width of a letter that a face has not.
fn unknown(code: usize) -> u16 {
    let is_mark = MARKS.chunks(2).any(|run| matches!(run, [first, last] if (*first..=*last).contains(&code)));
    match code {
        _ if is_mark => 0,
        // From Devanagari to Burmese, and Khmer.
        0x900..=0x109f | 0x1780..=0x17ff => SOUTHERN,
        _ => EM,
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
    fn scripts_that_the_face_has_not_are_about_as_wide_as_they_are() {
        for face in [Face::bundled(), Face::of_pages()] {
            let width = |text: &str| face.advance(text, Font::regular(10));
            assert_eq!(width("กรุงเทพ").round(), 36.0, "six letters, one of them with a mark below");
            assert_eq!(width("हिंदी").round(), 24.0, "two letters, two signs that stand beside them, one above");
            assert_eq!(width("東京\u{200b}"), 20.0);
        }
    }

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
