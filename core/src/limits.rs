//! How far a search may look: the three limits, and what they leave to plans imagined in minds within minds.

/// Epistemic limits from here on cut nothing off: states are followed by recursion to such a depth.
const DEEPEST: u32 = 1_000;

/// Any number of acts.
pub const ENDLESS: u32 = u32::MAX;

/// Acts of the author's plan; acts of an imagined plan, the explained one included, counted on through plans within
/// plans; how many minds deep plans of several acts are imagined. None is no limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Limits {
    pub author: Option<u32>,
    pub character: Option<u32>,
    pub epistemic: Option<u32>,
}

impl Limits {
    /// How many acts a plan may have that explains an act of the author's.
    pub fn first_budget(self) -> u32 {
        self.budget(1, self.character.map_or(ENDLESS, |c| c.max(1)))
    }

    /// What a budget is worth `minds` deep: beyond the epistemic limit only acts that help at once.
    pub fn budget(self, minds: u32, budget: u32) -> u32 {
        if self.epistemic.is_some_and(|e| minds > e) { 1 } else { budget.max(1) }
    }

    /// How many levels of belief make a difference to plans `minds` deep with so many acts left, in each of which
    /// others may take part; none if all levels may. No mind is entered deeper than one beyond the epistemic limit. An
    /// act left out lets the next be asked of others with as many acts left, so only the last act needs fewer levels.
    pub fn depth(self, minds: u32, budget: u32) -> Option<u32> {
        let levels = self.epistemic.filter(|&e| e < DEEPEST).map(|e| (e + 1).saturating_sub(minds));
        if budget == 1 { Some(levels.map_or(1, |l| l.min(1))) } else { levels }
    }

    /// As `depth`, of the mind in which an explanation begins: an act that helps at once needs nobody else's reason.
    pub fn depth_of_mind(self, minds: u32, budget: u32) -> Option<u32> {
        if budget == 1 { Some(0) } else { self.depth(minds, budget) }
    }
}

/// A budget after so many acts.
pub fn less(budget: u32, acts: u32) -> u32 {
    if budget == ENDLESS { ENDLESS } else { budget.saturating_sub(acts).max(1) }
}
