"""From a text to a story: its files, its scenes, and its sentences bound to actions."""
