"""What a command touched of the temporal network: which rows it changed, as events.

A row that was there and is gone touches its events as much as one that is new.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from chronology.store.bulk.runs import Runs
from chronology.store.temporal.entering import listed

Row = Mapping[str, Any]

_NO_ROW: Row = {}

#: What of a row matters here: the beginnings of column names.
_MATTERS: Final[dict[str, tuple[str, ...]]] = {
    "event": ("date_", "duration_", "manner", "status", "basis_citation_id"),
    "actor": ("born_", "died_"),
    "role": ("living",),
    "source": ("reliability",),
    "citation": ("event_id", "source_id", "says_", "credibility", "rank"),
    "relation": ("event_id", "kind", "other_id", "lag_", "citation_id", "rank"),
    "participation": ("event_id", "actor_id", "role_id", "citation_id"),
}

#: The columns of a row that name events.
_EVENTS: Final[dict[str, tuple[str, ...]]] = {
    "event": ("id", "date_anchor_id"),
    "citation": ("event_id", "says_anchor_id"),
    "relation": ("event_id", "other_id"),
    "participation": ("event_id",),
}

#: Beyond so many ids a list in SQL takes longer than looking at every event.
_LONGEST_LIST: Final = 5000


class Touched:
    """Collects what a command changed, and says which events that concerns."""

    def __init__(self) -> None:
        self._events: set[int] = set()
        self._made = Runs()
        self._others: dict[str, set[int]] = {}

    def changed(self, table: str, before: Row | None, after: Row | None) -> None:
        """Take note of one row: before and after the command, None where there was none.

        Columns that are NULL may be left out.
        """
        old, new = before or _NO_ROW, after or _NO_ROW
        beginnings = _MATTERS.get(table)
        if beginnings is None or not any(
            old.get(name) != new.get(name)
            for name in old.keys() | new.keys()
            if name.startswith(beginnings)
        ):
            return
        for row in (old, new):
            self._events.update(row[name] for name in _EVENTS.get(table, ()) if row.get(name))
        # Nothing can hang yet on what was just made, and nothing does on what is gone.
        if before is not None and after is not None:
            self._others.setdefault(table, set()).add(new["id"])

    def inserted(self, table: str, rows: Iterable[Row]) -> None:
        """Take note of new rows; only their whole number makes this fast."""
        columns = _EVENTS.get(table, ())
        for row in rows if columns else ():
            self._events.update(row[name] for name in columns if row.get(name))

    def made(self, first: int, last: int) -> None:
        """Take note of new events with these ids, and all between, in the room of one."""
        self._made.add(first, last)

    def named(self, events: Iterable[int | None]) -> None:
        """Take note of the events that new rows name; those just made are known."""
        found = {number for number in events if number is not None}
        if found and not self._made.hold(min(found), max(found)):
            self._events |= found

    def __bool__(self) -> bool:
        """Return whether anything was touched."""
        return bool(self._events or self._made or self._others)

    def among(self) -> str | None:
        """Return the touched events as a list or subquery in SQL; None stands for all.

        Among them may be some that are gone, or never were.
        """
        if self._count() > _LONGEST_LIST:
            return None
        touched = listed(self._each())
        parts = [_HANGING[table](listed(ids)) for table, ids in sorted(self._others.items())]
        if not any(parts):
            return touched
        own = _query("SELECT id FROM event WHERE id IN", touched)
        return _query("(", " UNION ".join([own, *filter(None, parts)]), ")")

    def keep(self, found: set[int]) -> set[int]:
        """Return those of ``found`` that were touched, where ``among`` stands for all."""
        if self._others or self._count() <= _LONGEST_LIST:
            return found
        return {number for number in found if number in self._events or number in self._made}

    def _count(self) -> int:
        return len(self._events) + len(self._made)

    def _each(self) -> Iterator[int]:
        yield from self._events
        for first, last in self._made:
            yield from range(first, last + 1)


def naming_events(table: str) -> tuple[str, ...]:
    """Return the columns of a table that name events."""
    return _EVENTS.get(table, ())


def _query(*parts: str) -> str:
    return " ".join(parts)


def _of_participations(column: str) -> Callable[[str], str]:
    return lambda ids: _query("SELECT event_id FROM participation WHERE", column, "IN", ids)


def _of_citations(ids: str) -> str:
    """Return the events of which a citation asserts something, not only its own."""
    return " UNION ".join(
        _query(select, ids)
        for select in (
            "SELECT event_id FROM relation WHERE citation_id IN",
            "SELECT other_id FROM relation WHERE citation_id IN",
            "SELECT event_id FROM participation WHERE citation_id IN",
            "SELECT id FROM event WHERE basis_citation_id IN",
        )
    )


def _of_events(ids: str) -> str:
    """Return the neighbours of events: an event that is refuted is no longer one itself."""
    return " UNION ".join(
        _query(select, ids)
        for select in (
            "SELECT other_id FROM relation WHERE event_id IN",
            "SELECT event_id FROM relation WHERE other_id IN",
            "SELECT id FROM event WHERE date_anchor_id IN",
            "SELECT event_id FROM citation WHERE says_anchor_id IN",
        )
    )


# A source's reliability weighs the claims of a conflict, and no others.
_IN_CONFLICT: Final = "SELECT id FROM event WHERE inferred_note IS NOT NULL"

#: For each table, which events hang on changed rows of it.
_HANGING: Final[dict[str, Callable[[str], str]]] = {
    "event": _of_events,
    "relation": lambda _ids: "",
    "participation": lambda _ids: "",
    "actor": _of_participations("actor_id"),
    "role": _of_participations("role_id"),
    "citation": _of_citations,
    "source": lambda _ids: _IN_CONFLICT,
}
