//! The figures as a table: named columns of cells, each cell missing, a number or a text. `read` makes one from rows, `csv`
//! from text; what a column means for a chart is asked here, and every cell that can't be what it should be is noted. What was guessed
//! of it, `guesses` tells at the desk; how what can't be read would be written, `spellings` knows.

pub mod csv;
#[cfg(feature = "plane")]
pub mod date;
#[cfg(feature = "desk")]
mod guesses;
pub mod read;
mod spellings;

use crate::locale::{plain, Fraction, Locale, Written};
use crate::problem::codes::{COLUMN_UNKNOWN, NO_NUMBERS, NUMBER_NOT_FINITE, NUMBER_UNREADABLE, UNITS_DIFFER};
use crate::problem::{at, written, Change, Finding, Problems};
use crate::spec::format::{power, Settled};
use crate::spec::{Fields, Format};
use crate::words::{fill, phrase, Lang};
use spellings::{digits_of, in_two_ways, is_flag, is_unknown, shortened, unmarked};

pub use spellings::{alone, plainer, respelt};

/// A figure beyond this is a slip of the keyboard, and sums of such figures would leave the range of `f64`.
pub const LARGEST: f64 = 1e18;

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Empty, a dash, or "n/a": there is no figure, which is not zero.
    Missing,
    /// A number as the data has it.
    Number(f64),
    /// Anything else, a number in somebody's spelling included.
    Text(String),
}

/// One named column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// As the heading has it.
    pub name: String,
    /// One a row.
    pub cells: Vec<Cell>,
}

/// Where rows stand in the spec, so that a problem can name its cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    /// `data[3].Name`.
    Objects,
    /// `data[4][1]`, the heading being `data[0]`.
    Lists,
    /// Lines of a text, counted from 1.
    Lines(Vec<usize>),
}

/// Named columns of equal length.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    columns: Vec<Column>,
    rows: usize,
    origin: Origin,
}

/// Numbers under one name; `None` where there is no figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// The column's name.
    pub name: String,
    /// One a row.
    pub values: Vec<Option<f64>>,
}

/// What most kinds show: labels, and one or more series.
#[derive(Clone, Debug, PartialEq)]
pub struct Wide {
    /// The name of the label column.
    pub label_name: String,
    /// One a row.
    pub labels: Vec<String>,
    /// Those that are shown: at least one, unless only names are wanted.
    pub series: Vec<Series>,
    /// The names of all series of the data, those that are left out among them.
    pub names: Vec<String>,
    /// Which of `names` each of `series` has.
    pub slots: Vec<usize>,
    /// What the series that are left out sum up to, one a row; NaN where one of them has no figure.
    pub rest: Vec<f64>,
}

impl Wide {
    /// Labels and all series.
    pub fn new(label_name: String, labels: Vec<String>, series: Vec<Series>) -> Self {
        let names = series.iter().map(|series| series.name.clone()).collect();
        Self { label_name, names, slots: (0..series.len()).collect(), rest: vec![0.0; labels.len()], labels, series }
    }

    /// The figure of a row in a series that is shown; `None` where there is none.
    pub fn value(&self, row: usize, series: usize) -> Option<f64> {
        self.series.get(series)?.values.get(row).copied().flatten()
    }

    /// The names of the series alone, and which of them are shown.
    #[cfg(feature = "plane")]
    pub fn names_alone(&self) -> Self {
        let mut alone = Self::new(String::new(), Vec::new(), Vec::new());
        (alone.names, alone.slots) = (self.names.clone(), self.slots.clone());
        alone
    }

    /// The same of those that are `wanted`. What is shown and is none of them has no place among `names`.
    #[cfg(feature = "plane")]
    pub fn only(&self, wanted: &[String]) -> Self {
        let mut only = self.names_alone();
        only.names.retain(|name| wanted.contains(name));
        let place = |slot: &usize| self.names.get(*slot).and_then(|name| only.names.iter().position(|known| known == name));
        only.slots = self.slots.iter().map(|slot| place(slot).unwrap_or(usize::MAX)).collect();
        only
    }

    /// Leaves out the series of these names, unless none would be left.
    pub fn leave_out(&mut self, hide: &[String]) {
        let hides = |series: &Series| hide.contains(&series.name);
        if self.series.iter().all(hides) {
            return;
        }
        self.slots.clear();
        for (slot, series) in std::mem::take(&mut self.series).into_iter().enumerate() {
            if hides(&series) {
                self.rest.iter_mut().zip(&series.values).for_each(|(rest, value)| *rest += value.unwrap_or(f64::NAN));
            } else {
                self.slots.push(slot);
                self.series.push(series);
            }
        }
    }
}

