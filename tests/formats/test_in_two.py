"""A large export is written by two processes: the same bytes as one writes."""

import io
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from chronology.cli import main
from chronology.dates.edtf import parse_edtf
from chronology.errors import BadInputError, DatabaseError
from chronology.formats import child, export_file, import_file, in_two
from chronology.formats.losses import LossError
from chronology.formats.report import ExportReport
from chronology.formats.seed import dump, quick
from chronology.formats.table import lines
from chronology.query import halves, packed
from chronology.query.filters import SORTS, Filter
from chronology.query.packed import PackedRow
from chronology.store.location import Location
from chronology.store.reader import open_reader
from chronology.store.resources import seeds_folder
from chronology.store.unit import UnitOfWork
from tests.formats.test_export_lines import renew_uuids
from tests.formats.test_export_table import CLAIMED
from tests.formats.world import WORLD

#: Two days bear two thirds of them, so that no date cuts them in the very middle.
EVENTS = (
    "chronology: 1\ndataset: null\nsources: [{slug: log}, {slug: book}]\nplaces:\n"
    + "".join(f"  - {{key: q{nth}, name: Quay {nth}}}\n" for nth in range(6))
    + "events:\n"
) + "".join(
    f"  - {{key: e{nth}, title: 'Event {nth * 7 % 300}, of {nth % 9}'"
    + (f", when: '2016-07-{(nth % 3 or nth % 20) + 1:02}'" if nth % 13 else "")
    + f", category: kind {nth % 4}, extra: {{page: {nth}, by: 'a, {nth % 5}'}}"
    f", places: [{{place: q{nth % 6}, citation: c{nth}}}]"
    f", citations: [{{key: c{nth}, source: log, locator: p. {nth}}}, book]"
    f", measures: [{{kind: boats, best: {nth % 11}, citation: c{nth}}}]}}\n"
    for nth in range(300)
)
WANTED = (None, Filter(windows=(parse_edtf("2016-07"),), certain=True), Filter(limit=123, offset=4))


