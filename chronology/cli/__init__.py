"""The command line: words in, one call, words out."""

import gc
import sys
from collections.abc import Sequence
from typing import Final

#: What a library makes when it is loaded stays: to look through it for garbage every few
#: hundred objects, and once more at the end, took a fifth of a command that writes little.
_OBJECTS: Final = 50_000


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status (README, "Exit status").

    Args:
        words: the command's words; those of this process where left out.
    """
    if words is None:
        gc.set_threshold(_OBJECTS)
    # Imported here, because `import chronology.cli` alone should cost nothing.
    try:
        from chronology.cli.program import run
    except KeyboardInterrupt:
        return 130
    try:
        return run(list(sys.argv[1:] if words is None else words))
    finally:
        if words is None:
            gc.freeze()
