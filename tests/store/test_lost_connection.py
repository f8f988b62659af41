"""A server that leaves in the middle: a clear sentence, and nothing half."""

from pathlib import Path

import psycopg
import pytest

from chronology.cli import main
from chronology.errors import DatabaseError
from chronology.model import Tag
from chronology.store.location import Location
from chronology.store.reader import open_reader
from chronology.store.unit import UnitOfWork
from tests.blank import by_hand

#: As if the server were stopped when this row comes, or when all is to be saved.
LEAVES = """
CREATE FUNCTION leaves() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$;
"""
AT_A_ROW = LEAVES + (
    "CREATE TRIGGER leaving AFTER INSERT ON event FOR EACH ROW WHEN (NEW.title = 'row 70')"
    " EXECUTE FUNCTION leaves()"
)
AT_THE_END = LEAVES + (
    "CREATE CONSTRAINT TRIGGER leaving AFTER INSERT ON history_command DEFERRABLE INITIALLY"
    " DEFERRED FOR EACH ROW EXECUTE FUNCTION leaves()"
)
ROWS = "title,when\n" + "".join(f"row {n},{1000 + n}\n" for n in range(100))


def leave(url: str) -> None:
    """End every other connection to a database, as its keeper may."""
    with psycopg.connect(url, autocommit=True) as keeper:
        keeper.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def test_while_reading(postgres_url: str) -> None:
    with open_reader(Location.parse(postgres_url, {})) as reader:
        reader.one("SELECT count(*) FROM event")
        leave(postgres_url)
        with pytest.raises(DatabaseError, match=r"^The connection to .* was lost") as caught:
            reader.one("SELECT count(*) FROM event")
        assert "not all" in caught.value.cure
        with pytest.raises(DatabaseError, match="was lost"):
            reader.one("SELECT count(*) FROM event")


def test_while_rows_are_coming(postgres_url: str) -> None:
    with open_reader(Location.parse(postgres_url, {})) as reader:
        rows = reader.stream("SELECT generate_series(1, 100000)")
        next(rows)
        leave(postgres_url)
        with pytest.raises(DatabaseError, match="was lost"):
            list(rows)


def write(url: str, *, more: bool = False, own_fault: bool = False) -> None:
    """Add a row and lose the connection, then go on."""
    with UnitOfWork(Location.parse(url, {}), "x") as unit:
        unit.add(Tag(name="a", name_folded="a"))
        leave(url)
        if own_fault:
            raise ZeroDivisionError
        if more:
            unit.add(Tag(name="b", name_folded="b"))


@pytest.mark.parametrize("more", [True, False], ids=["at a row", "when saving"])
def test_while_writing(postgres_url: str, more: bool) -> None:
    with pytest.raises(DatabaseError, match="was saved whole or not at all") as caught:
        write(postgres_url, more=more)
    assert "history" in caught.value.cure
    assert by_hand(Location.parse(postgres_url, {}), "SELECT count(*) FROM tag") == [(0,)]


def test_an_error_of_ones_own_stays_what_it_is(postgres_url: str) -> None:
    with pytest.raises(ZeroDivisionError):
        write(postgres_url, own_fault=True)


@pytest.mark.parametrize("leaving", [AT_A_ROW, AT_THE_END], ids=["at a row", "at the end"])
def test_while_importing(
    postgres_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], leaving: str
) -> None:
    (tmp_path / "rows.csv").write_text(ROWS)
    words = ["--db", postgres_url, "import", str(tmp_path / "rows.csv")]
    place = Location.parse(postgres_url, {})
    by_hand(place, leaving)
    assert main(words) == 3
    said = capsys.readouterr().err
    assert "was lost" in said
    assert "Traceback" not in said
    counts = "SELECT (SELECT count(*) FROM event), (SELECT count(*) FROM history_command)"
    assert by_hand(place, counts) == [(0, 0)]
    by_hand(place, "DROP FUNCTION leaves CASCADE")
    assert main(words) == 0
    assert by_hand(place, counts) == [(100, 1)]
