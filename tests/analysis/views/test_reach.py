"""What makes views can reach nothing but a perspective."""

import ast
import inspect
from dataclasses import fields
from pathlib import Path

from pasdedeux.analysis import views
from pasdedeux.analysis.perspectives.perspective import Experience, Perspective, Seen
from pasdedeux.analysis.views.viewer import Viewer

ROOM = Path(views.__file__).parent
REAL = {
    "peers",
    "moments",
    "semantics",
    "reachable",
}  # ways from a mind to anything else, or from an event to what it does
MADE_OF = {
    Perspective: {"who", "start", "experiences", "world", "met", "since"},
    Experience: {"seen", "before", "after"},
    Seen: {"sentence", "by", "speech", "mentioned"},
}


def test_a_view_is_made_from_a_perspective_and_a_depth() -> None:
    """There is no other way in."""
    parameters = list(inspect.signature(Viewer.view).parameters.values())[1:]
    assert [(p.name, p.annotation) for p in parameters] == [("perspective", "Perspective"), ("depth", "int")]
    assert list(inspect.signature(Viewer).parameters) == []


def test_a_perspective_holds_minds_and_what_was_seen() -> None:
    """Nothing was added to what a perspective is made of: what is added must be thought about here."""
    for kind, names in MADE_OF.items():
        assert {field.name for field in fields(kind)} == names


def test_nothing_real_is_asked_for() -> None:
    """No module of the room names what leads out of a mind."""
    asked = {
        f"{path.name}: {node.attr}"
        for path in sorted(ROOM.glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in REAL
    }
    assert asked == set()
