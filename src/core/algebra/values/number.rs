//! Decimal numbers of any length.

use std::cmp::Ordering;

/// A decimal number, exactly as written: `10`, `10.0` and `1e1` are the same one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    negative: bool,
    /// Without zeros at either end; empty for zero.
    digits: String,
    /// The number is `0.digits` times ten to this.
    magnitude: i128,
}

impl Number {
    /// Reads a number: a sign, digits with a point among or around them, and an exponent. An exponent beyond
    /// 38 digits is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, rest) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i128>().ok()?),
            None => (rest, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{fraction}");
        if all.is_empty() || !all.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let digits = all.trim_start_matches('0');
        let zeros = all.len() - digits.len();
        let magnitude = exponent.checked_add(i128::try_from(whole.len()).ok()?)?;
        let magnitude = magnitude.checked_sub(i128::try_from(zeros).ok()?)?;
        let digits = digits.trim_end_matches('0').to_owned();
        Some(if digits.is_empty() {
            Self { negative: false, digits, magnitude: 0 }
        } else {
            Self { negative, digits, magnitude }
        })
    }

    const fn sign(&self) -> i8 {
        match (self.digits.is_empty(), self.negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        }
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        let size = || self.magnitude.cmp(&other.magnitude).then_with(|| self.digits.cmp(&other.digits));
        self.sign().cmp(&other.sign()).then_with(|| if self.negative { size().reverse() } else { size() })
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::Number;
    use std::cmp::Ordering;

    #[test]
    fn comparing() {
        let rows = [
            ("10", Ordering::Equal, "10.0"),
            ("10", Ordering::Equal, "1e1"),
            ("10", Ordering::Equal, "+0010"),
            ("0.1", Ordering::Equal, "1E-1"),
            ("0", Ordering::Equal, "-0.00"),
            ("0", Ordering::Equal, "0e99"),
            (".5", Ordering::Equal, "0.5"),
            ("5.", Ordering::Equal, "5"),
            ("9", Ordering::Less, "10"),
            ("1.2", Ordering::Less, "1.23"),
            ("-1", Ordering::Less, "0"),
            ("-10", Ordering::Less, "-9"),
            ("-1.23", Ordering::Less, "-1.2"),
            ("0.09", Ordering::Less, "0.1"),
            ("9007199254740992", Ordering::Less, "9007199254740993"),
            ("1e400", Ordering::Less, "1e401"),
            ("100000000000000000000000000000000000000000", Ordering::Equal, "1e41"),
        ];
        for (left, order, right) in rows {
            let (left, right) = (Number::parse(left).unwrap(), Number::parse(right).unwrap());
            assert_eq!(left.cmp(&right), order, "{left:?} {right:?}");
            assert_eq!(right.cmp(&left), order.reverse(), "{right:?} {left:?}");
            assert_eq!(left == right, order == Ordering::Equal, "{left:?} {right:?}");
        }
    }

    #[test]
    fn no_numbers() {
        for text in
            ["", "-", ".", "e1", "1e", "1e1.5", "0x10", "1 ", " 1", "1,0", "1.2.3", "--1", "NaN", "inf"]
        {
            assert_eq!(Number::parse(text), None, "{text}");
        }
    }
}
