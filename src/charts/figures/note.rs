//! Words on figures, on places along the axis and on parts of it, as `annotations` has them: where a label, a date or a number that they
//! name stands on the axis that the figures have.

use super::Figures;
use crate::charts::Reading;
use crate::guide::axis::Along;
use crate::locale::Locale;
use crate::problem::codes::ANNOTATION_UNKNOWN;
use crate::problem::{at, nearest, Finding, Problems};
use crate::table::date::{self, Date, Grain};
use crate::value::Value;

/// With fewer letters than these many a label begins.
const SHORTEST_STEM: usize = 4;

/// A minute, in days.
const MINUTE: f64 = 1.0 / 1440.0;

/// Words on a figure, a place along the axis, or a part of it.
pub struct Note {
    /// Where it is along the axis, or begins.
    pub at: f64,
    /// The row on whose figures it is.
    pub row: Option<usize>,
    /// The series, if one is named.
    pub series: Option<usize>,
    /// Where a range ends.
    pub to: Option<f64>,
    /// Where it is, or from where to where, as the writer says it.
    pub place: String,
    /// What is said.
    pub text: String,
}

impl Note {
    /// Reads `annotations`; a place or a series that the figures do not have is noted. One on a series that is left out waits with it.
    pub fn read(reading: &mut Reading, figures: &Figures) -> Vec<Note> {
        let mut notes = Vec::new();
        for (index, entry) in reading.fields.list("annotations").iter().enumerate() {
            let own = || ["annotations", &at(index)].concat();
            let note = reading.problems.inside(own, |problems| Self::one(entry, figures, reading.locale, problems));
            notes.extend(note);
        }
        notes
    }

    fn one(entry: &Value, figures: &Figures, locale: &Locale, problems: &mut Problems) -> Option<Note> {
        let text = |key: &str| entry.get(key).and_then(Value::as_text);
        let (place, name, key) = match entry.get("at")? {
            Value::Text(place) => (place.as_str(), None, "at"),
            Value::List(at) => {
                let mut texts = at.iter().map(Value::as_text);
                (texts.next()??, texts.next().flatten(), "at[0]")
            }
            _ => return None,
        };
        let series = match name {
            Some(name) => Some(named(name, figures, problems)?),
            None => None,
        };
        let found = match text("to") {
            Some(to) => figures.stretch([place, to], locale).map(|(from, to)| (from, None, Some(to))),
            // Words on one series need its figure to stand on.
            None => match figures.spot(place, locale) {
                Some((at, row)) if row.is_some() || series.is_none() => Ok((at, row, None)),
                _ => Err(place),
            },
        };
        match found {
            Ok((at, row, to)) => {
                let end = text("to").filter(|end| *end != place).map(|end| ["–", end].concat()).unwrap_or_default();
                let place = [place, &end].concat();
                Some(Note { at, row, series, to, place, text: text("text").unwrap_or_default().to_owned() })
            }
            Err(wrong) => {
                problems.note(&ANNOTATION_UNKNOWN, |lang| {
                    let finding = Finding::at(if wrong == place { key } else { "to" });
                    let finding = match figures.meant(wrong, locale) {
                        Some(near) => finding.found(wrong).meant(&near),
                        None => finding.found(wrong),
                    };
                    finding.wants(lang, "một nhãn hoặc thời điểm có trong số liệu", "a label or a date that the data has")
                });
                None
            }
        }
    }

    /// Whether any of it is between two positions.
    pub fn is_within(&self, (low, high): (f64, f64)) -> bool {
        self.at <= high && self.to.unwrap_or(self.at) >= low
    }
}

/// The series of this name; nothing if it is left out, or unknown, which is noted.
fn named(name: &str, figures: &Figures, problems: &mut Problems) -> Option<usize> {
    let wide = &figures.wide;
    if !wide.names.iter().any(|known| known == name) {
        let known: Vec<&str> = wide.names.iter().map(String::as_str).collect();
        problems.note(&ANNOTATION_UNKNOWN, |_| Finding::at("at[1]").among(name, &known));
    }
    wide.series.iter().position(|series| series.name == name)
}

