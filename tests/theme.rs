//! Every theme can be read: contrast as WCAG 2.2 counts it, and colours that colour-blind readers tell apart.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use dohoa::color::Color;
use dohoa::theme::Theme;

fn themes() -> [(&'static str, Theme); 2] {
    [("light", Theme::light()), ("dark", Theme::dark())]
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

fn contrast(a: Color, b: Color) -> f64 {
    let luminance = |color| {
        let [r, g, b] = linear(color);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b): (f64, f64) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// What each sort of reader sees: full colour, protanopia, deuteranopia, tritanopia (Machado, Oliveira and Fernandes 2009,
/// severity 1.0, in linear RGB).
const SIGHTS: [[[f64; 3]; 3]; 4] = [
    [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
];

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

/// The smallest difference (CIE 1976) that any sort of reader sees between two colours.
fn difference(a: Color, b: Color) -> f64 {
    let seen = SIGHTS.iter().map(|sight| {
        let (a, b) = (lab(a, sight), lab(b, sight));
        a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
    });
    seen.fold(f64::INFINITY, f64::min)
}

#[test]
fn words_have_four_and_a_half_to_one() {
    for (name, theme) in themes() {
        for (what, ink) in [("text", theme.text), ("muted", theme.muted), ("accent", theme.accent)] {
            let ratio = contrast(ink, theme.ground);
            assert!(ratio >= 4.5, "{name}: {what} has {ratio:.2}");
        }
    }
}

#[test]
fn marks_have_three_to_one() {
    for (name, theme) in themes() {
        let mut marks = vec![theme.accent, theme.rest, theme.axis];
        marks.extend(theme.categorical);
        for count in 1..=6 {
            marks.extend((0..count).map(|index| theme.grade(index, count)));
        }
        for mark in marks {
            let ratio = contrast(mark, theme.ground);
            assert!(ratio >= 3.0, "{name}: {mark:?} has {ratio:.2}");
        }
    }
}

#[test]
fn any_two_series_are_told_apart_by_every_reader() {
    for (name, theme) in themes() {
        for (index, one) in theme.categorical.iter().enumerate() {
            for other in &theme.categorical[index + 1..] {
                let seen = difference(*one, *other);
                assert!(seen >= 15.0, "{name}: {one:?} and {other:?} differ by {seen:.1}");
            }
        }
    }
}

#[test]
fn neighbouring_grades_are_told_apart_by_every_reader() {
    for (name, theme) in themes() {
        for count in 2..=4 {
            for index in 1..count {
                let seen = difference(theme.grade(index - 1, count), theme.grade(index, count));
                assert!(seen >= 12.0, "{name}: grades {index} and {} of {count} differ by {seen:.1}", index + 1);
            }
        }
    }
}

#[test]
fn the_highlight_stands_out_from_the_rest() {
    for (name, theme) in themes() {
        let seen = difference(theme.accent, theme.rest);
        assert!(seen >= 15.0, "{name}: {seen:.1}");
    }
}
