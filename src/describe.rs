//! A scene in words and as a table, for readers who do not see it and for everyone who asks. Made from the scene's data, so
//! that it says what the picture shows.

use crate::locale::{Fraction, Locale};
use crate::scene::{Datum, Scene};
use crate::spec::Heading;
use crate::words::{fill, phrase, Lang, Phrase};

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
const CHART: Phrase = phrase("Biểu đồ", "Chart");
const WHAT: Phrase = phrase("Nội dung", "What");
const COUNT: Phrase = phrase("{n} số liệu", "{n} figures");
const LARGEST: Phrase = phrase("Lớn nhất: {what}", "Largest: {what}");
const SMALLEST: Phrase = phrase("Nhỏ nhất: {what}", "Smallest: {what}");
const EACH: Phrase = phrase("Từng số liệu: {what}", "Each figure: {what}");
const WHOLE: Phrase = phrase(", tổng cộng {n}", ", {n} in all");
const IN_TABLE: Phrase = phrase("Bảng số liệu có đủ từng con số", "The data table has every figure");

/// So many figures are simply read out.
const READ_OUT: usize = 12;
/// So many are heard at once: nobody needs to be told which of them is the largest.
const FEW: usize = 3;

/// The figures of `scene`: a column for each series, or else one for the values and one for each detail. Panels, which have
/// hardly a column in common, say in each row what stands there.
pub fn table(scene: &Scene, heading: Option<&Heading>, locale: &Locale) -> DataTable {
    let lang = locale.lang();
    let label = if scene.label_name.is_empty() { ITEM.in_lang(lang) } else { &scene.label_name };
    let mut table = DataTable {
        caption: heading.and_then(|heading| heading.title.clone()).unwrap_or_default(),
        columns: vec![label.to_owned()],
        rows: Vec::new(),
    };
    if !scene.panels.is_empty() {
        for heading in [CHART, WHAT, VALUE] {
            table.columns.push(heading.in_lang(lang).to_owned());
        }
    }
    for (index, datum) in scene.data.iter().enumerate() {
        let name = datum.series.as_deref().unwrap_or(VALUE.in_lang(lang));
        if let Some(panel) = scene.panels.iter().rfind(|panel| panel.first <= index) {
            let name = datum.sense.filter(|sense| !sense.is_empty()).unwrap_or(name);
            table.rows.push(vec![datum.label.clone(), panel.title.clone(), name.to_owned(), datum.text.clone()]);
            for (name, text) in said_details(datum) {
                table.rows.push(vec![datum.label.clone(), panel.title.clone(), name.clone(), text.clone()]);
            }
            continue;
        }
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

/// The scene in a few sentences: what it is, how many figures it has, the ends of their range, and all of them where they are
/// few. The writer's own words take the place of all that. `has_table`: whatever is not read out stands in a table nearby.
pub fn summary(scene: &Scene, noun: Phrase, heading: Option<&Heading>, locale: &Locale, has_table: bool) -> String {
    let mut text = String::new();
    if let Some(Heading { alt: Some(alt), .. }) = heading {
        add(&mut text, alt);
        return text;
    }
    if let Some(heading) = heading {
        add(&mut text, heading.title.as_deref().unwrap_or_default());
        add(&mut text, heading.subtitle.as_deref().unwrap_or_default());
    }
    let lang = locale.lang();
    let is_short = scene.data.len() <= READ_OUT;
    let noun = noun.in_lang(lang);
    let mut tells_all = is_short;
    if scene.panels.is_empty() {
        overview(&mut text, noun, &scene.data, is_short, locale);
    } else {
        add(&mut text, &counted(noun, scene.data.len(), locale));
        tells_all = true;
        for (index, panel) in scene.panels.iter().enumerate() {
            let end = scene.panels.get(index + 1).map_or(scene.data.len(), |next| next.first);
            let data = scene.data.get(panel.first..end).unwrap_or_default();
            let is_short = is_short || data.len() <= FEW;
            overview(&mut text, &panel.title, data, is_short, locale);
            tells_all = tells_all && is_short;
        }
    }
    if has_table && !tells_all {
        add(&mut text, IN_TABLE.in_lang(lang));
    }
    spoken(&text)
}

/// A dot between two names is seen, not heard.
fn spoken(text: &str) -> String {
    let mut said = String::new();
    for part in text.split('·') {
        if !said.is_empty() {
            said.truncate(said.trim_end().len());
            said.push_str(", ");
        }
        said.push_str(if said.is_empty() { part } else { part.trim_start() });
    }
    said
}

/// Adds a sentence.
fn add(text: &mut String, sentence: &str) {
    if sentence.is_empty() {
        return;
    }
    text.push_str(if text.is_empty() { "" } else { " " });
    text.push_str(sentence);
    if !sentence.ends_with(['.', '!', '?', '…']) {
        text.push('.');
    }
}

/// "Bar chart, 7 figures"; of one, the name alone.
fn counted(name: &str, figures: usize, locale: &Locale) -> String {
    let count = fill(COUNT.in_lang(locale.lang()), &[("n", &locale.number(figures as f64, Fraction::AS_IS))]);
    match (name, figures) {
        (_, 1) => name.to_owned(),
        ("", _) => count,
        _ => [name, ", ", &count].concat(),
    }
}

/// What there is to say of one chart's figures.
fn overview(text: &mut String, name: &str, data: &[Datum], is_short: bool, locale: &Locale) {
    let lang = locale.lang();
    let several = data.iter().zip(data.iter().skip(1)).any(|(a, b)| a.series != b.series);
    let mut opening = counted(name, data.len(), locale);
    let has_range = ranges(data, is_short);
    if is_short && !has_range {
        opening.push_str(if opening.is_empty() { "" } else { ": " });
        opening.push_str(&all(data, several, lang));
    }
    add(text, &opening);
    if has_range {
        for (phrase, end) in [(LARGEST, f64::max as fn(f64, f64) -> f64), (SMALLEST, f64::min)] {
            let end = data.iter().filter_map(|datum| datum.value).reduce(end);
            let mut at_end = data.iter().filter(|datum| datum.value == end);
            // Of several that are equal none is the largest.
            if let (Some(datum), None) = (at_end.next(), at_end.next()) {
                add(text, &fill(phrase.in_lang(lang), &[("what", &say(datum, several))]));
            }
        }
        if is_short {
            add(text, &fill(EACH.in_lang(lang), &[("what", &all(data, several, lang))]));
        }
    }
}

/// Whether the largest and the smallest of these figures say something: figures of one unit that are no steps on a way, more
/// than one hears at once, not all the same, and not read out in an order or as parts of wholes anyway.
fn ranges(data: &[Datum], is_short: bool) -> bool {
    let mut first: Option<&Datum> = None;
    let mut differ = false;
    for datum in data.iter().filter(|datum| datum.value.is_some()) {
        let first = *first.get_or_insert(datum);
        let is_heard = is_short && (datum.whole.is_some() || !datum.details.is_empty());
        if datum.sense.is_some() || is_heard {
            return false;
        }
        differ = differ || datum.value != first.value;
    }
    differ && data.len() > FEW
}

/// All figures: one by one, or, where there are several series, those of a label together.
fn all(data: &[Datum], several: bool, lang: Lang) -> String {
    let mut said = String::new();
    let mut last: Option<&Datum> = None;
    for datum in data {
        let joins = several && last.is_some_and(|last| last.label == datum.label);
        said.push_str(match last {
            None => "",
            Some(_) if joins => ", ",
            Some(_) => "; ",
        });
        match (&datum.series, several) {
            (Some(series), true) => {
                if !joins {
                    said.push_str(&datum.label);
                    if let Some(whole) = &datum.whole {
                        said.push_str(&fill(WHOLE.in_lang(lang), &[("n", whole)]));
                    }
                    said.push_str(": ");
                }
                said.push_str(series);
                said.push(' ');
                say_figure(&mut said, datum);
            }
            _ => said.push_str(&say(datum, several)),
        }
        last = Some(datum);
    }
    said
}

/// "Label, series, details: figure"; the only series goes without saying. What is known beside an aim follows it.
fn say(datum: &Datum, several: bool) -> String {
    let mut said = datum.label.clone();
    if let Some(series) = datum.series.as_ref().filter(|_| several) {
        said.push_str(", ");
        said.push_str(series);
    }
    if datum.sense.is_none() {
        say_details(&mut said, datum);
    }
    said.push_str(": ");
    say_figure(&mut said, datum);
    if datum.sense.is_some() {
        say_details(&mut said, datum);
    }
    said
}

/// What is known beside the figure; its sense is said with it already.
fn said_details(datum: &Datum) -> impl Iterator<Item = &(String, String)> {
    datum.details.iter().filter(|(_, text)| datum.sense != Some(text))
}

fn say_details(said: &mut String, datum: &Datum) {
    for (name, text) in said_details(datum) {
        for part in [", ", name, " ", text] {
            said.push_str(part);
        }
    }
}

/// "reduce by 4.4%", "13 units (65%)".
fn say_figure(said: &mut String, datum: &Datum) {
    if let Some(sense) = datum.sense.filter(|sense| !sense.is_empty()) {
        said.push_str(sense);
        said.push(' ');
    }
    said.push_str(&datum.text);
    if let Some(share) = &datum.share {
        said.push_str(" (");
        said.push_str(share);
        said.push(')');
    }
}
