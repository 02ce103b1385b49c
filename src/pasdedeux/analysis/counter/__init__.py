"""What would have to change for a search that says *impossible* to find a story: each change is tried by a search."""
