//! How a rectangle is filled: its rounded corners, and the holes of a pattern. Plain geometry in whole numbers of a backend's
//! units, so that every surface fills alike.

/// Left and top, or right and bottom.
pub type Corner = (i32, i32);

/// Five points of a quarter circle of radius 1, from one side to the next, counted from the corner inward: the sine and cosine
/// of 0°, 22.5°, … 90°, taken from 1.
const QUARTER: [(f64, f64); 5] = [(0.0, 1.0), (0.076_120, 0.617_317), (0.292_893, 0.292_893), (0.617_317, 0.076_120), (1.0, 0.0)];

/// The outline of a rectangle with its corners rounded by `radius`, but not by more than half of its shorter side.
pub fn rounded((left, top): Corner, (right, bottom): Corner, radius: f64) -> Vec<Corner> {
    let radius = radius.min(f64::from((right - left).min(bottom - top)) / 2.0);
    let mut outline = Vec::with_capacity(4 * QUARTER.len());
    for (x, y, inward, downward, turned) in
        [(left, top, 1, 1, false), (right, top, -1, 1, true), (right, bottom, -1, -1, false), (left, bottom, 1, -1, true)]
    {
        outline.extend(QUARTER.map(|(along, across)| {
            let (along, across) = if turned { (across, along) } else { (along, across) };
            let px = |part: f64| (part * radius).round() as i32;
            (x + inward * px(along), y + downward * px(across))
        }));
    }
    outline
}

/// From one end of a mark to the other.
const THROUGH: i32 = i32::MAX;
/// What is left of a mark around its pattern, so that its size can be read, in pattern px.
const RIM: i32 = 2;

/// The patterns from number 1 on: how far apart holes begin and how large they are, across and down, in pattern px.
const PATTERNS: [[i32; 4]; 5] = [
    // Lines, lying and standing.
    [THROUGH, THROUGH, 5, 3],
    [5, 3, THROUGH, THROUGH],
    // Nothing but the rim.
    [THROUGH, THROUGH, THROUGH, THROUGH],
    // Dots of ground, and a grid that is nearly all ground.
    [6, 3, 6, 3],
    [8, 6, 8, 6],
];

/// The rectangles that pattern `number` leaves of the ground in a mark, where a pattern px has `unit`. Plain has none.
pub fn holes(number: u8, (left, top): Corner, (right, bottom): Corner, unit: i32) -> Vec<(Corner, Corner)> {
    let mut holes = Vec::new();
    let pattern = usize::from(number).checked_sub(1).and_then(|index| PATTERNS.get(index));
    let Some([across, wide, down, high]) = pattern.map(|pattern| pattern.map(|px| px.saturating_mul(unit))) else { return holes };
    let rim = RIM * unit;
    let mut y = top + rim;
    while y < bottom - rim {
        let mut x = left + rim;
        while x < right - rim {
            holes.push(((x, y), (x.saturating_add(wide).min(right - rim), y.saturating_add(high).min(bottom - rim))));
            x = x.saturating_add(across);
        }
        y = y.saturating_add(down);
    }
    holes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_are_rounded_within_the_rectangle_and_alike() {
        let outline = rounded((0, 0), (320, 160), 64.0);
        assert_eq!(outline.len(), 20);
        assert!(outline.iter().all(|(x, y)| (0..=320).contains(x) && (0..=160).contains(y)));
        for (x, y) in &outline {
            assert!(outline.contains(&(320 - x, 160 - y)), "{x} {y}");
        }
        // Not more than half of the shorter side: the middle of the left edge is still reached.
        assert!(rounded((0, 0), (320, 160), 1000.0).contains(&(0, 80)));
    }

    #[test]
    fn patterns_differ_and_stay_within_the_rim() {
        let of = |number| holes(number, (0, 0), (480, 320), 16);
        assert!(of(0).is_empty() && of(6).is_empty());
        for number in 1..=5 {
            let own = of(number);
            assert!(!own.is_empty());
            for ((x0, y0), (x1, y1)) in &own {
                assert!((32..=448).contains(x0) && (32..=448).contains(x1) && x0 < x1);
                assert!((32..=288).contains(y0) && (32..=288).contains(y1) && y0 < y1);
            }
            assert!((0..number).all(|other| of(other) != own));
        }
        assert!(holes(3, (0, 0), (48, 320), 16).is_empty(), "a sliver stays whole");
    }
}