@pytest.fixture(scope="module")
def made(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A chronology of some hundred events."""
    folder = tmp_path_factory.mktemp("many")
    path = Path(shutil.copy(sqlite_template, folder / "many.db"))
    location = Location("sqlite", path=str(path))
    shipped = (Path(seeds_folder()) / "balusha-mh.yaml").read_text(encoding="utf-8")
    for nth, text in enumerate((WORLD, CLAIMED, EVENTS, shipped)):
        (folder / f"{nth}.yaml").write_text(text, encoding="utf-8")
        assert import_file(location, folder / f"{nth}.yaml").refused == []
    renew_uuids(location)
    return path


@pytest.fixture
def many(made: Path, tmp_path: Path) -> Location:
    (tmp_path / "db").mkdir()
    return Location("sqlite", path=str(shutil.copy(made, tmp_path / "db" / "many.db")))


@pytest.fixture
def forks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Have a few events be many; return the children that there were."""
    children: list[int] = []
    fork = os.fork

    def counted() -> int:
        children.append(number := fork())
        return number

    monkeypatch.setattr(os, "fork", counted)
    monkeypatch.setattr(halves, "LEAST", 20)
    monkeypatch.setattr(packed, "BATCH", 7)
    monkeypatch.setattr(quick, "BATCH", 7)
    monkeypatch.setattr(in_two, "may_have_child", lambda: True)
    return children


def export(location: Location, path: Path, wanted: Filter | None, **said: Any) -> ExportReport:
    with open_reader(location) as reader:
        return export_file(reader, wanted, path, **said)


def alone(
    patch: pytest.MonkeyPatch, location: Location, path: Path, wanted: Filter | None, **said: Any
) -> ExportReport:
    """Export with one process."""
    with patch.context() as here:
        here.setattr(in_two, "may_have_child", lambda: False)
        return export(location, path, wanted, **said)


def assert_same(
    patch: pytest.MonkeyPatch,
    location: Location,
    folder: Path,
    wanted: Filter | None,
    suffix: str = "csv",
    **said: Any,
) -> None:
    paths = folder / f"one.{suffix}", folder / f"two.{suffix}"
    one = alone(patch, location, paths[0], wanted, **said)
    two = export(location, paths[1], wanted, **said)
    assert paths[1].read_bytes() == paths[0].read_bytes()
    assert (two.events, list(two.losses.items())) == (one.events, list(one.losses.items()))
    assert sorted(path.name for path in folder.iterdir()) == ["db", paths[0].name, paths[1].name]
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.parametrize("wanted", WANTED, ids=["whole", "filtered", "cut"])
def test_two_processes_write_what_one_writes(
    many: Location,
    tmp_path: Path,
    forks: list[int],
    monkeypatch: pytest.MonkeyPatch,
    wanted: Filter | None,
) -> None:
    assert_same(monkeypatch, many, tmp_path, wanted, "jsonl")
    (tmp_path / "one.jsonl").unlink()
    (tmp_path / "two.jsonl").unlink()
    assert_same(monkeypatch, many, tmp_path, wanted)
    assert len(forks) == 2


def test_a_table_in_every_order(
    many: Location, tmp_path: Path, forks: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    sorts = ("-when", "title", "-place", "category", "-id")
    assert {sort.removeprefix("-") for sort in sorts} == {sort.removeprefix("-") for sort in SORTS}
    for sort in sorts:
        assert_same(monkeypatch, many, tmp_path, Filter(sort=sort))
    assert len(forks) == len(sorts)


def test_a_table_with_all_that_it_can_be_asked_for(
    many: Location, tmp_path: Path, forks: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert_same(monkeypatch, many, tmp_path, None, excel=True, extra=("all",))
    assert_same(monkeypatch, many, tmp_path, WANTED[1], extra=("page",))
    assert len(forks) == 2
    assert (
        (tmp_path / "two.csv")
        .read_text(encoding="utf-8")
        .splitlines()[0]
        .endswith(",extra.page:json")
    )


def test_many_events_that_are_called_after_their_ids(
    many: Location, tmp_path: Path, forks: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dump, "TITLED", 3)
    assert_same(monkeypatch, many, tmp_path, None, "jsonl")
    assert_same(monkeypatch, many, tmp_path, WANTED[1], "jsonl")
    assert len(forks) == 2


def test_events_of_one_day_are_not_cut(
    many: Location, tmp_path: Path, forks: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    with sqlite3.connect(many.path) as connection:
        connection.execute("UPDATE event SET category_id = (SELECT min(id) FROM category)")
    connection.close()
    assert_same(monkeypatch, many, tmp_path, Filter(sort="category"))
    assert forks == []


def test_a_few_events_are_written_at_once(
    many: Location, tmp_path: Path, forks: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(halves, "LEAST", 20_000)
    for suffix in ("csv", "jsonl"):
        export(many, tmp_path / f"few.{suffix}", None)
    monkeypatch.setattr(halves, "LEAST", 20)
    export(many, tmp_path / "few.csv", Filter(limit=19))
    export(many, tmp_path / "few.jsonl", Filter(limit=19))
    assert forks == []


def test_a_strict_export_writes_nothing(many: Location, tmp_path: Path, forks: list[int]) -> None:
    with pytest.raises(LossError) as caught:
        export(many, tmp_path / "strict.csv", None, strict=True)
    assert len(forks) == 1
    # Each claim of the three hundred, whichever process came upon it.
    assert (
        caught.value.losses["what each source says: where, in whose words, with which date"] > 300
    )
    assert [path.name for path in tmp_path.iterdir()] == ["db"]


# --- What two processes cannot both see.


def test_what_may_change_meanwhile_is_written_by_one(
    many: Location, tmp_path: Path, forks: list[int]
) -> None:
    with UnitOfWork(many, "test") as unit:
        assert not unit.reader.holds_still
    with open_reader(many) as reader:
        assert reader.holds_still
        moved = tmp_path / "db" / "moved.db"
        os.rename(many.path, moved)
        assert not reader.holds_still
        with pytest.raises(DatabaseError, match="could not be opened"):
            reader.opened_again()
        os.rename(moved, many.path)
    with sqlite3.connect(many.path) as connection:
        connection.execute("PRAGMA journal_mode = wal")
    connection.close()
    with open_reader(many) as reader:
        assert not reader.holds_still
    export(many, tmp_path / "wal.csv", None)
    export(many, tmp_path / "wal.jsonl", None)
    assert forks == []


def test_on_each_engine(db: Location, tmp_path: Path, forks: list[int]) -> None:
    (tmp_path / "in.yaml").write_text(EVENTS, encoding="utf-8")
    assert import_file(db, tmp_path / "in.yaml").refused == []
    with open_reader(db) as reader:
        assert reader.holds_still == (db.engine == "sqlite")
    for suffix in ("csv", "jsonl"):
        assert export(db, tmp_path / f"out.{suffix}", None).events == 300
        assert (tmp_path / f"out.{suffix}").read_bytes().count(b", of 3") == 33
    assert len(forks) == (2 if db.engine == "sqlite" else 0)


def test_the_past_is_written_by_one(many: Location, tmp_path: Path, forks: list[int]) -> None:
    with sqlite3.connect(many.path) as connection:
        (first,) = connection.execute("SELECT min(id) FROM history_command").fetchone()
    connection.close()
    words = ["--db", many.path, "export", str(tmp_path / "past.csv"), "--as-of", str(first)]
    assert main(words) == 0
    assert forks == []


#: Tries to change a chronology.
MEDDLER = """
import sqlite3, sys
try:
    sqlite3.connect(sys.argv[1], timeout=0).execute("CREATE TABLE meddled (x)")
except sqlite3.OperationalError as error:
    print(error)
"""


def in_each(patch: pytest.MonkeyPatch, what: Callable[[bool], object]) -> None:
    """Have each process do something before each batch of a table, told whether it is the child."""
    parent, of = os.getpid(), lines.Lines.of

    def first(self: lines.Lines, batch: Sequence[PackedRow]) -> Iterator[str]:
        what(os.getpid() != parent)
        return of(self, batch)

    patch.setattr(lines.Lines, "of", first)


def test_a_writer_waits_for_both(
    many: Location, tmp_path: Path, forks: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing can be committed while an export is under way, by whichever process."""
    told = tmp_path / "told"
    one = alone(monkeypatch, many, tmp_path / "one.csv", None)

    def meddle(_: bool) -> None:
        with told.open("a") as out:
            subprocess.run([sys.executable, "-c", MEDDLER, many.path], stdout=out, check=True)

    in_each(monkeypatch, meddle)
    monkeypatch.setattr(packed, "BATCH", 1000)
    assert export(many, tmp_path / "two.csv", None).events == one.events
    assert (tmp_path / "two.csv").read_bytes() == (tmp_path / "one.csv").read_bytes()
    assert told.read_text() == "database is locked\n" * 2
    assert len(forks) == 1


# --- What may happen to either process.


def test_a_child_that_is_killed_leaves_nothing_behind(
    many: Location,
    tmp_path: Path,
    forks: list[int],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    in_each(monkeypatch, lambda child_: child_ and os.kill(os.getpid(), signal.SIGKILL))
    assert main(["--db", many.path, "export", str(tmp_path / "out.csv")]) == 4
    said = capsys.readouterr().err
    assert (
        "Nothing was exported: the process that wrote a part of it was ended from outside" in said
    )
    assert [path.name for path in tmp_path.iterdir()] == ["db"]
    assert len(forks) == 1


@pytest.mark.parametrize(
    "error", [BadInputError("no", "way"), OSError(28, "No space left on device"), MemoryError()]
)
def test_what_a_child_fails_at_the_parent_does(
    many: Location,
    tmp_path: Path,
    forks: list[int],
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
) -> None:
    one = alone(monkeypatch, many, tmp_path / "one.csv", None)
    batches = iter(range(5))

    def fail(child_: bool) -> None:
        if child_ and next(batches) == 4:
            raise error

    in_each(monkeypatch, fail)
    two = export(many, tmp_path / "two.csv", None)
    assert (tmp_path / "two.csv").read_bytes() == (tmp_path / "one.csv").read_bytes()
    assert (two.events, two.losses) == (one.events, one.losses)
    assert len(forks) == 1


def test_what_both_fail_at_is_told_as_ever(
    many: Location, tmp_path: Path, forks: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An event of the child's part that cannot be written, and no child left."""
    of, parent = lines.Lines.of, os.getpid()

    def refusing(self: lines.Lines, batch: Sequence[PackedRow]) -> Iterator[str]:
        if any(row[2] == "Undated" for row in batch):
            raise BadInputError(f"In process {os.getpid()}.", "Mend it.")
        return of(self, batch)

    monkeypatch.setattr(lines.Lines, "of", refusing)
    with pytest.raises(BadInputError, match=f"In process {parent}"):
        export(many, tmp_path / "out.csv", None)
    assert [path.name for path in tmp_path.iterdir()] == ["db"]
    assert len(forks) == 1


def test_ctrl_c_ends_both(
    many: Location, tmp_path: Path, forks: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(child_: bool) -> None:
        if child_:
            time.sleep(60)
        os.kill(os.getpid(), signal.SIGINT)

    in_each(monkeypatch, interrupt)
    with pytest.raises(KeyboardInterrupt):
        export(many, tmp_path / "out.csv", None)
    with pytest.raises(ProcessLookupError):
        os.kill(forks[0], 0)
    assert [path.name for path in tmp_path.iterdir()] == ["db"]


def test_a_child_whose_parent_is_gone_goes_too() -> None:
    out = io.StringIO()
    in_two._put(out, os.getppid(), "heard")
    with pytest.raises(SystemExit):
        in_two._put(out, os.getppid() + 1, "unheard")
    assert out.getvalue() == "heard"


def test_without_a_place_for_a_file_one_writes(
    many: Location, tmp_path: Path, forks: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def nowhere(**_: object) -> None:
        raise FileNotFoundError("No usable temporary directory found")

    monkeypatch.setattr(in_two, "TemporaryFile", nowhere)
    assert_same(monkeypatch, many, tmp_path, None)
    assert forks == []


def test_without_room_for_a_copy_the_parent_writes_it_again(
    many: Location, tmp_path: Path, forks: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that has room for the export has room enough."""
    copied: list[object] = []
    monkeypatch.setattr(in_two, "append", lambda *files: copied.append(files))
    monkeypatch.setattr(in_two, "disk_usage", lambda _: SimpleNamespace(free=1000))
    assert_same(monkeypatch, many, tmp_path, None)
    assert len(forks) == 1
    assert copied == []


def test_only_where_a_process_can_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(child, "_processors", lambda: 2)
    assert child.may_have_child() == (sys.platform != "darwin")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not child.may_have_child()


#: The program, to which a few events are many and which has two processors.
PROGRAM = """
import sys
from chronology.cli import main
from chronology.formats import child, in_two
from chronology.query import halves
halves.LEAST = 20
child._processors = lambda: 2
in_two.append = lambda out, held, append=in_two.append: (
    print("two", file=sys.stderr), append(out, held))
sys.exit(main(sys.argv[1:]))
"""


def test_through_standard_output(
    many: Location, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone(monkeypatch, many, tmp_path / "one.csv", None)
    words = [sys.executable, "-c", PROGRAM, "--db", many.path, "export", "-", "--as", "csv"]
    done = subprocess.run(words, capture_output=True, check=True)
    assert done.stdout == (tmp_path / "one.csv").read_bytes()
    assert done.stderr.startswith(b"two\n")


def test_a_reader_that_has_enough(many: Location) -> None:
    """A closed pipe is no error."""
    words = [sys.executable, "-c", PROGRAM, "--db", many.path, "export", "-", "--as", "csv"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
