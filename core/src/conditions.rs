//! Conditions made ready to be asked often: comparisons of a fluent with a constant become a mask and a value.

use crate::task::{Code, Constant, Formula, Order, TRUE, Task};
use crate::values::{Numbers, Slot};

/// One comparison of a fluent with a constant.
#[derive(Clone, Copy, Debug)]
pub struct Test {
    word: u32,
    mask: u64,
    want: u64,
    equal: bool,
}

impl Test {
    /// Whether it holds of the words.
    #[inline]
    pub fn holds(&self, words: &[u64]) -> bool {
        (words[self.word as usize] & self.mask == self.want) == self.equal
    }
}

/// One comparison with its fluent, as the filing of events and the bound need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub struct Literal {
    pub fluent: u32,
    pub code: Code,
    pub equal: bool,
}

/// A conjunction: tests of the state itself, tests of what somebody believes there, and formulas of any other shape.
#[derive(Clone, Debug, Default)]
pub struct Condition {
    /// Holds nowhere.
    pub never: bool,
    /// Comparisons in the state itself.
    pub literals: Box<[Literal]>,
    tests: Box<[Test]>,
    /// Comparisons in somebody's mind.
    pub minds: Box<[(u32, Box<[Test]>)]>,
    /// The same as literals.
    pub minds_literals: Box<[(u32, Box<[Literal]>)]>,
    /// Formulas of any other shape.
    pub rest: Box<[u32]>,
}

impl Condition {
    /// Whether the part about the state itself holds.
    #[inline]
    pub fn local(&self, words: &[u64]) -> bool {
        !self.never && self.tests.iter().all(|t| t.holds(words))
    }

    /// Whether there is no other part.
    #[inline]
    pub fn is_local(&self) -> bool {
        self.minds.is_empty() && self.rest.is_empty()
    }

    /// Whether it holds everywhere.
    pub fn always(&self) -> bool {
        !self.never && self.tests.is_empty() && self.is_local()
    }
}

/// Makes conditions of formulas.
pub struct Conditions<'a> {
    task: &'a Task,
    slots: &'a [Slot],
    numbers: &'a mut Numbers,
}

#[derive(Default)]
struct Parts {
    never: bool,
    literals: Vec<Literal>,
    minds: Vec<(u32, Vec<Literal>)>,
    rest: Vec<u32>,
}

impl<'a> Conditions<'a> {
    /// Ready to make conditions for one task.
    pub fn new(task: &'a Task, slots: &'a [Slot], numbers: &'a mut Numbers) -> Self {
        Conditions { task, slots, numbers }
    }

    /// The condition that a formula is.
    pub fn of(&mut self, formula: u32) -> Condition {
        let mut parts = Parts::default();
        self.flatten(formula, &mut parts);
        let tests: Vec<Test> = parts.literals.iter().filter_map(|&l| self.test(l, &mut parts.never)).collect();
        let mut minds = Vec::new();
        for (who, literals) in &parts.minds {
            let tests: Box<[Test]> = literals.iter().filter_map(|&l| self.test(l, &mut parts.never)).collect();
            minds.push((*who, tests));
        }
        Condition {
            never: parts.never,
            literals: parts.literals.into(),
            tests: tests.into(),
            minds: minds.into(),
            minds_literals: parts.minds.into_iter().map(|(who, literals)| (who, literals.into())).collect(),
            rest: parts.rest.into(),
        }
    }

    fn flatten(&mut self, formula: u32, parts: &mut Parts) {
        match &self.task.formulas[formula as usize] {
            Formula::And(all) => {
                for &part in all {
                    self.flatten(part, parts);
                }
            }
            Formula::Constant(constant) => parts.never |= *constant != Constant::Code(TRUE),
            Formula::Believes(who, body) => match self.literals(*body) {
                Some(literals) => parts.minds.push((*who, literals)),
                None => parts.rest.push(formula),
            },
            _ => match (self.literal(formula), self.believed_literal(formula)) {
                (Some(literal), _) => parts.literals.push(literal),
                (_, Some((who, literal))) => parts.minds.push((who, vec![literal])),
                _ => parts.rest.push(formula),
            },
        }
    }

    /// The comparison of what somebody believes of a fluent with a constant that a formula is, if it is one.
    fn believed_literal(&mut self, formula: u32) -> Option<(u32, Literal)> {
        let Formula::Compare(order @ (Order::Equal | Order::Unequal), left, right) =
            self.task.formulas[formula as usize]
        else {
            return None;
        };
        let (Formula::Believes(who, body), Formula::Constant(constant)) =
            (&self.task.formulas[left as usize], &self.task.formulas[right as usize])
        else {
            return None;
        };
        let Formula::Fluent(fluent) = self.task.formulas[*body as usize] else { return None };
        let code = self.numbers.constant(*constant)?;
        Some((*who, Literal { fluent, code, equal: order == Order::Equal }))
    }

