"""Keeps with every event the bounds that follow for it from others.

They are worked out again for what a command touched and all that hangs together
with it, and for nothing else. They are derived: writing them makes no new
version of an event and no history.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, text

from chronology.dates.civil import NEG_INF, POS_INF
from chronology.network.timeline import Tightened, tighten
from chronology.store.reader import Reader
from chronology.store.temporal.connected import (
    sharing_lifetimes,
    solved_together,
    to_be_solved,
)
from chronology.store.temporal.load import load_statements
from chronology.store.temporal.notes import Notes, of_lifetimes
from chronology.store.temporal.touched import Touched


class Inferred(NamedTuple):
    """The inferred columns of an event, as they are stored: NULL where nothing bounds it."""

    start_earliest: int | None = None
    start_latest: int | None = None
    end_earliest: int | None = None
    end_latest: int | None = None
    note: str | None = None


#: The columns, in the order of ``Inferred``.
COLUMNS: Final = tuple(f"inferred_{name}" for name in Inferred._fields)

_NOTHING: Final = Inferred()
_CHUNK: Final = 5000


def retighten_touched(
    reader: Reader,
    connection: Connection,
    touched: Touched,
    prepare: Callable[[], None] | None = None,
) -> set[int]:
    """Work out again what follows from what a command touched; return the events it moved.

    Args:
        reader: of the transaction of the command.
        connection: the same, to write with.
        touched: what the command changed.
        prepare: called before anything is worked out, if anything is to be.
    """
    if touched:
        events = touched.keep(to_be_solved(reader, touched.among()))
        if events:
            if prepare is not None:
                prepare()
            return _Solving(reader, connection, events).run()
    return set()


def retighten_all(reader: Reader, connection: Connection) -> None:
    """Work out what follows for every event of the chronology."""
    events = to_be_solved(reader)
    if events:
        _Solving(reader, connection, events).run()


def stale(reader: Reader) -> set[int]:
    """Return the events of which the stored bounds are not what follows for them."""
    events = to_be_solved(reader)
    return set(_Solving(reader, None, events).moved()) if events else set()


class _Solving:
    """Solves a part of the chronology's network and writes what is new.

    Args:
        reader: of the same transaction as ``connection``.
        connection: to write with, None for one who only looks.
        events: those around which the part lies.
    """

    def __init__(self, reader: Reader, connection: Connection | None, events: set[int]) -> None:
        self._reader = reader
        self._connection = connection
        self._events = solved_together(reader, events)

    def run(self) -> set[int]:
        """Solve and write; return the events whose stored bounds are new."""
        changed = self.moved()
        self._write(changed)
        return set(changed)

    def moved(self) -> dict[int, Inferred]:
        """Solve, take in whom that concerns through a lifetime; return what is new."""
        while True:
            tightened = tighten(load_statements(self._reader, self._events))
            changed = dict(self._changed(inferred(self._reader, self._events, tightened)))
            noted = {
                event
                for event, (old, new) in changed.items()
                if old.note != new.note and (of_lifetimes(old.note) or of_lifetimes(new.note))
            }
            wider = solved_together(
                self._reader, self._events | sharing_lifetimes(self._reader, noted)
            )
            if wider == self._events:
                return {event: new for event, (_old, new) in changed.items()}
            self._events = wider

    def _changed(
        self, wanted: Mapping[int, Inferred]
    ) -> Iterator[tuple[int, tuple[Inferred, Inferred]]]:
        """Yield the events whose stored columns are others than ``wanted``: old and new."""
        for event, old in stored(self._reader, self._events):
            new = wanted.get(event, _NOTHING)
            if new != old:
                yield event, (old, new)

    def _write(self, changed: Mapping[int, Inferred]) -> None:
        rows = [
            {"id": event, **dict(zip(COLUMNS, new, strict=True))} for event, new in changed.items()
        ]
        if rows and self._connection is not None:
            self._connection.execute(_UPDATE, rows)


_UPDATE: Final = text(
    " ".join(
        ["UPDATE event SET", ", ".join(f"{name} = :{name}" for name in COLUMNS), "WHERE id = :id"]
    )
)


def stored(reader: Reader, events: Collection[int]) -> Iterator[tuple[int, Inferred]]:
    """Yield what is stored for each of ``events`` that exists."""
    ids = sorted(events)
    for start in range(0, len(ids), _CHUNK):
        listed = ", ".join(map(str, ids[start : start + _CHUNK]))
        sql = " ".join(
            ["SELECT id,", ", ".join(COLUMNS), "FROM event WHERE id IN (", listed, ") ORDER BY id"]
        )
        for event, *columns in reader.rows(sql):
            yield event, Inferred(*columns)


def inferred(reader: Reader, events: Collection[int], tightened: Tightened) -> dict[int, Inferred]:
    """Return what is to be stored for those of ``events`` for which something is.

    Bounds are stored, all four of them, where one of them says more than the
    event's own adopted date does.
    """
    found = {}
    notes = Notes(reader, tightened)
    for event in events:
        bounds: dict[str, Any] = {}
        if tightened.adds(event):
            narrow = tightened.bounds[event]
            bounds = {
                name: None if moment in (NEG_INF, POS_INF) else moment
                for name in Inferred._fields[:4]
                for moment in (getattr(narrow, name),)
            }
        note = notes.of(event)
        if bounds or note:
            found[event] = Inferred(**bounds, note=note)
    return found
