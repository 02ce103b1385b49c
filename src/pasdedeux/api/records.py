"""Records: what a story says of its sources and its makers."""

from pasdedeux.analysis import coverage as covering
from pasdedeux.analysis import credits as crediting
from pasdedeux.analysis.coverage import Coverage
from pasdedeux.analysis.credits import Credits
from pasdedeux.model.story import Story


def coverage(story: Story) -> Coverage:
    """Each source id that the story promises, with the places that cover it."""
    return covering.coverage(story)


def credits(story: Story) -> Credits:
    """Who made the film or book, and who plays whom."""
    return crediting.credits(story)
