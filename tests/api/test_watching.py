"""Watching files as editors save them: over the old text, by putting another file in its place, slowly, often."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pasdedeux import api
from pasdedeux.api.looks import Look
from pasdedeux.diagnostics import Refused

LEAK = """story "Leak"
character Ann, Bob
place Room
secret theft "Bob stole the ring" true, known to Bob
scene "Tea" at Room with Ann, Bob
    Ann tells Bob that theft
"""
CLEAN = LEAK.replace("    Ann tells", "    Bob tells Ann that theft\n    Ann tells")
NOON = datetime(2031, 5, 1, 12, 0, 0, tzinfo=UTC)

Edit = Callable[[], object]


class Typist:
    """Does one edit after the other, each when the watch has come to rest."""

    def __init__(self, *edits: Edit) -> None:
        self.edits = list(edits)
        self.waited = 0

    def __call__(self, seconds: float) -> None:
        """What the watch takes for a pause."""
        self.waited += 1
        if self.waited > 400:
            raise TimeoutError("nothing was seen")
        time.sleep(seconds)
        if self.edits and self.waited % 24 == 1:
            self.edits.pop(0)()


def looks(names, *edits: Edit) -> Iterator[Look]:
    """The looks of a watch during which these edits are made."""
    return api.watch(names, now=lambda: NOON, pause=Typist(*edits))


def codes(look: Look) -> tuple[list[str], list[str]]:
    """The codes that are new, and those that are cleared."""
    both = (look.mistakes, look.findings)
    return [item.code for each in both for item in each.new], [item.code for each in both for item in each.cleared]


@pytest.fixture
def story(tmp_path, monkeypatch) -> Path:
    """A story on the disk, in the current folder."""
    monkeypatch.chdir(tmp_path)
    Path("a.story").write_text(LEAK)
    return Path("a.story")


def replaced(path: Path, text: str) -> None:
    """Save as many editors do: another file takes the place of the old one."""
    path.with_suffix(".tmp").write_text(text)
    path.with_suffix(".tmp").replace(path)


def slowly(path: Path, text: str) -> None:
    """Save in pieces."""
    with path.open("w") as file:
        for row in text.splitlines(keepends=True):
            file.write(row)
            file.flush()
            time.sleep(0.02)


def away(path: Path, text: str) -> None:
    """Save as some editors do: the old file is put aside first."""
    path.rename("a.story~")
    time.sleep(0.05)
    path.write_text(text)


@pytest.mark.parametrize("save", [Path.write_text, replaced, slowly, away])
def test_ways_to_save(story, save) -> None:
    """However the file is saved, one look shows what changed, and none a half of it."""
    seen = looks([story], lambda: save(story, CLEAN), lambda: save(story, LEAK))
    assert [codes(next(seen)) for _ in range(3)] == [(["C201"], []), ([], ["C201"]), (["C201"], [])]


def test_a_line_above(story) -> None:
    """A finding whose line moves has moved; the excerpt is that of the new text."""
    seen = looks([story], lambda: story.write_text("# Überschrift\r\n" + LEAK.replace("\n", "\r\n"), newline=""))
    next(seen)
    look = next(seen)
    assert [(str(pair.before.span), str(pair.now.span)) for pair in look.findings.moved] == [
        ("a.story:6:5", "a.story:7:5")
    ]
    assert "moved from line 6: a.story:7: finding[C201]" in str(look)


def test_a_save_of_the_same_text(story) -> None:
    """A save without a change says nothing; the next one does."""
    seen = looks([story], story.touch, lambda: replaced(story, LEAK), lambda: story.write_text(CLEAN))
    next(seen)
    assert codes(next(seen)) == ([], ["C201"])


def test_a_change_that_changes_nothing(story) -> None:
    """Another text with the same findings is told of in one line."""
    seen = looks([story], lambda: story.write_text(LEAK + "# the end\n"))
    next(seen)
    assert str(next(seen)) == "12:00:00  a.story: nothing changed"


def test_two_saves_within_one_tick_of_the_clock(story) -> None:
    """A text of the same length whose file has the same time is seen all the same."""
    known = story.stat()
    other = LEAK.replace("Bob stole", "Ann stole")

    def save() -> None:
        with story.open("r+") as file:
            file.write(other)
        os.utime(story, ns=(known.st_atime_ns, known.st_mtime_ns))

    seen = looks([story], save)
    next(seen)
    assert next(seen).report is not None


def test_mistakes_come_and_go(story) -> None:
    """While a text cannot be read its mistakes are told; then findings are compared with those of the last good one."""
    broken = LEAK.replace("that theft", "that thaft")
    seen = looks([story], lambda: story.write_text(broken), lambda: story.write_text(CLEAN))
    next(seen)
    look = next(seen)
    assert codes(look) == (["N202"], [])
    assert look.to_json()["standing"] == {"mistakes": 1, "findings": None, "accepted": None}
    assert codes(next(seen)) == ([], ["N202", "C201"])


def test_a_file_that_goes_and_comes(story) -> None:
    """A file that is away for good is missed; when it is back, this is cleared and nothing is new."""
    seen = looks([story], story.unlink, lambda: None, lambda: story.write_text(LEAK))
    next(seen)
    assert codes(next(seen)) == (["F101"], [])
    assert codes(next(seen)) == ([], ["F101"])


def test_an_import(story, tmp_path) -> None:
    """What a story imports is watched too, also if it is not there yet; stories that do not need it are left alone."""
    world, tale = CLEAN.partition("scene")[0], CLEAN.partition("scene")[2]
    (tmp_path / "sub").mkdir()
    other = Path("sub/b.story")
    other.write_text(f'import "../world ä.story"\nscene{tale}')
    seen = looks(
        [story, other],
        lambda: Path("world ä.story").write_text(world, encoding="utf-8"),
        lambda: Path("world ä.story").write_text(world.replace("known to Bob", "known to nobody"), encoding="utf-8"),
    )
    assert [next(seen).name for _ in range(2)] == ["a.story", "sub/b.story"]
    look = next(seen)
    assert (look.name, codes(look)) == ("sub/b.story", ([], ["F104"]))
    look = next(seen)
    assert (look.name, codes(look)) == ("sub/b.story", (["C201"], []))


SCRIPT = """Title: Leak

