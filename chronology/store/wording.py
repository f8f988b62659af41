"""The words that a search looks through, written anew for every event.

They are kept as text that both engines take apart at its spaces
(``chronology.text.search_words``). An event that was written by an older program has
them in another form.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection, column, select, table, text

from chronology.model.search import TABLE
from chronology.text import event_words

_EVENT = table("event", *map(column, ("id", "title", "description", "text_folded")))
_CHUNK: Final = 5000

#: The trigger that tells SQLite's full text of every changed word.
_TRIGGER: Final = f"{TABLE}_update"


def refresh_all_words(connection: Connection) -> None:
    """Write the words of every event whose words are not as this program writes them."""
    update = text("UPDATE event SET text_folded = :words WHERE id = :id")
    with _search_made_at_once(connection):
        last = 0
        while rows := connection.execute(
            select(_EVENT).where(_EVENT.c.id > last).order_by(_EVENT.c.id).limit(_CHUNK)
        ).all():
            last = rows[-1].id
            words = ((row, event_words(row.title, row.description)) for row in rows)
            changed = [{"id": row.id, "words": now} for row, now in words if now != row.text_folded]
            if changed:
                connection.execute(update, changed)


@contextmanager
def _search_made_at_once(connection: Connection) -> Iterator[None]:
    """Have SQLite's full text made anew at the end, and not told of event after event.

    To take the old words of a million events out of it and put the new ones in, one
    event after the other, takes minutes; to make it from the events, seconds.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    sql = text("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = :name")
    made = connection.execute(sql, {"name": _TRIGGER}).scalar()
    if made:
        connection.exec_driver_sql(f"DROP TRIGGER {_TRIGGER}")
    yield
    if made:
        connection.exec_driver_sql(made)
        rebuild_search(connection)


def rebuild_search(connection: Connection) -> None:
    """Make SQLite's full text anew from the words of the events."""
    connection.exec_driver_sql(f"INSERT INTO {TABLE} ({TABLE}) VALUES ('rebuild')")  # noqa: S608 - our own name
