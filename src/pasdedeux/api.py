"""The front door: load, check, tell, why, ask, find; takes text and paths, gives objects."""
