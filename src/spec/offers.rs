//! What a spec offers its readers beside the picture. A page's script reads that off the spec by itself (`pkg/src/tools/`); here it is
//! read for figures that stand there before the script does.

use crate::value::Value;

/// What readers get to choose, to keep and to be told.
#[derive(Debug, Default)]
pub struct Offers {
    /// The names of the tables that there are to choose from.
    pub tables: Vec<String>,
    /// Whether they may put the rows in another order.
    pub sort: bool,
    /// Whether they may see shares.
    pub percent: bool,
    /// Whether they get the table, as they do unless the spec lists what else there is.
    pub data: bool,
    /// Whether they may keep the picture.
    pub save: bool,
    /// What each step of the story says; nothing, where it only shows something.
    pub steps: Vec<String>,
}

impl Offers {
    /// Takes them from a spec that has been checked; `takes` knows the keys of its kind.
    pub fn read(spec: &Value, takes: impl Fn(&str) -> bool) -> Self {
        let said = |item: &Value, key| item.get(key).and_then(Value::as_text).map(str::to_owned);
        let wants = |control: &str| spec.list("controls").iter().any(|wanted| wanted.as_text() == Some(control));
        Self {
            tables: spec.list("tables").iter().filter_map(|table| said(table, "label")).collect(),
            sort: wants("sort") && takes("sort"),
            percent: wants("percent") && takes("percent"),
            data: wants("data") || !matches!(spec.get("controls"), Some(Value::List(_))),
            save: wants("save"),
            steps: spec.list("steps").iter().map(|step| said(step, "text").unwrap_or_default()).collect(),
        }
    }
}
