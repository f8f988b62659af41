"""Rows as CSV, by RFC 4180: comma, CRLF, quotes doubled.

A listing may go to a terminal or into a spreadsheet: what would command the one is made
visible, what the other would run is neutralised. An export is what keeps every letter.
"""

import re
from collections.abc import Sequence
from typing import IO

from chronology.text import neutralise, visible

_QUOTED = frozenset(',"\r\n')


#: Characters that mean in a cell what they mean in any text.
_KEPT = re.compile("(\r\n|[\n\t])")


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
    if not text.isprintable():
        text = "".join(map(_shown, _KEPT.split(text)))
    text = neutralise(text)
    if _QUOTED.isdisjoint(text) and text == text.strip():
        return text
    return '"' + text.replace('"', '""') + '"'


def _shown(part: str) -> str:
    return part if _KEPT.fullmatch(part) else visible(part)
