"""What the tests of crashes share: a process that runs commands in others."""

from collections.abc import Iterator

import pytest

from tests.crash.keeper import Keeper


@pytest.fixture(scope="session")
def keeper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Keeper]:
    """Runs commands in processes of their own."""
    with Keeper(tmp_path_factory.mktemp("kept"), CHRONOLOGY_AUTHOR="Ada") as one:
        yield one
