"""What the output is: how wide, and whether it shows colour."""

import os
from collections.abc import Mapping
from typing import IO, NamedTuple

DEFAULT_WIDTH = 80

_STYLES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}


class Screen(NamedTuple):
    """Where something is printed.

    Args:
        width: columns of the terminal; None where it is no terminal, so that
            nothing is cut.
        colour: whether colours are shown.
    """

    width: int | None = None
    colour: bool = False

    @staticmethod
    def of(out: IO[str], environ: Mapping[str, str]) -> "Screen":
        """Return the screen that ``out`` is.

        Colour only at a terminal, not with ``NO_COLOR`` set, nor on one that
        calls itself dumb. ``COLUMNS`` overrides a terminal's width.
        """
        if not out.isatty():
            return Screen()
        plain = bool(environ.get("NO_COLOR")) or environ.get("TERM") == "dumb"
        return Screen(_columns(out, environ), not plain)

    def style(self, text: str, *styles: str) -> str:
        """Return ``text`` in the styles ("bold", "red" …), plain without colour."""
        if not self.colour or not text:
            return text
        codes = ";".join(_STYLES[style] for style in styles)
        return f"\x1b[{codes}m{text}\x1b[0m"


def _columns(out: IO[str], environ: Mapping[str, str]) -> int:
    said = environ.get("COLUMNS", "")
    if said.isascii() and said.isdigit() and int(said) > 0:
        return int(said)
    try:
        return os.get_terminal_size(out.fileno()).columns or DEFAULT_WIDTH
    except (OSError, ValueError):
        return DEFAULT_WIDTH
