//! Axes: round steps, few labels that never touch, a hairline grid. Where along a chart figures stand is known here in three
//! ways: by a number, by a point in time, or by a word that has a place of its own.

mod time;

use super::{line, Ink, STEP};
use crate::env::Env;
use crate::geom::{Point, Rect};
use crate::locale::{Fraction, Locale};
use crate::scene::{Align, Scene};
use crate::spec::Format;
use crate::table::date::{Date, Grain};
use crate::table::label_of;
use crate::theme::scale::NOTE;
use time::{clock, of_rows, of_time};

/// More than this beside one another is a grid to count, not to read.
const MOST_TICKS: usize = 12;
/// The room of one label across and of one line of the grid down, CSS px, at the least.
const ACROSS: f64 = 72.0;
const DOWN: f64 = 52.0;
/// Between labels, and between them and the plot.
const GAP: f64 = 3.0 * STEP;

/// What positions along an axis stand for.
#[derive(Clone, Debug)]
pub enum Along {
    /// Each has its word; they are counted from 0.
    Words(Vec<String>),
    /// Days since 1970, and how finely time is told; without a year where none is known.
    Time(Grain, bool),
    /// Numbers.
    Numbers(Format),
}

impl Along {
    /// What stands at `at`, in full.
    pub fn say(&self, at: f64, locale: &Locale) -> String {
        match self {
            Along::Words(words) => words.get(at.max(0.0) as usize).cloned().unwrap_or_default(),
            Along::Time(grain, has_year) => {
                let date = Date::of(at, *grain);
                let date = if *has_year { date.full(locale.lang()) } else { date.short(locale.lang()) };
                if *grain < Grain::Moment {
                    date
                } else {
                    [&date, " ", &clock(at)].concat()
                }
            }
            Along::Numbers(format) if format.is_plain() => label_of(at, locale),
            Along::Numbers(format) => format.say(at, locale),
        }
    }
}

/// From positions along two axes to a rectangle of the scene, CSS px.
#[derive(Clone, Copy, Debug)]
pub struct Plane {
    /// Where the figures are drawn.
    pub plot: Rect,
    /// What stands at its left and its right edge.
    pub x: (f64, f64),
    /// What stands at its bottom and its top.
    pub y: (f64, f64),
}

impl Plane {
    /// How many CSS px one step across takes.
    pub fn across(&self) -> f64 {
        self.plot.width / (self.x.1 - self.x.0)
    }

    /// How many CSS px one step upward takes.
    pub fn up(&self) -> f64 {
        self.plot.height / (self.y.1 - self.y.0)
    }

    /// What stands along the axis across at `px` CSS px from the left of the scene.
    pub fn along_at(&self, px: f64) -> f64 {
        self.x.0 + (px - self.plot.x) / self.across()
    }

    /// Where a figure stands.
    pub fn at(&self, x: f64, y: f64) -> Point {
        Point::new(self.plot.x + (x - self.x.0) * self.across(), self.plot.bottom() - (y - self.y.0) * self.up())
    }
}

/// The narrowest domain, and the smallest step: of narrower ones, a step would take more CSS px than there are numbers for.
const NARROWEST: f64 = 1e-300;

/// A domain in which something can be mapped: finite, and not flat.
pub fn domain(low: f64, high: f64) -> (f64, f64) {
    match (low.is_finite() && high.is_finite(), high - low >= NARROWEST) {
        (true, true) => (low, high),
        (true, false) => {
            let around = if low.abs() < NARROWEST { 1.0 } else { low.abs() * 0.5 };
            (low - around, low + around)
        }
        _ => (0.0, 1.0),
    }
}

/// The round step by which `most` or fewer go into `span`, no smaller than `least`: 1, 2 or 5 times a power of ten.
pub fn step(span: f64, most: f64, least: f64) -> f64 {
    let wanted = (span / most.max(1.0)).max(least).max(NARROWEST);
    let power = power_below(wanted);
    let times = [1.0, 2.0, 5.0].into_iter().find(|times| times * power >= wanted * (1.0 - 1e-9));
    (times.unwrap_or(10.0) * power).max(least)
}

