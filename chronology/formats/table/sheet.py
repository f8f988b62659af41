"""One row of a table, with the line that it stands on."""

from typing import NamedTuple

#: The column of a file of refused rows that says why; read over when it comes back.
REFUSED = "refused_because"


class Line(NamedTuple):
    """One row: the line that it begins on, counted from 1, and its cells."""

    number: int
    cells: list[str]
