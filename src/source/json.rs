//! JSON as the standard has it, no looser: text to a value and the place of each part. The parser is made for JSON with
//! comments and more; all of that is turned off, so that a page, which reads with the browser's own parser, takes the same
//! texts. What it finds wrong is put into words that say what to do.

use super::{Entry, Holds, Node};
use crate::problem::codes::{Code, JSON_COMMA, JSON_COMMENT, JSON_ENDS, JSON_LINE_BREAK, JSON_SYNTAX, SPEC_NOT_RECORD};
use crate::problem::fix::quoted;
use crate::problem::{Change, Finding};
use crate::value::{is_blank, Value, DEEPEST};
use crate::words::{phrase, Lang, Phrase};
use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use jsonc_parser::errors::ParseErrorKind;
use jsonc_parser::{parse_to_ast, CollectOptions, ParseOptions, ParseStringErrorKind};
use std::ops::Range;

const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

const NOTHING: Phrase = phrase("", "");
const A_VALUE: Phrase = phrase("một giá trị: chữ trong ngoặc kép, số, […] hoặc {…}", "a value: a text in quotes, a number, […] or {…}");
const A_COMMA: Phrase = phrase("một dấu phẩy giữa hai mục", "a comma between two entries");
const STRAIGHT: Phrase = phrase("dấu ngoặc kép thẳng \"…\"", "straight double quotes \"…\"");
/// As many as `DEEPEST` says; a test holds them together.
const LESS_DEEP: Phrase = phrase("nhiều nhất 16 lớp ngoặc lồng nhau", "at most 16 brackets within brackets");
const A_NAME: Phrase = phrase("tên khóa trong ngoặc kép", "a key in double quotes");

/// What is wrong with a text that is no JSON.
#[derive(Debug)]
pub(super) struct Fault {
    pub code: &'static Code,
    pub span: Range<usize>,
    found: String,
    expected: Phrase,
    /// Which bytes become which text, where that is all there is to mend.
    mend: Option<(Range<usize>, String)>,
}

impl Fault {
    pub(super) fn finding(&self, lang: Lang) -> Finding {
        let change = self.mend.clone().map(|(span, text)| Change::Bytes(span, text));
        Finding::at("").found(self.found.as_str()).expected(self.expected.in_lang(lang)).mended(change)
    }

    /// The same, mended by another text in place of some bytes.
    fn mended(self, span: Range<usize>, text: impl Into<String>) -> Self {
        Self { mend: Some((span, text.into())), ..self }
    }

    fn new(code: &'static Code, text: &str, span: Range<usize>, expected: Phrase) -> Self {
        let found = text.get(span.clone()).unwrap_or_default().trim().to_owned();
        Self { code, span, found, expected, mend: None }
    }
}

/// Reads a whole text.
pub(super) fn read(text: &str) -> Result<(Value, Node), Fault> {
    // The beginning may have the mark that some programs put there; places are counted with it.
    let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mark = text.len() - bare.len();
    let moved = |mut fault: Fault| {
        let behind = |span: Range<usize>| span.start + mark..span.end + mark;
        fault.span = behind(fault.span);
        fault.mend = fault.mend.map(|(span, text)| (behind(span), text));
        fault
    };
    let parsed = parse_to_ast(bare, &CollectOptions::default(), &STRICT);
    if let Some(fault) = unclosed(bare) {
        return Err(moved(fault));
    }
    match parsed {
        Ok(parsed) => match parsed.value {
            Some(value) => part(&value, bare, mark, 0).map_err(moved),
            None => Err(moved(ending(bare))),
        },
        Err(error) => {
            let range = error.range();
            Err(moved(fault(error.kind(), bare, range.start..range.end)))
        }
    }
}

