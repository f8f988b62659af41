"""What a purged row says, so that it can be looked for wherever else it may stand."""

import json
import shlex
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from chronology.model import metadata
from chronology.store.purging.ids import chunks
from chronology.store.reader import Reader
from chronology.text import fold

#: The columns by which people call a thing, of each kind.
NAMES: Final = {
    "event": ("title",),
    "actor": ("name",),
    "actor_name": ("name",),
    "place": ("name",),
    "place_name": ("name",),
    "source": ("slug", "title"),
}
#: The columns that hold somebody's own words; others hold those of vocabularies.
_FREE: Final = frozenset(
    (
        *("title", "description", "name", "slug", "quote", "quote_translation", "note", "url"),
        *("archived_url", "author", "publisher", "basis_reason", "reason", "external_id"),
    )
)
#: Shorter words stand everywhere by chance.
_SHORTEST: Final = 4


def versions(reader: Reader, rows: Mapping[str, set[int]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every version of the rows that is kept: as they stand, and as the history has them."""
    for table, ids in rows.items():
        for part in chunks(ids):
            yield from _standing(reader, table, part)
            sql = f"SELECT before, after FROM history_change WHERE table_name = :table AND row_id IN ({part})"  # noqa: S608 - whole numbers
            for documents in reader.rows(sql, {"table": table}):
                for document in documents:
                    if document is not None:
                        yield table, reader.json(document)


def _standing(reader: Reader, table: str, part: str) -> Iterator[tuple[str, dict[str, Any]]]:
    names = metadata.tables[table].columns.keys()
    sql = f"SELECT {', '.join(names)} FROM {table} WHERE id IN ({part})"  # noqa: S608 - names of the model, whole numbers
    for row in reader.rows(sql):
        yield table, dict(zip(names, row, strict=True))


def names_of(found: Iterable[tuple[str, Mapping[str, Any]]]) -> set[str]:
    """Return what the rows are or were called."""
    return {
        str(row[column])
        for table, row in found
        for column in NAMES.get(table, ())
        if row.get(column)
    }


def words_of(found: Iterable[tuple[str, Mapping[str, Any]]]) -> set[str]:
    """Return everything of some length that the rows say or said, folded."""
    return {
        folded
        for _table, row in found
        for name, value in row.items()
        if name in _FREE and isinstance(value, str)
        for folded in (fold(value),)
        if len(folded) >= _SHORTEST
    }


def says_any(text: str, words: Iterable[str]) -> bool:
    """Return whether a text, such as a command as typed, holds any of the folded ``words``."""
    folded = fold(text)
    try:
        plain = fold(" ".join(shlex.split(text)))
    except ValueError:
        plain = folded
    return any(word in folded or word in plain for word in words)


def acceptances_about(reader: Reader, rows: Mapping[str, set[int]]) -> set[int]:
    """Return the accepted findings, also former ones, that tell of the rows."""
    known = list(versions(reader, rows))
    names = {fold(name) for name in names_of(known) if len(fold(name)) >= _SHORTEST}
    events = rows.get("event", set())
    found = set()
    for number, finding, reason in _accepted(reader):
        told = finding if isinstance(finding, dict) else {}
        concerned = events.intersection(told.get("events") or ())
        text = json.dumps(told, ensure_ascii=False) + str(reason)
        if concerned or says_any(text, names):
            found.add(number)
    return found


def _accepted(reader: Reader) -> Iterator[tuple[int, Any, Any]]:
    for number, finding, reason in reader.rows("SELECT id, finding, reason FROM acceptance"):
        yield number, reader.json(finding), reason
    sql = "SELECT row_id, before, after FROM history_change WHERE table_name = 'acceptance'"
    for number, *documents in reader.rows(sql):
        for document in documents:
            row = reader.json(document) or {}
            if row:
                yield number, row.get("finding"), row.get("reason")
