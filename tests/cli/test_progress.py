"""The line that says how far a search is."""

import io

import pytest

from pasdedeux.cli.progress import Line, told, words
from pasdedeux.engine.core import Progress

MIB = 1024 * 1024


class Screen(io.StringIO):
    """A stream that is a terminal, or says that it is none."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        """Whether it is one."""
        return self.terminal

    @property
    def seen(self) -> str:
        """What a reader sees in the end of one line that is written over and over."""
        row: list[str] = []
        place = 0
        for letter in self.getvalue():
            if letter == "\r":
                place = 0
                continue
            row[place : place + 1] = [letter]
            place += 1
        return "".join(row).rstrip()


def at(seconds: float, states: int = 1000) -> Progress:
    """A search that is so far."""
    return Progress(states, 2 * states, 4, seconds, 3 * MIB)


def test_the_line_says_states_depth_rate_and_memory() -> None:
    """The rate is that since the line before."""
    assert words(at(3, 5000), at(1, 1000)) == "5,000 states, 4 acts deep, 2,000 states/s, 3 MiB, 3 s"


def test_it_is_rewritten_in_place_and_wiped() -> None:
    """On a terminal there is one line, never two, and none when the search is over."""
    screen = Screen(terminal=True)
    line = Line(screen, terminal=True)
    for second in (1, 2, 3):
        line(at(second, 10 ** (6 - second)))
        assert screen.seen.startswith(f"{10 ** (6 - second):,} states")
    line.wipe()
    assert "\n" not in screen.getvalue()
    assert not screen.seen


def test_a_quick_search_says_nothing() -> None:
    """Where nobody has to wait, nothing flickers."""
    screen = Screen(terminal=True)
    line = Line(screen, terminal=True)
    line(at(0.1))
    line.wipe()
    assert not screen.getvalue()


@pytest.mark.parametrize(
    ("terminal", "asked", "as_json", "there"),
    [
        (True, None, False, True),
        (True, None, True, False),
        (True, True, True, True),
        (True, False, False, False),
        (False, None, False, False),
        (False, True, False, True),
    ],
)
def test_who_hears_of_it(terminal, asked, as_json, there) -> None:
    """By itself it is there on a terminal only, and never beside a JSON document; else where it was asked for."""
    with told(Screen(terminal=terminal), asked, as_json=as_json) as callback:
        assert (callback is not None) is there


def test_where_nothing_can_be_rewritten_there_is_a_line_each_second() -> None:
    """In a file or a pipe the lines stand under each other, not too many of them."""
    screen = Screen(terminal=False)
    with told(screen, True, as_json=False) as callback:
        assert callback is not None
        for tenth in range(1, 31):
            callback(at(tenth / 10))
    assert 2 <= len(screen.getvalue().splitlines()) <= 3
    assert "\r" not in screen.getvalue()


def test_a_terminal_that_goes_away_stops_nothing() -> None:
    """Whoever no longer looks does not end the search."""
    screen = Screen(terminal=True)
    line = Line(screen, terminal=True)
    screen.close()
    line(at(2))
    line.wipe()
