"""When somebody certainly was in the body at an event: two derived columns.

``participation.present_from`` is the latest moment by which the event had begun,
``present_until`` the earliest at which it may have ended. They are copies, so
that one pass over one index finds people in two places at once among a million
events. They belong to no one's version of a row and to no history, and are
worked out anew whenever something they rest on changes.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from sqlalchemy import Connection, text

Row = Mapping[str, Any]

_NO_ROW: Row = {}

#: Only one body can be in one place: persons, and whoever may be one. What is
#: planned or refuted was not, and what is repeated leaves its gaps unsaid. Where
#: claims about an event contradict others, which its note says, its own date counts.
#: The presence of the row of ``participation`` that is asked about.
WORKED_OUT: Final = """
        SELECT CASE WHEN began < 9223372036854775807 THEN began END, ended FROM (
            SELECT CASE WHEN e.inferred_note IS NULL OR e.date_edtf IS NULL
                        THEN COALESCE(e.inferred_start_latest, e.date_start_latest)
                        ELSE e.date_start_latest END AS began,
                   CASE WHEN e.inferred_note IS NULL OR e.date_edtf IS NULL
                        THEN COALESCE(e.inferred_end_earliest, e.date_end_earliest)
                        ELSE e.date_end_earliest END AS ended
            FROM event e, role r, actor a
            WHERE e.id = participation.event_id AND r.id = participation.role_id
              AND a.id = participation.actor_id
              AND r.bodily_present AND a.kind IN ('person', 'unknown')
              AND e.status NOT IN ('planned', 'refuted')
              AND (e.manner IS NULL OR e.manner <> 'repeated')
        ) AS going
"""
_REFRESH: Final = """
    UPDATE participation SET (present_from, present_until) = ({presence})
    WHERE (present_from IS NOT NULL OR present_until IS NOT NULL
           OR role_id IN (SELECT id FROM role WHERE bodily_present))
      AND {which}
"""

#: What a presence rests on: the beginnings of the names of columns.
_RESTS_ON: Final[dict[str, tuple[str, ...]]] = {
    "event": ("date_", "status", "manner"),
    "role": ("bodily_present",),
    "actor": ("kind",),
    "participation": ("event_id", "actor_id", "role_id"),
}

#: How rows of ``participation`` name what changed.
_COLUMNS: Final = {
    "event": "event_id",
    "role": "role_id",
    "actor": "actor_id",
    "participation": "id",
}


class Presences:
    """Collects what a command changed, and works out again what rests on it."""

    def __init__(self) -> None:
        self._changed: dict[str, set[int]] = {}
        self._inserted: tuple[int, int] | None = None

    def changed(self, table: str, before: Row | None, after: Row | None) -> None:
        """Take note of one row: before and after the command, None where there was none.

        Columns that are NULL may be left out.
        """
        old, new = before or _NO_ROW, after
        beginnings = _RESTS_ON.get(table)
        if beginnings is None or new is None:
            return
        if any(
            old.get(name) != new.get(name)
            for name in old.keys() | new.keys()
            if name.startswith(beginnings)
        ):
            self._changed.setdefault(table, set()).add(new["id"])

    def inserted(self, table: str, ids: Collection[int]) -> None:
        """Take note of new rows, written at once; ``ids`` ascend."""
        if table == "participation" and ids:
            first, last = min(ids), max(ids)
            known = self._inserted or (first, last)
            self._inserted = (min(known[0], first), max(known[1], last))

    def refresh(self, connection: Connection, moved: Iterable[int]) -> None:
        """Work out the presences again.

        Args:
            connection: in the transaction of the command.
            moved: the events whose inferred bounds are new.
        """
        self._changed.setdefault("event", set()).update(moved)
        for table, ids in self._changed.items():
            if ids:
                _refresh(connection, f"{_COLUMNS[table]} IN ({', '.join(map(str, sorted(ids)))})")
        if self._inserted is not None:
            _refresh(connection, "id BETWEEN {} AND {}".format(*self._inserted))


def refresh_every_presence(connection: Connection) -> None:
    """Work out every presence, as after the bounds of all events were."""
    _refresh(connection, "1 = 1")


def _refresh(connection: Connection, which: str) -> None:
    connection.execute(text(_REFRESH.format(presence=WORKED_OUT, which=which)))
