"""A file as written: words, lines, declarations, before anybody knows what the names mean."""
