//! Drafts: states in the making, from an event to what everybody believes after it.
//!
//! `Acted` has the values after an event, and finds each belief when it is asked for: whoever notices the event lives
//! through it in their own mind, put right first where it surprises them (`Corrected`), and explicit effects on beliefs
//! come on top. `Settled` is a draft after its rules. A draft may lead back to itself, as beliefs do: each is made once
//! in a `Step`, and when all are known they become states. The meaning is that of `src/pasdedeux/model/drafts.py`.

use hashbrown::HashTable;

use crate::conditions::Condition;
use crate::hash::{Map, mix};
use crate::minds::{Answer, Minds, Trouble};
use crate::program::{Filing, Path, Program, Source};
use crate::states::{BEYOND, Link, MOST, Member, SELF, components};
use crate::task::{Code, Kind, NOTHING, Order, UNKNOWN};

/// More firings of rules than this after one event, in all minds together, are a loop; fewer will do under Miri, which
/// takes a thousand times as long.
const FIRINGS: u32 = if cfg!(miri) { 100 } else { 10_000 };

/// Beliefs that are found for other beliefs, by recursion: minds within minds, and the rules in each.
const DEEPEST: u32 = 1_500;

/// A belief that was not asked for yet, and one that is being found.
const UNASKED: u32 = u32::MAX - 2;
const UNDERWAY: u32 = u32::MAX - 3;

/// Chains of minds within minds up to this length are followed by recursion.
const LONG: u32 = 100;

/// Something put right in a mind: who believes that who believes ..., the fluent, its value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Correction {
    path: Path,
    fluent: u32,
    code: Code,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Shape {
    /// After a deed.
    Acted(u32),
    /// A mind of somebody with some facts put right.
    Corrected(u32),
    /// After its rules: what they left.
    Settled(u32),
}

#[derive(Clone, Copy, Debug)]
struct Draft {
    shape: Shape,
    base: u32,
    /// A number of values, or `MOST` and a place among the words of the step.
    values: u32,
    /// A range of `changed`: the fluents that may differ from the settled state that this was drafted from.
    changed: (u32, u32),
    /// A range of `corrections`: what the deed tells, by its paths; or what was put right.
    said: (u32, u32),
}

/// Who of those that might notice an open event does.
#[derive(Clone, Copy)]
struct Seeing {
    openly: bool,
    notices: u32,
    secretly: Option<u32>,
    needed: u32,
}

/// The drafts of one event.
pub struct Step {
    characters: usize,
    drafts: Vec<Draft>,
    beliefs: Vec<u32>,
    notices: Vec<u8>,
    words: Vec<u64>,
    changed: Vec<u32>,
    corrections: Vec<Correction>,
    index: HashTable<u32>,
    settled: Vec<u32>,
    stride: usize,
    firings: u32,
    /// How many beliefs are being found, each for another.
    depth: u32,
    open: Option<u32>,
    root: u32,
    witnesses: Vec<bool>,
    sights: Vec<Seeing>,
    sighted: Vec<(u32, u32, u32)>,
    // scratch
    candidates: Vec<u32>,
    told: Vec<Correction>,
    changes: Vec<(u32, Code)>,
    /// For each draft its state, once it has one.
    placed: Vec<u32>,
    links: Vec<u32>,
    pub total: usize,
}

impl Step {
    /// Nothing is drafted yet.
    pub fn new(program: &Program) -> Self {
        Step {
            characters: program.task.characters,
            drafts: Vec::new(),
            beliefs: Vec::new(),
            notices: Vec::new(),
            words: Vec::new(),
            changed: Vec::new(),
            corrections: Vec::new(),
            index: HashTable::new(),
            settled: Vec::new(),
            stride: program.words,
            firings: 0,
            depth: 0,
            open: None,
            root: BEYOND,
            witnesses: vec![false; program.task.characters],
            sights: Vec::new(),
            sighted: Vec::new(),
            candidates: Vec::new(),
            told: Vec::new(),
            changes: Vec::new(),
            placed: Vec::new(),
            links: Vec::new(),
            total: 0,
        }
    }

    /// Bytes taken.
    pub fn bytes(&self) -> usize {
        self.drafts.capacity() * size_of::<Draft>()
            + self.beliefs.capacity() * 4
            + self.words.capacity() * 8
            + self.changed.capacity() * 4
            + self.corrections.capacity() * size_of::<Correction>()
            + crate::hash::table_bytes(self.index.capacity(), 4)
    }

    fn clear(&mut self) {
        self.total += self.drafts.len();
        self.drafts.clear();
        self.beliefs.clear();
        self.notices.clear();
        self.words.clear();
        self.changed.clear();
        self.corrections.clear();
        self.index.clear();
        self.settled.clear();
        self.links.clear();
        self.sights.clear();
        self.sighted.clear();
        self.firings = 0;
        self.depth = 0;
        self.open = None;
    }

    fn draft(&self, reference: u32) -> Draft {
        self.drafts[(reference & !MOST) as usize]
    }

    fn said(&self, draft: Draft) -> &[Correction] {
        &self.corrections[draft.said.0 as usize..draft.said.1 as usize]
    }

