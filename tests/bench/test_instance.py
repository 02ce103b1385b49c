"""Lists of instances are read, or refused with the place of the mistake."""

import pytest

from bench.complaint import Complaint
from bench.instance import Limits, read

HEAD = "instance,file,goal,author_limit,character_limit,epistemic_limit,peer_here_process_ms,peer_here_warm_ms\n"


def listed(folder, *lines: str):
    """The instances of a list with these lines."""
    (folder / "instances.csv").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return read(folder)


def test_a_row_is_an_instance(tmp_path) -> None:
    """Goal, limits and a peer's figures are numbers; the file lies beside the list."""
    (one,) = listed(tmp_path, "a,b.txt,2,5,4,3,517,2.61")
    assert (one.name, one.file, one.goal, one.limits) == ("a", tmp_path / "b.txt", 2, Limits(5, 4, 3))
    assert (one.process_ms, one.warm_ms, one.verdict) == (517, 2.61, "found")


def test_a_peer_that_gave_up_is_no_figure(tmp_path) -> None:
    """A peer's `>120000`, or nothing, is not compared."""
    (one,) = listed(tmp_path, "a,b.txt,2,5,4,3,>120000,")
    assert one.process_ms is None
    assert one.warm_ms is None


@pytest.mark.parametrize(
    ("line", "what"),
    [("a,b.txt,2,5,4", "epistemic_limit"), ("a,b.txt,two,5,4,3", "two"), ("a,,2,5,4,3", "file")],
)
def test_a_bad_row_is_refused_with_its_line(tmp_path, line, what) -> None:
    """The complaint names the line, and what is wrong there."""
    with pytest.raises(Complaint, match=rf"csv:2: .*{what}"):
        listed(tmp_path, line)


def test_a_name_that_is_not_there_is_refused(tmp_path) -> None:
    """The complaint says which there are."""
    listed(tmp_path, "a,b.txt,2,5,4,3")
    with pytest.raises(Complaint, match="no instance c; it has a"):
        read(tmp_path, ["c"])
