"""Migration 0007, and what earlier migrations leave to whoever reads the history."""

import json

from alembic import command
from alembic.config import Config
from sqlalchemy import text

from chronology.cli import main
from chronology.store.engine import make_engine
from chronology.store.location import Location
from chronology.store.reader import open_reader
from chronology.store.resources import migrations_folder
from tests.blank import by_hand, words_for


def test_history_goes_up_and_down_with_its_events(one_db: Location) -> None:
    main(["--db", words_for(one_db), "add", "One", "--when", "2016"])
    main(["--db", words_for(one_db), "purge", "event", "1", "--reason", "order", "--yes"])
    main(["--db", words_for(one_db), "add", "Two"])
    config = Config()
    config.set_main_option("script_location", migrations_folder())
    told = text("SELECT id, command FROM history_command ORDER BY id")
    with make_engine(one_db, foreign_keys=False).begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0006")
        down = list(connection.execute(told))
        command.upgrade(config, "head")
        assert list(connection.execute(told)) == down
        assert list(connection.execute(text("SELECT title FROM event"))) == [("Two",)]
        assert list(connection.execute(text("SELECT id FROM purge"))) == []
    assert [words for _, words in down][1] == "chronology purge event 1 --reason order"


def test_a_document_older_than_a_column_is_read(db: Location) -> None:
    """``single_holder`` came with 0002 and must hold something."""
    for words in (["category", "add", "office"], ["category", "edit", "office", "--name", "post"]):
        main(["--db", words_for(db), *words])
    stripped = (
        "json_remove(before, '$.single_holder')"
        if db.engine == "sqlite"
        else "CAST(CAST(before AS jsonb) - 'single_holder' AS json)"
    )
    by_hand(db, f"UPDATE history_change SET before = {stripped} WHERE before IS NOT NULL")
    assert main(["--db", words_for(db), "category", "show", "office", "--as-of", "1"]) == 0
    assert main(["--db", words_for(db), "undo"]) == 0
    with open_reader(db) as reader:
        assert reader.one("SELECT name, single_holder FROM category") == ("office", False)
        found = reader.one("SELECT before FROM history_change WHERE command_id = 2")
        document = reader.json(found[0]) if found else {}
    assert "single_holder" not in (json.loads(document) if isinstance(document, str) else document)
