//! One request against policies.
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html>: a statement
//! that denies wins; else one that allows; else the request is denied for want of one.

use std::sync::Arc;

use super::arn::{Arn, FIELDS, ResourceMatch, ResourceTemplate};
use super::condition::Test;
use super::template::{Template, Token, matches, wildcards};
use super::{Context, OpenRule, Request, Verdict};
use crate::core::policy::{ActionPattern, Clause, Document, Effect, ResourcePattern, Statement};
use crate::core::sorted;

/// What policies say of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Decision {
    /// A statement allows it, and none denies it.
    Allowed,
    /// A statement denies it.
    ExplicitDeny,
    /// No statement speaks of it.
    ImplicitDeny,
}

/// What policies say of a request, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluation {
    /// The answer.
    pub decision: Decision,
    /// Every statement of every policy, in order.
    pub trace: Vec<StatementTrace>,
    /// What AWS leaves open and the answer hangs on; empty where it is certain.
    pub open: Vec<OpenRule>,
    /// What is true of the action whatever the policies say.
    pub note: Option<&'static str>,
}

/// What one statement says of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementTrace {
    /// Which policy, counted from 0.
    pub policy: usize,
    /// Which statement of it, counted from 0.
    pub statement: usize,
    /// Its Sid, if it has one.
    pub sid: Option<Arc<str>>,
    /// What it does with what it matches.
    pub effect: Effect,
    /// The first thing that does not match; none where the statement matches.
    pub failed: Option<Failed>,
    /// The tests of its condition, where action and resource match.
    pub conditions: Vec<TestTrace>,
    /// What AWS leaves open and whether the statement matches hangs on.
    pub open: Vec<OpenRule>,
}

/// The element of a statement that does not match a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Failed {
    /// `Action` or `NotAction`.
    Action,
    /// `Resource` or `NotResource`.
    Resource,
    /// `Condition`.
    Conditions,
}

/// How one test of a condition went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestTrace {
    /// The test.
    pub test: Arc<Test>,
    /// What the request has for its key; none where it is missing.
    pub given: Option<Vec<String>>,
    /// Whether it holds.
    pub verdict: Verdict,
}

/// Policies, read once for many requests.
#[derive(Debug, Clone)]
pub struct Compiled {
    statements: Vec<Rule>,
}

/// `sts:GetCallerIdentity` needs no permission:
/// <https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html>
const CALLER_IDENTITY: &str = "sts:GetCallerIdentity needs no permission, and no policy can deny it";

/// What policies say of a request, and why. [`Compiled`] does it for many requests.
#[must_use]
pub fn evaluate(policies: &[Document], request: &Request) -> Evaluation {
    Compiled::new(policies).evaluate(request)
}

impl StatementTrace {
    /// Whether the statement matches the request.
    #[must_use]
    pub const fn matched(&self) -> bool {
        self.failed.is_none()
    }
}

impl Compiled {
    /// Reads the policies of one principal.
    #[must_use]
    pub fn new(policies: &[Document]) -> Self {
        let numbered = policies.iter().enumerate();
        let statements = numbered.flat_map(|(policy, document)| {
            let numbered = document.statements.iter().enumerate();
            numbered.map(move |(place, statement)| Rule::new(policy, place, statement))
        });
        Self { statements: statements.collect() }
    }

    /// What the policies say of a request, without saying why.
    #[must_use]
    pub fn decide(&self, request: &Request) -> Decision {
        let asked = Asked::of(request);
        let mut decision = Decision::ImplicitDeny;
        for rule in &self.statements {
            // Another statement that allows changes nothing.
            if (rule.effect == Effect::Allow && decision == Decision::Allowed) || !rule.matches(&asked) {
                continue;
            }
            match rule.effect {
                Effect::Deny => return Decision::ExplicitDeny,
                Effect::Allow => decision = Decision::Allowed,
            }
        }
        decision
    }

    /// What the policies say of a request, and why.
    #[must_use]
    pub fn evaluate(&self, request: &Request) -> Evaluation {
        let asked = Asked::of(request);
        let trace: Vec<StatementTrace> = self.statements.iter().map(|rule| rule.trace(&asked)).collect();
        let some = |effect| trace.iter().any(|t| t.effect == effect && t.matched());
        let decision = match (some(Effect::Deny), some(Effect::Allow)) {
            (true, _) => Decision::ExplicitDeny,
            (false, true) => Decision::Allowed,
            (false, false) => Decision::ImplicitDeny,
        };
        let note = (asked.action == "sts:getcalleridentity").then_some(CALLER_IDENTITY);
        Evaluation { decision, open: hangs_on(&trace), trace, note }
    }
}

/// The open rules that could make the decision another one.
fn hangs_on(trace: &[StatementTrace]) -> Vec<OpenRule> {
    let of = |effect| trace.iter().filter(move |t| t.effect == effect);
    let certain = |effect| of(effect).any(|t| t.matched() && t.open.is_empty());
    if certain(Effect::Deny) {
        return Vec::new();
    }
    let mut open: Vec<OpenRule> = of(Effect::Deny).flat_map(|t| t.open.iter().copied()).collect();
    if !certain(Effect::Allow) {
        open.extend(of(Effect::Allow).flat_map(|t| t.open.iter().copied()));
    }
    sorted::sort_and_dedup(&mut open);
    open
}

/// A request, taken apart once for all statements.
struct Asked<'a> {
    action: String,
    arn: Option<Arn<'a>>,
    context: &'a Context,
}