/// A text in quotes that goes on beyond its line: the usual trace of a closing quote that is missing, which a parser finds at
/// the next quote only, and of lines that were pasted into a text.
fn unclosed(text: &str) -> Option<Fault> {
    let (mut open, mut escaped) = (None, false);
    for (at, letter) in text.char_indices() {
        match (letter, open) {
            _ if escaped => escaped = false,
            ('\\', Some(_)) => escaped = true,
            ('"', None) => open = Some(at),
            ('"', Some(_)) => open = None,
            ('\n' | '\r', Some(from)) => {
                let expected =
                    phrase("dấu \" cuối dòng, hoặc \\n thay cho chỗ xuống dòng", "a \" at the end of the line, or \\n for a new line");
                let found = text.get(from + 1..at).unwrap_or_default().to_owned();
                return Some(Fault { code: &JSON_LINE_BREAK, span: from..at, found, expected, mend: None });
            }
            (control, Some(from)) if control < ' ' => {
                let expected = phrase("\\t thay cho dấu tab trong ngoặc kép", "\\t for a tab inside quotes");
                let fault = Fault { span: at..at + 1, ..Fault::new(&JSON_SYNTAX, text, from..at + 1, expected) };
                return Some(if control == '\t' { fault.mended(at..at + 1, "\\t") } else { fault });
            }
            // The parser passes over any blank; JSON knows four, and word processors put others in.
            (blank, None) if blank.is_whitespace() && !" \t\r\n".contains(blank) => {
                if let Some(fault) = parted_number(text, at + blank.len_utf8()..at + blank.len_utf8()) {
                    return Some(fault);
                }
                let found = ["U+", &format!("{:04X}", u32::from(blank))].concat();
                let span = at..at + blank.len_utf8();
                let mend = Some((span.clone(), " ".to_owned()));
                return Some(Fault { code: &JSON_SYNTAX, span, found, expected: phrase("dấu cách thường", "a plain space"), mend });
            }
            // Outside quotes a comment ends the search: what stands in it may have quotes of its own.
            ('/', None) => return None,
            _ => {}
        }
    }
    None
}

fn part(value: &ast::Value, text: &str, mark: usize, depth: usize) -> Result<(Value, Node), Fault> {
    let range = value.range();
    let span = range.start..range.end;
    if depth > DEEPEST {
        return Err(Fault::new(&JSON_SYNTAX, text, span.start..span.start + 1, LESS_DEEP));
    }
    let (value, holds) = match value {
        ast::Value::NullKeyword(_) => (Value::Null, Holds::Nothing),
        ast::Value::BooleanLit(flag) => (Value::Flag(flag.value), Holds::Nothing),
        // More digits than fit become infinite, as in JavaScript; whoever reads the figure says so.
        ast::Value::NumberLit(number) => (Value::Number(number.value.parse().unwrap_or(f64::NAN)), Holds::Nothing),
        ast::Value::StringLit(string) => (Value::Text(string.value.to_string()), Holds::Nothing),
        ast::Value::Array(array) => {
            let parts = array.elements.iter().map(|item| part(item, text, mark, depth + 1));
            let (values, nodes) = parts.collect::<Result<Vec<_>, _>>()?.into_iter().unzip();
            (Value::List(values), Holds::Items(nodes))
        }
        ast::Value::Object(object) => {
            let (mut values, mut entries) = (Vec::new(), Vec::new());
            for property in &object.properties {
                let (value, node) = part(&property.value, text, mark, depth + 1)?;
                let (name, key) = (property.name.as_str().to_owned(), property.name.range());
                entries.push(Entry { name: name.clone(), key: key.start + mark..key.end + mark, value: node });
                values.push((name, value));
            }
            (Value::Record(values), Holds::Entries(entries))
        }
    };
    Ok((value, Node { span: span.start + mark..span.end + mark, holds, file: None }))
}

