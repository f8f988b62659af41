"""Migration 0004: what becomes of changes that stand for many rows on the way down."""

from alembic import command
from alembic.config import Config
from sqlalchemy import text

from chronology.store.engine import make_engine
from chronology.store.location import Location
from chronology.store.resources import migrations_folder
from chronology.store.unit import UnitOfWork
from tests.store.test_bulk import events


def test_a_run_is_spelled_out_on_the_way_down(db: Location) -> None:
    with UnitOfWork(db, "import", author="Ada") as unit:
        events(unit.bulk(), 3)
    config = Config()
    config.set_main_option("script_location", migrations_folder())
    with make_engine(db, foreign_keys=False).begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0003")
        found = connection.execute(
            text("SELECT command_id, row_id, operation FROM history_change ORDER BY row_id")
        )
        assert list(found) == [(1, 1, "insert"), (1, 2, "insert"), (1, 3, "insert")]
