//! The files of figures that specs name. A spec from somebody else opens no other file of this machine, and nothing is fetched
//! from the network; where a file does not come, it is said why.

use crate::files::{one_line, shown};
use dohoa::native::{self, decode};
use dohoa::problem::codes::DATA_NOT_LOADED;
use dohoa::problem::{Problem, Severity};
use dohoa::sheet::Sheet;
use dohoa::source::Loaded;
use dohoa::words::{phrase, Lang, Phrase};
use percent_encoding::percent_decode_str;
use std::cell::RefCell;
use std::fs;
use std::path::{Component, Path, PathBuf};
use unicode_normalization::UnicodeNormalization;

/// The largest file that a page loads, in bytes; `tests/layers.rs` holds it against `pkg/src/reading.ts`.
pub const LARGEST: u64 = 5_000_000;

/// The files beside a spec, how large one may be, and which could not be had.
pub struct Beside<'s> {
    spec: &'s Path,
    largest: u64,
    refused: RefCell<Vec<(String, Refusal)>>,
}

/// What `text`, which stands in `spec`, says together with the files that it names; or the first error that stops it, with its place.
pub fn sheet(spec: &Path, text: &str, lang: Option<Lang>) -> Result<Sheet, String> {
    let beside = Beside::of(spec);
    let (sheet, _) = native::open(text, lang, &|url| beside.load(url));
    match beside.explained(&sheet, lang).iter().find(|problem| problem.severity == Severity::Error) {
        Some(error) => Err(one_line(spec, error)),
        None => Ok(sheet),
    }
}

/// Why there are no figures at an address.
#[derive(Clone, Copy)]
enum Refusal {
    Missing,
    Nameless,
    Elsewhere,
    Outside,
    Folder,
    TooLarge,
    NoText,
}

