"""Measuring: how fast, how much memory, and whether the answers are right. Not part of the installed package.

`python -m bench` in the project's folder lists what can be measured. Everything that runs `pasdedeux` runs it in a
process of its own, as a user would.
"""
