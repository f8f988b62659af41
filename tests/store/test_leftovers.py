"""What killed programs leave beside a chronology goes with the next that writes."""

import os
from pathlib import Path

import pytest

from chronology.model import Tag
from chronology.store.leftovers import KINDS, make_beside, remove_leftovers
from chronology.store.location import Location
from chronology.store.reader import open_reader
from chronology.store.unit import UnitOfWork


def write(location: Location) -> None:
    with UnitOfWork(location, "test") as unit:
        unit.add(Tag(name="x", name_folded="x"))


def beside(path: Path) -> list[str]:
    return sorted(name for name in os.listdir(path.parent) if name != path.name)


@pytest.mark.parametrize("kind", KINDS)
def test_a_writer_removes_them(sqlite_db: Location, sqlite_path: Path, kind: str) -> None:
    left = make_beside(sqlite_db.path, kind)
    Path(f"{left}-journal").touch()
    with open_reader(sqlite_db):
        assert len(beside(sqlite_path)) == 2
    write(sqlite_db)
    assert beside(sqlite_path) == []


def test_through_a_link_they_lie_beside_the_file(sqlite_path: Path, tmp_path: Path) -> None:
    (tmp_path / "links").mkdir()
    link = tmp_path / "links" / "link.db"
    link.symlink_to(sqlite_path)
    left = make_beside(str(link), "import")
    assert Path(left).parent == sqlite_path.parent
    write(Location("sqlite", path=str(link)))
    assert not os.path.exists(left)
    assert link.is_symlink()


def test_what_others_keep_there_stays(sqlite_db: Location, sqlite_path: Path) -> None:
    names = [
        ".chronology.db.import-notes.txt",
        ".chronology.db.backup-abcdefgh",
        ".other.db.import-abcdefgh",
        "chronology.db.backup-0001-20261121T000000Z",
    ]
    for name in names:
        sqlite_path.with_name(name).touch()
    write(sqlite_db)
    assert beside(sqlite_path) == sorted(names)


def test_what_cannot_be_removed_is_in_nobodys_way(sqlite_db: Location, sqlite_path: Path) -> None:
    folder = sqlite_path.with_name(".chronology.db.import-abcdefgh")
    folder.mkdir()
    write(sqlite_db)
    assert beside(sqlite_path) == [folder.name]
    remove_leftovers(str(sqlite_path.parent / "no such folder" / "x.db"))