/// Words for what the parser has found.
fn fault(kind: &ParseErrorKind, text: &str, span: Range<usize>) -> Fault {
    use {ParseErrorKind as Kind, ParseStringErrorKind as Quoted};
    let rest = text.get(span.start..).unwrap_or_default();
    let number = phrase("một con số như 1234.5, không có dấu ngăn hàng nghìn", "a number such as 1234.5, without a thousands mark");
    let escape = phrase("\\\\ cho dấu gạch chéo ngược, \\\" cho dấu ngoặc kép", "\\\\ for a backslash, \\\" for a quote");
    if let (Kind::ExpectedStringObjectProperty | Kind::UnexpectedTokenInObject, Some(fault)) = (kind, parted_number(text, span.clone())) {
        return fault;
    }
    let (code, span, expected) = match kind {
        Kind::CommentsNotAllowed => return Fault::new(&JSON_COMMENT, text, span.clone(), NOTHING).mended(span, ""),
        Kind::UnterminatedCommentBlock => (&JSON_COMMENT, span, NOTHING),
        Kind::TrailingCommasNotAllowed => return left_over_comma(text, span),
        Kind::UnterminatedArray | Kind::UnterminatedObject | Kind::String(Quoted::UnterminatedStringLiteral) => return ending(text),
        _ if rest.trim().is_empty() => return ending(text),
        Kind::ExpectedComma => {
            let token = next_token(text, span.end);
            if let Some(fault) = parted_number(text, token.clone()) {
                return fault;
            }
            let before = text.get(..token.start).unwrap_or_default().trim_end().len();
            return Fault::new(&JSON_SYNTAX, text, token, A_COMMA).mended(before..before, ",");
        }
        Kind::MultipleRootJsonValues => (&JSON_SYNTAX, next_token(text, span.start), phrase("hết JSON ở đây", "the end of the JSON here")),
        Kind::ExpectedColonAfterObjectKey => (&JSON_SYNTAX, span, phrase("dấu hai chấm sau tên khóa", "a colon behind the key")),
        _ if rest.starts_with(CURLED) => return straightened(Fault::new(&JSON_SYNTAX, text, first_letter(span, rest), STRAIGHT), rest),
        Kind::ExpectedStringObjectProperty | Kind::UnexpectedTokenInObject => (&JSON_SYNTAX, span, A_NAME),
        Kind::SingleQuotedStringsNotAllowed => return straightened(Fault::new(&JSON_SYNTAX, text, span, STRAIGHT), rest),
        Kind::String(_) => (&JSON_SYNTAX, span, escape),
        Kind::BareDecimalPointNumbersNotAllowed
        | Kind::ExpectedDigit
        | Kind::ExpectedDigitFollowingNegativeSign
        | Kind::ExpectedPlusMinusOrDigitInNumberLiteral
        | Kind::HexadecimalNumbersNotAllowed
        | Kind::NonFiniteNumbersNotAllowed
        | Kind::UnaryPlusNumbersNotAllowed => (&JSON_SYNTAX, span, number),
        Kind::NestingDepthExceeded => (&JSON_SYNTAX, span.start..span.start + 1, LESS_DEEP),
        Kind::ExpectedObjectValue
        | Kind::UnexpectedCloseBrace
        | Kind::UnexpectedCloseBracket
        | Kind::UnexpectedColon
        | Kind::UnexpectedComma
        | Kind::UnexpectedToken
        | Kind::UnexpectedWord => (&JSON_SYNTAX, span, A_VALUE),
    };
    Fault::new(code, text, span, expected)
}