impl<'a> Asked<'a> {
    fn of(request: &'a Request) -> Self {
        Self {
            action: request.action.to_ascii_lowercase(),
            arn: Arn::split(&request.resource),
            context: &request.context,
        }
    }
}

/// A statement, read once.
#[derive(Debug, Clone)]
struct Rule {
    policy: usize,
    statement: usize,
    sid: Option<Arc<str>>,
    effect: Effect,
    actions: Actions,
    resources: Resources,
    tests: Vec<Arc<Test>>,
}

impl Rule {
    fn new(policy: usize, place: usize, statement: &Statement) -> Self {
        let tests = statement.conditions.iter().flat_map(|(operator, keys)| {
            keys.iter().map(move |(key, values)| Arc::new(Test::new(operator, key, &values.items)))
        });
        Self {
            policy,
            statement: place,
            sid: statement.sid.as_deref().map(Arc::from),
            effect: statement.effect,
            actions: Actions::new(&statement.actions),
            resources: Resources::new(&statement.resources),
            tests: tests.collect(),
        }
    }

    fn matches(&self, asked: &Asked) -> bool {
        self.actions.matches(&asked.action)
            && self.resources.matches(asked).holds
            && self.tests.iter().all(|test| test.holds_for(asked.context).holds)
    }

    fn trace(&self, asked: &Asked) -> StatementTrace {
        let mut trace = StatementTrace {
            policy: self.policy,
            statement: self.statement,
            sid: self.sid.clone(),
            effect: self.effect,
            failed: None,
            conditions: Vec::new(),
            open: Vec::new(),
        };
        if !self.actions.matches(&asked.action) {
            trace.failed = Some(Failed::Action);
            return trace;
        }
        let resource = self.resources.matches(asked);
        if !resource.holds && resource.open.is_none() {
            trace.failed = Some(Failed::Resource);
            return trace;
        }
        let conditions: Vec<TestTrace> = self.tests.iter().map(|test| run(test, asked.context)).collect();
        let verdicts = || conditions.iter().map(|c| c.verdict).chain([resource]);
        if !verdicts().any(|v| !v.holds && v.open.is_none()) {
            trace.open = verdicts().filter_map(|v| v.open).collect();
            sorted::sort_and_dedup(&mut trace.open);
        }
        if !resource.holds {
            trace.failed = Some(Failed::Resource);
            return trace;
        }
        if conditions.iter().any(|c| !c.verdict.holds) {
            trace.failed = Some(Failed::Conditions);
        }
        trace.conditions = conditions;
        trace
    }
}

fn run(test: &Arc<Test>, context: &Context) -> TestTrace {
    TestTrace {
        test: Arc::clone(test),
        given: context.given(test.key()).map(<[String]>::to_vec),
        verdict: test.holds_for(context),
    }
}

/// An `Action` or `NotAction` element. Without regard to case, all in lower case.
#[derive(Debug, Clone)]
struct Actions {
    not: bool,
    /// Those without a wildcard, sorted.
    names: Vec<String>,
    patterns: Vec<Vec<Token>>,
}

impl Actions {
    fn new(clause: &Clause<ActionPattern>) -> Self {
        let mut names = Vec::new();
        let mut patterns = Vec::new();
        for pattern in &clause.entries().items {
            if pattern.has_wildcard() {
                patterns.push(wildcards(pattern.folded()));
            } else {
                names.push(pattern.folded().to_owned());
            }
        }
        sorted::sort_and_dedup(&mut names);
        Self { not: matches!(clause, Clause::NotIn(_)), names, patterns }
    }

    fn matches(&self, action: &str) -> bool {
        let listed = self.names.binary_search_by(|name| name.as_str().cmp(action)).is_ok()
            || self.patterns.iter().any(|pattern| matches(pattern, action));
        listed != self.not
    }
}

/// A `Resource` or `NotResource` element.
#[derive(Debug, Clone)]
struct Resources {
    not: bool,
    entries: Vec<ResourceTemplate>,
}

impl Resources {
    fn new(clause: &Clause<ResourcePattern>) -> Self {
        let entries = clause.entries().items.iter().map(|pattern| ResourceTemplate::parse(pattern.as_str()));
        Self { not: matches!(clause, Clause::NotIn(_)), entries: entries.collect() }
    }

    fn matches(&self, asked: &Asked) -> Verdict {
        let listed = Verdict::any(self.entries.iter().map(|entry| covers(entry, asked)));
        if self.not { listed.negated() } else { listed }
    }
}

/// Whether an entry matches what is asked for, and what that hangs on.
fn covers(entry: &ResourceTemplate, asked: &Asked) -> Verdict {
    let found = entry.matches(asked.arn.as_ref(), asked.context);
    let open = match (entry, found) {
        (_, ResourceMatch::OnlyAcrossFields) => Some(OpenRule::AcrossFields),
        (ResourceTemplate::Arn(arn), _) if asked.arn.is_some() => {
            let fields = arn.fields();
            let early = fields.iter().take(FIELDS - 1).any(Template::has_variable);
            let of_variables = || fields.iter().find_map(|field| field.open(asked.context));
            if early && found == ResourceMatch::Yes {
                Some(OpenRule::VariableBeforeResource)
            } else {
                of_variables()
            }
        }
        _ => None,
    };
    Verdict { holds: found == ResourceMatch::Yes, open }
}
