"""The formatter: stable, lossless, and the meaning stays."""

from hypothesis import given
from hypothesis import strategies as st

from pasdedeux.diagnostics import Refused, Source
from pasdedeux.language import format_text
from pasdedeux.language.written.layout import layout
from pasdedeux.language.written.mistakes import Mistakes
from tests.language.texts import WORLD

STORY = WORLD + (
    '\n# what happens\nscene "One" at Study with Ada, Ben   # both\n'
    "  Ada reads Letter [P1]\n  # a word\n  Ben tells Ada that debt   [P2,P3]  intentional: so\n"
    "\n\n  Ada sleeps, unseen\n"
)


def formatted(text: str) -> str:
    """The text, formatted."""
    return format_text(Source("test.story", text))


def words(text: str) -> list[tuple[int, list[str]]]:
    """The words of every row with its level: what a text means, whatever it looks like."""
    rows = layout(Source("x", text), Mistakes()).rows
    return [(row.level, ["".join(t.text.split()) for t in row.tokens]) for row in rows if row.kind == "row"]


def comments(text: str) -> list[str]:
    """All comments in order."""
    return [row.comment for row in layout(Source("x", text), Mistakes()).rows if row.comment]


def test_a_scene_is_set_in_columns() -> None:
    """Ids of a scene stand in one column, blocks four blanks in, one empty line for several."""
    assert formatted(STORY).endswith(
        "\n# what happens\n"
        'scene "One" at Study with Ada, Ben  # both\n'
        "    Ada reads Letter         [P1]\n"
        "    # a word\n"
        "    Ben tells Ada that debt  [P2, P3] intentional: so\n"
        "\n"
        "    Ada sleeps, unseen\n"
    )


@st.composite
def shaken(draw) -> str:
    """The story with its blanks, indentation and empty lines changed, and comments put in."""
    lines = []
    width = draw(st.integers(1, 9))
    for line in STORY.splitlines():
        text = line.lstrip()
        level = 0 if not text else (1 if line.startswith(" ") else 0)
        blanks = draw(st.sampled_from([" ", "  ", "   "]))
        said = text if '"' in text or "#" in text else text.replace(" ", blanks)
        comment = draw(st.sampled_from(["", "", "  # note", "# tight"])) if text and "intentional" not in text else ""
        lines.append(" " * (width * level) + said + ("" if "#" in said else comment))
        lines.extend([""] * draw(st.integers(0, 2)))
    return "\n".join(lines)


@given(shaken())
def test_formatting_is_stable_and_loses_nothing(text) -> None:
    """Formatting twice is formatting once; words, levels and comments stay."""
    once = formatted(text)
    assert formatted(once) == once
    assert words(once) == words(text)
    assert comments(once) == comments(text)


def test_unknown_names_are_no_matter() -> None:
    """A file is formatted whatever its names mean."""
    assert formatted("wants   Nobody\n  1 for   nothing(at,all)\n") == "wants Nobody\n    1 for nothing(at, all)\n"


def test_a_file_that_cannot_be_read_is_refused() -> None:
    """Where a line is no line of the language, nothing is formatted."""
    try:
        formatted("story Interview\n")
    except Refused as refused:
        assert [item.code for item in refused.diagnostics] == ["S109"]
    else:
        raise AssertionError("a broken line was formatted")
