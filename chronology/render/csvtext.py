"""Rows as CSV, by RFC 4180: comma, CRLF, quotes doubled."""

from collections.abc import Sequence
from typing import IO

_QUOTED = frozenset(',"\r\n')


def write_row(cells: Sequence[object], out: IO[str]) -> None:
    """Write one record."""
    out.write(",".join(_field(cell) for cell in cells) + "\r\n")


def _field(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, list | tuple):
        text = "; ".join(str(item) for item in cell)
    elif isinstance(cell, float) and cell == int(cell):
        text = str(int(cell))
    else:
        text = str(cell)
    if _QUOTED.isdisjoint(text) and text == text.strip():
        return text
    return '"' + text.replace('"', '""') + '"'
