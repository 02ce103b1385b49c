"""Installing: with a native core and without one, and either way what is installed works and says what it is.

pip really runs here, in an environment of its own that is lent the build tools of the environment of the tests: so no
network is needed but cargo's own, for the crates.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

SOURCES = ("pyproject.toml", "setup.py", "MANIFEST.in", "README.md", "LICENSE", "src", "core", "docs")
LEFT_BEHIND = ("*.egg-info", "__pycache__", "_core.*.so", "_core.log", "target")
PROBLEM = """entity Ann : character;
property coins() : number;
action grab(c : character) { effect: coins() = coins() + 1; consenting: c; };
utility(): coins();
utility(Ann): coins();
"""


@dataclass(frozen=True)
class Place:
    """A copy of the project, and an environment into which it is installed."""

    project: Path
    python: Path
    crates: Path  # cargo's target folder, shared by all that compile the core here

    def run(self, *command: str | Path, environment: Mapping[str, str] | None = None) -> str:
        """Run a command that has to succeed; returns what it prints."""
        variables = {**os.environ, "CARGO_TARGET_DIR": str(self.crates), **(environment or {})}
        variables.pop("PASDEDEUX_CORE", None)
        variables.pop("PYTHONPATH", None)
        done = subprocess.run(
            [str(word) for word in command],
            cwd=self.python.parent,
            env=variables,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def install(self, *what: str | Path, environment: Mapping[str, str] | None = None) -> None:
        """Let pip install."""
        pip = (self.python, "-m", "pip", "install", "--no-build-isolation", "--no-deps", "--no-index")
        self.run(*pip, *what, environment=environment)

    def doctor(self) -> dict[str, Any]:
        """What the doctor says of what is installed."""
        found: dict[str, Any] = json.loads(self.run(self.python.parent / "pasdedeux", "doctor", "--json"))
        assert Path(found["folder"]).is_relative_to(self.project.parent), "this is the package of the tests' own"
        return found

    def tags(self) -> list[str]:
        """What the wheel said that it is for."""
        code = "import importlib.metadata as m; print(m.Distribution.from_name('pasdedeux').read_text('WHEEL'))"
        lines = self.run(self.python, "-c", code).splitlines()
        return [line.partition(": ")[2] for line in lines if line.startswith("Tag: ")]

    def finds(self) -> str:
        """What a search says."""
        problem = self.python.parent / "coins.txt"
        problem.write_text(PROBLEM, encoding="utf-8")
        return self.run(self.python.parent / "pasdedeux", "find", "coins.txt", "--author-limit", "2")


@pytest.fixture(scope="module")
def place(root, tmp_path_factory) -> Place:
    """A copy of the project, and an empty environment that is lent pip and the build tools of this one."""
    folder = tmp_path_factory.mktemp("install")
    project = folder / "project"
    project.mkdir()
    for name in SOURCES:
        if (root / name).is_dir():
            shutil.copytree(root / name, project / name, ignore=shutil.ignore_patterns(*LEFT_BEHIND))
        else:
            shutil.copy(root / name, project)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "env"], check=True)
    place = Place(project, folder / "env" / "bin" / "python", folder / "target")
    packages = place.run(place.python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    lent = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    Path(packages, "lent.pth").write_text("\n".join(sorted(lent)), encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def crates(place) -> None:
    """Skips, visibly, where the core cannot be built: no cargo, or no crates."""
    if shutil.which("cargo") is None:
        pytest.skip("there is no cargo here")
    fetch = ["cargo", "fetch", "--locked"]
    done = subprocess.run(fetch, cwd=place.project / "core", capture_output=True, text=True, check=False)
    if done.returncode and "--locked" not in done.stderr:
        pytest.skip("the crates of the core cannot be had here")


def without_cargo(folder: Path) -> dict[str, str]:
    """An empty path."""
    return {"PATH": str(folder)}


def without_crates(folder: Path) -> dict[str, str]:
    """A cargo that has nothing and may not ask for anything."""
    return {"CARGO_HOME": str(folder), "CARGO_NET_OFFLINE": "true"}


def without_network(folder: Path) -> dict[str, str]:
    """A cargo that has nothing and asks where nobody answers."""
    return {"CARGO_HOME": str(folder), "CARGO_HTTP_PROXY": "http://127.0.0.1:9", "CARGO_NET_OFFLINE": "false"}


def without_linker(folder: Path) -> dict[str, str]:
    """A cargo with all it needs, and nothing to link with."""
    return {"RUSTFLAGS": f"-C linker={folder / 'none'}", "CARGO_TARGET_DIR": str(folder)}


@pytest.mark.parametrize("how", [[], ["-e"]], ids=["copied", "in place"])
@pytest.mark.parametrize(
    ("lacking", "why"),
    [
        (without_cargo, "neither cargo nor rustc was found"),
        (without_crates, "error: "),
        (without_network, "error: "),
        (without_linker, "error: linker"),
    ],
)
def test_installing_without_a_core(lacking, why, how, place, tmp_path, request) -> None:
    """Whatever is lacking: the installation succeeds, the doctor says why there is no core, and a search finds."""
    if lacking is not without_cargo:
        request.getfixturevalue("crates")
    place.install(*how, place.project, environment=lacking(tmp_path))
    found = place.doctor()
    assert found["well"]
    assert (found["engine"]["runs"], found["engine"]["native"]["state"]) == ("python", "not built")
    assert why in found["engine"]["native"]["why"]
    assert "found a story" in place.finds()
    assert how or place.tags() == ["py3-none-any"]


@pytest.mark.parametrize("how", [[], ["-e"]], ids=["copied", "in place"])
def test_installing_with_a_core(how, place, crates) -> None:
    """With cargo and crates the native core is built, for any Python from 3.11 on; it runs, agrees, and finds."""
    place.install(*how, place.project)
    found = place.doctor()
    assert found["well"], found
    assert (found["engine"]["runs"], found["engine"]["native"]["state"]) == ("native", "ready")
    assert {opinion["engine"] for opinion in found["selftest"]["opinions"]} == {"native", "python"}
    assert "found a story" in place.finds()
    (tag,) = place.tags()
    assert tag.startswith("cp311-abi3-")


def test_a_core_of_before_is_taken_away(place, tmp_path) -> None:
    """A core that was built in place does not stay when the next build has none."""
    stale = place.project / "src" / "pasdedeux" / "_core.abi3.so"
    stale.write_bytes(b"a core of last week")
    place.install("-e", place.project, environment=without_cargo(tmp_path))
    assert not stale.exists()
    assert place.doctor()["engine"]["native"]["state"] == "not built"


def test_the_source_distribution_holds_the_crate(place, tmp_path) -> None:
    """Every source of the crate and its lock file are in the source distribution, and it installs."""
    place.run(place.python, "-m", "build", "--sdist", "--no-isolation", "--outdir", tmp_path, place.project)
    (archive,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        names = {name.partition("/")[2] for name in packed.getnames()}
    crate = {str(path.relative_to(place.project)) for path in (place.project / "core").rglob("*") if path.is_file()}
    assert {"core/Cargo.toml", "core/Cargo.lock", "core/src/lib.rs"} <= crate <= names
    place.install(archive, environment=without_cargo(tmp_path))
    assert "found a story" in place.finds()
