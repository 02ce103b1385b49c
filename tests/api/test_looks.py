"""What a look says, where there is much to say."""

from datetime import UTC, datetime

from pasdedeux import api
from pasdedeux.analysis.changes import Changes, changes
from pasdedeux.api.looks import LISTED, Look

HEAD = """story "Leaks"
character Ann, Bob
place Room
"""
COUNT = LISTED + 3


def found(text: str):
    """Everything that is found in a text."""
    return api.check(api.load_text(text, "a.story"))


def many(top: str = "") -> str:
    """A story with as many findings as is too much to list: secrets that nobody needs."""
    secrets = [f'secret s{n} "matter {n}" known to nobody\n' for n in range(COUNT)]
    return top + HEAD + "".join(secrets) + 'scene "Tea" at Room with Ann\n'


def look(old: str, new: str) -> Look:
    """The look after a save."""
    before, now = found(old), found(new)
    at = datetime(2031, 5, 1, 23, 59, 58, tzinfo=UTC)
    return Look("a.story", at, False, Changes(), changes(before.findings, now.findings), now)


def test_much_that_moved_is_counted() -> None:
    """Of many findings that moved, or are cleared, the first are listed and the others counted; data has all."""
    moved = look(many(), many("# a word\n"))
    rows = str(moved).splitlines()
    assert rows[0] == f"23:59:58  a.story: {COUNT} moved"
    assert len([row for row in rows if row.startswith("moved from line")]) == LISTED
    assert "and 3 more moved" in rows
    data = moved.to_json()["moved"]
    assert isinstance(data, list)
    assert len(data) == COUNT
    cleared = look(many(), HEAD + 'scene "Tea" at Room with Ann\n')
    assert "and 3 more cleared" in str(cleared).splitlines()


def test_all_that_is_new_is_told() -> None:
    """What is new is told in full, however much it is, and what stands comes last."""
    new = look(HEAD + 'scene "Tea" at Room with Ann\n', many())
    assert str(new).count("finding[C206]") == COUNT
    assert str(new).splitlines()[-1] == f"Leaks: {COUNT} findings."
