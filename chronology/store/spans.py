"""The window of an event, copied to where it was and who took part.

With the copies in the key of an index, "this place in that year" and "this actor in
that year" are one short range of it. A copy is what the event's date allows and what
follows from other events narrows, with the tier of its width
(``chronology.model.tiers``). Copies belong to no one's version of a row and to no
history, and are worked out anew whenever something they rest on changes: by the
program, as presences are, and not by triggers, which would run for each of a
million rows of an import that has the copies at hand.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from sqlalchemy import Connection, text

from chronology.model.tiers import SETS, WIDTHS

Row = Mapping[str, Any]

_NO_ROW: Row = {}
#: The tables with copies.
TABLES: Final = ("event_place", "participation")

_TIER: Final = " ".join(
    [
        f"CASE WHEN several THEN {SETS}",
        *(f"WHEN starts >= ends - {most} THEN {number}" for number, most in enumerate(WIDTHS)),
        f"ELSE {len(WIDTHS)} END",
    ]
)
_WORKED_OUT: Final = """
        SELECT {tier}, starts, ends FROM (
            SELECT e.date_has_members AS several,
                   CASE WHEN e.date_start_earliest >= e.inferred_start_earliest
                        OR e.inferred_start_earliest IS NULL
                        THEN COALESCE(e.date_start_earliest, -9223372036854775807)
                        ELSE e.inferred_start_earliest END AS starts,
                   CASE WHEN e.date_end_latest <= e.inferred_end_latest
                        OR e.inferred_end_latest IS NULL
                        THEN COALESCE(e.date_end_latest, 9223372036854775807)
                        ELSE e.inferred_end_latest END AS ends
            FROM event e
            WHERE e.id = {table}.event_id AND (e.date_start_earliest IS NOT NULL
                  OR e.inferred_start_earliest IS NOT NULL OR e.inferred_end_latest IS NOT NULL)
        ) AS w
"""
_REFRESH: Final = """
    UPDATE {table} SET (window_tier, window_from, window_until) = ({window}) WHERE {which}
"""

#: What a copy rests on: the beginnings of the names of columns, and how to find it.
_RESTS_ON: Final = {"event": "date_", "event_place": "event_id", "participation": "event_id"}


class Spans:
    """Collects what a command changed, and copies the windows again that this touches."""

    def __init__(self) -> None:
        self._events: set[int] = set()
        self._rows: dict[str, set[int]] = {}
        self._inserted: dict[str, tuple[int, int]] = {}

    def changed(self, table: str, before: Row | None, after: Row | None) -> None:
        """Take note of one row: before and after the command, None where there was none.

        Columns that are NULL may be left out.
        """
        beginning = _RESTS_ON.get(table)
        if beginning is None or after is None:
            return
        old = before or _NO_ROW
        names = (name for name in old.keys() | after.keys() if name.startswith(beginning))
        if any(old.get(name) != after.get(name) for name in names):
            found = self._events if table == "event" else self._rows.setdefault(table, set())
            found.add(after["id"])

    def inserted(self, table: str, ids: Collection[int]) -> None:
        """Take note of new rows, written at once; those that have a copy keep it."""
        if table in TABLES and ids:
            first, last = min(ids), max(ids)
            known = self._inserted.get(table, (first, last))
            self._inserted[table] = (min(known[0], first), max(known[1], last))

    def refresh(self, connection: Connection, moved: Iterable[int]) -> None:
        """Copy the windows again.

        Args:
            connection: in the transaction of the command.
            moved: the events whose inferred bounds are new.
        """
        self._events.update(moved)
        for table in TABLES:
            if self._events:
                _refresh(connection, table, f"event_id IN ({_listed(self._events)})")
            if rows := self._rows.get(table):
                _refresh(connection, table, f"id IN ({_listed(rows)})")
            if table in self._inserted:
                between = "id BETWEEN {} AND {}".format(*self._inserted[table])
                _refresh(connection, table, f"{between} AND window_tier IS NULL")


def refresh_every_span(connection: Connection) -> None:
    """Copy every window, as after the bounds of all events were worked out."""
    for table in TABLES:
        _refresh(connection, table, "1 = 1")


def worked_out(table: str) -> str:
    """Return the SQL for the copy in the row of ``table`` that is asked about."""
    return _WORKED_OUT.format(table=table, tier=_TIER)


def _listed(ids: Iterable[int]) -> str:
    return ", ".join(map(str, sorted(ids)))


def _refresh(connection: Connection, table: str, which: str) -> None:
    sql = _REFRESH.format(table=table, window=worked_out(table), which=which)
    connection.execute(text(sql))
