"""What the package shows: its public names, and how little it takes to import them."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pasdedeux

NAMES = Path(__file__).with_name("public_names.txt")
HEAVY = [
    "click",
    "rich",
    "jsonschema",
    "hypothesis",
    "pytest",
    "asyncio",
    "http",
    "multiprocessing",
    "sqlite3",
]


def loaded_by(statement: str) -> set[str]:
    """The top-level modules that one statement loads in a fresh interpreter."""
    code = f"{statement}\nimport sys\nprint(*{{name.split('.')[0] for name in sys.modules}})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


def test_public_names_are_the_list() -> None:
    """The public names are those of public_names.txt, so that adding or losing one is seen in a review."""
    assert sorted(pasdedeux.__all__) == NAMES.read_text(encoding="utf-8").split()


def test_public_names_exist() -> None:
    """Each public name is there, and what it names is documented where it can be."""
    for name in pasdedeux.__all__:
        thing = getattr(pasdedeux, name)
        assert not callable(thing) or thing.__doc__, name


def test_version_is_said_once(root) -> None:
    """The version in the package is the one that it is installed under, and that of the native core."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    crate = tomllib.loads((root / "core" / "Cargo.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == crate["package"]["version"] == pasdedeux.__version__


def test_import_is_light() -> None:
    """`import pasdedeux` loads no command line, no network and no tool of ours."""
    assert not loaded_by("import pasdedeux") & set(HEAVY)


def test_heavy_import_is_found() -> None:
    """The guard sees a heavy module when one is loaded."""
    assert "click" in loaded_by("import click")
