"""What is wrong with a call or with a file that it names."""


class Complaint(Exception):
    """Said to the user as one line, without a traceback."""
