"""Findings since a revision, in real repositories."""

import subprocess
from pathlib import Path

import pytest

from pasdedeux import api
from pasdedeux.diagnostics import Refused
from tests.cli.test_verbs import valid
from tests.repository import QUIET, Repository

HEAD = """story "Leak"
character Ann, Bob, Cleo, Dan
place Room
secret theft "Bob stole the ring" true, known to Bob
"""
TEA = """scene "Tea" at Room with Ann, Bob, Cleo
    Ann tells Bob that theft
"""
LEAK = HEAD + TEA
MORE = LEAK + 'scene "Later" at Room with Dan, Bob\n    Dan tells Bob that theft\n'


@pytest.fixture
def repo(tmp_path, monkeypatch) -> Repository:
    """A repository, and we are in it."""
    found = Repository(tmp_path / "repo")
    monkeypatch.chdir(found.folder)
    for name, value in QUIET.items():
        monkeypatch.setenv(name, value)
    return found


def states(found: api.Since) -> list[tuple[int, str]]:
    """The line and the state of each finding that stands."""
    document = found.to_json()
    valid("check", document)
    rows = document["findings"]
    assert isinstance(rows, list)
    return [(row["span"]["line"], row["state"]) for row in rows]


def code(name: str | Path, revision: str = "HEAD") -> str:
    """The code with which it is refused."""
    with pytest.raises(Refused) as refused:
        api.since([name], revision)
    (item,) = refused.value.diagnostics
    return item.code


def test_only_new_ones_count(repo) -> None:
    """What was there before does not count, moved or not; what is new does."""
    repo.write("a.story", LEAK)
    repo.commit()
    assert states(api.since(["a.story"], "HEAD")) == [(6, "unchanged")]
    repo.write("a.story", "# a word\n" + MORE)
    found = api.since(["a.story"], "HEAD")
    assert states(found) == [(7, "moved"), (9, "new")]
    assert [item.code for item in found.findings] == ["C201"]
    assert str(found).endswith("Leak: 1 new finding since HEAD, 1 that was there before.")


def test_cleared(repo) -> None:
    """What is gone is told, and is no finding."""
    repo.write("a.story", LEAK)
    repo.commit()
    repo.write("a.story", HEAD + TEA.replace("    Ann", "    Bob tells Ann that theft\n    Ann"))
    found = api.since(["a.story"], "HEAD")
    assert not found.findings
    assert "cleared: C201 Ann does not know" in str(found)


def test_any_revision(repo) -> None:
    """Branches, tags, ids and steps back: each is compared with."""
    repo.write("a.story", HEAD + 'scene "Tea" at Room with Ann\n')
    first = repo.commit()
    repo.git("tag", "v1")
    repo.write("a.story", LEAK)
    repo.commit()
    for revision in (first, first[:8], "v1", "HEAD~1", "main^"):
        found = api.since(["a.story"], revision)
        assert found.commits == (first,)
        assert states(found) == [(6, "new")]
    assert states(api.since(["a.story"], "main")) == [(6, "unchanged")]


def test_imports_are_those_of_then(repo) -> None:
    """What a story imports is taken from the revision too: a change there makes findings in the story."""
    world = HEAD.replace("known to Bob", "known to Ann, Bob")
    repo.write("lib/world ä.story", world)
    repo.write("tales/a.story", f'import "../lib/world ä.story"\n{TEA}')
    repo.commit()
    repo.write("lib/world ä.story", HEAD)
    assert states(api.since(["tales/a.story"], "HEAD")) == [(3, "new")]


def test_the_world_of_a_screenplay_is_that_of_then(repo) -> None:
    """A screenplay is compared in the world that the revision has."""
    repo.write("a.story", HEAD.replace("known to Bob", "known to Ann, Bob"))
    repo.write("a.fountain", "INT. ROOM\n\nANN\nBob.\n\nBOB\nAnn.\n\n[[Ann tells Bob that theft]]\n")
    repo.commit()
    assert states(api.since(["a.fountain"], "HEAD")) == []
    repo.write("a.story", HEAD)
    assert states(api.since(["a.fountain"], "HEAD")) == [(9, "new")]
    repo.git("mv", "a.story", "other.story")
    assert states(api.since(["a.fountain"], "HEAD", world="other.story")) == [(9, "new")]


def test_a_renamed_file(repo) -> None:
    """A file of another name is followed, with its imports; one that is not there is all new, which is said."""
    repo.write("a.story", LEAK + "# so that it is long enough to be known again\n")
    repo.commit()
    repo.git("mv", "a.story", "sub ü.story")
    repo.write("b.story", LEAK)
    found = api.since(["sub ü.story", "b.story"], "HEAD")
    assert states(found) == [(6, "moved"), (6, "new")]
    assert [story.before for story in found.stories] == ["compared", "absent"]
    assert "The file is not in HEAD." in str(found)


