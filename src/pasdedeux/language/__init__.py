"""The story language: from a .story text to a world and its events, and back."""
