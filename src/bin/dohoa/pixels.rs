//! SVG to PNG, with the bundled face and no other, so that the letters are those that the picture was measured with.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{fontdb, Options, Tree};
use std::sync::{Arc, OnceLock};

/// More pixels than this are a slip, and would take all memory.
const MOST: f32 = 100e6;

/// The picture at `scale` pixels per CSS px.
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, String> {
    let options = Options { fontdb: fonts(), font_family: dohoa::text::face::FAMILY.to_owned(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|error| error.to_string())?;
    let (width, height) = ((tree.size().width() * scale).round(), (tree.size().height() * scale).round());
    if width * height > MOST {
        return Err(format!("{width}×{height} pixels are too many; choose a smaller --scale"));
    }
    let mut pixels = Pixmap::new(width as u32, height as u32).ok_or("the picture has no size")?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| error.to_string())
}

fn fonts() -> Arc<fontdb::Database> {
    static FONTS: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    let load = || {
        let mut fonts = fontdb::Database::new();
        fonts.load_font_data(dejavu::sans::regular().to_vec());
        fonts.load_font_data(dejavu::sans::bold().to_vec());
        fonts.set_serif_family(dohoa::text::face::FAMILY);
        fonts.set_sans_serif_family(dohoa::text::face::FAMILY);
        Arc::new(fonts)
    };
    Arc::clone(FONTS.get_or_init(load))
}
