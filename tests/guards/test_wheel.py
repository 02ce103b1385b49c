"""The wheel holds what the package needs at run time."""

import subprocess
import sys
import zipfile

import pytest

SUFFIXES = {".py", ".story", ".md", ".json", ".txt", ".typed"}


@pytest.mark.slow
def test_the_wheel_holds_every_file(root, tmp_path) -> None:
    """Every module, story, page and schema of the source is in the wheel, and nothing else is."""
    command = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(tmp_path),
        str(root),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("pasdedeux/")}
    source = root / "src"
    wanted = {
        str(path.relative_to(source)) for path in (source / "pasdedeux").rglob("*") if path.suffix in SUFFIXES
    }
    assert packed == wanted