/// The largest round figure up to `most`: 1, 2 or 5 times a power of ten.
pub fn round_below(most: f64) -> f64 {
    let power = power_below(most.max(NARROWEST));
    let times = [5.0, 2.0].into_iter().find(|times| times * power <= most * (1.0 + 1e-9));
    times.unwrap_or(1.0) * power
}

/// The power of ten at or below `size`, which is above zero.
fn power_below(size: f64) -> f64 {
    let mut power = 1.0;
    while power * 10.0 <= size {
        power *= 10.0;
    }
    while power > size {
        power /= 10.0;
    }
    power
}

/// As many digits behind the mark as all multiples of `step` need.
fn digits(step: f64) -> Fraction {
    let (mut digits, mut step) = (0, step);
    while digits < 9 && (step - step.round()).abs() > step * 1e-6 {
        step *= 10.0;
        digits += 1;
    }
    Fraction::exactly(digits)
}

/// How the figures of a scale are written. They take no plus: on which side of zero they are is seen. Where they need digits behind the
/// mark they have as many as the writer says that figures have: of money not one, but two.
fn of_scale(format: &Format, needed: Fraction) -> Format {
    let said = format.fraction;
    let fraction = if (1..said.min).contains(&needed.min) { said } else { needed };
    Format { fraction, plus: false, ..format.clone() }
}

/// Whether figures from `low` to `high` are whole ones, and so few that round levels could lie between them.
pub fn are_counts<'f>(mut figures: impl Iterator<Item = &'f f64>, (low, high): (f64, f64)) -> bool {
    high - low < MOST_TICKS as f64 && figures.all(|figure| figure.is_nan() || figure.fract() == 0.0)
}

/// The figures at which a value axis has its lines, from the first below `low` to the first above `high`.
pub struct Levels {
    first: f64,
    step: f64,
    count: usize,
    format: Format,
}

impl Levels {
    /// Round levels for a plot of this height. What is counted has none between whole ones.
    pub fn new(low: f64, high: f64, height: f64, format: &Format, are_counts: bool) -> Self {
        if low == 0.0 && high == 0.0 {
            return Self::of_zeros(format);
        }
        let (low, high) = domain(low, high);
        let most = (height / DOWN).floor().clamp(2.0, MOST_TICKS as f64);
        // Round as it is written, which need not be round as it is counted.
        let least = if are_counts { 1.0 } else { 0.0 };
        let step = step((high - low) / format.divide_by, most, least).max(least / format.divide_by) * format.divide_by;
        let first = (low / step + 1e-9).floor() * step;
        let count = ((high - first) / step - 1e-9).ceil().clamp(1.0, 4.0 * MOST_TICKS as f64) as usize;
        Self { first, step, count, format: of_scale(format, digits(step / format.divide_by)) }
    }

    /// Nothing but zeros stand at the foot of one unit, as it is written.
    fn of_zeros(format: &Format) -> Self {
        Self { first: 0.0, step: format.divide_by, count: 1, format: of_scale(format, Fraction::exactly(0)) }
    }

    /// The lowest and the highest.
    pub fn ends(&self) -> (f64, f64) {
        (self.first, self.first + self.step * self.count as f64)
    }

    fn all<'a>(&'a self, env: &'a Env) -> impl Iterator<Item = (f64, String)> + 'a {
        (0..=self.count).map(|index| {
            let level = self.first + self.step * index as f64;
            (level, self.format.short(level, env.locale))
        })
    }

    /// The room that the labels need beside the plot, CSS px.
    pub fn room(&self, env: &Env) -> f64 {
        self.all(env).map(|(_, text)| env.text_width(&text, NOTE)).fold(0.0, f64::max).ceil() + 2.0 * STEP
    }

