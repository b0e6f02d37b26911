//! What statements give, and what in them gives nothing.
//!
//! | module | what it answers |
//! |---|---|
//! | [`nothing`](mod@nothing) | which actions, resources and condition keys of a statement give nothing, and why |
//! | [`givers`](mod@givers) | which statements of some documents give a grant |
//! | `meet` | whether a pattern of a policy can match an ARN of a resource type |

pub mod givers;
mod meet;
pub mod nothing;

pub use givers::{Giver, givers};
pub use nothing::{Nothing, Part, Why, nothing};
