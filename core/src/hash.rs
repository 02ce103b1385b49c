//! A fast hash for keys of a few numbers. None of its results is seen outside: tables are only looked things up in.

use std::hash::{BuildHasherDefault, Hasher};

/// A map with the fast hash.
pub type Map<K, V> = hashbrown::HashMap<K, V, BuildHasherDefault<Mixer>>;

const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

/// One number mixed into a hash, by the two halves of a 128-bit product.
#[inline]
pub fn mix(hash: u64, number: u64) -> u64 {
    let product = u128::from(hash ^ number ^ 0x2545_F491_4F6C_DD1D) * u128::from(FACTOR);
    #[allow(clippy::cast_possible_truncation)] // the halves are what is wanted
    let (low, high) = (product as u64, (product >> 64) as u64);
    low ^ high
}

/// The hash of a slice of words.
#[inline]
pub fn of_words(words: &[u64]) -> u64 {
    words.iter().fold(FACTOR, |hash, &word| mix(hash, word))
}

/// The bytes that a table takes which has room for so many entries of a size: a power of two of places, one in eight
/// of them left free, and a byte more for each.
pub fn table_bytes(capacity: usize, entry: usize) -> usize {
    if capacity == 0 { 0 } else { (capacity * 8 / 7).next_power_of_two() * (entry + 1) }
}

/// The bytes that a map takes.
pub fn map_bytes<K, V>(map: &Map<K, V>) -> usize {
    table_bytes(map.capacity(), size_of::<(K, V)>())
}

/// A hasher for the standard traits.
#[derive(Default, Clone, Copy)]
pub struct Mixer(u64);

impl Hasher for Mixer {
    #[inline]
    fn finish(&self) -> u64 {
        self.0
    }

    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = mix(self.0, u64::from(byte));
        }
    }

    #[inline]
    fn write_u8(&mut self, number: u8) {
        self.0 = mix(self.0, u64::from(number));
    }

    #[inline]
    fn write_u16(&mut self, number: u16) {
        self.0 = mix(self.0, u64::from(number));
    }

    #[inline]
    fn write_u32(&mut self, number: u32) {
        self.0 = mix(self.0, u64::from(number));
    }

    #[inline]
    fn write_u64(&mut self, number: u64) {
        self.0 = mix(self.0, number);
    }

    #[inline]
    fn write_usize(&mut self, number: usize) {
        self.0 = mix(self.0, number as u64);
    }
}