def test_what_could_not_be_checked_then(repo) -> None:
    """Where the version of then was refused, all is new, which is said."""
    repo.write("a.story", LEAK.replace("that theft", "that thaft"))
    repo.commit()
    repo.write("a.story", LEAK)
    found = api.since(["a.story"], "HEAD")
    assert states(found) == [(6, "new")]
    assert "What HEAD has could not be checked." in str(found)


def test_accepting(repo) -> None:
    """A finding that is accepted now does not count, one that is no longer accepted does."""
    accepted = LEAK.replace("that theft", "that theft    intentional: she guesses")
    repo.write("a.story", LEAK)
    repo.commit()
    repo.write("a.story", accepted)
    assert not api.since(["a.story"], "HEAD").findings
    repo.commit()
    repo.write("a.story", LEAK)
    assert states(api.since(["a.story"], "HEAD")) == [(6, "new")]


def test_from_below_and_from_outside(repo, monkeypatch, tmp_path) -> None:
    """It does not matter from where it is called, nor by what kind of path, nor whether Windows wrote the file."""
    path = repo.write("sub/-a.story", LEAK)
    repo.commit()
    path.write_bytes(("\n" + LEAK).replace("\n", "\r\n").encode())
    monkeypatch.chdir(repo.folder / "sub")
    assert states(api.since(["-a.story"], "HEAD")) == [(7, "moved")]
    monkeypatch.chdir(tmp_path)
    assert states(api.since([path, "repo/sub/-a.story"], "HEAD")) == [(7, "moved")]


def test_the_work_tree_is_left_alone(repo) -> None:
    """Nothing is written: neither into the work tree nor into what git keeps of it."""
    repo.write("a.story", LEAK)
    repo.commit()
    repo.write("a.story", MORE)
    before = {path: path.stat().st_mtime_ns for path in repo.folder.rglob("*")}
    api.since(["a.story"], "HEAD")
    assert {path: path.stat().st_mtime_ns for path in repo.folder.rglob("*")} == before


def test_two_repositories_and_a_bundled_story(repo, tmp_path) -> None:
    """Each file is compared in its own repository; a bundled story never changes."""
    other = Repository(tmp_path / "other")
    for each in (repo, other):
        each.write("a.story", LEAK)
        each.commit(str(each.folder))
    found = api.since(["a.story", other.folder / "a.story", "murder_party"], "HEAD")
    assert len(found.commits) == 2
    assert not found.findings
    assert [story.before for story in found.stories] == ["compared", "compared", "bundled"]


def test_mends(repo) -> None:
    """Mends are proposed for what is new."""
    repo.write("a.story", LEAK)
    repo.commit()
    repo.write("a.story", MORE)
    document = api.since(["a.story"], "HEAD", mend=True).to_json()
    valid("check", document)
    rows = document["findings"]
    assert isinstance(rows, list)
    assert ["mends" in row for row in rows] == [False, True]


def test_refusals(repo, tmp_path) -> None:
    """No repository, no such revision, nothing that looks like an option: each is said, with what there is."""
    outside = tmp_path / "b.story"
    outside.write_text(LEAK)
    assert code(outside) == "V110"
    repo.write("a.story", LEAK)
    assert code("a.story", "main") == "V111"  # of a branch without commits only `HEAD` is known to be meant
    repo.commit()
    for revision in ("mian", "--all", "", "HEAD~7", "HEAD:a.story", "main\0", "a b"):
        assert code("a.story", revision) in ("V111", "V109"), revision
    with pytest.raises(Refused, match="did you mean `main`"):
        api.since(["a.story"], "mian")


def test_a_shallow_copy(repo, tmp_path) -> None:
    """In a shallow copy it is said what is missing, and how to get it."""
    repo.write("a.story", LEAK)
    repo.commit()
    repo.commit()
    copy = tmp_path / "copy"
    command = ["git", "clone", "-q", "--depth", "1", repo.folder.as_uri(), str(copy)]
    subprocess.run(command, check=True, capture_output=True)
    with pytest.raises(Refused, match="fetch-depth: 0"):
        api.since([copy / "a.story"], "HEAD~1")


def test_without_git(repo, monkeypatch) -> None:
    """Where there is no git it is said."""
    repo.write("a.story", LEAK)
    monkeypatch.setenv("PATH", "/nowhere")
    assert code("a.story") == "V109"


def test_mistakes_of_now(repo) -> None:
    """What cannot be read now is refused, as by `check`."""
    repo.write("a.story", LEAK)
    repo.commit()
    repo.write("a.story", LEAK.replace("that theft", "that thaft"))
    assert code("a.story") == "N202"
    assert code("b.story") == "F101"
