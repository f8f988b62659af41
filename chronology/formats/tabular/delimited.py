"""CSV, TSV and their like: text whose cells are delimited."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chronology import limits
from chronology.formats.dataset.record import Refused
from chronology.formats.errors import FileFormatError
from chronology.formats.tabular.dialect import Quoting, delimiter_of, first_rows, said_delimiter
from chronology.formats.tabular.encoding import Encoding, encoding_of, is_stray, mended
from chronology.formats.tabular.header import check_names, counts_rows, is_tags, names_of
from chronology.formats.tabular.lines import Lines
from chronology.formats.tabular.table import Row, Table
from chronology.formats.text.input import Input

if TYPE_CHECKING:
    import _csv

#: How many bytes of a file are looked at to tell how it is written.
LOOK = 1 << 16
_ROWS_LOOKED_AT = 20


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a file is written, told from its beginning.

    Args:
        encoding: its encoding.
        delimiter: what separates its cells.
        quoting: one of ``csv``'s constants.
        first: its first rows, the header among them.
        says_delimiter: whether its first line is ``sep=;``.
    """

    encoding: Encoding
    delimiter: str
    quoting: Quoting
    first: tuple[list[str], ...]
    says_delimiter: bool = False


def look_at(
    source: Input,
    stated: str | None,
    delimiter: str | None = None,
    quoting: Quoting = csv.QUOTE_MINIMAL,
) -> Dialect:
    """Return how a file is written.

    Args:
        source: the file.
        stated: the encoding that ``--encoding`` says.
        delimiter: what separates its cells; None to tell from the first rows.
        quoting: one of ``csv``'s constants.

    Raises:
        FileFormatError: it is no text, or not in the stated encoding.
        BadInputError: there is no such encoding.
    """
    beginning = source.beginning(LOOK)
    if b"\n" not in beginning and len(beginning) == LOOK:
        # A header of very many columns: half of one would be another.
        beginning = source.beginning(limits.LINE.value)
    encoding = encoding_of(beginning, stated)
    sample = _decoded(beginning, encoding)
    first, _, rest = sample.partition("\n")
    said = said_delimiter(first)
    if said is not None:
        sample = rest
    chosen = delimiter or said or delimiter_of(sample)
    rows = first_rows(sample, chosen, _ROWS_LOOKED_AT, quoting)
    return Dialect(encoding, chosen, quoting, tuple(rows), said is not None)


def _decoded(beginning: bytes, encoding: Encoding) -> str:
    """Return the text of a file's beginning, which may end within a character."""
    text = beginning.decode(encoding.name, encoding.errors if encoding.mends else "ignore")
    return mended(text) if encoding.mends and is_stray(text) else text


def read_delimited(source: Input, dialect: Dialect, names: Sequence[str] | None = None) -> Table:
    """Return the table of a file, whose rows are read as they are taken.

    Args:
        source: the file.
        dialect: how it is written.
        names: the names of its columns, for a file without a header.

    Raises:
        FileFormatError: it is empty, or its header names a column twice.
    """
    if not dialect.first:
        raise FileFormatError("The file is empty.", "Its first line must name the columns.")
    table = Table((), iter(()), dialect.delimiter)
    reading = _Reading(source, dialect, table)
    if names is not None:
        table.header = tuple(names)
        table.lines = reading.rows(has_header=False)
        return table
    header = list(dialect.first[0])
    reading.drops = counts_rows(header, dialect.first[1:])
    table.header = names_of(header[reading.drops :])
    check_names(table.header, 1)
    table.lines = reading.rows(has_header=True)
    return table


class _Reading:
    """The rows of one file.

    Args:
        source: the file.
        dialect: how it is written.
        table: whose rows they are.
    """

    def __init__(self, source: Input, dialect: Dialect, table: Table) -> None:
        self._source = source
        self._dialect = dialect
        self._table = table
        #: Whether the first column only counts the rows.
        self.drops = False

    def rows(self, *, has_header: bool) -> Iterator[Row | Refused]:
        """Yield the rows below the header.

        Raises:
            FileFormatError: quotes or a cell do not end, or bytes are not of the encoding.
        """
        if self._dialect.encoding.guess is not None:
            self._table.noticed.append(("encoding", self._dialect.encoding.guess))
        limit = csv.field_size_limit(limits.CELL.value)
        lines = Lines(self._source.open(), self._dialect.encoding, self._table.noticed)
        try:
            rows = self._read(lines, 1 if has_header else 0)
            second = next(rows, None)
            if second is not None and not (has_header and _is_tagged(second)):
                yield second
            yield from rows
        finally:
            lines.close()
            csv.field_size_limit(limit)

    def _read(self, lines: Lines, skipped: int) -> Iterator[Row | Refused]:
        """Yield the rows that are not blank, after the first ``skipped`` of them."""
        lines_left = iter(lines)
        before = 1 if self._dialect.says_delimiter else 0
        for _ in range(before):
            next(lines_left, None)
        reader = self._reader(lines_left)
        skip = skipped
        width = len(self._table.header) + self.drops
        while True:
            started = before + reader.line_num + 1
            try:
                for cells in reader:
                    if len(cells) == width and not skip and cells[0].strip() and not lines.has_nul:
                        yield started, cells[1:] if self.drops else cells
                    elif any(cell.strip() for cell in cells[self.drops :]):
                        if skip:
                            skip -= 1
                        else:
                            yield self._judged(started, cells[self.drops :])
                    started = before + reader.line_num + 1
            except csv.Error as error:
                yield self._broken(lines, started, str(error))
            else:
                return

    def _reader(self, lines: Iterator[str]) -> "_csv.Reader":
        return csv.reader(
            lines, delimiter=self._dialect.delimiter, quoting=self._dialect.quoting, strict=True
        )

    def _judged(self, line: int, cells: list[str]) -> Row | Refused:
        """Return a row that may not be as wide as the header, or may hold NUL."""
        width = len(self._table.header)
        while len(cells) > width and not cells[-1].strip():
            cells.pop()
        if len(cells) != width:
            few = "few" if len(cells) < width else "many"
            why = f"the row has {len(cells)} cells and the header {width}: too {few}."
            return Refused(line, "", why, tuple(cells))
        for name, cell in zip(self._table.header, cells, strict=True):
            if "\0" in cell:
                plain = tuple(each.replace("\0", "") for each in cells)
                return Refused(line, name, "the cell holds NUL, which no text does.", plain)
        return line, cells

    def _broken(self, lines: Lines, started: int, why: str) -> Refused:
        """Return the refusal of one line whose quotes do not match.

        Raises:
            FileFormatError: the row goes on over several lines, so that nobody knows
                which of them are rows of their own.
        """
        if "larger than field limit" in why:
            raise FileFormatError(
                f"a cell of the row that begins here has more than {limits.CELL.value:,} characters.",
                "Its quotes probably do not close: a quote inside a quoted cell is written twice;"
                f" for a cell as long as that {limits.CELL.cure}.",
                started,
            )
        if lines.count > started or "unexpected end" in why:
            raise FileFormatError(
                f"the quotes of the row that begins here do not match: {why}.",
                "A quote inside a quoted cell is written twice.",
                started,
            )
        cells = csv.reader([lines.last], delimiter=self._dialect.delimiter)
        return Refused(
            started,
            "",
            f"its quotes do not match: {why}; a quote inside a quoted cell is written twice.",
            tuple(next(cells, [])),
        )


def _is_tagged(row: Row | Refused) -> bool:
    return not isinstance(row, Refused) and is_tags(row[1])
