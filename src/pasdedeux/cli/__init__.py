"""The command line: one file a verb, no logic."""

from pasdedeux.cli.group import main

__all__ = ["main"]
