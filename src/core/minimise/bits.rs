//! A set of small numbers, one bit each.

use std::cmp::Ordering;

/// A set of numbers below a size that is fixed when it is made. Sets that meet must be of one size.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bits(Box<[u64]>);

impl Bits {
    /// The empty set, with room for the numbers below `size`.
    pub fn new(size: usize) -> Self {
        Self(vec![0; size.div_ceil(64)].into())
    }

    /// Every number below `size`.
    pub fn full(size: usize) -> Self {
        let mut all = Self::new(size);
        (0..size).for_each(|i| all.insert(i));
        all
    }

    /// Puts a number in.
    pub fn insert(&mut self, i: usize) {
        if let Some(word) = self.0.get_mut(i / 64) {
            *word |= 1 << (i % 64);
        }
    }

    /// Takes a number out.
    pub fn remove(&mut self, i: usize) {
        if let Some(word) = self.0.get_mut(i / 64) {
            *word &= !(1 << (i % 64));
        }
    }

    /// Whether a number is in it.
    pub fn has(&self, i: usize) -> bool {
        self.0.get(i / 64).is_some_and(|word| word & (1 << (i % 64)) != 0)
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|&word| word == 0)
    }

    /// How many numbers are in it.
    pub fn len(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether everything in it is in `other` too.
    pub fn is_within(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).all(|(a, b)| a & !b == 0)
    }

    /// Whether something is in both.
    pub fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(a, b)| a & b != 0)
    }

    /// How many numbers are in both.
    pub fn common(&self, other: &Self) -> usize {
        self.0.iter().zip(&other.0).map(|(a, b)| (a & b).count_ones() as usize).sum()
    }

    /// Adds everything that is in `other`.
    pub fn unite(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a |= b);
    }

    /// Keeps only what is in `other` too.
    pub fn intersect(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a &= b);
    }

    /// Takes out everything that is in `other`.
    pub fn subtract(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a &= !b);
    }

    /// The numbers, from the smallest.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().enumerate().flat_map(|(i, &word)| {
            let mut rest = word;
            std::iter::from_fn(move || {
                let bit = (rest != 0).then(|| rest.trailing_zeros() as usize)?;
                rest &= rest - 1;
                Some(i * 64 + bit)
            })
        })
    }

    /// Larger sets first.
    pub fn larger_first(&self, other: &Self) -> Ordering {
        other.len().cmp(&self.len())
    }
}

#[cfg(test)]
mod tests {
    use super::Bits;

    #[test]
    fn sets_of_numbers() {
        let mut a = Bits::new(130);
        [0, 63, 64, 129].into_iter().for_each(|i| a.insert(i));
        assert_eq!(a.iter().collect::<Vec<_>>(), [0, 63, 64, 129]);
        assert_eq!((a.len(), a.has(64), a.has(65)), (4, true, false));
        let mut b = Bits::full(130);
        assert!(a.is_within(&b) && !b.is_within(&a) && a.meets(&b));
        assert_eq!(a.common(&b), 4);
        b.subtract(&a);
        assert!(!a.meets(&b) && b.len() == 126);
        a.remove(0);
        b.intersect(&a);
        assert!(b.is_empty());
        b.unite(&a);
        assert_eq!(b, a);
    }
}
