"""The section of secrets: who holds each of them at the slider's moment, and who thinks that who does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pasdedeux.analysis.telling.notes import names, opened, verb
from pasdedeux.analysis.telling.secrets import secrets
from pasdedeux.model.formula import Fluent
from pasdedeux.model.reads import Path
from pasdedeux.model.state import State
from pasdedeux.model.values import UNKNOWN, Entity, Value, same
from pasdedeux.model.words import fluent_words, name
from pasdedeux.report.contents import Contents
from pasdedeux.report.html import Html, joined, tag
from pasdedeux.report.series import Series, Word
from pasdedeux.report.words import section

_NONE: Word = ("no view", "none")


class Secrets:
    """A table for each secret: a row for each character who ever has to do with it."""

    def __init__(self, contents: Contents, series: Series) -> None:
        self._series = series
        self._people = contents.story.world.characters
        self._states = tuple(stop.state for stop in contents.stops)
        self._secrets = [holding.secret for holding in secrets(contents.story.world, self._states[0]).holdings]
        self._values: dict[Path, list[Sequence[Value]]] = {}

    def section(self) -> Html | None:
        """Every secret, or nothing in a world without any."""
        if not self._secrets:
            return None
        cards = [self._secret(i, each) for i, each in enumerate(self._secrets)]
        return section("secrets", "Secrets", _when(), tag("div", cards, class_="cards"))

    def _secret(self, index: int, secret: Fluent) -> Html:
        truth = self._of((), index)
        words = tag("span", opened(fluent_words(secret)))
        so = self._series.place("span", [_truth(value) for value in truth], class_="truth")
        summary = self._series.place("p", [(text, "") for text in self._summaries(index, truth)], class_="summary")
        return joined(tag("article", tag("h3", words, " ", so), summary, self._table(index, truth)), "\n")

    def _summaries(self, index: int, truth: Sequence[Value]) -> Iterator[str]:
        held = [(who, self._of((who,), index)) for who in self._people]
        known: dict[tuple[Value, ...], str] = {}
        for stop, so in enumerate(truth):
            key = (so, *(values[stop] for _, values in held))
            if key not in known:
                known[key] = _summary(so, [(who, values[stop]) for who, values in held])
            yield known[key]

    def _table(self, index: int, truth: Sequence[Value]) -> Html | None:
        people = [who for who in self._people if self._concerned(who, index)]
        if not people:
            return None
        others = [b for b in people if any(_ever(self._of((a, b), index)) for a in people if a is not b)]
        head = [tag("th", "believes that it is", scope="col")]
        head += [tag("th", "thinks that ", tag("b", name(b)), " believes it is", scope="col") for b in others]
        rows = [self._row(who, others, index, truth) for who in people]
        table = tag("table", tag("thead", tag("tr", tag("td"), head)), tag("tbody", rows))
        label = f"Who believes what of it: {fluent_words(self._secrets[index])}"
        return tag("div", table, class_="scroll", tabindex=0, role="group", aria_label=label)

    def _row(self, who: Entity, others: list[Entity], index: int, truth: Sequence[Value]) -> Html:
        held = [_own(value, so) for value, so in zip(self._of((who,), index), truth, strict=True)]
        cells = [self._series.place("td", held)]
        for other in others:
            if other is who:
                cells.append(tag("td", "·", class_="self"))
                continue
            pairs = zip(self._of((who, other), index), self._of((other,), index), strict=True)
            cells.append(self._series.place("td", [_seen(value, real) for value, real in pairs]))
        return joined(tag("tr", tag("th", name(who), scope="row"), cells), "\n")

    def _concerned(self, who: Entity, index: int) -> bool:
        """Whether they ever have a view of it, take somebody to have one, or are taken to have one."""
        others = [other for other in self._people if other is not who]
        paths: list[Path] = [(who,), *((who, other) for other in others), *((other, who) for other in others)]
        return any(_ever(self._of(path, index)) for path in paths)

    def _of(self, path: Path, index: int) -> Sequence[Value]:
        """What a mind holds of a secret at each stop. A mind that nothing touched is the same object, and looked at
        once.
        """
        found = self._values.get(path)
        if found is None:
            found = self._values[path] = list(zip(*self._read(path), strict=True))
        return found[index]

    def _read(self, path: Path) -> Iterator[tuple[Value, ...]]:
        seen: dict[State, tuple[Value, ...]] = {}
        for state in self._states:
            mind = state.along(path)
            if mind not in seen:
                seen[mind] = tuple(mind.value(secret) for secret in self._secrets)
            yield seen[mind]


def _when() -> Html:
    return tag("p", "As it is ", tag("span", "at the end of the story", class_="when"), ".", class_="lead")


def _ever(values: Sequence[Value]) -> bool:
    return any(value is not UNKNOWN for value in values)


def _truth(value: Value) -> Word:
    return {True: ("so", "so"), False: ("not so", "not")}[value is True] if value is not UNKNOWN else ("open", "open")


def _own(held: Value, truth: Value) -> Word:
    if held is UNKNOWN:
        return _NONE
    words, _ = _truth(held)
    if truth is UNKNOWN:
        return f"{words}, though it is open", "open"
    return (words, "knows") if same(held, truth) else (f"{words}, wrongly", "mistaken")


def _seen(value: Value, real: Value) -> Word:
    if same(value, real):
        return _NONE if value is UNKNOWN else (_truth(value)[0], "knows")
    if value is UNKNOWN:
        return "no view, wrongly", "unaware"
    return f"{_truth(value)[0]}, wrongly", "mistaken"


def _summary(truth: Value, held: list[tuple[Entity, Value]]) -> str:
    """``Nora and Tom know it. Ida wrongly believes the opposite.``"""
    said = []
    for verbs, wanted in _GROUPS:
        people = tuple(who for who, value in held if value is not UNKNOWN and wanted(value is True, truth))
        if people:
            said.append(opened(f"{names(people)} {verbs(people)}."))
    return " ".join(said) or "Nobody has a view of it."


def _words(one: str, rest: str, before: str = "") -> Callable[[tuple[Entity, ...]], str]:
    return lambda people: f"{before}{verb(people, one)} {rest}"


# who is told of together: what is said of them, and whether it is so of one who holds a value while this is the truth
_GROUPS: tuple[tuple[Callable[[tuple[Entity, ...]], str], Callable[[bool, Value], bool]], ...] = (
    (_words("knows", "it"), lambda held, truth: held and truth is True),
    (_words("knows", "that it is not so"), lambda held, truth: not held and truth is False),
    (_words("believes", "it", "wrongly "), lambda held, truth: held and truth is False),
    (_words("believes", "the opposite", "wrongly "), lambda held, truth: not held and truth is True),
    (_words("believes", "it, though it is open"), lambda held, truth: held and truth is UNKNOWN),
    (_words("believes", "the opposite, though it is open"), lambda held, truth: not held and truth is UNKNOWN),
)
