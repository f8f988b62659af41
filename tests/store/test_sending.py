"""Rows on their way to a server have arrived before anything else is done there."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from chronology.store.location import Location
from chronology.store.server import server_connection

COPY = "COPY tag (uuid, version, created_at, updated_at, name, name_folded) FROM STDIN"


@pytest.fixture
def place(postgres_url: str) -> Location:
    return Location.parse(postgres_url, {})


def tags(*names: str) -> list[str]:
    return [f"{name}\t1\t-\t-\t{name}\t{name}\n" for name in names]


def there(place: Location) -> int:
    with server_connection(place) as other:
        (count,) = other.execute("SELECT count(*) FROM tag").fetchone()
    return int(count)


def test_a_question_finds_them(place: Location) -> None:
    with server_connection(place) as connection:
        connection.send(COPY, tags("a", "b"))
        assert connection.execute("SELECT count(*) FROM tag").fetchone() == (2,)
        connection.send(COPY, tags("c"))
        connection.send(COPY, tags("d"))
        with connection.cursor(name="waiting") as cursor:
            assert cursor.execute("SELECT count(*) FROM tag").fetchone() == (4,)


def test_they_are_committed(place: Location) -> None:
    connection = server_connection(place)
    connection.send(COPY, tags("a"))
    connection.commit()
    assert there(place) == 1
    connection.send(COPY, tags("b"))
    connection.rollback()
    connection.close()
    assert there(place) == 1


WAYS = [
    lambda connection: connection.execute("SELECT 1"),
    lambda connection: connection.send(COPY, tags("z")),
    lambda connection: connection.commit(),
    lambda connection: connection.cursor(name="waiting"),
]


@pytest.mark.parametrize("goes_on", WAYS, ids=["asks", "sends", "commits", "reads"])
def test_what_is_refused_is_said_when_it_goes_on(
    place: Location, goes_on: Callable[[Any], Any]
) -> None:
    connection = server_connection(place)
    connection.send(COPY, tags("a", "a"))
    with pytest.raises(psycopg.errors.UniqueViolation):
        goes_on(connection)
    connection.rollback()
    assert connection.execute("SELECT count(*) FROM tag").fetchone() == (0,)
    connection.close()


def test_what_is_refused_can_be_taken_back_unsaid(place: Location) -> None:
    connection = server_connection(place)
    connection.send(COPY, tags("a", "a"))
    connection.rollback()
    assert connection.execute("SELECT count(*) FROM tag").fetchone() == (0,)
    connection.close()


def test_what_fails_halfway_leaves_nothing(place: Location) -> None:
    def lines() -> Any:
        yield from tags("a")
        raise ValueError("half")

    connection = server_connection(place)
    with pytest.raises(ValueError, match="half"):
        connection.send(COPY, lines())
    connection.rollback()
    connection.close()
    assert there(place) == 0
