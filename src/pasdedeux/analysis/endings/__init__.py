"""Open endings: what can still be done, what it is worth to whom, and what follows."""
