//! The way from one scene to the next: marks of the same figure move, grow and change colour; what is new fades in, what is
//! gone is gone. Where each mark begins is found once; when a picture is due is the page's business.

use crate::color::Color;
use crate::geom::{Point, Rect};
use crate::scene::{Datum, Form, Mark, Scene, Shape};

/// Where the marks of a scene come from.
#[derive(Debug)]
pub struct Motion {
    /// One a mark: its place and colour at the beginning. A text's place is the point on its baseline.
    starts: Vec<(Rect, Color)>,
    /// One a mark: where its points begin, if they are points and there were as many of them before.
    paths: Vec<Vec<Point>>,
}

impl Motion {
    /// From `from` to `to`, on `ground`.
    pub fn new(from: &Scene, to: &Scene, ground: Color) -> Self {
        let (mut starts, mut paths) = (Vec::new(), Vec::new());
        // For each figure of the old scene and each sort of mark: from which mark on its next one is looked for.
        let mut next = vec![[0; 5]; from.data.len()];
        for mark in &to.marks {
            let (rect, fill) = place(mark);
            let mut path = Vec::new();
            starts.push(match mark.datum.and_then(|datum| to.data.get(datum)) {
                Some(datum) => {
                    let is_it = |old: &Datum| old.key == datum.key;
                    // Of several rows of one name each is the one that stood in its place.
                    let stays = mark.datum.filter(|index| from.data.get(*index).is_some_and(is_it));
                    let old = stays.or_else(|| from.data.iter().position(is_it));
                    let next = old.and_then(|old| next.get_mut(old)?.get_mut(sort(mark)));
                    let before = next.and_then(|next| partner(from, mark, old, next));
                    if let (Some(Shape::Path { points: old, .. }), Shape::Path { points, .. }) =
                        (before.map(|mark| &mark.shape), &mark.shape)
                    {
                        if old.len() == points.len() {
                            path.clone_from(old);
                        }
                    }
                    before.map_or((rect, ground), place)
                }
                // Axes, rules and words of no figure are simply there.
                None => (rect, fill),
            });
            paths.push(path);
        }
        Self { starts, paths }
    }

    /// Where the points of mark `index`, which end at `points`, are at `progress`.
    pub fn points(&self, index: usize, points: &[Point], progress: f64) -> Vec<Point> {
        let part = remaining(progress);
        let starts = self.paths.get(index).filter(|starts| starts.len() == points.len());
        let starts = starts.map_or(points, Vec::as_slice);
        let between = |(from, to): (&Point, &Point)| Point::new(to.x + (from.x - to.x) * part, to.y + (from.y - to.y) * part);
        starts.iter().zip(points).map(between).collect()
    }

    /// Where mark `index`, which ends at `rect` with the colour `fill`, is at `progress` from 0 to 1: fast at first, then
    /// settling.
    pub fn at(&self, index: usize, rect: Rect, fill: Color, progress: f64) -> (Rect, Color) {
        let Some((start, old)) = self.starts.get(index) else { return (rect, fill) };
        let left = remaining(progress);
        let part = |from: f64, to: f64| to + (from - to) * left;
        let rect = Rect::new(part(start.x, rect.x), part(start.y, rect.y), part(start.width, rect.width), part(start.height, rect.height));
        (rect, fill.mix(*old, left))
    }

    /// Leaves the marks of a scene where they are at `progress`, as the beginning of another motion.
    pub fn halt(&self, scene: &mut Scene, progress: f64) {
        for (index, mark) in scene.marks.iter_mut().enumerate() {
            let (rect, fill) = place(mark);
            let (now, ink) = self.at(index, rect, fill, progress);
            match &mut mark.shape {
                Shape::Rect { rect, fill } => (*rect, *fill) = (now, ink),
                Shape::Text { at, fill, .. } => (at.x, at.y, *fill) = (now.x, now.y, ink),
                Shape::Path { points, fill, .. } => (*points, *fill) = (self.points(index, points, progress), ink),
            }
        }
    }
}

