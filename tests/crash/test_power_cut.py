"""What a command wrote is on the disk when it returns: the removal of the journal too, by which it commits."""

import os
from pathlib import Path

import pytest

from tests.crash.keeper import Keeper
from tests.crash.tracing import is_told


def test_the_folder_is_synced_last(keeper: Keeper, sqlite_path: Path) -> None:
    if not is_told() and os.environ.get("CI") != "true":
        pytest.skip("this system does not tell of a process's writes")
    done = keeper.run("--db", str(sqlite_path), "add", "A bridge opens", "--when", "2016")
    assert done.status == 0
    assert done.last.split()[-2:] == ["change", "sync"]
