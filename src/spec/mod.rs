//! What a journalist writes, read against one declaration of the keys. `keys` declares, `read` holds a value against the
//! declaration and notes every problem, and the rest are the parts that all kinds share.

pub mod format;
pub mod keys;
pub mod palette;
pub mod read;
pub mod style;

pub use format::Format;
pub use keys::{doc, Key, Takes};
pub use palette::Palette;
pub use read::Fields;

use crate::value::Value;

/// The meaning of the spec that this library knows; a published chart says which one it was written for.
pub const VERSION: f64 = 1.0;

/// A title and its like are cut off by readers' patience long before this.
const LINE: usize = 300;
const PARAGRAPH: usize = 2000;

/// What every spec and every panel may say.
pub const COMMON: &[Key] = &[
    Key::new("type", Takes::Text(40), doc("The kind of chart.")),
    Key::new("title", Takes::Text(LINE), doc("What the chart shows, best as a finding.")),
    Key::new("subtitle", Takes::Text(LINE), doc("What is counted, in which unit, when.")),
    Key::new("note", Takes::Text(PARAGRAPH), doc("What a reader must know to read the figures right.")),
    Key::new("source", Takes::Text(LINE), doc("Who published the figures, and when.")),
    Key::new("byline", Takes::Text(LINE), doc("Who made the chart.")),
    Key::new("short", Takes::Pairs, doc("Shorter labels, for where the full ones would not fit.")),
    Key::new("narrow", Takes::Anything, doc("What is different below so many CSS px: {\"below\": 480, …}.")),
];

/// What only the outermost spec may say.
pub const OUTER: &[Key] = &[
    Key::new("controls", Takes::SomeOf(&["sort", "percent", "data", "save"]), doc("What readers get to change, and to take along.")),
    Key::new("steps", Takes::Records(STEP), doc("A story in steps: what stands out, and what is said.")),
    Key::new("sourceUrl", Takes::Url, doc("Where the source can be read.")),
    Key::new("alt", Takes::Text(PARAGRAPH), doc("The chart in words, for those who don't see it.")),
    Key::new("$schema", Takes::Text(LINE), doc("The address of the schema, for editors.")),
    Key::new("version", Takes::Number { min: 0.0, max: 1e9 }, doc("The meaning of this spec; 1 is the only one yet.")),
    Key::new("locale", Takes::Text(40), doc("The language tag that sets separators and the library's own words.")),
    Key::new("theme", Takes::WordOr(GROUNDS, style::KEYS), doc("The ground; auto follows the page. Or a style of the chart's own.")),
    style::WORDS,
];

/// One step of a story.
const STEP: &[Key] = &[
    Key::new("text", Takes::Text(PARAGRAPH), doc("What is said.")),
    Key::new("highlight", Takes::Texts, doc("The labels or series that stand out.")),
    Key::new(
        "annotation",
        Takes::Record(&[
            Key::new("at", Takes::Texts, doc("The figure: its label, or its label and series.")),
            Key::new("text", Takes::Text(LINE), doc("What is said of it.")),
        ]),
        doc("A word on one figure."),
    ),
];

/// What a kind that shows a table has.
pub const DATA: &[Key] = &[
    Key::new("tables", Takes::Records(TABLE), doc("Several tables, of which readers choose one.")),
    Key::new("table", Takes::Text(LINE), doc("The label of the table that is shown at first.")),
    Key::new("data", Takes::Anything, doc("Rows, CSV text, or {\"url\": …}.")),
    Key::new("format", Takes::Record(format::KEYS), doc("How values are written.")),
];

/// One of several tables.
const TABLE: &[Key] = &[
    Key::new("label", Takes::Text(LINE), doc("What the table is called.")),
    Key::new("data", Takes::Anything, doc("Its figures, written like a chart's \"data\".")),
];

/// The columns of a wide table: a label and one or more series.
pub const WIDE: &[Key] = &[
    Key::new(
        "columns",
        Takes::Record(&[
            Key::new("label", Takes::Text(LINE), doc("The column that names the rows.")),
            Key::new("values", Takes::Texts, doc("The columns of numbers to show.")),
        ]),
        doc("Which columns are shown; by default the first text column and every number column."),
    ),
    HIDE,
];

/// The key by which series are left out until a reader asks for them.
pub const HIDE: Key = Key::new("hide", Takes::Texts, doc("The series that are left out at first."));

/// The key by which all kinds name what carries the message.
pub const HIGHLIGHT: Key = Key::new("highlight", Takes::Texts, doc("The labels or series that carry the message."));

/// The key by which all kinds order their rows.
pub const SORT: Key = Key::new("sort", Takes::OneOf(&["none", "desc", "asc"]), doc("The order of the rows: as given, or by value."));

/// The key by which all kinds choose series colours.
pub const PALETTE: Key =
    Key::new("palette", Takes::Palette, doc("The series' colours: \"categorical\", \"ordered\" for grades, or a list of #rrggbb."));

/// The words for grounds.
pub const GROUNDS: &[&str] = &["auto", "light", "dark"];

/// The ground that a spec asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ground {
    /// As the page has it.
    #[default]
    Auto,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// The words around a chart, none of which a kind needs to know.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heading {
    /// What the chart shows.
    pub title: Option<String>,
    /// What is counted.
    pub subtitle: Option<String>,
    /// What a reader must know.
    pub note: Option<String>,
    /// Who published the figures.
    pub source: Option<String>,
    /// Where that can be read.
    pub source_url: Option<String>,
    /// Who made the chart.
    pub byline: Option<String>,
    /// The chart in words.
    pub alt: Option<String>,
}

impl Heading {
    /// Takes the words that a panel may have from checked fields.
    pub fn read(fields: &Fields) -> Self {
        let own = |name| said(fields.text(name));
        Self {
            title: own("title"),
            subtitle: own("subtitle"),
            note: own("note"),
            source: own("source"),
            byline: own("byline"),
            ..Self::default()
        }
    }

    /// Takes what only the outermost spec may say as well.
    pub fn read_outer(&mut self, spec: &Value) {
        let own = |name| said(spec.get(name).and_then(Value::as_text));
        self.source_url = own("sourceUrl");
        self.alt = own("alt");
    }
}

/// A text in which something is said.
fn said(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}
