"""Search: stories that reach an ending with explained acts only."""
