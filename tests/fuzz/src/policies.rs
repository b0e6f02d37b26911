//! Policies made of bytes: each byte chooses, so that the fuzzer changes meaning and not commas.

use libfuzzer_sys::arbitrary::{Result, Unstructured};
use palette_iam_composer::core::policy::{Statement, wire};
use serde_json::{Map, Value, json};

const SERVICES: &[&str] = &["s3", "S3", "ec2", "iam", "made"];
const NAMES: &[&str] =
    &["Get", "get", "Put", "Object", "OBJECT", "Bucket", "List", "*", "?", "**", "*?", "", "A", "B"];
const FIELDS: &[&str] = &["", "*", "aws", "eu", "1", "?", "e*", "*u"];
const PATHS: &[&str] =
    &["a", "b", "/", "*", "?", ":", "*/", "${aws:username}", "${*}", "${aws:PrincipalTag/x, 'y'}", "é"];
const OPERATORS: &[&str] = &[
    "StringEquals",
    "StringNotEquals",
    "StringLike",
    "StringNotLike",
    "StringEqualsIgnoreCase",
    "StringEqualsIfExists",
    "StringNotEqualsIfExists",
    "ForAllValues:StringLike",
    "ForAllValues:StringNotEquals",
    "ForAnyValue:StringEquals",
    "ForAnyValue:StringNotLike",
    "ArnLike",
    "ArnNotEquals",
    "Null",
    "Bool",
    "NumericLessThan",
    "NumericGreaterThanEquals",
    "NumericNotEquals",
    "DateLessThan",
    "IpAddress",
    "NotIpAddress",
];
const KEYS: &[&str] = &["aws:a", "AWS:A", "aws:TagKeys", "aws:ResourceTag/x", "s3:prefix", "aws:SourceIp"];
const VALUES: &[&str] = &[
    "",
    "1",
    "2",
    "1*",
    "*",
    "?",
    "true",
    "false",
    "10.0",
    "10.0.0.0/8",
    "10.1.2.3",
    "2020-01-01T00:00:00Z",
    "1577836800",
    "arn:aws:iam::1:role/*",
    "${aws:username}",
];

/// The statements of one policy, at most six.
///
/// # Errors
/// When the bytes run out.
pub fn statements(bytes: &mut Unstructured<'_>) -> Result<Vec<Statement>> {
    let count = bytes.int_in_range(0..=6)?;
    let statements = (0..count).map(|_| statement(bytes)).collect::<Result<Vec<_>>>()?;
    let text = json!({"Version": "2012-10-17", "Statement": statements}).to_string();
    // The reader may refuse what IAM would: that is no policy.
    Ok(wire::parse(&text).map(|document| document.statements).unwrap_or_default())
}

fn statement(bytes: &mut Unstructured<'_>) -> Result<Value> {
    let mut map = Map::new();
    let effect = if bytes.ratio(1, 4)? { "Deny" } else { "Allow" };
    map.insert("Effect".to_owned(), effect.into());
    let name = if bytes.ratio(1, 8)? { "NotAction" } else { "Action" };
    map.insert(name.to_owned(), list(bytes, action)?);
    let name = if bytes.ratio(1, 8)? { "NotResource" } else { "Resource" };
    map.insert(name.to_owned(), list(bytes, resource)?);
    if bytes.ratio(1, 3)? {
        map.insert("Condition".to_owned(), condition(bytes)?);
    }
    Ok(Value::Object(map))
}

fn list(
    bytes: &mut Unstructured<'_>,
    item: impl Fn(&mut Unstructured<'_>) -> Result<String>,
) -> Result<Value> {
    let count = bytes.int_in_range(1..=5)?;
    Ok((0..count).map(|_| item(bytes)).collect::<Result<Vec<_>>>()?.into())
}

fn joined(bytes: &mut Unstructured<'_>, pool: &[&str], most: usize) -> Result<String> {
    let count = bytes.int_in_range(1..=most)?;
    (0..count).map(|_| bytes.choose(pool).copied()).collect()
}

/// An action pattern.
///
/// # Errors
/// When the bytes run out.
pub fn action(bytes: &mut Unstructured<'_>) -> Result<String> {
    if bytes.ratio(1, 16)? {
        return Ok("*".to_owned());
    }
    Ok(format!("{}:{}", bytes.choose(SERVICES)?, joined(bytes, NAMES, 4)?))
}

/// A resource pattern.
///
/// # Errors
/// When the bytes run out.
pub fn resource(bytes: &mut Unstructured<'_>) -> Result<String> {
    if bytes.ratio(1, 4)? {
        return Ok("*".to_owned());
    }
    let mut arn = format!("arn:{}:{}", bytes.choose(&["aws", "*", "aws-cn"])?, bytes.choose(&["s3", "ec2"])?);
    if bytes.ratio(1, 16)? {
        return Ok(arn);
    }
    for field in [bytes.choose(FIELDS)?, bytes.choose(FIELDS)?, &joined(bytes, PATHS, 4)?.as_str()] {
        arn.push(':');
        arn.push_str(field);
    }
    Ok(arn)
}

fn condition(bytes: &mut Unstructured<'_>) -> Result<Value> {
    let mut operators = Map::new();
    for _ in 0..bytes.int_in_range(1..=3)? {
        let operator = (*bytes.choose(OPERATORS)?).to_owned();
        let key = (*bytes.choose(KEYS)?).to_owned();
        let values = list(bytes, |b| b.choose(VALUES).map(|v| (*v).to_owned()))?;
        let keys = operators.entry(operator).or_insert_with(|| json!({}));
        if let Value::Object(keys) = keys {
            keys.insert(key, values);
        }
    }
    Ok(Value::Object(operators))
}
