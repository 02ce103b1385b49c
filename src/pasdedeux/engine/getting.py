"""How to get the native core: what is missing for it here, and the command that installs it."""

from __future__ import annotations

import shlex
import shutil
import sys
from dataclasses import dataclass
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError
from json import loads
from pathlib import Path
from urllib.parse import unquote, urlsplit

RUST = "1.85"  # the oldest that compiles the core
TOOLS = ("cargo", "rustc") if sys.platform == "win32" else ("cargo", "rustc", "cc")
_STEPS = {
    "cargo": f"install Rust {RUST} or later: https://rustup.rs",
    "rustc": f"install Rust {RUST} or later: https://rustup.rs",
    "cc": "install a C compiler, with which Rust links (such as gcc, or the command line tools of Xcode)",
}


@dataclass(frozen=True, slots=True)
class Remedy:
    """``missing``: the tools that are not on the path; ``steps``: what to do, in order, the last one a command."""

    missing: tuple[str, ...]
    steps: tuple[str, ...]


def remedy() -> Remedy:
    """What would bring the native core into this installation."""
    missing = tuple(tool for tool in TOOLS if shutil.which(tool) is None)
    return Remedy(missing, (*dict.fromkeys(_STEPS[tool] for tool in missing), command()))


def command() -> str:
    """The command that installs this package again, from where it came from if that is known and still there."""
    folder, editable = _origin()
    pip = shlex.join([sys.executable, "-m", "pip", "install", "--force-reinstall", "--no-deps"])
    if folder is None:
        return f"{pip} FOLDER, where FOLDER holds the source of this project"
    return f"{pip} {'-e ' if editable else ''}{shlex.quote(str(folder))}"


def outdated(binary: Path) -> bool:
    """Whether a core that was built in place is older than the sources that lie beside it."""
    sources = binary.parents[2].joinpath("core").glob("src/**/*.rs")
    built = binary.stat().st_mtime
    return any(path.stat().st_mtime > built for path in sources)


@cache
def _origin() -> tuple[Path | None, bool]:
    """The source that pip was told to install, as it has noted it down, and whether it is used in place."""
    try:
        note = Distribution.from_name("pasdedeux").read_text("direct_url.json")
    except PackageNotFoundError:
        note = None
    told = loads(note) if note else {}
    path = Path(unquote(urlsplit(told.get("url", "")).path))
    if not told.get("url", "").startswith("file:") or path.suffix == ".whl" or not path.exists():
        return None, False
    return path, bool(told.get("dir_info", {}).get("editable"))
