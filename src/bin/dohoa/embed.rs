//! `dohoa embed`: what a journalist pastes into an article. In it stands the whole figure, so that readers see it with the text.

use crate::beside::{self, Beside};
use crate::{files, house, printed};
use base64::prelude::{Engine, BASE64_URL_SAFE_NO_PAD};
use clap::ValueEnum;
use dohoa::figure::{self, LADDER, USUAL};
use dohoa::native;
use dohoa::sheet::Sheet;
use dohoa::surface::svg::escape;
use dohoa::value::Value;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Args {
    /// The spec; `-` is standard input.
    #[arg(value_name = "SPEC")]
    spec: PathBuf,
    /// What the system takes into which it is pasted.
    #[arg(long, value_enum, default_value_t = Form::Script)]
    form: Form,
    /// Where the files of the package lie.
    #[arg(long, default_value = "/dohoa/", value_name = "URL")]
    base: String,
    /// Where the spec lies, if it does not stand in the embed code itself.
    #[arg(long, value_name = "URL")]
    src: Option<String>,
    /// The digest of `dohoa.js`, such as `sha384-…`.
    #[arg(long, value_name = "DIGEST", value_parser = digest)]
    integrity: Option<String>,
    /// Where a picture of the chart lies, for the form `figure`.
    #[arg(long, value_name = "URL")]
    image: Option<String>,
    /// The widths that the plot is laid out for, CSS px.
    #[arg(long, value_name = "PX,PX,…", value_delimiter = ',', default_values_t = USUAL, value_parser = width)]
    widths: Vec<u16>,
    /// A house style's JSON file.
    #[arg(long, value_name = "FILE")]
    theme: Option<PathBuf>,
    /// Leaves the style sheet out, for pages that link `figure.css`.
    #[arg(long)]
    unstyled: bool,
}

/// What can be pasted where.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Form {
    /// The figure, which the script awakens: for systems that take any HTML.
    Script,
    /// Words, table and an image, without script, style or SVG: for systems that strip those.
    Figure,
    /// A frame: for systems that take nothing else.
    Iframe,
}

fn digest(text: &str) -> Result<String, String> {
    let known = ["sha256-", "sha384-", "sha512-"].iter().any(|kind| text.starts_with(kind));
    known.then(|| text.to_owned()).ok_or_else(|| "must begin with sha256-, sha384- or sha512-".to_owned())
}

fn width(text: &str) -> Result<u16, String> {
    let width = text.parse().ok().filter(|width| LADDER.contains(width));
    width.ok_or_else(|| format!("must be one of {}", LADDER.map(|width| width.to_string()).join(", ")))
}

pub fn run(args: &Args) -> ExitCode {
    match code(args) {
        Ok(code) => printed(code.as_bytes()),
        Err(message) => {
            files::complain(&message);
            ExitCode::from(1)
        }
    }
}

fn code(args: &Args) -> Result<String, String> {
    let text = files::read(&args.spec)?;
    let mut sheet = beside::sheet(&args.spec, &text, None)?;
    let spec = native::tree(&text, &|url| Beside::of(&args.spec).load(url)).unwrap_or(Value::Null);
    let house = match &args.theme {
        Some(file) => house::read(file, None)?,
        None => Value::Null,
    };
    sheet.speak(&house);
    let mut widths = args.widths.clone();
    widths.sort_unstable();
    widths.dedup();
    let setting = native::setting(&widths, &house, !args.unstyled);
    let base = args.base.trim_end_matches('/');
    let code = match args.form {
        Form::Script => figure::element(&sheet, &setting, &spec, args.src.as_deref()).map(|element| element + &script(args, base)),
        Form::Figure => figure::plain(&sheet, &setting, &spec, args.image.as_deref()),
        Form::Iframe => frame(&sheet, &setting, &spec, args.src.as_deref(), base),
    };
    code.ok_or_else(|| format!("{}: nothing to draw", files::shown(&args.spec)))
}

fn script(args: &Args, base: &str) -> String {
    let integrity = args.integrity.as_ref().map(|digest| format!(" integrity=\"{}\" crossorigin=\"anonymous\"", escape(digest)));
    format!("<script src=\"{}/dohoa.js\"{} defer></script>\n", escape(base), integrity.unwrap_or_default())
}

/// A frame, as high as its chart is at the widest of the widths until it tells its height itself.
fn frame(sheet: &Sheet, setting: &figure::Setting, spec: &Value, src: Option<&str>, base: &str) -> Option<String> {
    let title = sheet.heading().and_then(|heading| heading.title.as_deref()).unwrap_or_default();
    let height = native::height(sheet, f64::from(*setting.widths.last()?), setting.house)?;
    let which = match src {
        Some(src) => format!("?src={}", encoded(src)),
        None => {
            let packed = miniz_oxide::deflate::compress_to_vec(figure::spec(spec).as_bytes(), 9);
            format!("#spec={}", BASE64_URL_SAFE_NO_PAD.encode(packed))
        }
    };
    let (base, title, which) = (escape(base), escape(title), escape(&which));
    Some(format!(
        "<iframe src=\"{base}/embed.html{which}\" title=\"{title}\" loading=\"lazy\" width=\"100%\" height=\"{height}\" style=\"border:0\"></iframe>\n\
<script src=\"{base}/iframe-parent.js\" defer></script>\n"
    ))
}

/// An address within an address.
fn encoded(url: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/:".contains(&byte);
    url.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}
