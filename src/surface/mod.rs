//! What a scene can be painted on. A surface (`canvas`, `svg`, and `inks`, which only remembers colours) is a `plotters` backend that
//! counts in sixteenths of a device pixel and draws text itself, so that all of them put the same words at the same place. `crowd` makes
//! pixels of dots for the canvas.

#[cfg(target_arch = "wasm32")]
pub mod canvas;
pub mod crowd;
#[cfg(feature = "desk")]
mod inks;
#[cfg(feature = "desk")]
pub mod svg;

use crate::paint::FINE;

/// How far a line has come, which tells how its pieces are to meet.
#[derive(Default)]
struct Run {
    points: usize,
    /// From where to where, across, in sixteenths of a pixel.
    across: Option<(i32, i32)>,
}

impl Run {
    fn add(&mut self, x: i32) {
        self.points += 1;
        self.across = Some((self.across.map_or(x, |(from, _)| from), x));
    }

    /// The name that canvas and SVG have for it. Where a line has more points than the picture has pixels, its turns lie within ink:
    /// to round each takes nearly half of the time of the stroke, and all that shows of it is a pixel beyond each peak. Such a line
    /// ends where its figures are.
    fn joint(&self) -> &'static str {
        let pixels = self.across.map_or(0.0, |(from, to)| f64::from(from.abs_diff(to)) / FINE);
        // A plumb line has two points and no width.
        if self.points as f64 - 2.0 > pixels {
            "bevel"
        } else {
            "round"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_more_points_than_pixels_has_its_turns_cut() {
        let joint = |xs: &[f64]| {
            let mut run = Run::default();
            xs.iter().for_each(|x| run.add((x * FINE) as i32));
            run.joint()
        };
        let along = |count: u32, px: f64| (0..count).map(|at| f64::from(at) * px).collect::<Vec<_>>();
        assert_eq!(joint(&along(100, 0.25)), "bevel");
        assert_eq!(joint(&along(100, -0.25)), "bevel", "from right to left");
        assert_eq!(joint(&along(100, 4.0)), "round");
        assert_eq!(joint(&[7.0, 7.0]), "round", "a plumb line");
        assert_eq!(joint(&[]), "round");
    }
}
