"""Who knows what over time: systems of rows below each other, as in a score."""
