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

/// Which figures stand out, one answer a figure, while `active` is pointed at: it and its kin in other panels. A panel without
/// kin stays as it is.
pub fn lit(scene: &Scene, active: usize) -> Vec<bool> {
    let own = panel(scene, active);
    let kin: Vec<bool> =
        (0..scene.data.len()).map(|index| index == active || panel(scene, index) != own && are_kin(scene, index, active)).collect();
    let has_kin = |of: usize| kin.iter().enumerate().any(|(index, kin)| *kin && panel(scene, index) == of);
    (0..kin.len()).map(|index| kin.get(index) == Some(&true) || !has_kin(panel(scene, index))).collect()
}

/// The number of panels that begin at or before a figure.
fn panel(scene: &Scene, index: usize) -> usize {
    scene.panels.iter().filter(|start| **start <= index).count()
}

/// Whether two figures of different panels are of the same thing: the same part of the same whole, or, where one of them knows
/// no parts, a part or a whole of the same name.
fn are_kin(scene: &Scene, a: usize, b: usize) -> bool {
    let names = |index: usize| {
        let datum = scene.data.get(index)?;
        // The one series of a panel is what is counted there, such as "Number": no name that others would share by meaning.
        let several = |other: &(usize, &Datum)| panel(scene, other.0) == panel(scene, index) && other.1.series != datum.series;
        let part = scene.data.iter().enumerate().any(|other| several(&other)).then_some(datum.series.as_ref()).flatten();
        Some((&datum.label, part))
    };
    match (names(a), names(b)) {
        (Some((a, Some(part))), Some((b, Some(other)))) => a == b && part == other,
        (Some((a, part)), Some((b, other))) => a == b || part == Some(b) || other == Some(a),
        _ => false,
    }
}

/// The colour in which `mark` is drawn while some figures are `lit`: those that are not step back, words stay.
pub fn shade(mark: &Mark, fill: Color, lit: Option<&[bool]>, ground: Color) -> Color {
    let is_other = lit.is_some_and(|lit| mark.datum.is_some_and(|datum| lit.get(datum) != Some(&true)));
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
