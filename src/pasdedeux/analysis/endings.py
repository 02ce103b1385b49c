"""Open endings: the tree of what can still be done, what each outcome is worth to whom, and what follows from that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import prod

from pasdedeux.analysis.choices import Choices, Course
from pasdedeux.analysis.equilibria import Branch, Equilibrium, Leaf, Node, equilibria
from pasdedeux.analysis.payoffs import Payoffs
from pasdedeux.analysis.thresholds import Threshold, thresholds
from pasdedeux.analysis.wording import literal_words
from pasdedeux.diagnostics import Diagnostic, Refused
from pasdedeux.model.replay import Replay
from pasdedeux.model.state import State
from pasdedeux.model.story import Choice, Ending
from pasdedeux.model.values import Entity
from pasdedeux.model.words import name

MOST_OUTCOMES = 5_000
MOST_TURNS = 40


@dataclass(frozen=True, eq=False, slots=True)
class EndingTree:
    """One ending, solved.

    ``expected`` is how it goes if each decides by what they believe, ``best`` how it would go if everyone knew
    everything; both as one option (or None) for each turn. ``equilibria`` is None where there are too many plans to try.
    """

    ending: Ending
    root: Node | Leaf
    expected: tuple[int | None, ...]
    expected_end: Leaf
    best: tuple[int | None, ...]
    best_end: Leaf
    equilibria: tuple[Equilibrium, ...] | None
    thresholds: tuple[Threshold, ...]

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {
            "ending": self.ending.title,
            "ids": list(self.ending.ids),
            "tree": _json(self.root),
            "by_belief": {"choices": _texts(self, self.expected), **_leaf_json(self.expected_end)},
            "in_truth": {"choices": _texts(self, self.best), **_leaf_json(self.best_end)},
            "equilibria": None if self.equilibria is None else [_equilibrium_json(e) for e in self.equilibria],
            "thresholds": [_threshold_json(self, t) for t in self.thresholds],
        }

    def __str__(self) -> str:
        return "\n".join(_lines(self))


@dataclass(frozen=True, eq=False, slots=True)
class EndingTrees:
    """Every ending of a story."""

    story: str
    trees: tuple[EndingTree, ...]

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {"story": self.story, "endings": [tree.to_json() for tree in self.trees]}

    def __str__(self) -> str:
        return "\n\n".join(map(str, self.trees)) or f"{self.story} declares no open ending."


def endings(replay: Replay) -> EndingTrees:
    """The tree of every ending of a story, from its last event. Raises Refused as `tree` does."""
    return EndingTrees(replay.story.title, tuple(tree(replay, ending) for ending in replay.story.endings))


def tree(replay: Replay, ending: Ending) -> EndingTree:
    """One ending, played out from the end of ``replay`` in every possible way.

    Raises:
        Refused: (V201) if there are more outcomes than anybody could look through.
    """
    _bounded(ending)
    payoffs = Payoffs(replay.story.world)
    choices = Choices(replay.semantics, ending.choices, payoffs)
    state = replay.end
    expected = choices.course(state, 0, believing=True)
    best = choices.course(state, 0, believing=False)
    root = _grow(choices, state, 0)
    return EndingTree(
        ending,
        root,
        expected.taken,
        _leaf(payoffs, expected.end),
        best.taken,
        _leaf(payoffs, best.end),
        equilibria(root),
        tuple(_turning(choices, state, expected, best)),
    )


def _bounded(ending: Ending) -> None:
    outcomes = prod(len(choice.options) for choice in ending.choices)
    if outcomes > MOST_OUTCOMES or len(ending.choices) > MOST_TURNS:
        raise Refused(
            [
                Diagnostic(
                    "V201",
                    f"the ending “{ending.title}” has {len(ending.choices)} turns and {outcomes} outcomes",
                    ending.span,
                    consequence=f"Up to {MOST_TURNS} turns and {MOST_OUTCOMES} outcomes are played out.",
                    hint="leave out turns that decide nothing.",
                )
            ]
        )


def _grow(choices: Choices, state: State, turn: int) -> Node | Leaf:
    """The tree below a turn. A turn at which nothing is possible is passed over."""
    if turn == len(choices.turns):
        return _leaf(choices.payoffs, state)
    options = choices.options(state, turn)
    if not options:
        return _grow(choices, state, turn + 1)
    choice = choices.turns[turn]
    branches = tuple(
        Branch(i, _text(choice, i), _grow(choices, choices.after(state, turn, i), turn + 1)) for i in options
    )
    decided = choices.choice(state, turn, believing=True), choices.choice(state, turn, believing=False)
    return Node(turn, choice.who, branches, *decided)


def _leaf(payoffs: Payoffs, state: State) -> Leaf:
    worth = {who: payoffs.worth(who, state) for who in payoffs.people}
    return Leaf(worth, {who: payoffs.worth(who, state.believed(who)) for who in payoffs.people})


def _turning(choices: Choices, state: State, *courses: Course) -> Iterator[Threshold]:
    """The thresholds of every turn on the way: that by belief, and that in truth."""
    for course, believing in zip(courses, (True, False), strict=True):
        at = state
        for turn, option in enumerate(course.taken):
            if option is not None:
                yield from thresholds(choices, at, turn, believing=believing)
                at = choices.after(at, turn, option)


def _text(choice: Choice, option: int) -> str:
    return choice.texts[option] if choice.options[option] is not None else "does nothing"


# --- plain data -----------------------------------------------------------------------------------------------------


def _json(at: Node | Leaf) -> dict[str, object]:
    if isinstance(at, Leaf):
        return _leaf_json(at)
    return {
        "who": at.who.name,
        "turn": at.turn + 1,
        "options": [
            {
                "option": branch.text,
                "by_belief": branch.option == at.by_belief,
                "in_truth": branch.option == at.in_truth,
                "then": _json(branch.then),
            }
            for branch in at.branches
        ],
    }


def _leaf_json(leaf: Leaf) -> dict[str, object]:
    return {
        "worth": {who.name: value for who, value in leaf.worth.items()},
        "believed_worth": {who.name: value for who, value in leaf.believed.items()},
    }


def _texts(tree: EndingTree, taken: Sequence[int | None]) -> list[dict[str, object]]:
    turns = tree.ending.choices
    return [
        {"who": turns[i].who.name, "option": _text(turns[i], option)}
        for i, option in enumerate(taken)
        if option is not None
    ]


def _equilibrium_json(found: Equilibrium) -> dict[str, object]:
    plans = {
        who.name: [{"turn": node.turn + 1, "option": branch.text} for node, branch in plan.items()]
        for who, plan in found.plans.items()
    }
    return {"plans": plans, "outcome": [branch.text for branch in found.taken], **_leaf_json(found.leaf)}


def _threshold_json(tree: EndingTree, found: Threshold) -> dict[str, object]:
    return {
        "who": found.who.name,
        "turn": found.turn + 1,
        "want": literal_words(found.want.condition),
        "weight": found.want.weight,
        "direction": found.direction,
        "threshold": found.weight,
        "becomes": _text(tree.ending.choices[found.turn], found.option),
        "by": "belief" if found.by_belief else "truth",
    }


# --- the text -------------------------------------------------------------------------------------------------------


def _lines(tree: EndingTree) -> Iterator[str]:
    ids = f"  [{', '.join(tree.ending.ids)}]" if tree.ending.ids else ""
    yield f"{tree.ending.title}{ids}"
    yield from _drawn(tree.root, "")
    yield ""
    yield f"By what they believe: {_course(tree, tree.expected)}. {_worth(tree.expected_end.worth)}"
    yield f"If everyone knew everything: {_course(tree, tree.best)}. {_worth(tree.best_end.worth)}"
    yield from _stable(tree)
    yield from _assumptions(tree)


def _drawn(at: Node | Leaf, margin: str) -> Iterator[str]:
    if isinstance(at, Leaf):
        return
    for branch in at.branches:
        last = branch is at.branches[-1]
        marks = _marks(at, branch)
        worth = f": {_worth(branch.then.worth)}" if isinstance(branch.then, Leaf) else ""
        yield f"{margin}{'└─ ' if last else '├─ '}{_deed(at.who, branch.text)}{marks}{worth}"
        yield from _drawn(branch.then, margin + ("   " if last else "│  "))


def _marks(node: Node, branch: Branch) -> str:
    marks = []
    if len(node.branches) > 1:
        marks += ["by belief"] if branch.option == node.by_belief else []
        marks += ["best in truth"] if branch.option == node.in_truth else []
    return f" [{', '.join(marks)}]" if marks else ""


def _deed(who: Entity, text: str) -> str:
    """An option with its actor, who is often the first word of it already."""
    text = text.strip().rstrip(".")
    return text if text.lower().startswith(name(who).lower()) or who.name in text else f"{name(who)} {text}"


def _course(tree: EndingTree, taken: Sequence[int | None]) -> str:
    turns = tree.ending.choices
    deeds = [_deed(turns[i].who, _text(turns[i], option)) for i, option in enumerate(taken) if option is not None]
    return ", then ".join(deeds) or "nothing is possible"


def _worth(worth: Mapping[Entity, float | None]) -> str:
    said = [f"{name(who)} {'unknown' if value is None else f'{value:g}'}" for who, value in worth.items()]
    return f"({', '.join(said)})" if said else "(nobody wants anything)"


def _stable(tree: EndingTree) -> Iterator[str]:
    """The equilibria, those that come out alike in one line."""
    if tree.equilibria is None:
        yield "Too many plans to list what is stable."
        return
    if not tree.equilibria:
        yield "No plans are stable: whatever they do, somebody would rather have done otherwise."
        return
    yield f"Stable, since nobody alone would gain by another plan (pure equilibria: {len(tree.equilibria)}):"
    ways: dict[tuple[Branch, ...], int] = {}
    for found in tree.equilibria:
        ways[found.taken] = ways.get(found.taken, 0) + 1
    ends = {found.taken: found.leaf for found in tree.equilibria}
    for taken, count in ways.items():
        deeds = ", then ".join(_deed(_mover(tree, branch), branch.text) for branch in taken) or "nothing is possible"
        many = f", in {count} ways that differ in what would be done elsewhere" if count > 1 else ""
        yield f"  {deeds} {_worth(ends[taken].worth)}{many}"


def _mover(tree: EndingTree, branch: Branch) -> Entity:
    todo: list[Node | Leaf] = [tree.root]
    for at in todo:
        if isinstance(at, Node):
            if branch in at.branches:
                return at.who
            todo.extend(other.then for other in at.branches)
    raise LookupError(branch.text)


def _assumptions(tree: EndingTree) -> Iterator[str]:
    """The thresholds of each turn that lie nearest to the declared weights."""
    if not tree.thresholds:
        return
    yield "What the choices turn on:"
    told: dict[tuple[int, bool], int] = {}
    for found in sorted(tree.thresholds, key=_distance):
        key = (found.turn, found.by_belief)
        told[key] = told.get(key, 0) + 1
        if told[key] <= NEAREST and (found.by_belief or tree.expected[found.turn] != tree.best[found.turn]):
            yield _assumption(tree, found)


NEAREST = 3  # thresholds told of one choice


def _distance(found: Threshold) -> tuple[int, bool, float]:
    return (found.turn, not found.by_belief, abs(found.weight - found.want.weight))


def _assumption(tree: EndingTree, found: Threshold) -> str:
    choice = tree.ending.choices[found.turn]
    taken = (tree.expected if found.by_belief else tree.best)[found.turn]
    now = _deed(found.who, _text(choice, taken)) if taken is not None else name(found.who)
    then = _deed(found.who, _text(choice, found.option))
    more = "more" if found.direction == "above" else "less"
    basis = "" if found.by_belief or tree.expected == tree.best else " (in truth)"
    want = f"“{literal_words(found.want.condition)}” (now {found.want.weight:g})"
    return f"  {now}{basis} unless {want} weighs {more} than {found.weight:g}: then {then}."