/// The next mark of the figure `old`, from `next` on, that is of the same sort as `mark`.
fn partner<'a>(from: &'a Scene, mark: &Mark, old: Option<usize>, next: &mut usize) -> Option<&'a Mark> {
    while let Some(other) = from.marks.get(*next) {
        *next += 1;
        if other.datum == old && sort(other) == sort(mark) {
            return Some(other);
        }
    }
    None
}

/// How much of the way is left: fast at first, then settling.
fn remaining(progress: f64) -> f64 {
    let left = 1.0 - progress.clamp(0.0, 1.0);
    left * left * left
}

/// Only marks of one sort become each other.
fn sort(mark: &Mark) -> usize {
    match mark.shape {
        Shape::Rect { .. } => 0,
        Shape::Text { .. } => 1,
        Shape::Path { form: Form::Line(_), .. } => 2,
        Shape::Path { form: Form::Area, .. } => 3,
        Shape::Path { form: Form::Dots(_), .. } => 4,
    }
}

fn place(mark: &Mark) -> (Rect, Color) {
    match mark.shape {
        Shape::Rect { rect, fill } => (rect, fill),
        Shape::Text { at, fill, .. } => (Rect::new(at.x, at.y, 0.0, 0.0), fill),
        // Its points have a way of their own.
        Shape::Path { fill, .. } => (Rect::default(), fill),
    }
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
            let datum = scene.datum(Datum { key: (*key).to_owned(), value: Some(*length), ..Datum::default() });
            scene.rect(Rect::new(0.0, index as f64 * 10.0, *length, 8.0), RED, Some(datum));
        }
        scene
    }

    fn rects(scene: &Scene) -> Vec<(f64, f64, Color)> {
        let rect = |mark: &Mark| match mark.shape {
            Shape::Rect { rect, fill } => Some((rect.y, rect.width, fill)),
            _ => None,
        };
        scene.marks.iter().filter_map(rect).collect()
    }

    fn at(from: &Scene, to: &Scene, progress: f64) -> Vec<(f64, f64, Color)> {
        let mut scene = to.clone();
        Motion::new(from, to, WHITE).halt(&mut scene, progress);
        rects(&scene)
    }

    #[test]
    fn it_begins_with_the_old_picture_and_ends_with_the_new() {
        let (from, to) = (bars(&[("a", 40.0), ("b", 20.0)]), bars(&[("b", 50.0), ("a", 40.0)]));
        assert_eq!(at(&from, &to, 0.0), [(10.0, 20.0, RED), (0.0, 40.0, RED)]);
        assert_eq!(at(&from, &to, 0.5), [(1.25, 46.25, RED), (8.75, 40.0, RED)]);
        assert_eq!(at(&from, &to, 1.0), rects(&to));
    }

    #[test]
    fn what_is_new_fades_in() {
        let (from, to) = (bars(&[("a", 40.0)]), bars(&[("b", 50.0)]));
        assert_eq!(at(&from, &to, 0.0), [(0.0, 50.0, WHITE)]);
        assert_eq!(at(&from, &to, 1.0), [(0.0, 50.0, RED)]);
    }

    #[test]
    fn a_mark_takes_the_place_of_the_same_one_of_its_figure() {
        let mut from = bars(&[("a", 40.0)]);
        from.rect(Rect::new(0.0, 50.0, 4.0, 4.0), RED, Some(0));
        let mut to = bars(&[("a", 40.0)]);
        to.rect(Rect::new(0.0, 70.0, 4.0, 4.0), RED, Some(0));
        assert_eq!(at(&from, &to, 0.0), rects(&from));
    }

    #[test]
    fn of_rows_of_one_name_each_begins_where_it_stood() {
        let (from, to) = (bars(&[("a", 40.0), ("a", 20.0)]), bars(&[("a", 50.0), ("a", 60.0)]));
        assert_eq!(at(&from, &to, 0.0), [(0.0, 40.0, RED), (10.0, 20.0, RED)]);
    }

    #[test]
    fn nothing_at_all_becomes_something() {
        let (empty, to) = (Scene::default(), bars(&[("a", 1.0)]));
        assert_eq!(at(&empty, &to, 0.3).len(), 1);
        assert_eq!(at(&to, &empty, 0.3).len(), 0);
    }
}
