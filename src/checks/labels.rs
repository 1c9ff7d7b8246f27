//! Labels that are cut on a phone: the words stay in the tooltip and the table, but nobody looks there first.

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
        let Some(stem) = text.strip_suffix('…').filter(|stem| !stem.is_empty()) else { continue };
        let expected = phrase("một nhãn ngắn hơn ở “short”", "a shorter label at “short”");
        match review.figures().find_map(|(_, figures)| Some((figures, row(figures, stem, review)?))) {
            Some((figures, (row, label))) => figures.tell(problems, &LABEL_CUT, |lang| {
                Finding::at(figures.table.place(row, figures.label, lang)).found(label).expected(expected.in_lang(lang))
            }),
            None => {
                let whole = heading(plot, mark.datum, stem).unwrap_or(text);
                problems.tell(&LABEL_CUT, |lang| Finding::at("").found(whole).expected(expected.in_lang(lang)));
            }
        }
    }
}

/// The row whose label goes on behind what is shown of it, and that label.
fn row(figures: &Figures, stem: &str, review: &Review) -> Option<(usize, String)> {
    let labels = figures.table.texts(figures.label, review.locale).into_iter().enumerate();
    labels.into_iter().find(|(_, label)| goes_on(label, stem))
}

/// The same for what else a figure or an entry of a legend is called by.
fn heading<'s>(plot: &'s Scene, datum: Option<usize>, stem: &str) -> Option<&'s str> {
    let datum = datum.and_then(|index| plot.data.get(index));
    let series = datum.and_then(|datum| datum.series.as_ref());
    let mut names = series.into_iter().chain(plot.entries.iter().map(|entry| &entry.name));
    names.find(|name| goes_on(name, stem)).map(String::as_str)
}

fn goes_on(label: &str, stem: &str) -> bool {
    label.contains(stem) && !label.ends_with(stem)
}
