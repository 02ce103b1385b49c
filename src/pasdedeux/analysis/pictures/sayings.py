"""What was said of a matter: assertions and questions, promises and threats with what became of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pasdedeux.analysis.pictures.columns import Column
from pasdedeux.analysis.speech.promises import promises
from pasdedeux.analysis.speech.said import Verdict, asked, said
from pasdedeux.analysis.speech.threats import threats
from pasdedeux.analysis.wording import literal_words
from pasdedeux.model.formula import Expr
from pasdedeux.model.replay import Moment, Replay
from pasdedeux.model.values import Entity


@dataclass(frozen=True, eq=False, slots=True)
class Saying:
    """An assertion or a question. ``verdict`` is None for a question; ``convinced`` now believe it, and did not."""

    kind: Literal["says", "asks"]
    column: int
    speaker: Entity
    hearers: tuple[Entity, ...]
    claim: Expr
    verdict: Verdict | None
    convinced: tuple[Entity, ...]
    unconvinced: tuple[Entity, ...]
    comment: str

    @property
    def lie(self) -> bool:
        """Whether it is one."""
        return self.verdict == "lie"

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {
            "kind": self.kind,
            "column": self.column,
            "speaker": self.speaker.name,
            "to": [who.name for who in self.hearers],
            "claim": literal_words(self.claim),
            "verdict": self.verdict,
            "convinced": [who.name for who in self.convinced],
            "unconvinced": [who.name for who in self.unconvinced],
            "text": self.comment,
        }


@dataclass(frozen=True, eq=False, slots=True)
class Vow:
    """A promise or a threat, from column ``begin``. ``end`` is where it was settled: kept, broken or carried out."""

    kind: Literal["promise", "threat"]
    begin: int
    end: int | None
    giver: Entity
    to: tuple[Entity, ...]
    claim: Expr
    status: str
    comment: str

    @property
    def broken(self) -> bool:
        """Whether it was."""
        return self.status == "broken"

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {
            "kind": self.kind,
            "from": self.begin,
            "until": self.end,
            "who": self.giver.name,
            "to": [who.name for who in self.to],
            "claim": literal_words(self.claim),
            "status": self.status,
            "text": self.comment,
        }


def sayings(columns: tuple[Column, ...]) -> Iterator[Saying]:
    """Every assertion and question, in order."""
    for column in columns:
        if column.moment is not None:
            for s in said(column.moment):
                yield Saying(
                    "says", column.index, s.speaker, s.hearers, s.claim, s.verdict, s.convinced, s.unconvinced, str(s)
                )
            for q in asked(column.moment):
                yield Saying("asks", column.index, q.speaker, q.hearers, q.claim, None, (), (), str(q))


def vows(replay: Replay, columns: tuple[Column, ...]) -> Iterator[Vow]:
    """Every promise, then every threat."""
    at: Mapping[Moment | None, int] = {column.moment: column.index for column in columns if column.moment}
    for p in promises(replay):
        yield Vow("promise", at[p.moment], _end(at, p.settled), p.giver, p.to, p.claim, p.status, str(p))
    for t in threats(replay):
        status = "carried out" if t.carried_out else "open"
        yield Vow("threat", at[t.moment], _end(at, t.carried_out), t.speaker, t.to, t.claim, status, str(t))


def _end(at: Mapping[Moment | None, int], moment: Moment | None) -> int | None:
    """The column of a moment; what the opening of a scene settles may have none, and then counts at the next one."""
    if moment is None or moment in at:
        return at.get(moment)
    return next((index for other, index in at.items() if other and other.index > moment.index), max(at.values()))
