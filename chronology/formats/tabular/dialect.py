"""What separates the cells of a text table, told from its beginning."""

import csv
import io
import re
from typing import Literal

from chronology.formats.errors import FileFormatError

#: One of ``csv``'s constants: how quotes are understood.
Quoting = Literal[0, 1, 2, 3]

DELIMITERS = ",;\t|"
#: How Excel says which delimiter a file has, on a first line of its own.
_SAID = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
_LOOKED_AT = 50


def said_delimiter(line: str) -> str | None:
    """Return the delimiter that a line such as ``sep=;`` says; None for any other line."""
    found = _SAID.fullmatch(line)
    return found[1] if found else None


def delimiter_of(sample: str) -> str:
    """Return what separates the cells of ``sample``, the beginning of a file.

    Of the delimiters that the first row holds it is the one that gives most rows
    as many cells as the first has, and of several such the one that gives most.
    """
    line = next((line for line in io.StringIO(sample) if line.strip()), "")
    bare = "".join(line.split('"')[::2])
    found = [char for char in DELIMITERS if char in bare]
    if len(found) < 2:
        return found[0] if found else ","
    return max(found, key=lambda char: (*_agreement(sample, char), -DELIMITERS.index(char)))


def _agreement(sample: str, delimiter: str) -> tuple[float, int]:
    rows = first_rows(sample, delimiter, _LOOKED_AT)
    width = len(rows[0]) if rows else 0
    return sum(len(row) == width for row in rows) / max(len(rows), 1), width


def first_rows(
    sample: str, delimiter: str, count: int, quoting: Quoting = csv.QUOTE_MINIMAL
) -> list[list[str]]:
    """Return the first rows of a file's beginning that are not blank and are whole in it."""
    rows: list[list[str]] = []
    stream = io.StringIO(sample, newline="")
    reader = csv.reader(stream, delimiter=delimiter, quoting=quoting)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(cells)
            if len(rows) > count:
                break
    except csv.Error as error:
        if not rows:
            raise FileFormatError(
                f"the header cannot be read: {error}.", "Is this a table?", 1
            ) from None
    # The last may be cut where the beginning ends.
    return rows[:count] if len(rows) > count or len(rows) < 2 else rows
