"""Answers to what somebody may say: plain data, each with its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pasdedeux.analysis.minds.stance import Stance

Kind = Literal["truth", "lie", "pretence", "cannot know"]


@dataclass(frozen=True, slots=True)
class Saying:
    """What it would be if they said it.

    ``met`` is whether they know of all that it speaks of, ``held`` their view of it, ``possible`` whether they could
    say it now, as they see it. ``breaks`` are those to whom they promised silence on it, ``gives_away`` those who, as
    they see it, would learn from it what they keep, ``nothing_new`` those who believe it already.
    """

    claim: str
    kind: Kind
    met: bool
    held: Stance
    possible: bool
    hearers: tuple[str, ...]
    breaks: tuple[str, ...]
    gives_away: tuple[str, ...]
    nothing_new: tuple[str, ...]
    text: str

    @property
    def fine(self) -> bool:
        """Whether they can know it, and it lies to nobody, breaks nothing and gives nothing away."""
        return self.kind == "truth" and self.possible and not self.breaks and not self.gives_away

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {
            "claim": self.claim,
            "fine": self.fine,
            "kind": self.kind,
            "knows_of": self.met,
            "held": self.held,
            "possible": self.possible,
            "hearers": list(self.hearers),
            "breaks_promise_to": list(self.breaks),
            "gives_away_to": list(self.gives_away),
            "nothing_new_to": list(self.nothing_new),
            "text": self.text,
        }


@dataclass(frozen=True, slots=True)
class MaySay:
    """The answers, one for each claim, in order."""

    who: str
    to: str | None
    claims: tuple[Saying, ...]

    @property
    def fine(self) -> bool:
        """Whether nothing speaks against any of them."""
        return all(saying.fine for saying in self.claims)

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {"who": self.who, "to": self.to, "claims": [saying.to_json() for saying in self.claims]}

    def __str__(self) -> str:
        return "\n".join(saying.text for saying in self.claims)
