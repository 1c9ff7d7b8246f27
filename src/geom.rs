//! Points, sizes and rectangles in CSS px. Plain geometry: nothing here knows of charts or of device pixels.

/// A place in CSS px; x grows to the right, y downward.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// CSS px from the left.
    pub x: f64,
    /// CSS px from the top.
    pub y: f64,
}

impl Point {
    /// The point at `x`, `y`.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// Moves it.
    pub fn shift(&mut self, dx: f64, dy: f64) {
        self.x += dx;
        self.y += dy;
    }
}

/// A width and a height in CSS px.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// CSS px.
    pub width: f64,
    /// CSS px.
    pub height: f64,
}

/// An upright rectangle in CSS px.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Never negative.
    pub width: f64,
    /// Never negative.
    pub height: f64,
}

impl Rect {
    /// A rectangle from its left, top, width and height.
    pub const fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { x, y, width, height }
    }

    /// The rectangle between two horizontal positions, whichever comes first.
    pub fn across(x0: f64, x1: f64, y: f64, height: f64) -> Self {
        Self::new(x0.min(x1), y, (x1 - x0).abs(), height)
    }

    /// The rectangle between two vertical positions, whichever comes first.
    pub fn upright(y0: f64, y1: f64, x: f64, width: f64) -> Self {
        Self::new(x, y0.min(y1), width, (y1 - y0).abs())
    }

    /// The right edge.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// The bottom edge.
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// The middle.
    pub fn center(&self) -> Point {
        Point::new(self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// The same rectangle, moved.
    pub fn moved(&self, dx: f64, dy: f64) -> Self {
        Self::new(self.x + dx, self.y + dy, self.width, self.height)
    }

    /// How far `point` is from the rectangle; 0 inside it.
    pub fn distance(&self, point: Point) -> f64 {
        let dx = (self.x - point.x).max(point.x - self.right()).max(0.0);
        let dy = (self.y - point.y).max(point.y - self.bottom()).max(0.0);
        (dx * dx + dy * dy).sqrt()
    }

    /// Whether some of it lies on some of `other`; edges alone don't count.
    pub fn overlaps(&self, other: &Rect) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// The smallest rectangle that holds both.
    pub fn union(&self, other: &Rect) -> Self {
        let x = self.x.min(other.x);
        let y = self.y.min(other.y);
        let right = self.right().max(other.right());
        let bottom = self.bottom().max(other.bottom());
        Self::new(x, y, right - x, bottom - y)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_inside_is_at_no_distance() {
        let rect = Rect::new(10.0, 10.0, 20.0, 5.0);
        assert_eq!(rect.distance(Point::new(12.0, 12.0)), 0.0);
        assert_eq!(rect.distance(Point::new(33.0, 19.0)), 5.0);
    }

    #[test]
    fn a_rectangle_between_two_positions_has_a_positive_width() {
        assert_eq!(Rect::across(30.0, 10.0, 0.0, 4.0), Rect::new(10.0, 0.0, 20.0, 4.0));
    }
}