    /// Draws the lines and their labels left of the plot. The line at zero is the one that counts from.
    pub fn draw(&self, scene: &mut Scene, env: &Env, plane: &Plane) {
        for (level, text) in self.all(env) {
            let y = plane.at(0.0, level).y.round();
            let is_zero = level.abs() < self.step * 1e-6;
            let fill = if is_zero { env.theme.axis } else { env.theme.hairline };
            scene.rect(Rect::new(plane.plot.x, y, plane.plot.width, 1.0), fill, None);
            let at = Point::new(plane.plot.x - 2.0 * STEP, NOTE.baseline_at(y));
            line(scene, env, &text, at, Ink::new(NOTE, env.theme.muted).aligned(Align::End));
        }
    }
}

/// As many lines as a word along the axis may take.
const MOST_LINES: usize = 3;

/// A label below the plot, line by line: a word as it breaks, or a time and what is said below it once, the year.
struct Tick {
    at: f64,
    lines: Vec<String>,
}

impl Tick {
    fn new(at: f64, text: String) -> Self {
        Self { at, lines: Vec::from([text]) }
    }
}

/// Draws the labels below the plot, as many as there is room for, and a line of the grid at each if `lines`; says where they end. What
/// is drawn above stands at `xs`, which rise.
pub fn along(scene: &mut Scene, env: &Env, plane: &Plane, along: &Along, xs: &[f64], lines: bool) -> f64 {
    let ticks = ticks(env, plane, along, xs);
    draw(scene, env, plane, &ticks, lines)
}

/// The same where everything stands at one place, which is said in full: nothing is known of what is beside it.
pub fn alone(scene: &mut Scene, env: &Env, plane: &Plane, along: &Along, at: f64) -> f64 {
    let words = env.wrap(&along.say(at, env.locale), NOTE, plane.plot.width, MOST_LINES);
    draw(scene, env, plane, &[Tick { at, lines: words.lines }], false)
}

fn draw(scene: &mut Scene, env: &Env, plane: &Plane, ticks: &[Tick], lines: bool) -> f64 {
    let mut bottom = plane.plot.bottom() + STEP + NOTE.line_height();
    for (tick, (x, width)) in ticks.iter().zip(places(env, plane, ticks)) {
        let mark = plane.at(tick.at, 0.0).x.round();
        if lines {
            scene.rect(Rect::new(mark, plane.plot.y, 1.0, plane.plot.height), env.theme.hairline, None);
        } else {
            scene.rect(Rect::new(mark, plane.plot.bottom(), 1.0, STEP), env.theme.axis, None);
        }
        let ink = Ink::new(NOTE, env.theme.muted).aligned(Align::Middle);
        let mut top = plane.plot.bottom() + STEP;
        for text in &tick.lines {
            line(scene, env, text, Point::new(x + width / 2.0, NOTE.first_baseline(top)), ink);
            top += NOTE.line_height();
        }
        bottom = bottom.max(top);
    }
    bottom
}

/// Where each label begins and how wide it is: centred on its mark, but within the scene.
fn places(env: &Env, plane: &Plane, ticks: &[Tick]) -> Vec<(f64, f64)> {
    let place = |tick: &Tick| {
        let width = tick.lines.iter().map(|text| env.text_width(text, NOTE)).fold(0.0, f64::max);
        let x = plane.at(tick.at, 0.0).x - width / 2.0;
        (x.min(env.width - width).max(0.0), width)
    };
    ticks.iter().map(place).collect()
}

/// Whether no label touches the next.
fn fit(env: &Env, plane: &Plane, ticks: &[Tick]) -> bool {
    let places = places(env, plane, ticks);
    places.windows(2).all(|pair| matches!(pair, [(x, width), (next, _)] if x + width + GAP <= *next))
}

