//! Dots by the thousand as pixels, in one pass over memory: a canvas fills as many paths far more slowly. Where the pixels go is the
//! canvas surface's business.

use crate::color::Color;
use crate::paint::FINE;

/// So many device pixels are painted this way at the most; they take 4 bytes each.
const MOST: usize = 4_000_000;

/// No dot is larger, in sixteenths of a device pixel: of each, a stencil is made.
const LARGEST: u32 = 64 * UNIT as u32;

/// So many of what dots are told in come to a device pixel.
const UNIT: i32 = FINE as i32;

/// A filled circle; its place and its radius in sixteenths of a device pixel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    /// Its centre, from the left and from the top.
    pub at: (i32, i32),
    /// How far it reaches.
    pub radius: u32,
    /// Opaque.
    pub color: Color,
}

/// A part of a picture: red, green, blue and alpha of each device pixel, from 0 to 255, not multiplied, row by row.
#[derive(Debug, Default)]
pub struct Pixels {
    /// Where it stands in the picture, from the left and from the top.
    pub at: (i32, i32),
    /// How many pixels there are to a row.
    pub width: usize,
    /// How many rows there are.
    pub height: usize,
    /// One after the other.
    pub colors: Vec<[u8; 4]>,
}

/// What `dots` show on a picture of `size` device pixels, the later above the earlier. `None` if that is nothing, or too much to be
/// worth it.
pub fn pixels(dots: &[Dot], size: (u32, u32)) -> Option<Pixels> {
    let mut bounds: Option<[i32; 4]> = None;
    for dot in dots {
        if dot.radius > LARGEST {
            return None;
        }
        let [left, top, right, bottom] = reach(dot);
        let [l, t, r, b] = bounds.unwrap_or([i32::MAX, i32::MAX, 0, 0]);
        bounds = Some([l.min(left), t.min(top), r.max(right), b.max(bottom)]);
    }
    let [left, top, right, bottom] = bounds?;
    let edge = |size: u32| i32::try_from(size).unwrap_or(i32::MAX);
    let (left, top) = (left.max(0), top.max(0));
    let width = usize::try_from(right.min(edge(size.0)).checked_sub(left)?).ok()?;
    let height = usize::try_from(bottom.min(edge(size.1)).checked_sub(top)?).ok()?;
    let count = width.checked_mul(height).filter(|count| (1..=MOST).contains(count))?;
    let mut pixels = Pixels { at: (left, top), width, height, colors: vec![[0; 4]; count] };
    let mut stencils = Stencils::default();
    dots.iter().for_each(|dot| pixels.add(dot, &mut stencils));
    Some(pixels)
}

/// How many pixels to either side of its own a dot may touch. None is larger than `LARGEST`.
fn around(dot: &Dot) -> i32 {
    dot.radius.min(LARGEST) as i32 / UNIT + 1
}

/// The pixels that a dot may touch: from the left and the top, up to the right and the bottom.
fn reach(dot: &Dot) -> [i32; 4] {
    let around = around(dot);
    let [x, y] = [dot.at.0, dot.at.1].map(|at| at.div_euclid(UNIT));
    [x.saturating_sub(around), y.saturating_sub(around), x.saturating_add(around + 1), y.saturating_add(around + 1)]
}

impl Pixels {
    /// Lays a dot above what is there.
    fn add(&mut self, dot: &Dot, stencils: &mut Stencils) {
        let [left, top, ..] = reach(dot).map(i64::from);
        let (left, top) = (left - i64::from(self.at.0), top - i64::from(self.at.1));
        let (side, parts) = stencils.of(dot);
        // What lies to the left of all pixels is left out of each row; what lies to the right, `zip` leaves out.
        let (hidden, from) = (usize::try_from(-left).unwrap_or(0), usize::try_from(left).unwrap_or(0));
        let rgb = dot.color.channels();
        for (row, parts) in (top..).zip(parts.chunks_exact(side)) {
            let Some(start) = usize::try_from(row).ok().filter(|row| *row < self.height).map(|row| row * self.width) else { continue };
            let line = self.colors.get_mut(start + from.min(self.width)..start + self.width).unwrap_or_default();
            for (pixel, part) in line.iter_mut().zip(parts.get(hidden..).unwrap_or_default()) {
                match *part {
                    0 => {}
                    u8::MAX => *pixel = [rgb[0], rgb[1], rgb[2], u8::MAX],
                    part => cover(pixel, rgb, part),
                }
            }
        }
    }
}

/// Lays a colour over a part of a pixel (Porter and Duff's "over", 1984, for colours that are not multiplied).
fn cover(pixel: &mut [u8; 4], rgb: [u8; 3], part: u8) {
    let most = u32::from(u8::MAX);
    let (part, below) = (u32::from(part), u32::from(pixel[3]));
    // All in 255ths of 255ths.
    let rest = below * (most - part);
    let whole = part * most + rest;
    let alpha = ((whole + most / 2) / most) as u8;
    let [r, g, b, _] = *pixel;
    // By far the most stand on nothing, or on their like.
    let [r, g, b] = match below == 0 || [r, g, b] == rgb {
        true => rgb,
        false => {
            let mix = |above: u8, below: u8| (u32::from(above) * part * most + u32::from(below) * rest + whole / 2) / whole.max(1);
            [mix(rgb[0], r) as u8, mix(rgb[1], g) as u8, mix(rgb[2], b) as u8]
        }
    };
    *pixel = [r, g, b, alpha];
}

