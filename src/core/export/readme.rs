//! The README of the archive: what this is, where it comes from, how to attach and check it.

use std::fmt::Write as _;

use crate::core::catalog::{EditionState, PrincipalId};
use crate::core::compose::notice::Notice;
use crate::core::compose::quota::number;
use crate::core::compose::{AttachmentKind, Composition, Mode, Plan, Proof};
use crate::core::policy::ActionPattern;
use crate::core::reference::Reference;

/// How many actions the ready simulation command asks about.
const SIMULATED: usize = 3;

/// The README of a composition, in Markdown.
#[must_use]
pub fn readme(composition: &Composition, link: &str) -> String {
    let mut text = String::from("# IAM policies for Spectro Cloud Palette\n\n");
    provenance(&mut text, composition, link);
    warnings(&mut text, composition);
    for plan in &composition.plans {
        principal(&mut text, composition, plan);
    }
    companions(&mut text, composition);
    text.push_str("## Before production\n\nThis is not an AWS or Spectro Cloud product. Check the policies in your own account before you rely on them.\n");
    text
}

fn provenance(text: &mut String, composition: &Composition, link: &str) {
    let selection = &composition.selection;
    let reference = Reference::catalogue().source();
    let state = selection.edition.get().map(|e| e.state);
    let partial = match state {
        Some(EditionState::Partial { carried_over_from }) => {
            format!(" (partial: what is not known is carried over from {carried_over_from}, and marked)")
        }
        _ => String::new(),
    };
    let _ = writeln!(text, "- Edition of Palette's documentation: {}{partial}", selection.edition);
    let _ = writeln!(text, "- This selection, live: <{link}>");
    let _ = writeln!(
        text,
        "- AWS service authorization reference: {} {}, {}",
        reference.name(),
        reference.version(),
        reference.date()
    );
    let features: Vec<&str> = selection.chosen().map(|f| f.name).collect();
    let _ = writeln!(text, "- Chosen: {}\n", features.join("; "));
}

fn warnings(text: &mut String, composition: &Composition) {
    let lines: Vec<String> = composition.notices.iter().map(said).collect();
    if lines.is_empty() {
        return;
    }
    text.push_str("## To know\n\n");
    for line in lines {
        let _ = writeln!(text, "- {line}");
    }
    text.push('\n');
}

fn said(notice: &Notice) -> String {
    let name = notice.feature().and_then(|id| id.get()).map_or("", |f| f.name);
    match notice {
        Notice::Requires { any_of, reason, .. } => {
            let names: Vec<&str> = any_of.iter().map(|f| f.name).collect();
            format!("{name} also needs {}. {reason}", names.join(" or "))
        }
        Notice::Conflicts { with, reason, .. } => {
            format!("{name} and {} do not go together. {reason}", with.name)
        }
        Notice::NotOffered { feature } => {
            format!("{} is not part of this edition; it adds nothing here.", feature.name)
        }
        Notice::Missing { param, .. } => {
            format!("{} is not filled in: `<{}>` still stands in a document.", param.name, param.id)
        }
        Notice::Invalid { param, message, .. } => {
            format!("{} is not filled in, since what was typed will not do: {message}", param.name)
        }
        Notice::Narrower { part, still_granted, .. } => {
            let mut line = format!(
                "**Narrower than documented.** {} is switched off. {}",
                part.name,
                part.without.unwrap_or_default()
            );
            if !still_granted.is_empty() {
                let _ = write!(
                    line,
                    " Still granted by something else that was chosen: {}.",
                    still_granted.join(", ")
                );
            }
            line
        }
    }
}

fn principal(text: &mut String, composition: &Composition, plan: &Plan) {
    let Some(known) = plan.principal.get() else {
        return;
    };
    let _ = writeln!(text, "## {}\n\n{}\n\n{}\n", known.name, known.line, plan.fit.text);
    if !plan.documents.is_empty() {
        text.push_str("| document | statements | characters |\n|---|---:|---:|\n");
        for document in &plan.documents {
            let count = document.document.statements.len();
            let _ = writeln!(text, "| {}.json | {count} | {} |", document.name, number(document.size));
        }
        let _ = writeln!(text, "\n{}\n", checked(composition, plan));
        published(text, composition, plan.principal);
    }
    for policy in &plan.aws_managed {
        let _ = writeln!(text, "Attach AWS's own {}: `{}`. {}\n", policy.name, policy.arn, policy.line);
    }
    if !plan.documents.is_empty() {
        commands(text, plan, known.is_role);
    }
}