/// The finest set of labels that has room.
fn ticks(env: &Env, plane: &Plane, along: &Along, xs: &[f64]) -> Vec<Tick> {
    let most = (plane.plot.width / ACROSS).clamp(1.0, MOST_TICKS as f64);
    if let Along::Time(grain, has_year) = along {
        if let Some(ticks) = of_rows(env, plane, *grain, *has_year, xs) {
            return ticks;
        }
    }
    let mut size = 0;
    loop {
        let ticks = match along {
            Along::Words(words) => of_words(plane, words, size),
            Along::Time(grain, has_year) => of_time(env, plane, *grain, *has_year, size, most),
            Along::Numbers(format) => of_numbers(env, plane, format, most / (size + 1) as f64),
        };
        // Nothing where the ladder ends, and no ticks where this step of it is no good.
        let Some(ticks) = ticks else { break };
        size += 1;
        if ticks.is_empty() || ticks.len() > 2 * MOST_TICKS {
            continue;
        }
        if fit(env, plane, &ticks) {
            return ticks;
        }
        if let Some(broken) = broken(env, plane, &ticks).filter(|_| matches!(along, Along::Words(_))) {
            return broken;
        }
    }
    match along {
        Along::Numbers(format) => finer(env, plane, format, most),
        _ => None,
    }
    .unwrap_or_else(|| ends(env, plane, along, xs))
}

/// Where round numbers at the usual distance are too few to tell a scale by, so many times as many are tried: most are shorter than the
/// room that is reckoned for each.
const FINER: [f64; 4] = [1.5, 2.0, 3.0, 4.0];

/// Numbers at finer steps, the coarsest of them that are several and have room.
fn finer(env: &Env, plane: &Plane, format: &Format, most: f64) -> Option<Vec<Tick>> {
    FINER.into_iter().filter_map(|times| of_numbers(env, plane, format, most * times)).find(|ticks| fit(env, plane, ticks))
}

/// The same words in several lines, or shorter ones, if all of them have room so. Those at the edges are pushed inward, which the
/// others make room for by being narrower.
fn broken(env: &Env, plane: &Plane, words: &[Tick]) -> Option<Vec<Tick>> {
    let apart = words.windows(2).map(|pair| if let [a, b] = pair { b.at - a.at } else { 0.0 }).fold(f64::INFINITY, f64::min);
    [1.0, 0.8, 0.65].into_iter().find_map(|part| {
        let room = apart * plane.across() * part - GAP;
        let wrapped = |tick: &Tick| {
            let words = env.wrap(&tick.lines.concat(), NOTE, room, MOST_LINES);
            words.whole.then_some(Tick { at: tick.at, lines: words.lines })
        };
        let ticks: Option<Vec<Tick>> = words.iter().map(wrapped).collect();
        ticks.filter(|ticks| fit(env, plane, ticks))
    })
}

/// The first and the last position, where no round ones have room; or only the first. Words may be cut: the table has them whole.
fn ends(env: &Env, plane: &Plane, along: &Along, xs: &[f64]) -> Vec<Tick> {
    let tick = |at: f64| match along {
        Along::Words(_) => Tick { at, lines: env.wrap(&along.say(at, env.locale), NOTE, (env.width - GAP) / 2.0, MOST_LINES).lines },
        // The unit stands at the title of the axis.
        Along::Numbers(format) if !format.is_plain() => Tick::new(at, format.short(at, env.locale)),
        _ => Tick::new(at, along.say(at, env.locale)),
    };
    // The plot may go on beyond what is drawn in it, to where nothing is to be said.
    let (first, last) = (xs.first().copied().unwrap_or(plane.x.0), xs.last().copied().unwrap_or(plane.x.1));
    let mut ticks = Vec::from([tick(plane.x.0.max(first)), tick(plane.x.1.min(last))]);
    if !fit(env, plane, &ticks) {
        ticks.truncate(1);
    }
    ticks.retain(|tick| tick.lines.iter().all(|text| env.text_width(text, NOTE) <= env.width));
    ticks
}

