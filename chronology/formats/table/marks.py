"""Marks of what an event was when it was exported, by which an import sees what changed since.

The last column of a table that we export holds one for each group of cells that change
together. A group whose mark is no longer the event's was changed here; one whose mark
is not that of its own cells was changed in the file; where both were, somebody has to
choose.
"""

from collections.abc import Iterable, Mapping
from typing import Final
from zlib import crc32

from chronology.formats.table.cells import csv_line
from chronology.formats.table.errors import CellError

#: The column.
MARK: Final = "exported_as"
#: Cells that change together, in the order of their marks.
GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("title",),
    "description": ("description",),
    "when": ("when", "edtf", "earliest", "latest", "precision", "date_details"),
    "place": ("place", "country", "latitude", "longitude", "places"),
    "actors": ("actors",),
    "category": ("category",),
    "status": ("status",),
    "sources": ("sources",),
    "tags": ("tags",),
    "measures": ("measures",),
    "lasting": ("lasting", "manner", "handling"),
    "external_id": ("external_id",),
}
GROUP_OF: Final = {name: group for group, names in GROUPS.items() for name in names}
#: Says how the marks are made, and keeps a spreadsheet from taking them for a number.
_BEGINNING: Final = "v1:"
_WIDTH: Final = 6


def mark(written: str) -> str:
    """Return the mark of cells as they stand in a line: 24 bits of CRC-32, in hexadecimal.

    It tells a change from none, once in 16 million wrongly; it keeps nobody from
    making one up.
    """
    return f"{crc32(written.encode('utf-8', 'surrogatepass')) >> 8:06x}"


def cell_of(marks: Iterable[str]) -> str:
    """Return the cell that holds the marks of all groups, in their order."""
    return _BEGINNING + "".join(marks)


def mark_of(group: str, texts: Mapping[str, str]) -> str | None:
    """Return the mark of one group by the texts of its cells; None where one is missing."""
    names = GROUPS[group]
    if any(name not in texts for name in names):
        return None
    return mark(csv_line([texts[name] for name in names]))


def marks_of(texts: Mapping[str, str]) -> str:
    """Return the cell that an export writes for an event with these cells."""
    return cell_of(mark(csv_line([texts[name] for name in names])) for names in GROUPS.values())


def read_marks(cell: str) -> dict[str, str] | None:
    """Return the marks in a cell by their groups; None in an empty one.

    Raises:
        CellError: it holds something else.
    """
    text = cell.strip()
    if not text:
        return None
    said = text.removeprefix(_BEGINNING)
    whole = _WIDTH * len(GROUPS)
    if said == text or len(said) != whole or set(said) - set("0123456789abcdef"):
        raise CellError("this is no longer the mark that an export wrote; restore or empty it.")
    parts = (said[at : at + _WIDTH] for at in range(0, whole, _WIDTH))
    return dict(zip(GROUPS, parts, strict=True))
