"""What the names and expressions of a problem file mean, in the words of the model."""
