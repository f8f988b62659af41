"""Sums of a measure that never count twice.

Several claims of one figure for one event are rivals and do not add up. The low
figure of an event is the smallest that a claim gives as its low, the high one
the largest; the best is the adopted one: that of the first claim in the order
of rank (preferred, then the analyst's own figure without a citation, then the
rest), of the source's reliability, of the citation's credibility, and of entry.
A claim of one figure alone gives it as its low and high too. Deprecated claims
are out, and an unknown figure is unknown and not zero.

Records that are "the same as" each other are one event with the claims of all.
An event that is "part of" another is left out where the other stands in the
same sum with a figure of its own: the whole counts, its parts do not.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from chronology.errors import BadInputError
from chronology.query.filters import Filter
from chronology.query.narrowing import apply
from chronology.query.statement import Statement
from chronology.query.views import whole
from chronology.store.reader import Reader

#: rank, reliability, credibility and number of a claim: the first is adopted.
Standing = tuple[int, str, int, int]


class Figure(NamedTuple):
    """What is claimed of one event: the extremes, and the best with its standing."""

    low: float
    high: float
    best: float | None
    standing: Standing

    def beside(self, other: "Figure") -> "Figure":
        """Return both as rivals: the widest range, and the better founded best."""
        founded = min(
            (one for one in (self, other) if one.best is not None),
            key=lambda one: one.standing,
            default=self,
        )
        low, high = min(self.low, other.low), max(self.high, other.high)
        return Figure(low, high, founded.best, founded.standing)


@dataclass(slots=True)
class Sum:
    """A sum over events.

    Args:
        low: the sum of the low figures.
        best: of the best ones.
        high: of the high ones.
        known: how many events have a figure.
        without_best: how many of those that are added give a range only.
        left_out: how many with a figure are not added, being parts of an event
            that is, or the same as it.
    """

    low: float = 0.0
    best: float = 0.0
    high: float = 0.0
    known: int = 0
    without_best: int = 0
    left_out: int = 0

    def add(self, figure: Figure, records: int = 1) -> None:
        """Add the figure of an event of so many records."""
        self.low += figure.low
        self.high += figure.high
        self.known += records
        self.left_out += records - 1
        if figure.best is None:
            self.without_best += 1
        else:
            self.best += figure.best

    def leave_out(self, records: int) -> None:
        """Count records whose figure another event gives."""
        self.known += records
        self.left_out += records

    @property
    def figures(self) -> tuple[float | None, float | None, float | None]:
        """Low, best and high; None where no event has such a figure."""
        added = self.known - self.left_out
        if not added:
            return None, None, None
        best = _number(self.best) if added > self.without_best else None
        return _number(self.low), best, _number(self.high)


def _number(value: float) -> float | None:
    return whole(round(value, 9))


_CLAIMS = (
    "SELECT m.event_id, m.low, m.best, m.high, m.id, c.rank, s.reliability, c.credibility"
    " FROM measure AS m LEFT JOIN citation AS c ON c.id = m.citation_id"
    " LEFT JOIN source AS s ON s.id = c.source_id"
    " WHERE m.kind = :kind AND (c.id IS NULL OR c.rank <> 'deprecated')"
)
_RANKS = {"preferred": 0, None: 1, "normal": 2}


def load_figures(reader: Reader, kind: str) -> dict[int, Figure]:
    """Return what is claimed of each event; nothing of those without a figure."""
    figures: dict[int, Figure] = {}
    for event, low, best, high, number, rank, reliability, credibility in reader.rows(
        _CLAIMS, {"kind": kind}
    ):
        stated = [value for value in (low, best, high) if value is not None]
        if not stated:
            continue
        standing = (_RANKS[rank], reliability or "F", credibility or 6, number)
        claim = Figure(
            stated[0] if low is None else low, stated[-1] if high is None else high, best, standing
        )
        former = figures.get(event)
        figures[event] = claim if former is None else former.beside(claim)
    return figures


_KINDS = "SELECT DISTINCT kind FROM measure"


def measure_kind(reader: Reader, words: str) -> str:
    """Return the kind of measure that ``words`` name, whatever their case.

    Raises:
        BadInputError: no event has such a measure.
    """
    kinds = sorted(row[0] for row in reader.rows(_KINDS))
    found = [kind for kind in kinds if kind == words] or [
        kind for kind in kinds if kind.casefold() == words.strip().casefold()
    ]
    if found:
        return str(found[0])
    if not kinds:
        raise BadInputError(
            "No event of this chronology has a measure.",
            "Measures come with imported files: columns such as killed or wounded.",
        )
    # In quotes, since a kind such as “killed, civilians” holds a comma.
    there = ", ".join(f"“{kind}”" for kind in kinds)
    raise BadInputError(f"There is no measure “{words}”.", f"There are {there}.")


def refuse_several_units(reader: Reader, wanted: Filter, kind: str) -> None:
    """Refuse to add up figures in different units.

    Raises:
        BadInputError: the events asked for have some.
    """
    statement = Statement("DISTINCT m.unit", "event AS e JOIN measure AS m ON m.event_id = e.id")
    apply(statement, wanted, reader)
    statement.where("m.kind =", statement.bind(kind))
    statement.where("m.unit IS NOT NULL")
    units = sorted(row[0] for row in reader.rows(statement.sql, statement.params))
    if len(units) > 1:
        listed = " and in ".join(units)
        raise BadInputError(
            f"“{kind}” is given in {listed}, which cannot be added up.",
            "Narrow the question, by --source or --category, to events of one unit.",
        )


_RELATIONS = (
    "SELECT r.event_id, r.kind, r.other_id FROM relation AS r"
    " LEFT JOIN citation AS c ON c.id = r.citation_id"
    " WHERE r.kind IN ('part of', 'same as') AND r.rank <> 'deprecated'"
    " AND (c.id IS NULL OR c.rank <> 'deprecated')"
)


class Overlaps:
    """Which events are records of one event, and which are parts of others."""

    def __init__(self, relations: Iterable[tuple[int, str, int]]) -> None:
        self._first: dict[int, int] = {}
        self._wholes: dict[int, set[int]] = {}
        parts = []
        for event, kind, other in relations:
            if kind == "same as":
                one, two = sorted((self.record(event), self.record(other)))
                self._first[two] = one
            else:
                parts.append((event, other))
            self._first.setdefault(event, event)
            self._first.setdefault(other, other)
        for part, other in parts:
            self._wholes.setdefault(self.record(part), set()).add(self.record(other))

    @staticmethod
    def load(reader: Reader) -> "Overlaps":
        """Return those of a chronology; deprecated relations are out."""
        return Overlaps((row[0], row[1], row[2]) for row in reader.rows(_RELATIONS))

    def __contains__(self, event: int) -> bool:
        """Return whether an event is in any such relation."""
        return event in self._first

    def record(self, event: int) -> int:
        """Return the event that stands for all that are the same."""
        at = event
        while self._first.get(at, at) != at:
            at = self._first[at]
        return at

    def wholes(self, event: int) -> set[int]:
        """Return all that the event of a record is part of, at any remove.

        Where two are part of each other, the one entered first is the whole.
        """
        above = self._above(event)
        return {
            other
            for other in above
            if other != event and not (event in self._above(other) and event < other)
        }

    def _above(self, event: int) -> set[int]:
        found: set[int] = set()
        open_ = [event]
        while open_:
            for other in self._wholes.get(open_.pop(), ()):
                if other not in found:
                    found.add(other)
                    open_.append(other)
        return found


def add_up(
    sums: tuple[Sum, Sum],
    events: Mapping[int, bool],
    figures: Mapping[int, Figure],
    overlaps: Overlaps,
) -> None:
    """Add to a group's sums those of its events that overlap others.

    Args:
        sums: of the certain events, and of the possible ones.
        events: the ids, and whether they are certain in the group.
        figures: what is claimed of each.
        overlaps: which are the same, and which are parts.
    """
    records: dict[int, list[int]] = {}
    for event in sorted(events):
        records.setdefault(overlaps.record(event), []).append(event)
    for record, same in records.items():
        figure = figures[same[0]]
        for other in same[1:]:
            figure = figure.beside(figures[other])
        sum_ = sums[0] if any(events[event] for event in same) else sums[1]
        if overlaps.wholes(record) & records.keys():
            sum_.leave_out(len(same))
        else:
            sum_.add(figure, len(same))
