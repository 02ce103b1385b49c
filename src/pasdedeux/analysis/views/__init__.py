"""What one character may know: made from their perspective alone."""
