"""The tree of endings as SVG."""

from __future__ import annotations

from collections.abc import Sequence

from pasdedeux.analysis.pictures.outcomes import Option, Outcome, OutcomeTree, OutcomeTrees, Turn
from pasdedeux.draw.elements import Node, group, node, titled
from pasdedeux.draw.frame import MARGIN, ROOM, WIDTH, Look, framed
from pasdedeux.draw.lettering import BODY, HEAD, SMALL, TITLE, Column, text
from pasdedeux.draw.measure import width, wrap
from pasdedeux.draw.outcomes.lines import Line, folded, lines, worth
from pasdedeux.model.values import Entity
from pasdedeux.model.words import name

_STEP, _INDENT = 24.0, 130.0  # pixels of a depth, and of all depths together
_CELLS, _NARROWEST, _WIDEST = 400.0, 74.0, 120.0  # the columns of what outcomes are worth: together, and each
_MOST_PEOPLE = 4
CHIPS = {"expected": "so it goes", "best": "if all knew", "stable": "stable"}
WOULD = "would do"
_PLACES = {"so it goes": 0.0, WOULD: 0.0, "if all knew": 80.0, "stable": 160.0}  # each way has a column of its own
_WAYS = 220.0


def svg(look: Look, picture: OutcomeTrees) -> str:
    """The picture: every ending below the one before."""
    head = Column(MARGIN, 8, ROOM)
    head.write(picture.story, size=TITLE, look="bold", most=2)
    head.write("How it may end", look="soft", gap=8)
    nodes, y = list(head.nodes), head.y
    for tree in picture.trees:
        made, y = _tree(tree, y)
        nodes += made
    if not picture.trees:
        foot = Column(MARGIN, y, ROOM)
        foot.write(f"{picture.story} declares no open ending.", gap=8)
        nodes, y = [*nodes, *foot.nodes], foot.y
    made, y = _legend(y)
    return framed(look, "endings", f"{picture.story}: how it may end", described(picture), y, [*nodes, *made])


def _tree(tree: OutcomeTree, y: float) -> tuple[list[Node], float]:
    shown = lines(tree)
    people = _shown(tree, shown)
    head = Column(MARGIN, y, ROOM)
    ids = f"  [{', '.join(tree.ids)}]" if tree.ids else ""
    head.write(f"{tree.title}{ids}", size=HEAD, look="bold", gap=4, most=3)
    cells = _Cells(people, max((line.depth for line in shown), default=0))
    nodes, y = [*head.nodes, *cells.heading(head.y)], head.y + cells.height
    middles: list[float] = []
    for line in shown:
        made, y = _line(line, cells, y, middles)
        nodes += made
    foot = Column(MARGIN, y + 2, ROOM)
    for words in remarks(tree, shown, people):
        foot.write(words, size=SMALL, look="soft")
    return [group(*nodes, *foot.nodes, data_ending=tree.title)], foot.y + 14


def _shown(tree: OutcomeTree, shown: Sequence[Line]) -> tuple[Entity, ...]:
    """Those whose worth there is room for: who chooses before who does not."""
    choosing = {line.turn.who for line in shown if line.turn is not None}
    ranked = sorted(tree.people, key=lambda who: who not in choosing)[:_MOST_PEOPLE]
    return tuple(who for who in tree.people if who in ranked)


def _line(line: Line, cells: _Cells, y: float, middles: list[float]) -> tuple[list[Node], float]:
    x = MARGIN + line.depth * cells.indent
    if line.turn is not None:
        words = f"{name(line.turn.who)} chooses" if len(line.turn.options) > 1 else name(line.turn.who)
        made = text(x, y + 15, words, size=SMALL, look="soft bold", room=cells.left - x - 8)
        middles.append(y + 11)
        return ([made] if made else []), y + 19
    ways = chips(line.option)
    texts = wrap(line.words, max(cells.left - _WAYS - x - 30, 60), BODY, bold=True, most=3)
    height = max(24.0, 16.0 * len(texts) + 8)
    middle = y + 12
    middles.append(middle)
    top = middles[line.parent] + 6 if line.parent is not None else y
    branch = node("path", class_=_way(line.option), d=f"M{x + 4:.1f} {top:.1f}V{middle:.1f}H{x + 16:.1f}")
    nodes: list[Node] = [branch]
    for at, said in enumerate(texts):
        made = text(x + 20, middle + 4 + 16 * at, said, look="bold" if line.option and line.option.expected else "")
        nodes += [made] if made else []
    start = cells.left - _WAYS
    nodes += [_chip(chip, start + _PLACES[chip], middle) for chip in ways]
    if line.outcomes and not ways:
        begin = x + 28 + width(texts[0], BODY, bold=True)
        nodes.append(node("path", class_="leader", d=f"M{begin:.1f} {middle + 4:.1f}H{max(begin, cells.left):.1f}"))
    nodes += cells.row(line, middle)
    return [titled(line.words, *nodes)], y + height


