"""The rows of a CSV text with the physical lines that they stand on."""

import csv
import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

from chronology.formats.errors import FileFormatError

DELIMITERS = ",;\t|"
#: The column of a file of refused rows that says why; read over when it comes back.
REFUSED = "refused_because"


@dataclass(slots=True)
class Line:
    """One row: its cells, and the line that it begins on, counted from 1."""

    number: int
    cells: list[str]


@dataclass(slots=True)
class Sheet:
    """A table as read.

    Args:
        header: names of the columns, as the file gives them.
        delimiter: what separates its cells.
        lines: its rows, without those that are blank.
    """

    header: list[str]
    delimiter: str
    lines: list[Line] = field(default_factory=list)


def read_sheet(text: str) -> Sheet:
    """Return the rows of a CSV text.

    Raises:
        FileFormatError: it is empty, its header repeats a name, or its quotes
            do not close.
    """
    delimiter = _delimiter(text)
    rows = _rows(text, delimiter)
    first = next(rows, None)
    if first is None:
        raise FileFormatError("The file is empty.", "Its first line must name the columns.")
    header = _header(first.cells)
    return Sheet(header, delimiter, list(rows))


def _delimiter(text: str) -> str:
    """Return which delimiter the first line holds most of, outside its quotes."""
    line = next((line for line in text.splitlines() if line.strip()), "")
    bare = "".join(line.split('"')[::2])
    return max(DELIMITERS, key=lambda char: (bare.count(char), -DELIMITERS.index(char)))


def _rows(text: str, delimiter: str) -> Iterator[Line]:
    """Yield the rows that are not blank. A line break inside quotes counts as a line."""
    stream = io.StringIO(text, newline="")
    limit = csv.field_size_limit(sys.maxsize)
    reader = csv.reader(stream, delimiter=delimiter, strict=True)
    started = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield Line(started, cells)
            started = reader.line_num + 1
    except csv.Error as error:
        raise FileFormatError(
            f"the quotes of the row that begins here do not match: {error}.",
            "A quote inside a quoted cell is written twice.",
            started,
        ) from None
    finally:
        csv.field_size_limit(limit)


def _header(cells: list[str]) -> list[str]:
    names = [cell.strip() or f"column {number}" for number, cell in enumerate(cells, 1)]
    for name in names:
        if names.count(name) > 1:
            raise FileFormatError(
                f"the column “{name}” stands twice in the header.", "Rename one of them.", 1
            )
    return names
