"""`python -m bench VERB ...`: measures one thing; without a verb, says what there is to measure."""

import importlib
import os
import sys
from collections.abc import Sequence

from bench.complaint import Complaint

VERBS = {
    "instances": ("bench.instances", "every instance of a folder: time, memory, states, plan, the checker's answer"),
    "compare": ("bench.compare", "two revisions on the same instances, alternating, as ratios"),
    "ablations": ("bench.ablations", "what each idea of the engine brings: the same without it"),
    "search": ("bench.search", "one search straight on the engine, ideas left out"),
    "scaling": ("bench.scaling", "generated problems: time and states against characters, items and limits"),
    "curves": ("bench.curves", "draws what `scaling` measured"),
    "problem": ("bench.problem", "prints one generated problem"),
    "stories": ("bench.stories", "telling and checking stories"),
    "report": ("bench.pages", "how soon a report is made, how large it is, how soon it opens"),
    "pictures": ("bench.pictures", "how soon pictures are drawn, and how large they are"),
    "watch": ("bench.watch", "how soon `watch` shows a change after the save"),
    "view": ("bench.views", "what a session takes to be fed and to show a character's view"),
    "server": ("bench.server", "how soon the server for language models answers"),
    "screenplay": ("bench.screenplay", "checking a screenplay of feature length, start included"),
    "feature": ("bench.feature", "prints the generated screenplay that `screenplay` checks"),
    "long-story": ("bench.long_story", "prints the generated story that `stories` tells"),
    "valid-plans": ("bench.valid_plans", "all valid plans, against a folder's lists of them"),
    "differential": ("bench.differential", "engines against the reference, on random small worlds"),
    "reachable": ("bench.reachable", "epistemic states counted, against a folder's figures"),
}


def usage() -> str:
    """What can be said after `python -m bench`."""
    rows = [f"  {verb:<12} {what}" for verb, (_, what) in VERBS.items()]
    return "\n".join(["usage: python -m bench VERB ...", "", *rows, "", "python -m bench VERB --help says more."])


def main(arguments: Sequence[str]) -> int:
    """Run one verb; returns its exit code, 2 where the call or its input is wrong."""
    if not arguments or arguments[0] in {"-h", "--help"}:
        print(usage())
        return 0
    verb, *rest = arguments
    if verb not in VERBS:
        print(f"bench: nothing is called {verb}\n\n{usage()}", file=sys.stderr)
        return 2
    # One verb at a time: a process starts with the memory mark of the one that starts it, so this one stays small.
    module = importlib.import_module(VERBS[verb][0])
    try:
        return int(module.main(rest))
    except Complaint as complaint:
        print(f"bench {verb}: {complaint}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # whoever reads the table has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 3


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
