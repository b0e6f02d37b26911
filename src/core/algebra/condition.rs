//! One test of a condition: an operator, a key, values.
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>,
//! and for keys with several values
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html>

use std::cmp::Ordering;

use super::arn::{Arn, ArnTemplate};
use super::template::{Piece, Template, Token};
use super::values::{Address, AddressRange, Instant, Number, boolean, bytes};
use super::{Context, OpenRule, Verdict};
use crate::core::policy::{Comparison, ConditionKey, Operator, Order, SetOperator};

/// One operator on one key, its values read once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Test {
    name: String,
    operator: Option<Operator>,
    key: ConditionKey,
    values: Vec<String>,
    operands: Vec<Operand>,
}

/// A value of the policy, as its operator reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Operand {
    Text(Template),
    Arn(ArnTemplate),
    /// Fewer than six fields: no ARN matches it, and AWS leaves nothing open about that.
    NoArn,
    Number(Number),
    Instant(Instant),
    Boolean(bool),
    Bytes(Vec<u8>),
    Range(AddressRange),
    /// A variable where AWS's pages disagree whether it is one.
    Variable,
    /// Not of the operator's type: nothing matches it.
    Unreadable,
}

impl Test {
    /// Reads a test as it stands in a policy. An operator that IAM does not know never holds.
    #[must_use]
    pub fn new(operator: &str, key: &ConditionKey, values: &[String]) -> Self {
        let name = operator.to_owned();
        let operator = Operator::parse(operator);
        let operands = operator
            .map(|o| values.iter().map(|value| operand(o.comparison, value)).collect())
            .unwrap_or_default();
        Self { name, operator, key: key.clone(), values: values.to_vec(), operands }
    }

    /// The operator as it is written.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The operator; none where IAM does not know it.
    #[must_use]
    pub const fn operator(&self) -> Option<Operator> {
        self.operator
    }

    /// The key.
    #[must_use]
    pub const fn key(&self) -> &ConditionKey {
        &self.key
    }

    /// The policy's values.
    #[must_use]
    pub fn values(&self) -> &[String] {
        &self.values
    }

    /// Whether it holds for a request.
    #[must_use]
    pub fn holds_for(&self, context: &Context) -> Verdict {
        self.holds(context.given(&self.key), context)
    }

    /// Whether it holds when its key has these values; none for a missing key. The context gives the
    /// variables in the policy's values what they stand for.
    #[must_use]
    pub fn holds(&self, given: Option<&[String]>, context: &Context) -> Verdict {
        let Some(operator) = self.operator else {
            return Verdict { holds: false, open: Some(OpenRule::UnknownOperator) };
        };
        let values = given.unwrap_or_default();
        if operator.comparison == Comparison::Null {
            Verdict::certain(self.holds_null(operator.set, values.is_empty()))
        } else if self.operands.is_empty() {
            without_operands(operator, values.is_empty())
        } else if values.is_empty() {
            missing(operator, given.is_some())
        } else {
            self.present(operator, values, context)
        }
    }

    /// `Null` asks whether the key is missing. Every one of no values is missing, and so is no one of them.
    fn holds_null(&self, set: Option<SetOperator>, missing: bool) -> bool {
        match set {
            Some(SetOperator::ForAllValues) => true,
            Some(SetOperator::ForAnyValue) => false,
            None => self.operands.contains(&Operand::Boolean(missing)),
        }
    }

    fn present(&self, operator: Operator, values: &[String], context: &Context) -> Verdict {
        let each = || values.iter().map(|value| self.one(operator, value, context));
        match (operator.set, values) {
            (None, [value]) => self.one(operator, value, context),
            // AWS asks for a set operator where a key can have several values.
            (None, _) => Verdict { holds: false, open: operator.negated.then_some(OpenRule::SeveralValues) },
            (Some(SetOperator::ForAnyValue), _) => Verdict::any(each()),
            (Some(SetOperator::ForAllValues), _) => {
                let verdict = Verdict::all(each());
                let empty = !verdict.holds && values.iter().all(String::is_empty);
                Verdict { open: verdict.open.or(empty.then_some(OpenRule::EmptyTexts)), ..verdict }
            }
        }
    }

    /// A single value: some of the policy's values must match it, or none for a negated operator.
    fn one(&self, operator: Operator, value: &str, context: &Context) -> Verdict {
        let admitted = self.admits(operator.comparison, value, context);
        let open = self.open(operator, value, admitted, context);
        Verdict { holds: admitted != operator.negated, open }
    }

    /// Whether some of the policy's values match a value, whatever the operator makes of it.
    fn admits(&self, comparison: Comparison, value: &str, context: &Context) -> bool {
        let any = |matches: &dyn Fn(&Operand) -> bool| self.operands.iter().any(matches);
        match comparison {
            Comparison::StringEquals | Comparison::StringLike => {
                any(&|o| matches!(o, Operand::Text(template) if template.matches(value, context)))
            }
            Comparison::StringEqualsIgnoreCase => {
                any(&|o| matches!(o, Operand::Text(template) if same_letters(template, value, context)))
            }
            Comparison::Arn => Arn::split(value).is_some_and(|arn| {
                any(&|o| matches!(o, Operand::Arn(template) if template.matches(&arn, context)))
            }),
            Comparison::Numeric(order) => Number::parse(value).is_some_and(|number| {
                any(&|o| matches!(o, Operand::Number(bound) if stands(number.cmp(bound), order)))
            }),
            Comparison::Date(order) => Instant::parse(value).is_some_and(|instant| {
                any(&|o| matches!(o, Operand::Instant(bound) if stands(instant.cmp(bound), order)))
            }),
            Comparison::Bool => {
                boolean(value).is_some_and(|flag| self.operands.contains(&Operand::Boolean(flag)))
            }
            Comparison::Binary => {
                bytes(value).is_some_and(|bytes| self.operands.contains(&Operand::Bytes(bytes)))
            }
            Comparison::IpAddress => Address::parse(value).is_some_and(|address| {
                any(&|o| matches!(o, Operand::Range(range) if range.contains(address)))
            }),
            // Never asked for: `Null` looks at no value.
            Comparison::Null => false,
        }
    }

