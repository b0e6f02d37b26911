//! Links: whatever the text, what was understood of it is itself a link that is read without a warning.

use palette_iam_composer::core::share::{MAX_LENGTH, decode, encode};

/// Takes the bytes for what stands behind the `#` of an address.
pub fn hold(data: &[u8]) {
    let Some(text) = crate::text(data) else { return };
    let (link, warnings) = decode(text);
    for warning in warnings {
        let said = warning.to_string();
        assert!(said.chars().count() < 1_000 && !said.contains(char::is_control), "{said:?}");
    }
    let again = encode(&link);
    assert!(again.len() < MAX_LENGTH, "{again}");
    assert_eq!(decode(&again), (link, Vec::new()), "{again}");
}
