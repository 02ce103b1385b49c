"""Minds within minds: a box for each, and boxes within it for those that are imagined there."""
