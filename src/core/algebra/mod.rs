//! The exact reasoner: what policies allow, for one request or for all of them.
//!
//! | module | what it answers |
//! |---|---|
//! | [`request`] | what is asked about: an action, a resource, what is known of the request |
//! | [`template`] | texts with wildcards and variables, and what they match |
//! | [`arn`] | ARN patterns, field by field |
//! | [`values`] | numbers, points in time, addresses and bytes, compared exactly |
//! | [`language`] | sets of texts, and whether one lies in these and in none of those |

pub mod arn;
pub mod language;
pub mod request;
pub mod template;
pub mod values;

pub use request::{Context, Request};