fn checked(composition: &Composition, plan: &Plan) -> String {
    match &plan.proof {
        Proof::Published => "These are the published policies, one document each.".to_owned(),
        Proof::Proven { .. } => format!(
            "Merged from {} published {} ({} characters), taken apart again and compared: the same grants, no more and no fewer.",
            plan.published_count,
            if plan.published_count == 1 { "policy" } else { "policies" },
            number(plan.published_size)
        ),
        Proof::Failed { why } => {
            debug_assert!(composition.selection.mode == Mode::Merged);
            format!("Merging could not be proven exact ({why}), so these are the published policies.")
        }
    }
}

fn published(text: &mut String, composition: &Composition, principal: PrincipalId) {
    text.push_str("Where each grant comes from:\n\n");
    for source in composition.sources.iter().filter(|s| s.principal == principal) {
        let policy = source.policy();
        let dated = policy.dated.map(|d| format!(", text of {d}")).unwrap_or_default();
        let carried = source
            .attached
            .carried_over
            .as_ref()
            .map(|c| format!(", carried over from {}", c.from))
            .unwrap_or_default();
        let _ = writeln!(text, "- [{}]({}){dated}{carried}", policy.name, policy.link);
    }
    text.push('\n');
}

fn commands(text: &mut String, plan: &Plan, role_only: bool) {
    text.push_str("Attach:\n\n```sh\n");
    for document in &plan.documents {
        let name = &document.name;
        if plan.kind.is_inline() {
            let (verb, flag) = match plan.kind {
                AttachmentKind::InlineUser => ("put-user-policy", "--user-name USER"),
                AttachmentKind::InlineGroup => ("put-group-policy", "--group-name GROUP"),
                AttachmentKind::Managed | AttachmentKind::InlineRole => {
                    ("put-role-policy", "--role-name ROLE")
                }
            };
            let _ = writeln!(
                text,
                "aws iam {verb} {flag} --policy-name {name} --policy-document file://{name}.json"
            );
        } else {
            let _ = writeln!(
                text,
                "aws iam create-policy --policy-name {name} --policy-document file://{name}.json"
            );
            let (verb, flag) = if role_only {
                ("attach-role-policy", "--role-name ROLE")
            } else {
                ("attach-user-policy", "--user-name USER")
            };
            let _ = writeln!(text, "aws iam {verb} {flag} --policy-arn arn:aws:iam::ACCOUNT:policy/{name}");
        }
    }
    text.push_str("```\n\n");
    if !plan.kind.is_inline() {
        let role = "For a role: `attach-role-policy --role-name ROLE` in place of `attach-user-policy --user-name USER`. ";
        let role = if role_only { "" } else { role };
        let _ = writeln!(
            text,
            "{role}Outside the `aws` partition the ARN begins otherwise, as with `arn:aws-us-gov:`.\n"
        );
    }
    text.push_str("Check:\n\n```sh\n");
    for document in &plan.documents {
        let _ = writeln!(
            text,
            "aws accessanalyzer validate-policy --policy-type IDENTITY_POLICY --policy-document file://{}.json",
            document.name
        );
    }
    let inputs: Vec<String> = plan.documents.iter().map(|d| format!("\"$(cat {}.json)\"", d.name)).collect();
    let _ = writeln!(
        text,
        "aws iam simulate-custom-policy --policy-input-list {} --action-names {}\n```\n",
        inputs.join(" "),
        to_simulate(plan).join(" ")
    );
}

/// A few actions that should come out as allowed: those granted on `*` without a condition, if any.
fn to_simulate(plan: &Plan) -> Vec<&str> {
    let statements = || plan.documents.iter().flat_map(|d| &d.document.statements);
    let open = statements().filter(|s| {
        s.conditions.is_empty() && s.resources.listed().is_some_and(|r| r.iter().any(|p| p.is_any()))
    });
    let actions: Vec<&str> = open
        .chain(statements())
        .filter_map(|s| s.actions.listed())
        .flatten()
        .filter(|a| !a.has_wildcard())
        .map(ActionPattern::as_str)
        .collect();
    actions.into_iter().take(SIMULATED).collect()
}

fn companions(text: &mut String, composition: &Composition) {
    if composition.companions.is_empty() {
        return;
    }
    text.push_str("## What goes with them\n\n");
    for filled in &composition.companions {
        let _ = writeln!(
            text,
            "- `{}`: {}. {}",
            filled.companion.file, filled.companion.title, filled.companion.line
        );
    }
    text.push('\n');
}
