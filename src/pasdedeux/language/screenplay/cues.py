"""Character cues: who speaks, and whether they are there. `KATYA (V.O.)` is only heard."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pasdedeux.language.screenplay.names import Names, plain

_EXTENSION = re.compile(r"\(([^()]*)\)")
_HEARD = re.compile(
    r"\bv\.?\s?o\b|\bvoice[ -]?over\b|\bpre-?lap\b|\bfiltered\b|\brecord(?:ed|ing)\b"
    r"|\b(?:on|over|from|through)\s+(?:the\s+)?(?:tv|television|radio|screen|tape|phone|speaker|intercom)\b",
    re.IGNORECASE,
)
_AWAY = re.compile(r"\bo\.?\s?[sc]\b|\boff[ -]?(?:screen|camera|stage)\b", re.IGNORECASE)
_VOICE = re.compile(r"^(.+?)(?:['’]s|['’])\s+voice$", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|&|/|\+|\band\b)\s*", re.IGNORECASE)
_NO_NAME = re.compile(r"[!?…:;]|\.\.\s*$")
_EVERYBODY = frozenset(("all", "both", "everyone", "everybody", "together", "crowd", "chorus", "others", "voices"))


@dataclass(frozen=True, slots=True)
class Cue:
    """Who speaks, as written. ``heard``: only their voice is there; ``away``: (O.S.), there but not to be seen."""

    names: tuple[str, ...]
    heard: bool = False
    away: bool = False


def cue(text: str, known: Names) -> Cue:
    """What a cue says. Several speak together where each part of it is a known name."""
    text = plain(text).strip().removesuffix("^").strip()
    extensions = " ".join(_EXTENSION.findall(text))
    name = " ".join(_EXTENSION.sub(" ", text).split("(")[0].split())
    heard = _HEARD.search(extensions) is not None
    if known.find(name) is None and (match := _VOICE.match(name)):
        name, heard = match[1], True
    return Cue(_names(name, known), heard, _AWAY.search(extensions) is not None and not heard)


def _names(name: str, known: Names) -> tuple[str, ...]:
    if known.find(name) is not None:
        return (name,)
    if not name or name.casefold() in _EVERYBODY or _NO_NAME.search(name):
        return ()
    parts = [part for part in _AND.split(name) if part]
    if len(parts) > 1 and all(known.find(part) is not None for part in parts):
        return tuple(parts)
    return (name,)
