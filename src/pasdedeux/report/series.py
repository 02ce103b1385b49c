"""Words of a page that change with the slider, as data.

To repeat a table for each of 500 events would make a page of a hundred megabytes. Most of its words stay as they are
from one event to the next: kept are each word once, and for each place of the page the stops at which it changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from pasdedeux.report.html import Html, Part, tag

Word = tuple[str, str]  # what is shown, and the state of which it is the word: ("so, wrongly", "mistaken")


class SeriesData(TypedDict):
    """The words, and for each place its run: a stop, the number of the word from then on, the next stop, ..."""

    words: list[Word]
    runs: list[list[int]]


class Series:
    """The places of a page whose words change. The page shows the last of them; its script shows any."""

    def __init__(self) -> None:
        self._words: dict[Word, int] = {}
        self._runs: list[list[int]] = []

    def place(
        self, element: str, words: Sequence[Word], *before: Part, **attributes: str | float | bool | None
    ) -> Html:
        """An element that shows the word of each stop in turn, and now the last one."""
        text, state = words[-1]
        run = self._run(words)
        number = None
        if len(run) > 2:
            number = len(self._runs)
            self._runs.append(run)
        return tag(element, *before, text, data_series=number, data_state=state or None, **attributes)

    def to_json(self) -> SeriesData:
        """Plain data."""
        return {"words": list(self._words), "runs": self._runs}

    def _run(self, words: Sequence[Word]) -> list[int]:
        run: list[int] = []
        for stop, word in enumerate(words):
            number = self._words.setdefault(word, len(self._words))
            if not run or run[-1] != number:
                run += [stop, number]
        return run
