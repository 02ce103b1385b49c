"""Floor 2: searching for stories. `find` is the way in."""

from pasdedeux.engine.core import CoreFailed, Progress
from pasdedeux.engine.find import find

__all__ = ["CoreFailed", "Progress", "find"]