/// How much of each pixel around it a dot of one radius covers, by where in its own pixel its middle lies: made once each.
#[derive(Default)]
struct Stencils {
    radius: u32,
    made: Vec<Vec<u8>>,
}

impl Stencils {
    /// How many pixels a side has, and how much of each is covered, up to 255, row by row.
    fn of(&mut self, dot: &Dot) -> (usize, &[u8]) {
        if self.radius != dot.radius || self.made.is_empty() {
            *self = Self { radius: dot.radius, made: vec![Vec::new(); (UNIT * UNIT) as usize] };
        }
        let around = around(dot);
        let (x, y) = (dot.at.0.rem_euclid(UNIT), dot.at.1.rem_euclid(UNIT));
        let Some(stencil) = self.made.get_mut((y * UNIT + x) as usize) else { return (1, &[]) };
        if stencil.is_empty() {
            let [x, y, radius] = [f64::from(x) / FINE, f64::from(y) / FINE, f64::from(dot.radius) / FINE];
            let places = || (-around..=around).map(|at| f64::from(at) + 0.5);
            *stencil = places().flat_map(|down| places().map(move |along| part(radius, along - x, down - y))).collect();
        }
        (2 * around as usize + 1, stencil)
    }
}

/// How much of a pixel is covered whose middle is so far from that of a dot, up to 255. At the rim it is as much as the rim is from
/// the pixel's middle, which is what its area comes to where the rim is straight; as it is round, that would be a twelfth of a pixel's
/// circle too much in all.
fn part(radius: f64, x: f64, y: f64) -> u8 {
    let radius = (radius * radius - 1.0 / 12.0).max(0.0).sqrt();
    ((radius + 0.5 - (x * x + y * y).sqrt()).clamp(0.0, 1.0) * f64::from(u8::MAX)).round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    const INK: Color = Color::hex(0x0b6285);

    fn dot(x: f64, y: f64, radius: f64, color: Color) -> Dot {
        let fine = |px: f64| (px * FINE).round();
        Dot { at: (fine(x) as i32, fine(y) as i32), radius: fine(radius) as u32, color }
    }

    fn alpha(pixels: &Pixels) -> f64 {
        pixels.colors.iter().map(|[.., alpha]| f64::from(*alpha) / 255.0).sum()
    }

    #[test]
    fn a_dot_has_the_area_and_the_middle_of_its_circle() {
        for (x, y, radius) in [(30.0, 20.0, 2.5), (30.5, 20.25, 2.5), (31.3, 19.7, 4.0), (30.0, 20.0, 1.5)] {
            let pixels = pixels(&[dot(x, y, radius, INK)], (100, 50)).unwrap();
            let area = alpha(&pixels);
            assert!((area / (std::f64::consts::PI * radius * radius) - 1.0).abs() < 0.02, "{area} for a radius of {radius}");
            let mut middle = (0.0, 0.0);
            for (index, pixel) in pixels.colors.iter().enumerate() {
                let part = f64::from(pixel[3]) / 255.0 / area;
                middle.0 += part * (f64::from(pixels.at.0) + (index % pixels.width) as f64 + 0.5);
                middle.1 += part * (f64::from(pixels.at.1) + (index / pixels.width) as f64 + 0.5);
                assert!(pixel[3] == 0 || pixel[..3] == INK.channels());
            }
            assert!((middle.0 - x).abs() < 0.1 && (middle.1 - y).abs() < 0.1, "{middle:?} for {x}, {y}");
        }
    }

    #[test]
    fn the_later_lies_above_the_earlier() {
        let above = Color::hex(0xdb6a1e);
        let pixels = pixels(&[dot(10.0, 10.0, 5.0, INK), dot(12.0, 10.0, 3.0, above)], (40, 40)).unwrap();
        let at = |x: i32, y: i32| {
            let index = (y - pixels.at.1) as usize * pixels.width + (x - pixels.at.0) as usize;
            pixels.colors[index].to_vec()
        };
        let [opaque, ink] = [above, INK].map(|color| [color.channels().as_slice(), &[255]].concat());
        assert_eq!(at(12, 10), opaque);
        assert_eq!(at(6, 10), ink);
        // The rim of the upper one, on the lower one: opaque, and of neither colour.
        let rim = at(9, 11);
        assert!(rim[3] == 255 && rim != opaque && rim != ink, "{rim:?}");
    }

    #[test]
    fn what_is_outside_is_left_out() {
        let near = pixels(&[dot(-1.0, 48.0, 4.0, INK), dot(99.0, 2.0, 4.0, INK)], (100, 50)).unwrap();
        assert_eq!((near.at, near.width, near.height), ((0, 0), 100, 50));
        assert!(alpha(&near) > 20.0);
        assert!(pixels(&[dot(-20.0, 10.0, 4.0, INK)], (100, 50)).is_none());
        assert!(pixels(&[dot(20.0, 1e9, 4.0, INK)], (100, 50)).is_none());
        assert!(pixels(&[], (100, 50)).is_none());
        assert!(pixels(&[dot(20.0, 20.0, 65.0, INK)], (100, 50)).is_none());
        assert!(pixels(&[dot(0.0, 0.0, 1.0, INK), dot(9e6, 9e6, 1.0, INK)], (u32::MAX, u32::MAX)).is_none());
    }
}
