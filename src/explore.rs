//! Which figure is meant by a place in the picture, and how the picture shows it. Found from the scene alone, so that every
//! kind can be explored alike. Listening to pointers and keys is the page's.

use crate::color::Color;
use crate::geom::Point;
use crate::scene::{Datum, Mark, Scene, Shape};

/// How far marks that are not meant step back into the ground.
const STEP_BACK: f64 = 0.62;

/// The datum whose marks are nearest to `point`, if they are within `reach` CSS px. Of marks at equal distance the one drawn
/// last wins, since it lies on top.
pub fn nearest(scene: &Scene, point: Point, reach: f64) -> Option<usize> {
    let mut best: Option<(f64, usize)> = None;
    for mark in &scene.marks {
        let Some(datum) = mark.datum else { continue };
        let distance = mark.shape.bounds().distance(point);
        if distance <= reach && best.is_none_or(|(nearest, _)| distance <= nearest) {
            best = Some((distance, datum));
        }
    }
    best.map(|(_, datum)| datum)
}

/// The colour in which `mark` is drawn while `active` is pointed at: figures that are not meant step back, words stay.
pub fn shade(mark: &Mark, fill: Color, active: Option<usize>, ground: Color) -> Color {
    let is_other = mark.datum.is_some() && active.is_some() && mark.datum != active;
    match mark.shape {
        Shape::Text { .. } => fill,
        _ if is_other => fill.mix(ground, STEP_BACK),
        _ => fill,
    }
}

/// What a tooltip says of a figure, line by line.
pub fn lines(datum: &Datum) -> Vec<String> {
    let mut lines = vec![datum.label.clone()];
    let value = match &datum.share {
        Some(share) => [&datum.text, " (", share, ")"].concat(),
        None => datum.text.clone(),
    };
    lines.push(match &datum.series {
        Some(series) => [series, ": ", &value].concat(),
        None => value,
    });
    lines.extend(datum.details.iter().map(|(name, text)| [name, ": ", text].concat()));
    lines.retain(|line| !line.is_empty());
    lines
}
