"""What a server does after the rows of an import, and what becomes of it when it is not done."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest

from chronology import formats
from chronology.cli import main
from chronology.errors import BadInputError, DatabaseError
from chronology.formats import import_file
from chronology.formats.dataset import load as loading
from chronology.store.bulk import secondary, unfinished, writer
from chronology.store.doctor.examining import examine
from chronology.store.doctor.repairing import repair
from chronology.store.location import Location
from chronology.store.unit import UnitOfWork
from tests.blank import by_hand
from tests.formats.harbours import HARBOURS
from tests.store.test_server import role

HEADER = (
    "id,year,month,day,country,type_of_violence,conflict_name,side_a,side_b,latitude,longitude,"
    "low_death,best_death,high_death"
)

#: Constraints, whether they hold for every row, indexes and tables.
SHAPE = """
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT tablename, indexname, indexdef, true FROM pg_indexes
    WHERE schemaname = 'public'
    UNION ALL SELECT relname, '', '', true FROM pg_class
    WHERE relnamespace = 'public'::regnamespace ORDER BY 1, 2, 3
"""


@pytest.fixture
def place(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> Location:
    """A chronology on a server, where an import of any size is large."""
    monkeypatch.setattr(writer, "_LARGE", 1)
    monkeypatch.setattr(loading, "may_read_apart", lambda _: True)
    return Location.parse(postgres_url, {})


@pytest.fixture
def extract(tmp_path: Path) -> str:
    """A file of sixty events."""
    rows = (
        f"{1000 + n},2016,{n % 12 + 1},{n % 28 + 1},Fictia,State-based violence,Fictia: North,"
        f"Government of Fictia,Group {n % 7},{n % 9}.5,{n % 11}.25,1,2,3"
        for n in range(60)
    )
    path = tmp_path / "extract.csv"
    path.write_text("\n".join((HEADER, *rows, "")))
    return str(path)


@pytest.fixture
def put_off(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The statements that are carried out after the rows."""
    found: list[str] = []
    finish = unfinished.finish

    def noted(where: Location, connection: Any, statements: list[str]) -> None:
        found.extend(statements)
        finish(where, connection, statements)

    monkeypatch.setattr(secondary, "finish", noted)
    return found


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], None]:
    """Return what has everything after the rows fail."""

    def fail(error: BaseException) -> None:
        def failed(*_: object) -> None:
            raise error

        monkeypatch.setattr(secondary, "finish", failed)

    return fail


def plainly(place: Location, sql: str) -> list[tuple[Any, ...]]:
    """Carry out a statement as any other program does: it finishes nothing before."""
    with psycopg.connect(place.dsn) as connection:
        done = connection.execute(sql)
        return done.fetchall() if done.description else []


def left(place: Location) -> int:
    """Return how many statements are left to be carried out."""
    return int(plainly(place, "SELECT count(*) FROM unfinished_import")[0][0])


def load(place: Location, file: str, *more: str) -> int:
    return main(["--db", place.dsn, "import", file, *more])


def test_nothing_is_left(place: Location, extract: str, put_off: list[str]) -> None:
    before = by_hand(place, SHAPE)
    assert load(place, extract) == 0
    assert by_hand(place, SHAPE) == before
    made = [statement.split()[1] for statement in put_off]
    assert {"INDEX", "UNIQUE", "TABLE"} == set(made)
    assert made == sorted(made, key=lambda word: word == "TABLE"), "indexes come first"
    assert by_hand(place, "SELECT count(*) FROM participation") == [(120,)]


def test_keys_of_what_was_there_before_are_seen_before_anybody_sees_the_rows(
    place: Location, extract: str, put_off: list[str]
) -> None:
    load(place, extract)
    later = " ".join(statement for statement in put_off if statement.startswith("ALTER"))
    for proven in ("participation_event_id_event", "place_id_place", "actor_id_actor"):
        assert proven in later
    # The dataset is no row of many, and nobody can say that from its id.
    assert "fk_event_dataset_id_dataset" not in later


