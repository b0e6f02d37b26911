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
//! | [`coverage`] | figures for the pictures |
//! | [`share`] | links |
//! | [`export`] | files to leave with |

pub mod algebra;
pub mod catalog;
pub mod compose;
pub mod coverage;
pub mod export;
pub mod json;
pub mod minimise;
pub mod policy;
pub mod reference;
pub mod share;
pub mod sorted;
