"""Files that are written: as a whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from pasdedeux.api.saving import save
from pasdedeux.diagnostics import Refused


def code(path, text="new", **how) -> str:
    """The code with which a path is refused."""
    with pytest.raises(Refused) as refused:
        save(path, text, **how)
    return refused.value.diagnostics[0].code


def names(folder: Path) -> list[str]:
    """What is in a folder, hidden files too."""
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_as_it_is(tmp_path):
    """The text arrives letter by letter, with its own line ends, readable as any new file is."""
    text = "one\r\ntwo\nÄ 太郎\n"
    path = save(tmp_path / "a.fountain", text)
    assert path.read_bytes() == text.encode()
    (tmp_path / "b").touch()
    assert path.stat().st_mode == (tmp_path / "b").stat().st_mode


def test_a_file_in_the_way_stays_unless_it_may_be_written_over(tmp_path):
    """Nothing is written over unasked; asked, the file keeps its rights."""
    path = tmp_path / "a.fountain"
    path.write_text("old")
    path.chmod(0o640)
    assert code(path) == "F107"
    assert path.read_text() == "old"
    save(path, "new", over=True)
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert names(tmp_path) == ["a.fountain"]


def test_a_link_stays_a_link(tmp_path):
    """What a link points to is written, the link is left."""
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    save(tmp_path / "link", "new", over=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("", "F107"), ("no/such/folder", "F108"), ("a\0b", "F108"), ("x" * 300, "F108"), ("file/below", "F108")],
)
def test_a_path_that_cannot_be_written_is_refused(tmp_path, name, expected):
    """A folder, a path through nowhere, a name that is none: a message, and no other file is left behind."""
    (tmp_path / "file").touch()
    for over in (False, True):
        assert code(tmp_path / name, over=over) == expected
    assert names(tmp_path) == ["file"]


def test_what_fails_half_way_leaves_the_old_file(tmp_path):
    """A text that cannot be written to its end changes nothing."""
    path = tmp_path / "a"
    path.write_text("old")
    assert code(path, "half \ud800", over=True) == "F108"
    assert path.read_text() == "old"
    assert names(tmp_path) == ["a"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_device_is_written_to_and_never_replaced():
    """A full disk is said, and the device is the same one afterwards."""
    assert code(Path("/dev/full"), over=True) == "F108"
    assert stat.S_ISCHR(os.stat("/dev/full").st_mode)  # noqa: PTH116  # what it is, not where
    save("/dev/null", "text")
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)  # noqa: PTH116
