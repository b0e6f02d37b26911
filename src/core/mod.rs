//! The engine. Everything about policies is decided here; the page only draws it.
//!
//! | module | what it knows |
//! |---|---|
//! | [`algebra`] | what policies allow: for one request, and for all |
//! | [`json`] | JSON with places |
//! | [`policy`] | the policy language: documents, statements, patterns, their JSON and its size |
//! | [`reference`] | what AWS says about its services |
//! | [`catalog`] | what Palette's documentation asks for |
//! | [`compose`] | from what was ticked to what is attached, with proof |
//! | [`minimise`] | the same grants in fewer characters, with proof |
//! | [`explain`] | what statements give, and what in them gives nothing |
//! | [`lint`] | what is wrong with a policy, and how to mend it |
//! | [`coverage`] | figures for the pictures |
//! | [`share`] | links |
//! | [`export`] | files to leave with |

pub mod algebra;
pub mod catalog;
pub mod compose;
pub mod coverage;
pub mod explain;
pub mod export;
pub mod json;
pub mod lint;
pub mod minimise;
pub mod policy;
pub mod reference;
pub mod share;
pub mod sorted;
