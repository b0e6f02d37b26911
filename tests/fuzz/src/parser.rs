//! The parser of policies: an error with a place, or a document that is written and read again unchanged.

use palette_iam_composer::core::policy::{wire, write};
use serde_json::Value;

/// Takes the bytes for a policy.
pub fn hold(data: &[u8]) {
    let Some(text) = crate::text(data) else { return };
    match wire::parse(text) {
        Err(error) => {
            assert!(error.position.line > 0, "an error without a place");
            assert!(!error.message.is_empty(), "an error without a message");
        }
        Ok(document) => {
            let written = write::pretty(&document);
            assert_eq!(wire::parse(&written).as_ref(), Ok(&document), "read again");
            let value: Value = serde_json::from_str(&written).expect("what is written is JSON");
            assert_eq!(write::size(&document), value.to_string().chars().count(), "size of {written}");
        }
    }
}
