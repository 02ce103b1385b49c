"""A view: everything that one character may know at one moment, as data and as a text for a prompt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pasdedeux.analysis.views.parts import Ascribed, Held, Lived, Met, Named, Option, Vow, Wish, Words, data
from pasdedeux.model.words import sentence

_NOW = {True: ", and it is so", False: ", and it is not so", None: " each"}


@dataclass(frozen=True, eq=False, slots=True)
class View:
    """Everything that one character may know at one moment; ``str`` is the text for a prompt.

    ``wonders`` are what they know that they do not know, ``told`` what was asserted before them, ``said`` what they
    asserted. ``minds`` and ``doable`` are others' beliefs and the options as the text has them: the like on one line.
    """

    who: Named
    met: Met
    believes: tuple[Held, ...]
    wonders: tuple[Held, ...]
    others: tuple[Ascribed, ...]
    lived: tuple[Lived, ...]
    told: tuple[Words, ...]
    said: tuple[Words, ...]
    vows: tuple[Vow, ...]
    wants: tuple[Wish, ...]
    options: tuple[Option, ...]
    minds: tuple[str, ...]
    doable: tuple[str, ...]

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {
            "who": self.who.to_json(),
            "met": self.met.to_json(),
            "believes": data(self.believes),
            "no_view": data(self.wonders),
            "others": data(self.others),
            "lived": data(self.lived),
            "told": data(self.told),
            "said": data(self.said),
            "promises": data(self.vows),
            "wants": data(self.wants),
            "can_do": data(self.options),
        }

    def __str__(self) -> str:
        return "\n".join(_text(self))


def _text(view: View) -> Iterator[str]:
    label = view.who.label
    yield f"You are {_called(view.who)}. Where {label} is named below, that is you."
    yield from _section("You know of", _met(view.met))
    yield from _section("What you take to be so", [held.text for held in view.believes])
    yield from _section("What you do not know", [held.text for held in view.wonders])
    yield from _section("What you think others believe", view.minds)
    if view.minds:
        yield "Of the rest they know, as you see it, what they were there for."
    yield from _numbered("What you have lived through, in order", _lived(view))
    yield from _section("Promises and threats, as far as you know", [vow.text for vow in view.vows])
    yield from _section("What you want", list(map(_wanted, view.wants)))
    yield from _section("What you can do now", view.doable)
    yield ""
    yield "You know nothing beyond this."


def _section(title: str, rows: Sequence[str]) -> Iterator[str]:
    if rows:
        yield ""
        yield f"{title}:"
        yield from (f"- {sentence(row)}" for row in rows)


def _numbered(title: str, rows: Sequence[str]) -> Iterator[str]:
    if rows:
        yield ""
        yield f"{title}:"
        yield from rows


def _wanted(wish: Wish) -> str:
    return f"{wish.text}: worth {wish.weight:g}{_NOW[wish.now]}"


def _met(met: Met) -> list[str]:
    groups = (("people", met.people), ("places", met.places), ("things", met.things))
    return [f"{what}: {', '.join(map(_called, those))}" for what, those in groups if those]


def _called(one: Named) -> str:
    """The baker (Mira)."""
    return one.label if one.name.casefold() in one.label.casefold() else f"{one.label} ({one.name})"


def _lived(view: View) -> list[str]:
    remarks: dict[int, list[str]] = {}
    for words in view.told:
        remarks.setdefault(words.number, []).append(_heard(words))
    for words in view.said:
        remarks.setdefault(words.number, []).append(_said(words))
    return [_experience(row, remarks.get(row.number, [])) for row in view.lived]


def _experience(row: Lived, remarks: Iterable[str]) -> str:
    what = sentence(row.what) if row.what else sentence(f"you come to believe otherwise: {'; '.join(row.learnt)}")
    return " ".join((f"{row.number}.", what, *(f"({remark})" for remark in remarks if remark)))


def _heard(words: Words) -> str:
    """What the character makes of an assertion now."""
    if words.held == "yes":
        return "You believe it."
    if words.held == "no":
        return "You do not believe it, and take it for a lie." if words.meant == "no" else "You do not believe it."
    return "You have no view of it."


def _said(words: Words) -> str:
    """What the character knows of their own words."""
    return {"no": "You knew better.", "unknown": "You made it up."}.get(words.meant, "")
