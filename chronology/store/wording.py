"""The words that a search looks through, written anew for every event.

They are kept as text that both engines take apart at its spaces
(``chronology.text.search_words``). An event that was written by an older program has
them in another form.
"""

from sqlalchemy import Connection, column, select, table, text

from chronology.text import event_words

_EVENT = table("event", *map(column, ("id", "title", "description", "text_folded")))
_CHUNK = 5000


def refresh_all_words(connection: Connection) -> None:
    """Write the words of every event whose words are not as this program writes them."""
    update = text("UPDATE event SET text_folded = :words WHERE id = :id")
    last = 0
    while rows := connection.execute(
        select(_EVENT).where(_EVENT.c.id > last).order_by(_EVENT.c.id).limit(_CHUNK)
    ).all():
        last = rows[-1].id
        words = ((row, event_words(row.title, row.description)) for row in rows)
        changed = [{"id": row.id, "words": now} for row, now in words if now != row.text_folded]
        if changed:
            connection.execute(update, changed)
