"""A populated chronology of every earlier release, brought up to date: nothing of it is lost."""

import csv
import json
import shlex
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from chronology.store.doctor.examining import examine
from chronology.store.location import Location
from chronology.store.migrate import upgrade
from chronology.store.reader import open_reader
from chronology.store.revisions import head, known
from tests.blank import words_for
from tests.cli.conftest import run_here
from tests.migrations.earlier import RELEASES, load, rows, said_of

#: What a later program may work out anew.
WORKED_OUT = ("inferred_", "present_", "window_", "text_folded")


#: Each release on each engine; the first and the last of them in every run.
QUICK = {(RELEASES[0], "sqlite"), (RELEASES[-1], "postgresql")}
EVERY = [
    pytest.param(*each, marks=() if each in QUICK else pytest.mark.slow)
    for each in product(RELEASES, ("sqlite", "postgresql"))
]


@pytest.fixture
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], Location]:
    """Return a place for a chronology on an engine."""

    def made(engine: str) -> Location:
        if engine == "sqlite":
            return Location("sqlite", path=str(tmp_path / "earlier.db"))
        return Location.parse(request.getfixturevalue("empty_postgres_url"), {})

    return made


def test_every_earlier_release_is_kept() -> None:
    assert set(known()) - {head()} <= set(RELEASES)


@pytest.mark.parametrize(("revision", "engine"), EVERY)
def test_an_upgrade_keeps_every_value(
    revision: str,
    engine: str,
    place: Callable[[str], Location],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Value by value, then as the old program printed it, and in the eyes of the doctor."""
    location = place(engine)
    load(location, revision)
    before = rows(location)
    upgrade(location)
    after = rows(location)
    assert len(before) > 300
    for key, row in before.items():
        stays = {name: value for name, value in row.items() if not name.startswith(WORKED_OUT)}
        assert stays.items() <= after[key].items(), key
    assert set(before) == set(after)
    monkeypatch.chdir(tmp_path)
    for line, old in said_of(revision).items():
        told = run_here("--db", words_for(location), *shlex.split(line))
        assert told.status < 2, (line, told.err)
        new = Path(line.split()[1]).read_text("utf-8") if line.startswith("export") else told.out
        now = list(_told(line, new, revision))
        for one in _told(line, old, revision):
            assert any(_agree(one, other) for other in now), (line, one)
    assert [damage for damage in examine(location).found if damage.kind != "open-to-others"] == []


def _told(line: str, text: str, revision: str) -> Iterator[Any]:
    """Yield what was told, in parts that a later release still tells word for word."""
    if line.endswith(".csv"):
        told: Any = list(csv.DictReader(text.splitlines(keepends=True)))
    else:
        told = json.loads(text)
    if line == "export out.json":
        told = [each for some in told.values() if isinstance(some, list) for each in some]
    # The checks were written anew between the first releases.
    if not line.startswith("check") or revision >= "0003":
        for each in told if isinstance(told, list) else [told]:
            yield _without_inferences(each) if revision == "0001" else each


def _agree(old: Any, new: Any) -> bool:
    """Return whether all that was told is told still; there may be more of it."""
    if isinstance(old, dict) and isinstance(new, dict):
        return all(name in new and _agree(value, new[name]) for name, value in old.items())
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(map(_agree, old, new))
    return bool(old == new)


def _without_inferences(told: dict[str, Any]) -> dict[str, Any]:
    """Return what is told of an event but for what follows from others: 0001 did not know it."""
    kept = {name: value for name, value in told.items() if not name.startswith("inferred")}
    when = kept.get("when")
    if isinstance(when, dict) and "inferred" in when:
        kept["when"] = {**when, "inferred": None} if when["text"] else None
    return kept


def test_a_chronology_of_an_earlier_release_can_be_worked_on(
    place: Callable[[str], Location],
) -> None:
    """Its history goes on: what the old program did is taken back by the new one."""
    location = place("sqlite")
    load(location, "0006")
    upgrade(location)
    with open_reader(location) as reader:
        [before] = reader.rows("SELECT count(*) FROM event WHERE dataset_id IS NOT NULL")
    told = run_here("--db", words_for(location), "undo", "30")
    assert told.status == 0, told.err
    with open_reader(location) as reader:
        [after] = reader.rows("SELECT count(*) FROM event WHERE dataset_id IS NOT NULL")
    assert after[0] == before[0] - 3
    assert examine(location).healthy


def test_what_reads_says_that_an_upgrade_is_due(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    location = Location("sqlite", path=str(tmp_path / "old.db"))
    load(location, "0001")
    monkeypatch.chdir(tmp_path)
    before = (tmp_path / "old.db").read_bytes()
    for command in ("list", "show 1", "check", "history", "export out.json"):
        told = run_here("--db", location.path, *command.split())
        assert told.status == 3
        assert "is of schema 0001 and needs `chronology db upgrade`" in told.err
    for command in ("db status", "db doctor"):
        told = run_here("--db", location.path, *command.split())
        assert told.status == 3
        assert "chronology db upgrade" in told.err
    assert (tmp_path / "old.db").read_bytes() == before
