"""Events are found by tiers of their windows, by place and actor in a time, and by words.

Revision ID: 0005
Revises: 0004
Create Date: 2026-11-21

One index a tier takes the place of the one over all events. Places and participants
of an event get copies of its window and tier, filled here and kept by the program.
Full text is FTS5 over ``text_folded`` on SQLite, kept by triggers, and an index of a
tsvector on PostgreSQL. The program writes the words of ``text_folded`` anew once the
migrations have run.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_DAY = 86_400

#: The tiers, each with its greatest width in seconds.
TIERS = (
    ("day", 2 * _DAY),
    ("month", 31 * _DAY),
    ("year", 366 * _DAY),
    ("decade", 3_653 * _DAY),
    ("century", 36_525 * _DAY),
    ("unbounded", None),
)
COLUMNS = [
    "date_start_earliest",
    "date_end_latest",
    "date_precision_rank",
    "id",
    "category_id",
    "date_has_members",
    "inferred_start_earliest",
    "inferred_end_latest",
]

#: The tables with copies, and the index that leads with what they name.
COPIES = (
    ("event_place", "ix_event_place_place_id", "place_id"),
    ("participation", "ix_participation_actor_id", "actor_id"),
)

#: The window of an event as what follows from others narrows it, and its tier: one
#: of their own for sets of dates.
FILL = """
    UPDATE {table} SET (window_tier, window_from, window_until) = (
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
    )
"""

#: What keeps the full text in step; it is told the old words to forget them.
TRIGGERS = {
    "event_search_insert": (
        "AFTER INSERT ON event BEGIN"
        " INSERT INTO event_search (rowid, text_folded) VALUES (new.id, new.text_folded); END"
    ),
    "event_search_delete": (
        "AFTER DELETE ON event BEGIN"
        " INSERT INTO event_search (event_search, rowid, text_folded)"
        " VALUES ('delete', old.id, old.text_folded); END"
    ),
    "event_search_update": (
        "AFTER UPDATE OF id, text_folded ON event BEGIN"
        " INSERT INTO event_search (event_search, rowid, text_folded)"
        " VALUES ('delete', old.id, old.text_folded);"
        " INSERT INTO event_search (rowid, text_folded) VALUES (new.id, new.text_folded); END"
    ),
}


def on_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def create_tiers() -> None:
    shorter = None
    for name, longest in TIERS:
        parts = []
        if longest is not None:
            parts.append(f"date_start_earliest >= date_end_latest - {longest}")
        if shorter is not None:
            parts.append(f"date_start_earliest < date_end_latest - {shorter}")
        where = sa.text(" AND ".join(parts))
        op.create_index(
            f"ix_event_tier_{name}", "event", COLUMNS, sqlite_where=where, postgresql_where=where
        )
        shorter = longest
    where = sa.text("date_start_earliest IS NULL")
    op.create_index(
        "ix_event_undated",
        "event",
        ["inferred_start_earliest", "inferred_end_latest", "id"],
        sqlite_where=where,
        postgresql_where=where,
    )


def create_copies() -> None:
    tiers = [
        f"WHEN starts >= ends - {longest} THEN {number}"
        for number, (_, longest) in enumerate(TIERS)
        if longest is not None
    ]
    sets = f"CASE WHEN several THEN {len(TIERS)}"
    tier = " ".join([sets, *tiers, "ELSE", str(len(tiers)), "END"])
    for table, index, column in COPIES:
        op.add_column(table, sa.Column("window_tier", sa.SmallInteger()))
        op.add_column(table, sa.Column("window_from", sa.BigInteger()))
        op.add_column(table, sa.Column("window_until", sa.BigInteger()))
        op.drop_index(index, table)
        op.execute(FILL.format(table=table, tier=tier))
        op.create_index(
            index, table, [column, "window_tier", "window_from", "window_until", "event_id"]
        )


def create_search() -> None:
    if not on_sqlite():
        # No word may be longer than two thousand bytes, and no text than a million.
        op.execute(
            r"UPDATE event SET text_folded ="
            r" left(regexp_replace(text_folded, '(\S{255})\S+', '\1', 'g'), 250000)"
            r" WHERE text_folded ~ '\S{255}\S' OR length(text_folded) > 250000"
        )
        op.execute(
            "CREATE INDEX ix_event_search ON event USING gin"
            " (array_to_tsvector(array_remove(string_to_array(text_folded, ' '), '')))"
        )
        return
    op.execute(
        "CREATE VIRTUAL TABLE event_search USING fts5 (text_folded, content = 'event',"
        " content_rowid = 'id', tokenize = 'ascii', detail = 'none', columnsize = 0)"
    )
    op.execute("INSERT INTO event_search (event_search) VALUES ('rebuild')")
    for name, does in TRIGGERS.items():
        op.execute(f"CREATE TRIGGER {name} {does}")


def upgrade() -> None:
    create_copies()
    op.drop_index("ix_event_order", "event")
    op.drop_index("ix_event_date_end_latest", "event")
    create_tiers()
    create_search()


def downgrade() -> None:
    if on_sqlite():
        for name in TRIGGERS:
            op.execute(f"DROP TRIGGER {name}")
        op.execute("DROP TABLE event_search")
    else:
        op.execute("DROP INDEX ix_event_search")
    op.drop_index("ix_event_undated", "event")
    for name, _ in TIERS:
        op.drop_index(f"ix_event_tier_{name}", "event")
    op.create_index(
        "ix_event_order",
        "event",
        ["date_start_earliest", "date_end_latest", "date_precision_rank", "id"],
    )
    op.create_index("ix_event_date_end_latest", "event", ["date_end_latest"])
    for table, index, column in COPIES:
        op.drop_index(index, table)
        for name in ("window_until", "window_from", "window_tier"):
            op.execute(f"ALTER TABLE {table} DROP COLUMN {name}")
        op.create_index(index, table, [column])
