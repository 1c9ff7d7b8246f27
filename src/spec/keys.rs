//! How a key is declared: its name, what it takes, and what it is for. Reading follows from it here; the schema, the reference
//! and the types are made from the same lines.

#[cfg(not(target_arch = "wasm32"))]
use crate::words::{phrase, Phrase};

/// One key of a spec.
#[derive(Debug)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What may stand there.
    pub takes: Takes,
    /// What it is for.
    pub doc: Doc,
}

impl Key {
    /// Declares a key.
    pub const fn new(name: &'static str, takes: Takes, doc: Doc) -> Self {
        Self { name, takes, doc }
    }
}

/// What may stand at a key.
#[derive(Debug)]
pub enum Takes {
    /// A text of at most so many letters.
    Text(usize),
    /// A finite number within limits.
    Number {
        /// The smallest allowed.
        min: f64,
        /// The largest allowed.
        max: f64,
    },
    /// `true` or `false`.
    Flag,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A text or a list of texts.
    Texts,
    /// The name of a palette or a list of colours.
    Palette,
    /// One colour.
    Color,
    /// A list of colours.
    Colors,
    /// One of these words, or an object with these keys.
    WordOr(&'static [&'static str], &'static [Key]),
    /// An http, https or relative address.
    Url,
    /// A list of words, each one of these.
    SomeOf(&'static [&'static str]),
    /// An object with these keys.
    Record(&'static [Key]),
    /// A list of objects with these keys.
    Records(&'static [Key]),
    /// An object from texts to texts.
    Pairs,
    /// The name of a kind of chart.
    Kind,
    /// The number of a meaning of specs that this library knows.
    Version,
    /// Figures: rows, text, or an object with the keys of [`ADDRESS`](super::ADDRESS). Read by `table`.
    Data,
    /// The keys of the same chart that are different, and those of [`CHANGES`](super::CHANGES). Read by `frame`.
    Changes,
    /// A list of charts. Read by `board`.
    Panels,
}

/// What a key is for, in a sentence or two. Readers of a page don't need it, so there it takes no byte.
#[derive(Clone, Copy, Debug)]
#[cfg(not(target_arch = "wasm32"))]
pub struct Doc {
    /// The sentences.
    pub says: Phrase,
    /// What holds where the key is absent, as JSON, if that can be said once for all specs.
    pub default: Option<&'static str>,
    /// What may stand there, as JSON.
    pub example: Option<&'static str>,
    /// Whether nothing can be read without it.
    pub needed: bool,
}

/// Declares what a key is for, in Vietnamese and in English.
#[cfg(not(target_arch = "wasm32"))]
pub const fn doc(vi: &'static str, en: &'static str) -> Doc {
    Doc { says: phrase(vi, en), default: None, example: None, needed: false }
}

#[cfg(not(target_arch = "wasm32"))]
impl Doc {
    /// Says what holds where the key is absent, as JSON.
    pub const fn default(self, json: &'static str) -> Self {
        Self { default: Some(json), ..self }
    }

    /// Shows what may stand there, as JSON.
    pub const fn example(self, json: &'static str) -> Self {
        Self { example: Some(json), ..self }
    }

    /// Says that nothing can be read without the key.
    pub const fn needed(self) -> Self {
        Self { needed: true, ..self }
    }
}

/// What a key is for, forgotten.
#[derive(Clone, Copy, Debug)]
#[cfg(target_arch = "wasm32")]
pub struct Doc;

/// Declares what a key is for, and forgets it.
#[cfg(target_arch = "wasm32")]
pub const fn doc(_vi: &'static str, _en: &'static str) -> Doc {
    Doc
}

#[cfg(target_arch = "wasm32")]
#[allow(clippy::should_implement_trait)]
impl Doc {
    /// Says nothing.
    pub const fn default(self, _json: &'static str) -> Self {
        self
    }

    /// Shows nothing.
    pub const fn example(self, _json: &'static str) -> Self {
        self
    }

    /// Says nothing.
    pub const fn needed(self) -> Self {
        self
    }
}
