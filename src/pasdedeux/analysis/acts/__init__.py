"""What could be done: the acts that a world has, and those among them that would make something so."""
