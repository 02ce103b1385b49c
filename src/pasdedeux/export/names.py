"""How a script calls people and things: on a cue, and in its prose."""

from __future__ import annotations

import re

from pasdedeux.language.screenplay import headings
from pasdedeux.language.screenplay.names import Names
from pasdedeux.model.values import Entity
from pasdedeux.model.world import World

_ARTICLE = re.compile(r"(?:the|a|an)\s+(?=\S)", re.IGNORECASE)
WORDS = re.compile(r"\w[\w'’]*(?:[ -]\w[\w'’]*)*")


def spoken(who: Entity) -> str:
    """The name in prose: the label, or the name with its `_` as blanks."""
    return who.label or aloud(who.name)


def aloud(text: str) -> str:
    """A text as it is read aloud: a `_` within a name is a blank."""
    return re.sub(r"(?<=[^\W_])_(?=[^\W_])", " ", text)


def apart(text: str) -> str:
    """A text in which nothing opens or closes a note or a cut-out: a blank stands between such signs."""
    return text.replace("[[", "[ [").replace("]]", "] ]").replace("/*", "/ *").replace("*/", "* /")


def bare(text: str) -> str:
    """A name without its article."""
    return _ARTICLE.sub("", text, count=1) if _ARTICLE.match(text) else text


def loud(text: str) -> str:
    """A text in capitals, or as it is where capitals would make other words of it."""
    upper = text.upper()
    return upper if upper.casefold() == text.casefold() else text


def cue_of(who: Entity, world: World) -> str:
    """A name as a cue: in capitals, or forced with `@` where these would not be read as that name."""
    for text in (bare(spoken(who)), who.name):
        cue = loud(text)
        sure = all(means(cue, each) == (each is who) for each in world.characters)
        if sure and WORDS.fullmatch(cue) and cue.isupper() and "_" not in cue and not headings.begins(f"{cue} (V.O.)"):
            return cue
    return f"@{who.name}"


def means(text: str, entity: Entity) -> bool:
    """Whether whoever reads a screenplay takes a text for this name or label, whatever the case."""
    return Names([(entity.name, entity.label)]).find(text) is not None
