//! Entries of the catalogue are the same when their slugs or names are: there is one of each.

use super::model::{Attached, AwsManaged, Companion, Feature, Param, Part, Policy};

macro_rules! same_by {
    ($($entry:ident: $($field:ident),+;)+) => {
        $(
            impl PartialEq for $entry {
                fn eq(&self, other: &Self) -> bool {
                    $(self.$field == other.$field)&&+
                }
            }

            impl Eq for $entry {}
        )+
    };
}

same_by! {
    Feature: id;
    Part: id;
    Param: id;
    Policy: folder, name;
    Attached: principal, policy;
    AwsManaged: principal, arn;
    Companion: file;
}
