//! What the eye cannot see is not drawn. Of the many points of a line that share a column of the picture, the first, the last,
//! the lowest and the highest draw the same ink as all of them, and of very many the lowest and the highest do; a dot that others
//! cover whole draws none.

use crate::geom::{Point, Rect};

/// How many cells there are to a CSS px, across and down, when dots are held against each other.
const CELLS: f64 = 2.0;

/// From so many points in a column on, the lowest and the highest alone draw its ink: what leads from one column to the next lies
/// between theirs. Only where a run begins and ends it needs its own.
const CROWDED: usize = 32;

/// The points of one column: the first, the lowest, the highest and the last, each with its number.
struct Column {
    /// Where it ends along the axis: for most points one comparison with it is all there is to do.
    end: f64,
    marks: [(usize, f64, f64); 4],
}

impl Column {
    /// Puts its points onto the end of a run, which may end here, in their order, each once.
    fn flush(&self, place: &dyn Fn(f64, f64) -> Point, run: &mut Vec<Point>, ends: bool) {
        let [mut first, mut low, mut high, mut last] = self.marks;
        if low.0 > high.0 {
            (low, high) = (high, low);
        }
        if last.0 - first.0 >= CROWDED {
            if !run.is_empty() {
                first = low;
            }
            if !ends {
                last = high;
            }
        }
        let mut before = usize::MAX;
        for (index, x, y) in [first, low, high, last] {
            if index != before {
                run.push(place(x, y));
            }
            before = index;
        }
    }
}

/// The runs of a line through `xs` and `ys`, whose `xs` rise: a run ends where a figure is missing (NaN). `per` is how many
/// columns of pixels one step of `xs` takes, `place` says where a point stands. Few points all stay; of many, what a column shows.
pub fn line(xs: &[f64], ys: &[f64], per: f64, place: &dyn Fn(f64, f64) -> Point) -> Vec<Vec<Point>> {
    let width = xs.last().zip(xs.first()).map_or(0.0, |(last, first)| (last - first) * per);
    let is_dense = xs.len() as f64 > 2.0 * width;
    let mut runs = Vec::new();
    let mut run: Vec<Point> = Vec::new();
    let mut column: Option<Column> = None;
    let mut is_gap = false;
    for (index, (x, y)) in xs.iter().copied().zip(ys.iter().copied()).enumerate() {
        if y.is_nan() {
            is_gap = true;
            continue;
        }
        let mark = (index, x, y);
        match &mut column {
            Some(column) if x < column.end => {
                let [_, low, high, last] = &mut column.marks;
                if y < low.2 {
                    *low = mark;
                }
                if y > high.2 {
                    *high = mark;
                }
                *last = mark;
            }
            _ => {
                if let Some(column) = &column {
                    column.flush(place, &mut run, is_gap);
                }
                if is_gap && !run.is_empty() {
                    runs.push(std::mem::take(&mut run));
                }
                let end = if is_dense { ((x * per).floor() + 1.0) / per } else { f64::NEG_INFINITY };
                column = Some(Column { end, marks: [mark; 4] });
            }
        }
        is_gap = false;
    }
    if let Some(column) = &column {
        column.flush(place, &mut run, true);
        runs.push(run);
    }
    runs
}

/// Which parts of a rectangle are covered by dots already.
pub struct Cover {
    plot: Rect,
    /// Cells of one row, 64 to a word.
    words: usize,
    rows: usize,
    cells: Vec<u64>,
    /// How many cells the dots that come reach to either side, by row, and the radius that says so, CSS px.
    halves: (f64, Vec<i32>),
}

impl Cover {
    /// Nothing is covered yet.
    pub fn new(plot: Rect) -> Self {
        let words = (plot.width * CELLS) as usize / 64 + 1;
        let rows = (plot.height * CELLS) as usize + 1;
        Self { plot, words, rows, cells: vec![0; words * rows], halves: (f64::NAN, Vec::new()) }
    }

    /// Covers what a dot covers, and says whether any of that was not covered before.
    pub fn add(&mut self, center: Point, radius: f64) -> bool {
        let cell = |px: f64| (px * CELLS).round() as i32;
        let (x, y) = (cell(center.x - self.plot.x), cell(center.y - self.plot.y));
        if self.halves.0 != radius {
            self.halves = (radius, halves((radius * CELLS).max(0.5)));
        }
        let halves = std::mem::take(&mut self.halves.1);
        let mut is_new = false;
        let tall = halves.len() as i32 / 2;
        for (row, half) in (-tall..).zip(&halves) {
            if let Some(row) = usize::try_from(y.saturating_add(row)).ok().filter(|row| *row < self.rows) {
                let column = |at: i32| usize::try_from(at).unwrap_or(0);
                is_new |= self.add_run(row, column(x.saturating_sub(*half)), column(x.saturating_add(*half)));
            }
        }
        self.halves.1 = halves;
        is_new
    }