    /// The comparisons that a conjunction consists of, if it does.
    fn literals(&mut self, formula: u32) -> Option<Vec<Literal>> {
        match &self.task.formulas[formula as usize] {
            Formula::And(all) => {
                let parts: Option<Vec<_>> = all.iter().map(|&part| self.literals(part)).collect();
                Some(parts?.concat())
            }
            _ => Some(vec![self.literal(formula)?]),
        }
    }

    /// The comparison with a constant that a formula is, if it is one.
    pub fn literal(&mut self, formula: u32) -> Option<Literal> {
        match self.task.formulas[formula as usize] {
            Formula::Fluent(fluent) => Some(Literal { fluent, code: TRUE, equal: true }),
            Formula::Compare(order @ (Order::Equal | Order::Unequal), left, right) => {
                let (fluent, constant) = match (&self.task.formulas[left as usize], &self.task.formulas[right as usize])
                {
                    (Formula::Fluent(f), Formula::Constant(c)) | (Formula::Constant(c), Formula::Fluent(f)) => (*f, *c),
                    _ => return None,
                };
                let code = self.numbers.constant(constant)?;
                Some(Literal { fluent, code, equal: order == Order::Equal })
            }
            _ => None,
        }
    }

    /// The test of a comparison; none where it always holds.
    fn test(&self, literal: Literal, never: &mut bool) -> Option<Test> {
        let slot = self.slots[literal.fluent as usize];
        if !slot.holds(literal.code) {
            *never |= literal.equal;
            return None;
        }
        let want = u64::from(literal.code) << slot.shift;
        Some(Test { word: slot.word, mask: slot.ones << slot.shift, want, equal: literal.equal })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::task::read;
    use crate::tiny::{GUEST, World, document};
    use crate::values::layout;

    /// The condition that the last of some more formulas of the tiny world is.
    fn condition(more: &[serde_json::Value]) -> Condition {
        let mut document = document();
        let formulas = document["formulas"].as_array_mut().expect("formulas are a list");
        formulas.extend_from_slice(more);
        let last = u32::try_from(formulas.len() - 1).expect("there are few");
        let task = read(&document.to_string()).expect("it is a task");
        let (slots, mut numbers) = (layout(&task).0, Numbers::new(&task));
        Conditions::new(&task, &slots, &mut numbers).of(last)
    }

    #[test]
    fn what_is_true_holds_everywhere_and_what_is_false_nowhere() {
        assert!(condition(&[serde_json::json!(["and"])]).always());
        assert!(condition(&[serde_json::json!(["and", 2, 1])]).never);
    }

    #[test]
    fn a_value_that_a_fluent_cannot_have_is_never_equal_and_always_unequal() {
        let entity = serde_json::json!(["value", 4]);
        assert!(condition(&[entity.clone(), serde_json::json!(["==", 2, 17])]).never);
        assert!(condition(&[entity, serde_json::json!(["!=", 2, 17])]).always());
    }

    #[test]
    fn comparisons_in_a_mind_are_told_apart_from_those_in_the_state() {
        let both = condition(&[serde_json::json!(["and", 2, 8])]);
        assert_eq!((both.literals.len(), both.minds.len(), both.rest.len()), (1, 1, 0));
        assert_eq!(both.minds[0].0, GUEST);
        assert!(!both.is_local());
    }

    #[test]
    fn what_is_no_comparison_with_a_constant_is_left_as_it_is() {
        assert_eq!(&condition(&[serde_json::json!(["and", 2, 7, 16])]).rest[..], [16]);
        assert_eq!(&condition(&[serde_json::json!(["believes", 0, 8])]).rest[..], [17]);
    }

    #[test]
    fn masks_say_what_formulas_say() {
        let mut world = World::new();
        for events in [&[][..], &[0], &[0, 1], &[0, 2], &[2]] {
            let state = world.after(events);
            for formula in [2, 3, 7, 9] {
                let program = &world.program;
                let asked = program.condition(formula).clone();
                let holds = world.minds.holds(program, state, &asked);
                let value = world.minds.value(program, state, formula);
                assert_eq!(holds, value.map(|v| v == TRUE), "formula {formula} after {events:?}");
            }
        }
    }
}
