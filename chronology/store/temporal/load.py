"""Reads the statements of a temporal network: of the chronology, or of one source.

Plain SQL that both engines read. What may enter is decided in ``entering``; here
it is read, weighed and put in the order of its ids.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from chronology.dates import FuzzyDate, from_stored
from chronology.model.stored_dates import COLUMNS
from chronology.network.statements import (
    Alive,
    ClaimKey,
    Dated,
    Lasting,
    Lifetime,
    Related,
    Statements,
)
from chronology.store.reader import Reader
from chronology.store.temporal import entering
from chronology.store.temporal.connected import component, concerned
from chronology.store.temporal.costs import OWN_DECISION, cost_of
from chronology.store.temporal.entering import listed, select

__all__ = [
    "component",
    "contested",
    "load_statements",
    "statements_by_source",
]

_Row = tuple[Any, ...]

# What a claim's cost is worked out from, first in every row.
_WEIGHT: Final = ("c.id", "s.reliability", "c.credibility", "c.rank")
_LAG: Final = ("r.lag_min", "r.lag_max", "COALESCE(r.lag_words, '')")
_WIDTH: Final = len(COLUMNS)

# A source speaks through citations only.
_CITED: Final = "c.id IS NOT NULL"


def load_statements(reader: Reader, events: Collection[int] | None = None) -> Statements:
    """Read the statements that enter the network of the chronology.

    Args:
        reader: an open reader.
        events: where given, these events only, and relations among them: a
            network is whole if they are a ``component``. Else every event for
            which something can follow from another, or contradict it: an event
            with a date of its own and nothing else is left out.
    """
    ids = listed(concerned(reader) if events is None else events)
    adopted = list(_adopted_dates(reader, ids))
    anchors = _Anchors(reader, ids, {dated.event for dated in adopted})
    presences = tuple(_presences(reader, ids))
    # Who died before being born contradicts that without any event.
    others = " OR a.died_end_latest <= a.born_start_earliest" if events is None else ""
    return Statements(
        dates=(*map(anchors.rested, adopted), *_said_dates(reader, anchors, ids)),
        lengths=(*_adopted_lengths(reader, ids), *_said_lengths(reader, ids)),
        relations=tuple(
            related
            for _source, related in _relations(
                reader, f"r.event_id IN {ids}", f"r.other_id IN {ids}"
            )
        ),
        lifetimes=tuple(_lifetimes(reader, {alive.actor for alive in presences}, others)),
        presences=presences,
    )


def contested(reader: Reader) -> set[int]:
    """Return the events of which a source says enough to contradict itself."""
    sql = " UNION ".join(
        select(columns[1:], source) + grouped for columns, source, grouped in entering.CONTESTED
    )
    return {row[0] for row in reader.rows(sql)}


def statements_by_source(
    reader: Reader, events: Collection[int] | None = None
) -> dict[int, Statements]:
    """Read what each source says that may contradict itself, by the source's id.

    It is its own dates, lengths and relations. A date that counts from another
    event is the source's own only where that event's date rests on the source
    too: its words alone say no time. What can contradict nothing else that the
    source says is left out.

    Args:
        reader: an open reader.
        events: where given, only what is said of these.
    """
    ids = "" if events is None else listed(events)
    enough = " UNION ".join(
        select(columns, source, _CITED, *_among(columns[1], ids)) + grouped
        for columns, source, grouped in entering.CONTESTED
    )
    said = (_CITED, *_among("c.event_id", ids), f"(c.source_id, c.event_id) IN ({enough})")
    found: dict[int, tuple[list[Dated], list[Lasting], list[Related]]] = {}
    for source, dated, _anchor in _saying(reader, entering.OWN_DATES, *said):
        found.setdefault(source, ([], [], []))[0].append(dated)
    for source, lasting in _saying_lengths(reader, entering.SAYING_LENGTHS, *said):
        found.setdefault(source, ([], [], []))[1].append(lasting)
    for source, related in _relations(reader, _CITED, *_among("r.event_id", ids)):
        found.setdefault(source, ([], [], []))[2].append(related)
    return {
        source: Statements(tuple(dates), tuple(lengths), tuple(relations))
        for source, (dates, lengths, relations) in sorted(found.items())
    }


def _among(column: str, ids: str) -> tuple[str, ...]:
    return (f"{column} IN {ids}",) if ids else ()


def _dated(prefix: str) -> tuple[str, ...]:
    return tuple(f"{prefix}_{name}" for name in COLUMNS)


def _date(columns: _Row) -> FuzzyDate | None:
    """Return the date in a row's columns; None where another tool left nonsense.

    A check of its own names such dates.
    """
    try:
        return from_stored(dict(zip(COLUMNS, columns, strict=True)))
    except ValueError:
        return None


def _adopted_dates(reader: Reader, ids: str) -> Iterator[Dated]:
    columns = (*_WEIGHT, "e.id", *_dated("e.date"))
    sql = select(columns, entering.DATES, f"e.id IN {ids}", order="e.id")
    for row in reader.rows(sql):
        date = _date(row[5:])
        if date is not None:
            yield Dated(("date", row[4]), row[4], date, cost_of(*row[:4]))


def _said_dates(reader: Reader, anchors: "_Anchors", ids: str) -> Iterator[Dated]:
    for _source, dated, anchor in _saying(reader, entering.SAID_DATES, f"c.event_id IN {ids}"):
        yield anchors.rested(dated, anchor)


def _saying(
    reader: Reader, source: str, *conditions: str
) -> Iterator[tuple[int, Dated, int | None]]:
    """Yield whose date it is, what the citation says, and from which event that counts."""
    columns = (*_WEIGHT, "c.source_id", "c.event_id", "c.says_anchor_id", *_dated("c.says"))
    for row in reader.rows(select(columns, source, *conditions, order="c.id")):
        date = _date(row[7:])
        if date is not None:
            yield row[4], Dated(("says", row[0]), row[5], date, cost_of(*row[:4])), row[6]


def _adopted_lengths(reader: Reader, ids: str) -> Iterator[Lasting]:
    columns = ("e.id", "e.duration_min", "e.duration_max", "COALESCE(e.duration_words, '')")
    sql = select(columns, entering.LENGTHS, f"e.id IN {ids}", order="e.id")
    for event, least, most, words in reader.rows(sql):
        yield Lasting(("length", event), event, least, most, words, OWN_DECISION)


def _said_lengths(reader: Reader, ids: str) -> Iterator[Lasting]:
    for _source, lasting in _saying_lengths(reader, entering.SAID_LENGTHS, f"c.event_id IN {ids}"):
        yield lasting


def _saying_lengths(reader: Reader, source: str, *conditions: str) -> Iterator[tuple[int, Lasting]]:
    """Yield whose length it is, and what the citation says."""
    length = ("c.says_duration_min", "c.says_duration_max", "COALESCE(c.says_duration_words, '')")
    columns = (*_WEIGHT, "c.source_id", "c.event_id", *length)
    for row in reader.rows(select(columns, source, *conditions, order="c.id")):
        event, least, most, words = row[5:]
        cost = cost_of(*row[:4])
        yield row[4], Lasting(("says length", row[0]), event, least, most, words, cost)


def _relations(reader: Reader, *conditions: str) -> Iterator[tuple[int, Related]]:
    """Yield whose relation it is (None: the analyst's own), and the relation."""
    columns = (*_WEIGHT, "r.rank", "c.source_id", "r.id", "r.event_id", "r.kind", "r.other_id")
    sql = select((*columns, *_LAG), entering.SOURCED_RELATIONS, *conditions, order="r.id")
    for row in reader.rows(sql):
        key, event, kind, other, least, most, words = row[6:]
        cost = cost_of(*row[:5])
        yield row[5], Related(("relation", key), event, kind, other, least, most, words, cost)


def _presences(reader: Reader, ids: str) -> Iterator[Alive]:
    columns = (*_WEIGHT, "p.id", "p.actor_id", "p.event_id")
    sql = select(columns, entering.PRESENCES, f"p.event_id IN {ids}", order="p.id")
    for row in reader.rows(sql):
        yield Alive(("participation", row[4]), row[5], row[6], cost_of(*row[:4]))


def _lifetimes(reader: Reader, actors: Collection[int], others: str) -> Iterator[Lifetime]:
    """Yield when ``actors`` came to be and ceased, and those of whom ``others`` holds."""
    wanted = f"(a.id IN {listed(actors)}{others})"
    columns = ("a.id", *_dated("a.born"), *_dated("a.died"))
    sql = " ".join(("SELECT", ", ".join(columns), "FROM actor AS a WHERE", wanted, "ORDER BY a.id"))
    for row in reader.rows(sql):
        for kind, at in (("born", 1), ("died", 1 + _WIDTH)):
            columns = row[at : at + _WIDTH]
            date = None if columns[1] is None else _date(columns)
            if date is not None:
                yield Lifetime((kind, row[0]), row[0], date, OWN_DECISION)


class _Anchors:
    """Says on which other dates a date rests that counts from another event.

    Args:
        reader: an open reader.
        ids: the events that are loaded, as a list in SQL.
        dated: those of them that have a date.
    """

    def __init__(self, reader: Reader, ids: str, dated: Collection[int]) -> None:
        sql = select(("e.id", "e.date_anchor_id"), entering.ANCHORED, f"e.id IN {ids}")
        self._anchors: Mapping[int, int] = dict(reader.rows(sql))
        self._dated = dated

    def rested(self, dated: Dated, anchor: int | None = None) -> Dated:
        """Return ``dated`` with the dates that it rests on.

        ``anchor`` is the event from which it counts, if not that of its event.
        """
        if dated.key[0] == "date":
            anchor = self._anchors.get(dated.event)
        rests_on = self._chain(anchor)
        if not rests_on:
            return dated
        return Dated(dated.key, dated.event, dated.date, dated.cost, rests_on)

    def _chain(self, anchor: int | None) -> tuple[ClaimKey, ...]:
        chain: dict[int, None] = {}
        # An import may have left a circle.
        while anchor is not None and anchor not in chain:
            chain[anchor] = None
            anchor = self._anchors.get(anchor)
        return tuple(("date", event) for event in chain if event in self._dated)
