"""The tree of endings: an indented tree, with what each outcome is worth to whom in columns beside it."""