def _way(option: Option | None) -> str:
    if option is not None and option.expected:
        return "way"
    return "better" if option is not None and option.best else "edge"


def chips(option: Option | None) -> list[str]:
    """The ways on which an option lies, and what its actor would do where none of them leads."""
    if option is None:
        return []
    found = [words for way, words in CHIPS.items() if getattr(option, way)]
    return found or ([WOULD] if option.by_belief else [])


def _chip(chip: str, x: float, middle: float) -> Node:
    """A way, in a rounded frame."""
    look = "chip-way" if chip == CHIPS["expected"] else "chip"
    back = node("rect", class_=look, x=x, y=middle - 8, width=width(chip, SMALL) + 10, height=16, rx=8)
    return group(back, text(x + 5, middle + 4, chip, size=SMALL))


class _Cells:
    """The columns of what outcomes are worth, at the right; and how far each depth of the tree is indented."""

    def __init__(self, people: Sequence[Entity], deepest: int) -> None:
        self.people = people
        self.indent = min(_STEP, _INDENT / max(deepest, 1))
        widest = max((width(name(who), SMALL) for who in people), default=0.0)
        self.step = min(max(widest + 12, _NARROWEST), _WIDEST, _CELLS / max(len(people), 1))
        self.left = WIDTH - MARGIN - self.step * len(people)
        self.heads = [wrap(name(who), self.step - 10, SMALL, most=3) for who in people]
        self.height = 14.0 * max((len(head) for head in self.heads), default=0) + 6

    def heading(self, y: float) -> list[Node]:
        """Whose worth it is."""
        nodes = []
        for at, (who, head) in enumerate(zip(self.people, self.heads, strict=True)):
            x, look = self._end(at), "soft"
            said = [text(x, y + 12 + 14 * i, w, size=SMALL, look=look, anchor="end") for i, w in enumerate(head)]
            nodes.append(titled(name(who), *said))
        return nodes

    def row(self, line: Line, middle: float) -> list[Node]:
        """What a line is worth to each."""
        nodes = []
        for at, who in enumerate(self.people):
            words = worth(line, who)
            look = "bold" if line.option and line.option.expected else ""
            made = (
                text(self._end(at), middle + 4, words, look=look, anchor="end", room=self.step - 8) if words else None
            )
            if made is not None:
                nodes.append(made)
        return nodes

    def _end(self, at: int) -> float:
        return self.left + (at + 1) * self.step


def remarks(tree: OutcomeTree, shown: tuple[Line, ...], people: Sequence[Entity]) -> list[str]:
    """What is said below a tree: what is left out of it, and what could not be worked out."""
    found = []
    if len(tree.people) > len(people):
        others = [name(who) for who in tree.people if who not in people]
        found.append(f"Left out: what it is worth to {', '.join(others)}.")
    if not people:
        found.append("Nobody wants anything of it.")
    if hidden := folded(shown):
        found.append(f"Folded up: {hidden} of {tree.root.ends} outcomes.")
    if tree.stable is None:
        found.append("Too many plans to say which are stable.")
    return found


def _legend(y: float) -> tuple[list[Node], float]:
    explained = {
        "so it goes": "each decides by what they believe",
        "if all knew": "each decides, and everyone knows everything",
        "stable": "in some equilibrium: nobody alone would gain by another plan",
        "would do": "what they would do, if it came to that",
    }
    nodes: list[Node] = [node("path", class_="rule", d=f"M{MARGIN:.1f} {y:.1f}H{MARGIN + ROOM:.1f}")]
    x, y = MARGIN, y + 20
    for chip, words in explained.items():
        length = width(chip, SMALL) + 24 + width(words, SMALL) + 18
        if x + length > MARGIN + ROOM:
            x, y = MARGIN, y + 22
        nodes.append(_chip(chip, x, y))
        made = text(x + width(chip, SMALL) + 18, y + 4, words, size=SMALL, look="soft")
        nodes += [made] if made else []
        x += length
    return [group(*nodes, class_="legend")], y + 18


def described(picture: OutcomeTrees) -> str:
    """The picture in sentences, for those who cannot see it."""
    return " ".join(f"{tree.title}: {tree.root.ends} outcomes. So it goes: {_course(tree)}." for tree in picture.trees)


def _course(tree: OutcomeTree) -> str:
    taken: list[str] = []
    at: Turn | Outcome = tree.root
    while isinstance(at, Turn):
        option = next((option for option in at.options if option.expected), None)
        if option is None:
            break
        taken.append(option.text)
        at = option.then
    return ", then ".join(taken) or "nothing is possible"
