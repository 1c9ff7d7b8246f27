//! Numbers in Vietnamese and in English, written without asking anybody: a browser's own tables are dear to open, and most
//! pages need no others. What is written is what those tables would say; a test holds it against ICU's.

use super::{plain, Fraction};

/// What stands between groups of three digits, and what before a fraction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Marks {
    group: char,
    decimal: char,
}

impl Marks {
    /// The marks of the locale `tag`, if it is one whose marks are known here.
    pub fn of(tag: &str) -> Option<Self> {
        match tag {
            "vi" | "vi-VN" => Some(Self { group: '.', decimal: ',' }),
            "en" | "en-US" | "en-GB" => Some(Self { group: ',', decimal: '.' }),
            _ => None,
        }
    }

    /// `value` with these marks, rounded as its shortest decimals are: half away from zero. `None` where there are too many digits.
    pub fn write(self, value: f64, fraction: Fraction) -> Option<String> {
        let size = value.abs();
        let power = (0..fraction.max).fold(1.0, |power, _| power * 10.0);
        let steps = size * power;
        if size > MOST || power > EXACT {
            return None;
        }
        let (whole, behind) = if size.fract() == 0.0 {
            (size, 0.0)
        } else if steps < EXACT {
            // The number halfway to the next step: what is just there ends in a 5 as it is written, and so is rounded up.
            let half = (2.0 * steps.floor() + 1.0) / (2.0 * power);
            let steps = steps.floor() + f64::from(size >= half);
            let whole = (steps / power).floor();
            (whole, steps - whole * power)
        } else {
            return None;
        };
        // A one before them keeps zeros.
        let digits = plain((power + behind) as u64);
        let digits = digits.get(1..)?;
        let whole = plain(whole as u64);
        let mut text = String::new();
        if value < 0.0 {
            text.push('-');
        }
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                text.push(self.group);
            }
            text.push(digit);
        }
        let shown = digits.trim_end_matches('0').len().max(usize::from(fraction.min));
        if shown > 0 {
            text.push(self.decimal);
            text.push_str(digits.get(..shown)?);
        }
        Some(text)
    }
}

/// Whole numbers up to here are exact in an `f64`.
const MOST: f64 = 9e15;
/// No two numbers of up to fifteen digits share an `f64`: so many steps have fourteen, and half a step one more.
const EXACT: f64 = 1e14;

#[cfg(test)]
mod tests {
    use super::super::icu;
    use super::*;
    use proptest::prelude::*;

    fn holds(value: f64, fraction: Fraction) -> Result<(), TestCaseError> {
        for tag in ["vi", "vi-VN", "en", "en-US", "en-GB"] {
            if let Some(text) = Marks::of(tag).and_then(|marks| marks.write(value, fraction)) {
                prop_assert_eq!(text, icu::locale(tag).numbers.decimal(value, fraction));
            }
        }
        Ok(())
    }

    proptest! {
        #[test]
        fn any_number_is_written_as_icu_writes_it(value in -1e7..1e7f64, thousandths in -10_000_000..10_000_000i64, digits in 0..9u8) {
            for fraction in [Fraction::AS_IS, Fraction::exactly(digits), Fraction { min: 0, max: 1 }] {
                holds(value, fraction)?;
                holds(thousandths as f64 / 1000.0, fraction)?;
                holds(thousandths as f64 * 1e6, fraction)?;
                let half = (thousandths as f64 + 0.5) / 10_f64.powi(digits.into());
                for value in [half, half.next_up(), half.next_down(), half * 1e3] {
                    holds(value, fraction)?;
                }
            }
        }
    }

    #[test]
    fn figures_are_known_without_asking() {
        let vi = Marks::of("vi").unwrap();
        for (value, text) in [
            (0.0, "0"),
            (33.0, "33"),
            (3466.0, "3.466"),
            (1_234_567.5, "1.234.567,5"),
            (7.5, "7,5"),
            (-12.25, "-12,25"),
            (0.9999, "1"),
            (999.9996, "1.000"),
            (2.46e12, "2.460.000.000.000"),
            (0.0005, "0,001"),
            (1.0005, "1,001"),
            (-1.0004999999999997, "-1"),
            (1_234_567_890.125, "1.234.567.890,125"),
        ] {
            assert_eq!(vi.write(value, Fraction::AS_IS).as_deref(), Some(text));
        }
        assert_eq!(vi.write(2.0, Fraction::exactly(2)).as_deref(), Some("2,00"));
        assert_eq!(vi.write(2.5, Fraction::exactly(0)).as_deref(), Some("3"));
        assert_eq!(vi.write(1.005, Fraction::exactly(2)).as_deref(), Some("1,01"));
        assert_eq!(vi.write(1e15, Fraction::exactly(9)).as_deref(), Some("1.000.000.000.000.000,000000000"));
    }

    #[test]
    fn what_has_too_many_digits_is_for_others() {
        let vi = Marks::of("vi").unwrap();
        for value in [1e16, f64::NAN, f64::INFINITY, 123_456_789_012.125] {
            assert_eq!(vi.write(value, Fraction::AS_IS), None, "{value}");
        }
        assert_eq!(vi.write(0.5, Fraction::exactly(15)), None);
        assert_eq!(vi.write(0.0, Fraction::exactly(40)), None);
        assert_eq!(vi.write(3.0, Fraction { min: 0, max: 20 }), None);
        assert_eq!(Marks::of("en-IN"), None);
    }
}
