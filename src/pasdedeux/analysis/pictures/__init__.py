"""What pictures of a story show, as data: who knows what over time, minds within minds, the tree of endings.

Nothing here knows how it will be drawn: `pasdedeux.draw` does, and anybody may draw it otherwise from the JSON.
"""
