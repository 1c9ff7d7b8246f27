//! A scene in words and as a table, for readers who do not see it and for everyone who asks. Made from the scene's data, so
//! that it says what the picture shows.

use crate::locale::{Fraction, Locale};
use crate::scene::{Datum, Scene};
use crate::spec::Heading;
use crate::value::trimmed;
use crate::words::{end, fill, phrase, say, Lang, Phrase};

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
const LARGEST: Phrase = phrase("Lớn nhất", "Largest");
const SMALLEST: Phrase = phrase("Nhỏ nhất", "Smallest");
const EACH: Phrase = phrase("Từng số liệu", "Each figure");
const WHOLE: Phrase = phrase("tổng cộng {n}", "a total of {n}");
const SAMPLED: Phrase = phrase("{n} trong {all} dòng, cách đều nhau", "{n} of {all} rows, evenly spaced");
const HIDDEN: Phrase = phrase("Đang ẩn: ", "Hidden: ");
const IN_TABLE: Phrase = phrase("Xem thêm ở bảng số liệu", "The data table has them all");

/// So many rows of a crowd are a table that somebody may read.
const SAMPLE: usize = 120;
/// So many figures are simply read out.
pub(crate) const READ_OUT: usize = 12;
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
        if let Some(panel) = scene.panel(index) {
            let name = datum.sense.filter(|sense| !sense.is_empty()).unwrap_or(name);
            for at in 0..=datum.details.len() {
                let (name, text) = match datum.details.get(at.wrapping_sub(1)) {
                    Some((_, text)) if datum.sense == Some(text) => continue,
                    Some((name, text)) => (&**name, text),
                    None => (name, &datum.text),
                };
                table.rows.push([&datum.label, &panel.title, name, text].map(str::to_owned).into());
            }
            continue;
        }
        table.put(&datum.label, name, &datum.text);
        for (name, text) in &datum.details {
            table.put(&datum.label, name, text);
        }
    }
    table.sample(scene, locale);
    let columns = table.columns.len();
    table.rows.iter_mut().for_each(|row| row.resize(columns, String::new()));
    table
}

impl DataTable {
    /// Puts some of those figures in that are too many for any table, and says that they are some.
    fn sample(&mut self, scene: &Scene, locale: &Locale) {
        let mut first = scene.data.len();
        for group in scene.groups.iter().filter(|group| group.first.is_none()) {
            let (count, stride) = (group.crowd.count(), group.crowd.stride().max(1));
            let rows = count / stride;
            let shown = rows.min(SAMPLE);
            for row in 0..shown {
                let row = row * (rows - 1) / (shown - 1).max(1);
                for index in first + row * stride..first + (row + 1) * stride {
                    let Some(datum) = scene.figure(index, locale) else { continue };
                    self.put(&datum.label, datum.series.as_deref().unwrap_or_default(), &datum.text);
                    for (name, text) in &datum.details {
                        self.put(&datum.label, name, text);
                    }
                }
            }
            first += count;
            let number = |count: usize| locale.number(count as f64, Fraction::AS_IS);
            let said = fill(SAMPLED.in_lang(locale.lang()), &[("n", &number(shown)), ("all", &number(rows))]);
            let gap = if self.caption.is_empty() { "" } else { " · " };
            push(&mut self.caption, &[gap, &said]);
        }
    }

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
    let own = heading.and_then(|heading| heading.alt.as_ref());
    let given = heading.map_or([None, None], |heading| [heading.title.as_ref(), heading.subtitle.as_ref()]);
    for words in if own.is_some() { [own, None] } else { given }.into_iter().flatten() {
        say(&mut text, words);
    }
    if own.is_none() {
        tell(&mut text, scene, noun, locale, has_table);
    }
    // A dot between two names is seen, not heard; one within a word is a letter.
    let mut heard = String::new();
    for letter in trimmed(&text).chars() {
        let parts = letter == '·' && heard.ends_with(' ');
        if parts {
            heard.pop();
        }
        heard.push(if parts { ',' } else { letter });
    }
    heard
}

/// Tells what a scene is and what there is to say of its figures, panel by panel where there are some.
fn tell(text: &mut String, scene: &Scene, noun: Phrase, locale: &Locale, has_table: bool) {
    let lang = locale.lang();
    let noun = noun.in_lang(lang);
    let count = scene.count();
    let part = scene.entries.iter().any(|entry| entry.hidden);
    if !scene.gist.is_empty() {
        counted(text, noun, count, locale);
        tell_gist(text, &scene.gist);
    } else if scene.panels.is_empty() {
        overview(text, noun, &scene.data, READ_OUT, part, locale);
    } else {
        counted(text, noun, count, locale);
        end(text);
    }
    let most = if count > READ_OUT { FEW } else { READ_OUT };
    let mut tells_all = (count <= READ_OUT || !scene.panels.is_empty()) && scene.gist.is_empty();
    for (index, panel) in scene.panels.iter().enumerate() {
        let next = scene.panels.get(index + 1).map_or(count, |next| next.first);
        let data = scene.data.get(panel.first..next).unwrap_or_default();
        tells_all &= data.len() <= most;
        let mut name = panel.title.as_str();
        if !panel.subtitle.is_empty() {
            say(text, name);
            say(text, &panel.subtitle);
            name = "";
        }
        if panel.gist.is_empty() {
            overview(text, name, data, most, part, locale);
        } else {
            push(text, &[name]);
            tell_gist(text, &panel.gist);
        }
        push(text, &[&panel.below]);
    }
    tell_hidden(text, scene, lang);
    // Of a crowd the table has some, and says so itself.
    if has_table && !tells_all && scene.data.len() == count {
        say(text, IN_TABLE.in_lang(lang));
    }
}

