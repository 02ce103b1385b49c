"""`python -m bench watch`, on a small story."""

from tests.bench.harness import bench

STORY = """story "Tea"
character Ann, Bob
place Room
scene "Tea" at Room with Ann, Bob
    Ann leaves Room
"""


def test_a_line_for_each_story(tmp_path) -> None:
    """Each story has its line, with the number of saves and the slowest of them."""
    path = tmp_path / "tea.story"
    path.write_text(STORY)
    done = bench("watch", path, "--most", 1)
    assert done.returncode in (0, 1), done.stderr
    assert f"{path}" in done.stdout
    assert "2 saves" in done.stdout
    assert path.read_text() == STORY


def test_what_cannot_be_measured(tmp_path) -> None:
    """A file that is no story, or has no sentences, is refused."""
    for text in ("nonsense\n", 'story "A"\n'):
        path = tmp_path / "a.story"
        path.write_text(text)
        assert bench("watch", path).returncode == 2
