"""The floors of the house hold: imports go only down."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.guards.modules import modules

# As the command lint-imports does, with src first on the path so that this checkout is what is read.
RUN = "import sys; sys.path.insert(0, 'src'); import importlinter.cli as c; sys.exit(c.lint_imports())"


def floors(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the contracts of the project in this folder."""
    command = [sys.executable, "-c", RUN]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def house(tmp_path: Path, root: Path) -> Path:
    """An empty house under this project's contracts: all its modules, and nothing in them."""
    shutil.copy(root / "pyproject.toml", tmp_path)
    for path in modules().values():
        copy = tmp_path / path.relative_to(root)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.touch()
    return tmp_path


def test_the_floors_hold(root) -> None:
    """No room of this project imports from a floor above it, or from another room of its own floor."""
    done = floors(root)
    assert done.returncode == 0, done.stdout


def test_the_empty_house_holds(house) -> None:
    """The contracts pass where nothing is imported, so what the next test finds is what it put there."""
    assert floors(house).returncode == 0


@pytest.mark.parametrize(
    ("room", "other"),
    [
        ("model", "api"),
        ("diagnostics", "model"),
        ("sabre", "engine"),
        ("analysis.reasons", "analysis.mends"),
        ("language.written", "language.formulas"),
        ("sabre.written", "sabre.meaning"),
        ("analysis.views", "analysis.perspectives.sieve"),
        ("analysis.views", "model.story"),
        ("analysis.views", "model.replay"),
        ("analysis.views", "model.semantics"),
    ],
)
def test_a_broken_floor_is_found(house, room, other) -> None:
    """An import that goes up, or over to a neighbour, breaks the contract."""
    (house / "src/pasdedeux" / room.replace(".", "/") / "__init__.py").write_text(f"import pasdedeux.{other}\n")
    done = floors(house)
    assert done.returncode == 1
    assert f"pasdedeux.{room} -> pasdedeux.{other}" in done.stdout


def test_a_room_without_a_floor_is_found(house) -> None:
    """A new package must say on which floor it stands."""
    folder = house / "src/pasdedeux/attic"
    folder.mkdir()
    (folder / "__init__.py").touch()
    assert floors(house).returncode == 1