/// How files begin that are no text: what is packed, such as a workbook, pictures, PDF, and the workbooks of old; `tests/layers.rs` holds
/// them against those of `pkg/src/intake.ts`.
const SIGNATURES: &[&[u8]] = &[b"PK\x03\x04", b"PK\x05\x06", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF-", b"\xd0\xcf\x11\xe0"];

/// Whether a file is no text in any encoding: its signature says so, or it has NUL bytes and is no UTF-16 either. `isBinary` of
/// `pkg/src/intake.ts` answers the same.
pub fn is_binary(bytes: &[u8]) -> bool {
    let is_marked = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let is_known = || SIGNATURES.iter().any(|signature| bytes.starts_with(signature));
    !is_marked && (is_known() || bytes.contains(&0) && !is_utf_16(bytes))
}

/// Figures and what parts them have a NUL each in UTF-16; what is no text has letters as well that no text has.
fn is_utf_16(bytes: &[u8]) -> bool {
    let nuls = bytes.iter().filter(|byte| **byte == 0).count();
    let is_odd = |letter: char| matches!(letter, '\0'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{fffd}'..='\u{ffff}');
    nuls * 20 > bytes.len() && !decode(bytes).0.contains(is_odd)
}

impl<'s> Beside<'s> {
    /// Files of any size.
    pub fn of(spec: &'s Path) -> Self {
        Self { spec, largest: u64::MAX, refused: RefCell::default() }
    }

    /// Those that a page would load.
    pub fn in_page(spec: &'s Path) -> Self {
        Self { largest: LARGEST, ..Self::of(spec) }
    }

    /// The figures at `url`. If there are none, the reason is kept.
    pub fn load(&self, url: &str) -> Option<Loaded> {
        let refuse = |refusal| self.refused.borrow_mut().push((url.to_owned(), refusal));
        let path = self.find(url).map_err(refuse).ok()?;
        let bytes = fs::read(&path).ok()?;
        if is_binary(&bytes) {
            refuse(Refusal::NoText);
            return None;
        }
        let (text, encoding) = decode(&bytes);
        Some(Loaded { name: shown(&path), text, encoding })
    }

    /// The problems of a sheet; those of figures that did not come say what the reason asks for.
    pub fn explained(&self, sheet: &Sheet, lang: Option<Lang>) -> Vec<Problem> {
        let lang = lang.unwrap_or(Lang::of(sheet.locale().tag()));
        let mut problems = sheet.problems().to_vec();
        for problem in problems.iter_mut().filter(|problem| problem.code == DATA_NOT_LOADED.name) {
            if let Some(wanted) = self.refusal(&problem.found).and_then(Refusal::wants) {
                let wanted = wanted.in_lang(lang);
                problem.message = problem.message.replace(&problem.expected, wanted);
                problem.expected = wanted.to_owned();
            }
        }
        problems
    }

    /// Why there were no figures at the address that a problem names, which it shortens if it is long.
    fn refusal(&self, found: &str) -> Option<Refusal> {
        let refused = self.refused.borrow();
        let is_meant = |url: &str| url == found || found.strip_suffix('…').is_some_and(|head| url.starts_with(head));
        refused.iter().find(|(url, _)| is_meant(url)).map(|(_, refusal)| *refusal)
    }

    /// The file at `url`, if it stands in the spec's folder, or elsewhere in the folder in which the program was started.
    fn find(&self, url: &str) -> Result<PathBuf, Refusal> {
        let name = url.split(['?', '#']).next().unwrap_or_default();
        let spellings = spellings(name);
        if name.trim().is_empty() {
            return Err(Refusal::Nameless);
        }
        if spellings.iter().any(|name| is_elsewhere(name)) {
            return Err(Refusal::Elsewhere);
        }
        let folder = self.spec.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let there = |path: PathBuf| Some((path.canonicalize().ok()?, path));
        let (real, path) = spellings.iter().find_map(|name| there(folder.join(name))).ok_or(Refusal::Missing)?;
        let allowed =
            [folder, Path::new(".")].iter().filter_map(|folder| folder.canonicalize().ok()).any(|folder| real.starts_with(folder));
        match real.metadata() {
            _ if !allowed => Err(Refusal::Outside),
            Ok(about) if about.is_dir() => Err(Refusal::Folder),
            Ok(about) if about.len() > self.largest => Err(Refusal::TooLarge),
            _ => Ok(path),
        }
    }
}

impl Refusal {
    /// What is wanted instead, unless the core has said it already.
    fn wants(self) -> Option<Phrase> {
        Some(match self {
            Refusal::Missing => return None,
            Refusal::Nameless => phrase("tên một tệp, như “so-lieu.csv”", "the name of a file, such as “figures.csv”"),
            Refusal::Elsewhere => phrase(
                "một bản của tệp đó cạnh tệp JSON, và tên của nó; trang thì tải được địa chỉ này, còn ở đây không tải gì từ mạng",
                "a copy of that file beside the JSON file, and its name; a page may load this address, but nothing is loaded from the network here",
            ),
            Refusal::Outside => phrase(
                "một tệp trong thư mục của tệp JSON, hoặc trong thư mục nơi gọi lệnh; tệp này nằm ngoài",
                "a file in the folder of the JSON file, or in the one where the command is called; this one is outside",
            ),
            Refusal::Folder => phrase("một tệp; đây là một thư mục", "a file; this is a folder"),
            Refusal::NoText => phrase(
                "một tệp CSV; đây là bảng tính Excel, ảnh hay tệp nén, nên mở bằng bảng tính rồi lưu thành “CSV UTF-8”",
                "a CSV file; this is an Excel workbook, a picture or an archive: open it as a spreadsheet and save it as “CSV UTF-8”",
            ),
            Refusal::TooLarge => phrase("một tệp không quá 5 MB; trang không tải tệp lớn hơn", "a file of at most 5 MB; a page loads no larger one"),
        })
    }
}

/// Whether an address starts anywhere else than in the folder of the spec, where a page may find it.
fn is_elsewhere(name: &str) -> bool {
    let is_rooted = Path::new(name).components().any(|part| matches!(part, Component::RootDir | Component::Prefix(_)));
    let name = name.trim_start().to_ascii_lowercase();
    is_rooted || name.starts_with("http:") || name.starts_with("https:")
}

/// The names that an address may stand for: as it is written or with what is escaped in it, in either form of Unicode, since
/// some systems keep names in another than people type.
fn spellings(name: &str) -> Vec<String> {
    let unescaped = percent_decode_str(name).decode_utf8().ok();
    let plain = [Some(name.into()), unescaped];
    plain.into_iter().flatten().flat_map(|name| [name.nfc().collect(), name.nfd().collect(), name.into_owned()]).collect()
}
