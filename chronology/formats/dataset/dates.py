"""Dates as rows hold them: worked out once for each date, however many events have it."""

from typing import Any, NamedTuple

from chronology.dates import FuzzyDate
from chronology.formats.dataset.digesting import digest
from chronology.model.stored_dates import COLUMNS, to_columns
from chronology.model.tiers import Copy, window_copy

_MOST = 50_000


class Dated(NamedTuple):
    """One date, None for what has none.

    Args:
        columns: the values of ``stored_dates.COLUMNS``.
        window: the copy that places and participants keep.
        said: what a digest says of it.
        date: the date itself.
    """

    columns: tuple[Any, ...]
    window: Copy
    said: str
    date: FuzzyDate | None


UNDATED = Dated((None,) * len(COLUMNS), window_copy(None, None), "", None)


class Dates:
    """Keeps the dates last met, by identity."""

    def __init__(self) -> None:
        self._known: dict[int, Dated] = {}

    def of(self, date: FuzzyDate | None) -> Dated:
        """Return a date as rows hold it."""
        if date is None:
            return UNDATED
        found = self._known.get(id(date))
        if found is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            # The entry keeps the date alive, so that its identity stays its own.
            found = self._known[id(date)] = dated(date)
        return found


def dated(date: FuzzyDate) -> Dated:
    """Work out what rows hold of a date."""
    columns = tuple(to_columns("d", date).values())
    window = window_copy(date.start_earliest, date.end_latest, has_members=date.members is not None)
    return Dated(columns, window, digest("\x1d".join(map(str, columns))), date)
