//! From the thinking form to JSON text, and the size that AWS counts.

use super::layout;
use super::{ActionPattern, Clause, Document, Entries, ResourcePattern, Statement};

/// What stands before the statements of every document that leaves the page.
const HEAD: &str = "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n";
const TAIL: &str = "  ]\n}\n";

/// Characters of a document around its statements, white space not counted.
pub const ENVELOPE: usize = 39;

/// The document as people read it: two spaces a level, one entry a line.
#[must_use]
pub fn pretty(document: &Document) -> String {
    let mut text = HEAD.to_owned();
    let last = document.statements.len().saturating_sub(1);
    for (i, statement) in document.statements.iter().enumerate() {
        for line in layout::statement(statement, i == last) {
            text.push_str(&line.to_text());
            text.push('\n');
        }
    }
    text.push_str(TAIL);
    text
}

/// The size of a document in characters, as AWS counts it against its quotas: white space between the
/// tokens is not counted. AWS does not say whether white space inside a string counts; it is counted.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html>
#[must_use]
pub fn size(document: &Document) -> usize {
    let commas = document.statements.len().saturating_sub(1);
    ENVELOPE + commas + document.statements.iter().map(statement_size).sum::<usize>()
}

/// The size of one statement, without the comma that may follow it. Counted without writing it.
#[must_use]
pub fn statement_size(statement: &Statement) -> usize {
    let sid = statement.sid.as_ref().map(|sid| member("Sid", quoted_size(sid)));
    let condition = (!statement.conditions.is_empty()).then(|| member("Condition", conditions(statement)));
    let members = [
        sid,
        Some(member("Effect", quoted_size(statement.effect.as_str()))),
        Some(clause("Action", &statement.actions, ActionPattern::as_str)),
        Some(clause("Resource", &statement.resources, ResourcePattern::as_str)),
        condition,
    ];
    enclosed(members.into_iter().flatten())
}

fn clause<T>(name: &str, clause: &Clause<T>, text: impl Fn(&T) -> &str) -> usize {
    let not = if clause.listed().is_some() { 0 } else { "Not".len() };
    not + member(name, entries(clause.entries(), text))
}

fn entries<T>(entries: &Entries<T>, text: impl Fn(&T) -> &str) -> usize {
    match entries.items.as_slice() {
        [single] if entries.bare => quoted_size(text(single)),
        items => enclosed(items.iter().map(|item| quoted_size(text(item)))),
    }
}

fn conditions(statement: &Statement) -> usize {
    enclosed(statement.conditions.iter().map(|(operator, keys)| {
        let keys = keys.iter().map(|(key, values)| member(key.as_str(), entries(values, String::as_str)));
        member(operator, enclosed(keys))
    }))
}

/// A name, its colon and a value of this size.
fn member(name: &str, value: usize) -> usize {
    quoted_size(name) + 1 + value
}

/// Two brackets, and commas between things of these sizes.
fn enclosed(sizes: impl Iterator<Item = usize>) -> usize {
    let (count, sum) = sizes.fold((0_usize, 0), |(count, sum), size| (count + 1, sum + size));
    2 + sum + count.saturating_sub(1)
}

/// Characters of a string in its quotes, what JSON escapes escaped.
#[must_use]
pub fn quoted_size(text: &str) -> usize {
    let plain = |byte: u8| matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\';
    if text.bytes().all(plain) { text.len() + 2 } else { layout::quote(text).chars().count() }
}

#[cfg(test)]
mod tests {
    use super::{pretty, size};
    use crate::core::policy::wire;

    const TEXT: &str = r#"{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Allow","Action":["s3:GetObject"],"Resource":["arn:aws:s3:::a b/*","arn:a\"\\b"],"Condition":{"StringLike":{"aws:x":["é","b"]}}},{"Effect":"Deny","NotAction":"iam:*","NotResource":"*"}]}"#;

    #[test]
    fn pretty_keeps_the_document_and_its_size() {
        let document = wire::parse(TEXT).unwrap();
        assert_eq!(wire::parse(&pretty(&document)).unwrap(), document);
        assert_eq!(size(&document), TEXT.chars().count());
        let compact: serde_json::Value = serde_json::from_str(&pretty(&document)).unwrap();
        assert_eq!(compact, serde_json::from_str::<serde_json::Value>(TEXT).unwrap());
    }

    #[test]
    fn an_empty_document_is_all_envelope() {
        assert_eq!(size(&crate::core::policy::Document::default()), super::ENVELOPE);
        let text: String = pretty(&crate::core::policy::Document::default()).split_whitespace().collect();
        assert_eq!(text.chars().count(), super::ENVELOPE);
    }
}
