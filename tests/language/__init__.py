"""Tests of the story language."""
