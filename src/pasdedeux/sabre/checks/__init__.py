"""Worlds that are refused: what only shows when everything is known."""
