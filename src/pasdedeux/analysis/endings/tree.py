"""The tree of an open ending, solved: as data, drawn, and in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pasdedeux.analysis.endings.equilibria import Branch, Equilibrium, Leaf, Node
from pasdedeux.analysis.endings.thresholds import CLOSE, Threshold
from pasdedeux.analysis.wording import literal_words
from pasdedeux.model.story import Choice, Ending
from pasdedeux.model.values import Entity
from pasdedeux.model.words import name

NEAREST = 3  # thresholds told of one choice


@dataclass(frozen=True, eq=False, slots=True)
class EndingTree:
    """One ending, solved.

    ``expected`` is how it goes if each decides by what they believe, ``best`` how it would go if everyone knew
    everything; both as one option (or None) for each turn. ``equilibria`` is None where there are too many plans to
    try.
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


def option_words(choice: Choice, option: int) -> str:
    """An option as its author writes it."""
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
        {"who": turns[i].who.name, "option": option_words(turns[i], option)}
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
        "becomes": option_words(tree.ending.choices[found.turn], found.option),
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
    deeds = [
        _deed(turns[i].who, option_words(turns[i], option)) for i, option in enumerate(taken) if option is not None
    ]
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
    told: dict[tuple[int, bool], dict[str, None]] = {}
    for found in sorted(tree.thresholds, key=_distance):
        if found.by_belief or tree.expected[found.turn] != tree.best[found.turn]:
            said = told.setdefault((found.turn, found.by_belief), {})
            if len(said) < NEAREST:
                said.setdefault(_assumption(tree, found))
    for said in told.values():
        yield from said


def _distance(found: Threshold) -> tuple[int, bool, float]:
    return (found.turn, not found.by_belief, abs(found.weight - found.want.weight))


def _assumption(tree: EndingTree, found: Threshold) -> str:
    choice = tree.ending.choices[found.turn]
    taken = (tree.expected if found.by_belief else tree.best)[found.turn]
    now = _deed(found.who, option_words(choice, taken)) if taken is not None else name(found.who)
    then = _deed(found.who, option_words(choice, found.option))
    more = "more" if found.direction == "above" else "less"
    basis = "" if found.by_belief or tree.expected == tree.best else " (in truth)"
    if abs(found.weight - found.want.weight) < CLOSE:
        return f"  {now}{basis} only as what is declared first: {then} is worth just as much."
    want = f"“{literal_words(found.want.condition)}” (now {found.want.weight:g})"
    return f"  {now}{basis} unless {want} weighs {more} than {found.weight:g}: then {then}."
