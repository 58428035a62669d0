//! How numbers are written. The standard library's formatter would be a tenth of the WebAssembly.

use std::fmt;

/// A number in as few digits as name it, with an exponent where that is shorter.
pub(crate) struct Number(pub(crate) f64);

impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Number(x) = *self;
        if !x.is_finite() {
            return formatter.write_str(if x.is_nan() { "NaN" } else { ["inf", "-inf"][usize::from(x < 0.0)] });
        }
        let mut buffer = zmij::Buffer::new();
        let text = buffer.format_finite(x);
        if let Some((digits, exponent)) = text.split_once('e') {
            return write!(formatter, "{digits}e{}", exponent.trim_start_matches('+'));
        }
        let small = text.trim_start_matches('-').strip_prefix("0.0000");
        match small.and_then(|digits| digits.split_at_checked(1)) {
            None => formatter.write_str(text.strip_suffix(".0").unwrap_or(text)),
            Some((first, others)) => {
                let (sign, point) = (if x < 0.0 { "-" } else { "" }, if others.is_empty() { "" } else { "." });
                write!(formatter, "{sign}{first}{point}{others}e-5")
            }
        }
    }
}

/// A number with four decimals, rounded to nearest and ties to even, as in the tutorial. From 2⁶⁴ on as a [`Number`].
pub(crate) struct FourDecimals(pub(crate) f64);

impl fmt::Display for FourDecimals {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let FourDecimals(x) = *self;
        if !x.is_finite() || x.abs() >= 2_f64.powi(64) {
            return Number(x).fmt(formatter);
        }
        // In units of 2⁻⁹⁶, of which every number is a multiple where it matters for rounding.
        const ONE: u128 = 1 << 96;
        let scaled = (x.abs().fract() * ONE as f64) as u128 * 10_000;
        let (mut decimals, remainder) = ((scaled / ONE) as u64, scaled % ONE);
        decimals += u64::from(remainder > ONE / 2 || (remainder == ONE / 2 && decimals % 2 == 1));
        let whole = x.abs() as u64 + decimals / 10_000;
        let sign = if x.is_sign_negative() { "-" } else { "" };
        write!(formatter, "{sign}{whole}.{:04}", decimals % 10_000)
    }
}

#[cfg(test)]
mod tests {
    use super::{FourDecimals, Number};
    use proptest::prelude::*;

    fn check(x: f64) {
        let is_written_out = x == 0.0 || !x.is_finite() || (1e-4..1e16).contains(&x.abs());
        let expected = if is_written_out { format!("{x}") } else { format!("{x:e}") };
        let written = Number(x).to_string();
        // Of two equally short numbers that are equally close, the standard library takes the larger and this, like
        // Python, the even one.
        let is_tie = written.len() == expected.len() && written.parse() == Ok(x);
        assert!(written == expected || is_tie, "{written} is not {expected}");
        if x.is_nan() || x.abs() < 2_f64.powi(64) {
            assert_eq!(FourDecimals(x).to_string(), format!("{x:.4}"));
        }
    }

    #[test]
    fn edges_are_written_as_the_standard_library_does() {
        let edges = [0.0, 1.0, 100.0, 1e-4, 1e-5, 1.5e-5, 9.99e-5, 1e-6, 1e15, 1e16, 1.5e16, 1e21, 1e22, 5e-324];
        let ties = [0.5, 0.03125, 0.09375, 0.00005, 0.00015, 0.99995, 0.99996875, 1.0 / 3.0, 2_f64.powi(53) + 2.0];
        let others = [f64::MAX, f64::MIN_POSITIVE, f64::INFINITY, f64::NAN];
        edges.into_iter().chain(ties).chain(others).for_each(|x| {
            check(x);
            check(-x);
        });
    }

    proptest! {
        #[test]
        fn numbers_are_written_as_the_standard_library_does(
            any in any::<f64>(),
            small in -2.0..2.0_f64,
            tie in -400_000_i32..400_000,
            exponent in -20..20,
        ) {
            check(any);
            check(small);
            check(small * 10_f64.powi(exponent));
            check(f64::from(tie) / 32.0);
        }
    }
}
