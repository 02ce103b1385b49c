"""The second front end: the problem files of the field."""
