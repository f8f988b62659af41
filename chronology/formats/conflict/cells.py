"""Cells of conflict datasets as values: figures, coordinates, words on one line."""

import re
from math import inf, isfinite

from chronology.formats.tabular.table import RowError

_NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]{1,2})?")


def one_line(words: str) -> str:
    """Return ``words`` with each run of white space, line breaks included, as one space."""
    return " ".join(words.split())


def count(column: str, cell: str) -> float | None:
    """Return the count in a cell, None for a blank one: unknown is not zero.

    Raises:
        RowError: it is no number, or is below zero.
    """
    if not cell:
        return None
    number = _number(column, cell)
    if number < 0:
        raise RowError(column, f"{cell} is no count.")
    return number


def coordinates(latitude: str, longitude: str) -> tuple[float, float] | None:
    """Return the point in two cells, in degrees; None where either is blank.

    Raises:
        RowError: one is no number, or lies off the globe.
    """
    if not latitude or not longitude:
        return None
    north, east = _number("latitude", latitude), _number("longitude", longitude)
    if abs(north) > 90:
        raise RowError("latitude", f"{latitude} is no latitude, which is between -90 and 90.")
    if abs(east) > 180:
        raise RowError("longitude", f"{longitude} is no longitude, which is between -180 and 180.")
    return north, east


def _number(column: str, cell: str) -> float:
    number = float(cell) if _NUMBER.fullmatch(cell) else inf
    if not isfinite(number):
        raise RowError(column, f"“{one_line(cell)[:60]}” is no number.")
    return number
