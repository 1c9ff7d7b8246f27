//! Which figure is meant by a place in the picture, and how the picture shows it. Found from the scene alone, so that every
//! kind can be explored alike. Listening to pointers and keys is the page's.

use crate::color::Color;
use crate::geom::Point;
use crate::scene::{Datum, Mark, Scene, Shape};

/// The datum whose marks are nearest to `point`, if they are within `reach` CSS px. Of marks at equal distance the one drawn
/// last wins, since it lies on top. Points and lines are passed over, as one may stand for many figures: which of them is meant, their
/// crowd says (`Scene::group`), and it is asked first.
pub fn nearest(scene: &Scene, point: Point, reach: f64) -> Option<usize> {
    if let Some(member) = scene.member(point, reach) {
        return Some(member);
    }
    let mut best: Option<(f64, usize)> = None;
    for mark in &scene.marks {
        let Some(datum) = mark.datum.filter(|_| !matches!(mark.shape, Shape::Path { .. })) else { continue };
        let distance = mark.shape.bounds().distance(point);
        if distance <= reach && best.is_none_or(|(nearest, _)| distance <= nearest) {
            best = Some((distance, datum));
        }
    }
    best.map(|(_, datum)| datum)
}

/// Which figures stand out, one answer a figure, while `active` is pointed at: it and its kin in other panels. A panel without
/// kin stays as it is.
pub fn lit(scene: &Scene, active: usize) -> Vec<bool> {
    let mut lit = vec![false; scene.data.len()];
    // One of those that are too many to be kept changes nothing about the others.
    let Some(datum) = scene.data.get(active) else { return vec![true; lit.len()] };
    // The same part of the same whole; failing that, whatever bears one of its names.
    let kinship = |other: &Datum| match (other.label == datum.label, other.series == datum.series) {
        (true, true) => 2,
        (true, false) => 1,
        _ => u8::from(other.series.as_ref() == Some(&datum.label) || datum.series.as_ref() == Some(&other.label)),
    };
    let mut start = 0;
    for panel in 0..=scene.panels.len() {
        let end = scene.panels.get(panel).map_or(scene.data.len(), |next| next.first);
        let members = scene.data.get(start..end).unwrap_or_default();
        let own = (start..end).contains(&active);
        let nearest = members.iter().map(kinship).max().unwrap_or(0);
        for (index, other) in (start..).zip(members) {
            if let Some(lit) = lit.get_mut(index) {
                // A line stands for all of its figures, and has no mark for each.
                let is_line = datum.spot.is_some() && other.series == datum.series;
                *lit = if own { index == active || is_line } else { kinship(other) == nearest };
            }
        }
        start = end;
    }
    lit
}

/// The colour in which `mark` is drawn while some figures are `lit`: those that are not step back, words stay.
pub fn shade(mark: &Mark, fill: Color, lit: Option<&[bool]>, ground: Color) -> Color {
    match steps_back(mark, lit) {
        true => fill.behind(ground),
        false => fill,
    }
}

/// Whether `mark` steps back while some figures are `lit`.
pub fn steps_back(mark: &Mark, lit: Option<&[bool]>) -> bool {
    let is_other = lit.is_some_and(|lit| mark.datum.is_some_and(|datum| lit.get(datum) != Some(&true)));
    is_other && !matches!(mark.shape, Shape::Text { .. })
}

/// The ink of words, `fill` while they stand alone: those on the mark drawn just before them, of the same figure, go by its colour
/// when that steps back.
pub fn shade_words(words: &Mark, before: Option<&Mark>, fill: Color, lit: Option<&[bool]>, ground: Color) -> Color {
    let Some(mark) = before.filter(|mark| mark.datum == words.datum && steps_back(mark, lit)) else { return fill };
    match mark.shape {
        // A plate of the ground, between words and a pattern, is drawn as it was.
        Shape::Rect { rect, fill: own } if own != ground && rect.distance(words.shape.bounds().center()) == 0.0 => {
            shade(mark, own, lit, ground).ink()
        }
        _ => fill,
    }
}

/// What a tooltip says of a figure, line by line.
pub fn lines(datum: &Datum) -> Vec<String> {
    let mut lines = vec![datum.label.clone()];
    let value = datum.with_share();
    lines.push(match &datum.series {
        Some(series) => [series, ": ", &value].concat(),
        None => value,
    });
    lines.extend(datum.details.iter().map(|(name, text)| [name, ": ", text].concat()));
    lines.retain(|line| !line.is_empty());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Rect;
    use crate::scene::Align;
    use crate::text::Font;

    const GROUND: Color = Color::hex(0xff_ffff);

    fn square(x: f64, fill: Color, datum: usize) -> Mark {
        Mark { shape: Shape::Rect { rect: Rect::new(x, 0.0, 40.0, 40.0), fill }, datum: Some(datum) }
    }

    #[test]
    fn of_marks_that_lie_on_one_another_the_upper_one_is_meant() {
        let marks = [(0.0, 0), (20.0, 1), (90.0, 2)].map(|(x, datum)| square(x, Color::hex(0), datum)).into();
        let scene = Scene { marks, data: vec![Datum::default(); 3], ..Scene::default() };
        let at = |x: f64, reach: f64| nearest(&scene, Point::new(x, 20.0), reach);
        assert_eq!((at(10.0, 0.0), at(30.0, 0.0), at(50.0, 0.0)), (Some(0), Some(1), Some(1)));
        assert_eq!((at(70.0, 5.0), at(70.0, 10.0), at(80.0, 12.0)), (None, Some(1), Some(2)));
    }

    #[test]
    fn words_on_a_mark_that_steps_back_go_by_its_colour_but_on_a_plate_stay() {
        let ink = GROUND;
        let shape = Shape::Text {
            at: Point::new(20.0, 24.0),
            text: "7".to_owned(),
            font: Font::regular(13),
            align: Align::Middle,
            fill: ink,
            width: 8.0,
        };
        let words = Mark { shape, datum: Some(0) };
        let lit = [false, true];
        let shown = |below: Color| shade_words(&words, Some(&square(0.0, below, 0)), ink, Some(&lit), GROUND);
        assert_eq!(shown(Color::hex(0x0b_6285)), Color::hex(0));
        assert_eq!(shown(GROUND), ink);
    }

    #[test]
    fn a_tooltip_has_no_line_for_a_figure_that_has_no_name() {
        let datum = Datum { text: "7".to_owned(), details: vec![("Năm".to_owned(), "2023".to_owned())], ..Datum::default() };
        assert_eq!(lines(&datum), ["7", "Năm: 2023"]);
    }
}
