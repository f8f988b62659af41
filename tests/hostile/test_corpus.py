"""Each hostile file is refused in words that name what is wrong, or taken as plain text."""

import re
import shutil
from pathlib import Path

import pytest

from chronology.store.location import Location
from chronology.store.reader import open_reader
from tests.cli.conftest import run_here
from tests.hostile.corpus import HOSTILE, Hostile
from tests.hostile.test_every_command import raw


@pytest.mark.parametrize("given", HOSTILE, ids=lambda given: given.name)
def test_a_hostile_file(
    given: Hostile, sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    db = str(shutil.copy(sqlite_template, tmp_path / "x.db"))
    (tmp_path / given.name).write_bytes(given.make())
    options = ["--as", given.format] if given.format else []
    result = run_here("--db", db, "import", given.name, *options)
    said = result.out + result.err
    assert "did not foresee" not in said, said
    assert not raw(said)
    if given.says:
        assert result.status == 2, said
        assert re.search(given.says, said), said
    else:
        assert result.status == 0, said
    with open_reader(Location("sqlite", path=db)) as reader:
        assert reader.one("PRAGMA integrity_check", {}) == ("ok",)
        assert reader.one("SELECT count(*) FROM event", {}) is not None
