//! The exact reasoner: what policies allow, for one request or for all of them.
//!
//! | module | what it answers |
//! |---|---|
//! | [`request`] | what is asked about: an action, a resource, what is known of the request |
//! | [`evaluate`](mod@evaluate) | what policies say of one request, and why |
//! | [`condition`] | whether one test of a condition holds |
//! | [`template`] | texts with wildcards and variables, and what they match |
//! | [`arn`] | ARN patterns, field by field |
//! | [`values`] | numbers, points in time, addresses and bytes, compared exactly |
//! | [`open`] | what AWS leaves open, and the side that is taken |
//! | [`language`] | sets of texts, and whether one lies in these and in none of those |
//! | [`contains`](mod@contains) | whether everything that these policies allow is allowed by those |

pub mod arn;
pub mod condition;
pub mod contains;
pub mod evaluate;
pub mod language;
pub mod open;
pub mod request;
pub mod template;
pub mod values;

pub use condition::Test;
pub use evaluate::{Compiled, Decision, Evaluation, evaluate};
pub use open::{OpenRule, Verdict};
pub use request::{Context, Request, RequestError};
