"""How a mistake travels from where it is found to the line that it spoils.

Whatever reads a line raises `Mistake`; whatever reads many lines catches it, keeps the message and goes on with the
next line. A mistake that only follows from another one is `Silent`: its line is skipped without a word.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import TracebackType

from pasdedeux.diagnostics import Collector, Diagnostic, Label, Refused, Span

LIMIT = 500  # messages of one reading; a file with more is no story


class Mistake(Exception):
    """One mistake, as a message for the author."""

    def __init__(
        self, code: str, message: str, span: Span, consequence: str = "", hint: str = "", labels: tuple[Label, ...] = ()
    ) -> None:
        """Take the parts of the message, see `Diagnostic`."""
        super().__init__(code, message)
        self.diagnostic = Diagnostic(code, message, span, labels, consequence, hint)


class Silent(Exception):
    """What cannot be read because of a mistake that has been reported elsewhere."""


class TooMany(Exception):
    """Reading stops: there are more mistakes than anybody could want to see."""


class _Catching:
    """The block under `with mistakes.caught()`. A class, so that type checkers know that it may end early."""

    def __init__(self, mistakes: Mistakes) -> None:
        self._mistakes = mistakes

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if isinstance(error, Mistake):
            self._mistakes.add(error)
        return isinstance(error, (Mistake, Silent))


@dataclass
class Mistakes:
    """The messages of one reading, and the words that broken lines would have given a meaning."""

    collector: Collector = field(default_factory=Collector)
    tainted: set[str] = field(default_factory=set)
    lost: bool = False  # an import failed: any name may have stood in it

    def add(self, mistake: Mistake) -> None:
        """Keep a message. Raises TooMany beyond the limit."""
        self.collector.add(mistake.diagnostic)
        if len(self.collector) >= LIMIT:
            raise TooMany

    def caught(self) -> _Catching:
        """Keep the mistake that ends the block under `with`, if one does."""
        return _Catching(self)

    def refused(self) -> Refused:
        """The refusal of a file with too many mistakes; the last message says that there are more."""
        *others, last = self.collector.diagnostics
        more = f"{last.consequence} There are more mistakes: reading stopped at {LIMIT}.".strip()
        return Refused([*others, replace(last, consequence=more)])

    def excuses(self, word: str) -> bool:
        """Whether a name may be unknown only because of a mistake that has been reported."""
        return self.lost or word in self.tainted
