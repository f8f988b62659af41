"""A large file is read in a process of its own: what comes of it is the same."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from chronology import formats
from chronology.errors import BadInputError, DeclinedError
from chronology.formats import child, import_file
from chronology.formats.base import Format, ImportJob, never
from chronology.formats.dataset import apart, load, numbering, reading, things
from chronology.formats.dataset.load import loads
from chronology.formats.dataset.record import Dataset, Item
from chronology.formats.report import ImportReport
from chronology.formats.text.input import Input
from chronology.store.location import Location
from chronology.store.reader import open_reader
from tests.blank import Blank
from tests.formats.gramps_files import TREE, written
from tests.formats.harbours import HARBOURS, write

#: All columns but those that no two imports have alike.
CONTENTS = {
    "event": "uuid, title, text_folded, category_id, status, external_id, date_edtf, description,"
    " basis_citation_id, import_digest, extra",
    "citation": "uuid, event_id, source_id, locator, claimant_id, says_edtf, note",
    "event_place": "uuid, event_id, place_id, role, citation_id, window_tier, window_from",
    "participation": "uuid, event_id, actor_id, role_id, citation_id, window_until",
    "measure": "uuid, event_id, kind, low, best, high, unit, citation_id",
    "event_tag": "uuid, event_id, tag_id",
    "relation": "event_id, kind, other_id",
    "tie": "actor_id, kind, other_id, span_edtf",
    "place": "uuid, name, parent_id, latitude, longitude, radius_m",
    "actor": "uuid, name, kind, born_edtf, died_edtf",
    "source": "uuid, slug, title, author, published_edtf",
    "tag": "name",
    "history_change": "command_id, table_name, row_id, row_last, operation",
}


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make many batches of few rows, and have all that was numbered forgotten in between."""
    for engine in reading.BATCH:
        monkeypatch.setitem(reading.BATCH, engine, 7)
    monkeypatch.setattr(numbering, "MOST", 20)
    monkeypatch.setattr(things, "KEPT", 2)
    monkeypatch.setattr(formats, "FORMATS", (HARBOURS, *formats.FORMATS))


