"""The engine in Python, of the same design as the native core: what runs where there is none.

From below: `layout` packs values into one number, `formulas` makes functions of formulas, `facts` keeps what follows
from values alone, `nodes` keeps states, `drafts` and `transitions` make the state after an event, `bound` says what
cannot be reached, `reasons` finds plans in minds, `search` finds stories, and `core` answers questions.
"""

from pasdedeux.engine.plain.core import PlainCore

__all__ = ["PlainCore"]
