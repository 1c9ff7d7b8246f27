//! What crosses the border between the page and the core, in as few steps as there can be: a step costs more than what it carries.
//! A spec comes as one list of numbers and one text, packed by the package's `parcel.ts`; words go back as one text, and places as
//! one list. What a spec holds is plain data, as `JSON.stringify` would write it, and typed arrays.

use crate::geom::Rect;
use crate::value::Value;
#[cfg(feature = "plane")]
use js_sys::{Array, Float64Array};
use std::slice::Iter;
#[cfg(feature = "plane")]
use std::sync::Arc;
use wasm_bindgen::prelude::*;
#[cfg(feature = "plane")]
use wasm_bindgen::JsCast;

/// What ends texts, and rows of them. None has it in it: `parcel.ts` sees to that.
const PART: char = '\0';
const ROW: char = '\u{1}';

#[wasm_bindgen]
extern "C" {
    /// A spec, packed.
    pub type Parcel;

    /// Each value, one behind the other, as `parcel.ts` lists them: what it is, and, where that is not all, its number or how many
    /// values it holds.
    #[wasm_bindgen(method, getter)]
    fn shape(this: &Parcel) -> Vec<f64>;

    /// All keys and texts, parted.
    #[wasm_bindgen(method, getter)]
    fn text(this: &Parcel) -> String;

    /// Typed arrays, which go over whole.
    #[cfg(feature = "plane")]
    #[wasm_bindgen(method, getter)]
    fn columns(this: &Parcel) -> Array;
}

/// What a spec holds; an error says what is no data.
pub fn unpack(parcel: &Parcel) -> Result<Value, String> {
    let (shape, text) = (parcel.shape(), parcel.text());
    let mut unpacking = Unpacking {
        shape: shape.iter(),
        texts: &text,
        #[cfg(feature = "plane")]
        columns: parcel.columns().iter().map(|column| Arc::new(column.unchecked_into::<Float64Array>().to_vec())).collect(),
    };
    unpacking.value()
}

struct Unpacking<'a> {
    shape: Iter<'a, f64>,
    texts: &'a str,
    #[cfg(feature = "plane")]
    columns: Vec<Arc<Vec<f64>>>,
}

impl Unpacking<'_> {
    fn value(&mut self) -> Result<Value, String> {
        Ok(match self.number() as u8 {
            0 => Value::Null,
            1 => Value::Flag(false),
            2 => Value::Flag(true),
            3 => Value::Number(self.number()),
            4 => Value::Text(self.text()),
            5 => Value::List(self.several(Self::value)?),
            6 => Value::Record(self.several(|unpacking| Ok((unpacking.text(), unpacking.value()?)))?),
            #[cfg(feature = "plane")]
            7 => {
                let index = self.number() as usize;
                self.columns.get(index).map_or(Value::Null, |column| Value::Numbers(column.clone()))
            }
            _ => return Err(self.text()),
        })
    }

    fn several<T>(&mut self, mut one: impl FnMut(&mut Self) -> Result<T, String>) -> Result<Vec<T>, String> {
        (0..self.number() as usize).map(|_| one(self)).collect()
    }

    fn number(&mut self) -> f64 {
        self.shape.next().copied().unwrap_or_default()
    }

    fn text(&mut self) -> String {
        let (text, rest) = self.texts.split_once(PART).unwrap_or((self.texts, ""));
        self.texts = rest;
        text.to_owned()
    }
}

/// Words on their way to the page, each ended by a mark, each row of them by another.
#[derive(Default)]
pub struct Words(String);

impl Words {
    /// One word more; where there is none, an empty one keeps its place.
    #[inline(never)]
    pub fn say(&mut self, word: Option<&str>) {
        self.0.push_str(word.unwrap_or_default());
        self.0.push(PART);
    }

    /// A row of them.
    pub fn row(&mut self, words: &[String]) {
        words.iter().for_each(|word| self.say(Some(word)));
        self.0.push(ROW);
    }

    /// As it goes over.
    pub fn done(self) -> String {
        self.0
    }
}

/// Left, top, width and height.
pub fn sides(rect: &Rect) -> [f64; 4] {
    [rect.x, rect.y, rect.width, rect.height]
}
