"""How long the program takes to say anything at all: ``--help`` against bare Python."""

import sys

from bench.harness import BIN, compare


def main() -> None:
    """Print the ratios of start-up."""
    compare(
        "chronology --help, against python -c pass",
        [BIN / "chronology", "--help"],
        [sys.executable, "-c", "pass"],
        aim="at most 5",
    )


if __name__ == "__main__":
    main()