/// A number whose digits a blank or a comma parts from those that stand at `span`: 791 543 or 30,33, as people write them.
fn parted_number(text: &str, span: Range<usize>) -> Option<Fault> {
    let is_digit = |letter: char| letter.is_ascii_digit();
    let is_apart = |letter: char| is_blank(letter) && !"\r\n".contains(letter);
    let (before, rest) = (text.get(..span.start)?, text.get(span.start..)?);
    let whole = before.trim_end_matches(|letter: char| is_apart(letter) || letter == ',');
    let start = whole.trim_end_matches(is_digit).len();
    let (front, mark) = (text.get(start..whole.len())?, before.get(whole.len()..)?);
    let length = rest.find(|letter| !is_digit(letter)).unwrap_or(rest.len());
    if front.is_empty() || length == 0 {
        return None;
    }
    if mark == "," {
        let expected = phrase("dấu chấm trước phần thập phân, như 1234.5", "a point before decimals, as in 1234.5");
        let span = start..span.start + length;
        let plain = [front, ".", rest.get(..length)?].concat();
        return Some(Fault::new(&JSON_SYNTAX, text, span.clone(), expected).mended(span, plain));
    }
    // Groups of three behind the first one, which may be shorter.
    let mut end = whole.len();
    while let Some(group) = text.get(end..).map(|rest| rest.trim_start_matches(is_apart)).filter(|group| group.len() < text.len() - end) {
        if group.bytes().take_while(u8::is_ascii_digit).count() != 3 {
            break;
        }
        end = text.len() - group.len() + 3;
    }
    if end == whole.len() || front.len() > 3 {
        return None;
    }
    let expected = phrase(
        "một con số viết liền, như 1234.5; hoặc dấu phẩy giữa hai số",
        "a number such as 1234.5, without blanks; or a comma between two numbers",
    );
    let plain = text.get(start..end)?.replace(is_apart, "");
    Some(Fault::new(&JSON_SYNTAX, text, start..end, expected).mended(start..end, plain))
}

/// Quotes as word processors write them.
const CURLED: [char; 5] = ['“', '”', '„', '‘', '’'];

/// The fault of a text in other quotes than JSON's, mended if both stand on one line.
fn straightened(fault: Fault, rest: &str) -> Fault {
    let line = rest.lines().next().unwrap_or_default();
    let open = line.chars().next().map_or(0, char::len_utf8);
    let quotes = |letter: char| CURLED.contains(&letter) || letter == '"' || letter == '\'' && line.starts_with('\'');
    let inside = line.get(open..).and_then(|line| line.split_once(quotes));
    let Some((inside, behind)) = inside.filter(|(inside, _)| !inside.contains('\\')) else { return fault };
    let (from, length) = (fault.span.start, line.len() - behind.len());
    fault.mended(from..from + length, quoted(inside))
}

fn first_letter(span: Range<usize>, rest: &str) -> Range<usize> {
    span.start..span.start + rest.chars().next().map_or(0, char::len_utf8)
}

/// The comma is what is marked, and the bracket behind it is what it is known by.
fn left_over_comma(text: &str, span: Range<usize>) -> Fault {
    let bracket = text.get(span.end..).unwrap_or_default().trim_start().chars().next();
    let mend = Some((span.clone(), String::new()));
    Fault { code: &JSON_COMMA, span, found: bracket.map(String::from).unwrap_or_default(), expected: NOTHING, mend }
}

/// The text ends where something is still open: its last word is marked.
fn ending(text: &str) -> Fault {
    let end = text.trim_end().len();
    let line = text.get(..end).unwrap_or_default().lines().next_back().unwrap_or_default().trim_start();
    if line.is_empty() {
        return Fault {
            code: &SPEC_NOT_RECORD,
            span: 0..0,
            found: "\"\"".to_owned(),
            expected: phrase("{\"type\": …}", "{\"type\": …}"),
            mend: None,
        };
    }
    let expected = phrase("dấu ngoặc đóng } hoặc ], hay dấu \" còn thiếu", "the closing } or ], or the \" that is missing");
    let from = end - line.chars().next_back().map_or(0, char::len_utf8);
    Fault { code: &JSON_ENDS, span: from..end, found: line.to_owned(), expected, mend: None }
}

/// The word or sign that stands next behind `from`.
fn next_token(text: &str, from: usize) -> Range<usize> {
    let rest = text.get(from..).unwrap_or_default();
    let start = from + rest.len() - rest.trim_start().len();
    let token = text.get(start..).unwrap_or_default();
    let ends = |(at, letter): (usize, char)| (at > 0 && (letter.is_whitespace() || "{}[],:\"".contains(letter))).then_some(at);
    let quoted = token.strip_prefix('"').and_then(|inside| inside.find(['"', '\n'])).map(|end| end + 2);
    let length = quoted.or_else(|| token.char_indices().find_map(ends)).unwrap_or(token.len());
    start..(start + length).min(text.len())
}
