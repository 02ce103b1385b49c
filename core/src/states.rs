//! States: values, and for each character the state that they believe. Each is kept once.
//!
//! Beliefs lead on without end, but only finitely many states occur in them: they are graphs with cycles (whoever is
//! right about everything believes the very state they are in). A state may also be cut: below some depth its beliefs
//! lead `BEYOND`. States that behave alike at every depth are one state, so that equality is equality of numbers.
//!
//! Most states lead only to states that are known already, or to themselves: those are found by one look-up. States
//! that lead to each other are made in groups: by Moore's partition refinement, then by a key that begins at any of them.

use hashbrown::HashTable;

use crate::hash::{Map, mix, table_bytes};

/// Where beliefs lead that are cut off.
pub const BEYOND: u32 = u32::MAX;
/// In a draft of a state: the state itself.
pub const SELF: u32 = u32::MAX - 1;
/// States have smaller numbers than this.
pub const MOST: u32 = 1 << 31;

/// A state in the making that leads to others of its group.
pub struct Member {
    /// The number of its values.
    pub values: u32,
    /// Where each belief leads.
    pub links: Vec<Link>,
}

/// Where a belief leads.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// To a state (or beyond).
    Known(u32),
    /// To a member of the same group.
    Inside(usize),
}

/// All states that occur.
pub struct States {
    stride: usize,
    rows: Vec<u32>,
    index: HashTable<u32>,
    peers: Map<u32, Box<[u32]>>,
    groups: Map<Box<[u32]>, u32>,
    /// What groups take, in bytes.
    grouped: usize,
}

