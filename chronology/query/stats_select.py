"""What a count reads: events put together by what they share and by their date."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from chronology.dates.civil import NEG_INF, POS_INF
from chronology.dates.kinds import Qualifier
from chronology.dates.value import FuzzyDate
from chronology.query.filters import Filter
from chronology.query.narrowing import apply
from chronology.query.statement import Statement
from chronology.query.stats_groups import GROUPINGS, Key, country_of_places
from chronology.query.stats_units import Dated
from chronology.query.windows import Bounds
from chronology.store.reader import Reader

#: The key of each thing that is counted by, other than time.
Keys = tuple[Key, ...]

_DATE = (
    "e.date_start_earliest, e.date_start_latest, e.date_end_earliest, e.date_end_latest,"
    " e.date_qualifier, CASE WHEN e.date_has_members THEN e.date_edtf END,"
    " e.inferred_start_earliest, e.inferred_end_latest"
)
_DATE_WIDTH = 8

#: As stored; looked up for every date.
_DOUBTED = frozenset(qualifier.value for qualifier in Qualifier if qualifier.uncertain)


class Selection:
    """Reads the events of a filter.

    Args:
        reader: an open reader.
        wanted: which events; their dates may still have to be set against it.
    """

    def __init__(self, reader: Reader, wanted: Filter) -> None:
        self._reader = reader
        self._wanted = wanted
        self._countries: Mapping[Key, Key] | None = None

    def counted(
        self, by: Sequence[str], *, rated: bool
    ) -> Iterator[tuple[Keys, Dated | None, int]]:
        """Yield how many events share keys and, where it matters, a date."""
        statement = self._statement(by, "count(*)", rated=rated)
        width = len(by) + (_DATE_WIDTH if rated else 0)
        if width:
            statement.tail("GROUP BY", ", ".join(str(at + 1) for at in range(width)))
        return self._read(statement, by, rated=rated)

    def measured(
        self, by: Sequence[str], measure: str, *, rated: bool
    ) -> Iterator[tuple[Keys, Dated | None, int]]:
        """Yield each event that has the measure, by its id, once for each of its keys."""
        statement = self._statement(by, "e.id", rated=rated)
        kind = statement.bind(measure)
        statement.where("e.id IN (SELECT event_id FROM measure WHERE kind =", kind, ")")
        return self._read(statement, by, rated=rated)

    def _statement(self, by: Sequence[str], last: str, *, rated: bool) -> Statement:
        groupings = [GROUPINGS[name] for name in by]
        columns = [grouping.column for grouping in groupings]
        if rated:
            columns.append(_DATE)
        source = "".join(["event AS e", *(grouping.join for grouping in groupings)])
        statement = Statement(", ".join([*columns, last]), source)
        apply(statement, self._wanted, self._reader)
        return statement

    def _read(
        self, statement: Statement, by: Sequence[str], *, rated: bool
    ) -> Iterator[tuple[Keys, Dated | None, int]]:
        width = len(by)
        for row in self._reader.rows(statement.sql, statement.params):
            keys = row[:width]
            if "country" in by:
                keys = tuple(
                    self._country(key) if name == "country" else key
                    for name, key in zip(by, keys, strict=True)
                )
            yield keys, _dated(row[width:-1]) if rated else None, row[-1]

    def _country(self, place: Key) -> Key:
        if self._countries is None:
            self._countries = country_of_places(self._reader)
        return self._countries.get(place)


def _dated(columns: Sequence[Any]) -> Dated | None:
    """Return when an event was; None where nothing is stated, nor follows."""
    first, start, end, last, qualifier, edtf, after, before = columns
    inferred = None
    if after is not None or before is not None:
        inferred = Bounds(
            start_earliest=NEG_INF if after is None else after,
            end_latest=POS_INF if before is None else before,
        )
    if first is None:
        if inferred is None:
            return None
        return Dated(NEG_INF, POS_INF, NEG_INF, POS_INF, firm=False, inferred=inferred)
    date = None if edtf is None else _with_members(edtf, qualifier, (first, start, end, last))
    firm = qualifier not in _DOUBTED
    return Dated(first, start, end, last, firm=firm, date=date, inferred=inferred)


@lru_cache(maxsize=4096)
def _with_members(edtf: str, qualifier: str, bounds: tuple[int, int, int, int]) -> FuzzyDate:
    """Return a date that is a set or a mask, whose members stand in its EDTF only."""
    from chronology.dates.edtf import parse_edtf  # noqa: PLC0415 - most dates have no members

    start_earliest, start_latest, end_earliest, end_latest = bounds
    return FuzzyDate(
        text=edtf,
        edtf=edtf,
        edtf_exact=True,
        start_earliest=start_earliest,
        start_latest=start_latest,
        end_earliest=end_earliest,
        end_latest=end_latest,
        qualifier=Qualifier(qualifier),
        members=parse_edtf(edtf).members,
    )
