//! How a key is declared: its name, what it takes, and what it is for. Reading follows from it here; the schema, the docs and
//! the types can be made from the same lines.

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
    /// Read by whoever declared it.
    Anything,
}

/// What a key is for, in one sentence. Readers of a page don't need it, so there it takes no byte.
#[derive(Debug)]
#[cfg_attr(target_arch = "wasm32", allow(dead_code))]
pub struct Doc(#[cfg(not(target_arch = "wasm32"))] pub &'static str);

/// Declares what a key is for.
#[cfg(not(target_arch = "wasm32"))]
pub const fn doc(text: &'static str) -> Doc {
    Doc(text)
}

/// Declares what a key is for, and forgets it.
#[cfg(target_arch = "wasm32")]
pub const fn doc(_text: &'static str) -> Doc {
    Doc()
}