    fn hash(shape: Shape, base: u32, said: &[Correction]) -> u64 {
        let (kind, who) = match shape {
            Shape::Acted(deed) => (1, deed),
            Shape::Corrected(owner) => (2, owner),
            Shape::Settled(_) => (3, 0),
        };
        let start = mix(mix(kind, u64::from(who)), u64::from(base));
        if kind != 2 {
            return start; // what a deed tells follows from its base
        }
        said.iter()
            .fold(start, |hash, c| mix(mix(mix(hash, u64::from(c.path)), u64::from(c.fluent)), u64::from(c.code)))
    }

    /// The draft of this kind, if it was made before.
    fn find(&self, shape: Shape, base: u32, said: &[Correction]) -> Option<u32> {
        let same = |&at: &u32| {
            let draft = self.drafts[at as usize];
            draft.base == base
                && match (draft.shape, shape) {
                    (Shape::Acted(one), Shape::Acted(two)) => one == two,
                    (Shape::Corrected(one), Shape::Corrected(two)) => one == two && self.said(draft) == said,
                    (Shape::Settled(_), Shape::Settled(_)) => true,
                    _ => false,
                }
        };
        self.index.find(Self::hash(shape, base, said), same).map(|&at| at | MOST)
    }

    #[allow(clippy::cast_possible_truncation)] // a step ends by its firings long before
    fn add(&mut self, draft: Draft) -> u32 {
        let at = self.drafts.len() as u32;
        let hash = Self::hash(draft.shape, draft.base, self.said(draft));
        self.drafts.push(draft);
        self.beliefs.resize(self.beliefs.len() + self.characters, UNASKED);
        self.notices.resize(self.notices.len() + self.characters, 0);
        let (drafts, corrections) = (&self.drafts, &self.corrections);
        self.index.insert_unique(hash, at, |&other| {
            let draft = drafts[other as usize];
            Self::hash(draft.shape, draft.base, &corrections[draft.said.0 as usize..draft.said.1 as usize])
        });
        at | MOST
    }

    fn place(&self, reference: u32, who: u32) -> usize {
        (reference & !MOST) as usize * self.characters + who as usize
    }
}

#[inline]
fn is_draft(reference: u32) -> bool {
    reference & MOST != 0 && reference != BEYOND
}

#[allow(clippy::cast_possible_truncation)] // a step ends by its firings long before
fn length<T>(list: &[T]) -> u32 {
    list.len() as u32
}

impl Minds {
    /// Works out what an event makes of a state.
    pub(crate) fn happen(&mut self, program: &Program, state: u32, event: u32) -> Answer<u32> {
        self.step.clear();
        if program.deeds[event as usize].open {
            self.see(program, state, event)?;
        }
        let acted = self.acted(program, event, state)?;
        let root = self.settled(program, acted)?;
        if is_draft(root) { self.settle(program, root) } else { Ok(root) }
    }

    /// Of an open event: each of those who really notice it, and not in secret, knows that all of them do.
    fn see(&mut self, program: &Program, state: u32, event: u32) -> Answer<()> {
        let deed = &program.deeds[event as usize];
        for (who, &formula) in deed.notices.iter().enumerate() {
            let hidden = match deed.secretly.get(who).copied().flatten() {
                Some(secretly) => self.holds(program, state, program.condition(secretly))?,
                None => false,
            };
            self.step.witnesses[who] = !hidden && self.holds(program, state, program.condition(formula))?;
        }
        for sight in &deed.sights {
            let notices = deed.notices[sight.who as usize];
            let openly = self.step.witnesses[sight.who as usize];
            if openly || !self.holds(program, state, program.condition(notices))? {
                let secretly = deed.secretly.get(sight.who as usize).copied().flatten();
                let needed = if openly { sight.shown } else { sight.hidden };
                self.step.sights.push(Seeing { openly, notices, secretly, needed });
            }
        }
        self.step.open = Some(event);
        self.step.root = state;
        Ok(())
    }

    /// The values of a state or draft.
    #[inline]
    pub(crate) fn words_at(&self, at: u32) -> &[u64] {
        if !is_draft(at) {
            return self.words(at);
        }
        let values = self.step.drafts[(at & !MOST) as usize].values;
        if values & MOST == 0 {
            return self.values.words(values);
        }
        let stride = self.step.stride;
        let from = (values & !MOST) as usize * stride;
        &self.step.words[from..from + stride]
    }

    /// Whether a condition holds in a state or draft; what is beyond the cut is false.
    pub(crate) fn holds(&mut self, program: &Program, at: u32, condition: &Condition) -> Answer<bool> {
        Ok(condition.local(self.words_at(at)) && self.holds_beyond(program, at, condition)?)
    }

