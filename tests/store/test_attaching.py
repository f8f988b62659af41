"""Files attached to sources: kept whole, once, by their hash; what happens to them is seen."""

import errno
import hashlib
import os
import stat
from pathlib import Path

import pytest

from chronology.errors import BadInputError, DeclinedError, UnknownNameError
from chronology.model import Source
from chronology.query.attached import attachments, strangers, verify_attached
from chronology.store.attaching import Attached, attach_file, noted_name
from chronology.store.entities import create_source, merge_entities
from chronology.store.files.folder import files_folder, path_of
from chronology.store.files.keeping import staged_file
from chronology.store.location import Location
from chronology.store.reader import open_reader
from chronology.store.undoing.reversal import undo
from chronology.store.unit import UnitOfWork
from tests.blank import by_hand

HELLO = hashlib.sha256(b"hello").hexdigest()


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of attached files, which a server needs to be told of."""
    folder = tmp_path / "kept"
    monkeypatch.setenv("CHRONOLOGY_FILES", str(folder))
    return folder


@pytest.fixture
def source(one_db: Location) -> int:
    """A source without a file."""
    return made(one_db, "wire")


def made(place: Location, slug: str) -> int:
    with UnitOfWork(place, f"source add {slug}") as unit:
        number = create_source(unit, slug).id
    assert number is not None
    return number


def written(folder: Path, name: str, data: bytes = b"hello") -> str:
    (folder / name).write_bytes(data)
    return str(folder / name)


def attach(place: Location, source: int, path: str, *, replace: bool = False) -> Attached:
    with (
        staged_file(files_folder(place), path) as staged,
        UnitOfWork(place, f"source attach {source} {path}") as unit,
    ):
        return attach_file(unit, source, staged, path, replace=replace)


def states(place: Location, *sources: int) -> list[tuple[str, str, str | None]]:
    with open_reader(place) as reader:
        found = list(verify_attached(reader, sources or None))
    return [(each.now, each.state.value, each.file.name) for each in found]


def test_a_file_is_kept_by_its_hash(
    one_db: Location, source: int, kept: Path, tmp_path: Path
) -> None:
    done = attach(one_db, source, written(tmp_path, "report.pdf"))
    assert done.path == kept / HELLO[:2] / HELLO
    assert done.path.read_bytes() == b"hello"
    with open_reader(one_db) as reader:
        (found,) = attachments(reader)
    assert (found.slug, found.name, found.sha256, found.size) == ("wire", "report.pdf", HELLO, 5)
    assert found.attached_at is not None
    assert states(one_db) == [("attached", "ok", "report.pdf")]
    with open_reader(one_db) as reader:
        assert list(strangers(reader)) == []


def test_nobody_else_reads_it_and_nobody_writes_it(
    one_db: Location, source: int, kept: Path, tmp_path: Path
) -> None:
    before = os.umask(0)
    try:
        done = attach(one_db, source, written(tmp_path, "report.pdf"))
    finally:
        os.umask(before)
    assert stat.S_IMODE(done.path.stat().st_mode) == 0o400
    assert [stat.S_IMODE(path.stat().st_mode) for path in (kept, done.path.parent)] == [0o700] * 2


def test_a_shared_folder_stays_shared(
    one_db: Location, source: int, kept: Path, tmp_path: Path
) -> None:
    kept.mkdir()
    kept.chmod(0o770)
    done = attach(one_db, source, written(tmp_path, "report.pdf"))
    assert stat.S_IMODE(done.path.stat().st_mode) == 0o440
    assert stat.S_IMODE(done.path.parent.stat().st_mode) == 0o770


def test_a_second_file_replaces_only_when_told(db: Location, kept: Path, tmp_path: Path) -> None:
    source = made(db, "wire")
    attach(db, source, written(tmp_path, "a.pdf"))
    other = written(tmp_path, "b.pdf", b"other")
    with pytest.raises(BadInputError, match=r"The source wire has a file already: a\.pdf\."):
        attach(db, source, other)
    assert states(db) == [("attached", "ok", "a.pdf")]
    assert sum(path.is_file() for path in kept.rglob("*")) == 1
    assert attach(db, source, other, replace=True).replaced == "a.pdf"
    assert states(db) == [("attached", "ok", "b.pdf"), ("former", "ok", "a.pdf")]


def test_an_attachment_is_taken_back_and_its_file_stays(db: Location, tmp_path: Path) -> None:
    source = made(db, "wire")
    attach(db, source, written(tmp_path, "a.pdf"))
    attach(db, source, written(tmp_path, "b.pdf", b"other"), replace=True)
    with UnitOfWork(db, "undo") as unit:
        undo(unit)
    assert states(db) == [("attached", "ok", "a.pdf"), ("former", "ok", "b.pdf")]
    with UnitOfWork(db, "undo") as unit:
        undo(unit)
    assert states(db) == [("former", "ok", "a.pdf"), ("former", "ok", "b.pdf")]


def test_the_same_content_is_kept_once_and_put_back(
    one_db: Location, source: int, tmp_path: Path
) -> None:
    paper = made(one_db, "paper")
    first = attach(one_db, source, written(tmp_path, "a.pdf"))
    inode = first.path.stat().st_ino
    second = attach(one_db, paper, written(tmp_path, "b.pdf"))
    assert second.path.stat().st_ino == inode
    before = by_hand(one_db, "SELECT count(*) FROM history_command")
    first.path.unlink()
    assert [state for _, state, _ in states(one_db)] == ["missing", "missing"]
    assert attach(one_db, source, written(tmp_path, "c.pdf")).known
    assert states(one_db) == [("attached", "ok", "a.pdf"), ("attached", "ok", "b.pdf")]
    assert by_hand(one_db, "SELECT count(*) FROM history_command") == before


def test_what_happened_to_a_file_is_seen(
    one_db: Location, source: int, kept: Path, tmp_path: Path
) -> None:
    place = attach(one_db, source, written(tmp_path, "a.pdf")).path
    place.chmod(0o600)
    place.write_bytes(b"jello")
    assert states(one_db) == [("attached", "changed", "a.pdf")]
    place.write_bytes(b"hello!")
    assert states(one_db, source) == [("attached", "size", "a.pdf")]
    place.unlink()
    assert states(one_db) == [("attached", "missing", "a.pdf")]
    place.symlink_to(written(tmp_path, "elsewhere"))
    assert states(one_db) == [("attached", "unreadable", "a.pdf")]
    place.unlink()
    os.mkfifo(place)
    assert states(one_db) == [("attached", "unreadable", "a.pdf")]


def test_a_damaged_copy_is_replaced_by_the_original(
    one_db: Location, source: int, tmp_path: Path
) -> None:
    place = attach(one_db, source, written(tmp_path, "a.pdf")).path
    place.chmod(0o600)
    place.write_bytes(b"jello")
    attach(one_db, source, written(tmp_path, "a.pdf"))
    assert states(one_db) == [("attached", "ok", "a.pdf")]


def test_files_of_no_source_are_named(
    one_db: Location, source: int, kept: Path, tmp_path: Path
) -> None:
    place = attach(one_db, source, written(tmp_path, "a.pdf")).path
    orphan = hashlib.sha256(b"lost").hexdigest()
    path_of(kept, orphan).parent.mkdir(exist_ok=True)
    path_of(kept, orphan).write_bytes(b"lost")
    changed = "0" * 64
    path_of(kept, changed).parent.mkdir(exist_ok=True)
    path_of(kept, changed).write_bytes(b"not nothing")
    (kept / ".attaching-x").write_bytes(b"half")
    (place.parent / "notes.txt").write_bytes(b"")
    with open_reader(one_db) as reader:
        found = list(verify_attached(reader))
        others = list(strangers(reader))
    assert [(each.now, each.state.value, each.is_damage) for each in found] == [
        ("attached", "ok", False),
        ("orphan", "changed", True),
        ("orphan", "ok", False),
    ]
    assert others == [kept / ".attaching-x", place.parent / "notes.txt"]


@pytest.mark.parametrize("noted", ["../../../etc/passwd", "ab", "/etc/passwd", HELLO.upper()])
def test_what_others_noted_is_no_path(one_db: Location, source: int, noted: str) -> None:
    by_hand(
        one_db, f"UPDATE source SET file_sha256 = '{noted}', file_name = 'x' WHERE id = {source}"
    )
    with open_reader(one_db) as reader:
        (found,) = verify_attached(reader)
    assert (found.state.value, found.path) == ("missing", None)
    with pytest.raises(BadInputError, match="is not a SHA-256"):
        path_of(Path("kept"), noted)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/a/b/report.pdf", "report.pdf"),
        ("..\\..\\report.pdf", "report.pdf"),
        ("x/\x1b[31mred\u202e.pdf", "␛[31mred‹U+202E›.pdf"),
        ("Zeugin 1 – مقابلة.pdf", "Zeugin 1 – مقابلة.pdf"),
        ("/", "file"),
        ("x" * 300, "x" * 255),
    ],
)
def test_the_name_is_noted_without_its_folder(path: str, name: str) -> None:
    assert noted_name(path) == name


def test_what_is_no_plain_file_is_refused(tmp_path: Path, kept: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name, why in (("", "is a folder"), ("pipe", "is no plain file"), ("none", "There is no")):
        with pytest.raises(BadInputError, match=why), staged_file(kept, str(tmp_path / name)):
            pass
    assert not kept.exists()


def test_a_file_that_is_still_written_is_refused(
    tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, "growing")
    synced = os.fsync

    def meanwhile(handle: int) -> None:
        with open(path, "ab") as stream:
            stream.write(b"more")
        synced(handle)

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(BadInputError, match="changed while it was copied"), staged_file(kept, path):
        pass
    assert not any(path.is_file() for path in kept.rglob("*"))


def test_a_full_disk_leaves_nothing(
    one_db: Location, source: int, tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    path = written(tmp_path, "a.pdf")
    kept.mkdir()
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DeclinedError, match=r"could not be kept in .*: No space left on device"):
        attach(one_db, source, path)
    monkeypatch.undo()
    assert os.listdir(kept) == []
    monkeypatch.setenv("CHRONOLOGY_FILES", str(kept))
    assert states(one_db) == []


def test_a_refused_attachment_leaves_no_file(one_db: Location, tmp_path: Path, kept: Path) -> None:
    with pytest.raises(UnknownNameError, match="There is no source “99”"):
        attach(one_db, 99, written(tmp_path, "a.pdf"))
    assert os.listdir(kept) == []


def test_a_folder_that_is_not_there_is_not_made_up(
    one_db: Location, source: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHRONOLOGY_FILES", str(tmp_path / "not" / "mounted"))
    with pytest.raises(DeclinedError, match="could not be kept in"):
        attach(one_db, source, written(tmp_path, "a.pdf"))


def test_the_file_of_a_merged_source_stays(one_db: Location, source: int, tmp_path: Path) -> None:
    paper = made(one_db, "paper")
    attach(one_db, paper, written(tmp_path, "b.pdf", b"other"))
    with UnitOfWork(one_db, "source merge") as unit:
        merge_entities(unit, Source, source, paper)
        assert unit.notes == []
    assert states(one_db) == [("attached", "ok", "b.pdf")]


def test_of_two_files_the_one_that_goes_is_named(
    one_db: Location, source: int, tmp_path: Path
) -> None:
    paper = made(one_db, "paper")
    attach(one_db, source, written(tmp_path, "a.pdf"))
    attach(one_db, paper, written(tmp_path, "b.pdf", b"other"))
    with UnitOfWork(one_db, "source merge") as unit:
        merge_entities(unit, Source, source, paper)
        (note,) = unit.notes
    assert note.startswith("The file b.pdf of paper is no longer attached, since wire has one;")
    assert states(one_db) == [("attached", "ok", "a.pdf"), ("former", "ok", "b.pdf")]


def test_the_folder_lies_beside_the_database() -> None:
    def folder(path: str) -> str:
        return str(files_folder(Location("sqlite", path=path), {}))

    assert folder("/x/case.db") == "/x/case.files"
    assert folder("/x/case.sqlite") == "/x/case.sqlite.files"
    server = Location.parse("postgresql://ana:hidden@host/case", {})
    with pytest.raises(BadInputError, match="No folder is named for the files") as refused:
        files_folder(server, {})
    assert "hidden" not in str(refused.value)
    assert "Set CHRONOLOGY_FILES" in refused.value.cure
    assert str(files_folder(server, {"CHRONOLOGY_FILES": "/shared"})) == "/shared"


def test_the_folder_follows_a_link_to_the_database(tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    (tmp_path / "case.db").symlink_to(tmp_path / "vault" / "case.db")
    found = files_folder(Location("sqlite", path=str(tmp_path / "case.db")), {})
    assert found == (tmp_path / "vault" / "case.files").resolve()