@pytest.mark.parametrize("related", [True, False])
def test_what_hangs_together_is_found_by_indexes(
    place: Location,
    tmp_path: Path,
    put_off: list[str],
    monkeypatch: pytest.MonkeyPatch,
    *,
    related: bool,
) -> None:
    """Dates that follow from others are worked out in the transaction, so nothing waits."""
    monkeypatch.setattr(formats, "FORMATS", (HARBOURS, *formats.FORMATS))
    before = by_hand(place, SHAPE)
    path = tmp_path / "calls.csv"
    header = "id,ship,day,harbour,country,after"
    last = "1" if related else ""
    path.write_text(f"{header}\n1,Ada,2016-03-01,Port,Fictia,\n2,Ben,2016,Port,Fictia,{last}\n")
    assert load(place, str(path)) == 0
    assert (put_off == []) == related
    assert by_hand(place, SHAPE) == before
    found = by_hand(place, "SELECT inferred_start_earliest IS NULL FROM event ORDER BY id")
    assert found == [(True,), (not related,)]


def test_a_list_that_is_there_already_is_added_to(
    place: Location, extract: str, failing: Callable[[BaseException], None]
) -> None:
    """What nobody could do is still there, and the chronology was emptied again."""
    before = by_hand(place, SHAPE)
    plainly(place, "CREATE TABLE unfinished_import (of_table text, statement text)")
    plainly(place, "INSERT INTO unfinished_import VALUES ('event', 'CREATE INDEX ON nothing (x)')")
    failing(psycopg.OperationalError("no"))
    assert load(place, extract) == 0
    assert left(place) > 10
    plainly(place, "DELETE FROM unfinished_import WHERE statement LIKE '%nothing%'")
    assert by_hand(place, SHAPE) == before


def test_a_small_import_puts_nothing_off(
    postgres_url: str, extract: str, put_off: list[str]
) -> None:
    assert load(Location.parse(postgres_url, {}), extract) == 0
    assert put_off == []


def test_a_dry_run_puts_nothing_off(place: Location, extract: str, put_off: list[str]) -> None:
    before = by_hand(place, SHAPE)
    assert load(place, extract, "--dry-run") == 0
    assert put_off == []
    assert by_hand(place, SHAPE) == before
    assert by_hand(place, "SELECT count(*) FROM event") == [(0,)]


def test_who_may_make_no_index_takes_none_away(
    place: Location, extract: str, put_off: list[str]
) -> None:
    """To own a table is not enough: an index is new in its schema."""
    before = by_hand(place, SHAPE)
    boss = psycopg.connect(place.dsn, autocommit=True)
    own = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v')"
    with boss, role(place.dsn, "keeper") as address:
        names = [name for (name,) in boss.execute(own)]
        boss.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
        for name in names:
            boss.execute(f"ALTER TABLE {name} OWNER TO keeper")
        try:
            assert load(Location.parse(address, {}), extract) == 0
        finally:
            for name in names:
                boss.execute(f"ALTER TABLE {name} OWNER TO CURRENT_USER")
    assert put_off == []
    assert by_hand(place, SHAPE) == before
    assert by_hand(place, "SELECT count(*) FROM event") == [(60,)]


@pytest.mark.parametrize("error", [psycopg.OperationalError("no more"), DatabaseError("No", "Go")])
def test_one_connection_does_without_another(
    place: Location, extract: str, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = by_hand(place, SHAPE)

    def refused(_: Location) -> None:
        raise error

    monkeypatch.setattr(unfinished, "server_connection", refused)
    assert load(place, extract) == 0
    assert by_hand(place, SHAPE) == before


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (psycopg.OperationalError("the disk is full\nand more"), "the disk is full"),
        (KeyboardInterrupt(), "it was interrupted"),
    ],
)
def test_what_fails_is_told(
    place: Location,
    extract: str,
    failing: Callable[[BaseException], None],
    error: BaseException,
    why: str,
) -> None:
    failing(error)
    report = import_file(place, extract)
    assert report.added == 60
    (said,) = report.warnings["indexes"].examples
    assert said == (
        f"All is written, but not every index was made ({why}); the next command that writes"
        " makes the others, and until then questions take longer."
    )


