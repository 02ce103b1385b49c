//! The values of all fluents, packed into words, each combination kept once.

use hashbrown::HashTable;

use crate::hash::{Map, map_bytes, of_words, table_bytes};
use crate::task::{Code, Constant, ENTITIES, Kind, Task};

/// Where one fluent stands in the words.
#[derive(Clone, Copy, Debug)]
pub struct Slot {
    /// Which word.
    pub word: u32,
    /// How far to the left of its lowest bit.
    pub shift: u32,
    /// As many ones as it has bits.
    pub ones: u64,
}

impl Slot {
    /// The code that stands in the words.
    #[inline]
    #[allow(clippy::cast_possible_truncation)] // a slot has at most 32 bits
    pub fn get(self, words: &[u64]) -> Code {
        ((words[self.word as usize] >> self.shift) & self.ones) as Code
    }

    /// Writes a code that `holds` it.
    #[inline]
    pub fn set(self, words: &mut [u64], code: Code) {
        let word = &mut words[self.word as usize];
        *word = (*word & !(self.ones << self.shift)) | (u64::from(code) << self.shift);
    }

    /// Whether a code has room here.
    #[inline]
    pub fn holds(self, code: Code) -> bool {
        u64::from(code) <= self.ones
    }
}

/// The slots of all fluents, first fit, and how many words they take.
pub fn layout(task: &Task) -> (Vec<Slot>, usize) {
    let entity = u32::BITS - (ENTITIES + u32::try_from(task.entities).unwrap_or(u32::MAX / 2)).leading_zeros();
    let (mut slots, mut word, mut used) = (Vec::with_capacity(task.kinds.len()), 0, 0);
    for kind in &task.kinds {
        let bits = match kind {
            Kind::Boolean => 1,
            Kind::Truth => 2,
            Kind::Number => u32::BITS,
            Kind::Entity => entity,
        };
        if used + bits > u64::BITS {
            (word, used) = (word + 1, 0);
        }
        slots.push(Slot { word, shift: used, ones: (1 << bits) - 1 });
        used += bits;
    }
    (slots, word as usize + 1)
}

/// The numbers that came up, each with its code.
#[derive(Default)]
pub struct Numbers {
    first: Code,
    all: Vec<f64>,
    codes: Map<u64, Code>,
}

impl Numbers {
    /// None yet; the first gets the code after the last entity.
    pub fn new(task: &Task) -> Self {
        let first = ENTITIES + u32::try_from(task.entities).unwrap_or(u32::MAX / 2);
        Numbers { first, ..Numbers::default() }
    }

    /// The code of a number; none when there are too many to tell apart.
    pub fn code(&mut self, number: f64) -> Option<Code> {
        if let Some(&code) = self.codes.get(&number.to_bits()) {
            return Some(code);
        }
        let code = u32::try_from(self.all.len()).ok().and_then(|n| self.first.checked_add(n))?;
        self.all.push(number);
        self.codes.insert(number.to_bits(), code);
        Some(code)
    }

    /// The code of a constant.
    pub fn constant(&mut self, constant: Constant) -> Option<Code> {
        match constant {
            Constant::Code(code) => Some(code),
            Constant::Number(number) => self.code(number),
        }
    }

    /// The number that a code stands for, if it stands for one.
    #[inline]
    pub fn number(&self, code: Code) -> Option<f64> {
        code.checked_sub(self.first).and_then(|i| self.all.get(i as usize).copied())
    }

    /// Bytes taken.
    pub fn bytes(&self) -> usize {
        self.all.capacity() * 8 + map_bytes(&self.codes)
    }
}

/// All combinations of values that occur.
pub struct Values {
    words: Vec<u64>,
    stride: usize,
    index: HashTable<u32>,
}

impl Values {
    /// None yet, each of so many words.
    pub fn new(stride: usize) -> Self {
        Values { words: Vec::new(), stride, index: HashTable::new() }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.words.len() / self.stride
    }

    /// The words of one.
    #[inline]
    pub fn words(&self, id: u32) -> &[u64] {
        let at = id as usize * self.stride;
        &self.words[at..at + self.stride]
    }

    /// The number of a combination, which is kept if it is new.
    pub fn intern(&mut self, words: &[u64]) -> u32 {
        let (stride, all) = (self.stride, &self.words);
        let same = |&id: &u32| &all[id as usize * stride..(id as usize + 1) * stride] == words;
        if let Some(&id) = self.index.find(of_words(words), same) {
            return id;
        }
        #[allow(clippy::cast_possible_truncation)] // memory ends long before
        let id = self.count() as u32;
        self.words.extend_from_slice(words);
        let all = &self.words;
        self.index.insert_unique(of_words(words), id, |&other| {
            of_words(&all[other as usize * stride..(other as usize + 1) * stride])
        });
        id
    }

    /// Bytes taken.
    pub fn bytes(&self) -> usize {
        self.words.capacity() * 8 + table_bytes(self.index.capacity(), 4)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tiny::{COINS, DOOR, GIFT, task};

    #[test]
    fn each_fluent_has_bits_of_its_own() {
        let (slots, words) = layout(&task());
        let mut row = vec![0; words];
        slots[COINS].set(&mut row, u32::MAX);
        slots[DOOR].set(&mut row, 1);
        assert_eq!([DOOR, GIFT, COINS].map(|f| slots[f].get(&row)), [1, 0, u32::MAX]);
        slots[COINS].set(&mut row, 7);
        slots[DOOR].set(&mut row, 0);
        assert_eq!([DOOR, GIFT, COINS].map(|f| slots[f].get(&row)), [0, 0, 7]);
    }

    #[test]
    fn a_slot_holds_no_code_beyond_its_bits() {
        let (slots, _) = layout(&task());
        assert!(slots[DOOR].holds(1) && !slots[DOOR].holds(2) && slots[COINS].holds(u32::MAX));
    }

    #[test]
    fn a_combination_is_kept_once() {
        let mut values = Values::new(2);
        let ids: Vec<u32> = (0..100).map(|i| values.intern(&[i % 10, i / 50])).collect();
        assert_eq!(values.count(), 20);
        assert_eq!(ids[3], values.intern(&[3, 0]));
        assert_eq!(values.words(ids[57]), [7, 1]);
    }

    #[test]
    fn a_number_has_one_code_after_all_entities() {
        let mut numbers = Numbers::new(&task());
        let code = numbers.code(2.5).expect("it is the first");
        assert_eq!((numbers.code(2.5), numbers.number(code)), (Some(code), Some(2.5)));
        assert_eq!((code, numbers.number(code - 1)), (ENTITIES + 3, None));
    }
}
