//! From what was ticked to what is attached: resolve, merge, pack, and prove that nothing was widened or
//! lost on the way.
//!
//! [`Selection`] is what was ticked; [`Composition`] is all that follows from it.

mod composition;
pub mod delta;
pub mod explain;
pub mod grant;
pub mod merge;
pub mod notice;
pub mod pack;
pub mod quota;
mod selection;
pub mod source;
pub mod verify;

pub use composition::{Composition, FilledCompanion, Plan, PlannedDocument, Proof};
pub use selection::{Allowance, AttachmentKind, Mode, Selection};
