//! Keys, words and kinds that other libraries have, or that stand to reason, and what takes their place here: whoever writes them gets
//! the right name, or is told why there is none.

use super::keys::{Key, Takes};
use super::read::PALETTES;
use super::{slips, OUTER};
use crate::problem::fix::quoted;
use crate::problem::{written, Change, Finding};
use crate::value::Value;
use crate::words::{phrase, Lang, Phrase};

/// What to say of a key that is none of `keys`.
pub(super) fn unknown_key(name: &str, entries: &[(String, Value)], keys: &[&'static Key], lang: Lang) -> Finding {
    let known: Vec<&str> = keys.iter().map(|key| key.name).collect();
    let plain = plain(name);
    let twin = TWINS.iter().find(|(theirs, ours)| theirs.contains(&plain.as_str()) && known.contains(ours));
    let value = entries.iter().find(|(key, _)| key == name).map_or(&Value::Null, |(_, value)| value);
    // A colour is meant for the palette, and the name of a column for what that column is to be.
    let is_for_twin = twin.is_some() && (name != "color" || slips::color(value).is_some() || !matches!(value, Value::Text(_)));
    if let Some(holder) = holder(name, keys).filter(|_| !is_for_twin) {
        let meant = match value {
            Value::Text(text) => quoted(text),
            Value::Number(number) => written(*number),
            Value::Flag(flag) => flag.to_string(),
            _ => "…".to_owned(),
        };
        return Finding::at(name).found(name).expected([&quoted(holder), ": {", &quoted(name), ": ", &meant, "}"].concat());
    }
    let finding = Finding::at(name).among(name, &known);
    let kind = entries.iter().find(|(key, _)| key == "type").and_then(|(_, value)| value.as_text()).unwrap_or_default();
    let without = || WITHOUT.iter().find(|(theirs, _)| theirs.contains(&plain.as_str())).map(|(_, why)| *why);
    let why = elsewhere(name, &plain, &known).or(order(&plain, &known)).or(of_kind(&plain, kind, &known)).or_else(without);
    let finding = match (twin, why) {
        (Some((_, ours)), _) => finding.meant(ours),
        // Here is no such key at any level, so whatever is near was not meant.
        (None, Some(why)) => Finding::at(name).found(name).expected(why.in_lang(lang)),
        (None, None) => finding,
    };
    // Under its right name it would stand there twice.
    let taken = entries.iter().any(|(other, _)| finding.nearest() == Some(other.as_str()));
    finding.mended(taken.then_some(Change::Nothing))
}

/// The kind that takes the place of one that other libraries or languages have.
#[cfg(feature = "desk")]
pub fn kind(name: &str) -> Option<&'static str> {
    let plain = plain(name);
    KINDS.iter().find(|(theirs, ..)| theirs.contains(&plain.as_str())).map(|(_, json, _)| json.trim_matches('"'))
}

/// What to say of a kind that there is not: what shows the same here, as far as `finding` knows none that is spelt nearly so.
pub fn unknown_kind(name: Option<&str>, finding: Finding, lang: Lang) -> Finding {
    let plain = plain(name.unwrap_or_default());
    match KINDS.iter().find(|(theirs, ..)| finding.nearest().is_none() && theirs.contains(&plain.as_str())) {
        Some((_, json, why)) => {
            let change = (!json.is_empty()).then(|| Change::Value((*json).to_owned()));
            finding.expected(why.in_lang(lang)).mended(change)
        }
        None => finding,
    }
}

/// What to say of a word that is none of `words`, one of which a key takes.
pub(super) fn unknown_word(text: &str, words: &[&str], lang: Lang) -> Finding {
    let finding = Finding::at("").among(text, words);
    let plain = plain(text);
    if let Some((_, ours)) = CHOICES.iter().find(|(theirs, ours)| words.contains(ours) && theirs.contains(&plain.as_str())) {
        return finding.meant(ours);
    }
    match slips::color(&Value::Text(text.to_owned())).filter(|_| words == PALETTES) {
        Some(Change::Value(color)) => {
            let list = ["[", &color, "]"].concat();
            let expected = phrase("màu nằm trong một danh sách, như ", "colours in a list, as in ").in_lang(lang);
            Finding::at("").found(text).expected([expected, &list].concat()).mended(Some(Change::Value(list)))
        }
        _ => finding,
    }
}

