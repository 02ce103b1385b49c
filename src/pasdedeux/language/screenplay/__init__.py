"""Screenplays: Fountain or Markdown text whose notes carry events, read as one more written form of a story.

The elements of a screenplay and the marks in its notes become the declarations of `language/written`, each with its
place in the screenplay; what they mean is worked out where it is for `.story` files.
"""
