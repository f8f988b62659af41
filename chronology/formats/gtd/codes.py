"""Cells of GTD that say that nothing is known."""

from chronology.formats.conflict.cells import count, one_line

#: Codes for what is unknown or does not apply.
_UNKNOWN = frozenset({"", "-9", "-99", "-9.0", "-99.0", "."})
_UNNAMED = frozenset({"unknown", "not applicable", "n/a", "none"})


def known(cell: str) -> str:
    """Return the words of a cell, "" where they say that nothing is known."""
    words = one_line(cell)
    return "" if words in _UNKNOWN or words.lower() in _UNNAMED else words


def figure(column: str, cell: str) -> float | None:
    """Return the figure in a cell, None where it is not known.

    Raises:
        RowError: it is no number.
    """
    return None if cell in _UNKNOWN else count(column, cell)


def is_set(cell: str) -> bool:
    """Return whether a yes-or-no column says yes."""
    return cell in {"1", "1.0"}
