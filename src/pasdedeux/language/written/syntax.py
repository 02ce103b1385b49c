"""A file as written: its declarations, before anybody knows what their names mean.

How a formula or a sentence is to be read depends on what all files together declare, so here it stays a `Phrase`:
its words and their places.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pasdedeux.diagnostics import Source, Span
from pasdedeux.language.written.cursor import Cursor
from pasdedeux.language.written.layout import Row
from pasdedeux.language.written.tokens import Token
from pasdedeux.model.story import Accepted
from pasdedeux.model.world import SpeechKind


@dataclass(frozen=True, slots=True)
class Name:
    """A word, or the text in quotes, and where it stands."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words to be read later. `place` is where to point if there are none."""

    source: Source
    tokens: tuple[Token, ...]
    place: int

    def cursor(self) -> Cursor:
        """A cursor at its first word."""
        return Cursor(self.source, self.tokens, place=self.place)

    @property
    def span(self) -> Span:
        """Where it stands."""
        if not self.tokens:
            return Span(self.source, self.place, self.place)
        return Span(self.source, self.tokens[0].start, max(t.end for t in self.tokens))


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands beside a declaration or sentence: source ids, and the findings that its author accepts."""

    span: Span
    ids: tuple[str, ...] = ()
    accepted: tuple[Accepted, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """A phrase with the rows of its block: an effect that may have others under it."""

    phrase: Phrase
    block: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """`name: type` in a header or a list of parameters; either may be missing."""

    name: Name | None
    type: Name | None


@dataclass(frozen=True, slots=True)
class TypeDecl:
    """`type tape is item`."""

    name: Name
    parents: tuple[Name, ...]
    marks: Marks


@dataclass(frozen=True, slots=True)
class EntityDecl:
    """One name of `character Pierre, Katya`."""

    type: Name
    name: Name
    label: str
    marks: Marks


@dataclass(frozen=True, slots=True)
class FactDecl:
    """One fact of `fact holder(item): character "{1} is with {value}"`."""

    name: Name
    parameters: tuple[Slot, ...]
    kind: Name | None
    default: Phrase | None
    gloss: Name | None
    marks: Marks


@dataclass(frozen=True, slots=True)
class SecretDecl:
    """`secret cancer "Katya has cancer" true, known to Katya`. `known` is None for everyone."""

    name: Name
    gloss: Name | None
    value: bool | None
    known: tuple[Name, ...] | None
    marks: Marks


@dataclass(frozen=True, slots=True)
class DefinitionDecl:
    """`define accepts(hearer: character, c: claim): FORMULA`; all of `conditions` together are the formula."""

    name: Name
    parameters: tuple[Slot, ...]
    gloss: Name | None
    conditions: tuple[Phrase, ...]
    marks: Marks


@dataclass(frozen=True, slots=True)
class Statement:
    """A line of somebody's wants, or of `initially`: with its block, and the `otherwise` rows that follow it."""

    phrase: Phrase
    rows: tuple[Row, ...]
    marks: Marks


@dataclass(frozen=True, slots=True)
class WantsDecl:
    """What somebody wants; `who` is None for the author."""

    who: Name | None
    lines: tuple[Statement, ...]
    marks: Marks


@dataclass(frozen=True, slots=True)
class SpeechDecl:
    """`says CLAIM to hearer`: the kind, and the phrase after it."""

    kind: SpeechKind
    phrase: Phrase


@dataclass(slots=True, eq=False)
class ActionDecl:
    """`action "{reader} reads {text}"` with the lines of its block. `by` is None where nothing is said."""

    header: Name
    staging: bool
    marks: Marks
    called: Name | None = None
    by: tuple[Name, ...] | None = None
    conditions: list[Phrase] = field(default_factory=list)
    knowing: list[Phrase] = field(default_factory=list)
    effects: list[Clause] = field(default_factory=list)
    seen: Phrase | None = None
    secretly: Phrase | None = None
    open: bool = False
    speech: list[SpeechDecl] = field(default_factory=list)
    about: str = ""


@dataclass(slots=True, eq=False)
class RuleDecl:
    """`rule "contrition" for character c, secret s` with the lines of its block."""

    name: Name
    parameters: tuple[Slot, ...]
    marks: Marks
    conditions: list[Phrase] = field(default_factory=list)
    effects: list[Clause] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sentence:
    """An event as written. `unseen` is None for seen, empty for seen by nobody but the actors."""

    phrase: Phrase
    unseen: tuple[Name, ...] | None
    marks: Marks


@dataclass(frozen=True, slots=True)
class UseDecl:
    """`Katya knows: cancer`: here somebody relies on something. Without ``who`` it is whoever does the act before."""

    who: tuple[Name, ...]
    phrase: Phrase
    marks: Marks


@dataclass(frozen=True, slots=True)
class ActDecl:
    """`act "One"`."""

    title: Name
    goal: tuple[Phrase, ...]
    marks: Marks


@dataclass(frozen=True, slots=True)
class SceneDecl:
    """`scene "The call" at Loft with Pierre, Katya`."""

    title: Name
    place: Phrase | None
    people: tuple[Name, ...]
    meanwhile: bool
    sentences: tuple[Sentence | UseDecl, ...]
    marks: Marks


@dataclass(frozen=True, slots=True)
class TurnDecl:
    """`Katya either` with what she may do; None is `nothing`."""

    who: Name
    options: tuple[Sentence | None, ...]


@dataclass(frozen=True, slots=True)
class EndingDecl:
    """`ending "The threat"`."""

    title: Name
    turns: tuple[TurnDecl, ...]
    marks: Marks


@dataclass(frozen=True, slots=True)
class CreditDecl:
    """`credit director "Steve Buscemi" in "United States"`."""

    key: str
    values: tuple[str, ...]
    qualifier: str
    marks: Marks


@dataclass(frozen=True, slots=True)
class CastDecl:
    """`cast Pierre "Steve Buscemi" as "Pierre Peders"`; a quoted `who` need not be a character of the story."""

    who: Name
    quoted: bool
    person: str
    role: str
    marks: Marks


@dataclass(frozen=True, slots=True)
class Reference:
    """The name of another file, in `import` or `remake of`."""

    name: str
    span: Span


@dataclass(slots=True, eq=False)
class File:
    """All declarations of one file, each kind in the order of the text."""

    source: Source
    title: Name | None = None
    covers: list[str] = field(default_factory=list)
    imports: list[Reference] = field(default_factory=list)
    bare: bool = False  # `import nothing`: without the library
    remake: Reference | None = None
    renames: list[tuple[Name, Name, str]] = field(default_factory=list)
    types: list[TypeDecl] = field(default_factory=list)
    entities: list[EntityDecl | SecretDecl] = field(default_factory=list)
    facts: list[FactDecl] = field(default_factory=list)
    definitions: list[DefinitionDecl] = field(default_factory=list)
    initially: list[Statement] = field(default_factory=list)
    wants: list[WantsDecl] = field(default_factory=list)
    actions: list[ActionDecl] = field(default_factory=list)
    rules: list[RuleDecl] = field(default_factory=list)
    telling: list[ActDecl | SceneDecl] = field(default_factory=list)
    endings: list[EndingDecl] = field(default_factory=list)
    credits: list[CreditDecl | CastDecl] = field(default_factory=list)
