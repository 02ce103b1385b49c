"""`python -m pasdedeux`: the same as the command `pasdedeux`."""

from pasdedeux.cli import main

if __name__ == "__main__":
    main()
