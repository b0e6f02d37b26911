//! What the condition operators compare, other than texts and ARNs.
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>
//!
//! Each is read from a policy's or a request's text, or is not one; comparing is exact.

mod address;
mod binary;
mod instant;
mod number;

pub use address::{Address, AddressRange, Family};
pub use binary::bytes;
pub use instant::Instant;
pub use number::Number;

/// Reads `true` or `false`, in any case.
#[must_use]
pub fn boolean(text: &str) -> Option<bool> {
    if text.eq_ignore_ascii_case("true") {
        Some(true)
    } else if text.eq_ignore_ascii_case("false") {
        Some(false)
    } else {
        None
    }
}

/// A text with the case of its letters taken away, for the operators that compare without it. Letter by
/// letter, so what stands beside a letter does not matter.
#[must_use]
pub fn folded(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::{boolean, folded};

    #[test]
    fn booleans() {
        let rows = [("true", Some(true)), ("FALSE", Some(false)), ("yes", None), ("", None), ("true ", None)];
        for (text, expected) in rows {
            assert_eq!(boolean(text), expected, "{text}");
        }
    }

    #[test]
    fn folding() {
        assert_eq!(folded("AbC\u{c9}"), "abc\u{e9}");
        assert_eq!(folded("a\u{3a3}"), format!("a{}", folded("\u{3a3}")));
    }
}