@pytest.fixture
def in_two(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Return what has imports use two processes from then on."""
    return lambda: monkeypatch.setattr(load, "may_read_apart", lambda _: True)


def calls() -> str:
    """Return sixty calls at harbours; some rows are refused, some come twice."""
    lines = ["id,ship,day,harbour,country,wounded,source,page,label,after,note,kind,berth"]
    for number in range(1, 61):
        day = "never" if number % 17 == 0 else f"2016-{number % 12 + 1:02}-{number % 28 + 1:02}"
        same = number - 1 if number % 19 == 0 else number
        lines.append(
            f"{same},Ship {number % 5},{day},Port {number % 9},Fictia,{number}/{number}/,"
            f"log {number % 3},p. {number},storm;Storm,{max(number - 3, 1)},,call,{number % 14}"
        )
    return "\n".join(lines) + "\n"


def contents(place: Location) -> dict[str, list[tuple[Any, ...]]]:
    """Return what an import wrote."""
    with open_reader(place) as reader:
        return {
            table: list(reader.rows(f"SELECT {columns} FROM {table} ORDER BY id"))
            for table, columns in CONTENTS.items()
        }


def told(report: ImportReport) -> tuple[Any, ...]:
    """Return what a report says, but for the name of a file."""
    warned = {kind: (each.count, each.examples) for kind, each in report.warnings.items()}
    return report.read, report.added, report.refused, report.created, warned


def trees(folder: Path) -> Path:
    """Return a Gramps file: ties, sources and places that stand for themselves."""
    return written(folder, TREE)


def ships(folder: Path) -> Path:
    """Return a table."""
    return write(folder, calls())


@pytest.mark.parametrize("file", [ships, trees])
def test_two_processes_write_what_one_writes(
    file: Callable[[Path], Path],
    blank: Blank,
    tmp_path: Path,
    in_two: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    forks: list[int] = []
    fork = os.fork
    monkeypatch.setattr(os, "fork", lambda: forks.append(fork()) or forks[-1])
    places = [blank.copy(tmp_path / name) for name in ("here.db", "apart.db")]
    reports = [import_file(places[0], file(tmp_path))]
    in_two()
    reports.append(import_file(places[1], file(tmp_path)))
    assert told(reports[0]) == told(reports[1])
    assert reports[0].added > 6
    assert contents(places[0]) == contents(places[1])
    assert len(forks) == 1
    with pytest.raises(ChildProcessError):
        os.waitpid(forks[0], os.WNOHANG)


def test_on_each_engine(db: Location, tmp_path: Path, in_two: Callable[[], None]) -> None:
    in_two()
    report = import_file(db, ships(tmp_path))
    assert (report.read, report.added, report.refusals) == (60, 54, 6)
    again = import_file(db, ships(tmp_path))
    assert (again.added, again.updated, again.unchanged) == (0, 0, 54)


def dataset_of(items: Callable[[], Iterator[Item]]) -> Format:
    """Return a format whose files all hold ``items``."""

    def read(job: ImportJob) -> Dataset:
        return Dataset("odd", "Odd", items(), frozenset({"title"}))

    return Format(
        "odd", (), "Odd", never, loads(read, alone=True), None, lambda header: "odd" in header
    )


def brought(
    place: Location, folder: Path, items: Callable[[], Iterator[Item]], patch: pytest.MonkeyPatch
) -> None:
    patch.setattr(formats, "FORMATS", (dataset_of(items), *formats.FORMATS))
    (folder / "odd.csv").write_text("odd\n1\n")
    import_file(place, folder / "odd.csv")


def test_what_the_reader_raises_the_import_raises(
    sqlite_db: Location,
    tmp_path: Path,
    in_two: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def items() -> Iterator[Item]:
        raise BadInputError("Half of the file is missing.", "Copy it again.")
        yield

    in_two()
    before = contents(sqlite_db)
    with pytest.raises(BadInputError, match=r"Half of the file is missing\. Copy it again\."):
        brought(sqlite_db, tmp_path, items, monkeypatch)
    assert contents(sqlite_db) == before


def test_a_fault_of_the_reader_says_where_it_was(
    sqlite_db: Location,
    tmp_path: Path,
    in_two: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def items() -> Iterator[Item]:
        yield from {}["no such key"]

    in_two()
    with pytest.raises(KeyError, match="no such key") as caught:
        brought(sqlite_db, tmp_path, items, monkeypatch)
    (note,) = caught.value.__notes__
    assert "test_apart.py" in note


def test_a_reader_that_is_killed_leaves_nothing_behind(
    sqlite_db: Location,
    tmp_path: Path,
    in_two: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    parent = os.getpid()

    def items() -> Iterator[Item]:
        if os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        yield from ()

    in_two()
    before = contents(sqlite_db)
    with pytest.raises(DeclinedError, match="the process that read the file was ended"):
        brought(sqlite_db, tmp_path, items, monkeypatch)
    assert contents(sqlite_db) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["chronology.db", "odd.csv"]


def test_only_a_large_file_is_worth_a_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(child, "_processors", lambda: 2)
    path = write(tmp_path, calls())
    with Input(str(path)) as given:
        assert not apart.may_read_apart(given)
        monkeypatch.setattr(apart, "LEAST_BYTES", 100)
        assert apart.may_read_apart(given) == hasattr(os, "fork")
        monkeypatch.setattr(child, "_processors", lambda: 1)
        assert not apart.may_read_apart(given)
        monkeypatch.setattr(child, "_processors", lambda: 2)
        monkeypatch.setattr(threading, "active_count", lambda: 2)
        assert not apart.may_read_apart(given)
