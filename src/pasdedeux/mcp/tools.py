"""What a tool is: what a model reads of it, what it takes, and the schema of what it gives. `toolbox` lists them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from pasdedeux.mcp.arguments import Arguments
from pasdedeux.mcp.texts import filled

_PAGE = {
    "type": "object",
    "description": "there where an answer is long: which page this is, and what was cut",
    "required": ["number", "of", "notes"],
    "properties": {
        "number": {"type": "integer"},
        "of": {"type": "integer"},
        "notes": {"type": "array", "items": {"type": "string"}},
    },
}


@dataclass(frozen=True)
class Tool:
    """A tool: its name, a title for people, what it takes, the schema of its data, and examples of its arguments.
    ``writes``: whether it changes files. ``live``: whether it belongs to a session.
    """

    name: str
    title: str
    takes: type[Arguments]
    schema: str
    examples: tuple[Mapping[str, Any], ...]
    writes: bool = False
    live: bool = False

    @property
    def description(self) -> str:
        """What a model reads: what the tool is for, when to use it, and examples."""
        shown = " or ".join(json.dumps(example, ensure_ascii=False) for example in self.examples)
        return f"{filled(self.name)}Example: {shown}"

    def read(self, said: Mapping[str, Any] | None) -> dict[str, Any]:
        """The arguments of a call, checked. Raises Refused."""
        return self.takes.read(self.name, dict(said or {}))


@cache
def schema(name: str) -> dict[str, Any]:
    """The schema of what a verb gives as data, with the note on pages that an answer here may have."""
    text = files("pasdedeux").joinpath("schemas", f"{name}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    found.setdefault("properties", {})["page"] = _PAGE
    return found
