"""Ways to damage a chronology past the program, and what the doctor calls each."""

from typing import NamedTuple

STAMPS = "created_at, updated_at, version, uuid"
STAMPED = "'2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 1"


class Harm(NamedTuple):
    """One way.

    Args:
        kinds: what is found.
        statements: what is done, in the SQL of both engines unless said otherwise.
    """

    kinds: frozenset[str]
    statements: tuple[str, ...]


def _harm(kinds: str, *statements: str) -> Harm:
    return Harm(frozenset(kinds.split()), statements)


#: What follows from the rest.
DERIVED = (
    _harm("stale-window", "UPDATE event_place SET window_tier = 3 WHERE id = 1"),
    _harm("stale-window", "UPDATE participation SET window_until = 7 WHERE id = 2"),
    _harm("stale-presence", "UPDATE participation SET present_from = 5 WHERE id = 1"),
    _harm("stale-inferred", "UPDATE event SET inferred_end_latest = 9 WHERE title = 'September'"),
    _harm("stale-inferred", "UPDATE event SET inferred_note = 'x' WHERE title = 'Since'"),
    _harm("stale-words", "UPDATE event SET text_folded = 'other' WHERE title = 'Ides'"),
    _harm("stale-folded", "UPDATE actor SET name_folded = 'x' WHERE id = 1"),
    _harm("stale-folded", "UPDATE source SET title_folded = NULL WHERE title IS NOT NULL"),
    _harm(
        "stale-bounds unrecorded-change",
        "UPDATE event SET date_end_latest = date_end_latest + 86400 WHERE title = 'In a set'",
    ),
    _harm("missing-index", "DROP INDEX ix_event_category_id"),
    _harm(
        "changed-index",
        "DROP INDEX ix_measure_event_id",
        "CREATE INDEX ix_measure_event_id ON measure (kind)",
    ),
    _harm("missing-view", "DROP VIEW timeline"),
)

#: The same, of one engine.
OF_FILES = (
    _harm("stale-numbers", "UPDATE sqlite_sequence SET seq = 1 WHERE name = 'event'"),
    _harm("missing-trigger", "DROP TRIGGER event_search_insert"),
    _harm(
        "changed-trigger",
        "DROP TRIGGER event_search_update",
        "CREATE TRIGGER event_search_update AFTER UPDATE OF title ON event BEGIN SELECT 1; END",
    ),
    _harm(
        "stale-search",
        "INSERT INTO event_search (event_search, rowid, text_folded)"
        " SELECT 'delete', id, text_folded FROM event WHERE title = 'Since'",
    ),
    _harm("stale-search", "INSERT INTO event_search (rowid, text_folded) VALUES (999, 'ghost')"),
    _harm("missing-table", "DROP TABLE event_search"),
)
OF_SERVERS = (
    _harm("stale-numbers", "SELECT setval('event_id_seq', 1)"),
    _harm("missing-index", "DROP INDEX ix_event_search"),
)

#: What nothing else gives.
LOST = (
    _harm("unrecorded-change", "UPDATE event SET external_id = 'x' WHERE title = 'Since'"),
    _harm(
        "unrecorded-row",
        f"INSERT INTO tag ({STAMPS}, name, name_folded) VALUES ({STAMPED}, 'u1', 'new', 'new')",
    ),
    _harm("unrecorded-removal", "DELETE FROM event_tag WHERE id = 1"),
    _harm(
        "unrecorded-change",
        "UPDATE history_change SET after = '{\"name\": \"other\"}' WHERE table_name = 'place'"
        " AND row_id = 1",
    ),
    _harm(
        "broken-history",
        "UPDATE history_change SET before = '{\"name\": \"other\"}' WHERE table_name = 'actor'"
        " AND operation = 'update'",
    ),
    _harm("impossible-bounds", "UPDATE event SET date_start_latest = -5 WHERE title = 'Exactly'"),
    _harm("missing-table", "DROP TABLE acceptance"),
)