/// Names the series that are left out, which a legend shows.
fn tell_hidden(text: &mut String, scene: &Scene, lang: Lang) {
    let mut told: Vec<&str> = Vec::new();
    for entry in scene.entries.iter().filter(|entry| entry.hidden) {
        // Panels of a board may leave out the same.
        if !told.contains(&entry.name.as_str()) {
            push(text, &[if told.is_empty() { HIDDEN.in_lang(lang) } else { ", " }, &entry.name]);
            told.push(&entry.name);
        }
    }
    end(text);
}

/// Adds what a kind itself says of its figures.
fn tell_gist(text: &mut String, gist: &str) {
    end(text);
    say(text, gist);
}

/// What there is to say of one chart's figures; at most `most` of them are read out. `part`: there are series that are left out.
fn overview(text: &mut String, name: &str, data: &[Datum], most: usize, part: bool, locale: &Locale) {
    let lang = locale.lang();
    // One of several series says its name, even where all others are left out.
    let has_others = |first: &Datum| part || first.whole.is_some() || data.iter().any(|datum| datum.series != first.series);
    let several = data.first().is_some_and(has_others);
    counted(text, name, data.len(), locale);
    // Who hears a few figures needs no help to compare them, and figures with a sense, such as targets, are not to be compared. Places,
    // and parts of a whole, are heard in their order, unless they are too many to be read out.
    let tells_ends = |datum: &Datum| datum.sense.is_none() && (data.len() > most || datum.whole.is_none() && datum.details.is_empty());
    if data.len() > FEW && data.iter().all(tells_ends) {
        end(text);
        for (words, sign) in [(LARGEST, 1.0), (SMALLEST, -1.0)] {
            let limit = data.iter().filter_map(|datum| datum.value).fold(f64::MIN, |limit, value| limit.max(sign * value)) * sign;
            // What is written alike is alike to who hears it, however it was rounded.
            let Some(limit) = data.iter().find(|datum| datum.value == Some(limit)) else { continue };
            let equal = data.iter().filter(|datum| datum.text == limit.text).count();
            // So many that are equal stand out no more.
            if equal <= FEW {
                push(text, &[words.in_lang(lang)]);
                list(text, data, Some(&limit.text), several, lang);
                end(text);
            }
        }
        if data.len() <= most {
            push(text, &[EACH.in_lang(lang)]);
        }
    }
    // Of places that have no values the first are told.
    let told = if data.iter().all(|datum| datum.value.is_none()) { FEW } else { 0 };
    let told = if data.len() <= most { data.len() } else { told };
    list(text, data.get(..told).unwrap_or_default(), None, several, lang);
    end(text);
}

/// Adds figures, all or those that are `equal`: one by one, or, where there are several series, those of a label together.
fn list(text: &mut String, data: &[Datum], equal: Option<&str>, several: bool, lang: Lang) {
    let mut gap = if text.is_empty() || text.ends_with(' ') { "" } else { ": " };
    let mut label = None;
    for datum in data {
        if equal.is_some_and(|equal| datum.text != equal) {
            continue;
        }
        let series = datum.series.as_ref().filter(|_| several);
        if series.is_some() && label == Some(&datum.label) {
            push(text, &[", "]);
        } else {
            push(text, &[gap, &datum.label]);
            if let Some(whole) = &datum.whole {
                push(text, &[", ", &fill(WHOLE.in_lang(lang), &[("n", whole)])]);
            }
            if datum.sense.is_none() {
                details(text, datum);
            }
            push(text, &[": "]);
        }
        if let Some(series) = series {
            // "2023: 58": two numbers in a row would be heard as one.
            push(text, &[series, if series.ends_with(|end: char| end.is_ascii_digit()) { ": " } else { " " }]);
        }
        // "reduce by 4.4%", and then where it stands now; "13 units (65%)".
        if let Some(sense) = datum.sense {
            push(text, &[sense, if sense.is_empty() { "" } else { " " }]);
        }
        push(text, &[&datum.with_share()]);
        if datum.sense.is_some() {
            details(text, datum);
        }
        gap = "; ";
        label = Some(&datum.label);
    }
}

fn details(text: &mut String, datum: &Datum) {
    for (name, said) in &datum.details {
        // Its sense is said with the figure already.
        if datum.sense != Some(said) {
            push(text, &[", ", name, " ", said]);
        }
    }
}

/// Adds a name with a count: "Bar chart, 7 figures". One goes without saying.
fn counted(text: &mut String, name: &str, figures: usize, locale: &Locale) {
    push(text, &[name]);
    if figures != 1 {
        let count = fill(COUNT.in_lang(locale.lang()), &[("n", &locale.number(figures as f64, Fraction::AS_IS))]);
        push(text, &[if name.is_empty() { "" } else { ", " }, &count]);
    }
}

/// Adds words. One copy for all its callers takes less room in a page.
#[inline(never)]
fn push(text: &mut String, words: &[&str]) {
    words.iter().for_each(|words| text.push_str(words));
}
