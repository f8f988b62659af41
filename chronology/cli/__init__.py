"""The command line: words in, one call, words out."""

import sys
from collections.abc import Sequence


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status (README, "Exit status").

    Args:
        words: the command's words; those of this process where left out.
    """
    # Imported here, because `import chronology.cli` alone should cost nothing.
    try:
        from chronology.cli.program import run
    except KeyboardInterrupt:
        return 130
    return run(list(sys.argv[1:] if words is None else words))
