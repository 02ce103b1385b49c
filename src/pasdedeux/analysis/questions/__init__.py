"""Questions to a story, answered with the events that made it so."""
