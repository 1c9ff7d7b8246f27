//! What a pattern leaves open of a rectangle. Plain geometry in whole numbers of a backend's units, so that every surface
//! fills alike.

/// Left and top, or right and bottom.
pub type Corner = (i32, i32);

/// From one end of a mark to the other.
const THROUGH: i32 = 100_000;
/// What is left of a mark around its pattern, so that its size can be read, in pattern px.
const RIM: i32 = 2;

/// The pattern that leaves nothing but the rim: what steps back where no colour can say so, what is empty, a hollow dot.
pub const OPEN: u8 = 3;

/// The patterns from number 1 on: how far apart holes begin and how large they are, across and down, in pattern px.
const PATTERNS: [[i32; 4]; 5] = [
    // Lines, lying and standing.
    [THROUGH, THROUGH, 5, 3],
    [5, 3, THROUGH, THROUGH],
    // Open.
    [THROUGH, THROUGH, THROUGH, THROUGH],
    // Dots of ground, and a grid that is nearly all ground.
    [6, 3, 6, 3],
    [5, 4, 5, 4],
];

/// Hands out the rectangles that pattern `number` leaves of the ground in a mark, where a pattern px has `unit`. Plain has none.
pub fn holes(number: u8, (left, top): Corner, (right, bottom): Corner, unit: i32, each: &mut dyn FnMut(Corner, Corner)) {
    let Some([across, wide, down, high]) = PATTERNS.get(usize::from(number).wrapping_sub(1)) else { return };
    let rim = RIM * unit;
    let (right, bottom) = (right - rim, bottom - rim);
    let mut y = top + rim;
    while y < bottom {
        let mut x = left + rim;
        while x < right {
            each((x, y), (right.min(x + wide * unit), bottom.min(y + high * unit)));
            x += across * unit;
        }
        y += down * unit;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_differ_and_stay_within_the_rim() {
        let within = |number, to| {
            let mut found = Vec::new();
            holes(number, (0, 0), to, 16, &mut |from, to| found.push((from, to)));
            found
        };
        let of = |number| within(number, (480, 320));
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
        assert!(within(3, (48, 320)).is_empty(), "a sliver stays whole");
    }
}