impl Figures {
    /// The first and the last position for which a label, a date or a number stands: a year has twelve months, but where years are
    /// counted it is one of them.
    fn span(&self, label: &str, locale: &Locale) -> Option<(f64, f64)> {
        let at = match &self.along {
            Along::Time(grain, _) => {
                let date = date::read(label, self.habits)?;
                return Some((date.days(), last_of(date, *grain)));
            }
            Along::Numbers(_) => locale.read(label)?.value,
            Along::Words(words) => words.iter().position(|word| word == label)? as f64,
        };
        Some((at, at))
    }

    /// Where words on `label` stand, and on the figures of which row if there is one; nothing if that is beyond the axis.
    fn spot(&self, label: &str, locale: &Locale) -> Option<(f64, Option<usize>)> {
        if let Some(row) = self.labels.iter().position(|own| own == label) {
            return Some((*self.xs.get(row)?, Some(row)));
        }
        let (from, to) = self.span(label, locale)?;
        let row = self.xs.partition_point(|x| *x < from);
        match self.xs.get(row).filter(|x| **x <= to) {
            Some(x) => Some((*x, Some(row))),
            None => (*self.xs.first()? <= from && from <= *self.xs.last()?).then_some((from, None)),
        }
    }

    /// The label that `wrong` was meant to be: one that begins so, and no other; of words the nearest; of dates one of the same day that is
    /// written in another way.
    fn meant(&self, wrong: &str, locale: &Locale) -> Option<String> {
        let stem = wrong.trim().trim_end_matches(['.', '/', '-']);
        let mut begun = self.labels.iter().filter(|label| stem.chars().count() >= SHORTEST_STEM && label.starts_with(stem));
        if let (Some(only), None) = (begun.next(), begun.next()) {
            return Some(only.clone());
        }
        match &self.along {
            Along::Words(words) => nearest(wrong, &words.iter().map(String::as_str).collect::<Vec<_>>()).map(str::to_owned),
            Along::Numbers(_) => None,
            Along::Time(..) => {
                // “9/23” is September 2023 to who wrote it.
                let full = wrong.rfind(['/', '.', '-', ' ']).and_then(|mark| wrong.split_at_checked(mark + 1));
                let full = full.filter(|(_, year)| year.len() == 2).map(|(before, year)| [before, "20", year].concat());
                let days = self.habits.otherwise().into_iter().filter_map(|habits| date::read(wrong, habits)).map(Date::days);
                let full = full.and_then(|text| date::read(&text, self.habits)).map(Date::days);
                let row = days.chain(full).filter_map(|day| self.xs.iter().position(|x| *x == day)).next()?;
                Some(self.label(row, locale))
            }
        }
    }

    /// The part of the axis from the first of two places to the end of the other; the error is the one that the axis does not have.
    fn stretch<'t>(&self, ends: [&'t str; 2], locale: &Locale) -> Result<(f64, f64), &'t str> {
        let [from, to] = ends.map(|label| self.span(label, locale).ok_or(label));
        let (from, to) = (from?, to?);
        let (low, high) = (from.0.min(to.0), from.1.max(to.1));
        let [first, last] = [self.xs.first(), self.xs.last()].map(|end| end.copied().unwrap_or_default());
        match (low > last, high < first) {
            (true, _) => Err(ends[0]),
            (_, true) => Err(ends[1]),
            _ => Ok((low.max(first), high.min(last))),
        }
    }
}

/// The last position within a date's year, quarter, month or day that an axis of this grain can tell apart.
fn last_of(date: Date, grain: Grain) -> f64 {
    let months = match date.grain {
        Grain::Year => 12,
        Grain::Quarter => 3,
        Grain::Month => 1,
        Grain::Day => 0,
        Grain::Moment => return date.days(),
    };
    let month = date.year * 12 + u16::from(date.month.max(1)) - 1 + months;
    let next = match months {
        0 => date.days() + 1.0,
        _ => Date { year: month / 12, month: (month % 12) as u8 + 1, ..Date::default() }.days(),
    };
    let last = Date::of(next - 1.0, grain);
    match grain {
        Grain::Year => Date { month: 1, day: 1, ..last }.days(),
        Grain::Quarter | Grain::Month => Date { day: 1, ..last }.days(),
        Grain::Day => last.days(),
        Grain::Moment => next - MINUTE,
    }
}
