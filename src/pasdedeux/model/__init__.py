"""Floor 1: what a world, a state, an event and a story mean. Pure data and functions, no I/O."""
