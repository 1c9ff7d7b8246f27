//! Labels that are cut in the narrowest picture: the words stay in the tooltip and the table, but nobody looks there first.

use super::{Figures, Review};
use crate::problem::codes::LABEL_CUT;
use crate::problem::{Finding, Problems};
use crate::scene::{Scene, Shape};
use crate::words::phrase;

/// Every label of which the picture on a phone shows only the beginning.
pub(super) fn cut(review: &Review, problems: &mut Problems) {
    let Some(plot) = &review.plot else { return };
    for mark in &plot.marks {
        let Shape::Text { text, .. } = &mark.shape else { continue };
        let Some(stem) = text.strip_suffix('…').filter(|stem| !stem.is_empty() && !is_written_so(text, review)) else { continue };
        let expected = phrase("một nhãn ngắn hơn ở “short”", "a shorter label at “short”");
        match review.figures().find_map(|(_, figures)| Some((figures, cell(figures, review, &|name| goes_on(name, stem))?))) {
            Some((figures, (row, column, name))) => figures.tell(problems, &LABEL_CUT, |lang| {
                let place = row.map_or_else(|| figures.heading(column), |row| figures.table.place(row, column, lang));
                Finding::at(place).found(name).expected(expected.in_lang(lang))
            }),
            None => {
                let whole = heading(plot, mark.datum, stem).unwrap_or(text);
                problems.tell(&LABEL_CUT, |lang| Finding::at("").found(whole).expected(expected.in_lang(lang)));
            }
        }
    }
}

/// The first label of a row, or else the first heading, that `is_meant`: its row, unless it is a heading, and its column.
fn cell(figures: &Figures, review: &Review, is_meant: &dyn Fn(&str) -> bool) -> Option<(Option<usize>, usize, String)> {
    let labels = figures.table.texts(figures.label, review.locale).into_iter().enumerate();
    let labels = labels.map(|(row, label)| (Some(row), figures.label, label));
    let headings = (0..figures.table.columns()).map(|column| (None, column, figures.table.name(column).to_owned()));
    labels.chain(headings).find(|(_, _, name)| is_meant(name))
}

/// Whether the dots are the writer's own.
fn is_written_so(text: &str, review: &Review) -> bool {
    review.figures().any(|(_, figures)| cell(figures, review, &|name| name.ends_with(text)).is_some())
}

/// What else a figure or an entry of a legend is called by.
fn heading<'s>(plot: &'s Scene, datum: Option<usize>, stem: &str) -> Option<&'s str> {
    let datum = datum.and_then(|index| plot.data.get(index));
    let series = datum.and_then(|datum| datum.series.as_ref());
    let mut names = series.into_iter().chain(plot.entries.iter().map(|entry| &entry.name));
    names.find(|name| goes_on(name, stem)).map(String::as_str)
}

fn goes_on(label: &str, stem: &str) -> bool {
    label.contains(stem) && !label.ends_with(stem)
}
