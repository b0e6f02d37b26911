//! Whether what is to be attached fits, and plain words for what does not.
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html>

use super::selection::AttachmentKind;

/// How a principal's documents stand against the quotas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fit {
    /// Characters allowed: for each document if managed, for the sum if inline.
    pub limit: usize,
    /// Characters of all documents together.
    pub sum: usize,
    /// Managed policies that would be attached, AWS's own among them. Inline documents do not count.
    pub attached: usize,
    /// Managed policies that a principal may have.
    pub allowed: usize,
    /// Whether all of it fits.
    pub fits: bool,
    /// One sentence, or two.
    pub text: String,
}

/// Weighs documents of the given sizes, attached beside `aws_managed` policies of AWS's.
#[must_use]
pub fn weigh(kind: AttachmentKind, sizes: &[usize], aws_managed: usize, allowed: usize) -> Fit {
    let limit = kind.limit();
    let sum = sizes.iter().sum();
    let attached = aws_managed + if kind.is_inline() { 0 } else { sizes.len() };
    let over = sizes.iter().filter(|&&size| size > limit).count();
    let too_long = if kind.is_inline() { sum > limit } else { over > 0 };
    let too_many = attached > allowed;
    let text = if sizes.is_empty() {
        match attached {
            0 => "Nothing to attach.".to_owned(),
            n => format!("{} of AWS's to attach by ARN; nothing to create.", policies(n)),
        }
    } else if too_long && kind.is_inline() {
        format!(
            "{} characters are too many: inline policies here may have {} in all, {} fewer. {}",
            number(sum),
            number(limit),
            number(sum - limit),
            elsewhere(sum)
        )
    } else if too_long {
        format!(
            "{} longer than the {} characters that a managed policy may have. Choose “Merged”: it splits them.",
            if over == 1 { "One document is".to_owned() } else { format!("{over} documents are") },
            number(limit)
        )
    } else if too_many {
        format!(
            "{} are more than the {allowed} that may be attached: cluster deployment would fail. Choose “Merged” to attach fewer.",
            policies(attached)
        )
    } else if kind.is_inline() {
        format!("Fits: {} of {} characters.", number(sum), number(limit))
    } else {
        format!("Fits: {} of the {allowed} allowed.", policies(attached))
    };
    Fit { limit, sum, attached, allowed, fits: !too_long && !too_many, text }
}

fn elsewhere(sum: usize) -> String {
    let fitting = [AttachmentKind::InlineGroup, AttachmentKind::InlineRole]
        .into_iter()
        .find(|kind| sum <= kind.limit());
    match fitting {
        Some(kind) => format!(
            "It fits {} ({}), or as managed policies.",
            kind.name().to_ascii_lowercase(),
            number(kind.limit())
        ),
        None => "No inline quota is large enough; attach it as managed policies.".to_owned(),
    }
}

fn policies(count: usize) -> String {
    if count == 1 { "1 managed policy".to_owned() } else { format!("{count} managed policies") }
}

/// A number with a comma between thousands, as people write it.
#[must_use]
pub fn number(value: usize) -> String {
    let digits = value.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{number, weigh};
    use crate::core::compose::selection::AttachmentKind::{InlineUser, Managed};

    #[test]
    fn numbers_have_commas() {
        assert_eq!(
            [0, 999, 1_000, 6_144, 1_234_567].map(number),
            ["0", "999", "1,000", "6,144", "1,234,567"]
        );
    }

    #[test]
    fn plain_words() {
        let rows = [
            ("nothing", weigh(Managed, &[], 0, 10), true, "Nothing to attach."),
            ("one", weigh(Managed, &[6_144], 0, 10), true, "Fits: 1 managed policy of the 10 allowed."),
            (
                "one character over",
                weigh(Managed, &[6_145], 0, 10),
                false,
                "One document is longer than the 6,144 characters that a managed policy may have. Choose “Merged”: it splits them.",
            ),
            (
                "eleven",
                weigh(Managed, &[50; 10], 1, 10),
                false,
                "11 managed policies are more than the 10 that may be attached: cluster deployment would fail. Choose “Merged” to attach fewer.",
            ),
            (
                "inline",
                weigh(InlineUser, &[1_000, 1_100], 0, 10),
                false,
                "2,100 characters are too many: inline policies here may have 2,048 in all, 52 fewer. It fits inline in a group (5,120), or as managed policies.",
            ),
            (
                "inline beyond all",
                weigh(InlineUser, &[10_241], 0, 10),
                false,
                "10,241 characters are too many: inline policies here may have 2,048 in all, 8,193 fewer. No inline quota is large enough; attach it as managed policies.",
            ),
        ];
        for (name, fit, fits, text) in rows {
            assert_eq!((fit.fits, fit.text.as_str()), (fits, text), "{name}");
        }
    }
}