/// Every word, every second, …
fn of_words(plane: &Plane, words: &[String], size: usize) -> Option<Vec<Tick>> {
    let within = |(index, _): &(usize, &String)| (plane.x.0..=plane.x.1).contains(&(*index as f64));
    let every = words.iter().enumerate().filter(within).step_by(size + 1);
    let ticks: Vec<Tick> = every.map(|(index, word)| Tick::new(index as f64, word.clone())).collect();
    (ticks.len() > 1).then_some(ticks)
}

fn of_numbers(env: &Env, plane: &Plane, format: &Format, most: f64) -> Option<Vec<Tick>> {
    let (low, high) = plane.x;
    let rounds = Rounds::new(plane.x, most, format);
    let first = (low / rounds.step - 1e-9).ceil();
    let count = (high / rounds.step + 1e-9).floor() - first;
    let tick = |index: usize| {
        let at = (first + index as f64) * rounds.step;
        Tick::new(at, rounds.short(at, env.locale))
    };
    (most >= 1.0 && count >= 1.0).then(|| (0..=(count as usize).min(4 * MOST_TICKS)).map(tick).collect())
}

/// Years of which anybody writes, in every calendar.
const YEARS: (f64, f64) = (1000.0, 3000.0);

/// Round numbers at even distances, and how they are written.
pub struct Rounds {
    /// How far apart they are.
    pub step: f64,
    are_years: bool,
    format: Format,
}

impl Rounds {
    /// So that `most` steps or fewer go from `low` to `high`. Numbers that could be counts stand at whole ones; those that could be years
    /// are written without grouping.
    pub fn new((low, high): (f64, f64), most: f64, format: &Format) -> Self {
        let are_counts = format.is_plain() && low >= 0.0 && high < 10_000.0 && high - low >= 1.0;
        let are_years = are_counts && low >= YEARS.0 && high < YEARS.1;
        let least = if are_counts { 1.0 } else { 0.0 };
        let step = step((high - low) / format.divide_by, most, least) * format.divide_by;
        Self { step, are_years, format: of_scale(format, digits(step / format.divide_by)) }
    }

    /// One of them; of its unit only "%" is said.
    pub fn short(&self, at: f64, locale: &Locale) -> String {
        match self.are_years {
            true => label_of(at.round(), locale),
            false => self.format.short(at, locale),
        }
    }