    /// Covers a part of a row, and says whether any of that was not covered before.
    fn add_run(&mut self, row: usize, from: usize, to: usize) -> bool {
        let mut is_new = false;
        for word in from / 64..=(to / 64).min(self.words - 1) {
            let start = from.saturating_sub(word * 64).min(63);
            let end = (to - word * 64).min(63);
            let mask = (u64::MAX >> (63 - end)) & (u64::MAX << start);
            if let Some(cells) = self.cells.get_mut(row * self.words + word) {
                is_new |= *cells & mask != mask;
                *cells |= mask;
            }
        }
        is_new
    }
}

/// How far a circle reaches to either side, from its top row of cells to its lowest.
fn halves(radius: f64) -> Vec<i32> {
    let tall = radius as i32;
    (-tall..=tall).map(|row| (radius * radius - f64::from(row * row)).sqrt() as i32).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wave(count: usize) -> (Vec<f64>, Vec<f64>) {
        let xs: Vec<f64> = (0..count).map(|index| index as f64).collect();
        let ys = xs.iter().map(|x| (x * 0.37).sin() * 40.0 + (x * 0.0007).sin() * 50.0).collect();
        (xs, ys)
    }

    #[test]
    fn few_points_all_stay() {
        let (xs, ys) = wave(500);
        let runs = line(&xs, &ys, 1.0, &Point::new);
        assert_eq!(runs.iter().map(Vec::len).sum::<usize>(), 500);
    }

    #[test]
    fn of_many_each_peak_stays() {
        let (xs, mut ys) = wave(200_000);
        ys[77_777] = 500.0;
        ys[123_456] = -500.0;
        let place = |x: f64, y: f64| Point::new(x * 0.003, y);
        let [run] = line(&xs, &ys, 0.003, &place).try_into().unwrap();
        assert!(run.len() < 600 * 2 * 4 + 4);
        assert!(run.iter().any(|point| point.y == 500.0) && run.iter().any(|point| point.y == -500.0));
        assert!(run.windows(2).all(|pair| pair[0].x <= pair[1].x));
        // Each column of half a px has all of its heights.
        for (index, point) in run.iter().enumerate() {
            assert!(point.y == ys[(point.x / 0.003).round() as usize], "point {index} is one of the data");
        }
    }

    #[test]
    fn of_very_many_two_a_column_stay_and_both_ends_of_each_run() {
        let (xs, mut ys) = wave(60_000);
        ys[30_000] = f64::NAN;
        let runs = line(&xs, &ys, 0.01, &Point::new);
        let ends: Vec<f64> = runs.iter().flat_map(|run| [run[0].x, run[run.len() - 1].x]).collect();
        assert_eq!(ends, [0.0, 29_999.0, 30_001.0, 59_999.0]);
        let drawn: usize = runs.iter().map(Vec::len).sum();
        assert!(drawn <= 2 * 600 + 4, "{drawn} points in 600 columns");
    }

    #[test]
    fn a_missing_figure_ends_a_run() {
        let (xs, mut ys) = wave(10);
        ys[4] = f64::NAN;
        ys[9] = f64::NAN;
        let lengths: Vec<usize> = line(&xs, &ys, 10.0, &Point::new).iter().map(Vec::len).collect();
        assert_eq!(lengths, [4, 4]);
        assert!(line(&xs, &[f64::NAN; 10], 10.0, &Point::new).is_empty());
        assert!(line(&[], &[], 10.0, &Point::new).is_empty());
    }

    #[test]
    fn a_dot_that_is_covered_is_not_drawn() {
        let mut cover = Cover::new(Rect::new(10.0, 10.0, 300.0, 100.0));
        assert!(cover.add(Point::new(60.0, 60.0), 4.0));
        assert!(!cover.add(Point::new(60.5, 60.0), 3.0));
        assert!(cover.add(Point::new(67.0, 60.0), 4.0));
        // Partly outside, wholly outside, and across the border of a word.
        assert!(cover.add(Point::new(10.0, 10.0), 3.0));
        cover.add(Point::new(-100.0, 500.0), 3.0);
        assert!(cover.add(Point::new(42.0, 30.0), 3.0) && !cover.add(Point::new(42.0, 30.0), 3.0));
    }
}
