"""Nothing outside of the served folder is read or written, wherever paths, links and imports lead."""

import os
import subprocess
import sys

import pytest

from pasdedeux.diagnostics import Refused
from pasdedeux.mcp import gate
from tests.mcp.serving import serving

SECRET = 'story "Private"\ncharacter Wombat\nplace Burrow\nscene "One" at Burrow with Wombat\n    Wombat turns away\n'


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A folder that is served, with something beside it that is not."""
    made = tmp_path_factory.mktemp("house")
    served = made / "served"
    served.mkdir()
    (made / "private.story").write_text(SECRET, encoding="utf-8")
    (made / "served-too").mkdir()
    (made / "served-too" / "private.story").write_text(SECRET, encoding="utf-8")
    (served / "link.story").symlink_to(made / "private.story")
    (served / "drawer").symlink_to(made, target_is_directory=True)
    (served / "importing.story").write_text('story "X"\nimport "../private.story"\n', encoding="utf-8")
    (served / "linked.story").write_text('story "X"\nimport "link.story"\n', encoding="utf-8")
    (served / "drawn.story").write_text('story "X"\nimport "drawer/private.story"\n', encoding="utf-8")
    (served / "inner").mkdir()
    (served / "inner" / "mine.story").write_text(SECRET, encoding="utf-8")
    (served / "alias.story").symlink_to(served / "inner" / "mine.story")
    return made


@pytest.fixture(scope="module")
def served(house):
    """A server of the inner folder."""
    with serving(house / "served") as it:
        yield it


@pytest.mark.parametrize(
    "path",
    [
        "../private.story",
        "../nothing.story",
        "inner/../../private.story",
        "../served-too/private.story",
        "link.story",
        "drawer/private.story",
        "/etc/passwd",
        "importing.story",
        "linked.story",
        "drawn.story",
        'story "X"\nimport "../private.story"\n',
        'story "X"\nimport "inner/../../private.story"\n',
        "Title: X\nWorld: ../private.story\n\nINT. BURROW - DAY\n\nWOMBAT\nHello.\n",
        "Title: X\nWorld: link.story\n\nINT. BURROW - DAY\n\nWOMBAT\nHello.\n",
    ],
)
def test_what_lies_outside(served, path) -> None:
    """Paths, links and imports that lead out are refused, whether there is something or not."""
    answer = served.call("tell", story=path)
    assert [item["code"] for item in answer.structured_content["error"]] == ["V131"]
    assert "Wombat" not in str(answer)


def test_absolute_paths(served, house) -> None:
    """An absolute path is refused outside, and taken inside."""
    assert served.codes("tell", story=str(house / "private.story")) == ["V131"]
    assert served.good("tell", story=str(house / "served" / "inner" / "mine.story"))["story"] == "Private"


@pytest.mark.parametrize("path", ["inner/mine.story", "./inner/mine.story", "inner/../inner/mine.story", "alias.story"])
def test_what_lies_inside(served, path) -> None:
    """Paths and links that stay in the folder are followed."""
    assert served.good("tell", story=path)["story"] == "Private"


def test_the_text_of_a_file(served) -> None:
    """The tool that gives texts gives none from outside."""
    assert served.codes("read", name="../private.story") == ["V131"]
    assert served.good("read", name="inner/mine.story")["text"] == SECRET


def test_the_list_of_files(served) -> None:
    """Files are listed without following links to folders."""
    assert "inner/mine.story" in served.good("stories")["files"]
    assert not [path for path in served.good("stories")["files"] if path.startswith("drawer")]


@pytest.mark.parametrize(
    "act",
    [
        "open(outside)",
        "open(outside, 'w')",
        "open(program, 'a')",
        "os.listdir(os.path.dirname(outside))",
        "os.open(outside, os.O_RDONLY)",
        "os.rename(inside, outside)",
        "os.rename(outside, inside)",
        "os.remove(outside)",
        "os.symlink(outside, inside + '2')",
        "os.mkdir(outside + '2')",
        "pathlib.Path(outside).read_text()",
        "shutil.copy(outside, inside)",
    ],
)
def test_a_shut_gate(tmp_path, act) -> None:
    """In a process whose gate is shut nothing outside is opened or changed, by whatever means."""
    root, outside = tmp_path / "root", tmp_path / "outside.txt"
    root.mkdir()
    outside.write_text("wombat", encoding="utf-8")
    (root / "inside.txt").write_text("mine", encoding="utf-8")
    code = f"""
import os, pathlib, shutil
from pasdedeux.diagnostics import Refused
from pasdedeux.mcp import gate
outside, inside, program = {str(outside)!r}, {str(root / "inside.txt")!r}, gate.__file__
gate.Gate({str(root)!r}).shut()
assert open(inside).read() == "mine"
open(inside, "a").close()
try:
    {act}
except Refused as refused:
    print([item.code for item in refused.diagnostics])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "['V131']\n", done.stderr
    assert outside.read_text(encoding="utf-8") == "wombat"


def test_the_folder_that_is_served(tmp_path, monkeypatch) -> None:
    """By itself it is the one that the server is started in; the root of the file system is not taken for it."""
    monkeypatch.chdir(tmp_path)
    assert gate.folder(None) == os.path.realpath(tmp_path)
    assert gate.folder(str(tmp_path)) == os.path.realpath(tmp_path)
    monkeypatch.chdir(tmp_path.anchor)
    assert gate.folder(None).endswith("stories")
    with pytest.raises(Refused, match="F101"):
        gate.folder(str(tmp_path / "nothing"))
