//! Numbers from ICU4X's tables, where there is no browser to ask.

use super::{Fraction, Locale, Numbers};
use fixed_decimal::{Decimal, FloatPrecision, SignedRoundingMode, UnsignedRoundingMode};
use icu_decimal::DecimalFormatter;

struct Icu(DecimalFormatter);

/// The locale of `tag`; English numbers if the tag is none.
pub fn locale(tag: &str) -> Locale {
    let parsed = icu_locale_core::Locale::try_from_str(tag).unwrap_or(icu_locale_core::Locale::UNKNOWN);
    match DecimalFormatter::try_new(parsed.into(), Default::default()) {
        Ok(formatter) => Locale::new(tag, Box::new(Icu(formatter))),
        Err(_) => Locale::new(tag, Box::new(Plain)),
    }
}

impl Numbers for Icu {
    fn decimal(&self, value: f64, fraction: Fraction) -> String {
        match Decimal::try_from_f64(value, FloatPrecision::RoundTrip) {
            Ok(mut decimal) => {
                let half_up = SignedRoundingMode::Unsigned(UnsignedRoundingMode::HalfExpand);
                decimal.round_with_mode(-i16::from(fraction.max), half_up);
                decimal.trim_end();
                decimal.pad_end(-i16::from(fraction.min));
                self.0.format(&decimal).to_string()
            }
            Err(_) => Plain.decimal(value, fraction),
        }
    }
}

/// English digits without tables: for what ICU4X can't take.
struct Plain;

impl Numbers for Plain {
    fn decimal(&self, value: f64, fraction: Fraction) -> String {
        format!("{value:.*}", usize::from(fraction.max))
    }
}
