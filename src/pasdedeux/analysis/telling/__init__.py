"""A story told event by event: what a reader hears of all that changed."""
