"""One mind as a box: what it holds, and the boxes of the minds that it imagines."""

from __future__ import annotations

from pasdedeux.analysis.pictures.minds import Mind, Thought
from pasdedeux.analysis.pictures.standing import Standing
from pasdedeux.analysis.wording import holds_words
from pasdedeux.draw.elements import Node, group, moved, node
from pasdedeux.draw.frame import Look
from pasdedeux.draw.lettering import BODY, HEAD, SMALL, Column
from pasdedeux.draw.shapes import bullet
from pasdedeux.model.values import UNKNOWN
from pasdedeux.model.words import name

_PAD, _INDENT, _EDGE = 9.0, 15.0, 3.0
_TOGETHER = 3  # matters of which somebody is wrongly thought to have no idea: from so many on in one line


def box(look: Look, mind: Mind, room: float) -> tuple[Node, float]:
    """A mind as a box of that width at (0, 0), and how high it is."""
    lines = Column(_PAD, 6, room - 2 * _PAD)
    lines.write(heading(mind), size=HEAD if len(mind.path) == 1 else BODY, look="bold", gap=2, most=3)
    blind = [thought for thought in mind.thoughts if thought.wrong and thought.held is UNKNOWN]
    together = blind if len(blind) >= _TOGETHER else []
    for thought in mind.thoughts:
        if thought not in together:
            _thought(look, lines, thought)
    if together:
        _blindness(look, lines, together)
    if mind.unaware:
        lines.write(f"no idea of: {', '.join(m.id for m in mind.unaware)}", size=SMALL, look="soft", gap=2)
    if not (mind.thoughts or mind.unaware or mind.minds):
        lines.write("nothing that does not go without saying", size=SMALL, look="soft", gap=2)
    for inner in mind.minds:
        made, height = box(look, inner, lines.room)
        lines.add(moved(_PAD, lines.y + 4, made))
        lines.y += height + 6
    if mind.more:
        lines.write(
            f"and {mind.more} more {'thought' if mind.more == 1 else 'thoughts'}, left out here",
            size=SMALL,
            look="soft",
        )
    height = lines.y + 8
    panel = "panel" if len(mind.path) % 2 else "box"
    back = node("rect", class_=panel, x=0, y=0, width=room, height=height, rx=4)
    path = " ".join(who.name for who in mind.path)
    return group(back, *lines.nodes, data_path=path), height


def heading(mind: Mind) -> str:
    """Whose mind it is; the headings of boxes within each other read as one sentence."""
    who = name(mind.who)
    if len(mind.path) == 1:
        return who[:1].upper() + who[1:]
    return f"{'thinks' if len(mind.path) == 2 else '… who thinks'} that {who} …"


def _blindness(look: Look, lines: Column, thoughts: list[Thought]) -> None:
    """Several matters of which somebody is wrongly thought to have no idea."""
    words = f"has no idea of {', '.join(thought.matter.id for thought in thoughts)}"
    _marked(look, lines, thoughts[0].standing, words, "wrong: has a view of each of them")


def _thought(look: Look, lines: Column, thought: Thought) -> None:
    """A thought; one that is wrong has an edge, is set in bold, and what is so stands below it."""
    wrong = f"wrong: {thought.truth}" if thought.wrong else ""
    _marked(look, lines, thought.standing, said(thought), wrong)


def _marked(look: Look, lines: Column, standing: Standing | None, words: str, wrong: str) -> None:
    top = lines.y
    start = Column(lines.x + _INDENT, top, lines.room - _INDENT)
    start.write(words, look="bold" if wrong else "")
    edge = None
    if wrong:
        start.write(wrong, size=SMALL, look="warn")
        edge = node("rect", class_="wrong", x=lines.x - 6, y=top + 3, width=_EDGE, height=start.y - top - 3)
    sign = moved(lines.x + 6, top + 10, bullet(look, standing or "unknown"))
    lines.add(edge, sign, *start.nodes)
    lines.y = start.y + 3


def said(thought: Thought) -> str:
    """What is thought, without saying again by whom: "Katya has cancer", "does not know whether Katya has cancer"."""
    if thought.held is not UNKNOWN:
        return thought.matter.words(thought.held)
    words = holds_words(thought.path[-1:], thought.matter.fluent, thought.held)
    return words.removeprefix(f"{name(thought.path[-1])} ")
