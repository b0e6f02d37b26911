//! From a selection to the text of a link.

use std::fmt::Write as _;

use super::{Link, View};
use crate::core::compose::{Allowance, AttachmentKind, Mode};
use crate::core::sorted;

/// The fragment of a link, with its `#`.
#[must_use]
pub fn encode(link: &Link) -> String {
    let selection = &link.selection;
    let mut text = format!("#1;c={};f=", selection.edition);
    push_list(&mut text, selection.features.iter().map(|f| f.as_str()), "none");
    if !selection.off.is_empty() {
        text.push_str(";off=");
        push_list(&mut text, selection.off.iter().map(|p| p.as_str()), "");
    }
    if let Some(kind) = kind_slug(selection.kind) {
        text.push_str(";k=");
        text.push_str(kind);
    }
    if selection.mode == Mode::Published {
        text.push_str(";m=published");
    }
    if selection.allowance == Allowance::Twenty {
        text.push_str(";q=20");
    }
    for (id, value) in &selection.params {
        let shared = id.get().is_some_and(|param| {
            (!param.private || selection.share_private) && param.rule.check(value).is_ok()
        });
        if shared {
            let _ = write!(text, ";p.{id}={}", percent_encode(value));
        }
    }
    if link.view != View::default() {
        text.push_str(";v=");
        text.push_str(link.view.slug());
    }
    text
}

/// The slug of an attachment kind; none for the default.
pub(super) const fn kind_slug(kind: AttachmentKind) -> Option<&'static str> {
    match kind {
        AttachmentKind::Managed => None,
        AttachmentKind::InlineUser => Some("user"),
        AttachmentKind::InlineGroup => Some("group"),
        AttachmentKind::InlineRole => Some("role"),
    }
}

fn push_list<'a>(text: &mut String, slugs: impl Iterator<Item = &'a str>, empty: &str) {
    let mut slugs: Vec<&str> = slugs.collect();
    sorted::sort_by(&mut slugs, Ord::cmp);
    text.push_str(if slugs.is_empty() { empty } else { "" });
    text.push_str(&slugs.join(","));
}

/// Letters, digits, `-`, `_` and `.` stay; the last character is a letter or digit, or encoded, since
/// chat programs leave a final dot or hyphen out of a link.
fn percent_encode(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let last = value.len().saturating_sub(1);
    for (i, byte) in value.bytes().enumerate() {
        let plain = byte.is_ascii_alphanumeric() || (i != last && matches!(byte, b'-' | b'_' | b'.'));
        if plain {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
    }
    text
}
