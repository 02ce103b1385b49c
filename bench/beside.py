"""Another program on the same instances, run in turn with ours, so that both meet the same machine."""

from __future__ import annotations

import shlex
from dataclasses import dataclass

from bench import process
from bench.complaint import Complaint
from bench.instance import Instance


@dataclass(frozen=True, slots=True)
class Command:
    """Words in which `{file}`, `{instance}`, `{goal}`, `{author}`, `{character}` and `{epistemic}` are filled in."""

    words: tuple[str, ...]
    kill_after: float | None = None

    @classmethod
    def of(cls, text: str, kill_after: float | None = None) -> Command:
        """From one text, cut into words as a shell does it; no shell runs.

        Raises:
            Complaint: if it is empty, or a quotation in it does not end.
        """
        try:
            words = tuple(shlex.split(text))
        except ValueError as error:
            raise Complaint(f"--beside {text}: {error}") from error
        if not words:
            raise Complaint("--beside needs a command")
        return cls(words, kill_after)

    def filled(self, instance: Instance) -> list[str]:
        """The words for one instance."""
        limits = instance.limits
        values = {
            "{file}": str(instance.file),
            "{instance}": instance.name,
            "{goal}": f"{instance.goal:g}",
            "{author}": str(limits.author),
            "{character}": str(limits.character),
            "{epistemic}": str(limits.epistemic),
        }
        return [_replaced(word, values) for word in self.words]

    def run(self, instance: Instance) -> process.Spent:
        """One run on one instance."""
        return process.run(self.filled(instance), kill_after=self.kill_after)


def _replaced(word: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        word = word.replace(name, value)
    return word
