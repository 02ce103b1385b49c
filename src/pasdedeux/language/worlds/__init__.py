"""From the declarations of all files to one world."""
