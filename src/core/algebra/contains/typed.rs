//! Comparisons of numbers, points in time, addresses, Booleans and bytes, and values to try them on.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::core::algebra::condition::stands;
use crate::core::algebra::values::{Address, AddressRange, Family, Instant, Number, boolean, bytes};
use crate::core::policy::{Comparison, Order};

/// Whether a request's value compares with a policy's.
pub(super) fn compare(comparison: Comparison, value: &str, own: &str) -> bool {
    match comparison {
        Comparison::Numeric(order) => ordered(Number::parse(value), Number::parse(own), order),
        Comparison::Date(order) => ordered(Instant::parse(value), Instant::parse(own), order),
        Comparison::Bool => boolean(value).is_some_and(|v| boolean(own) == Some(v)),
        Comparison::Binary => bytes(value).is_some_and(|v| bytes(own).as_ref() == Some(&v)),
        Comparison::IpAddress => match (Address::parse(value), AddressRange::parse(own)) {
            (Some(address), Some(range)) => range.contains(address),
            _ => false,
        },
        Comparison::StringEquals
        | Comparison::StringEqualsIgnoreCase
        | Comparison::StringLike
        | Comparison::Arn
        | Comparison::Null => false,
    }
}

fn ordered<T: Ord>(value: Option<T>, own: Option<T>, order: Order) -> bool {
    value.zip(own).is_some_and(|(value, own)| stands(value.cmp(&own), order))
}

/// Values at and between the points that a policy names. Between two neighbours nothing changes, so with
/// those of every policy in question these are enough.
pub(super) fn around(comparison: Comparison, named: &[String]) -> Vec<String> {
    match comparison {
        Comparison::Numeric(_) => numbers(named),
        Comparison::Date(_) => moments(named),
        Comparison::Bool => vec!["true".to_owned(), "false".to_owned()],
        Comparison::Binary => {
            // One that nobody names: longer than all that are.
            let longest = named.iter().map(String::len).max().unwrap_or_default();
            named.iter().cloned().chain(["eHh4".repeat(longest / 4 + 1)]).collect()
        }
        Comparison::IpAddress => addresses(named),
        Comparison::StringEquals
        | Comparison::StringEqualsIgnoreCase
        | Comparison::StringLike
        | Comparison::Arn
        | Comparison::Null => Vec::new(),
    }
}

/// Further digits than any number here has: added to one they give a number right beside it.
fn beside(number: &str, longest: usize) -> String {
    let point = if number.contains('.') { "" } else { "." };
    format!("{number}{point}{}1", "0".repeat(longest))
}

fn numbers(named: &[String]) -> Vec<String> {
    let plain = |n: &&String| Number::parse(n).is_some() && !n.contains(['e', 'E']);
    let longest = named.iter().map(String::len).max().unwrap_or_default();
    let zero = "0".to_owned();
    let mut found: Vec<String> = Vec::new();
    // Beside a number is further from zero: beyond it, and in the gap before the next one.
    for number in named.iter().filter(plain).chain([&zero]) {
        found.extend([number.clone(), beside(number, longest)]);
    }
    found.push(format!("-0.{}1", "0".repeat(longest)));
    found.push(format!("-1{}", "0".repeat(longest)));
    found.extend(named.iter().filter(|n| n.contains(['e', 'E'])).cloned());
    found
}

fn moments(named: &[String]) -> Vec<String> {
    let epochs: Vec<String> = named.iter().filter_map(|d| Instant::parse(d)?.epoch()).collect();
    let longest = epochs.iter().map(String::len).max().unwrap_or_default();
    let mut found = named.to_vec();
    found.extend(epochs.iter().map(|epoch| beside(epoch, longest)));
    found.push("0".to_owned());
    found
}

/// The ends of every range and their neighbours: ranges lie inside each other or apart, so what is left
/// of one when others are taken away begins at one of these.
fn addresses(named: &[String]) -> Vec<String> {
    let mut found: Vec<Address> = Vec::new();
    for range in named.iter().filter_map(|r| AddressRange::parse(r)) {
        let most = if range.family == Family::V4 { u128::from(u32::MAX) } else { u128::MAX };
        let (first, last) = (range.first, range.last);
        let neighbours = [Some(first), Some(last), first.checked_sub(1), last.checked_add(1)];
        let near = neighbours.into_iter().flatten().filter(|bits| *bits <= most);
        found.extend(near.map(|bits| Address { family: range.family, bits }));
    }
    found.push(Address { family: Family::V4, bits: 0 });
    found.push(Address { family: Family::V6, bits: 0 });
    found.iter().map(text).collect()
}

fn text(address: &Address) -> String {
    match address.family {
        Family::V4 => IpAddr::V4(Ipv4Addr::from(u32::try_from(address.bits).unwrap_or_default())).to_string(),
        Family::V6 => IpAddr::V6(Ipv6Addr::from(address.bits)).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::{around, compare};
    use crate::core::policy::{Comparison, Order};

    #[test]
    fn every_gap_between_numbers_has_a_value() {
        let named: Vec<String> = ["-5", "-3", "0.5", "10", "11"].map(str::to_owned).into();
        let values = around(Comparison::Numeric(Order::Equals), &named);
        let less = |a: &str, b: &str| compare(Comparison::Numeric(Order::LessThan), a, b);
        for pair in ["-5", "-3", "0.5", "10", "11"].windows(2) {
            assert!(values.iter().any(|v| less(pair[0], v) && less(v, pair[1])), "{pair:?} of {values:?}");
        }
        assert!(values.iter().any(|v| less(v, "-5")) && values.iter().any(|v| less("11", v)));
    }
}
