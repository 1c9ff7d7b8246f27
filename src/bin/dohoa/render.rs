//! `dohoa render`: specs to pictures and pages, many at a time. Every name is settled before the first file is written; one
//! failure stops none of the others, and a file is there whole or not at all.

use crate::output::{self, Job, Kind};
use crate::{beside, files, house, letters, page, paper, pixels, Tongue};
use clap::ValueEnum;
use dohoa::figure::USUAL;
use dohoa::native::{self, Card, NoCard};
use dohoa::scene::Scene;
use dohoa::sheet::Sheet;
use dohoa::theme::Theme;
use dohoa::value::Value;
use indicatif::ProgressBar;
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Args {
    /// Specs, or folders of them; `-` is standard input.
    #[arg(required = true, value_name = "SPEC")]
    specs: Vec<PathBuf>,
    /// The file to write, for one spec; or the folder for files named after the specs.
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
    /// What to write into a folder, SVG if nothing is said; a single file says it by its ending.
    #[arg(long, value_enum, value_delimiter = ',')]
    format: Vec<Kind>,
    /// How wide the picture is laid out, CSS px; a page of HTML suits every width.
    #[arg(long, value_parser = clap::value_parser!(u16).range(120..=4000), conflicts_with = "preset")]
    width: Option<u16>,
    /// A size that is often wanted.
    #[arg(long, value_enum)]
    preset: Option<Preset>,
    /// Pixels of a PNG per CSS px; without, 2, and 1 for a preset of a given size.
    #[arg(long, value_parser = scale)]
    scale: Option<f32>,
    /// `light`, `dark`, or a house style's JSON file.
    #[arg(long, default_value = "light", value_name = "light|dark|FILE")]
    theme: String,
    /// The language of the messages; without, each spec's own.
    #[arg(long, value_enum)]
    lang: Option<Tongue>,
}

/// A size that is often wanted.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Preset {
    /// A news article's column: 640 px wide, as high as it comes.
    Article,
    /// A card for social media: 1200×630.
    Social,
    /// A story on a phone: 1080×1920.
    Story,
    /// Paper: 680 px wide, four dots per px.
    Print,
}

const SOCIAL: Card = Card { width: 1200.0, height: 630.0, smallest: 1.1, largest: 2.4 };
const STORY: Card = Card { width: 1080.0, height: 1920.0, smallest: 1.6, largest: 2.8 };

fn scale(text: &str) -> Result<f32, String> {
    let scale: f32 = text.parse().map_err(|_| "not a number".to_owned())?;
    (0.1..=8.0).contains(&scale).then_some(scale).ok_or_else(|| "must be from 0.1 to 8".to_owned())
}

/// How every picture of this run is to look.
struct Look<'a> {
    args: &'a Args,
    dark: bool,
    house: Value,
}

pub fn run(args: &Args) -> ExitCode {
    let prepared = look(args).and_then(|look| Ok((look, output::jobs(&args.specs, &args.output, &args.format)?)));
    let (look, jobs) = match prepared {
        Ok(prepared) => prepared,
        Err(message) => {
            files::complain(&message);
            return ExitCode::from(2);
        }
    };
    // Seen at a terminal only.
    let bar = if jobs.len() > 1 { ProgressBar::new(jobs.len() as u64) } else { ProgressBar::hidden() };
    let failures: Vec<String> = jobs
        .par_iter()
        .filter_map(|job| {
            let failure = look.render(job).err();
            bar.inc(1);
            failure
        })
        .collect();
    bar.finish_and_clear();
    failures.iter().for_each(|failure| files::complain(failure));
    if failures.len() > 1 || !failures.is_empty() && jobs.len() > 1 {
        files::complain(&format!("{} of {} failed", failures.len(), jobs.len()));
    }
    ExitCode::from(u8::from(!failures.is_empty()))
}

fn look(args: &Args) -> Result<Look<'_>, String> {
    let (dark, house) = match args.theme.as_str() {
        "light" => (false, Value::Null),
        "dark" => (true, Value::Null),
        file => {
            let house = house::read(Path::new(file), args.lang.map(Into::into))?;
            (house.get("ground").and_then(Value::as_text) == Some("dark"), house)
        }
    };
    Ok(Look { args, dark, house })
}

impl Look<'_> {
    /// Makes all the files of one spec.
    fn render(&self, job: &Job) -> Result<(), String> {
        let text = files::read(&job.spec)?;
        let mut sheet = beside::sheet(&job.spec, &text, self.args.lang.map(Into::into))?;
        sheet.speak(&self.house);
        let name = files::shown(&job.spec);
        for (kind, out) in &job.outputs {
            let bytes = self.draw(&sheet, *kind).map_err(|reason| format!("{name}: {reason}"))?;
            output::write(out, &bytes).map_err(|error| format!("{}: {error}", out.display()))?;
        }
        Ok(())
    }

    fn draw(&self, sheet: &Sheet, kind: Kind) -> Result<Vec<u8>, String> {
        match kind {
            Kind::Svg => Ok(self.svg(sheet)?.into_bytes()),
            Kind::Png => {
                let (scene, theme) = self.picture(sheet)?;
                letters::check(&scene, "PNG")?;
                pixels::png(&sheet.svg(&scene, &theme, true), self.scale())
            }
            Kind::Pdf => {
                let (scene, theme) = self.picture(sheet)?;
                letters::check(&scene, "PDF")?;
                paper::pdf(sheet, &scene, &theme)
            }
            Kind::Html => {
                let setting = native::setting(&USUAL, &self.house, true);
                Ok(page::whole(sheet, &setting, self.dark).ok_or("nothing to draw")?.into_bytes())
            }
        }
    }

    fn svg(&self, sheet: &Sheet) -> Result<String, String> {
        let (scene, theme) = self.picture(sheet)?;
        Ok(sheet.svg(&scene, &theme, true))
    }

    fn picture(&self, sheet: &Sheet) -> Result<(Scene, Theme), String> {
        let card = match self.args.preset {
            Some(Preset::Social) => SOCIAL,
            Some(Preset::Story) => STORY,
            Some(Preset::Article | Preset::Print) | None => {
                return native::picture(sheet, self.width(), self.dark, &self.house).ok_or_else(|| "nothing to draw".to_owned());
            }
        };
        native::card(sheet, card, self.dark, &self.house).map_err(|reason| match reason {
            NoCard::NotDrawn => "nothing to draw".to_owned(),
            NoCard::TooMuch(_) => {
                // A board alone has panels to be drawn by themselves.
                let way =
                    if is_board(sheet) { "render one panel of it" } else { "keep fewer rows, write shorter words, or take another preset" };
                format!("too much for {}×{}: its words would be too small to read; {way}", card.width, card.height)
            }
        })
    }

    fn width(&self) -> f64 {
        match (self.args.width, self.args.preset) {
            (Some(width), _) => f64::from(width),
            (None, Some(Preset::Print)) => 680.0,
            (None, _) => 640.0,
        }
    }

    fn scale(&self) -> f32 {
        self.args.scale.unwrap_or(match self.args.preset {
            Some(Preset::Social | Preset::Story) => 1.0,
            Some(Preset::Print) => 4.0,
            Some(Preset::Article) | None => 2.0,
        })
    }
}

fn is_board(sheet: &Sheet) -> bool {
    sheet.infographic().is_some_and(|infographic| infographic.frame.kind.name == dohoa::board::KIND.name)
}
