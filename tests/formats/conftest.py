"""What the tests of the formats share."""

from collections.abc import Callable

import pytest

from chronology.store.location import Location
from chronology.store.reader import open_reader


@pytest.fixture
def history() -> Callable[[Location], list[str]]:
    """Return the commands that a chronology remembers."""

    def commands(place: Location) -> list[str]:
        with open_reader(place) as reader:
            return [
                row[0] for row in reader.rows("SELECT command FROM history_command ORDER BY id")
            ]

    return commands
