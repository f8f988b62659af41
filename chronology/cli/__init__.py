"""The command line: words in, one call, words out."""

import gc
import sys
from collections.abc import Sequence
from typing import Final

#: What a library makes when it is loaded stays: to look through it for garbage every few
#: hundred objects, and once more at the end, took a fifth of a command that writes little.
_OBJECTS: Final = 50_000
#: After these nothing is open. What was broken off may lie in garbage, and is closed with it.
_DONE: Final = (0, 1)


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
    status = run(list(sys.argv[1:] if words is None else words))
    if words is None and status in _DONE:
        gc.freeze()
    return status