impl Table {
    /// A table of `columns`, all with `rows` cells.
    pub fn new(columns: Vec<Column>, rows: usize, origin: Origin) -> Self {
        Self { columns, rows, origin }
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// How many columns there are.
    pub fn columns(&self) -> usize {
        self.columns.len()
    }

    /// The index of the column `name`, if the data has it.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }

    /// The column that the spec names at `columns.role`, else one that is itself called `role`. A name that the data does
    /// not have is noted.
    pub fn role(&self, role: &str, fields: &Fields, problems: &mut Problems) -> Option<usize> {
        let named = fields.record("columns").and_then(|columns| columns.text(role).map(str::to_owned));
        match named {
            Some(name) => self.find(&name, || role.to_owned(), problems),
            None => self.position(role),
        }
    }

    /// Labels and series as the spec's `columns` say, or else the column `label` and every other one that is numbers.
    pub fn wide(&self, label: usize, fields: &Fields, format: &mut Format, locale: &Locale, problems: &mut Problems) -> Option<Wide> {
        let columns = fields.record("columns");
        let before = problems.errors();
        let label = match columns.as_ref().and_then(|c| c.text("label")) {
            // A name that is wrong has been noted; what is wrong with the others is told with it.
            Some(name) => self.find(name, || "label".to_owned(), problems).unwrap_or(0),
            None => label,
        };
        let named = columns.as_ref().map(|c| c.texts("values")).unwrap_or_default();
        #[cfg(feature = "desk")]
        self.tell_dates(label, fields, locale, problems);
        let values: Vec<usize> = if named.is_empty() {
            (0..self.columns.len()).filter(|index| *index != label && self.is_numeric(*index, locale)).collect()
        } else {
            let place = |name: &str| columns.as_ref().map_or(String::new(), |c| c.place("values", name));
            named.iter().filter_map(|name| self.find(name, || place(name), problems)).collect()
        };
        let series: Vec<Series> = values.iter().map(|index| self.numbers(*index, format, locale, problems)).collect();
        if series.is_empty() && problems.errors() == before {
            problems.note(&NO_NUMBERS, |lang| self.unnumbered(label, locale, lang));
        }
        (!series.is_empty()).then(|| Wide::new(self.name(label).to_owned(), self.texts(label, locale), series))
    }

    /// Why no column is numbers: the first cell that comes near to one, and how it would be one.
    pub fn unnumbered(&self, label: usize, locale: &Locale, lang: Lang) -> Finding {
        let others = (0..self.columns()).filter(|column| *column != label);
        let column = others.rev().max_by_key(|column| self.with_digits(*column).len()).unwrap_or(label);
        let cells = self.with_digits(column);
        let unread: Vec<(usize, &str)> = cells.iter().copied().filter(|(_, text)| locale.read(text).is_none()).collect();
        // A footnote's mark makes another unit of each that has one.
        let marked = || cells.iter().copied().find(|(_, text)| unmarked(text).is_some());
        let Some((row, text)) = unread.first().copied().or_else(marked).filter(|_| column != label) else {
            return self.without_figures(label, lang);
        };
        let is_elsewhere = cells.iter().all(|(_, text)| respelt(text, locale).is_some());
        let (plainer, own_digits) = (plainer(text, locale), digits_of(text, locale));
        // Where one of them has other decimals, it is plain what the mark means.
        let two_ways = in_two_ways(text, locale).filter(|_| unread.iter().all(|(_, text)| in_two_ways(text, locale).is_some()));
        let [thousands, fraction] = two_ways.clone().unwrap_or_default();
        // Turkish and Basque have their per mille sign where they have their per cent sign.
        let is_before = !locale.percent_before().is_empty() && text.trim_start_matches(['-', '−']).starts_with('‰');
        let expected = match &plainer {
            _ if own_digits.is_some() => phrase(
                "số ở cột “{name}” viết như {n}; “{text}” không đọc được; hoặc \"locale\": \"{tag}\", viết số bằng chữ số ấy",
                "numbers such as {n} in the column “{name}”, which “{text}” is not; or \"locale\": \"{tag}\", which has these digits",
            ),
            Some(_) if is_before => phrase(
                "số ở cột “{name}” không kèm “‰”, và {format}; hoặc thay “{text}” bằng {plain}",
                "numbers without “‰” in the column “{name}”, and {format}; or in place of “{text}” {plain}",
            ),
            _ if two_ways.is_some() => phrase(
                "số ở cột “{name}” viết như {n}; thay “{text}” bằng {plain} nếu là hàng nghìn, {fraction} nếu là số lẻ",
                "numbers such as {n} in the column “{name}”; in place of “{text}” write {plain} if thousands are meant, {fraction} if a fraction",
            ),
            _ if is_elsewhere => phrase(
                "số ở cột “{name}” viết như {n}; “{text}” không đọc được; hoặc \"locale\": {tags}, trong đó nó là số",
                "numbers such as {n} in the column “{name}”, which “{text}” is not; or \"locale\": {tags}, in which it is one",
            ),
            Some(_) => phrase(
                "số ở cột “{name}” viết như {n}; “{text}” không đọc được, nên viết {plain}",
                "numbers such as {n} in the column “{name}”; in place of “{text}” write {plain}",
            ),
            None => phrase(
                "số ở cột “{name}” viết như {n}; “{text}” không đọc được",
                "numbers such as {n} in the column “{name}”, which “{text}” is not",
            ),
        };
        let n = locale.number(1234.5, Fraction::AS_IS);
        let plain = plainer.as_deref().unwrap_or(&thousands);
        let tag = own_digits.unwrap_or_default();
        // Whose table it is, is not known: the language is that of the library's own words as well.
        let is_en = n.ends_with(",5");
        let tags = if is_en { phrase("\"en\"", "\"en\"") } else { phrase("\"vi\" hay \"de\"", "\"vi\" or \"de\"") };
        let blanks = [
            ("name", self.name(column)),
            ("n", n.as_str()),
            ("text", text),
            ("plain", plain),
            ("tag", tag.as_str()),
            ("tags", tags.in_lang(lang)),
            ("format", "\"format\": {\"prefix\": \"‰\"}"),
            ("fraction", fraction.as_str()),
        ];
        let finding = Finding::at(self.place(row, column, lang)).found(text).expected(fill(expected.in_lang(lang), &blanks));
        // Of several cells a single one would only let the others be told.
        finding.mended(plainer.filter(|_| !is_elsewhere && !is_before && unread.len() == 1).map(Change::Cell))
    }

    /// The texts of a column that have a digit, with their rows.
    fn with_digits(&self, column: usize) -> Vec<(usize, &str)> {
        let cells = self.cells(column).iter().enumerate();
        let texts = cells.filter_map(|(row, cell)| if let Cell::Text(text) = cell { Some((row, text.as_str())) } else { None });
        texts.filter(|(_, text)| text.contains(|letter: char| letter.is_numeric())).collect()
    }

    /// What a table is told in which no cell comes near to a number: mostly its cells are parted in two ways.
    fn without_figures(&self, label: usize, lang: Lang) -> Finding {
        let mut others = (0..self.columns()).filter(|column| *column != label);
        let is_alone = self.columns() > 1 && others.all(|column| (0..self.rows).all(|row| self.is_missing(row, column)));
        let holds_marks = |cell: &&Cell| matches!(cell, Cell::Text(text) if text.contains([';', ',', '\t']));
        if self.columns() == 1 && self.cells(label).first().filter(holds_marks).is_some() {
            return Finding::at(self.place(0, label, lang)).found(self.words(0, label)).wants(
                lang,
                "một dòng tiêu đề ngăn các ô như các dòng dưới; dòng đầu chỉ có một ô, nên nếu đó là tên bảng thì bỏ đi",
                "a heading that parts its cells as the rows do; the first row has a single cell: if that is a title, take it out",
            );
        }
        match self.with_digits(label).first().filter(|_| is_alone) {
            Some((row, text)) => Finding::at(self.place(*row, label, lang)).found(*text).wants(
                lang,
                "các ô của mỗi dòng ngăn nhau bằng đúng dấu ngăn của dòng tiêu đề; dòng này chỉ có một ô",
                "the cells of each row parted by the mark that parts the heading; this row has only one",
            ),
            None if self.columns() == 1 => Finding::at("data").wants(
                lang,
                "hai cột: một cột gọi tên các dòng, rồi một cột số; ở đây chỉ có một cột, nên nó là tên",
                "two columns: one that names the rows, then one of numbers; here is but one, so it is taken for the names",
            ),
            None => Finding::at("data").wants(lang, "một cột mà ít nhất một nửa số ô là số", "a column of which at least half are numbers"),
        }
    }

    /// The name of a column.
    pub fn name(&self, column: usize) -> &str {
        self.columns.get(column).map_or("", |column| &column.name)
    }

    /// A column's cells as they read; a number is written as the locale does, without grouping trouble for years.
    pub fn texts(&self, column: usize, locale: &Locale) -> Vec<String> {
        self.cells(column)
            .iter()
            .map(|cell| match cell {
                Cell::Missing => String::new(),
                Cell::Text(text) => text.clone(),
                Cell::Number(number) => label_of(*number, locale),
            })
            .collect()
    }

    /// A column's numbers; every cell that is none is noted, and the first that is not counted in the unit of `format`.
    pub fn numbers(&self, column: usize, format: &mut Format, locale: &Locale, problems: &mut Problems) -> Series {
        #[cfg(feature = "desk")]
        self.tell_heading(column, locale, problems);
        let mut values = Vec::new();
        let mut of_one_kind = true;
        for row in 0..self.rows {
            let figure = self.figure(row, column, locale, problems);
            if let Some(figure) = figure.filter(|_| of_one_kind) {
                of_one_kind = self.count_in(format, figure, (row, column), true, problems);
            }
            values.push(figure.map(|figure| figure.value));
        }
        #[cfg(feature = "desk")]
        self.tell_unit(column, format, locale, problems);
        Series { name: self.name(column).to_owned(), values }
    }

    /// Counts the figure of a cell, in its row and its column, in the unit of `format`; noted if it can't be. Whoever writes is told otherwise
    /// where it is one of a series, as others may stand in columns before it.
    pub fn count_in(&self, format: &mut Format, figure: Written, cell: (usize, usize), is_series: bool, problems: &mut Problems) -> bool {
        let (row, column) = cell;
        let fits = format.fits(&figure);
        if !fits {
            problems.note(&UNITS_DIFFER, |lang| {
                let place = self.place(row, column, lang);
                let said = self.words(row, column);
                let unflagged = || said.strip_suffix(figure.unit).filter(|_| is_flag(figure.unit)).map(str::trim_end);
                let change = unmarked(&said).or_else(unflagged).map(|plain| Change::Cell(plain.to_owned()));
                // A whole column in another unit than those before it.
                let is_apart = is_series && format.settled == Settled::ByFigures && (0..row).all(|above| self.is_missing(above, column));
                let apart = phrase(
                    "một đơn vị cho mọi cột: mỗi đơn vị một khung trong “board”, hoặc chọn cột ở “columns.values”",
                    "one unit for all columns: a panel of a “board” for each unit, or choose columns at “columns.values”",
                );
                let flagged = phrase(
                    "số không kèm cờ “{flag}” ở các ô trước; cờ ấy nói gì thì viết ở “note”",
                    "numbers without the flag “{flag}” in the cells before, and what it means in “note”",
                );
                let expected = match is_apart {
                    true => apart.in_lang(lang).to_owned(),
                    false if is_flag(&format.unit) => fill(flagged.in_lang(lang), &[("flag", &format.unit)]),
                    false => format.wanted(lang),
                };
                Finding::at(place).found(said.as_str()).expected(expected).mended(change)
            });
        }
        fits
    }

    /// The text of a cell, as it stands there.
    fn words(&self, row: usize, column: usize) -> String {
        match self.cells(column).get(row) {
            Some(Cell::Text(text)) => text.clone(),
            Some(Cell::Number(number)) => written(*number),
            _ => String::new(),
        }
    }

    /// Where a cell stands, for a problem's path.
    pub fn place(&self, row: usize, column: usize, lang: Lang) -> String {
        match &self.origin {
            Origin::Objects => ["data", &at(row), ".", self.name(column)].concat(),
            Origin::Lists => ["data", &at(row + 1), &at(column)].concat(),
            Origin::Lines(lines) => {
                let line = lines.get(row).copied().unwrap_or_default().to_string();
                let of_column = phrase(", cột “{name}”", ", column “{name}”").in_lang(lang);
                fill(&[read::of_line(lang), of_column].concat(), &[("n", &line), ("name", self.name(column))])
            }
        }
    }

    /// Whether nothing stands in a cell; something that can't be read has been noted as such.
    pub fn is_missing(&self, row: usize, column: usize) -> bool {
        matches!(self.cells(column).get(row), None | Some(Cell::Missing))
    }

    /// The cells of a column.
    pub fn cells(&self, column: usize) -> &[Cell] {
        self.columns.get(column).map_or(&[], |column| &column.cells)
    }

    fn find(&self, name: &str, role: impl FnOnce() -> String, problems: &mut Problems) -> Option<usize> {
        let found = self.position(name);
        if found.is_none() {
            problems.note(&COLUMN_UNKNOWN, |_| {
                let known: Vec<&str> = self.columns.iter().map(|column| column.name.as_str()).collect();
                Finding::at(["columns.", &role()].concat()).among(name, &known)
            });
        }
        found
    }

    /// A cell's number with the words about it; noted if there is something else.
    pub fn figure(&self, row: usize, column: usize, locale: &Locale, problems: &mut Problems) -> Option<Written<'_>> {
        let cell = self.cells(column).get(row)?;
        let figure = match cell {
            Cell::Missing => return None,
            Cell::Number(number) => Some(Written { value: *number, prefix: "", unit: "" }),
            Cell::Text(text) => locale.read(text),
        };
        match (figure, cell) {
            (Some(figure), _) if figure.value.is_finite() && figure.value.abs() <= LARGEST => Some(figure),
            (Some(figure), _) => {
                problems.note(&NUMBER_NOT_FINITE, |lang| {
                    let finding = Finding::at(self.place(row, column, lang)).found(written(figure.value));
                    finding.wants(lang, "một số từ -1e18 đến 1e18", "a number from -1e18 to 1e18")
                });
                None
            }
            (None, Cell::Text(text)) => {
                problems.note(&NUMBER_UNREADABLE, |lang| {
                    let mut expected = sample(locale, lang);
                    if !text.contains(|letter: char| letter.is_numeric()) {
                        expected.push_str(phrase("; không có số thì để trống ô", "; or an empty cell, where there is none").in_lang(lang));
                    } else if let Some([thousands, fraction]) = in_two_ways(text, locale) {
                        let more = phrase("; {a} nếu là hàng nghìn, {b} nếu là số lẻ", "; {a} if thousands are meant, {b} if a fraction");
                        expected.push_str(&fill(more.in_lang(lang), &[("a", &thousands), ("b", &fraction)]));
                    } else if let Some(full) = shortened(text, locale) {
                        let more = phrase(
                            "; bảng tính có thể đã rút gọn số này: nên viết đủ các chữ số, {n} nếu không mất chữ số nào",
                            "; a spreadsheet may have shortened it: better in full, {n} if no digit was lost",
                        );
                        expected.push_str(&fill(more.in_lang(lang), &[("n", &full)]));
                    } else if let Some(alone) = alone(text, locale) {
                        let more =
                            phrase("; ở đây là {n}, chữ hay dấu kèm theo nói ở “note”", "; here {n}, and what stands about it in “note”");
                        expected.push_str(&fill(more.in_lang(lang), &[("n", &alone)]));
                    }
                    let finding = Finding::at(self.place(row, column, lang)).found(text).expected(expected);
                    let lacks = is_unknown(text).then(String::new);
                    finding.mended(plainer(text, locale).or(lacks).map(Change::Cell))
                });
                None
            }
            (None, _) => None,
        }
    }

