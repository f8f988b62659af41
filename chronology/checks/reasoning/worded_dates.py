"""Conflicts in which a date counts from another event: what they rest on in the end.

"Two weeks after @1" makes three claims that are one: the date that was worked
out, the relation that stands in its words, and the date that it counts from.
"""

from collections.abc import Collection, Iterator

from chronology.checks.reasoning.stating import Stating
from chronology.network.statements import ClaimKey, Dated, Statements


class WordedDates:
    """Traces claims back to the dates in whose words they stand.

    Args:
        stating: says what claims state.
        statements: those of the network.
    """

    def __init__(self, stating: Stating, statements: Statements) -> None:
        self._stating = stating
        self._dates = {dated.key: dated for dated in statements.dates}

    def of(self, keys: Collection[ClaimKey]) -> tuple[ClaimKey, ...]:
        """Return ``keys`` with each such date once, for all the claims that it makes."""
        found = dict.fromkeys(self._stated(keys))
        implied = {anchor for key in found for anchor in self._anchors(key)}
        return tuple(key for key in found if key not in implied)

    def _stated(self, keys: Collection[ClaimKey]) -> Iterator[ClaimKey]:
        for key in keys:
            date = self.words_of(key)
            yield key if date is None else date

    def words_of(self, key: ClaimKey) -> ClaimKey | None:
        """Return the date in whose words a relation stands; None where it stands by itself."""
        if key[0] != "relation":
            return None
        relation = self._stating.relation(key)
        date = ("date", relation.event)
        return date if relation.from_date and date in self._dates else None

    def _anchors(self, key: ClaimKey) -> tuple[ClaimKey, ...]:
        dated: Dated | None = self._dates.get(key)
        return () if dated is None else dated.rests_on
