"""Cutting a list of events: which come first, and what is said of the rest."""

from dataclasses import replace

from chronology.cli.output import say, say_cut
from chronology.query.counting import COMMON, count_for_page
from chronology.query.filters import Filter
from chronology.store.reader import Reader


class Cut:
    """A list of no more events than its filter's limit.

    A search for very common words finds too many to be put in order at once; where
    no order was asked for, such a list begins with the newest.

    Args:
        reader: an open reader.
        wanted: the filter, with its limit.
        sort: the order that was asked for, None where none was.
    """

    def __init__(self, reader: Reader, wanted: Filter, sort: str | None) -> None:
        self._reader = reader
        self._total: int | None = None
        self.newest = False
        if sort is None and wanted.text and wanted.limit is not None:
            self._total = count_for_page(reader, wanted)
            self.newest = self._total > COMMON
        self.filter = replace(wanted, sort="-when") if self.newest else wanted

    def say(self) -> None:
        """Say on stderr how many more there are, and where the list begins."""
        most = self.filter.limit
        if most is None:
            return
        total = self._total
        if total is None:
            total = count_for_page(self._reader, self.filter)
        more = bool(self.filter.text) and total > COMMON
        say_cut(min(most, total), COMMON if more else total, more=more)
        if self.newest:
            say("The newest come first; --sort when begins with the oldest.", err=True)
