"""Commands killed before anything that they send to a PostgreSQL server: whole, or not at all."""

import random
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from chronology.store.location import Location
from tests.blank import BlankDatabase, by_hand
from tests.crash.keeper import Keeper
from tests.crash.script import table
from tests.crash.state import likeness, require_sound, state_of
from tests.crash.test_killed import SEED, moments
from tests.crash.tracing import Blow
from tests.postgres import Cluster

_OTHERS = (
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


def wait_for_the_server(place: Location) -> None:
    """Wait until the server has done with the process that was killed."""
    until = time.monotonic() + 60
    while by_hand(place, _OTHERS) != [(0,)]:
        assert time.monotonic() < until
        time.sleep(0.02)


@pytest.mark.slow
def test_killed_on_a_server(keeper: Keeper, postgres_cluster: Cluster, tmp_path: Path) -> None:
    rows = table(tmp_path / "rows.csv", 300, "Row")
    rng = random.Random(SEED)
    with ExitStack() as made:
        blank = BlankDatabase(postgres_cluster, made)
        base = blank.copy("")
        for title in ("One", "Two"):
            words = ("--when", "2016", "--where", "Port", "--source", "wire", "--create")
            assert keeper.run("--db", base.dsn, "add", title, *words).status == 0
        before = state_of(base)
        copies = blank.of(base.dsn.rsplit("/", 1)[1])
        for command in (
            ["import", str(rows)], ["add", "Three", "--when", "a day after @1"],
            ["merge", "1", "2"], ["undo"], ["rm", "1", "--yes"],
        ):  # fmt: skip
            whole = copies.copy("")
            done = keeper.run("--db", whole.dsn, *command)
            assert done.status == 0, done
            after = likeness(state_of(whole))
            for at in moments(rng, done.changes, 4):
                place = copies.copy("")
                ended = keeper.run("--db", place.dsn, *command, blow=Blow.KILL, at=at)
                assert ended.status == (-9 if ended.struck else 0)
                wait_for_the_server(place)
                found = state_of(place)
                assert found == before or likeness(found) == after, (command, at)
                require_sound(place)
                again = keeper.run("--db", place.dsn, "add", "The next one")
                assert again.status == 0, again
