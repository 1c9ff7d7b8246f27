//! JSON that stands in a page: the spec, for the script to read, and what search engines are told of the figures.

use crate::sheet::Sheet;
use crate::value::Value;

/// The spec without the keys in `but`, self-contained: figures from a file stand in it as text.
pub fn spec(spec: &Value, but: &[&str]) -> String {
    let mut out = String::new();
    let own = |entries: &[(String, Value)]| entries.iter().filter(|(key, _)| !but.contains(&key.as_str())).cloned().collect();
    match spec {
        Value::Record(entries) => write(&mut out, &Value::Record(own(entries))),
        other => write(&mut out, other),
    }
    out
}

/// <https://schema.org/Dataset>. Nothing is said that the spec does not say.
pub fn dataset(sheet: &Sheet, description: &str) -> String {
    let heading = sheet.heading().cloned().unwrap_or_default();
    let said = |words: &str| Value::Text(words.to_owned());
    let name = heading.title.or(heading.subtitle).unwrap_or_else(|| description.to_owned());
    let fixed = [("@context", "https://schema.org"), ("@type", "Dataset"), ("name", &name), ("description", description)];
    let mut entries: Vec<(String, Value)> = fixed.map(|(key, words)| (key.to_owned(), said(words))).into();
    let locale = Some(sheet.locale().tag().to_owned());
    for (key, words) in
        [("inLanguage", locale), ("citation", heading.source), ("isBasedOn", heading.source_url), ("creditText", heading.byline)]
    {
        entries.extend(words.map(|words| (key.to_owned(), Value::Text(words))));
    }
    let mut out = String::new();
    write(&mut out, &Value::Record(entries));
    out
}

fn write(out: &mut String, value: &Value) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
        // JSON has no other numbers.
        Value::Number(number) if number.is_finite() => out.push_str(&number.to_string()),
        Value::Number(_) => out.push_str("null"),
        Value::Numbers(numbers) => list(out, ['[', ']'], numbers, |out, number| write(out, &Value::Number(*number))),
        Value::Text(text) => quote(out, text),
        Value::List(items) => list(out, ['[', ']'], items, write),
        Value::Record(_) if value.get("url").is_some() && value.get("text").is_some() => write(out, value.get("text").unwrap_or(value)),
        Value::Record(entries) => list(out, ['{', '}'], entries, |out, (key, value)| {
            quote(out, key);
            out.push(':');
            write(out, value);
        }),
    }
}

fn list<T>(out: &mut String, [open, close]: [char; 2], items: &[T], mut each: impl FnMut(&mut String, &T)) {
    out.push(open);
    for (index, item) in items.iter().enumerate() {
        out.push_str(if index > 0 { "," } else { "" });
        each(out, item);
    }
    out.push(close);
}

/// A text, from which no HTML parser can read the end of a script.
fn quote(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '<' | '\u{2028}' | '\u{2029}' | '\u{0}'..='\u{1f}' | '\u{7f}' => {
                out.push_str("\\u");
                for shift in [12, 8, 4, 0] {
                    out.push(char::from_digit(c as u32 >> shift & 15, 16).unwrap_or('0'));
                }
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back_as_it_was() {
        let text = r#"{"a":[1,-2.5,1e21,null,true,"\"</script>\\\n\u0001é"],"b":{}}"#;
        let value: Value = serde_json::from_str(text).unwrap();
        let written = spec(&value, &[]);
        assert!(!written.contains('<'), "{written}");
        assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), value);
        assert_eq!(spec(&value, &["a"]), r#"{"b":{}}"#);
    }

    #[test]
    fn figures_from_a_file_stand_in_place() {
        let value: Value = serde_json::from_str(r#"{"panels":[{"data":{"url":"a.csv","text":"A,B\nx,1"}}]}"#).unwrap();
        assert_eq!(spec(&value, &[]), r#"{"panels":[{"data":"A,B\nx,1"}]}"#);
    }
}
