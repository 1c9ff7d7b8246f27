//! Labels along time: at round minutes, hours, days, months or years, as close as there is room for, or at the dates of the rows themselves.

use super::{fit, Plane, Tick, MOST_TICKS};
use crate::env::{Env, WHOLE_SPAN};
use crate::locale::plain;
use crate::table::date::{Date, Grain};

/// How far apart labels of time may be: minutes, days, months.
const MINUTES: &[i64] = &[1, 5, 10, 15, 30, 60, 180, 360, 720];
const DAYS: &[i64] = &[1, 2, 7];
const MONTHS: &[i64] = &[1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000];

/// The minutes of a day.
const DAY: f64 = 1440.0;

/// How far apart the labels of one set are.
#[derive(Clone, Copy)]
enum Every {
    Days(f64),
    Months(i64),
}

impl Every {
    /// Step `size` of the ladder above, from the finest on that a `grain` can tell apart; and the grain by which its labels are said.
    fn step(grain: Grain, size: usize) -> Option<(Self, Grain)> {
        let at = size
            + match grain {
                Grain::Moment => 0,
                Grain::Day => MINUTES.len(),
                Grain::Month => MINUTES.len() + DAYS.len(),
                Grain::Quarter => MINUTES.len() + DAYS.len() + 2,
                Grain::Year => MINUTES.len() + DAYS.len() + 4,
            };
        if let Some(minutes) = MINUTES.get(at) {
            return Some((Every::Days(*minutes as f64 / DAY), Grain::Moment));
        }
        if let Some(days) = DAYS.get(at - MINUTES.len()) {
            return Some((Every::Days(*days as f64), Grain::Day));
        }
        let months = *MONTHS.get(at - MINUTES.len() - DAYS.len())?;
        let grain = match grain {
            _ if months >= 12 => Grain::Year,
            Grain::Quarter => grain,
            _ => Grain::Month,
        };
        Some((Every::Months(months), grain))
    }

    /// About how many days that is.
    fn days(self) -> f64 {
        match self {
            Every::Days(days) => days,
            Every::Months(months) => months as f64 * 30.4,
        }
    }

    /// The moments so far apart, in days, from before `low` to behind `high`.
    fn moments(self, low: f64, high: f64) -> Vec<f64> {
        match self {
            Every::Days(days) => {
                // Weeks begin on Mondays; 1 January 1970 was a Thursday.
                let shift = if days == 7.0 { 3.0 } else { 0.0 };
                let first = ((low + shift) / days - 1e-9).ceil();
                let count = ((high + shift + 1e-9) / days - first).floor().max(-1.0) as i64;
                (0..=count).map(|index| (first + index as f64) * days - shift).collect()
            }
            Every::Months(months) => {
                let number = |date: Date| i64::from(date.year) * 12 + i64::from(date.month) - 1;
                let [first, last] = [low, high].map(|days| number(Date::of(days, Grain::Month)));
                let begin = |month: i64| Date { year: (month / 12) as u16, month: (month % 12 + 1) as u8, ..Date::default() };
                (first / months..=last / months).map(|index| begin(index * months).days()).collect()
            }
        }
    }
}

/// Ticks at every minute, every fifth, …, every hour, …, every day, …, every month, …: step `size` of that ladder. None of them where there would be too
/// many, or too few to tell a scale by.
pub(super) fn of_time(env: &Env, plane: &Plane, grain: Grain, has_year: bool, size: usize, most: f64) -> Option<Vec<Tick>> {
    let (low, high) = plane.x;
    let (every, grain) = Every::step(grain, size)?;
    if (high - low) / every.days() > 2.0 * most + 1.0 {
        return Some(Vec::new());
    }
    let mut moments = every.moments(low, high);
    moments.retain(|moment| (low - 1e-9..=high + 1e-9).contains(moment));
    Some(if moments.len() < 2 { Vec::new() } else { times(env, &moments, grain, has_year) })
}

/// The dates of the rows themselves, where they are few enough for each to be said: of years that are no even steps apart, such as
/// those of elections, round ones would be others.
pub(super) fn of_rows(env: &Env, plane: &Plane, grain: Grain, has_year: bool, xs: &[f64]) -> Option<Vec<Tick>> {
    // A part of the axis may have few rows, and all of them at one side.
    if env.span != WHOLE_SPAN || xs.len() > 10 * MOST_TICKS {
        return None;
    }
    let mut moments = xs.to_vec();
    moments.dedup();
    let ticks = times(env, &moments, grain, has_year);
    // Rows that are seconds apart would be at the same minute.
    let differ =
        ticks.windows(2).all(|pair| matches!(pair, [one, other] if one.lines.first() != other.lines.first() || other.lines.len() > 1));
    (differ && (2..=MOST_TICKS).contains(&ticks.len()) && fit(env, plane, &ticks)).then_some(ticks)
}

/// Labels for moments, each as its grain has it, and below it, once, the year or the day in which it lies.
fn times(env: &Env, moments: &[f64], grain: Grain, has_year: bool) -> Vec<Tick> {
    let lang = env.locale.lang();
    let mut before = None;
    let tick = |moment: &f64| {
        let date = Date::of(moment + 1e-6, if grain == Grain::Moment { Grain::Day } else { grain });
        let (text, below) = match grain {
            Grain::Moment => (clock(*moment), date.short(lang)),
            Grain::Year => (date.short(lang), String::new()),
            _ if !has_year => (date.short(lang), String::new()),
            _ => (date.short(lang), Date { grain: Grain::Year, ..date }.short(lang)),
        };
        let is_new = !below.is_empty() && before.as_ref() != Some(&below);
        before = Some(below.clone());
        Tick { at: *moment, lines: [Some(text), is_new.then_some(below)].into_iter().flatten().collect() }
    };
    moments.iter().map(tick).collect()
}

/// The time of day, by the minute that has begun.
pub(super) fn clock(days: f64) -> String {
    let minutes = ((days - days.floor()) * DAY + 1e-3) as u64 % DAY as u64;
    let two = |number: u64| plain(number + 100).get(1..).unwrap_or_default().to_owned();
    [&two(minutes / 60), ":", &two(minutes % 60)].concat()
}
