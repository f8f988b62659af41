"""The column names of a table, and what stands around them."""

import re
from collections.abc import Sequence

from chronology import limits
from chronology.formats.errors import FileFormatError

#: A tag of the Humanitarian Exchange Language: ``#event +type``.
_TAG = re.compile(r"#[a-z]\w*(?:\s*[+-]\s*[a-z]\w*)*", re.IGNORECASE)


def names_of(cells: Sequence[str]) -> tuple[str, ...]:
    """Return column names, stripped; those without one are numbered from 1."""
    return tuple(cell.strip() or f"column {number}" for number, cell in enumerate(cells, 1))


def check_names(names: Sequence[str], line: int) -> None:
    """Refuse a header that names a column twice, or more than any table has.

    Raises:
        FileFormatError: it does.
    """
    most = limits.COLUMNS.value
    if len(names) > most:
        raise FileFormatError(
            f"the header names {len(names):,} columns, more than {most:,}.",
            f"Is this a table? Its first line must name the columns; or {limits.COLUMNS.cure}.",
            line,
        )
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise FileFormatError(
                f"the column “{name}” stands twice in the header.", "Rename one of them.", line
            )
        seen.add(name)


def is_tags(cells: Sequence[str]) -> bool:
    """Return whether a row holds tags of the Humanitarian Exchange Language."""
    said = [cell.strip() for cell in cells if cell.strip()]
    return bool(said) and all(_TAG.fullmatch(cell) for cell in said)


def counts_rows(header: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Return whether the first column has no name and only counts the rows.

    Args:
        header: the first row as the file holds it.
        rows: the first of those that follow.
    """
    if len(header) < 2 or not (not header[0].strip() or header[0].strip() == "Unnamed: 0"):
        return False
    first = [row[0].strip() for row in rows if row and not is_tags(row)]
    return bool(first) and all(not cell or cell.isdecimal() for cell in first) and any(first)
