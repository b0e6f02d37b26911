//! Amazon Resource Names: six fields, each matched by itself.
//!
//! Fields: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html>, patterns:
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html>

use super::Context;
use super::template::{Piece, Template, Token};

/// How many fields an ARN has: `arn:partition:service:region:account:resource`.
pub const FIELDS: usize = 6;

/// An ARN of a request, split into its fields. The last one is all the rest and may hold colons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arn<'a> {
    text: &'a str,
    fields: [&'a str; FIELDS],
}

impl<'a> Arn<'a> {
    /// Splits a text; none where it has fewer than six fields.
    #[must_use]
    pub fn split(text: &'a str) -> Option<Self> {
        let mut fields = [""; FIELDS];
        let mut parts = text.splitn(FIELDS, ':');
        for field in &mut fields {
            *field = parts.next()?;
        }
        Some(Self { text, fields })
    }

    /// The fields in order.
    #[must_use]
    pub const fn fields(&self) -> &[&'a str; FIELDS] {
        &self.fields
    }
}

/// A pattern of ARNs: six fields, each with wildcards and variables of its own. A colon inside a
/// variable's value separates nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArnTemplate {
    fields: Box<[Template; FIELDS]>,
}

impl ArnTemplate {
    /// Reads a pattern of a `Resource` or `NotResource` element. One with fewer than six fields is completed
    /// with `*`: `arn:aws:sqs` means `arn:aws:sqs:*:*:*`.
    #[must_use]
    pub fn completed(text: &str) -> Self {
        let mut fields = Template::parse(text).split(':', FIELDS - 1).into_iter();
        let any = || Template::of(vec![Piece::Any]);
        Self { fields: Box::new(std::array::from_fn(|_| fields.next().unwrap_or_else(any))) }
    }

    /// Reads a value of `ArnLike` or `ArnEquals`, where nothing is completed: none where it has fewer than
    /// six fields. Such a value matches no ARN.
    #[must_use]
    pub fn exact(text: &str) -> Option<Self> {
        let fields = Template::parse(text).split(':', FIELDS - 1);
        Some(Self { fields: Box::new(fields.try_into().ok()?) })
    }

    /// The fields in order.
    #[must_use]
    pub fn fields(&self) -> &[Template; FIELDS] {
        &self.fields
    }

    /// Whether each field matches its own.
    #[must_use]
    pub fn matches(&self, arn: &Arn, context: &Context) -> bool {
        // The last field differs most often.
        self.fields.iter().zip(arn.fields).rev().all(|(field, text)| field.matches(text, context))
    }

    /// Whether it matches in AWS's other reading, in which a `*` that ends one of the first five fields may
    /// run past colons. What matches field by field matches so too; the two can only differ where the
    /// last field of the ARN holds a colon.
    #[must_use]
    pub fn matches_across_fields(&self, arn: &Arn, context: &Context) -> bool {
        let (first, last) = (self.fields.split_last().map_or(&[][..], |(_, first)| first), arn.fields.last());
        let ends_in_star = |field: &Template| field.pieces().last() == Some(&Piece::Any);
        if !last.is_some_and(|text| text.contains(':')) || !first.iter().any(ends_in_star) {
            return self.matches(arn, context);
        }
        self.steps(context).is_some_and(|steps| run(&steps, arn.text))
    }

    /// The whole pattern, each token with whether it may take a colon.
    fn steps(&self, context: &Context) -> Option<Vec<(Token, bool)>> {
        let mut steps: Vec<(Token, bool)> = Vec::new();
        for (place, field) in self.fields.iter().enumerate() {
            let tokens = field.tokens(context)?;
            let last = place + 1 == FIELDS;
            for (i, token) in tokens.iter().enumerate() {
                let ends = i + 1 == tokens.len() && *token == Token::Any;
                steps.push((*token, last || ends || matches!(token, Token::Char(_))));
            }
            if !last {
                steps.push((Token::Char(':'), true));
            }
        }
        Some(steps)
    }
}

/// Follows every way through the pattern at once: with two kinds of `*` a single retry does not do.
fn run(steps: &[(Token, bool)], text: &str) -> bool {
    let mut places = vec![false; steps.len() + 1];
    if let Some(start) = places.first_mut() {
        *start = true;
    }
    pass_stars(steps, &mut places);
    for c in text.chars() {
        let mut next = vec![false; places.len()];
        for (i, (token, colons)) in steps.iter().enumerate() {
            if !places.get(i).is_some_and(|reached| *reached) || (c == ':' && !colons) {
                continue;
            }
            let to = match token {
                Token::Any => i,
                Token::One => i + 1,
                Token::Char(wanted) if *wanted == c => i + 1,
                Token::Char(_) => continue,
            };
            if let Some(place) = next.get_mut(to) {
                *place = true;
            }
        }
        pass_stars(steps, &mut next);
        places = next;
    }
    places.last() == Some(&true)
}

/// A `*` takes nothing, too.
fn pass_stars(steps: &[(Token, bool)], places: &mut [bool]) {
    for (i, (token, _)) in steps.iter().enumerate() {
        if *token == Token::Any
            && places.get(i) == Some(&true)
            && let Some(behind) = places.get_mut(i + 1)
        {
            *behind = true;
        }
    }
}

/// An entry of a `Resource` or `NotResource` element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ResourceTemplate {
    /// The bare `*`: every resource, and the `*` of actions that have none.
    Any,
    /// ARNs.
    Arn(ArnTemplate),
}

