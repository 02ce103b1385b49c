"""A problem file as written: words, brackets, expressions and statements, before any name is looked up."""
