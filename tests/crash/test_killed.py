"""Killed at any moment, a chronology holds exactly the commands that had returned, each whole.

Each command is first run to its end on a copy: then it is known how many changes it makes
to files, and what it leaves. After that it is killed just before one of them.
"""

import os
import random
from pathlib import Path

import pytest

from chronology.store.engine import make_engine
from chronology.store.location import Location
from chronology.store.migrate import run_migrations
from tests.blank import by_hand
from tests.crash.keeper import Ended, Keeper
from tests.crash.script import Script, dataset
from tests.crash.state import copied, likeness, require_sound, state_of
from tests.crash.tracing import Blow

SEED = int(os.environ.get("CHRONOLOGY_TEST_SEED", "20161"))


class Killings:
    """Kills one command again and again, each time from the same beginning.

    Args:
        keeper: runs commands.
        path: the chronology as it is before the command.
        folder: where copies go.
        words: the command.
        real: start the program as users do.
    """

    def __init__(
        self, keeper: Keeper, path: Path, folder: Path, words: list[str], *, real: bool = False
    ) -> None:
        self._keeper = keeper
        self._path = path
        self._folder = folder
        self._words = words
        self._real = real
        #: Every file that was left beside the chronology.
        self.left: list[str] = []
        self.before = state_of(Location("sqlite", path=str(path)))
        whole = copied(path, folder / "whole.db")
        done = self._run(whole, 0)
        assert done.status == 0, (words, done)
        self.changes = done.changes
        self.after = likeness(state_of(Location("sqlite", path=str(whole))))
        whole.unlink()

    def _run(self, path: Path, at: int) -> Ended:
        blow = Blow.KILL if at else Blow.NONE
        words = ["--db", str(path), *self._words]
        return self._keeper.run(*words, blow=blow, at=at, real=self._real)

    def kill(self, at: int) -> tuple[Path, bool]:
        """Kill it before its ``at``-th change; return what it left, and whether it had committed.

        Each run makes other UUIDs, so that its indexes may need a change less.
        """
        path = self._folder / "killed.db"
        ended = None
        while ended is None or not ended.struck:
            copied(self._path, path)
            ended = self._run(path, min(at, ended.changes) if ended else at)
        assert ended.status == -9, (self._words, at, ended)
        here = Location("sqlite", path=str(path))
        self.left += beside(path)
        found = state_of(here)
        committed = found != self.before
        if committed:
            assert likeness(found) == self.after, (
                self._words,
                at,
                _differing(likeness(found), self.after),
            )
        require_sound(here)
        assert state_of(here) == found
        return path, committed


def _differing(found: dict[str, list[str]], expected: dict[str, list[str]]) -> list[object]:
    """Return the rows that differ, table by table."""
    return [
        (name, sorted(set(found[name]) ^ set(expected[name])))
        for name in found
        if found[name] != expected[name]
    ]


def kills(
    keeper: Keeper,
    path: Path,
    folder: Path,
    count: int,
    seed: int,
    *,
    rows: int,
    real: bool = False,
) -> int:
    """Let a script of commands be killed ``count`` times; return how often one had committed."""
    rng = random.Random(seed)
    script, here, done, committed = (
        Script(rng, folder, rows),
        Location("sqlite", path=str(path)),
        0,
        0,
    )
    while done < count:
        words = script.next(here)
        killings = Killings(keeper, path, folder, words, real=real)
        for at in moments(rng, killings.changes, 2):
            left, whole = killings.kill(at)
            committed += whole
            done += 1
        os.replace(left, path)
        if not whole:
            again = keeper.run("--db", str(path), *words)
            assert again.status == 0, (words, again)
    require_sound(here)
    return committed


def test_a_script_of_commands(keeper: Keeper, sqlite_path: Path, tmp_path: Path) -> None:
    kills(keeper, sqlite_path, tmp_path, 12, SEED, rows=100)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
def test_long_scripts(keeper: Keeper, sqlite_path: Path, tmp_path: Path, seed: int) -> None:
    assert kills(keeper, sqlite_path, tmp_path, 24, SEED + seed, rows=3000) > 0


@pytest.mark.slow
def test_programs_started_as_users_do(keeper: Keeper, sqlite_path: Path, tmp_path: Path) -> None:
    kills(keeper, sqlite_path, tmp_path, 6, SEED, rows=1000, real=True)


def beside(path: Path) -> list[str]:
    """Return the hidden files that were left beside a chronology, without its own journal."""
    return sorted(name for name in os.listdir(path.parent) if name.startswith(f".{path.name}."))


def moments(rng: random.Random, changes: int, count: int) -> list[int]:
    """Return moments spread over a command's life, and as many of its end, where it commits."""
    early = [rng.randint(1, changes) for _ in range(count - count // 2)]
    return early + [rng.randint(max(1, changes - 3), changes) for _ in range(count // 2)]


def leaves_nothing(keeper: Keeper, path: Path) -> None:
    """What a killed command left beside the file goes with the next one that writes."""
    again = keeper.run("--db", str(path), "add", "The next one", "--when", "2016")
    assert again.status == 0, again
    assert beside(path) == []
    for backup in path.parent.glob(f"{path.name}.backup-*"):
        require_sound(Location("sqlite", path=str(backup)))
        backup.unlink()


@pytest.mark.parametrize(
    ("rows", "count"),
    [(150, 4), pytest.param(2500, 25, marks=pytest.mark.slow)],
    ids=["few", "many"],
)
def test_an_import_into_a_new_chronology(
    keeper: Keeper, sqlite_path: Path, tmp_path: Path, rows: int, count: int
) -> None:
    words = ["import", str(dataset(tmp_path / "ged.csv", rows))]
    killings = Killings(keeper, sqlite_path, tmp_path, words)
    for at in moments(random.Random(SEED), killings.changes, count):
        path, _ = killings.kill(at)
        leaves_nothing(keeper, path)
    assert killings.left


def an_old_one(path: Path, revision: str, count: int) -> Path:
    """Make a chronology of an older schema, with events; each version of it is the same."""
    location = Location("sqlite", path=str(path))
    path.touch(0o600)
    with make_engine(location, foreign_keys=False).begin() as connection:
        run_migrations(connection, revision)
    by_hand(
        location,
        "INSERT INTO event (created_at, updated_at, version, uuid, title, text_folded, status,"
        " handling) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
        f" WHERE i < {count}) SELECT '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 1, 'e' || i,"
        " 'The “old” bridge ' || i, 'the “old” bridge', 'alleged', 'public' FROM n",
    )
    return path


@pytest.mark.parametrize(
    ("revision", "count"),
    [("0003", 4), pytest.param("0001", 25, marks=pytest.mark.slow)],
    ids=["few", "many"],
)
def test_an_upgrade(keeper: Keeper, tmp_path: Path, revision: str, count: int) -> None:
    old = an_old_one(tmp_path / "old.db", revision, 20 * count)
    killings = Killings(keeper, old, tmp_path, ["db", "upgrade"])
    for at in moments(random.Random(SEED), killings.changes, count):
        path, _ = killings.kill(at)
        for backup in tmp_path.glob("killed.db.backup-*"):
            assert state_of(Location("sqlite", path=str(backup))) == killings.before
        leaves_nothing(keeper, path)
