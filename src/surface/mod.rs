//! What a scene can be painted on. A surface (`canvas`, `svg`, and `inks`, which only remembers colours) is a `plotters` backend that
//! counts in sixteenths of a device pixel and draws text itself, so that all of them put the same words at the same place. `crowd` makes
//! pixels of dots for the canvas.

#[cfg(target_arch = "wasm32")]
pub mod canvas;
pub mod crowd;
#[cfg(feature = "desk")]
mod inks;
#[cfg(feature = "desk")]
pub mod svg;
