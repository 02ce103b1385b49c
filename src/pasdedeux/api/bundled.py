"""The stories that come with the package, and the library that every story imports."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from pasdedeux.diagnostics import Source

STARTER = "starter"
_SUFFIX = ".story"


def stories() -> tuple[str, ...]:
    """The names of the bundled stories, in order; the starter is a template and not among them."""
    return tuple(sorted(set(_folder("stories")) - {STARTER}))


def importable() -> tuple[str, ...]:
    """The names that `import NAME` knows: the libraries and the bundled stories."""
    return tuple(sorted(_all()))


def source(name: str) -> Source:
    """The text of a bundled story or library. Raises KeyError for a name that is none."""
    return Source(f"{name}{_SUFFIX}", _all()[name].read_text(encoding="utf-8"))


@cache
def _all() -> Mapping[str, Traversable]:
    return {**_folder("language/library"), **_folder("stories")}


def _folder(path: str) -> dict[str, Traversable]:
    folder = files("pasdedeux").joinpath(*path.split("/"))
    if not folder.is_dir():
        return {}
    found = [item for item in folder.iterdir() if item.name.endswith(_SUFFIX)]
    return {item.name.removesuffix(_SUFFIX): item for item in found}
