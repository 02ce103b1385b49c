"""All mistakes at once: what gathers messages while a file is read, and the exception that carries them."""

from collections.abc import Iterable

from pasdedeux.diagnostics.diagnostic import Diagnostic, Severity
from pasdedeux.diagnostics.render import render_all


class Refused(Exception):
    """An input was refused; `diagnostics` holds every mistake, in the order of their places."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Take the messages to carry. Raises ValueError for none: a refusal says why."""
        self.diagnostics = tuple(diagnostics)
        if not self.diagnostics:
            raise ValueError("a refusal needs at least one message")
        super().__init__(self.diagnostics)

    def __str__(self) -> str:
        """The messages as they are printed."""
        return render_all(self.diagnostics)


class Collector:
    """Gathers messages. The same message at the same place is kept once."""

    def __init__(self) -> None:
        self._kept: dict[Diagnostic, None] = {}

    def add(self, diagnostic: Diagnostic) -> None:
        """Keep one message."""
        self._kept[diagnostic] = None

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Keep several."""
        for diagnostic in diagnostics:
            self.add(diagnostic)

    def __len__(self) -> int:
        """How many are kept."""
        return len(self._kept)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The messages in the order of their places, then of code and message: the same on every run."""
        return tuple(sorted(self._kept, key=lambda item: (item.place, item.code, item.message)))

    @property
    def has_errors(self) -> bool:
        """Whether one of them refuses the input."""
        return any(item.severity is Severity.ERROR for item in self._kept)

    def raise_if_any(self) -> None:
        """Raise Refused with all messages where one of them is an error; warnings alone refuse nothing."""
        if self.has_errors:
            raise Refused(self.diagnostics)