/// What to say of a language tag that is none: as another program spells it, or a language's name.
pub fn unreadable_locale(tag: &str) -> Finding {
    let finding = Finding::at("locale").found(tag).expected("vi, en, en-GB, …");
    let respelt = tag.trim().trim_end_matches('-').replace('_', "-");
    let is_tag = |text: &str| {
        let mut parts = text.split('-');
        let language = parts.next().unwrap_or_default();
        let is_plain = |part: &str| part.chars().all(|letter| letter.is_ascii_alphanumeric());
        (2..=3).contains(&language.len()) && is_plain(language) && parts.all(|part| (2..=8).contains(&part.len()) && is_plain(part))
    };
    match LANGUAGES.iter().find(|(names, _)| names.contains(&plain(tag).as_str())) {
        Some((_, ours)) => finding.meant(ours).mended(Some(Change::Value(quoted(ours)))),
        None if is_tag(&respelt) && respelt != tag => finding.meant(&respelt).mended(Some(Change::Value(quoted(&respelt)))),
        None => finding,
    }
}

/// Languages by name, in small letters and without blanks, and their tags.
const LANGUAGES: &[(&[&str], &str)] = &[
    (&["vietnamese", "tiếngviệt", "tiengviet", "việt", "viet"], "vi"),
    (&["english", "tiếnganh", "tienganh", "anh"], "en"),
    (&["german", "deutsch", "tiếngđức"], "de"),
    (&["french", "français", "francais", "tiếngpháp"], "fr"),
    (&["spanish", "español", "espanol", "castellano"], "es"),
    (&["italian", "italiano"], "it"),
    (&["portuguese", "português", "portugues"], "pt"),
    (&["dutch", "nederlands"], "nl"),
    (&["polish", "polski"], "pl"),
    (&["swedish", "svenska"], "sv"),
    (&["turkish", "türkçe"], "tr"),
    (&["russian", "русский"], "ru"),
    (&["arabic", "العربية"], "ar"),
    (&["chinese", "中文"], "zh"),
    (&["japanese", "日本語"], "ja"),
    (&["korean", "한국어"], "ko"),
];

/// The letters of a name alone, all of them small; a sign that has none as it is.
fn plain(name: &str) -> String {
    let letters = name.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>().to_lowercase();
    if letters.is_empty() {
        return name.trim().to_owned();
    }
    letters
}

/// Words that say the same as one that is taken here, in small letters and without blanks.
const CHOICES: &[(&[&str], &str)] = &[
    (
        &[
            "descending",
            "descend",
            "decreasing",
            "decrease",
            "largest",
            "largestfirst",
            "biggest",
            "highest",
            "hightolow",
            "giảm",
            "giảmdần",
            "giamdan",
            "lớnnhất",
            "lớntrước",
            "lớnđếnnhỏ",
            "từlớnđếnnhỏ",
            "caođếnthấp",
            "từcaođếnthấp",
            "absteigend",
            "décroissant",
            "descendente",
            "decrescente",
            "aflopend",
            "fallande",
            "malejąco",
            "azalan",
            "поубыванию",
            "true",
            "yes",
        ],
        "desc",
    ),
    (
        &[
            "ascending",
            "ascend",
            "increasing",
            "increase",
            "smallest",
            "smallestfirst",
            "lowest",
            "lowtohigh",
            "tăng",
            "tăngdần",
            "tangdan",
            "nhỏnhất",
            "nhỏtrước",
            "nhỏđếnlớn",
            "từnhỏđếnlớn",
            "thấpđếncao",
            "từthấpđếncao",
            "aufsteigend",
            "croissant",
            "ascendente",
            "crescente",
            "oplopend",
            "stigande",
            "rosnąco",
            "artan",
            "повозрастанию",
        ],
        "asc",
    ),
    (&["no", "off", "false", "unsorted", "original", "given", "data", "không", "khong", "nhưđãviết"], "none"),
    (&["v", "column", "columns", "standing", "upright", "portrait", "dọc", "đứng", "thẳngđứng", "cột"], "vertical"),
    (&["h", "row", "rows", "bar", "bars", "lying", "landscape", "ngang", "nằm", "nằmngang", "thanh"], "horizontal"),
    (&["white", "day", "bright", "sáng", "sang", "trắng", "nềnsáng"], "light"),
    (&["black", "night", "tối", "toi", "đen", "nềntối"], "dark"),
    (&["temporal", "date", "dates", "datetime", "timeseries", "year", "years", "thờigian", "ngày", "tháng", "năm"], "time"),
    (&["numeric", "numerical", "linear", "quantitative", "continuous", "value", "values", "số", "consố"], "number"),
    (&["category", "categories", "categorical", "ordinal", "nominal", "band", "string", "words", "label", "labels", "chữ", "nhãn"], "text"),
    (&["+", "±", "plus", "both", "all", "true", "exceptzero", "luônluôn", "luôn", "cộng"], "always"),
    (&["qualitative", "nominal", "category", "categories", "groups", "phânloại"], "categorical"),
    (&["sequential", "ordinal", "order", "gradient", "grades", "thứbậc", "thứtự"], "ordered"),
    (&["table", "sheet", "bảng", "bảngsốliệu", "sốliệu"], "data"),
    (&["download", "export", "image", "png", "picture", "tải", "tảivề", "lưu", "lưuhình"], "save"),
    (&["share", "shares", "percentage", "ratio", "proportion", "tỷlệ", "tỉlệ", "phầntrăm"], "percent"),
    (&["order", "sorting", "orderby", "sắpxếp", "xếp"], "sort"),
    (&["automatic", "default", "system", "inherit", "page", "tựđộng", "tựnhận", "mặcđịnh", "negative", "false"], "auto"),
];

