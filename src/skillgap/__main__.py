"""`python -m skillgap`: the command line."""

from skillgap.cli import main

if __name__ == "__main__":
    main()
