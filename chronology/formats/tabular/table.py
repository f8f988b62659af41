"""A table being read: its column names, and its rows one at a time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from chronology.formats.dataset.record import Item, Record, Refused

#: A row: the physical line that it begins on, from 1, and its cells, as many as
#: the header names.
Row = tuple[int, list[str]]


class RowError(ValueError):
    """A row that a reader cannot take.

    Args:
        where: the column at fault, "" for the row as a whole.
        why: one sentence.
    """

    def __init__(self, where: str, why: str) -> None:
        super().__init__(why)
        self.where = where
        self.why = why


@dataclass(slots=True)
class Table:
    """A table, read as its rows are taken, so that memory stays flat.

    Blank rows, a second row of ``#hxl`` tags and an unnamed column that only
    counts the rows are left out. A cell is text as the file holds it; a
    workbook's numbers and dates are written plainly (3, 2016-04-05).

    Args:
        header: names of the columns, stripped; "column 3" for one without a name.
        lines: the rows, and those that cannot be rows, in the order of the file.
        delimiter: what separates the cells, for a file of refused rows.
        noticed: what was noticed of the file so far, by kind: ("encoding", "…").
        refused: rows that ``rows`` has passed over.
        neutralised: whether cells may bear the apostrophe that keeps a spreadsheet
            from running them; those of a workbook are text as they stand.
    """

    header: tuple[str, ...]
    lines: Iterator[Row | Refused]
    delimiter: str = ","
    noticed: list[tuple[str, str]] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    neutralised: bool = True

    @property
    def rows(self) -> Iterator[Row]:
        """The good rows; the others are added to ``refused``."""
        for line in self.lines:
            if isinstance(line, Refused):
                self.refused.append(line)
            else:
                yield line

    def items(self, read: Callable[[int, list[str]], Item]) -> Iterator[Item]:
        """Yield what ``read`` makes of each row, refusals at their place in the file.

        ``read`` gets the line and the cells, and raises ``RowError`` for a row that
        it cannot take. What was noticed of the file is said with its next record.
        """
        for row in self.lines:
            if isinstance(row, Refused):
                yield row
                continue
            try:
                item = read(*row)
            except RowError as error:
                yield Refused(row[0], error.where, error.why, tuple(row[1]))
                continue
            if isinstance(item, Record):
                item.cells = row[1]
                if self.noticed:
                    item.warnings = (*item.warnings, *self.noticed)
                    self.noticed.clear()
            yield item
