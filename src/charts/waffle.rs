//! `waffle`: one cell a unit, so that parts can be counted; wholes side by side, all with cells of one size.

use super::parts::{place, Parts};
use super::{Chart, Kind, Reading};
use crate::env::Env;
use crate::geom::{Point, Rect};
use crate::guide::legend::{swatch, GAP as SWATCH_GAP, SWATCH};
use crate::guide::{block, line, Ink, STEP};
use crate::locale::Fraction;
use crate::problem::codes::{NUMBER_NOT_WHOLE, TOO_MANY_CELLS};
use crate::problem::Finding;
use crate::scene::{Align, Entry, Scene};
use crate::spec::{doc, Key, Takes, DATA, HIGHLIGHT, PALETTE, WIDE};
use crate::table::Wide;
use crate::text::Lines;
use crate::theme::scale::{LABEL, NOTE, PLACE, VALUE};
use crate::words::{fill, phrase, Phrase};

/// The kind.
pub const KIND: Kind = Kind {
    name: "waffle",
    noun: phrase("Biểu đồ ô vuông", "Chart of squares"),
    doc: doc("Các phần của một tổng, mỗi đơn vị một ô để đếm được.", "Parts of a whole, one square a unit, so that they can be counted."),
    keys: &[DATA, WIDE, KEYS],
    read,
};

const KEYS: &[Key] = &[
    HIGHLIGHT,
    PALETTE,
    Key::new(
        "each",
        Takes::Number { min: 1e-12, max: 1e18 },
        doc("Mỗi ô là bao nhiêu.", "How much one square stands for.").default("1").example("10"),
    ),
];

const MOST_GROUPS: usize = 12;
/// Cells that anybody would still count, in all groups together.
const MOST_CELLS: f64 = 2000.0;
const EACH_CELL: Phrase = phrase("Mỗi ô là {n}", "Each cell is {n}");
/// Between groups, CSS px.
const BETWEEN: f64 = 8.0 * STEP;
/// Below a part's line, so that it is as high as a button has to be (`legend::TARGET`).
const BELOW_PART: f64 = 1.5 * STEP;
/// What a line has beside a part's name: a swatch, and a count that somebody would still count.
const BESIDE_NAME: f64 = SWATCH + SWATCH_GAP + 9.0 * STEP;
/// A group gets no narrower than this.
const NARROWEST: f64 = 128.0;

struct Waffle {
    parts: Parts,
    each: f64,
}

fn read(reading: &mut Reading) -> Option<Box<dyn Chart>> {
    let parts = Parts::read(reading, MOST_GROUPS)?;
    let each = reading.fields.number("each").filter(|each| (1e-12..=1e18).contains(each)).unwrap_or(1.0);
    let before = reading.problems.errors();
    let mut cells = 0.0;
    for (row, label) in parts.wide.labels.iter().enumerate() {
        for (series, of) in parts.wide.series.iter().enumerate() {
            let value = parts.wide.value(row, series).unwrap_or(0.0) / each;
            cells += value;
            // A cell for part of a unit can't be counted. Where a cell stands for many, the nearest number of cells is meant.
            if each == 1.0 && value.fract() != 0.0 {
                let found = || parts.format.say(value, reading.locale);
                reading.problems.note(&NUMBER_NOT_WHOLE, |lang| {
                    let finding = Finding::at(place(label, &of.name)).found(found());
                    finding.wants(lang, "số nguyên, hoặc loại “stacked-bar”", "a whole number, or the kind “stacked-bar”")
                });
            }
        }
    }
    if cells > MOST_CELLS {
        let found = || reading.locale.number(cells.ceil(), Fraction::AS_IS);
        let expected = phrase("nhiều nhất 2.000 ô; hãy đặt “each” lớn hơn", "at most 2,000 cells; a larger “each”");
        reading.problems.note(&TOO_MANY_CELLS, |lang| Finding::at("each").found(found()).expected(expected.in_lang(lang)));
    }
    if reading.problems.errors() > before {
        return None;
    }
    Some(Box::new(Waffle { parts, each }))
}

/// The whole number of cells for a part: at least one if there is anything.
pub fn squares(value: f64, each: f64) -> usize {
    if value <= 0.0 {
        return 0;
    }
    (value / each).round().clamp(1.0, MOST_CELLS) as usize
}