    /// What AWS leaves open about a single value, where it matters.
    fn open(&self, operator: Operator, value: &str, admitted: bool, context: &Context) -> Option<OpenRule> {
        if matches!(operator.comparison, Comparison::Date(_)) {
            let years = self.values.iter().any(|v| Instant::is_year(v));
            if years || Instant::is_year(value) {
                return Some(OpenRule::YearOrEpoch);
            }
        }
        let of_variables = || {
            self.operands.iter().find_map(|operand| match operand {
                Operand::Text(template) => template.open(context),
                Operand::Arn(arn) => arn.fields().iter().find_map(|field| field.open(context)),
                Operand::Variable => Some(OpenRule::VariableInBool),
                _ => None,
            })
        };
        let unreadable =
            || operator.negated && (!readable(operator.comparison, value) || self.has_unreadable());
        match (of_variables(), admitted) {
            // A match stays one, unless it came by the variable itself.
            (Some(OpenRule::VariableOfSeveral | OpenRule::VariableInBool) | None, true) => None,
            (Some(rule), _) => Some(rule),
            (None, false) => unreadable().then_some(OpenRule::Unreadable),
        }
    }

    fn has_unreadable(&self) -> bool {
        self.operands.contains(&Operand::Unreadable)
    }
}

fn operand(comparison: Comparison, value: &str) -> Operand {
    let read = match comparison {
        Comparison::StringEquals | Comparison::StringEqualsIgnoreCase => {
            Some(Operand::Text(Template::literal_with_variables(value)))
        }
        Comparison::StringLike => Some(Operand::Text(Template::parse(value))),
        Comparison::Arn => Some(ArnTemplate::exact(value).map_or(Operand::NoArn, Operand::Arn)),
        Comparison::Numeric(_) => Number::parse(value).map(Operand::Number),
        Comparison::Date(_) => Instant::parse(value).map(Operand::Instant),
        Comparison::Bool | Comparison::Null => boolean(value).map(Operand::Boolean),
        Comparison::Binary => bytes(value).map(Operand::Bytes),
        Comparison::IpAddress => AddressRange::parse(value).map(Operand::Range),
    };
    let has_variable = || {
        let template = Template::literal_with_variables(value);
        template.pieces().iter().any(|piece| matches!(piece, Piece::Variable { .. }))
    };
    match read {
        Some(operand) => operand,
        None if comparison == Comparison::Bool && has_variable() => Operand::Variable,
        None => Operand::Unreadable,
    }
}

/// Whether a request's value is of an operator's type. Every text is a string, and what is no ARN
/// matches none, for certain.
fn readable(comparison: Comparison, value: &str) -> bool {
    match comparison {
        Comparison::Numeric(_) => Number::parse(value).is_some(),
        Comparison::Date(_) => Instant::parse(value).is_some(),
        Comparison::IpAddress => Address::parse(value).is_some(),
        _ => true,
    }
}

fn same_letters(template: &Template, value: &str, context: &Context) -> bool {
    let Some(tokens) = template.tokens(context) else { return false };
    let letters = tokens.iter().filter_map(|token| match token {
        Token::Char(c) => Some(*c),
        Token::One | Token::Any => None,
    });
    letters.flat_map(char::to_lowercase).eq(value.chars().flat_map(char::to_lowercase))
}

/// Whether a request's value stands to a policy's as the operator wants.
pub(super) const fn stands(found: Ordering, wanted: Order) -> bool {
    match wanted {
        Order::Equals => found.is_eq(),
        Order::LessThan => found.is_lt(),
        Order::LessThanEquals => found.is_le(),
        Order::GreaterThan => found.is_gt(),
        Order::GreaterThanEquals => found.is_ge(),
    }
}

/// A key that is not there, or has an empty list.
const fn missing(operator: Operator, empty: bool) -> Verdict {
    let plain_like = matches!(operator.comparison, Comparison::StringLike) && !operator.if_exists;
    let open = match operator.set {
        Some(SetOperator::ForAnyValue) if operator.if_exists => Some(OpenRule::AnyValueIfExists),
        Some(SetOperator::ForAllValues) if plain_like && operator.negated && !empty => {
            Some(OpenRule::AllValuesNotLike)
        }
        None if empty && (operator.negated || operator.if_exists) => Some(OpenRule::EmptyKey),
        _ => None,
    };
    Verdict { holds: operator.holds_when_missing(), open }
}

/// An empty list in the policy.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html>
/// says that `ForAllValues` and `IfExists` then hold only when the key is missing, and `ForAnyValue` never.
const fn without_operands(operator: Operator, missing: bool) -> Verdict {
    match operator.set {
        Some(SetOperator::ForAllValues) => Verdict::certain(missing),
        Some(SetOperator::ForAnyValue) if operator.if_exists && missing => {
            Verdict { holds: false, open: Some(OpenRule::NoValues) }
        }
        Some(SetOperator::ForAnyValue) => Verdict::certain(false),
        None if operator.if_exists => Verdict::certain(missing),
        None if operator.negated => Verdict { holds: false, open: Some(OpenRule::NoValues) },
        None => Verdict::certain(false),
    }
}
