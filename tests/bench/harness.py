"""Running the harness as its users do, and reading the table that it prints."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROBLEMS = ROOT / "bench" / "problems"


def bench(*words: object) -> subprocess.CompletedProcess[str]:
    """Run `python -m bench` in the project's folder."""
    command = [sys.executable, "-m", "bench", *map(str, words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def rows(printed: str) -> list[dict[str, str]]:
    """The rows of a Markdown table, each cell by the name of its column."""
    lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in printed.splitlines() if line[:1] == "|"]
    head, rule, *body = lines
    assert all(set(cell) <= {"-", ":"} for cell in rule)
    assert {len(line) for line in lines} == {len(head)}
    return [dict(zip(head, line, strict=True)) for line in body]