/// How the cells of all groups are laid out.
struct Grid {
    /// Groups beside one another.
    abreast: usize,
    /// The width of a group's place, CSS px.
    group: f64,
    /// Cells in a line.
    columns: usize,
    /// The side of a cell.
    cell: f64,
    /// Between cells.
    gap: f64,
}

impl Grid {
    fn width(&self) -> f64 {
        self.columns as f64 * (self.cell + self.gap) - self.gap
    }
}

impl Chart for Waffle {
    fn compose(&self, env: &Env) -> Scene {
        let mut scene = Scene::new(env.width, &self.parts.wide.label_name);
        let grid = self.grid(env);
        let mut top = self.key(&mut scene, env);
        let groups: Vec<usize> = (0..self.parts.wide.labels.len()).collect();
        for abreast in groups.chunks(grid.abreast) {
            let heads: Vec<f64> = abreast.iter().map(|row| self.head_height(env, *row, &grid)).collect();
            let head = heads.iter().copied().fold(0.0, f64::max);
            let mut bottom = top;
            for (column, (row, own)) in abreast.iter().zip(heads).enumerate() {
                let x = (column as f64 * (grid.group + BETWEEN)).round();
                // Heads of unequal height end on one line, so that the cells begin on one.
                self.head(&mut scene, env, *row, &grid, Point::new(x, top + head - own));
                bottom = bottom.max(self.group(&mut scene, env, *row, &grid, Point::new(x, top + head)));
            }
            top = bottom + 6.0 * STEP;
        }
        scene.size.height = top - 6.0 * STEP;
        scene
    }
}

impl Waffle {
    fn cells(&self, row: usize, series: usize) -> usize {
        squares(self.parts.wide.value(row, series).unwrap_or(0.0), self.each)
    }

    /// As many groups abreast as there is room for without a name being torn.
    fn grid(&self, env: &Env) -> Grid {
        let groups = self.parts.wide.labels.len().max(1);
        let mut abreast = (((env.width + BETWEEN) / (NARROWEST + BETWEEN)) as usize).clamp(1, groups.min(4));
        loop {
            let grid = self.grid_of(env, groups, abreast);
            let room = self.line_width(&grid) - BESIDE_NAME;
            let Wide { labels, names, .. } = &self.parts.wide;
            let has_room = || {
                labels.iter().all(|label| env.wrap(label, PLACE, grid.group, 3).whole)
                    && (self.is_of_one_part() || names.iter().all(|name| env.wrap(name, LABEL, room, 3).whole))
            };
            if abreast == 1 || has_room() {
                return grid;
            }
            abreast -= 1;
        }
    }

    fn grid_of(&self, env: &Env, groups: usize, abreast: usize) -> Grid {
        let group = (env.width - BETWEEN * (abreast - 1) as f64) / abreast as f64;
        let count = |row| (0..self.parts.wide.series.len()).map(|series| self.cells(row, series)).sum::<usize>();
        let most = (0..groups).map(count).max().unwrap_or(0);
        let side = |columns: usize, gap: f64| ((group + gap) / columns as f64 - gap).floor().clamp(3.0, 26.0);
        // Fives and tens are what eyes count in.
        let (columns, gap) = match most {
            0..=50 if side(10, 3.0) < 18.0 => (5, 3.0),
            0..=200 => (10, 3.0),
            _ => (20, 2.0),
        };
        Grid { abreast, group, columns, cell: side(columns, gap), gap }
    }

    /// What one cell stands for, where that is more than one.
    fn key(&self, scene: &mut Scene, env: &Env) -> f64 {
        if self.each == 1.0 {
            return 0.0;
        }
        let each = self.parts.format.say(self.each, env.locale);
        let text = fill(EACH_CELL.in_lang(env.locale.lang()), &[("n", &each)]);
        let lines = env.wrap(&text, NOTE, env.width, 3);
        block(scene, env, &lines, 0.0, 0.0, Ink::new(NOTE, env.theme.muted)) + 3.0 * STEP
    }

    /// A group's name and its total, broken into lines.
    fn head_lines(&self, env: &Env, row: usize, grid: &Grid) -> [Lines; 2] {
        let label = self.parts.wide.labels.get(row).map_or("", String::as_str);
        let total = self.parts.total_text(env, row, false);
        [env.wrap(label, PLACE, grid.group, 3), env.wrap(&total, LABEL, grid.group, 3)]
    }

    fn head_height(&self, env: &Env, row: usize, grid: &Grid) -> f64 {
        let [label, total] = self.head_lines(env, row, grid);
        label.height(PLACE) + total.height(LABEL) + 2.0 * STEP
    }

