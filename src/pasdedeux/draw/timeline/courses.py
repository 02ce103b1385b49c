"""One matter in one band: its heading, what is so, the rows of those whom it concerns, and a line on all others."""

from __future__ import annotations

from collections.abc import Mapping

from pasdedeux.analysis.pictures.standing import STANDINGS, Standing
from pasdedeux.analysis.pictures.timeline import Course, Row
from pasdedeux.analysis.telling.notes import opened
from pasdedeux.draw.elements import Node, group, node
from pasdedeux.draw.frame import MARGIN, ROOM, Look
from pasdedeux.draw.lettering import HEAD, SMALL, Column
from pasdedeux.draw.timeline import rows, speech
from pasdedeux.draw.timeline.bands import Band
from pasdedeux.model.values import Entity
from pasdedeux.model.words import name

_REST: Mapping[Standing, str] = {
    "knows": "know it",
    "mistaken": "mistaken",
    "believes": "believe it while it is open",
    "unaware": "no idea",
    "unknown": "no view",
}
_MANY = 3  # names that are told one by one of those who have no idea


def drawn(look: Look, band: Band, course: Course, last: int, y: float) -> tuple[list[Node], float]:
    """The block of one matter from ``y`` downwards, and where it ends. ``last`` is the end of the whole timeline."""
    head = Column(MARGIN, y + 4, ROOM)
    head.add(node("path", class_="rule", d=f"M{MARGIN:.1f} {y + 3:.1f}H{MARGIN + ROOM:.1f}"))
    head.write(opened(course.matter.text), size=HEAD, look="bold", most=3)
    active = [row for row in course.rows if _is_active(band, course, row)]
    nodes, over, y = list(head.nodes), list[Node](), head.y
    if active or band.only:
        nodes += rows.truth_row(band, course, y)
        over = list(rows.truth_words(band, course, y))
        y += rows.HEIGHT - 3
    body, tops, y = _rows(look, band, course, active, last, y)
    nodes += body
    nodes += speech.lines(band, course, tops)
    for row in active:
        over += rows.words(band, course.matter, row, tops[row.who])
    nodes += over  # above the lines of what is said, which would run through them
    nodes += [rows.mark(band, m, tops[row.who]) for row in active for m in row.marks if band.has(m.column)]
    rest = Column(MARGIN, y + 3, ROOM)
    words = _rest(band, course, [row for row in course.rows if row not in active])
    if words:
        rest.write(words, size=SMALL, look="soft")
    return [group(*nodes, *rest.nodes, data_matter=course.matter.id)], rest.y + 8


def _rows(
    look: Look, band: Band, course: Course, active: list[Row], last: int, y: float
) -> tuple[list[Node], dict[Entity, float], float]:
    nodes: list[Node] = []
    tops: dict[Entity, float] = {}
    for row in active:
        tops[row.who] = y
        nodes += rows.row(look, band, course.matter, row, y)
        y += rows.HEIGHT
        for given in course.vows:
            made = list(rows.vow(band, given, last, y)) if given.giver is row.who else []
            nodes += made
            y += rows.VOW if made else 0
    return nodes, tops, y


def _is_active(band: Band, course: Course, row: Row) -> bool:
    """Whether a row is drawn: in a picture of one band all that the matter reaches, else where something happens."""
    if band.only:
        return not row.quiet
    happens = any(band.has(mark.column) for mark in row.marks)
    speaks = any(band.has(s.column) and row.who in (s.speaker, *s.hearers) for s in course.sayings)
    vows = any(v.giver is row.who and band.cut(v.begin, v.begin + 1) for v in course.vows)
    settles = any(v.giver is row.who and v.end is not None and band.has(v.end) for v in course.vows)
    turns = not row.quiet and len(list(band.stretches(row.stretches))) > 1
    return happens or speaks or vows or settles or turns


def _rest(band: Band, course: Course, others: list[Row]) -> str:
    """How those stand to it who have no row here: "no idea: the editor, the boyfriend"."""
    by_standing: dict[Standing, list[str]] = {standing: [] for standing in STANDINGS}
    for row in others:
        stretch = band.standing(row)
        by_standing[stretch.standing or "unknown"].append(name(row.who))
    found = [f"{_REST[standing]}: {_people(standing, people)}" for standing, people in by_standing.items() if people]
    if not found:
        return ""
    truth = list(band.stretches(course.truth))[-1]
    start = "" if band.only or len(others) < len(course.rows) else f"{course.matter.short(truth.held)} · "
    return f"{start}{' · '.join(found)}"


def _people(standing: Standing, people: list[str]) -> str:
    """Their names; many who have no idea are everybody else."""
    many = len(people) > _MANY and standing == "unaware"
    return "everybody else" if many else ", ".join(people)
