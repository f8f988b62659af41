"""Migration 0008 makes four tables of SQLite anew: nothing of them is lost."""

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text

from chronology.cli import main
from chronology.store.engine import make_engine
from chronology.store.location import Location
from chronology.store.resources import migrations_folder
from tests.blank import by_hand, words_for

TABLES = ("event_place", "participation", "measure", "event_tag")


@pytest.fixture
def config() -> Config:
    made = Config()
    made.set_main_option("script_location", migrations_folder())
    return made


def filled(place: Location) -> None:
    """Add events with a place, a person and a tag, and take the last away again."""
    for title in ("One", "Two", "Three"):
        words = ["--where", "Quay", "--who", "Ana:witness", "--tag", "storm", "--create"]
        main(["--db", words_for(place), "add", title, "--when", "2016", *words])
    main(["--db", words_for(place), "rm", "3", "--yes"])


def test_rows_and_the_numbers_of_later_ones_stay(one_db: Location, config: Config) -> None:
    filled(one_db)
    asked = [text(f"SELECT * FROM {table} ORDER BY id") for table in TABLES]
    with make_engine(one_db, foreign_keys=False).begin() as connection:
        config.attributes["connection"] = connection
        before = [connection.execute(each).all() for each in asked]
        command.downgrade(config, "0007")
        assert [connection.execute(each).all() for each in asked] == before
        command.upgrade(config, "head")
        assert [connection.execute(each).all() for each in asked] == before
    main(["--db", words_for(one_db), "add", "Four", "--where", "Quay"])
    with make_engine(one_db).connect() as connection:
        last = connection.execute(text("SELECT max(id) FROM event_place")).scalar()
    assert last == 4


def test_uuids_stay_unique(one_db: Location) -> None:
    filled(one_db)
    for table in TABLES[:2] + TABLES[3:]:
        with pytest.raises(Exception, match=r"(?i)unique"):
            by_hand(one_db, f"UPDATE {table} SET uuid = (SELECT min(uuid) FROM {table})")


def test_what_was_counted_for_queries_is_counted_again(sqlite_db: Location, config: Config) -> None:
    filled(sqlite_db)
    by_hand(sqlite_db, "ANALYZE")
    told = text("SELECT DISTINCT tbl FROM sqlite_stat1 ORDER BY tbl")
    with make_engine(sqlite_db, foreign_keys=False).begin() as connection:
        config.attributes["connection"] = connection
        before = connection.execute(told).all()
        command.downgrade(config, "0007")
        command.upgrade(config, "head")
        assert connection.execute(told).all() == before
