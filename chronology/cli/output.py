"""Where a listing goes: how much of it, and onto what."""

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chronology.render.screen import Screen

#: How many rows a table shows at a terminal unless told otherwise.
SCREENFUL = 50


def screen() -> "Screen":
    """Return what standard output is: its width, and whether it shows colour."""
    from chronology.render.screen import Screen

    return Screen.of(sys.stdout, os.environ)


def limit_for(said: int | None, format_: str) -> int | None:
    """Return how many rows to show, None for all.

    Args:
        said: what `--limit` says; 0 is all, None where it was not given.
        format_: the format; a table at a terminal is limited by itself.
    """
    if said is not None:
        return said or None
    return SCREENFUL if format_ == "table" and sys.stdout.isatty() else None


def say_cut(shown: int, total: int, *, more: bool = False) -> None:
    """Say on stderr that a list was cut.

    Args:
        shown: how many it shows.
        total: of how many.
        more: whether there are more than ``total``, not counted further.
    """
    if shown < total:
        sys.stdout.flush()
        of = f"more than {total:,}" if more else total
        sys.stderr.write(f"{shown} of {of}; see more with --limit, all with --limit 0.\n")


def say(line: str = "", *, err: bool = False) -> None:
    """Print a line, with what would command the terminal made visible."""
    from chronology.render.visible import visible

    stream = sys.stderr if err else sys.stdout
    stream.write(f"{visible(line)}\n")
