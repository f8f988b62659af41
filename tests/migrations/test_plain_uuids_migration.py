"""Migration 0009 has a server compare UUIDs letter by letter."""

from alembic import command
from alembic.config import Config
from sqlalchemy import text

from chronology.cli import main
from chronology.store.engine import make_engine
from chronology.store.location import Location
from chronology.store.resources import migrations_folder
from tests.blank import words_for

_LETTER_BY_LETTER = text(
    "SELECT count(*) FROM pg_attribute WHERE attname = 'uuid' AND attnum > 0 AND attcollation"
    " = (SELECT oid FROM pg_collation WHERE collname = 'C') AND attrelid IN"
    " (SELECT oid FROM pg_class WHERE relkind = 'r')"
)
_ALL = text(
    "SELECT count(*) FROM information_schema.columns JOIN information_schema.tables"
    " USING (table_schema, table_name) WHERE column_name = 'uuid' AND table_type = 'BASE TABLE'"
)


def test_it_goes_up_and_down_with_what_is_there(postgres_url: str) -> None:
    place = Location.parse(postgres_url, {})
    words = ["--where", "Quay", "--who", "Ana:witness", "--tag", "storm", "--create"]
    main(["--db", words_for(place), "add", "One", "--when", "2016", *words])
    config = Config()
    config.set_main_option("script_location", migrations_folder())
    rows = text("SELECT * FROM event_place")
    with make_engine(place).begin() as connection:
        config.attributes["connection"] = connection
        before = connection.execute(rows).all()
        assert connection.execute(_LETTER_BY_LETTER).scalar() == connection.execute(_ALL).scalar()
        command.downgrade(config, "0008")
        assert connection.execute(_LETTER_BY_LETTER).scalar() == 0
        assert connection.execute(rows).all() == before
        command.upgrade(config, "head")
        assert connection.execute(_LETTER_BY_LETTER).scalar() == connection.execute(_ALL).scalar()
        assert connection.execute(rows).all() == before
