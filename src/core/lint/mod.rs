//! What is wrong with a policy, how grave it is, where, and how to mend it.
//!
//! | module | what it knows |
//! |---|---|
//! | [`catalogue`] | every check, in one ordered table |
//! | [`finding`](mod@finding) | what a check finds |
//! | [`repair`](mod@repair) | mends in words and as edits of the JSON, and how to carry them out |
//! | `subject` | a policy on the table, and what several checks ask of it |
//! | `checks` | the checks, by what they look at |
//!
//! Where AWS's IAM Access Analyzer has a check, the finding has its code and grade:
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html>. Others
//! are our own. A finding is made on proof; where the reference knows nothing of a name, it says so with the
//! reference's date.

pub mod catalogue;
mod checks;
pub mod finding;
pub mod repair;
mod subject;

pub use catalogue::{CHECKS, Category, Check, check};
pub use finding::{Finding, Path, Severity, Step};
pub use repair::{Edit, Repair, apply};

use self::subject::Subject;
use crate::core::json::{Position, Span};
use crate::core::policy::wire;
use crate::core::reference::Reference;
use crate::core::sorted;

/// Everything that is wrong with a policy's text, in the order of the text; at one place in the order of the
/// catalogue. `reference` should be the complete one: what it does not know is reported as unknown.
#[must_use]
pub fn lint(text: &str, reference: &Reference) -> Vec<Finding> {
    let reading = match wire::read(text) {
        Ok(reading) => reading,
        Err(error) => return vec![no_json(&error.kind.to_string(), error.position, text)],
    };
    let subject = Subject::new(&reading, reference);
    let mut found: Vec<Finding> = Vec::new();
    for check in &CHECKS {
        (check.find)(&subject, check, &mut found);
    }
    sorted::sort_by_key(&mut found, |finding| finding.span.start);
    found
}

fn no_json(message: &str, position: Position, text: &str) -> Finding {
    let start = offset(text, position);
    Finding {
        check: &catalogue::JSON_SYNTAX_ERROR,
        path: Path::root(),
        span: Span { start, end: start },
        message: format!("line {}, column {}: {message}", position.line, position.column),
        repair: None,
    }
}

/// The byte of a line and a column.
fn offset(text: &str, position: Position) -> usize {
    let before: usize = text.split_inclusive('\n').take(position.line.saturating_sub(1)).map(str::len).sum();
    let line = text.get(before..).unwrap_or_default();
    let column = line.char_indices().nth(position.column.saturating_sub(1)).map_or(line.len(), |(at, _)| at);
    before + column
}
