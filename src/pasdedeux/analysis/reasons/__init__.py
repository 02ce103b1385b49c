"""Why somebody does what they do."""
