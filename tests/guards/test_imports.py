"""Imports stay in the open, go round in no circle, and keep the model pure."""

from pathlib import Path

from tests.guards.modules import SOURCE, cycle, graph, imports, modules

IMPURE = {
    "asyncio", "builtins", "click", "ctypes", "fileinput", "glob", "importlib", "io", "logging",
    "multiprocessing", "os", "pathlib", "pickle", "random", "shutil", "signal", "socket", "sqlite3",
    "subprocess", "sys", "tempfile", "threading", "time", "urllib",
}  # fmt: skip


def hidden(source: Path) -> list[str]:
    """Every import inside a function, but for the command line's, which loads a verb when it is called."""
    return [
        f"{path}:{item.line}: {item.name}"
        for name, path in modules(source).items()
        if not name.startswith("pasdedeux.cli")
        for item in imports(name, path)
        if item.hidden
    ]


def impure(source: Path) -> list[str]:
    """Every import of the model that could read, write, wait or throw dice."""
    return [
        f"{path}:{item.line}: {item.name}"
        for name, path in modules(source).items()
        if name.startswith("pasdedeux.model")
        for item in imports(name, path)
        if item.name.split(".")[0] in IMPURE
    ]


def broken(folder: Path, name: str, text: str) -> Path:
    """A source folder whose package has one module with this text."""
    path = folder / "pasdedeux" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


def test_no_import_is_hidden() -> None:
    """No function outside the command line imports anything."""
    assert hidden(SOURCE) == []


def test_a_hidden_import_is_found(tmp_path) -> None:
    """An import inside a method, however deep, is reported with its place."""
    text = "class A:\n    def f(self):\n        if self:\n            import json\n"
    assert hidden(broken(tmp_path, "api.py", text)) == [f"{tmp_path}/pasdedeux/api.py:4: json"]


def test_no_import_goes_round() -> None:
    """No module imports itself by way of others."""
    assert cycle(graph()) is None


def test_a_cycle_is_found(tmp_path) -> None:
    """Two modules that import each other are reported, also when one asks through its package."""
    broken(tmp_path, "model/__init__.py", "from .state import State\n")
    broken(tmp_path, "model/state.py", "from pasdedeux.model import world\n")
    broken(tmp_path, "model/world.py", "from . import state\n")
    names = ["pasdedeux.model.state", "pasdedeux.model.world", "pasdedeux.model.state"]
    assert cycle(graph(tmp_path)) == names


def test_the_model_is_pure() -> None:
    """The model imports nothing that could read, write, wait or throw dice."""
    assert impure(SOURCE) == []


def test_an_impure_model_is_found(tmp_path) -> None:
    """An import of a module with input and output is reported, however it is written."""
    source = broken(tmp_path, "model/state.py", "import os.path\nfrom io import StringIO\n")
    assert [line.rpartition(" ")[2] for line in impure(source)] == ["os.path", "io.StringIO"]