    /// The first column that is not numbers; the first of all if there is none, as with years.
    pub fn first_text(&self, locale: &Locale) -> usize {
        (0..self.columns.len()).find(|index| !self.is_numeric(*index, locale)).unwrap_or(0)
    }

    /// Whether a column is meant as numbers: at least half of what stands in it is. The rest is then noted, not lost. Remarks that
    /// begin with a number, "3 xã" and "12 hộ", are no numbers beside one another; "900 triệu" and "1,2 tỷ" are.
    pub fn is_numeric(&self, column: usize, locale: &Locale) -> bool {
        let (mut numbers, mut others) = (0, 0);
        let mut unit = None;
        for cell in self.cells(column) {
            match cell {
                Cell::Missing => {}
                Cell::Number(_) => numbers += 1,
                Cell::Text(text) => match locale.read(text) {
                    Some(figure) if figure.unit.is_empty() || power(figure.unit) > 0 || *unit.get_or_insert(figure.unit) == figure.unit => {
                        numbers += 1
                    }
                    // Another remark speaks against the first one, too.
                    Some(_) => others += 2,
                    None => others += 1,
                },
            }
        }
        numbers > 0 && numbers >= others
    }
}

/// A number as a label: years carry no grouping, so nothing below 10,000 does.
pub fn label_of(number: f64, locale: &Locale) -> String {
    if number.fract() == 0.0 && (0.0..10_000.0).contains(&number) {
        plain(number as u64)
    } else {
        locale.number(number, Fraction::AS_IS)
    }
}

/// How a number is written in this locale, shown to somebody who wrote it otherwise.
fn sample(locale: &Locale, lang: Lang) -> String {
    let sample = locale.number(1234.5, Fraction::AS_IS);
    fill(phrase("một con số như {n}", "a number such as {n}").in_lang(lang), &[("n", &sample)])
}
