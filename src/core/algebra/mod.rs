//! The exact reasoner: what policies allow, for one request or for all of them.
//!
//! | module | what it answers |
//! |---|---|
//! | [`request`] | what is asked about: an action, a resource, what is known of the request |

pub mod request;

pub use request::{Context, Request};
