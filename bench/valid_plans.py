"""Every valid plan, against lists made by others: `python -m bench valid-plans [FOLDER]`.

FOLDER holds `valid_plans.json` and the problem files that it names (default: the folder `shared/bench` beside this
project). Each case gets the same time. A line says whether the plans are the listed ones, each checked sound. Exits 1
if they are not; a case that time does not suffice for is no mistake, and said to be unfinished.
"""

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pasdedeux import sabre
from pasdedeux.diagnostics import Source
from pasdedeux.engine import find
from pasdedeux.model.limits import Limits
from pasdedeux.model.verdict import Found, Impossible, Soundness

BENCH = Path(__file__).resolve().parent.parent.parent / "shared" / "bench"


def judged(case: dict[str, Any], text: str, seconds: float) -> tuple[bool, str]:
    """Whether nothing is wrong, and what there is to say."""
    limits = Limits(case["author_limit"], case["character_limit"], case["epistemic_limit"])
    world = sabre.read(Source(case["problem"], text)).world
    verdict = find(world, limits=limits, every=True, seconds=seconds)
    plans = verdict.plans if isinstance(verdict, Found) else ()
    ours = {tuple(e.signature for e in plan.events) for plan in plans}
    theirs = {tuple(plan["plan"]) for plan in case["valid_plans"]}
    unsound = sum(plan.checked.answer is not Soundness.SOUND for plan in plans)
    finished = isinstance(verdict, Impossible) or (isinstance(verdict, Found) and verdict.complete)
    said = f"{len(ours)} of {len(theirs)} plans" + ("" if finished else ", unfinished")
    if unsound:
        said += f", {unsound} not checked sound"
    if ours - theirs:
        said += f", {len(ours - theirs)} not listed"
    if finished and theirs - ours:
        said += f", {len(theirs - ours)} missing"
    return not unsound and ours <= theirs and (not finished or ours == theirs), said


def main(arguments: Sequence[str]) -> int:
    """Find all plans of every case; returns 1 where they are not the listed ones."""
    parser = argparse.ArgumentParser(
        "python -m bench valid-plans", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=BENCH)
    parser.add_argument("--seconds", type=float, default=60, help="for each case")
    options = parser.parse_args(arguments)
    agree = True
    for case in json.loads((options.folder / "valid_plans.json").read_text(encoding="utf-8"))["cases"]:
        text = (options.folder / case["problem"]).read_text(encoding="utf-8")
        began = time.monotonic()
        fine, said = judged(case, text, options.seconds)
        agree &= fine
        limits = " ".join(str(case[f"{kind}_limit"]) for kind in ("author", "character", "epistemic"))
        took = time.monotonic() - began
        print(f"{case['problem']:<16} {limits:<8} {took:6.1f} s  {'' if fine else 'WRONG: '}{said}", flush=True)
    return 0 if agree else 1