    fn head(&self, scene: &mut Scene, env: &Env, row: usize, grid: &Grid, at: Point) {
        let [label, total] = self.head_lines(env, row, grid);
        // It stands for the group's first figure, which comes next.
        let datum = self.is_of_one_part().then_some(scene.data.len());
        let y = block(scene, env, &label, at.x, at.y, Ink { datum, ..Ink::new(PLACE, env.theme.text) });
        block(scene, env, &total, at.x, y, Ink { datum, ..Ink::new(LABEL, env.theme.muted) });
    }

    /// Whether a group has nothing but one part, whose count is the total in its head.
    fn is_of_one_part(&self) -> bool {
        self.parts.wide.names.len() == 1
    }

    /// The cells of a group and, below them, a line for each part. Says where it ends.
    fn group(&self, scene: &mut Scene, env: &Env, row: usize, grid: &Grid, at: Point) -> f64 {
        let first = scene.data.len();
        let mut next = 0;
        for series in 0..self.parts.wide.series.len() {
            let fill = self.parts.color(env, series);
            let cells = self.cells(row, series);
            let middle = cell_rect(grid, at, next + cells / 2).center();
            let datum = scene.datum(self.parts.datum(env, row, series, middle));
            for cell in next..next + cells {
                scene.rect(cell_rect(grid, at, cell), fill, Some(datum));
            }
            next += cells;
        }
        let lines = next.div_ceil(grid.columns) as f64;
        let mut y = at.y + lines * (grid.cell + grid.gap);
        if self.is_of_one_part() {
            return y;
        }
        y += 2.0 * STEP;
        for slot in 0..self.parts.wide.names.len() {
            let top = y;
            y = self.part_line(scene, env, (row, slot), grid, Point::new(at.x, top), first);
            // The first group's lines are the legend for all.
            if row == 0 {
                let hidden = !self.parts.wide.slots.contains(&slot);
                let rect = Rect::new(at.x, top, self.line_width(grid), y - BELOW_PART - top);
                scene.entries.push(Entry { name: self.name(slot).to_owned(), hidden, rect });
            }
        }
        y
    }

    fn name(&self, slot: usize) -> &str {
        self.parts.wide.names.get(slot).map_or("", String::as_str)
    }

    fn line_width(&self, grid: &Grid) -> f64 {
        grid.width().max(NARROWEST).min(grid.group)
    }

    /// A part's swatch, name and count: the legend, standing at what it explains. One that is left out has no count. `first` is
    /// the index of the group's first figure.
    fn part_line(&self, scene: &mut Scene, env: &Env, (row, slot): (usize, usize), grid: &Grid, at: Point, first: usize) -> f64 {
        let shown = self.parts.wide.slots.iter().position(|of| *of == slot);
        let datum = shown.map(|series| first + series);
        let count = match shown.map(|series| self.parts.wide.value(row, series)) {
            Some(Some(value)) => self.parts.format.short(value, env.locale),
            Some(None) => super::DASH.to_owned(),
            None => String::new(),
        };
        let width = self.line_width(grid);
        let room = width - SWATCH - SWATCH_GAP - env.text_width(&count, VALUE) - 2.0 * STEP;
        let lines = env.wrap(self.name(slot), LABEL, room, 3);
        let color = shown.map(|series| self.parts.color(env, series));
        swatch(scene, env, color, Point::new(at.x, at.y + LABEL.line_height() / 2.0), datum);
        let fill = if shown.is_some() { env.theme.text } else { env.theme.muted };
        let end = block(scene, env, &lines, at.x + SWATCH + SWATCH_GAP, at.y, Ink { datum, ..Ink::new(LABEL, fill) });
        if shown.is_some() {
            let ink = Ink { datum, ..Ink::new(VALUE, fill).aligned(Align::End) };
            line(scene, env, &count, Point::new(at.x + width, VALUE.first_baseline(at.y)), ink);
        }
        end.max(at.y + LABEL.line_height()) + BELOW_PART
    }
}

/// Cells run along a line and then down, as one reads.
fn cell_rect(grid: &Grid, at: Point, index: usize) -> Rect {
    let (line, column) = (index / grid.columns.max(1), index % grid.columns.max(1));
    let step = grid.cell + grid.gap;
    Rect::new(at.x + column as f64 * step, at.y + line as f64 * step, grid.cell, grid.cell)
}
