"""A stretch of a source: where something stands that a message is about."""

from dataclasses import dataclass

from pasdedeux.diagnostics.source import Source


@dataclass(frozen=True)
class Span:
    """The characters of a source from offset `start` up to, but without, offset `end`.

    An empty span is a place between two characters. Raises ValueError where `end` is before `start`
    or either is outside the text: a wrong place in a message is worse than none.
    """

    source: Source
    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a span that does not lie in its source."""
        if not 0 <= self.start <= self.end <= len(self.source.text):
            raise ValueError(f"no span from {self.start} to {self.end} in {self.source!r}")

    @property
    def text(self) -> str:
        """The characters themselves."""
        return self.source.text[self.start : self.end]

    @property
    def shown(self) -> tuple[int, int]:
        """The offsets to point at: those of the span, but never beyond the last character that is not blank.

        "Something is missing at the end of the file" belongs right after what is there, not on the empty
        lines that may follow it.
        """
        ink = self.source.end_of_ink
        start = min(self.start, ink)
        return start, max(start, min(self.end, ink))

    @property
    def line(self) -> int:
        """The line of its start, from 1."""
        return self.source.position(self.shown[0])[0]

    @property
    def column(self) -> int:
        """The column of its start, in characters, from 1."""
        return self.source.position(self.shown[0])[1]

    @property
    def end_line(self) -> int:
        """The line of its end, from 1."""
        return self.source.position(self.shown[1])[0]

    @property
    def end_column(self) -> int:
        """The column after its last character, from 1."""
        return self.source.position(self.shown[1])[1]

    def to(self, other: "Span") -> "Span":
        """The span from the start of this one to the end of a later one in the same source."""
        return Span(self.source, min(self.start, other.start), max(self.end, other.end))

    def __str__(self) -> str:
        """`file:line:column`, as editors and other tools read it."""
        return f"{self.source.name}:{self.line}:{self.column}"