INT. ROOM

ANN
Hello, Bob.

BOB
Hello.

[[Ann tells Bob that theft]]
"""


def test_a_screenplay(tmp_path, monkeypatch) -> None:
    """A screenplay is watched with its world: the story beside it, or the one that is named."""
    monkeypatch.chdir(tmp_path)
    script, world = Path("script.fountain"), Path("script.story")
    script.write_text(SCRIPT)
    world.write_text(LEAK.partition("scene")[0])
    seen = looks(
        [script],
        lambda: script.write_text(SCRIPT.replace("[[Ann tells", "[[Bob tells Ann that theft]]\n\n[[Ann tells")),
        lambda: world.write_text(LEAK.partition("scene")[0].replace("known to Bob", "known to nobody")),
    )
    assert [codes(next(seen)) for _ in range(3)] == [(["C201"], []), ([], ["C201"]), (["C201"], [])]
    other = world.rename("other.story")
    seen = api.watch([script], world=other, now=lambda: NOON, pause=Typist())
    assert codes(next(seen)) == (["C201"], [])


def test_many_saves_at_once(story) -> None:
    """Saves that follow each other are one change."""

    def save() -> None:
        for text in (CLEAN, LEAK, CLEAN, LEAK, CLEAN) * 5:
            story.write_text(text)

    seen = looks([story], save)
    next(seen)
    assert codes(next(seen)) == ([], ["C201"])


def test_a_story_given_twice(story, tmp_path) -> None:
    """A file is watched once, under the name that was given first."""
    Path("link.story").symlink_to(story)
    seen = looks(["a.story", "./a.story", tmp_path / "a.story", "link.story"], lambda: story.write_text(CLEAN))
    assert [next(seen).name for _ in range(2)] == ["a.story", "a.story"]


def test_what_cannot_be_watched(story) -> None:
    """Files that are not there and bundled stories are refused at once, all together."""
    with pytest.raises(Refused) as refused:
        api.watch(["b.story", story, "interview"])
    assert [item.code for item in refused.value.diagnostics] == ["F101", "V113"]


def test_nothing_is_kept_for_ever(story, monkeypatch) -> None:
    """When much was worked out, it is let go, and what is told is the same."""
    monkeypatch.setattr("pasdedeux.api.watching.STATES", 0)
    seen = looks([story], lambda: story.write_text(CLEAN), lambda: story.write_text(LEAK))
    assert [codes(next(seen)) for _ in range(3)] == [(["C201"], []), ([], ["C201"]), (["C201"], [])]


def test_a_bundled_story_as_a_file(tmp_path) -> None:
    """A film that is watched says what `check` says of it, before and after a sentence is taken out."""
    path = tmp_path / "film.story"
    bundled = Path(api.__file__).parent.parent / "stories" / "murder_party.story"
    shutil.copy(bundled, path)
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    cut = next(n for n, row in enumerate(rows) if row.startswith("    ") and n > 45)
    seen = looks([path], lambda: path.write_text("".join(rows[:cut] + rows[cut + 1 :]), encoding="utf-8"))
    next(seen)
    look = next(seen)
    fresh = api.check(api.load(path))
    assert look.report is not None
    assert [item.to_json() for item in look.report.findings] == [item.to_json() for item in fresh.findings]