/// Whether an entry matches a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResourceMatch {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// Not field by field, but it does if a `*` at the end of a field runs past colons, as AWS's page has it.
    OnlyAcrossFields,
}

impl ResourceTemplate {
    /// Reads an entry.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        if text == "*" { Self::Any } else { Self::Arn(ArnTemplate::completed(text)) }
    }

    /// Whether it matches a resource: an ARN, or none for the `*` of a request without one.
    #[must_use]
    pub fn matches(&self, arn: Option<&Arn>, context: &Context) -> ResourceMatch {
        match (self, arn) {
            (Self::Any, _) => ResourceMatch::Yes,
            (Self::Arn(_), None) => ResourceMatch::No,
            (Self::Arn(template), Some(arn)) => {
                if template.matches(arn, context) {
                    ResourceMatch::Yes
                } else if template.matches_across_fields(arn, context) {
                    ResourceMatch::OnlyAcrossFields
                } else {
                    ResourceMatch::No
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Arn, ArnTemplate, ResourceMatch, ResourceTemplate};
    use crate::core::algebra::Context;
    use crate::core::policy::ConditionKey;

    fn check(pattern: &str, resource: &str) -> ResourceMatch {
        let context = [("aws:username", "bob"), ("k:colon", "a:b"), ("k:star", "*")];
        let context: Context =
            context.into_iter().map(|(k, v)| (ConditionKey::new(k), vec![v.to_owned()])).collect();
        ResourceTemplate::parse(pattern).matches(Arn::split(resource).as_ref(), &context)
    }

    #[test]
    fn resources() {
        use ResourceMatch::{No, OnlyAcrossFields, Yes};
        let rows = [
            ("3.1 slash is ordinary", "arn:aws:s3:::b/*/test/*", "arn:aws:s3:::b/1/2/test/o", Yes),
            ("3.1 empty between slashes", "arn:aws:s3:::b/*/test/*", "arn:aws:s3:::b//test/o", Yes),
            ("3.1 slashes are needed", "arn:aws:s3:::b/*/test/*", "arn:aws:s3:::b/test/o", No),
            ("3.1 case counts", "arn:aws:s3:::B", "arn:aws:s3:::b", No),
            ("3.1 colons in the sixth field", "arn:aws:logs:*:*:*", "arn:aws:logs:r:1:log-group:x:*", Yes),
            (
                "3.2 the two readings differ",
                "arn:aws:x:*:1:finance/*",
                "arn:aws:x:us-east-2:9:store/abc:1:finance/d",
                OnlyAcrossFields,
            ),
            (
                "3.2 a star inside a field does not run past colons",
                "arn:aws:x:*a:1:finance/*",
                "arn:aws:x:us-east-2:9:store/a:1:finance/d",
                No,
            ),
            ("3.2 five colons", "arn:aws:x:*:finance", "arn:aws:x:r:1:finance", No),
            ("3.4 three fields", "arn:aws:sqs", "arn:aws:sqs:r:1:q", Yes),
            ("3.4 four fields", "arn:aws:cloudfront:*", "arn:aws:cloudfront::1:distribution/E", Yes),
            ("3.4 another service", "arn:aws:cloudfront:*", "arn:aws:s3:::b", No),
            ("3.5 partition", "arn:*:iam::*:role/*", "arn:aws-us-gov:iam::1:role/x", Yes),
            ("3.7 empty is empty", "arn:aws:s3:::*", "arn:aws:s3:us-east-1:1:accesspoint/a", No),
            ("3.7 star is anything", "arn:aws:s3:*:*:*", "arn:aws:s3:us-east-1:1:accesspoint/a", Yes),
            ("3.7 star is empty too", "arn:aws:s3:*:*:*", "arn:aws:s3:::b", Yes),
            ("3.7 question mark is not empty", "arn:aws:s3:?::b", "arn:aws:s3:::b", No),
            ("3.8 type", "arn:aws:ec2:*:*:security-group*/*", "arn:aws:ec2:r:1:security-group-rule/s", Yes),
            ("bare star", "*", "arn:aws:s3:::b", Yes),
            ("bare star, no resource", "*", "*", Yes),
            ("no resource", "arn:*:*:*:*:*", "*", No),
            ("6.1 variable", "arn:aws:s3:::b/${aws:username}/*", "arn:aws:s3:::b/bob/x", Yes),
            ("6.3 no value", "arn:aws:s3:::b/${aws:userid}*", "arn:aws:s3:::b/", No),
            ("6.6 colon in a value", "arn:aws:s3::${k:colon}:c", "arn:aws:s3::a:b:c", No),
            ("6.6 colon in the last field", "arn:aws:s3:::${k:colon}", "arn:aws:s3:::a:b", Yes),
            ("6.6 star in a value", "arn:aws:s3:::${k:star}", "arn:aws:s3:::b", No),
        ];
        for (name, pattern, resource, expected) in rows {
            assert_eq!(check(pattern, resource), expected, "{name}");
        }
    }

    #[test]
    fn nothing_is_completed_in_conditions() {
        assert_eq!(ArnTemplate::exact("arn:aws:sqs"), None);
        assert_eq!(ArnTemplate::exact("*"), None);
        assert!(ArnTemplate::exact("arn:aws:iam::*:role/x").is_some());
    }
}
