"""The wheel holds what the package needs at run time."""

import shutil
import subprocess
import sys
import zipfile

import pytest

LEFT_BEHIND = ("*.egg-info", "__pycache__", "_core.*.so", "_core.log")  # by an installation in place


@pytest.mark.slow
def test_the_wheel_holds_every_file(root, tmp_path) -> None:
    """Every module, story, page and schema of the source is in the wheel, and nothing else but why there is no core and
    the pages of the manual.
    """
    project = tmp_path / "project"
    shutil.copytree(root / "src", project / "src", ignore=shutil.ignore_patterns(*LEFT_BEHIND))
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE"):
        shutil.copy(root / name, project)  # built from a copy: a build folder of last week would be packed too
    shutil.copytree(root / "docs", project / "docs")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", "out"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = (project / "out").glob("*.whl")
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("pasdedeux/")}
    pages = {f"pasdedeux/mcp/pages/{page.name}" for page in (root / "docs").glob("*.md")}  # where they are read
    assert pages <= packed
    assert packed - {"pasdedeux/_core.log"} - pages == {
        str(path.relative_to(project / "src")) for path in (project / "src" / "pasdedeux").rglob("*") if path.is_file()
    }