/// Kinds elsewhere, in small letters; the kind that takes their place as it is, and what to say.
const KINDS: &[(&[&str], &str, Phrase)] = &[
    (
        &["column", "columns", "col", "verticalbar", "histogram", "columnchart", "clusteredcolumn", "cột", "cot", "biểuđồcột",
            "säulendiagramm", "säulen", "säule", "columnas", "colonnes", "histogramme", "colunas", "colonne", "istogramma", "kolommen", "staplar",
            "stapeldiagram", "kolumnowy", "sütun", "столбцы", "柱状图"],
        "\"bar\"",
        phrase("“bar”; thêm \"orientation\": \"vertical\" thì thanh đứng", "“bar”, whose bars stand with \"orientation\": \"vertical\""),
    ),
    (
        &[
            "barchart", "barplot", "horizontalbar", "groupedbar", "clusteredbar", "multibar", "lollipop", "thanh", "thanhngang",
            "biểuđồthanh", "balkendiagramm", "balken", "barras", "barres", "diagrammeenbarres", "barre", "staven", "staafdiagram", "staplar",
            "słupkowy", "çubuk", "棒グラフ", "条形图", "막대", "أعمدة",
        ],
        "\"bar\"",
        phrase("“bar”", "“bar”"),
    ),
    (
        &[
            "pie", "piechart", "donut", "doughnut", "donutchart", "sunburst", "treemap", "polararea", "rose", "funnel", "tròn", "bánh",
            "biểuđồtròn", "hìnhtròn", "bánhtròn", "kreisdiagramm", "tortendiagramm", "torte", "camembert", "secteurs", "tarta", "pastel", "pizza", "torta",
            "taartdiagram", "cirkeldiagram", "tårtdiagram", "kołowy", "pasta", "円グラフ", "饼图", "원형",
        ],
        "\"bar\"",
        phrase(
            "“bar” cho một tổng, “stacked-bar” hoặc “waffle” cho nhiều tổng; mắt so chiều dài đúng hơn góc hay diện tích, nên không có loại này",
            "“bar” for one whole, “stacked-bar” or “waffle” for several; there is no such kind, as eyes compare lengths better than angles and areas",
        ),
    ),
    (
        &[
            "stacked", "stackedcolumn", "stackedbars", "columnstacked", "barstacked", "percentbar", "stackedpercent", "chồng", "xếpchồng",
            "cộtchồng", "thanhchồng", "cộtxếpchồng", "gestapelt", "gestapeltebalken", "empilé", "barresempilées", "apiladas",
            "barrasapiladas", "empilhadas", "impilate", "gestapeld", "staplade", "skumulowany", "yığılmış",
        ],
        "\"stacked-bar\"",
        phrase("“stacked-bar”", "“stacked-bar”"),
    ),
    (&["pictogram", "isotype", "unitchart", "pictorialbar", "ôvuông"], "\"waffle\"", phrase("“waffle”", "“waffle”")),
    (
        &["bubble", "dot", "dots", "point", "points", "xy", "scatterplot", "scatterchart", "bubblechart", "phântán", "bongbóng"],
        "\"scatter\"",
        phrase("“scatter”", "“scatter”"),
    ),
    (
        &["spline", "curve", "timeseries", "linechart", "multiline", "slope", "slopechart", "sparkline", "đường", "biểuđồđường", "liniendiagramm",
            "linie", "linien", "kurve", "courbe", "courbes", "línea", "líneas", "lineas", "linha", "linhas", "linea", "linee", "lijn", "lijndiagram", "linje",
            "linjediagram", "liniowy", "çizgi", "折れ線", "折れ線グラフ", "折线图", "선"],
        "\"line\"",
        phrase("“line”", "“line”"),
    ),
    (&["areachart", "stackedarea", "streamgraph", "stream", "miền", "vùng", "biểuđồmiền", "flächendiagramm", "fläche",
            "flächen", "aires", "aire", "área", "areas", "vlakken", "yta", "warstwowy", "alan"], "\"area\"", phrase("“area”", "“area”")),
    (
        &["table", "list", "leaderboard", "bảng", "xếphạng", "bảngxếphạng", "tabelle", "rangliste", "tableau", "classement", "tabla",
            "clasificación", "tabela", "classifica", "tabel", "ranglijst", "tabell", "tablo", "sıralama"],
        "\"ranking\"",
        phrase("“ranking”; bảng số liệu thì biểu đồ nào cũng có", "“ranking”; every chart has a table of its figures"),
    ),
    (
        &["gauge", "kpi", "bullet", "number", "bignumber", "progress", "progressbar", "chỉtiêu", "mụctiêu"],
        "\"targets\"",
        phrase("“targets”", "“targets”"),
    ),
    (&["dashboard", "smallmultiples", "facet", "facets"], "\"board\"", phrase("“board”", "“board”")),
    (
        &["map", "choropleth", "geo", "bảnđồ", "karte", "carte", "mapa", "mappa", "kaart", "karta", "harita", "地図", "地图", "지도", "خريطة"],
        "",
        phrase(
            "“bar” hoặc “ranking”, mỗi nơi một dòng; chưa có loại bản đồ",
            "“bar” or “ranking” with a row for each place; there is no kind that draws maps",
        ),
    ),
];

