"""When somebody certainly was in the body at an event: two derived columns.

``participation.present_from`` is the latest moment by which the event had begun,
``present_until`` the earliest at which it may have ended. They are copies, so
that one pass over one index finds people in two places at once among a million
events. They belong to no one's version of a row and to no history, and are
worked out anew whenever something they rest on changes.
"""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, text

#: Only one body can be in one place: persons, and whoever may be one. What is
#: planned or refuted was not, and what is repeated leaves its gaps unsaid.
_PRESENT = """
    SELECT COALESCE(e.inferred_start_latest, e.date_start_latest) AS began,
           COALESCE(e.inferred_end_earliest, e.date_end_earliest) AS ended
    FROM event e, role r, actor a
    WHERE e.id = participation.event_id AND r.id = participation.role_id
      AND a.id = participation.actor_id
      AND r.bodily_present AND a.kind IN ('person', 'unknown')
      AND e.status NOT IN ('planned', 'refuted')
      AND (e.manner IS NULL OR e.manner <> 'repeated')
"""

#: What a change of a row touches: the column of ``participation`` that names it.
_COLUMNS = {"event": "event_id", "role": "role_id", "actor": "actor_id", "participation": "id"}


def refresh_presence(connection: Connection, touched: dict[str, Collection[int]]) -> None:
    """Work out the presences that rest on rows that changed.

    Args:
        connection: in the transaction that changed them.
        touched: the ids of the rows that changed, by the name of their table;
            tables on which no presence rests are passed over.
    """
    for table, column in _COLUMNS.items():
        ids = touched.get(table)
        if ids:
            _refresh(connection, f"{column} IN ({', '.join(str(int(one)) for one in ids)})")


def refresh_every_presence(connection: Any) -> None:
    """Work out every presence, as after rows were written past the unit of work."""
    _refresh(connection, "1 = 1")


def _refresh(connection: Connection, which: str) -> None:
    bounds = f"SELECT CASE WHEN began < 9223372036854775807 THEN began END, ended FROM ({_PRESENT}) AS going"  # noqa: S608 - our own text
    connection.execute(
        text(f"UPDATE participation SET (present_from, present_until) = ({bounds}) WHERE {which}")  # noqa: S608 - integers
    )
