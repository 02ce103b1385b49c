"""`python -m pasdedeux`, and the command `pasdedeux`: the command line, which may be stopped before it is there."""

import os

try:
    from pasdedeux.cli import main
except KeyboardInterrupt:
    os._exit(3)  # stopped: nothing was begun, so there is nothing to say

if __name__ == "__main__":
    main()
