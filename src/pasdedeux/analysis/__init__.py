"""What a story shows when it is questioned: checks, reasons, questions, mends."""