    /// One of them, without its unit.
    pub fn write(&self, at: f64, locale: &Locale) -> String {
        let format = Format { unit: String::new(), ..self.format.clone() };
        Rounds { format, ..*self }.short(at, locale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::icu;
    use crate::table::date::{read, Habits};
    use crate::text::Typewriter;
    use crate::theme::Theme;

    #[test]
    fn the_round_figure_below_another_is_round_and_below_it() {
        for (most, below) in [(225.0, 200.0), (50.0, 50.0), (3.0, 2.0), (1.0, 1.0), (0.49, 0.2), (12_000_000.0, 10_000_000.0)] {
            assert_eq!(round_below(most), below, "{most}");
        }
    }

    #[test]
    fn what_is_flat_stands_in_the_middle_of_its_domain() {
        for (value, ends) in [(4.0, (2.0, 6.0)), (-4.0, (-6.0, -2.0)), (0.0, (-1.0, 1.0)), (f64::NAN, (0.0, 1.0))] {
            assert_eq!(domain(value, value), ends, "{value}");
        }
    }

    #[test]
    fn whatever_the_domain_a_step_takes_a_number_of_pixels() {
        for (low, high) in [(0.0, 3e-309), (3e-309, 3e-309), (-3e-309, 1e-305), (5.0, 5.0), (-1e308, 1e308), (0.0, 1e-300)] {
            let plane = Plane { plot: Rect::new(0.0, 0.0, 300.0, 200.0), x: domain(low, high), y: domain(low, high) };
            assert!(plane.across().is_finite() && plane.up().is_finite(), "{low} to {high}");
        }
    }

    #[test]
    fn years_have_no_groups_and_other_numbers_have() {
        let written = |low, high, at| Rounds::new((low, high), 4.0, &Format::default()).short(at, &icu::locale("vi"));
        assert_eq!(written(1975.0, 2024.0, 2000.0), "2000");
        assert_eq!(written(3840.0, 6810.0, 4000.0), "4.000", "inhabitants");
        assert_eq!(written(0.0, 2400.0, 2000.0), "2.000", "no year is 0");
        assert_eq!(written(0.0, 3.0, 1.0), "1");
    }

    #[test]
    fn figures_of_both_axes_have_no_plus() {
        let signed = Format { plus: true, ..Format::default() };
        assert_eq!(Rounds::new((-10.0, 10.0), 4.0, &signed).short(5.0, &icu::locale("en")), "5", "along the bottom");
        assert!(
            !Levels::new(-10.0, 10.0, 160.0, &signed, false).format.plus && !Levels::new(0.0, 0.0, 160.0, &signed, false).format.plus,
            "upright"
        );
    }

    #[test]
    fn figures_of_a_scale_have_as_many_digits_as_the_writer_says_where_they_need_any() {
        let money = Format { fraction: Fraction::exactly(2), ..Format::default() };
        let written = |high, format: &Format| Rounds::new((0.0, high), 4.0, format).short(high / 2.0, &icu::locale("en"));
        assert_eq!([written(2.0, &money), written(40.0, &money)], ["1.00", "20"]);
        assert_eq!([written(0.8, &Format::default()), written(0.002, &money)], ["0.4", "0.0010"]);
    }

    #[test]
    fn levels_begin_with_the_lowest_figure_where_that_is_round() {
        // Three tenths are not quite three times one tenth.
        let (low, high) = Levels::new(0.3, 0.6, 160.0, &Format::default(), false).ends();
        assert!((low - 0.3).abs() < 1e-9 && (high - 0.6).abs() < 1e-9, "{low} to {high}");
    }

    #[test]
    fn steps_are_round_and_few_enough() {
        // Reckoned in parts of two, this is a little more than 0.3.
        assert_eq!(step(1.1 - 0.8, 3.0, 0.0), 0.1);
        for (span, most, expected) in [(100.0, 5.0, 20.0), (7.0, 5.0, 2.0), (0.3, 4.0, 0.1), (3466.0, 5.0, 1000.0), (1e18, 4.0, 5e17)] {
            let step = step(span, most, 0.0);
            assert!((step / expected - 1.0).abs() < 1e-9, "{span} by {most}: {step}");
        }
        for span in [1e-300, 5e-324, 1e308, 0.0] {
            let step = step(span, 5.0, 0.0);
            assert!(step.is_finite() && step > 0.0);
        }
    }

    fn texts(low: &str, high: &str, grain: Grain, width: f64, tag: &str) -> Vec<String> {
        texts_of(&[low, high], &[], grain, width, tag)
    }

    /// The labels between two dates, or from the first to the last row.
    fn texts_of(ends: &[&str], rows: &[&str], grain: Grain, width: f64, tag: &str) -> Vec<String> {
        let locale = icu::locale(tag);
        let theme = Theme::light();
        let env = Env { measure: &Typewriter, locale: &locale, theme: &theme, short: &[], width, span: (0.0, 1.0) };
        let day = |text| read(text, Habits::of(&icu::locale("vi"))).unwrap().days();
        let plane = Plane { plot: Rect::new(40.0, 0.0, width - 60.0, 200.0), x: (day(ends[0]), day(ends[ends.len() - 1])), y: (0.0, 1.0) };
        let xs: Vec<f64> = rows.iter().map(|row| day(row)).collect();
        let ticks = ticks(&env, &plane, &Along::Time(grain, true), &xs);
        ticks.into_iter().map(|tick| tick.lines.join("|")).collect()
    }

    #[test]
    fn time_is_told_in_days_months_quarters_or_years_as_there_is_room() {
        assert_eq!(texts("2023-12-25", "2023-12-28", Grain::Day, 640.0, "vi"), ["25/12|2023", "26/12", "27/12", "28/12"]);
        assert_eq!(
            texts("2023-01-01", "2023-12-01", Grain::Month, 640.0, "vi"),
            ["tháng 1|2023", "tháng 3", "tháng 5", "tháng 7", "tháng 9", "tháng 11"]
        );
        assert_eq!(texts("2023-01-01", "2023-12-01", Grain::Month, 1200.0, "en").len(), 12);
        assert_eq!(
            texts("quý 1/2022", "quý 4/2023", Grain::Quarter, 640.0, "vi"),
            ["quý 1|2022", "quý 2", "quý 3", "quý 4", "quý 1|2023", "quý 2", "quý 3", "quý 4"]
        );
        assert_eq!(texts("2014", "2024", Grain::Year, 320.0, "vi"), ["2014", "2016", "2018", "2020", "2022", "2024"]);
        assert_eq!(texts("1000", "2999", Grain::Day, 320.0, "vi"), ["1000", "1500", "2000", "2500"]);
    }

    #[test]
    fn hours_are_told_in_minutes_and_no_minute_twice() {
        let night = |last: &str, width| texts("2024-03-01T18:00", last, Grain::Moment, width, "en");
        let behind = |texts: Vec<String>| texts.into_iter().skip(1).collect::<Vec<_>>();
        let hour = behind(night("2024-03-01T19:00", 420.0));
        assert_eq!(hour, ["18:10", "18:20", "18:30", "18:40", "18:50", "19:00"]);
        assert_eq!(behind(night("2024-03-01T18:55", 320.0)), ["18:10", "18:20", "18:30", "18:40", "18:50"]);
        assert_eq!(behind(night("2024-03-01T18:04", 640.0)), ["18:01", "18:02", "18:03", "18:04"]);
        // Seconds apart, the rows would be said by one minute, or by the next.
        let rocket = ["2024-03-01T18:00:00", "2024-03-01T18:00:20", "2024-03-01T18:00:40", "2024-03-01T18:01:00"];
        assert_eq!(behind(texts_of(&rocket, &rocket, Grain::Moment, 640.0, "en")), ["18:01"]);
        let rows = ["2024-03-01T18:00:00", "2024-03-01T18:02:40", "2024-03-01T18:05:10"];
        assert_eq!(behind(texts_of(&rows, &rows, Grain::Moment, 640.0, "en")), ["18:02", "18:05"]);
    }

    #[test]
    fn few_dates_are_said_themselves_and_many_by_round_ones() {
        let rows = |rows: &[&str], grain, width| texts_of(rows, rows, grain, width, "en");
        let censuses = ["1979", "1989", "1999", "2009", "2019"];
        assert_eq!(rows(&censuses, Grain::Year, 320.0), censuses);
        assert_eq!(rows(&["2010", "2013", "2017", "2021"], Grain::Year, 320.0), ["2010", "2013", "2017", "2021"]);
        assert_eq!(rows(&["2010", "2010", "2020"], Grain::Year, 640.0), ["2010", "2020"]);
        let sundays = ["2023-12-24", "2023-12-31", "2024-01-07", "2024-01-14"];
        assert_eq!(rows(&sundays, Grain::Day, 640.0), ["24\u{a0}Dec|2023", "31\u{a0}Dec", "7\u{a0}Jan|2024", "14\u{a0}Jan"]);
        // Some lie too near to each other for their labels.
        assert_eq!(rows(&["2010", "2011", "2030"], Grain::Year, 320.0), ["2010", "2015", "2020", "2025", "2030"]);
    }
}