/// The key here in whose object a key of this name stands.
fn holder(name: &str, keys: &[&'static Key]) -> Option<&'static str> {
    let holds = |key: &&&'static Key| match key.takes {
        Takes::Record(within) | Takes::WordOr(_, within) => within.iter().any(|key| key.name == name),
        _ => false,
    };
    keys.iter().find(holds).map(|key| key.name)
}

/// What to say of keys by which others stack bars, turn them, or begin an axis: each kind has its own answer.
fn of_kind(plain: &str, kind: &str, known: &[&str]) -> Option<Phrase> {
    let is_stacking = ["stack", "stacked", "stacking"].contains(&plain);
    let is_turning = ["horizontal", "vertical", "indexaxis", "orientation"].contains(&plain);
    let is_axis = AXIS.contains(&plain);
    match kind {
        "line" if is_stacking => Some(phrase("\"type\": \"area\"", "\"type\": \"area\"")),
        "stacked-bar" | "area" if is_stacking => {
            Some(phrase("bỏ khóa này; loại biểu đồ này vốn đã xếp chồng", "no such key; in this kind series lie upon each other as it is"))
        }
        _ if is_turning && known.contains(&"orientation") => Some(phrase(
            "\"orientation\": \"horizontal\" cho thanh nằm, \"vertical\" cho thanh đứng",
            "\"orientation\": \"horizontal\" for lying bars, \"vertical\" for standing ones",
        )),
        _ if is_turning => Some(phrase(
            "bỏ khóa này; chỉ loại “bar” có thanh đứng, bằng \"orientation\": \"vertical\"",
            "no such key; only the kind “bar” has standing bars, by \"orientation\": \"vertical\"",
        )),
        "line" if is_axis => Some(phrase(
            "\"zero\": true để trục đứng bắt đầu từ 0; ngoài ra dohoa tự chọn trục theo số liệu",
            "\"zero\": true for an upright axis that starts at 0; else dohoa chooses the axis by the figures",
        )),
        "area" if is_axis => Some(phrase(
            "bỏ khóa này; trục do dohoa tự chọn, và miền luôn bắt đầu từ 0",
            "no such key; dohoa chooses the axis, and areas always start at 0",
        )),
        "scatter" if is_axis => {
            Some(phrase("bỏ khóa này; hai trục do dohoa tự chọn theo số liệu", "no such key; dohoa chooses both axes by the figures"))
        }
        _ => None,
    }
}

/// Keys of a panel, here or elsewhere, that a board has for none of its panels.
const OF_PANELS: &[&str] = &[
    "data",
    "tables",
    "table",
    "format",
    "columns",
    "sort",
    "highlight",
    "palette",
    "percent",
    "orientation",
    "total",
    "each",
    "top",
    "bars",
    "annotations",
    "axis",
    "zero",
    "xformat",
    "values",
    "labels",
    "datasets",
    "url",
    "csv",
    "file",
    "src",
    "unit",
    "units",
    "prefix",
    "suffix",
    "divideby",
    "decimals",
    "sign",
    "stack",
    "stacked",
    "horizontal",
    "vertical",
];

/// What to say of keys that only the outermost spec has, or only a panel.
fn elsewhere(name: &str, plain: &str, known: &[&str]) -> Option<Phrase> {
    if known.contains(&"panels") && OF_PANELS.contains(&plain) {
        return Some(phrase("viết trong từng khung, ở “panels”", "written in each panel, within “panels”"));
    }
    let is_outermost = OUTER.iter().all(|key| known.contains(&key.name));
    match known.contains(&"type") {
        true if !is_outermost && OUTER.iter().any(|key| key.name == name) => {
            Some(phrase("viết một lần cho cả bộ biểu đồ, cạnh “panels”", "written once for the whole board, beside “panels”"))
        }
        true if is_outermost && name == "wide" => Some(phrase(
            "bỏ khóa này; chỉ khung của một bộ biểu đồ mới có, còn biểu đồ tự rộng theo chỗ đặt nó trong trang",
            "no such key; only a panel of a board has it, while a chart is as wide as its place in the page",
        )),
        _ => None,
    }
}

/// What to say of `sort` and its like at the level of a kind whose rows nobody sorts. A ranking is the one that has `top`.
fn order(plain: &str, known: &[&str]) -> Option<Phrase> {
    let is_meant = ["sort", "sorted", "order", "orderby", "sorting"].contains(&plain);
    match is_meant && known.contains(&"type") && !known.contains(&"sort") {
        true if known.contains(&"top") => Some(phrase(
            "bỏ khóa này; bảng xếp hạng đi theo hạng: lớn nhất đứng đầu, hay theo thứ tự các dòng nếu có cột hạng",
            "no such key; a ranking goes by its places: the largest first, or as the rows stand where there is a column of places",
        )),
        true => Some(phrase(
            "bỏ khóa này; loại biểu đồ này không xếp các dòng theo độ lớn",
            "no such key; this kind of chart doesn't sort its rows by size",
        )),
        false => None,
    }
}

/// Names elsewhere, in small letters, and the key here that takes the same.
const TWINS: &[(&[&str], &str)] = &[
    (&["kind", "charttype", "chart", "mark", "typ", "tipo", "diagrammtyp", "soort", "tür", "loại", "loạibiểuđồ"], "type"),
    (
        &[
            "headline",
            "heading",
            "header",
            "caption",
            "name",
            "text",
            "titel",
            "titre",
            "título",
            "titulo",
            "titolo",
            "tytuł",
            "tytul",
            "rubrik",
            "tittel",
            "başlık",
            "заголовок",
            "tiêuđề",
            "タイトル",
        ],
        "title",
    ),
    (
        &[
            "description",
            "desc",
            "intro",
            "deck",
            "standfirst",
            "untertitel",
            "soustitre",
            "subtítulo",
            "sottotitolo",
            "ondertitel",
            "podtytuł",
            "underrubrik",
            "altbaşlık",
            "phụđề",
        ],
        "subtitle",
    ),
    (
        &[
            "notes",
            "footnote",
            "footnotes",
            "remark",
            "hinweis",
            "anmerkung",
            "remarque",
            "nota",
            "opmerking",
            "uwaga",
            "anmärkning",
            "not",
            "ghichú",
        ],
        "note",
    ),
    (
        &[
            "credit",
            "credits",
            "sources",
            "attribution",
            "quelle",
            "fuente",
            "fonte",
            "bron",
            "källa",
            "kilde",
            "źródło",
            "kaynak",
            "nguồn",
        ],
        "source",
    ),
    (&["author", "authors", "creator"], "byline"),
    (&["alttext", "altdescription", "arialabel", "ariadescription"], "alt"),
    (&["lang", "language", "culture", "sprache", "langue", "idioma", "lingua", "taal", "språk", "język", "dil", "ngônngữ"], "locale"),
    (&["values", "rows", "daten", "données", "datos", "dados", "dati", "gegevens", "dane", "veri", "sốliệu"], "data"),
    (&["color", "colors", "colour", "colours", "scheme", "backgroundcolor"], "palette"),
    (
        &[
            "order",
            "orderby",
            "sorting",
            "sortierung",
            "tri",
            "orden",
            "ordem",
            "ordine",
            "sorteren",
            "sortering",
            "sortowanie",
            "sıralama",
        ],
        "sort",
    ),
    (&["highlighted", "emphasis", "focus"], "highlight"),
    (&["normalize", "normalized", "percentage", "percents"], "percent"),
    (&["direction"], "orientation"),
    (&["sum", "whole"], "total"),
    (&["suffix"], "unit"),
    (&["precision", "digits", "fractiondigits"], "decimals"),
    (&["divisor", "scale"], "divideBy"),
    (&["formato", "zahlenformat"], "format"),
    (&["link", "href"], "sourceUrl"),
];

/// Names elsewhere for where an axis begins and ends.
const AXIS: &[&str] = &[
    "min",
    "max",
    "ymin",
    "ymax",
    "xmin",
    "xmax",
    "axis",
    "axes",
    "xaxis",
    "yaxis",
    "xaxes",
    "yaxes",
    "scales",
    "domain",
    "range",
    "baseline",
    "beginatzero",
    "zero",
    "startatzero",
    "suggestedmin",
    "suggestedmax",
];

/// Names elsewhere for what there is no key for, and why.
const WITHOUT: &[(&[&str], Phrase)] = &[
    (
        AXIS,
        phrase(
            "bỏ khóa này; trục do dohoa tự chọn, và thanh luôn bắt đầu từ 0 để chiều dài nói đúng con số",
            "no such key; dohoa chooses the axis, and bars always start at 0, so that lengths tell the truth",
        ),
    ),
    (
        &["width", "height", "size", "aspectratio", "responsive", "padding", "margin"],
        phrase(
            "bỏ khóa này; biểu đồ tự rộng theo chỗ đặt nó trong trang, và cao bằng những gì có trong nó",
            "no such key; a chart is as wide as its place in the page, and as high as what is in it",
        ),
    ),
    (
        &["legend", "tooltip", "tooltips", "grid", "gridlines", "ticks", "datalabels"],
        phrase("bỏ khóa này; phần đó dohoa tự làm", "no such key; dohoa makes that by itself"),
    ),
    (
        &["options", "plugins", "encoding", "layer", "layout", "config", "onclick", "formatter", "callback", "animation"],
        phrase(
            "bỏ khóa này; mỗi khóa của dohoa đứng ngay ở ngoài cùng, cạnh “type”",
            "no such key; dohoa's keys stand right beside “type”",
        ),
    ),
    (&["stack", "stacked", "stacking"], phrase("\"type\": \"stacked-bar\"", "\"type\": \"stacked-bar\"")),
    (&["labels", "dataset", "datasets", "categories"], phrase("\"data\": \"Tên,Số\\nA,1\\nB,2\"", "\"data\": \"Name,Count\\nA,1\\nB,2\"")),
    (&["url", "csv", "file", "src"], phrase("\"data\": {\"url\": \"…\"}", "\"data\": {\"url\": \"…\"}")),
    (&["decimals", "precision", "digits", "fractiondigits"], phrase("\"format\": {\"decimals\": 1}", "\"format\": {\"decimals\": 1}")),
    (&["divideby", "divisor"], phrase("\"format\": {\"divideBy\": 1000}", "\"format\": {\"divideBy\": 1000}")),
    (&["prefix"], phrase("\"format\": {\"prefix\": \"…\"}", "\"format\": {\"prefix\": \"…\"}")),
    (&["unit", "units", "suffix", "numberformat"], phrase("\"format\": {\"unit\": \"…\"}", "\"format\": {\"unit\": \"…\"}")),
];
