"""The files of the field, where they are there: they load, or are refused, as the project's list says."""

import json

from pasdedeux.diagnostics import Refused, Source
from pasdedeux.model.semantics import Semantics
from pasdedeux.sabre import is_problem, read, write
from tests.sabre.test_writer import structure


def test_every_benchmark_loads_and_begins(shared) -> None:
    """Each benchmark is a problem, is read, has a start state, and is the same after writing."""
    files = sorted((shared / "bench").glob("*.txt"))
    assert files
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert is_problem(text)
        made = read(Source(path.name, text)).world
        assert made.actions
        assert Semantics(made).start.beliefs
        written = read(Source(path.name, write(made))).world
        assert structure(written) == structure(made)


def test_the_vectors_load_or_are_refused(shared) -> None:
    """Each vector that the field refuses is refused here with a message, and no other."""
    folder = shared / "semantics" / "vectors"
    vectors = json.loads((folder / "vectors.json").read_text(encoding="utf-8"))["vectors"]
    assert vectors
    for vector in vectors:
        text = (folder / vector["file"]).read_text(encoding="utf-8")
        try:
            made = read(Source(vector["file"], text)).world
        except Refused as refused:
            assert vector.get("load_error"), f"{vector['file']}\n{refused}"
            assert all(item.hint and item.span for item in refused.diagnostics)
        else:
            assert not vector.get("load_error"), vector["file"]
            assert structure(read(Source("again.txt", write(made))).world) == structure(made)
