"""How noisy a machine is: a fixed piece of plain Python, timed again and again between the measurements.

Seconds are one machine's. What can be compared between machines is the ratio to this piece of work; how much it varies
is the machine's noise, and a smaller difference means nothing.
"""

import statistics
import time
from dataclasses import dataclass, field


def yardstick() -> float:
    """Seconds for the fixed piece of work."""
    start = time.perf_counter()
    table: dict[tuple[int, int], int] = {}
    for number in range(200_000):
        key = (number % 997, number % 13)
        table[key] = table.get(key, 0) + number
    return time.perf_counter() - start


@dataclass
class Noise:
    """What the yardstick took so far, in seconds."""

    yards: list[float] = field(default_factory=lambda: [yardstick() for _ in range(5)])

    def measure(self) -> None:
        """Time the yardstick once more."""
        self.yards.append(yardstick())

    @property
    def middle(self) -> float:
        """The median, in seconds."""
        return statistics.median(self.yards)

    @property
    def spread(self) -> float:
        """From the fastest to the slowest, as a part of the median: 0.2 is a noise of 20 %."""
        return (max(self.yards) - min(self.yards)) / self.middle

    def __str__(self) -> str:
        return (
            f"yardstick {self.middle:.4f} s; noise of this machine {self.spread:.0%} of it, over {len(self.yards)} runs"
        )

    def to_json(self) -> dict[str, float]:
        """As the reports keep it."""
        return {"yardstick_seconds": self.middle, "spread": self.spread, "runs": len(self.yards)}
