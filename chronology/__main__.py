"""`python -m chronology` is the command line."""

import sys

from chronology.cli import main

if __name__ == "__main__":
    sys.exit(main())
