"""What a sentence tells, once it is read: an action with its arguments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pasdedeux.language.written.tokens import Token
from pasdedeux.model.event import Argument
from pasdedeux.model.world import Action

Words = tuple[tuple[str, str], ...]  # of a sentence: their kinds and texts, wherever it stands


@dataclass(frozen=True, slots=True)
class Told:
    """An action with its arguments, and the sentence in which it is told."""

    action: Action
    args: tuple[Argument, ...]
    text: str


def words_of(tokens: Sequence[Token]) -> Words:
    """The words of a sentence. In one world the same words always tell the same."""
    return tuple((token.kind, token.text) for token in tokens)
