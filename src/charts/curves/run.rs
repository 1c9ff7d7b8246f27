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

/// Cuts off what of a run lies beyond the edges `left` and `right`, and sets it on where it crosses them. A point that stands
/// alone stays or goes.
pub fn clip(run: &mut Vec<Point>, left: f64, right: f64) {
    cut(run, |point| left - point.x);
    run.reverse();
    cut(run, |point| point.x - right);
    run.reverse();
}

/// How far beyond an edge a point still counts as on it, CSS px.
const ON_EDGE: f64 = 0.01;

/// Cuts the beginning of a run off as far as it is beyond an edge, and lets the rest begin there.
fn cut(run: &mut Vec<Point>, beyond: impl Fn(&Point) -> f64) {
    let Some(inside) = run.iter().position(|point| beyond(point) <= ON_EDGE) else { return run.clear() };
    let before = inside.checked_sub(1).and_then(|at| run.get(at)).copied();
    let (Some(before), Some(after)) = (before, run.get(inside).copied()) else { return };
    let share = (beyond(&before) / (beyond(&before) - beyond(&after))).min(1.0);
    let at = Point::new(before.x + (after.x - before.x) * share, before.y + (after.y - before.y) * share);
    run.splice(..inside, [at]);
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
        clip(&mut run, 0.0, 10.0);
        assert_eq!(run, [Point::new(0.0, 5.0), whole[1], Point::new(10.0, 5.0)]);
        let mut outside = whole[..1].to_vec();
        clip(&mut outside, 0.0, 10.0);
        assert!(outside.is_empty());
    }

    #[test]
    fn a_point_that_stands_alone_stays_where_it_is_seen() {
        for (x, stays) in [(-5.0, false), (0.0, true), (4.0, true), (10.0, true), (15.0, false)] {
            let mut run = vec![Point::new(x, 3.0)];
            clip(&mut run, 0.0, 10.0);
            assert_eq!(run.len(), usize::from(stays), "{x}");
        }
    }
}
