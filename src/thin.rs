//! What the eye cannot see is not drawn. Of the many points of a line that share a column of the picture, the first, the last,
//! the lowest and the highest draw the same ink as all of them, and of very many the lowest and the highest do; what an area fills
//! of a column follows from a few of its heights; a dot that others cover whole draws none.

use crate::geom::{Point, Rect};

/// How many cells there are to a CSS px, across and down, when dots are held against each other.
const CELLS: f64 = 2.0;

/// A figure: its number, and where it stands on either axis.
type Mark = (usize, f64, f64);

/// What becomes of the points of one column.
trait Column {
    /// With its first point.
    fn begin(mark: Mark) -> Self;

    fn add(&mut self, mark: Mark);

    /// Puts what is drawn of it onto the end of a run, which may end here. `is_odd` of every other column.
    fn flush(self, place: &dyn Fn(f64, f64) -> Point, run: &mut Vec<Point>, is_odd: bool, ends: bool);
}

/// From so many points in a column on, the lowest and the highest alone draw its ink: what leads from one column to the next lies
/// between theirs. Only where a run begins and ends it needs its own.
const CROWDED: usize = 32;

/// Of a line: the first, the lowest, the highest and the last.
struct Ink([Mark; 4]);

impl Column for Ink {
    fn begin(mark: Mark) -> Self {
        Self([mark; 4])
    }

    fn add(&mut self, mark: Mark) {
        let [_, low, high, last] = &mut self.0;
        if mark.2 < low.2 {
            *low = mark;
        }
        if mark.2 > high.2 {
            *high = mark;
        }
        *last = mark;
    }

    /// In their order, each once.
    fn flush(self, place: &dyn Fn(f64, f64) -> Point, run: &mut Vec<Point>, _is_odd: bool, ends: bool) {
        let [mut first, mut low, mut high, mut last] = self.0;
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

/// Into so many parts the heights of a column are divided, and so many of them and no more are looked at for it.
const PARTS: usize = 4;
const LOOKED_AT: usize = 64;

/// Of the edge of an area: all heights. How much of a column is filled at some height is how many of its points are above; so it is
/// filled alike where they go up, or down, in the order of their size, and of many in that order a few will do.
struct Heights(Vec<Mark>);

impl Column for Heights {
    fn begin(mark: Mark) -> Self {
        Self(vec![mark])
    }

    fn add(&mut self, mark: Mark) {
        self.0.push(mark);
    }

    /// Up, then down in the next column: areas that lie on one another go the same way.
    fn flush(self, place: &dyn Fn(f64, f64) -> Point, run: &mut Vec<Point>, is_odd: bool, _ends: bool) {
        let Self(marks) = self;
        match (marks.first(), marks.last()) {
            (Some((_, from, _)), Some((_, to, _))) if marks.len() > PARTS + 1 => {
                let heights = in_order(&marks);
                let last = heights.len() - 1;
                run.extend((0..=PARTS).filter_map(|part| {
                    let up = if is_odd { PARTS - part } else { part };
                    Some(place(from + (to - from) * part as f64 / PARTS as f64, *heights.get(last * up / PARTS)?))
                }));
            }
            _ => run.extend(marks.iter().map(|(_, x, y)| place(*x, *y))),
        }
    }
}

/// Heights from the lowest to the highest: these two, and of very many some between.
fn in_order(marks: &[Mark]) -> Vec<f64> {
    let every = marks.len().div_ceil(LOOKED_AT);
    let mut heights: Vec<f64> = marks.iter().step_by(every).map(|mark| mark.2).collect();
    let (low, high) = marks.iter().fold((f64::MAX, f64::MIN), |(low, high), mark| (low.min(mark.2), high.max(mark.2)));
    heights.extend([low, high]);
    heights.sort_unstable_by(f64::total_cmp);
    heights
}

/// The runs of a line through `xs` and `ys`, whose `xs` rise: a run ends where a figure is missing (NaN). `per` is how many
/// columns of pixels one step of `xs` takes, `place` says where a point stands. Few points all stay; of many, what a column shows.
pub fn line(xs: &[f64], ys: &[f64], per: f64, place: &dyn Fn(f64, f64) -> Point) -> Vec<Vec<Point>> {
    runs::<Ink>(xs, ys, per, place)
}

/// The same for what an area ends at: what counts is how much of each pixel it fills.
pub fn edge(xs: &[f64], ys: &[f64], per: f64, place: &dyn Fn(f64, f64) -> Point) -> Vec<Vec<Point>> {
    runs::<Heights>(xs, ys, per, place)
}

fn runs<C: Column>(xs: &[f64], ys: &[f64], per: f64, place: &dyn Fn(f64, f64) -> Point) -> Vec<Vec<Point>> {
    let width = xs.last().zip(xs.first()).map_or(0.0, |(last, first)| (last - first) * per);
    let is_dense = xs.len() as f64 > 2.0 * width;
    let mut runs = Vec::new();
    let mut run: Vec<Point> = Vec::new();
    // With where it ends along the axis: for most points one comparison with that is all there is to do.
    let mut column: Option<(C, f64)> = None;
    let is_odd = |end: f64| (end * per).round() % 2.0 != 0.0;
    let mut is_gap = false;
    for (index, (x, y)) in xs.iter().copied().zip(ys.iter().copied()).enumerate() {
        if y.is_nan() {
            is_gap = true;
            continue;
        }
        let mark = (index, x, y);
        match &mut column {
            Some((column, end)) if x < *end => column.add(mark),
            _ => {
                if let Some((column, end)) = column.take() {
                    column.flush(place, &mut run, is_odd(end), is_gap);
                }
                if is_gap && !run.is_empty() {
                    runs.push(std::mem::take(&mut run));
                }
                let end = if is_dense { ((x * per).floor() + 1.0) / per } else { f64::NEG_INFINITY };
                column = Some((C::begin(mark), end));
            }
        }
        is_gap = false;
    }
    if let Some((column, end)) = column {
        column.flush(place, &mut run, is_odd(end), true);
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
    fn of_the_edge_of_an_area_a_few_heights_of_each_column_stay_its_ends_among_them() {
        let (xs, mut ys) = wave(60_000);
        ys[12_345] = 500.0;
        ys[43_210] = -500.0;
        let [run] = edge(&xs, &ys, 0.01, &Point::new).try_into().unwrap();
        assert!(run.len() <= 600 * (PARTS + 1), "{} points in 600 columns", run.len());
        assert!(run.windows(2).all(|pair| pair[0].x <= pair[1].x), "from left to right");
        assert!(run.iter().any(|point| point.y == 500.0) && run.iter().any(|point| point.y == -500.0));
        let goes_up = |column: &[Point]| column[0].y < column[PARTS].y;
        let columns: Vec<bool> = run.chunks(PARTS + 1).map(goes_up).collect();
        assert!(columns.windows(2).all(|pair| pair[0] != pair[1]), "up and down by turns");
    }

    #[test]
    fn edges_of_areas_end_where_lines_do() {
        let (xs, mut ys) = wave(20_000);
        ys[7_000] = f64::NAN;
        let ends = |runs: Vec<Vec<Point>>| -> Vec<[f64; 2]> { runs.iter().map(|run| [run[0].x, run[run.len() - 1].x]).collect() };
        assert_eq!(ends(edge(&xs, &ys, 0.01, &Point::new)), [[0.0, 6_999.0], [7_001.0, 19_999.0]]);
        let (xs, ys) = wave(500);
        assert_eq!(edge(&xs, &ys, 1.0, &Point::new), line(&xs, &ys, 1.0, &Point::new), "few points all stay");
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
