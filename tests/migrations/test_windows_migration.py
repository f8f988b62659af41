"""Real rows carried through the migration to tiers, copies and full text, on both engines."""

import pytest
from sqlalchemy import text

from chronology.dates.civil import DAY, seconds
from chronology.query.events import list_events
from chronology.query.filters import resolve_filter
from chronology.store.engine import make_engine
from chronology.store.location import Location
from chronology.store.migrate import run_migrations, upgrade
from chronology.store.reader import open_reader
from chronology.store.revisions import head

STAMP = "'2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 1"
DATED = "date_text, date_edtf, date_start_earliest, date_start_latest, date_end_earliest, date_end_latest"
KINDS = (
    "date_start_kind, date_end_kind, date_precision, date_precision_rank, date_qualifier,"
    " date_edtf_exact, date_lasting, date_has_members"
)
MARCH = seconds(2016, 3, 1)


def fill(location: Location, revision: str) -> None:
    """An old chronology: two places, an actor, a day and a year, and words of an old form."""
    event = "INSERT INTO event (created_at, updated_at, version, uuid, title, text_folded, status, handling"
    kinds = "'known', 'known', 'day', 2, '', TRUE, FALSE, FALSE"
    long_word = "x" * 3000
    statements = (
        f"INSERT INTO place (created_at, updated_at, version, uuid, name, name_folded) VALUES ({STAMP}, 'p1', 'Kol', 'kol')",
        f"INSERT INTO actor (created_at, updated_at, version, uuid, name, name_folded, kind) VALUES ({STAMP}, 'a1', 'Ann', 'ann', 'person')",
        f"INSERT INTO role (created_at, updated_at, version, uuid, name, name_folded, bodily_present, living) VALUES ({STAMP}, 'r1', 'there', 'there', FALSE, FALSE)",
        f"{event}, {DATED}, {KINDS}) VALUES ({STAMP}, 'e1', 'The “old” bridge (1)', 'the “old” bridge (1)', 'alleged', 'public', 'x', '2016-03-01', {MARCH}, {MARCH + DAY}, {MARCH}, {MARCH + DAY}, {kinds})",
        f"{event}) VALUES ({STAMP}, 'e2', 'Undated {long_word}', 'undated {long_word}', 'alleged', 'public')",
        f"INSERT INTO event_place (created_at, updated_at, version, uuid, event_id, place_id, role) VALUES ({STAMP}, 'ep1', 1, 1, 'at')",
        f"INSERT INTO event_place (created_at, updated_at, version, uuid, event_id, place_id, role) VALUES ({STAMP}, 'ep2', 2, 1, 'at')",
        f"INSERT INTO participation (created_at, updated_at, version, uuid, event_id, actor_id, role_id) VALUES ({STAMP}, 'pa1', 1, 1, (SELECT max(id) FROM role))",
    )  # fmt: skip
    with make_engine(location, foreign_keys=False).begin() as connection:
        run_migrations(connection, revision)
        for statement in statements:
            connection.execute(text(statement))


@pytest.mark.parametrize("revision", ["0001", "0003"])
def test_an_old_chronology_is_found_by_time_place_actor_and_word(
    empty_db: Location, revision: str
) -> None:
    if empty_db.engine == "sqlite":
        open(empty_db.path, "x").close()
    fill(empty_db, revision)
    upgrade(empty_db)
    with open_reader(empty_db) as reader:
        for table in ("event_place", "participation"):
            copies = (
                f"SELECT window_tier, window_from, window_until FROM {table} WHERE event_id = 1"
            )
            assert reader.one(copies) == (0, MARCH, MARCH + DAY)
        undated = "SELECT window_tier, window_from FROM event_place WHERE event_id = 2"
        assert reader.one(undated) == (None, None)
        asked: list[tuple[dict[str, object], list[int]]] = [
            ({"within": ["2016"], "where": ["Kol"]}, [1]),
            ({"within": ["2015"], "where": ["Kol"]}, []),
            ({"within": ["2016-03"], "who": ["Ann"]}, [1]),
            ({"where": ["Kol"]}, [1, 2]),
            ({"text": "“old” BRID"}, [1]),
            ({"text": "old 1"}, [1]),
            ({"text": "x" * 300}, [2]),
            ({"text": "ridge"}, []),
            ({"text": "kol undat"}, [2]),
        ]
        for words, found in asked:
            wanted = resolve_filter(reader, **words)  # type: ignore[arg-type]  # the words of a test
            assert [event.id for event in list_events(reader, wanted)] == found, words


def test_the_migration_itself_fills_what_it_adds(empty_db: Location) -> None:
    """As when it is run by Alembic's own command, without the program."""
    if empty_db.engine == "sqlite":
        open(empty_db.path, "x").close()
    fill(empty_db, "0004")
    with make_engine(empty_db, foreign_keys=False).begin() as connection:
        run_migrations(connection, head())
    with open_reader(empty_db) as reader:
        assert reader.one("SELECT window_tier FROM participation") == (0,)
        wanted = resolve_filter(reader, text="bridge")
        assert [event.id for event in list_events(reader, wanted)] == [1]
