"""What tests get as a fresh chronology on PostgreSQL is fresh, however it was used before."""

from collections.abc import Iterator
from contextlib import ExitStack

import psycopg
import pytest

from chronology.store.drafts import EventDraft
from chronology.store.events import add_event
from chronology.store.location import Location
from chronology.store.unit import UnitOfWork
from tests.postgres import Cluster, Washed


@pytest.fixture
def washed(postgres_cluster: Cluster) -> Iterator[Washed]:
    with ExitStack() as made:
        yield Washed(postgres_cluster, made)


def rows(url: str) -> dict[str, object]:
    """Return how many rows each table has, and what number the next row gets."""
    with psycopg.connect(url) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        found: dict[str, object] = {
            name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()
            for (name,) in tables.fetchall()
        }
        numbers = connection.execute("SELECT sequencename, last_value FROM pg_sequences")
        return found | dict(numbers.fetchall())


def test_a_used_one_is_as_good_as_new(washed: Washed, postgres_cluster: Cluster) -> None:
    new = rows(f"{postgres_cluster.url}{postgres_cluster.template}")
    assert {count for name, count in new.items() if not name.endswith("_seq")} == {(0,), (1,)}
    with washed.one() as first, UnitOfWork(Location.parse(first, {}), "chronology test") as unit:
        for title in ("A", "B"):
            add_event(unit, EventDraft(title=title, when="2016", tags=("x",)))
        left = psycopg.connect(first)
        left.execute("SELECT 1")
    assert rows(first) == new
    with pytest.raises(psycopg.OperationalError, match="terminat"):
        left.execute("SELECT 1")
    left.close()
    with washed.one() as second, washed.one() as other:
        assert second == first != other


@pytest.mark.parametrize(
    "change",
    [
        "DROP INDEX ix_event_search",
        "ANALYZE event",
        "ALTER TABLE tag ADD COLUMN colour text",
        "CREATE SCHEMA more",
    ],
)
def test_one_that_was_changed_is_thrown_away(washed: Washed, change: str) -> None:
    with washed.one() as first, psycopg.connect(first) as connection:
        connection.execute(change)
    with washed.one() as second:
        assert second != first


def test_the_server_has_a_language_of_its_own(postgres_cluster: Cluster) -> None:
    """What is ordered or folded by SQL without care is found out."""
    with psycopg.connect(f"{postgres_cluster.url}{postgres_cluster.template}") as connection:
        if postgres_cluster.folder is not None and connection.info.server_version >= 150_000:
            folded = connection.execute("SELECT lower('I'), 'ç' < 'd', 'a' < 'B'").fetchone()
            assert folded == ("ı", True, True)
