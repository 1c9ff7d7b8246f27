//! **dohoa** turns a few lines of JSON into an infographic: in a page on a canvas that readers can explore, elsewhere as SVG.
//!
//! ```
//! let sheet = dohoa::native::read(r#"{
//!     "type": "bar", "locale": "vi", "title": "Khen thưởng năm 2023",
//!     "data": "Cấp,Số lượt\nNhà nước và Chính phủ,33\nChủ tịch UBND tỉnh,3466"
//! }"#);
//! let svg = dohoa::native::svg(&sheet, 640.0).expect("nothing is wrong with it");
//! assert!(svg.contains("3.466"));
//! ```
//!
//! The way through is one straight line: a [`value`] is read as a spec into a chart and its words ([`board::Infographic`]),
//! composed into a [`scene::Scene`], and painted. The modules stand here from the ground up; each uses only those above it.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing))]

pub mod geom;

pub mod color;

pub mod value;

pub mod words;

pub mod problem;

pub mod text;

pub mod locale;

pub mod pattern;

pub mod theme;

pub mod env;

pub mod spec;

pub mod table;

#[cfg(feature = "desk")]
pub mod source;

pub mod scene;

pub mod scale;

#[cfg(feature = "plane")]
pub mod thin;

pub mod guide;

pub mod charts;

pub mod frame;

pub mod board;

#[cfg(all(feature = "desk", not(target_arch = "wasm32")))]
pub mod schema;

pub mod explore;

pub mod describe;

#[cfg(feature = "desk")]
pub mod checks;

pub mod transition;

pub mod patch;

pub mod paint;

pub mod surface;

pub mod sheet;

#[cfg(feature = "desk")]
pub mod card;

#[cfg(feature = "desk")]
pub mod figure;

#[cfg(all(feature = "desk", not(target_arch = "wasm32")))]
pub mod native;

#[cfg(target_arch = "wasm32")]
pub mod web;
