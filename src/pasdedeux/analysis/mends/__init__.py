"""Changes of a story that clear a finding, each tried out before it is offered."""
