"""Nothing hostile reaches a terminal raw or a database as SQL, whichever command it meets."""

import shutil
from pathlib import Path

import pytest

from chronology.store.location import Location
from chronology.store.reader import open_reader
from chronology.text import HARMLESS
from tests.cli.conftest import Result, run_here
from tests.hostile.evil import ESCAPES, SQL, write_world
from tests.hostile.matrix import Command, commands, listings, spoilt

EVIL = ESCAPES + SQL


def raw(text: str) -> set[str]:
    """Return the characters of what was printed that act on a terminal, or hide in it."""
    return {
        letter
        for letter in text
        if not (letter.isprintable() or letter in HARMLESS or letter == "\n")
    }


def complaints(words: list[str], result: Result) -> list[str]:
    """Return what is wrong with a run of the program."""
    wrong = []
    if found := raw(result.out.replace("\r\n", "\n") + result.err):
        wrong.append(f"{words}: raw {sorted(map(ascii, found))}")
    if result.status not in (0, 1, 2, 3, 4):
        wrong.append(f"{words}: exit status {result.status}")
    if not result.is_clean or "did not foresee" in result.err:
        wrong.append(f"{words}: {result.err}")
    return wrong


@pytest.fixture(scope="session")
def spoilt_file(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A chronology every text of which is hostile."""
    folder = tmp_path_factory.mktemp("spoilt")
    path = Path(shutil.copy(sqlite_template, folder / "spoilt.db"))
    result = run_here("--db", str(path), "import", str(write_world(folder, EVIL)))
    assert result.status == 0, result.err
    return path


@pytest.fixture
def spoilt_db(spoilt_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Location:
    path = Path(shutil.copy(spoilt_file, tmp_path / "spoilt.db"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHRONOLOGY_DB", str(path))
    return Location("sqlite", path=str(path))


ALL = commands()
ASKING = [command for command in ALL if any(True for _ in listings(command))]


#: What is tried in every run; the others in the long ones.
_ALWAYS = frozenset({("add",), ("list",), ("import",), ("export",), ("demo",), ("place", "edit")})


def name_of(command: Command) -> str:
    return "-".join(command.words)


@pytest.mark.parametrize("command", ASKING, ids=name_of)
def test_a_listing_shows_no_character_that_acts(command: Command, spoilt_db: Location) -> None:
    assert [
        wrong for words in listings(command) for wrong in complaints(words, run_here(*words))
    ] == []


@pytest.mark.parametrize(
    "command",
    [
        command if command.words in _ALWAYS else pytest.param(command, marks=pytest.mark.slow)
        for command in ALL
    ],
    ids=name_of,
)
def test_a_word_is_only_ever_text(command: Command, spoilt_db: Location) -> None:
    """Whatever a parameter is given, the program refuses it in words, or takes it as it is."""
    found = []
    for words in spoilt(command, EVIL):
        found += complaints(words, run_here(*words))
    assert found == []
    with open_reader(spoilt_db) as reader:
        assert reader.one("SELECT count(*) FROM event", {}) is not None
