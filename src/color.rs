//! Opaque sRGB colours: reading `#rrggbb`, mixing, and contrast as WCAG counts it. Which colour means what is the theme's.
//! Where colours alone can't tell marks apart, a colour carries the number of a pattern; what that looks like is `pattern`'s.

#[cfg(feature = "desk")]
pub mod sight;

/// How far marks that are not meant step back into the ground. Those of the library keep 1.65:1 against it and more, most of them about
/// 2:1, so that they are seen with what they are of and how large they are; those that are meant have 3:1 and more. 3:1 for both would
/// leave nothing to stand out: the faintest colours of series have little more as they are. Nothing is lost by it, as labels and
/// figures keep their ink.
const STEP_BACK: f64 = 0.5;

/// An opaque sRGB colour, `0xrrggbb`, and above it a pattern's number; 0 is plain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color(u32);

impl Color {
    /// The colour `0xrrggbb`.
    pub const fn hex(rgb: u32) -> Self {
        Self(rgb)
    }

    /// The same colour, in pattern `number`.
    pub fn patterned(self, number: u8) -> Self {
        Self(self.0 & 0xff_ffff | u32::from(number) << 24)
    }

    /// The number of its pattern.
    pub fn pattern(self) -> u8 {
        (self.0 >> 24) as u8
    }

    /// From red, green and blue.
    pub fn rgb([r, g, b]: [u8; 3]) -> Self {
        Self(u32::from(r) << 16 | u32::from(g) << 8 | u32::from(b))
    }

    /// Red, green and blue.
    pub fn channels(self) -> [u8; 3] {
        [(self.0 >> 16) as u8, (self.0 >> 8) as u8, self.0 as u8]
    }

    /// Reads `#rgb` or `#rrggbb`. Anything else is `None`: a spec is data for many hosts, and names or functions
    /// would need a CSS parser in each of them.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        let is_short = digits.len() == 3;
        if !is_short && digits.len() != 6 {
            return None;
        }
        let mut rgb = 0;
        for digit in digits.chars() {
            let digit = digit.to_digit(16)?;
            rgb = if is_short { (rgb << 8) + digit * 0x11 } else { (rgb << 4) + digit };
        }
        Some(Self::hex(rgb))
    }

    /// `#rrggbb`, as SVG and CSS read it.
    pub fn to_hex(self) -> String {
        let mut out = String::from("#");
        for shift in [20, 16, 12, 8, 4, 0] {
            out.push(char::from_digit(self.0 >> shift & 15, 16).unwrap_or('0'));
        }
        out
    }

    /// `self` at `share` 0, `other` at 1, mixed in sRGB as browsers blend by default; in its own pattern.
    pub fn mix(self, other: Color, share: f64) -> Self {
        let pattern = self.pattern();
        let (mut mixed, other) = (self.channels(), other.channels());
        for (own, other) in mixed.iter_mut().zip(other) {
            *own = (f64::from(*own) + (f64::from(other) - f64::from(*own)) * share.clamp(0.0, 1.0)).round() as u8;
        }
        Self::rgb(mixed).patterned(pattern)
    }

    /// The colour of a mark that has stepped back into `ground`.
    pub fn behind(self, ground: Color) -> Self {
        self.mix(ground, STEP_BACK)
    }

    /// Relative luminance, 0 to 1 (WCAG 2.2, "relative luminance"). The 2.4th power is taken as a polynomial, which is within
    /// 0.002 of it and spares a page the general one; a test holds it against the exact curve.
    pub fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            c * (0.012_522_878 + c * (0.682_171_111 + c * 0.305_306_011))
        };
        let [r, g, b] = self.channels().map(linear);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// Contrast ratio, 1 to 21 (WCAG 2.2, "contrast ratio").
    pub fn contrast(self, other: Color) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// White or black, whichever reads better on this colour: one of them always has 4.58:1 or more, the root of 21.
    pub fn ink(self) -> Color {
        let (white, black) = (Color::hex(0xffffff), Color::hex(0));
        if self.contrast(white) < self.contrast(black) {
            black
        } else {
            white
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hex_is_read_in_both_lengths_and_written_back() {
        assert_eq!(Color::parse("#0B62a4"), Some(Color::hex(0x0b62a4)));
        assert_eq!(Color::parse("#f0c"), Some(Color::hex(0xff00cc)));
        assert_eq!(Color::hex(0x0b62a4).to_hex(), "#0b62a4");
        for wrong in ["0b62a4", "#12", "#12345", "#+12345", "red", "#xyzxyz", "#", ""] {
            assert_eq!(Color::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_pattern_outlives_mixing_and_changes_no_colour() {
        let (plain, striped) = (Color::hex(0x0b6285), Color::hex(0x0b6285).patterned(3));
        let mixed = striped.mix(Color::hex(0xffffff), 0.5);
        assert_eq!((mixed.pattern(), mixed.channels()), (3, plain.mix(Color::hex(0xffffff), 0.5).channels()));
        assert_eq!(striped.to_hex(), "#0b6285");
        assert_eq!(striped.contrast(plain), 1.0);
    }

    #[test]
    fn no_more_of_a_colour_is_mixed_in_than_all_of_it() {
        let (own, other) = (Color::hex(0x10_4080), Color::hex(0x60_3040));
        assert_eq!([-0.5, 0.0, 0.5, 1.0, 1.5].map(|share| own.mix(other, share)), [own, own, Color::hex(0x38_3860), other, other]);
    }

    #[test]
    fn black_on_white_is_twenty_one_to_one() {
        let ratio = Color::hex(0).contrast(Color::hex(0xffffff));
        assert!((ratio - 21.0).abs() < 1e-6);
    }

    #[test]
    fn luminance_follows_the_exact_curve() {
        for channel in 0..=255 {
            let c = f64::from(channel) / 255.0;
            let exact = if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) };
            let grey = Color::rgb([channel; 3]);
            assert!((grey.luminance() - exact).abs() < 0.002, "{channel}");
        }
    }
}
