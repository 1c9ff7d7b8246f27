//! A scene in words and as a table, for readers who do not see it and for everyone who asks. Made from the scene's data, so
//! that it says what the picture shows.

use crate::locale::Locale;
use crate::scene::{Datum, Scene};
use crate::spec::Heading;
use crate::words::{fill, phrase, Phrase};

/// The figures as a table; the first cell of a row is its heading.
#[derive(Clone, Debug, PartialEq)]
pub struct DataTable {
    /// What the table shows.
    pub caption: String,
    /// Headings of the columns.
    pub columns: Vec<String>,
    /// The rows, as long as `columns`.
    pub rows: Vec<Vec<String>>,
}

const VALUE: Phrase = phrase("Giá trị", "Value");
const ITEM: Phrase = phrase("Mục", "Item");
const COUNT: Phrase = phrase("{n} số liệu", "{n} figures");
const LARGEST: Phrase = phrase("Lớn nhất: {what}", "Largest: {what}");
const SMALLEST: Phrase = phrase("Nhỏ nhất: {what}", "Smallest: {what}");

/// So many figures are simply read out; of more, the largest and the smallest.
const READ_OUT: usize = 12;

/// The figures of `scene`: a column for each series, or else one for the values and one for each detail.
pub fn table(scene: &Scene, heading: Option<&Heading>, locale: &Locale) -> DataTable {
    let lang = locale.lang();
    let label = if scene.label_name.is_empty() { ITEM.in_lang(lang) } else { &scene.label_name };
    let mut table = DataTable {
        caption: heading.and_then(|heading| heading.title.clone()).unwrap_or_default(),
        columns: vec![label.to_owned()],
        rows: Vec::new(),
    };
    for datum in &scene.data {
        let name = datum.series.as_deref().unwrap_or(VALUE.in_lang(lang));
        table.put(&datum.label, name, &datum.text);
        for (name, text) in &datum.details {
            table.put(&datum.label, name, text);
        }
    }
    let columns = table.columns.len();
    table.rows.iter_mut().for_each(|row| row.resize(columns, String::new()));
    table
}

impl DataTable {
    /// Puts a text into the last row if that is `label`'s and has room for it, else into a new one.
    fn put(&mut self, label: &str, column: &str, text: &str) {
        // The first column is the labels' and takes no values, even under the same name.
        let known = self.columns.iter().skip(1).position(|name| name == column);
        let place = known.map_or(self.columns.len(), |place| place + 1);
        if known.is_none() {
            self.columns.push(column.to_owned());
        }
        let is_free = |row: &Vec<String>| row.get(place).is_none_or(String::is_empty);
        let joins = self.rows.last().is_some_and(|row| row.first().is_some_and(|first| first == label) && is_free(row));
        if !joins {
            self.rows.push(vec![label.to_owned()]);
        }
        if let Some(row) = self.rows.last_mut() {
            row.resize(row.len().max(place), String::new());
            if let Some(cell) = row.get_mut(place) {
                text.clone_into(cell);
            } else {
                row.push(text.to_owned());
            }
        }
    }
}

/// The scene as a few sentences; the writer's own words come first.
pub fn summary(scene: &Scene, heading: Option<&Heading>, locale: &Locale) -> String {
    let mut sentences: Vec<String> = Vec::new();
    match heading {
        Some(Heading { alt: Some(alt), .. }) => sentences.push(alt.clone()),
        _ => {
            let words = heading.map(|heading| [&heading.title, &heading.subtitle]);
            sentences.extend(words.into_iter().flatten().flatten().cloned());
            sentences.extend(figures(scene, locale));
        }
    }
    let mut text = String::new();
    for sentence in sentences {
        text.push_str(if text.is_empty() { "" } else { " " });
        text.push_str(&sentence);
        if !sentence.ends_with(['.', '!', '?', '…']) {
            text.push('.');
        }
    }
    text
}

fn figures(scene: &Scene, locale: &Locale) -> Vec<String> {
    let lang = locale.lang();
    if scene.data.len() <= READ_OUT {
        let mut all = String::new();
        for datum in &scene.data {
            all.push_str(if all.is_empty() { "" } else { "; " });
            all.push_str(&say(datum));
        }
        return vec![all];
    }
    let known = || scene.data.iter().filter(|datum| datum.value.is_some());
    let by_value = |a: &&Datum, b: &&Datum| a.value.unwrap_or_default().total_cmp(&b.value.unwrap_or_default());
    let count = locale.number(scene.data.len() as f64, crate::locale::Fraction::AS_IS);
    let mut sentences = vec![fill(COUNT.in_lang(lang), &[("n", &count)])];
    // Only where all figures are of one sort: a board, whose rows have no name in common, has no largest.
    if !scene.label_name.is_empty() {
        for (words, datum) in [(LARGEST, known().max_by(by_value)), (SMALLEST, known().min_by(by_value))] {
            sentences.extend(datum.map(|datum| fill(words.in_lang(lang), &[("what", &say(datum))])));
        }
    }
    sentences
}

/// "Label, series, details: figure".
fn say(datum: &Datum) -> String {
    let mut said = datum.label.clone();
    let details = datum.details.iter().map(|(_, text)| text).filter(|text| **text != datum.text);
    for more in datum.series.iter().chain(details) {
        said.push_str(", ");
        said.push_str(more);
    }
    said.push_str(": ");
    said.push_str(&datum.text);
    said
}