def test_whoever_writes_next_does_what_failed(
    place: Location,
    extract: str,
    failing: Callable[[BaseException], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = by_hand(place, SHAPE)
    failing(psycopg.OperationalError("no"))
    assert load(place, extract) == 0
    assert left(place) > 10
    capsys.readouterr()
    assert main(["--db", place.dsn, "list", "--in", "2016", "--format", "csv"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 61
    assert main(["--db", place.dsn, "add", "A thing", "--when", "2016"]) == 0
    assert by_hand(place, SHAPE) == before
    assert by_hand(place, "SELECT count(*) FROM event") == [(61,)]


def test_the_doctor_tells_of_it_and_does_it(
    place: Location, extract: str, failing: Callable[[BaseException], None]
) -> None:
    before = by_hand(place, SHAPE)
    failing(psycopg.OperationalError("no"))
    load(place, extract)
    assert [damage.kind for damage in examine(place).found] == ["unfinished-import"]
    done = repair(place, "doctor")
    assert [damage.kind for damage in done.repaired] == ["unfinished-import"]
    assert done.after.found == ()
    assert by_hand(place, SHAPE) == before


def test_an_index_that_is_missing_besides_is_told_of_too(
    place: Location, extract: str, failing: Callable[[BaseException], None]
) -> None:
    failing(psycopg.OperationalError("no"))
    load(place, extract)
    plainly(place, "DROP INDEX ix_place_parent_id")
    kinds = [damage.kind for damage in examine(place).found]
    assert kinds == ["unfinished-import", "missing-index"]
    assert repair(place, "doctor").after.found == ()


def test_an_error_of_the_programs_own_is_no_note(
    place: Location, extract: str, failing: Callable[[BaseException], None]
) -> None:
    failing(ZeroDivisionError("a slip"))
    assert load(place, extract) == 4
    assert by_hand(place, "SELECT count(*) FROM event") == [(60,)]


def test_what_cannot_be_done_keeps_nobody_from_writing(
    place: Location, extract: str, failing: Callable[[BaseException], None]
) -> None:
    before = by_hand(place, SHAPE)
    failing(psycopg.OperationalError("no"))
    load(place, extract)
    plainly(place, "INSERT INTO unfinished_import VALUES ('event', 'CREATE INDEX ON nothing (x)')")
    for title in ("A thing", "Another"):
        assert main(["--db", place.dsn, "add", title, "--when", "2016"]) == 0
    assert left(place) > 10
    plainly(place, "DELETE FROM unfinished_import WHERE statement LIKE '%nothing%'")
    assert main(["--db", place.dsn, "add", "A third", "--when", "2016"]) == 0
    assert by_hand(place, SHAPE) == before


def test_who_owns_no_table_leaves_it_to_others(
    place: Location, extract: str, failing: Callable[[BaseException], None]
) -> None:
    failing(psycopg.OperationalError("no"))
    load(place, extract)
    with role(place.dsn, "guest", "SELECT, INSERT, UPDATE, DELETE") as address:
        assert main(["--db", address, "add", "A thing", "--when", "2016"]) == 0
    assert left(place) > 10


def test_somebody_was_faster(
    place: Location, extract: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another command had the turn between the rows and what follows them."""
    before = by_hand(place, SHAPE)
    finish = unfinished.finish

    def late(where: Location, connection: Any, statements: list[str]) -> None:
        assert main(["--db", place.dsn, "add", "A thing", "--when", "2016"]) == 0
        finish(where, connection, statements)

    monkeypatch.setattr(secondary, "finish", late)
    assert load(place, extract) == 0
    assert by_hand(place, SHAPE) == before


@pytest.mark.parametrize("column", ["actor_id", "event_id"])
def test_a_reference_to_nothing_is_refused_with_all_rows(place: Location, column: str) -> None:
    """What is not seen to be good is looked at before the transaction ends."""
    before = by_hand(place, SHAPE)

    def write() -> None:
        with UnitOfWork(place, "import") as unit:
            bulk = unit.bulk()
            bulk.forgo_uuids(whole=True)
            event, actor = bulk.reserve("event", 2), bulk.reserve("actor", 1)
            folded = {"title": ["A", "B"], "text_folded": ["a", "b"], "uuid": ["1", "2"]}
            bulk.fill("event", range(event, event + 2), folded)
            bulk.fill(
                "actor", range(actor, actor + 1),
                {"name": ["A"], "name_folded": ["a"], "uuid": ["1"]},
            )  # fmt: skip
            first = bulk.reserve("participation", 2)
            columns = {"event_id": [event, event + 1], "actor_id": [actor] * 2, "role_id": [1, 1]}
            columns[column][1] += 77
            uuids = {"uuid": ["1", "2"]}
            bulk.fill("participation", range(first, first + 2), {**columns, **uuids})

    with pytest.raises(BadInputError, match="refer to an entry that is not there"):
        write()
    assert by_hand(place, SHAPE) == before
    assert by_hand(place, "SELECT count(*) FROM event") == [(0,)]


#: Imports a file as though any were large, and waits for a word when its rows are written.
IMPORT = """
import sys
from chronology.cli import main
from chronology.formats.dataset import load
from chronology.store.bulk import secondary, unfinished, writer

def waits(*given):
    print("rows", flush=True)
    sys.stdin.readline()
    unfinished.finish(*given)

writer._LARGE = 1
load.may_read_apart = lambda _: True
secondary.finish = waits
sys.exit(main(["--db", *sys.argv[1:]]))
"""


def begun(place: Location, file: str) -> subprocess.Popen[str]:
    """Begin an import in a process of its own; return when its rows are written."""
    running = subprocess.Popen(
        [sys.executable, "-c", IMPORT, place.dsn, "import", file],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env={**os.environ, "CHRONOLOGY_LOCK_TIMEOUT": "1"},
    )  # fmt: skip
    assert running.stdout is not None
    assert running.stdout.readline() == "rows\n"
    return running


def test_a_program_that_is_killed_leaves_a_whole_import(place: Location, extract: str) -> None:
    before = by_hand(place, SHAPE)
    with begun(place, extract) as running:
        running.send_signal(signal.SIGKILL)
    assert plainly(place, "SELECT count(*) FROM event") == [(60,)]
    assert left(place) > 10
    assert main(["--db", place.dsn, "add", "A thing", "--when", "2016"]) == 0
    assert by_hand(place, SHAPE) == before


def test_who_changes_a_table_meanwhile_is_not_waited_for_longer_than_said(
    place: Location, extract: str
) -> None:
    before = by_hand(place, SHAPE)
    with begun(place, extract) as running, psycopg.connect(place.dsn) as other:
        other.execute("LOCK TABLE participation IN ROW EXCLUSIVE MODE")
        said, _ = running.communicate("go\n", timeout=60)
        other.rollback()
    assert running.returncode == 0
    assert "not every index was made (canceling statement due to lock timeout)" in said
    assert "60 added" in said
    assert main(["--db", place.dsn, "add", "A thing", "--when", "2016"]) == 0
    assert by_hand(place, SHAPE) == before


def test_readers_and_writers_do_not_wait_for_ever(place: Location, extract: str) -> None:
    """A command that writes gets its turn in between, and does what is left."""
    before = by_hand(place, SHAPE)
    with begun(place, extract) as running:
        assert main(["--db", place.dsn, "add", "A thing", "--when", "2016"]) == 0
        assert by_hand(place, SHAPE) == before
        said, _ = running.communicate("go\n", timeout=60)
    assert (running.returncode, "index" in said) == (0, False), said
    assert by_hand(place, SHAPE) == before
