//! What of a picture that stands has to be painted anew when other figures stand out: patches of whole device pixels. Which
//! figures stand out, `explore` says; painting is `paint`'s.

use crate::explore::steps_back;
use crate::geom::Rect;
use crate::scene::{Form, Mark, Scene, Shape};

/// Of more figures, or above this part of the picture, to paint all of it is no more work.
const MOST: usize = 4;
const MOST_ROOM: f64 = 0.5;

/// By how much letters stand out of the box of their text, in sizes of their font: marks stacked on a capital, and slanted ends.
const OVERHANG: f64 = 0.3;

/// Where `scene` looks other once the figures `after` stand out, and no longer those `before`: rectangles in CSS px whose edges lie on
/// device pixels, `ratio` of them to a CSS px, one for each figure that changes. `None` if the whole is painted as soon.
pub fn patches(scene: &Scene, ratio: f64, before: Option<&[bool]>, after: Option<&[bool]>) -> Option<Vec<Rect>> {
    let mut patches: Vec<(Option<usize>, Rect)> = Vec::new();
    for mark in scene.marks.iter().filter(|mark| steps_back(mark, before) != steps_back(mark, after)) {
        let ink = ink(mark, ratio);
        if let Some((_, patch)) = patches.iter_mut().find(|(datum, _)| *datum == mark.datum) {
            *patch = patch.union(&ink);
        } else if patches.len() < MOST {
            patches.push((mark.datum, ink));
        } else {
            return None;
        }
    }
    let room: f64 = patches.iter().map(|(_, patch)| patch.width * patch.height).sum();
    (room <= scene.size.width * scene.size.height * MOST_ROOM).then(|| patches.into_iter().map(|(_, patch)| patch).collect())
}

/// Whether some of a mark may lie on a patch.
pub fn touches(mark: &Mark, patch: &Rect, ratio: f64) -> bool {
    patch.overlaps(&ink(mark, ratio))
}

/// All device pixels that a mark may colour, in CSS px: one more all around than its shape has, as edges are rounded.
fn ink(mark: &Mark, ratio: f64) -> Rect {
    let Rect { x, y, width, height } = mark.shape.bounds();
    let out = match mark.shape {
        Shape::Rect { .. } => 0.0,
        Shape::Text { font, .. } => font.size() * OVERHANG,
        Shape::Path { form: Form::Line(thick), .. } => thick / 2.0,
        Shape::Path { .. } => 0.0,
    };
    let edges = |from: f64, size: f64| {
        let start = ((from - out) * ratio).floor() - 1.0;
        let end = ((from + size + out) * ratio).ceil() + 1.0;
        (start / ratio, (end - start) / ratio)
    };
    let ((x, width), (y, height)) = (edges(x, width), edges(y, height));
    Rect::new(x, y, width, height)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::color::Color;
    use crate::geom::Point;
    use crate::scene::{Align, Datum, Text};
    use crate::text::Font;

    /// Three bars above each other, each with a word beside it, in a picture of 100 × 90 CSS px.
    fn bars() -> Scene {
        let mut scene = Scene::new(100.0, "");
        scene.size.height = 90.0;
        for row in 0..3 {
            let index = scene.datum(Datum { key: row.to_string(), ..Datum::default() });
            let top = 30.0 * f64::from(row);
            scene.rect(Rect::new(40.0, top + 10.25, 50.0, 10.0), Color::hex(0), Some(index));
            let at = Point::new(0.0, top + 20.0);
            let text = Text { at, text: "x".to_owned(), font: Font::regular(10), align: Align::Start, fill: Color::hex(0), width: 30.0 };
            scene.text(text, Some(index));
        }
        scene
    }

    #[test]
    fn from_one_figure_to_another_two_patches_on_whole_pixels() {
        let lit = [[true, false, false], [false, false, true]];
        let patches = patches(&bars(), 2.0, Some(&lit[0]), Some(&lit[1])).unwrap();
        // Outward to half px, and one more.
        assert_eq!(patches, [Rect::new(39.5, 9.5, 51.0, 11.5), Rect::new(39.5, 69.5, 51.0, 11.5)]);
    }

    #[test]
    fn nothing_changed_is_no_patch_and_nearly_all_of_it_the_whole() {
        let scene = bars();
        assert_eq!(patches(&scene, 1.0, None, Some(&[true; 3])).unwrap(), []);
        let mut wide = scene.clone();
        wide.size.height = 20.0;
        assert_eq!(patches(&wide, 1.0, None, Some(&[true, false, false])), None);
    }

    #[test]
    fn marks_beside_a_patch_stay() {
        let scene = bars();
        let patch = Rect::new(39.5, 9.5, 51.0, 11.5);
        let touching: Vec<usize> = (0..6).filter(|index| touches(&scene.marks[*index], &patch, 2.0)).collect();
        // The first bar alone: its word ends before it, overhang and all, and the others stand below.
        assert_eq!(touching, [0]);
        assert!(!touches(&scene.marks[1], &Rect::new(34.0, 9.5, 1.0, 1.0), 2.0));
        assert!(touches(&scene.marks[1], &Rect::new(32.0, 9.5, 1.0, 1.0), 2.0));
    }
}
