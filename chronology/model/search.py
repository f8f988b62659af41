"""The full text of events: what it is called on either engine, and how SQL asks it.

It indexes ``event.text_folded``, whose words stand apart by single spaces
(``chronology.text.search_words``), and finds words by their beginnings. Neither
engine's own idea of a word plays a part, so that both find the same. On SQLite it is
an FTS5 table without text of its own, kept by triggers; on PostgreSQL an index of a
tsvector. The models do not describe it. This module knows no database library.
"""

from collections.abc import Sequence
from typing import Final

#: The FTS5 table; it keeps its data in tables whose names begin with this.
TABLE: Final = "event_search"

#: The index on PostgreSQL.
INDEX: Final = "ix_event_search"

_VECTOR: Final = "array_to_tsvector(array_remove(string_to_array(text_folded, ' '), ''))"

#: The events in which the words of the parameter {words} occur, as a query of their ids.
MATCHING: Final = {
    "sqlite": f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH {{words}}",  # noqa: S608 - our own names
    "postgresql": f"SELECT id FROM event WHERE {_VECTOR} @@ CAST({{words}} AS tsquery)",  # noqa: S608 - the same
}


def matching_words(engine: str, words: Sequence[str]) -> str:
    """Return the value of the parameter of ``MATCHING``: all ``words``, as beginnings.

    They are words of ``chronology.text.search_words``, which hold nothing that either
    engine could take for an operator.
    """
    if engine == "sqlite":
        return " AND ".join(f'"{word}"*' for word in words)
    return " & ".join(f"'{word}':*" for word in words)


def is_modelled(name: str | None, kind: str, _parents: object = None) -> bool:
    """Return whether the models describe what is called ``name``, for Alembic to compare."""
    if kind == "table":
        return name is None or not name.startswith(TABLE)
    return kind != "index" or name != INDEX
