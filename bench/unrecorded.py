"""Runs the program so that it writes no history: ``python -m bench.unrecorded import …``.

Only the benchmark of what a history costs does that. The program itself has no such
switch: its recorder is replaced here, from outside.
"""

import sys
from typing import Any

from chronology.cli import main
from chronology.store import unit
from chronology.store.history import Recorder


class _Silent(Recorder):
    """A recorder that stamps rows, and remembers none."""

    def _record(self, *_: Any, **__: Any) -> None:
        pass


def _nothing(*_: Any, **__: Any) -> None:
    pass


def run() -> int:
    """Run the program with the words of the command line."""
    setattr(unit, "Recorder", _Silent)  # noqa: B010 - replaced on purpose, which a plain assignment hides
    setattr(unit, "write_changes", _nothing)  # noqa: B010 - the same
    return main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(run())
