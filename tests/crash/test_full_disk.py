"""Where there is no room, or no right to write, one sentence is said and nothing is changed."""

import os
import random
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from chronology.store.location import Location
from tests.crash.keeper import Ended, Keeper
from tests.crash.script import dataset, table
from tests.crash.state import State, copied, likeness, require_sound, state_of
from tests.crash.test_killed import an_old_one
from tests.crash.tracing import Blow, is_told

#: A sentence, perhaps a cure, and nothing of the program's inside.
_SENTENCE = re.compile(r"Error: [^\n]+[.)]\n([^\n]+\.\n)?")


class Place:
    """A folder with a chronology, and files to import.

    Args:
        folder: where.
        keeper: runs commands there.
    """

    def __init__(self, folder: Path, keeper: Keeper) -> None:
        self.folder = folder
        self.keeper = keeper
        self.path = folder / "case.db"
        self.location = Location("sqlite", path=str(self.path))

    def command(self, name: str) -> list[str]:
        """Return the words of a command, by its short name."""
        words = {
            "add": [
                "add",
                "The bridge was closed",
                "--when",
                "2016",
                "--where",
                "Quay",
                "--create",
            ],
            "edit": ["edit", "1", "--describe", "y" * 20_000],
            "rm": ["rm", "1", "--yes"],
            "undo": ["undo"],
            "in place": ["import", str(self.folder.parent / "rows.csv")],
            "fresh": ["import", str(self.folder.parent / "ged.csv")],
            "upgrade": ["db", "upgrade"],
            "export": ["export", str(self.folder / "out.csv")],
            "backup": ["db", "backup", str(self.folder / "copy.db")],
        }[name]
        return ["--db", str(self.path), *words]


#: Returns what a command works on, to be copied.
Prepare = Callable[[str], Path]


@pytest.fixture(scope="module")
def made(
    tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path, keeper: Keeper
) -> Callable[[str], Path]:
    """Makes each chronology to begin with once: a blank, a filled and an old one."""
    folder = tmp_path_factory.mktemp("bases")

    def base(kind: str) -> Path:
        path = folder / f"{kind}.db"
        if not path.exists() and kind == "old":
            an_old_one(path, "0003", 200)
        elif not path.exists():
            shutil.copy(sqlite_template, path)
            if kind == "filled":
                first = table(folder / "first.csv", 200, "First")
                assert keeper.run("--db", str(path), "import", str(first)).status == 0
        return path

    return base


@pytest.fixture
def prepare(tmp_path: Path, made: Callable[[str], Path]) -> Prepare:
    """Makes ready what a command works on, and what it reads."""
    table(tmp_path / "rows.csv", 300, "Row")
    dataset(tmp_path / "ged.csv", 150)
    return lambda name: made({"upgrade": "old", "fresh": "blank"}.get(name, "filled"))


def refused_whole(ended: Ended, place: Place, before: State) -> None:
    """A command was refused: it said so once, and left everything as it was."""
    assert ended.status in (3, 4), ended
    assert _SENTENCE.fullmatch(ended.err), ended.err
    assert "Traceback" not in ended.err
    (place.folder / "filler").unlink(missing_ok=True)
    assert state_of(place.location) == before
    require_sound(place.location)
    left = sorted(set(os.listdir(place.folder)) - {place.path.name})
    assert left == [], left


#: What each of them writes goes to the folder of the chronology; most write as one of a few does.
_FEW = ("add", "fresh", "upgrade")
NAMES = ("add", "edit", "rm", "undo", "in place", "fresh", "upgrade", "export")


@pytest.mark.parametrize("name", ["add", "fresh", "upgrade"])
def test_a_write_that_fails(name: str, prepare: Prepare, tmp_path: Path, keeper: Keeper) -> None:
    fails(name, prepare, tmp_path, keeper, most=2)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_many_writes_fail(name: str, prepare: Prepare, tmp_path: Path, keeper: Keeper) -> None:
    fails(name, prepare, tmp_path, keeper, most=30)


