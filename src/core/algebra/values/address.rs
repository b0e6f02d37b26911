//! IP addresses and ranges of them.

use std::net::IpAddr;

/// The two kinds of addresses. Neither ever matches the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// 32 bits.
    V4,
    /// 128 bits.
    V6,
}

/// An address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address {
    /// Its kind.
    pub family: Family,
    /// The address as a number.
    pub bits: u128,
}

/// The addresses of a CIDR block: from `first` to `last`, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AddressRange {
    /// The kind of the addresses.
    pub family: Family,
    /// The lowest address.
    pub first: u128,
    /// The highest one.
    pub last: u128,
}

impl Address {
    /// Reads an address.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text.parse().ok()? {
            IpAddr::V4(address) => Self { family: Family::V4, bits: u32::from(address).into() },
            IpAddr::V6(address) => Self { family: Family::V6, bits: address.into() },
        })
    }
}

impl AddressRange {
    /// Reads an address, or one with a prefix length: `203.0.113.0/24`. Without a prefix it is that one
    /// address, and what follows the prefix counts for nothing: `203.0.113.7/24` is the same range.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (address, prefix) = match text.split_once('/') {
            Some((address, prefix)) => (address, Some(prefix)),
            None => (text, None),
        };
        let Address { family, bits } = Address::parse(address)?;
        let width = match family {
            Family::V4 => 32,
            Family::V6 => 128,
        };
        let length = match prefix {
            None => width,
            Some(digits) if digits.bytes().all(|b| b.is_ascii_digit()) => digits.parse::<u32>().ok()?,
            Some(_) => return None,
        };
        let free = width.checked_sub(length)?;
        // The host's bits, all set; a shift by the whole width is none.
        let host = 1u128.checked_shl(free).map_or(u128::MAX, |bit| bit - 1);
        Some(Self { family, first: bits & !host, last: bits | host })
    }

    /// Whether an address lies in it.
    #[must_use]
    pub fn contains(&self, address: Address) -> bool {
        self.family == address.family && (self.first..=self.last).contains(&address.bits)
    }
}

#[cfg(test)]
mod tests {
    use super::{Address, AddressRange};

    #[test]
    fn ranges() {
        let rows = [
            ("inside", "203.0.113.0/24", "203.0.113.255", true),
            ("outside", "203.0.113.0/24", "203.0.114.0", false),
            ("host bits do not matter", "203.0.113.7/24", "203.0.113.1", true),
            ("one address", "203.0.113.7", "203.0.113.7", true),
            ("one address only", "203.0.113.7", "203.0.113.8", false),
            ("all of v4", "0.0.0.0/0", "255.255.255.255", true),
            ("v6 is not v4", "0.0.0.0/0", "::1", false),
            ("v4 is not v6", "::/0", "1.2.3.4", false),
            ("all of v6", "::/0", "ffff::1", true),
            ("v6 inside", "2001:db8::/32", "2001:DB8:0:1::1", true),
            ("v6 one address", "2001:db8::1", "2001:db8:0::1", true),
            ("v6 one address only", "2001:db8::1/128", "2001:db8::2", false),
        ];
        for (name, range, address, expected) in rows {
            let (range, address) = (AddressRange::parse(range).unwrap(), Address::parse(address).unwrap());
            assert_eq!(range.contains(address), expected, "{name}");
        }
    }

    #[test]
    fn no_ranges() {
        for text in
            ["", "1.2.3", "1.2.3.4/33", "::/129", "1.2.3.4/", "1.2.3.4/+8", "1.2.3.256", "*", "1.2.3.4/8/8"]
        {
            assert_eq!(AddressRange::parse(text), None, "{text}");
        }
        assert_eq!(Address::parse("1.2.3.4/32"), None);
    }
}
