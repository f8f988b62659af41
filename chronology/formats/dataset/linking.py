"""Relations between the events of a dataset, and ties between its actors."""

from typing import Any

from chronology.formats.dataset.dates import Dates
from chronology.formats.dataset.edition import Edition
from chronology.formats.dataset.finding import highest
from chronology.formats.dataset.record import Tied
from chronology.formats.report import ImportReport
from chronology.model.base import new_uuid
from chronology.model.stored_dates import COLUMNS
from chronology.store.unit import UnitOfWork

_TIE = ("id", "uuid", "actor_id", "kind", "other_id", *(f"span_{name}" for name in COLUMNS))
_RELATION = ("id", "uuid", "event_id", "kind", "other_id")


class Links:
    """Writes relations once both their events are there, and ties that are new.

    Args:
        unit: the unit of work.
        edition: the dataset.
        report: told of what leads nowhere.
    """

    def __init__(self, unit: UnitOfWork, edition: Edition, report: ImportReport) -> None:
        self._unit = unit
        self._edition = edition
        self._report = report
        self._dates = Dates()
        self._waiting: list[tuple[int, str, str]] = []
        self._last_tie = highest(unit.reader, "tie")
        self._ties: set[tuple[Any, ...]] = set()

    def relate(self, event: int, kind: str, other: str) -> None:
        """Take down a relation of a new event, to the one of this external id."""
        self._waiting.append((event, kind, other))

    def add_relations(self, event: int, links: list[tuple[str, str]]) -> None:
        """Take down relations, kind and external id, that a known event has newly."""
        self._waiting += [(event, kind, other) for kind, other in links]

    def finish(self) -> None:
        """Write the relations; those to events that are nowhere are told as warnings."""
        if not self._waiting:
            return
        self._unit.bulk().flush()
        ids = self._edition.ids_of({other for _event, _kind, other in self._waiting})
        rows: list[tuple[Any, ...]] = []
        for event, kind, other in dict.fromkeys(self._waiting):
            if other not in ids:
                self._report.warn("relations to events that are not there", f"{kind} “{other}”")
            elif ids[other] == event:
                self._report.warn("relations of events to themselves", f"@{event} {kind} itself")
            else:
                rows.append((new_uuid(), event, kind, ids[other]))
        self._insert("relation", _RELATION, rows)
        self._waiting = []

    def tie(self, ties: list[Tied]) -> None:
        """Write the ties that the chronology does not hold; their actors are settled."""
        rows: dict[tuple[Any, ...], tuple[Any, ...]] = {}
        for tie in ties:
            key = (tie.actor.known, tie.kind, tie.other.known)
            if key[0] != key[2] and key not in self._ties and not self._has_tie(*key):
                rows[key] = (new_uuid(), *key, *self._dates.of(tie.span).columns)
        self._insert("tie", _TIE, list(rows.values()))
        self._ties.update(rows)
        if rows:
            self._report.created["tie"] = self._report.created.get("tie", 0) + len(rows)

    def _has_tie(self, actor: int | None, kind: str, other: int | None) -> bool:
        if not self._last_tie:
            return False
        sql = "SELECT 1 FROM tie WHERE actor_id = :a AND kind = :k AND other_id = :o"
        return self._unit.reader.one(sql, {"a": actor, "k": kind, "o": other}) is not None

    def _insert(self, table: str, columns: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
        if rows:
            bulk = self._unit.bulk()
            first = bulk.reserve(table, len(rows))
            bulk.insert(table, columns, [(number, *row) for number, row in enumerate(rows, first)])
