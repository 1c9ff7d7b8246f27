//! The pictures between one scene and the next: marks of the same figure move, grow and change colour; what is new fades in,
//! what is gone fades out. When a picture is due is the page's business.

use crate::color::Color;
use crate::geom::{Point, Rect};
use crate::scene::{Mark, Scene, Shape};

/// The picture at `progress`, from 0 (`from`) to 1 (`to`): fast at first, then settling. Its data, legend and size are `to`'s.
pub fn between(from: &Scene, to: &Scene, progress: f64, ground: Color) -> Scene {
    let left = 1.0 - progress.clamp(0.0, 1.0);
    let share = 1.0 - left * left * left;
    let mut pairs = Pairs::new(from, to);
    let mut scene = to.clone();
    for (mark, end) in scene.marks.iter_mut().zip(&to.marks) {
        match (end.datum, pairs.partner(end)) {
            (_, Some(start)) => move_mark(mark, start, end, share),
            (Some(_), None) => fade(mark, ground, share),
            // Axes, rules and words of no figure are simply there.
            (None, None) => {}
        }
    }
    let gone = pairs.left_over().map(|mark| {
        let mut mark = Mark { datum: None, ..mark.clone() };
        fade(&mut mark, ground, left);
        mark
    });
    scene.marks = gone.chain(scene.marks).collect();
    scene
}

/// Finds for each mark of the new scene the one that it was before: the same figure's next shape of the same sort.
struct Pairs<'a> {
    from: &'a Scene,
    /// For each figure of the new scene, its index in the old one.
    before: Vec<Option<usize>>,
    taken: Vec<bool>,
    /// For each figure of the old scene, its mark after which to look on, for rectangles and for text.
    next: Vec<[usize; 2]>,
}

impl<'a> Pairs<'a> {
    fn new(from: &'a Scene, to: &Scene) -> Self {
        let before = to.data.iter().map(|datum| from.data.iter().position(|old| old.key == datum.key)).collect();
        Self { from, before, taken: vec![false; from.marks.len()], next: vec![[0; 2]; from.data.len()] }
    }

    fn partner(&mut self, mark: &Mark) -> Option<&'a Mark> {
        let old = self.before.get(mark.datum?).copied().flatten()?;
        let sort = usize::from(is_text(mark));
        let next = self.next.get_mut(old)?.get_mut(sort)?;
        let is_same = |other: &Mark| other.datum == Some(old) && is_text(other) == is_text(mark);
        let found = self.from.marks.iter().enumerate().skip(*next).find(|(_, other)| is_same(other));
        *next = found.map_or(self.from.marks.len(), |(index, _)| index + 1);
        let (index, partner) = found?;
        *self.taken.get_mut(index)? = true;
        Some(partner)
    }

    /// The figures' marks of the old scene that nobody has taken.
    fn left_over(&self) -> impl Iterator<Item = &'a Mark> + use<'a, '_> {
        let all = self.from.marks.iter().zip(&self.taken);
        all.filter(|(mark, taken)| mark.datum.is_some() && !**taken).map(|(mark, _)| mark)
    }
}

fn is_text(mark: &Mark) -> bool {
    matches!(mark.shape, Shape::Text { .. })
}

fn move_mark(mark: &mut Mark, start: &Mark, end: &Mark, share: f64) {
    let part = |a: f64, b: f64| a + (b - a) * share;
    match (&mut mark.shape, &start.shape, &end.shape) {
        (Shape::Rect { rect, fill }, Shape::Rect { rect: a, fill: old }, Shape::Rect { rect: b, fill: new }) => {
            *rect = Rect::new(part(a.x, b.x), part(a.y, b.y), part(a.width, b.width), part(a.height, b.height));
            *fill = old.mix(*new, share);
        }
        (Shape::Text { at, fill, .. }, Shape::Text { at: a, fill: old, .. }, Shape::Text { at: b, fill: new, .. }) => {
            *at = Point::new(part(a.x, b.x), part(a.y, b.y));
            *fill = old.mix(*new, share);
        }
        _ => {}
    }
}

fn fade(mark: &mut Mark, ground: Color, share: f64) {
    let (Shape::Rect { fill, .. } | Shape::Text { fill, .. }) = &mut mark.shape;
    *fill = ground.mix(*fill, share);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Datum;

    const WHITE: Color = Color::hex(0xffffff);
    const RED: Color = Color::hex(0xff0000);

    fn bars(lengths: &[(&str, f64)]) -> Scene {
        let mut scene = Scene::new(100.0, "");
        for (index, (key, length)) in lengths.iter().enumerate() {
            let datum = scene.datum(Datum {
                key: (*key).to_owned(),
                label: String::new(),
                series: None,
                value: Some(*length),
                text: String::new(),
                share: None,
                details: Vec::new(),
                anchor: Point::default(),
            });
            scene.rect(Rect::new(0.0, index as f64 * 10.0, *length, 8.0), RED, Some(datum));
        }
        scene
    }

    fn rects(scene: &Scene) -> Vec<(f64, f64, Color)> {
        let rect = |mark: &Mark| match mark.shape {
            Shape::Rect { rect, fill } => Some((rect.y, rect.width, fill)),
            Shape::Text { .. } => None,
        };
        scene.marks.iter().filter_map(rect).collect()
    }

    #[test]
    fn it_begins_with_the_old_picture_and_ends_with_the_new() {
        let (from, to) = (bars(&[("a", 40.0), ("b", 20.0)]), bars(&[("b", 50.0), ("a", 40.0)]));
        assert_eq!(rects(&between(&from, &to, 0.0, WHITE)), [(10.0, 20.0, RED), (0.0, 40.0, RED)]);
        assert_eq!(between(&from, &to, 1.0, WHITE), to);
        let half = rects(&between(&from, &to, 0.5, WHITE));
        assert_eq!(half, [(1.25, 46.25, RED), (8.75, 40.0, RED)]);
    }

    #[test]
    fn what_is_new_fades_in_and_what_is_gone_fades_out() {
        let (from, to) = (bars(&[("a", 40.0)]), bars(&[("b", 50.0)]));
        assert_eq!(rects(&between(&from, &to, 0.0, WHITE)), [(0.0, 40.0, RED), (0.0, 50.0, WHITE)]);
        let late = rects(&between(&from, &to, 1.0, WHITE));
        assert_eq!(late, [(0.0, 40.0, WHITE), (0.0, 50.0, RED)]);
    }

    #[test]
    fn nothing_at_all_becomes_something() {
        let (empty, to) = (Scene::default(), bars(&[("a", 1.0)]));
        assert_eq!(between(&empty, &to, 0.3, WHITE).marks.len(), 1);
        assert_eq!(between(&to, &empty, 0.3, WHITE).marks.len(), 1);
    }
}
