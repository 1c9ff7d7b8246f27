//! How colours look to each sort of reader, and how far apart two of them are. For desks: it says of a palette whether everybody
//! can tell its colours apart.

use super::Color;

/// What each sort of reader sees: full colour, protanopia, deuteranopia, tritanopia (Machado, Oliveira and Fernandes 2009,
/// severity 1.0, in linear RGB).
const SIGHTS: [[[f64; 3]; 3]; 4] = [
    [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
];

/// The difference (CIE 1976) that readers see between two colours: those who see all of them, and those who see the least of it.
pub fn differences(a: Color, b: Color) -> (f64, f64) {
    let seen = SIGHTS.map(|sight| {
        let (a, b) = (lab(a, &sight), lab(b, &sight));
        a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
    });
    let [full, ..] = seen;
    (full, seen.into_iter().fold(f64::INFINITY, f64::min))
}

/// Linear RGB, 0 to 1, by the exact curve.
fn linear(color: Color) -> [f64; 3] {
    color.channels().map(|channel| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.04045 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    })
}

/// CIE L*a*b* of what one sort of reader sees, D65.
fn lab(color: Color, sight: &[[f64; 3]; 3]) -> [f64; 3] {
    let full = linear(color);
    let [r, g, b] = sight.map(|row| row.iter().zip(full).map(|(part, channel)| part * channel).sum::<f64>().clamp(0.0, 1.0));
    let x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047;
    let y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    let z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883;
    let [x, y, z] = [x, y, z].map(|t| if t > 0.008856 { f64::cbrt(t) } else { 7.787 * t + 16.0 / 116.0 });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn red_and_green_of_one_lightness_are_alike_to_some_and_not_to_all() {
        let (full, least) = differences(Color::hex(0xb05a2c), Color::hex(0x6f7a2a));
        assert!(full > 40.0 && least < 15.0, "{full:.1}, {least:.1}");
        assert_eq!(differences(Color::hex(0x0b6285), Color::hex(0x0b6285)), (0.0, 0.0));
    }
}