    /// Whether the part of a condition holds that is not about the state itself alone.
    #[inline]
    fn holds_beyond(&mut self, program: &Program, at: u32, condition: &Condition) -> Answer<bool> {
        for (who, tests) in &condition.minds {
            let inner = self.believed(program, at, *who)?;
            if inner == BEYOND || !tests.iter().all(|t| t.holds(self.words_at(inner))) {
                return Ok(false);
            }
        }
        for &formula in &condition.rest {
            if self.value(program, at, formula)? != crate::task::TRUE {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// What somebody believes in a state or draft.
    ///
    /// # Errors
    /// `Trouble::Circular` if it is asked for while it is found.
    pub(crate) fn believed(&mut self, program: &Program, at: u32, who: u32) -> Answer<u32> {
        if !is_draft(at) {
            return Ok(self.believed_by(at, who));
        }
        // rules that go from each mind to the next mind within it would go on without end
        if self.step.depth >= DEEPEST {
            return Err(Trouble::Loop(u32::MAX, u32::MAX));
        }
        self.step.depth += 1;
        let found = self.find_belief(program, at, who);
        self.step.depth -= 1;
        found
    }

    fn find_belief(&mut self, program: &Program, at: u32, who: u32) -> Answer<u32> {
        let place = self.step.place(at, who);
        match self.step.beliefs[place] {
            UNASKED => {}
            UNDERWAY => return Err(Trouble::Circular),
            known => return Ok(known),
        }
        let draft = self.step.draft(at);
        if let Shape::Settled(result) = draft.shape {
            let inner = self.believed(program, result, who)?;
            let found = self.settled(program, inner)?;
            self.step.beliefs[place] = found;
            return Ok(found);
        }
        if let Shape::Acted(_) = draft.shape {
            if !self.is_told(program, draft, who) && !self.noticed(program, at, who)? {
                let found = self.believed(program, draft.base, who)?;
                self.step.beliefs[place] = found;
                return Ok(found);
            }
        }
        self.step.beliefs[place] = UNDERWAY;
        let found = match draft.shape {
            Shape::Acted(deed) => self.after_deed(program, at, draft, deed, who),
            Shape::Corrected(owner) => self.after_corrections(program, draft, owner, who),
            Shape::Settled(_) => Ok(BEYOND), // was answered above
        };
        self.step.beliefs[place] = found.unwrap_or(UNASKED);
        found
    }

    fn is_told(&self, program: &Program, draft: Draft, who: u32) -> bool {
        self.step.said(draft).iter().any(|c| program.paths.get(c.path)[0] == who)
    }

    /// The rule of beliefs: live through it, then take in what the event says one believes.
    fn after_deed(&mut self, program: &Program, at: u32, draft: Draft, deed: u32, who: u32) -> Answer<u32> {
        let mut mind = self.lived_through(program, at, draft, deed, who)?;
        for i in draft.said.0..draft.said.1 {
            let c = self.step.corrections[i as usize];
            if program.paths.get(c.path)[0] == who {
                let inner = Correction { path: program.paths.tail(c.path), ..c };
                mind = self.corrected(program, mind, who, inner)?;
            }
        }
        Ok(mind)
    }

    fn lived_through(&mut self, program: &Program, at: u32, draft: Draft, deed: u32, who: u32) -> Answer<u32> {
        let mind = self.believed(program, draft.base, who)?;
        if mind == BEYOND || !self.noticed(program, at, who)? {
            return Ok(mind);
        }
        let mut mind = self.surprised(program, draft.base, deed, mind, who)?;
        if self.step.open == Some(deed) {
            mind = self.sighted(program, mind, who)?;
        }
        self.acted(program, deed, mind)
    }

    fn after_corrections(&mut self, program: &Program, draft: Draft, owner: u32, who: u32) -> Answer<u32> {
        let mut mind = self.believed(program, draft.base, who)?;
        for i in draft.said.0..draft.said.1 {
            let c = self.step.corrections[i as usize];
            if who == owner {
                mind = self.corrected(program, mind, who, c)?;
            }
            if program.paths.get(c.path).first() == Some(&who) {
                let inner = Correction { path: program.paths.tail(c.path), ..c };
                mind = self.corrected(program, mind, who, inner)?;
            }
        }
        Ok(mind)
    }

    fn noticed(&mut self, program: &Program, at: u32, who: u32) -> Answer<bool> {
        let place = self.step.place(at, who);
        match self.step.notices[place] {
            1 => return Ok(false),
            2 => return Ok(true),
            _ => {}
        }
        let draft = self.step.draft(at);
        let Shape::Acted(deed) = draft.shape else { return Ok(false) };
        let found = self.notices(program, deed, who, draft.base)?;
        self.step.notices[place] = 1 + u8::from(found);
        Ok(found)
    }

    /// Whether somebody notices a deed, as `base` has it; but of an open event as it really is. Who listens to it
    /// unnoticed does so where `base` has it: nobody learns of an eavesdropper from it.
    fn notices(&mut self, program: &Program, deed: u32, who: u32, base: u32) -> Answer<bool> {
        let deeds = &program.deeds[deed as usize];
        let formula = if self.step.open == Some(deed) {
            if self.step.witnesses[who as usize] {
                return Ok(true);
            }
            deeds.secretly.get(who as usize).copied().flatten()
        } else {
            deeds.notices.get(who as usize).copied()
        };
        match formula {
            Some(formula) => self.holds(program, base, program.condition(formula)),
            None => Ok(false),
        }
    }

    /// The mind made ready for an event that it thought impossible: whatever made it possible is believed.
    fn surprised(&mut self, program: &Program, base: u32, deed: u32, mind: u32, who: u32) -> Answer<u32> {
        let pre = program.deeds[deed as usize].pre;
        let condition = program.condition(pre);
        if self.holds(program, mind, condition)? || !self.holds(program, base, condition)? {
            return Ok(mind);
        }
        self.put_right(program, mind, who, pre, base)
    }

    /// The mind with its idea put right of who else notices an open event.
    fn sighted(&mut self, program: &Program, mind: u32, who: u32) -> Answer<u32> {
        if self.step.sights.is_empty() {
            return Ok(mind);
        }
        if let Some(&(.., found)) = self.step.sighted.iter().find(|s| s.0 == mind && s.1 == who) {
            return Ok(found);
        }
        let mut found = mind;
        for i in 0..self.step.sights.len() {
            let sight = self.step.sights[i];
            let agrees = self.holds(program, found, program.condition(sight.notices))? == sight.openly
                || match sight.secretly {
                    Some(secretly) => self.holds(program, found, program.condition(secretly))?,
                    None => false,
                };
            if !agrees {
                found = self.put_right(program, found, who, sight.needed, self.step.root)?;
            }
        }
        self.step.sighted.push((mind, who, found));
        Ok(found)
    }

    /// The mind with every literal made to hold that makes a formula true in `source`: as `source` has it, or
    /// unknown where that says too much.
    fn put_right(&mut self, program: &Program, mind: u32, who: u32, formula: u32, source: u32) -> Answer<u32> {
        let mut literals = Vec::new();
        self.literals(program, formula, &mut Vec::new(), source, &mut literals)?;
        let mut mind = mind;
        for literal in literals {
            for &(path, fluent) in program.reads(literal.reads) {
                if self.literal_holds(program, mind, &literal)? {
                    break;
                }
                let exact = literal.exact || program.task.kinds[fluent as usize] == Kind::Boolean;
                let whole = program.paths.find(&[&literal.path[..], program.paths.get(path)].concat());
                let code = if exact { self.read(program, source, whole, fluent)? } else { Some(UNKNOWN) };
                if let Some(code) = code {
                    mind = self.corrected(program, mind, who, Correction { path: whole, fluent, code })?;
                }
            }
        }
        Ok(mind)
    }

    /// The literals that make a formula true at `path` of the source, where `at` is.
    fn literals(
        &mut self,
        program: &Program,
        formula: u32,
        path: &mut Vec<u32>,
        at: u32,
        found: &mut Vec<Literal>,
    ) -> Answer<()> {
        use crate::task::Formula;
        let one = |exact, formula, path: &[u32]| Literal {
            exact,
            asked: Asked::Formula(formula),
            reads: formula,
            path: path.into(),
        };
        match &program.task.formulas[formula as usize] {
            Formula::Constant(_) | Formula::Arith(..) => {}
            Formula::Fluent(_) => found.push(one(true, formula, path)),
            Formula::Believes(who, body) => {
                let inner = self.believed(program, at, *who)?;
                if inner != BEYOND {
                    path.push(*who);
                    self.literals(program, *body, path, inner, found)?;
                    path.pop();
                }
            }
            Formula::And(all) => {
                for &part in all {
                    self.literals(program, part, path, at, found)?;
                }
            }
            Formula::Or(all) => {
                for &part in all {
                    if self.holds(program, at, program.condition(part))? {
                        self.literals(program, part, path, at, found)?;
                    }
                }
            }
            Formula::If(cases, last) => {
                for &[condition, refused, value] in cases {
                    if self.holds(program, at, program.condition(condition))? {
                        self.literals(program, condition, path, at, found)?;
                        return self.literals(program, value, path, at, found);
                    }
                    self.literals(program, refused, path, at, found)?;
                }
                self.literals(program, *last, path, at, found)?;
            }
            Formula::Compare(order, left, right) => {
                let reads = program.reads(formula);
                let numeric = |&(_, f): &(Path, u32)| program.task.kinds[f as usize] == Kind::Number;
                if reads.len() != 2 || reads.iter().any(numeric) {
                    found.push(one(*order == Order::Equal, formula, path));
                    return Ok(());
                }
                // two facts whose values are no numbers are compared by way of the value
                let code = self.value(program, at, *right)?;
                for (order, side) in [(*order, *left), (Order::Equal, *right)] {
                    let asked = Asked::Code(order, side, code);
                    found.push(Literal { exact: order == Order::Equal, asked, reads: side, path: path[..].into() });
                }
            }
        }
        Ok(())
    }

    fn literal_holds(&mut self, program: &Program, mind: u32, literal: &Literal) -> Answer<bool> {
        let mut at = mind;
        for &who in &literal.path {
            at = self.believed(program, at, who)?;
            if at == BEYOND {
                return Ok(false);
            }
        }
        match literal.asked {
            Asked::Formula(formula) => Ok(self.value(program, at, formula)? == crate::task::TRUE),
            Asked::Code(order, side, code) => {
                let value = self.value(program, at, side)?;
                Ok(self.compare(order, value, code))
            }
        }
    }

    /// The value at a path; none beyond the cut.
    fn read(&mut self, program: &Program, at: u32, path: Path, fluent: u32) -> Answer<Option<Code>> {
        let mut at = at;
        for &who in program.paths.get(path) {
            at = self.believed(program, at, who)?;
            if at == BEYOND {
                return Ok(None);
            }
        }
        Ok(Some(program.slots[fluent as usize].get(self.words_at(at))))
    }

    /// The value at a path, found without the beliefs that are underway: what was said last of it counts.
    fn peek(&mut self, program: &Program, at: u32, path: &[u32], fluent: u32) -> Answer<Option<Code>> {
        if at == BEYOND {
            return Ok(None);
        }
        if !is_draft(at) {
            return self.read(program, at, program.paths.find(path), fluent);
        }
        let draft = self.step.draft(at);
        match (draft.shape, path) {
            (Shape::Acted(_), []) => Ok(Some(program.slots[fluent as usize].get(self.words_at(at)))),
            (Shape::Acted(deed), [who, rest @ ..]) => {
                let lived = self.lived_through(program, at, draft, deed, *who)?;
                let mut code = self.peek(program, lived, rest, fluent)?;
                for c in self.step.said(draft) {
                    let where_to = program.paths.get(c.path);
                    if where_to[0] == *who && c.fluent == fluent && concerns(*who, &where_to[1..], rest) {
                        code = Some(c.code);
                    }
                }
                Ok(code)
            }
            (Shape::Corrected(owner), _) => {
                let mut code = self.peek(program, draft.base, path, fluent)?;
                for c in self.step.said(draft) {
                    if c.fluent == fluent && concerns(owner, program.paths.get(c.path), path) {
                        code = Some(c.code);
                    }
                }
                Ok(code)
            }
            (Shape::Settled(_), _) => self.read(program, at, program.paths.find(path), fluent),
        }
    }

    /// The draft after a deed in `base`.
    fn acted(&mut self, program: &Program, deed: u32, base: u32) -> Answer<u32> {
        if let Some(found) = self.step.find(Shape::Acted(deed), base, &[]) {
            return Ok(found);
        }
        let (mut changes, mut told) = (std::mem::take(&mut self.step.changes), std::mem::take(&mut self.step.told));
        changes.clear();
        told.clear();
        for effect in &program.deeds[deed as usize].effects {
            if let Some(when) = effect.when {
                if !self.holds(program, base, program.condition(when))? {
                    continue;
                }
            }
            let code = match effect.value {
                Source::Code(code) => code,
                Source::Formula(formula) => self.value(program, base, formula)?,
            };
            if code == NOTHING {
                continue; // only what is cut off anyway depends on it
            }
            if !program.slots[effect.fluent as usize].holds(code) {
                return Err(Trouble::Number(deed));
            }
            if effect.path == 0 {
                changes.push((effect.fluent, code));
            } else {
                told.retain(|c| (c.path, c.fluent) != (effect.path, effect.fluent));
                told.push(Correction { path: effect.path, fluent: effect.fluent, code });
            }
        }
        let said = self.keep(&told);
        let draft = self.drafted(program, Shape::Acted(deed), base, &changes, said);
        (self.step.changes, self.step.told) = (changes, told);
        Ok(self.step.add(draft))
    }

    fn keep(&mut self, corrections: &[Correction]) -> (u32, u32) {
        let from = length(&self.step.corrections);
        self.step.corrections.extend_from_slice(corrections);
        (from, length(&self.step.corrections))
    }

    /// A draft with some values changed.
    fn drafted(
        &mut self,
        program: &Program,
        shape: Shape,
        base: u32,
        changes: &[(u32, Code)],
        said: (u32, u32),
    ) -> Draft {
        let (values, before) = if is_draft(base) {
            let draft = self.step.draft(base);
            (draft.values, draft.changed)
        } else {
            (self.states.values(base), (0, 0))
        };
        if changes.is_empty() {
            return Draft { shape, base, values, changed: before, said };
        }
        let place = self.step.words.len() / self.step.stride;
        if values & MOST == 0 {
            self.step.words.extend_from_slice(self.values.words(values));
        } else {
            let at = (values & !MOST) as usize * self.step.stride;
            self.step.words.extend_from_within(at..at + self.step.stride);
        }
        let words = &mut self.step.words[place * self.step.stride..];
        let from = length(&self.step.changed);
        self.step.changed.extend_from_within(before.0 as usize..before.1 as usize);
        for &(fluent, code) in changes {
            program.slots[fluent as usize].set(words, code);
            let said = &self.step.changed[from as usize..(from + before.1 - before.0) as usize];
            if !said.contains(&fluent) {
                self.step.changed.push(fluent); // a chain of rules may write one fluent many times
            }
        }
        #[allow(clippy::cast_possible_truncation)] // a step ends by its firings long before
        let values = MOST | place as u32;
        Draft { shape, base, values, changed: (from, length(&self.step.changed)), said }
    }

    /// A mind with something put right; itself where that holds already.
    ///
    /// Corrections of one mind are kept as one list without repetitions: so there are finitely many.
    fn corrected(&mut self, program: &Program, base: u32, owner: u32, correction: Correction) -> Answer<u32> {
        if base == BEYOND {
            return Ok(BEYOND);
        }
        let Correction { path, fluent, code } = correction;
        let held = match self.read(program, base, path, fluent) {
            Err(Trouble::Circular) => self.peek(program, base, program.paths.get(path), fluent)?,
            other => other?,
        };
        if held.is_none_or(|h| h == code) {
            return Ok(base);
        }
        let mut base = base;
        let mut list = Vec::new();
        if is_draft(base) {
            let draft = self.step.draft(base);
            if draft.shape == Shape::Corrected(owner) {
                list.extend(self.step.said(draft).iter().copied().filter(|c| (c.path, c.fluent) != (path, fluent)));
                base = draft.base;
            }
        }
        list.push(correction);
        if let Some(found) = self.step.find(Shape::Corrected(owner), base, &list) {
            return Ok(found);
        }
        let said = self.keep(&list);
        let changes: Vec<(u32, Code)> = list.iter().filter(|c| c.path == 0).map(|c| (c.fluent, c.code)).collect();
        let draft = self.drafted(program, Shape::Corrected(owner), base, &changes, said);
        Ok(self.step.add(draft))
    }

    /// A draft after its rules: first its own, then those of every mind that the event touched. A state is settled.
    fn settled(&mut self, program: &Program, reference: u32) -> Answer<u32> {
        if !is_draft(reference) {
            return Ok(reference);
        }
        if let Some(found) = self.step.find(Shape::Settled(0), reference, &[]) {
            return Ok(found);
        }
        let draft = self.step.draft(reference);
        if let Shape::Acted(deed) = draft.shape {
            if !is_draft(draft.base) && self.step.open != Some(deed) {
                if let Some(&known) = self.after.get(&crate::minds::pair(draft.base, deed)) {
                    return Ok(known);
                }
            }
        }
        let result = self.run_rules(program, reference)?;
        let last = self.step.draft(result);
        let made = self.step.add(Draft { shape: Shape::Settled(result), base: reference, said: (0, 0), ..last });
        self.step.settled.push(made);
        Ok(made)
    }

    /// Lets rules fire one at a time, the first in their order whose condition holds.
    fn run_rules(&mut self, program: &Program, reference: u32) -> Answer<u32> {
        let mut at = reference;
        let origin = self.origin(reference);
        while let Some(rule) = self.first_rule(program, at, origin)? {
            self.step.firings += 1;
            if self.step.firings > FIRINGS {
                return Err(Trouble::Loop(rule, rule - program.events()));
            }
            at = self.acted(program, rule, at)?;
            // the same draft again would be a loop; a longer one ends by its firings
            if at == reference {
                return Err(Trouble::Loop(rule, rule - program.events()));
            }
        }
        Ok(at)
    }

    fn first_rule(&mut self, program: &Program, at: u32, origin: u32) -> Answer<Option<u32>> {
        if program.deeds.len() == program.events() as usize {
            return Ok(None);
        }
        let mut first = None;
        if self.is_pending(program, origin)? {
            self.earlier(program, at, &program.rules, &mut first)?;
            return Ok(first);
        }
        let changed = self.step.draft(at).changed;
        for i in changed.0..changed.1 {
            let fluent = self.step.changed[i as usize];
            self.earlier(program, at, &program.local_rules[fluent as usize], &mut first)?;
        }
        if !program.mind_rules.is_empty() {
            for who in 0..length(&self.step.witnesses) {
                let mind = self.believed(program, at, who)?;
                if !is_draft(mind) {
                    continue; // nothing changed there
                }
                let changed = self.step.draft(mind).changed;
                for i in changed.0..changed.1 {
                    if let Some(rules) = program.mind_rules.get(&(who, self.step.changed[i as usize])) {
                        self.earlier(program, at, rules, &mut first)?;
                    }
                }
            }
        }
        self.earlier(program, at, &program.deep_rules, &mut first)?;
        Ok(first)
    }

    /// The first of some rules that holds, if it comes before the one that was found.
    fn earlier(&mut self, program: &Program, at: u32, rules: &Filing, first: &mut Option<u32>) -> Answer<()> {
        let mut candidates = std::mem::take(&mut self.step.candidates);
        candidates.clear();
        rules.among(program, self.words_at(at), &mut candidates);
        for &rule in &candidates {
            let condition = program.condition(program.deeds[rule as usize].pre);
            if first.is_none_or(|f| rule < f) && self.holds_beyond(program, at, condition)? {
                *first = Some(rule);
            }
        }
        self.step.candidates = candidates;
        Ok(())
    }

    /// The settled state that something was drafted from.
    fn origin(&self, at: u32) -> u32 {
        let mut at = at;
        while is_draft(at) {
            at = self.step.draft(at).base;
        }
        at
    }

    /// Whether a rule holds in a settled state: one that was not looked at again after what minds made of it.
    fn is_pending(&mut self, program: &Program, state: u32) -> Answer<bool> {
        if self.pending.len() <= state as usize {
            self.pending.resize(self.states.count(), 0);
        }
        if self.pending[state as usize] == 0 {
            let mut first = None;
            self.earlier(program, state, &program.rules, &mut first)?;
            self.pending[state as usize] = 1 + u8::from(first.is_some());
        }
        Ok(self.pending[state as usize] == 2)
    }

    /// Makes states of the drafts that can be reached from a settled one; the state of that.
    ///
    /// Where drafts lead to each other in no other circle than to themselves, each is placed after those that it leads
    /// to; else they are explored first, and circles are made at once.
    fn settle(&mut self, program: &Program, root: u32) -> Answer<u32> {
        self.step.placed.clear();
        if let Some(made) = self.placed(program, root, 0)? {
            return Ok(made);
        }
        let characters = length(&self.step.witnesses);
        let mut order = vec![root];
        let mut links: Vec<u32> = Vec::with_capacity(characters as usize);
        let mut place: Map<u32, usize> = Map::default();
        place.insert(root, 0);
        let mut at = 0;
        while at < order.len() {
            for who in 0..characters {
                let inner = self.believed(program, order[at], who)?;
                links.push(inner);
                if is_draft(inner) {
                    place.entry(inner).or_insert_with(|| {
                        order.push(inner);
                        order.len() - 1
                    });
                }
            }
            at += 1;
        }
        Ok(self.several(&order, &links, &place))
    }

    /// The state of a settled draft; none if it is part of a circle (or of a long chain).
    fn placed(&mut self, program: &Program, draft: u32, depth: u32) -> Answer<Option<u32>> {
        let index = (draft & !MOST) as usize;
        if self.step.placed.len() < self.step.drafts.len() {
            self.step.placed.resize(self.step.drafts.len(), UNASKED);
        }
        match self.step.placed[index] {
            UNASKED if depth < LONG => {}
            UNASKED | UNDERWAY => return Ok(None),
            known => return Ok(Some(known)),
        }
        self.step.placed[index] = UNDERWAY;
        let from = self.step.links.len();
        for who in 0..length(&self.step.witnesses) {
            let inner = self.believed(program, draft, who)?;
            let link = if !is_draft(inner) {
                inner
            } else if inner == draft {
                SELF
            } else if let Some(known) = self.placed(program, inner, depth + 1)? {
                known
            } else {
                self.step.links.truncate(from);
                return Ok(None);
            };
            self.step.links.push(link);
        }
        let values = self.interned(draft);
        let made = self.states.one(values, &self.step.links[from..]);
        self.step.links.truncate(from);
        self.step.placed[index] = made;
        self.remember(draft, made);
        Ok(Some(made))
    }

    fn single(&mut self, draft: u32, links: &mut [u32]) -> u32 {
        for link in links.iter_mut().filter(|l| **l == draft) {
            *link = SELF;
        }
        let values = self.interned(draft);
        self.states.one(values, links)
    }

    fn interned(&mut self, draft: u32) -> u32 {
        let values = self.step.draft(draft).values;
        if values & MOST == 0 {
            return values;
        }
        let stride = self.step.stride;
        let from = (values & !MOST) as usize * stride;
        self.values.intern(&self.step.words[from..from + stride])
    }

    fn several(&mut self, order: &[u32], links: &[u32], place: &Map<u32, usize>) -> u32 {
        let characters = self.step.witnesses.len();
        let place = |draft: u32| place[&draft];
        let rows: Vec<&[u32]> = links.chunks(characters).collect();
        let inner: Vec<Vec<usize>> =
            rows.iter().map(|row| row.iter().filter(|&&l| is_draft(l)).map(|&l| place(l)).collect()).collect();
        let mut made = vec![BEYOND; order.len()];
        for group in components(&inner) {
            if let [one] = group[..] {
                let known = |&l: &u32| if is_draft(l) && l != order[one] { made[place(l)] } else { l };
                let mut row: Vec<u32> = rows[one].iter().map(known).collect();
                made[one] = self.single(order[one], &mut row);
                continue;
            }
            let mut members = Vec::with_capacity(group.len());
            for &member in &group {
                let values = self.interned(order[member]);
                let link = |&l: &u32| match group.iter().position(|&m| is_draft(l) && order[m] == l) {
                    Some(inside) => Link::Inside(inside),
                    None if is_draft(l) => Link::Known(made[place(l)]),
                    None => Link::Known(l),
                };
                members.push(Member { values, links: rows[member].iter().map(link).collect() });
            }
            for (&member, state) in group.iter().zip(self.states.group(&members)) {
                made[member] = state;
            }
        }
        for (&draft, &state) in order.iter().zip(&made) {
            self.remember(draft, state);
        }
        made[0]
    }

    /// Keeps what was learnt on the way: the same event in the states that were believed.
    fn remember(&mut self, settled: u32, state: u32) {
        let draft = self.step.draft(settled);
        let source = self.step.draft(draft.base);
        if let Shape::Acted(deed) = source.shape {
            if !is_draft(source.base) && self.step.open != Some(deed) {
                self.after.insert(crate::minds::pair(source.base, deed), state);
            }
        }
        let Shape::Settled(result) = draft.shape else { return };
        let quiet = (0..self.step.characters).all(|who| {
            let place = |at: u32| (at & !MOST) as usize * self.step.characters + who;
            let (left, settled) = (self.step.beliefs[place(result)], self.step.beliefs[place(settled)]);
            !is_draft(left) || self.words_at(left) == self.words_at(settled)
        });
        if quiet {
            if self.pending.len() <= state as usize {
                self.pending.resize(self.states.count(), 0);
            }
            self.pending[state as usize] = 1;
        }
    }
}

/// What is asked of a mind to see whether a literal holds there.
#[derive(Clone, Copy, Debug)]
enum Asked {
    Formula(u32),
    Code(Order, u32, Code),
}

/// One comparison that made a condition true.
#[derive(Clone, Debug)]
struct Literal {
    exact: bool,
    asked: Asked,
    /// The formula whose reads may be put right.
    reads: u32,
    path: Box<[u32]>,
}

/// Whether a correction at `at` in the mind of `owner` is one at `path` too: everyone knows their own mind.
fn concerns(owner: u32, at: &[u32], path: &[u32]) -> bool {
    match path {
        [] => at.is_empty(),
        [first, rest @ ..] => {
            (*first == owner && concerns(owner, at, rest))
                || (at.first() == Some(first) && concerns(*first, &at[1..], rest))
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::minds::Trouble;
    use crate::task::UNKNOWN;
    use crate::tiny::{COINS, DOOR, EARN, GIFT, GIVE, GLAD, GUEST, HOST, KNOCK, OPEN, RUIN, TELL, World, document};

    #[test]
    fn who_notices_an_event_knows_and_who_does_not_believes_what_they_did() {
        let mut world = World::new();
        let (start, open) = (world.start, world.after(&[OPEN]));
        assert!(world.is(open, DOOR));
        assert_eq!(world.minds.believed_by(open, HOST), open, "the host is right about everything");
        assert_eq!(world.minds.believed_by(open, GUEST), start, "the guest noticed nothing");
    }

    #[test]
    fn who_is_surprised_by_an_event_believes_what_made_it_possible() {
        let mut world = World::new();
        let given = world.after(&[OPEN, GIVE]);
        let guest = world.minds.believed_by(given, GUEST);
        assert!(world.is(guest, GIFT) && world.is(guest, DOOR));
    }

    #[test]
    fn who_is_told_something_believes_it_though_it_is_not_so() {
        let mut world = World::new();
        let told = world.after(&[TELL]);
        let guest = world.minds.believed_by(told, GUEST);
        assert!(!world.is(told, DOOR) && world.is(guest, DOOR));
        let host = world.minds.believed_by(told, HOST);
        let said = world.minds.believed_by(host, GUEST);
        assert_eq!(said, guest, "the host knows what they said");
        assert_eq!(world.minds.believed_by(guest, HOST), told, "nobody said what the host believes");
    }

    #[test]
    fn rules_follow_in_reality_and_in_every_mind() {
        let mut world = World::new();
        let given = world.after(&[OPEN, TELL, GIVE]);
        let guest = world.minds.believed_by(given, GUEST);
        let host = world.minds.believed_by(guest, HOST);
        assert!([given, guest, host].iter().all(|&state| world.is(state, GLAD)));
    }

    #[test]
    fn an_event_without_effects_leads_back() {
        let mut world = World::new();
        assert_eq!(world.after(&[KNOCK]), world.start);
    }

    #[test]
    fn ways_to_the_same_beliefs_lead_to_one_state() {
        let mut world = World::new();
        assert_eq!(world.after(&[OPEN, TELL, EARN]), world.after(&[OPEN, EARN, TELL]));
        assert_ne!(world.after(&[EARN]), world.after(&[EARN, EARN]));
    }

    #[test]
    fn rules_that_keep_each_other_going_are_told() {
        let mut document = document();
        let mut rule = document["rules"][0].clone();
        (rule["pre"], rule["writes"]) = (json!(5), json!([[[], GLAD, 0, 1]])); // who is glad is so no more
        document["rules"].as_array_mut().expect("rules are a list").push(rule);
        let mut world = World::of(&document);
        let open = world.after(&[OPEN]);
        for _ in 0..2 {
            let found = world.minds.after(&world.program, &mut world.meter, open, GIVE);
            assert!(matches!(found, Err(Trouble::Loop(GIVE, 0 | 1))), "{found:?}");
        }
    }

    #[test]
    fn what_has_no_value_is_told_and_what_is_unknown_stays_so() {
        let mut world = World::new();
        let open = world.after(&[OPEN]);
        assert_eq!(world.minds.after(&world.program, &mut world.meter, open, RUIN), Err(Trouble::Number(RUIN)));
        let mut document = document();
        document["defaults"][COINS] = json!(UNKNOWN);
        let mut world = World::of(&document);
        assert_eq!(world.after(&[EARN]), world.start);
    }
}
