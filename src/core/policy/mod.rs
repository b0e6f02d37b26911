//! The IAM policy language, in the form that the engine thinks in.
//!
//! [`wire`] reads JSON into it, [`write`] and [`layout`] put it back; nothing else knows the JSON.
//! The grammar: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html>

mod action;
mod condition;
mod document;
pub(in crate::core) mod glob;
pub mod layout;
mod operator;
mod problem;
mod resource;
pub mod wire;
pub mod write;

pub use action::{ActionError, ActionPattern};
pub use condition::{ConditionKey, Conditions};
pub use document::{Clause, Document, Effect, Entries, Statement};
pub use operator::{Comparison, Operator, Order, SetOperator};
pub use problem::{Problem, ProblemKind, WireError};
pub use resource::ResourcePattern;
