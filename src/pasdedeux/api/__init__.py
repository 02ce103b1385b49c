"""The front door: takes text and paths, gives objects. Whatever is wrong with an input is raised as `Refused`."""
