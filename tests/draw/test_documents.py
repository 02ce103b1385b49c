"""The pictures in the documents are what the commands beside them draw. `--rewrite` draws them anew."""

import contextlib
import io
import re
import shutil

import pytest

from tests.test_docs import ROOT, Document

PAGE = ROOT / "docs" / "pictures.md"
IMAGES = re.findall(r"!\[[^\]]+\]\(pictures/([^)]+)\)", PAGE.read_text(encoding="utf-8"))


def test_there_are_pictures_of_all_kinds() -> None:
    """The page shows each of the three pictures, and no file lies beside it that it does not show."""
    assert len(IMAGES) == 3
    assert sorted(path.name for path in (ROOT / "docs" / "pictures").iterdir()) == sorted(IMAGES)


def test_the_pictures_are_fresh(tmp_path, monkeypatch, request) -> None:
    """Each picture of the page is the file that its command writes now."""
    monkeypatch.chdir(tmp_path)
    with contextlib.redirect_stdout(io.StringIO()):
        Document(PAGE.read_text(encoding="utf-8")).run()
    for image in IMAGES:
        kept = PAGE.parent / "pictures" / image
        if request.config.getoption("--rewrite"):
            shutil.copyfile(tmp_path / image, kept)
        if kept.read_text(encoding="utf-8") != (tmp_path / image).read_text(encoding="utf-8"):
            pytest.fail(f"{image} is not what is drawn now: pytest {request.node.nodeid} --rewrite")
