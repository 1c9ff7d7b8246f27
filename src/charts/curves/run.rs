//! Runs of points, as a curve has one between any two gaps: cut into dashes, and off at an edge.

use crate::geom::Point;

/// A run as dashes: of lines that have one colour, each is told by how long its dashes are and the gaps between them.
pub fn dashes(run: &[Point], (on, off): (f64, f64)) -> Vec<Vec<Point>> {
    let mut dashes = Vec::new();
    let mut dash: Vec<Point> = run.first().copied().into_iter().collect();
    let (mut is_on, mut left) = (true, on);
    for pair in run.windows(2) {
        let &[mut from, to] = pair else { continue };
        loop {
            let length = ((to.x - from.x) * (to.x - from.x) + (to.y - from.y) * (to.y - from.y)).sqrt();
            if length <= left {
                left -= length;
                dash.push(to);
                break;
            }
            let share = left / length;
            from = Point::new(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
            dash.push(from);
            if is_on {
                dashes.push(std::mem::take(&mut dash));
            }
            dash = vec![from];
            is_on = !is_on;
            left = if is_on { on } else { off };
        }
    }
    if is_on && dash.len() > 1 {
        dashes.push(dash);
    }
    dashes
}

/// Cuts the beginning of a run off at `edge`, and sets it on there.
pub fn clip(run: &mut Vec<Point>, edge: f64) {
    let Some(first) = run.first().copied() else { return };
    let is_out = |point: &Point| (point.x - edge) * (first.x - edge) > 1e-9;
    if (first.x - edge).abs() < 0.01 || run.len() > 1 && run.last().is_some_and(|last| (last.x - first.x) * (edge - first.x) <= 0.0) {
        return;
    }
    let inside = run.iter().position(|point| !is_out(point)).unwrap_or(run.len());
    let (Some(before), Some(after)) = (inside.checked_sub(1).and_then(|at| run.get(at)).copied(), run.get(inside).copied()) else {
        if inside == run.len() {
            run.clear();
        }
        return;
    };
    let share = if after.x == before.x { 1.0 } else { (edge - before.x) / (after.x - before.x) };
    let cut = Point::new(edge, before.y + (after.y - before.y) * share);
    run.splice(..inside, [cut]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_are_as_long_as_they_should_be() {
        let run = [Point::new(0.0, 0.0), Point::new(12.0, 0.0), Point::new(12.0, 13.0)];
        let dashes = dashes(&run, (10.0, 5.0));
        let ends: Vec<(Point, Point)> = dashes.iter().map(|dash| (dash[0], *dash.last().unwrap())).collect();
        assert_eq!(ends, [(run[0], Point::new(10.0, 0.0)), (Point::new(12.0, 3.0), run[2])]);
        assert_eq!(super::dashes(&run[..1], (10.0, 5.0)).len(), 0);
    }

    #[test]
    fn a_run_is_cut_at_the_edge_and_reaches_it() {
        let whole = [Point::new(-5.0, 0.0), Point::new(5.0, 10.0), Point::new(15.0, 0.0)];
        let mut run = whole.to_vec();
        clip(&mut run, 0.0);
        assert_eq!(run, [Point::new(0.0, 5.0), whole[1], whole[2]]);
        run.reverse();
        clip(&mut run, 10.0);
        assert_eq!(run, [Point::new(10.0, 5.0), whole[1], Point::new(0.0, 5.0)]);
    }
}