def fails(name: str, prepare: Prepare, tmp_path: Path, keeper: Keeper, *, most: int) -> None:
    """Let each write of a command fail in turn, or so many of them, chosen at random."""
    if not is_told() and os.environ.get("CI") != "true":
        pytest.skip("this system does not tell of a process's writes")
    base = prepare(name)
    place = Place(tmp_path / "here", keeper)

    def run(at: int) -> Ended:
        shutil.rmtree(place.folder, ignore_errors=True)
        place.folder.mkdir()
        copied(base, place.path)
        return keeper.run(*place.command(name), blow=Blow.FAIL, at=at)

    whole = run(0)
    assert whole.status == 0, whole
    after = likeness(state_of(place.location))
    before = state_of(Location("sqlite", path=str(base)))
    every = range(1, whole.changes + 1)
    chosen = sorted(random.Random(name).sample(every, min(most, len(every))))
    for at in chosen:
        ended = run(at)
        if ended.status == 0:
            assert likeness(state_of(place.location)) == after, at
        else:
            refused_whole(ended, place, before)


class Disk:
    """A folder with as much room as is wanted: a small disk, or limits on its files.

    Args:
        folder: where it is.
        mounted: whether it is a disk of its own; where none can be mounted each file
            is kept from growing instead.
    """

    SIZE = 16 << 20

    def __init__(self, folder: Path, *, mounted: bool) -> None:
        self.folder = folder
        self._mounted = mounted

    def leave(self, room: int, path: Path) -> int | None:
        """Leave so many bytes of room; return the most that a file may have, if that limits it."""
        if not self._mounted:
            return path.stat().st_size + room
        with open(self.folder / "filler", "wb") as filler:
            os.posix_fallocate(filler.fileno(), 0, self._free() - room)
        return None

    def _free(self) -> int:
        found = os.statvfs(self.folder)
        return found.f_bavail * found.f_frsize

    def clear(self) -> None:
        """Remove all that is on it."""
        for path in self.folder.iterdir():
            path.unlink()


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """A small disk of our own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={Disk.SIZE}", "tmpfs", str(folder)]
    mounted = (
        shutil.which("mount") is not None
        and not subprocess.run(mount, capture_output=True, check=False).returncode
    )
    try:
        yield Disk(folder, mounted=mounted)
    finally:
        if mounted:
            subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize(
    ("name", "rooms"),
    [
        *(pytest.param(name, [8192], id=name) for name in ("in place", "fresh")),
        *(
            pytest.param(
                name, range(0, 400_000, 40_960), id=f"{name}, each", marks=pytest.mark.slow
            )
            for name in NAMES
        ),
    ],
)
def test_a_disk_that_is_full(
    name: str, rooms: list[int], prepare: Prepare, keeper: Keeper, disk: Disk
) -> None:
    base = prepare(name)
    place = Place(disk.folder, keeper)
    before = state_of(Location("sqlite", path=str(base)))
    refused = 0
    for room in rooms:
        disk.clear()
        copied(base, place.path)
        most = disk.leave(room, place.path)
        ended = keeper.run(*place.command(name), most=most)
        if ended.status != 0:
            refused += 1
            refused_whole(ended, place, before)
            assert "full" in ended.err or "No space left" in ended.err or most is not None, ended
    assert refused > 0


def shut_folder(place: Place) -> None:
    place.folder.chmod(0o500)


def shut_file(place: Place) -> None:
    place.path.chmod(0o400)


@pytest.mark.parametrize("shut", [shut_folder, shut_file])
@pytest.mark.parametrize(
    "name", [name if name in _FEW else pytest.param(name, marks=pytest.mark.slow) for name in NAMES]
)
def test_what_may_only_be_read(
    name: str,
    shut: Callable[[Place], None],
    prepare: Prepare,
    tmp_path: Path,
    keeper: Keeper,
) -> None:
    base = prepare(name)
    place = Place(tmp_path / "here", keeper)
    place.folder.mkdir()
    copied(base, place.path)
    before = state_of(place.location)
    shut(place)
    ended = keeper.run(*place.command(name), humble=True)
    listed = keeper.run("--db", str(place.path), "list", humble=True)
    place.folder.chmod(0o700)
    place.path.chmod(0o600)
    if shut is shut_file and name in ("export", "backup"):
        assert ended.status == 0, ended
        return
    refused_whole(ended, place, before)
    assert listed.status == (3 if name == "upgrade" else 0), listed
