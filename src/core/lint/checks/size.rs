//! How long a policy is.

use super::super::catalogue::Check;
use super::super::finding::Finding;
use super::super::repair::Repair;
use super::super::subject::{Place, Subject};
use crate::core::compose::AttachmentKind;
use crate::core::compose::quota::number;
use crate::core::json::{self, Kind, Value};

/// Longer than a managed policy may be.
pub(in super::super) fn quota(subject: &Subject<'_>, check: &'static Check, found: &mut Vec<Finding>) {
    let root = &subject.reading.root;
    let size = characters(root);
    let (managed, inline) = (AttachmentKind::Managed.limit(), AttachmentKind::InlineRole.limit());
    if size <= managed {
        return;
    }
    let otherwise = if size <= inline {
        format!("; inline in a role it fits {}", number(inline))
    } else {
        format!(", and {} for all inline policies of a role", number(inline))
    };
    let message = format!(
        "{} characters without white space are more than the {} of a managed policy{otherwise}",
        number(size),
        number(managed)
    );
    let repair = Repair::words("minimise its action lists, or split it into several policies");
    let place = Place { path: super::Path::root(), span: root.span };
    found.push(Finding::at(check, &place, message, Some(repair)));
}

/// The characters of a JSON value as AWS counts them: without white space between its tokens.
fn characters(value: &Value) -> usize {
    let enclosed = |sizes: &mut dyn Iterator<Item = usize>| {
        let (count, sum) = sizes.fold((0_usize, 0), |(count, sum), size| (count + 1, sum + size));
        2 + sum + count.saturating_sub(1)
    };
    match &value.kind {
        Kind::List(items) => enclosed(&mut items.iter().map(characters)),
        Kind::Object(members) => enclosed(
            &mut members.iter().map(|m| json::quote(&m.name).chars().count() + 1 + characters(&m.value)),
        ),
        _ => json::write(value).chars().count(),
    }
}