impl States {
    /// None yet.
    pub fn new(characters: usize) -> Self {
        States {
            stride: characters + 1,
            rows: Vec::new(),
            index: HashTable::new(),
            peers: Map::default(),
            groups: Map::default(),
            grouped: 0,
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.rows.len() / self.stride
    }

    /// The number of a state's values.
    #[inline]
    pub fn values(&self, state: u32) -> u32 {
        self.rows[state as usize * self.stride]
    }

    /// What somebody believes there.
    #[inline]
    pub fn believed(&self, state: u32, who: usize) -> u32 {
        self.rows[state as usize * self.stride + 1 + who]
    }

    /// What each character believes there.
    #[inline]
    pub fn beliefs(&self, state: u32) -> &[u32] {
        let at = state as usize * self.stride;
        &self.rows[at + 1..at + self.stride]
    }

    /// Bytes taken.
    pub fn bytes(&self) -> usize {
        self.rows.capacity() * 4 + table_bytes(self.index.capacity(), 4) + self.grouped
    }

    /// The state with these values whose beliefs lead to known states, to itself (`SELF`) or `BEYOND`.
    pub fn one(&mut self, values: u32, links: &[u32]) -> u32 {
        if let Some(alike) = self.child_alike(values, links) {
            return alike;
        }
        let hash = hash_of(values, links.iter().copied());
        let (rows, stride) = (&self.rows, self.stride);
        let same = |&id: &u32| {
            let row = &rows[id as usize * stride..(id as usize + 1) * stride];
            row[0] == values && row[1..].iter().zip(links).all(|(&r, &l)| if l == SELF { r == id } else { r == l })
        };
        if let Some(&id) = self.index.find(hash, same) {
            return id;
        }
        let id = self.next();
        self.push(values, links.iter().map(|&l| if l == SELF { id } else { l }));
        id
    }

    /// A state that the new one leads to may be that very one: it behaves alike if its own links are the same.
    fn child_alike(&self, values: u32, links: &[u32]) -> Option<u32> {
        let alike = |&child: &u32| {
            child < MOST
                && self.values(child) == values
                && self.beliefs(child).iter().zip(links).all(|(&b, &l)| b == if l == SELF { child } else { l })
        };
        links.iter().copied().find(alike)
    }

    #[allow(clippy::cast_possible_truncation)] // the caller stops before MOST
    fn next(&self) -> u32 {
        self.count() as u32
    }

    fn push(&mut self, values: u32, links: impl Iterator<Item = u32>) {
        self.rows.push(values);
        self.rows.extend(links);
        let id = u32::try_from(self.count() - 1).unwrap_or(MOST);
        self.file(id);
    }

    fn file(&mut self, id: u32) {
        let (rows, stride) = (&self.rows, self.stride);
        let hash = |&id: &u32| {
            let row = &rows[id as usize * stride..(id as usize + 1) * stride];
            hash_of(row[0], row[1..].iter().map(|&r| if r == id { SELF } else { r }))
        };
        self.index.insert_unique(hash(&id), id, hash);
    }

    /// The states of a group whose members lead to each other; alike members become one.
    pub fn group(&mut self, members: &[Member]) -> Vec<u32> {
        let block = refined(members);
        let count = block.iter().max().map_or(0, |m| m + 1);
        let merged: Vec<Member> = (0..count)
            .map(|b| {
                let head = &members[block.iter().position(|&x| x == b).unwrap_or(0)];
                let to = |&l: &Link| if let Link::Inside(m) = l { Link::Inside(block[m]) } else { l };
                Member { values: head.values, links: head.links.iter().map(to).collect() }
            })
            .collect();
        let made = if count == 1 { vec![self.closed(&merged[0])] } else { self.several(&merged) };
        block.iter().map(|&b| made[b]).collect()
    }

    fn closed(&mut self, member: &Member) -> u32 {
        let links: Vec<u32> = member.links.iter().map(|l| if let Link::Known(k) = l { *k } else { SELF }).collect();
        self.one(member.values, &links)
    }

    fn several(&mut self, members: &[Member]) -> Vec<u32> {
        if let Some(&first) = self.groups.get(&key(members, 0)) {
            if let Some(found) = self.matched(members, first) {
                return found;
            }
        }
        if let Some(found) = self.joined(members) {
            return found;
        }
        let base = self.next();
        #[allow(clippy::cast_possible_truncation)] // the caller stops before MOST
        let made: Vec<u32> = (0..members.len()).map(|i| base + i as u32).collect();
        for member in members {
            self.rows.push(member.values);
            self.rows.extend(member.links.iter().map(|l| match *l {
                Link::Known(k) => k,
                Link::Inside(m) => made[m],
            }));
        }
        for (i, &id) in made.iter().enumerate() {
            self.file(id);
            self.peers.insert(id, made.clone().into());
            let key = key(members, i);
            self.grouped += (key.len() + made.len()) * 4 + 64;
            self.groups.insert(key, id);
        }
        made
    }

    /// A group may lead to states that are itself: they stand beside a state that it leads to.
    fn joined(&self, members: &[Member]) -> Option<Vec<u32>> {
        let ahead = members.iter().flat_map(|m| &m.links).filter_map(|l| match *l {
            Link::Known(k) if k < MOST => Some(k),
            _ => None,
        });
        let mut tried: Vec<u32> = Vec::new();
        for state in ahead {
            for &peer in self.peers.get(&state).map_or(&[state][..], |p| p) {
                if tried.contains(&peer) {
                    continue;
                }
                tried.push(peer);
                if let Some(found) = self.matched(members, peer) {
                    return Some(found);
                }
            }
        }
        None
    }

    /// The state of each member if the first is `candidate`; none if they do not behave alike.
    fn matched(&self, members: &[Member], candidate: u32) -> Option<Vec<u32>> {
        let mut found = vec![BEYOND; members.len()];
        let mut order = vec![0];
        found[0] = candidate;
        let mut at = 0;
        while at < order.len() {
            let member = order[at];
            let state = found[member];
            if self.values(state) != members[member].values {
                return None;
            }
            for (link, &belief) in members[member].links.iter().zip(self.beliefs(state)) {
                match *link {
                    Link::Known(k) if k != belief => return None,
                    Link::Inside(_) if belief == BEYOND => return None,
                    Link::Inside(m) if found[m] == BEYOND => {
                        found[m] = belief;
                        order.push(m);
                    }
                    Link::Inside(m) if found[m] != belief => return None,
                    Link::Known(_) | Link::Inside(_) => {}
                }
            }
            at += 1;
        }
        Some(found)
    }
}

fn hash_of(values: u32, links: impl Iterator<Item = u32>) -> u64 {
    links.fold(mix(0, u64::from(values)), |hash, link| mix(hash, u64::from(link)))
}

/// What tells a group from others: its members in the order of first visit, from one of them on.
fn key(members: &[Member], start: usize) -> Box<[u32]> {
    let mut place = vec![usize::MAX; members.len()];
    let mut order = vec![start];
    place[start] = 0;
    let mut key = Vec::new();
    let mut at = 0;
    while at < order.len() {
        let member = &members[order[at]];
        key.push(member.values);
        for link in &member.links {
            match *link {
                Link::Known(k) => key.push(k),
                Link::Inside(m) => {
                    if place[m] == usize::MAX {
                        place[m] = order.len();
                        order.push(m);
                    }
                    #[allow(clippy::cast_possible_truncation)] // a group is smaller than all states
                    key.push(MOST | place[m] as u32);
                }
            }
        }
        at += 1;
    }
    key.into()
}

/// The coarsest numbering in which members of one number have equal values and lead to equal numbers.
fn refined(members: &[Member]) -> Vec<usize> {
    let mut block = numbered(members.iter().map(|m| vec![m.values]));
    loop {
        #[allow(clippy::cast_possible_truncation)]
        let finer = numbered(members.iter().enumerate().map(|(i, m)| {
            let link = |l: &Link| match *l {
                Link::Known(k) => [0, k],
                Link::Inside(m) => [1, block[m] as u32],
            };
            let mut row = vec![block[i] as u32];
            row.extend(m.links.iter().flat_map(link));
            row
        }));
        if finer.iter().max() == block.iter().max() {
            return block;
        }
        block = finer;
    }
}

fn numbered(keys: impl Iterator<Item = Vec<u32>>) -> Vec<usize> {
    let mut numbers: Map<Vec<u32>, usize> = Map::default();
    keys.map(|key| {
        let next = numbers.len();
        *numbers.entry(key).or_insert(next)
    })
    .collect()
}

/// Strongly connected components of drafts, each after those that it leads to (Tarjan's algorithm without recursion).
/// `links` gives for each draft the drafts that it leads to.
pub fn components(links: &[Vec<usize>]) -> Vec<Vec<usize>> {
    const NEW: usize = usize::MAX;
    let count = links.len();
    let (mut index, mut low, mut on_stack) = (vec![NEW; count], vec![0; count], vec![false; count]);
    let (mut stack, mut found, mut next) = (Vec::new(), Vec::new(), 0);
    for root in 0..count {
        if index[root] != NEW {
            continue;
        }
        let mut work = vec![(root, 0)];
        while let Some(&mut (node, ref mut at)) = work.last_mut() {
            if *at == 0 {
                (index[node], low[node], on_stack[node]) = (next, next, true);
                next += 1;
                stack.push(node);
            }
            if let Some(&to) = links[node].get(*at) {
                *at += 1;
                if index[to] == NEW {
                    work.push((to, 0));
                } else if on_stack[to] {
                    low[node] = low[node].min(index[to]);
                }
                continue;
            }
            work.pop();
            if let Some(&(parent, _)) = work.last() {
                low[parent] = low[parent].min(low[node]);
            }
            if low[node] == index[node] {
                let cut = stack.iter().rposition(|&n| n == node).unwrap_or(0);
                let group = stack.split_off(cut);
                for &member in &group {
                    on_stack[member] = false;
                }
                found.push(group);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(values: u32, links: [Link; 2]) -> Member {
        Member { values, links: links.into() }
    }

    /// Two states, of values 1 and 2, that lead to each other only.
    fn pair(states: &mut States) -> Vec<u32> {
        states.group(&[member(1, [Link::Inside(1); 2]), member(2, [Link::Inside(0); 2])])
    }

    #[test]
    fn who_is_right_about_everything_is_one_state() {
        let mut states = States::new(2);
        let one = states.one(7, &[SELF, SELF]);
        assert_eq!(states.beliefs(one), [one, one]);
        assert_eq!(states.one(7, &[SELF, SELF]), one);
        assert_eq!(states.one(7, &[one, SELF]), one, "written out once it behaves alike");
        assert_ne!(states.one(8, &[one, one]), one);
        assert_eq!(states.count(), 2);
    }

    #[test]
    fn a_group_is_found_from_any_of_its_members() {
        let mut states = States::new(2);
        let made = pair(&mut states);
        let turned = states.group(&[member(2, [Link::Inside(1); 2]), member(1, [Link::Inside(0); 2])]);
        assert_eq!((turned[0], turned[1], states.count()), (made[1], made[0], 2));
    }

    #[test]
    fn members_that_behave_alike_become_one() {
        let mut states = States::new(2);
        let circle = [1, 2, 0].map(|next| member(5, [Link::Inside(next); 2]));
        let made = states.group(&circle);
        assert_eq!(made, [made[0]; 3]);
        assert_eq!(states.one(5, &[SELF, SELF]), made[0]);
    }

    #[test]
    fn a_group_joins_the_states_that_it_leads_to_and_is() {
        let mut states = States::new(2);
        let made = pair(&mut states);
        let unrolled =
            [member(1, [Link::Inside(1), Link::Known(made[1])]), member(2, [Link::Inside(0), Link::Known(made[0])])];
        assert_eq!(states.group(&unrolled), made);
        assert_eq!(states.count(), 2);
    }

    #[test]
    fn groups_that_differ_in_one_value_are_two() {
        let mut states = States::new(2);
        let made = pair(&mut states);
        let other = states.group(&[member(1, [Link::Inside(1); 2]), member(3, [Link::Inside(0); 2])]);
        assert!(other.iter().all(|s| !made.contains(s)));
    }

    #[test]
    fn components_come_after_those_they_lead_to() {
        let found = components(&[vec![1], vec![2, 0], vec![3], vec![3], vec![0]]);
        let mut sorted = found.clone();
        for group in &mut sorted {
            group.sort_unstable();
        }
        assert_eq!(sorted, [vec![3], vec![2], vec![0, 1], vec![4]]);
    }
}
