"""How much the sheets of a spreadsheet file may hold: they repeat what they hold once."""

from collections.abc import Sequence

from chronology import limits
from chronology.formats.errors import FileFormatError


def beyond(limit: limits.Limit, what: str, line: int) -> FileFormatError:
    """Return the refusal of a sheet that goes beyond a limit.

    Args:
        limit: which.
        what: what has too much of it, with its verb.
        line: the row.
    """
    return FileFormatError(
        f"{what} more than {limit.value:,} {limit.unit}.",
        f"Save the table as CSV, or {limit.cure}.",
        line,
    )


class SheetBounds:
    """Counts what a sheet comes to, row by row."""

    def __init__(self) -> None:
        self._tallest = limits.ROWS.value
        self._longest = limits.CELL.value
        self._most_cells = limits.CELLS.value
        self._most_text = limits.SHEET_TEXT.value
        self._cells = self._text = 0

    def check(self, line: int, cells: Sequence[str]) -> None:
        """Look at one more row.

        Raises:
            FileFormatError: it is too far down, a cell is too long, or the sheet has
                become too much.
        """
        text = sum(map(len, cells))
        self._cells += len(cells)
        self._text += text
        if line > self._tallest:
            raise beyond(limits.ROWS, "the sheet has", line)
        if text > self._longest and any(len(cell) > self._longest for cell in cells):
            raise beyond(limits.CELL, "a cell has", line)
        if self._cells > self._most_cells:
            raise beyond(limits.CELLS, "the sheet has", line)
        if self._text > self._most_text:
            raise beyond(limits.SHEET_TEXT, "the sheet has", line)
