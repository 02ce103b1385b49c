"""What is done by speaking: truths, honest mistakes, lies and questions, promises and threats."""
