"""What is installed here and whether it works, as data that prints as a page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pasdedeux.api.selftest import SelfTest
from pasdedeux.engine import getting
from pasdedeux.engine.which import Status


class Mark(StrEnum):
    """How an item is: as it should be, worth knowing, or wrong."""

    GOOD = "good"
    NOTE = "note"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was looked at. ``steps`` are what would make it better, in order."""

    name: str
    mark: Mark
    text: str
    steps: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """The item as plain data."""
        return {"name": self.name, "mark": self.mark.value, "text": self.text, "steps": list(self.steps)}

    def __str__(self) -> str:
        rows = [row for row in self.text.splitlines() if row.strip()] + [f"to do: {step}" for step in self.steps]
        return f"{self.mark.value:<6}{self.name:<10}" + f"\n{' ' * 16}".join(rows)


@dataclass(frozen=True, slots=True)
class Health:
    """What `doctor` found. ``version``: of this package; ``python`` and ``system`` as they name themselves."""

    version: str
    python: str
    system: str
    folder: str
    status: Status
    proof: SelfTest
    items: tuple[Item, ...]

    @property
    def well(self) -> bool:
        """Whether nothing is wrong."""
        return all(item.mark is not Mark.BAD for item in self.items)

    def to_json(self) -> dict[str, object]:
        """All of it as plain data."""
        native = self.status.native
        return {
            "well": self.well,
            "version": self.version,
            "python": self.python,
            "system": self.system,
            "folder": self.folder,
            "engine": {
                "runs": self.status.runs,
                "asked": self.status.asked or None,
                "native": {"state": native.state, "version": native.version or None, "why": native.why},
                "missing": list(getting.remedy().missing),
            },
            "selftest": {"passed": self.proof.passed, "opinions": [o.to_json() for o in self.proof.opinions]},
            "items": [item.to_json() for item in self.items],
        }

    def __str__(self) -> str:
        head = f"pasdedeux {self.version}, Python {self.python}, {self.system}"
        end = "All is well." if self.well else "Something is wrong: see what is marked bad."
        return "\n".join([head, "", *map(str, self.items), "", end])
