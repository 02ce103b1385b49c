"""Whose mind holds what: what changed in it, what is missing there, and who was in the room."""
