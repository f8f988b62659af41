"""Databases for the tests, always made by the real migrations.

``db`` is a fresh chronology on each engine in turn; ``sqlite_db`` and
``postgres_url`` are one on one engine. PostgreSQL is the server that
``CHRONOLOGY_TEST_POSTGRES`` names, else one that the tests start for
themselves. Without any its tests are skipped, but fail where CI is set.
"""

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from chronology.store.location import Location
from chronology.store.migrate import create
from tests.postgres import Cluster, NoServerError, fresh_database, start_cluster

# A job in the background begins with interrupts ignored, and hands that on to the
# programs that the tests interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def _no_settings_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CHRONOLOGY_DB", "CHRONOLOGY_AUTHOR", "CHRONOLOGY_LOCK_TIMEOUT"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty chronology in a file, to be copied."""
    path = tmp_path_factory.mktemp("template") / "chronology.db"
    create(Location("sqlite", path=str(path)))
    return path


@pytest.fixture
def sqlite_path(sqlite_template: Path, tmp_path: Path) -> Path:
    """A fresh chronology in a file of its own."""
    return Path(shutil.copy(sqlite_template, tmp_path / "chronology.db"))


@pytest.fixture
def sqlite_db(sqlite_path: Path) -> Location:
    """A fresh chronology on SQLite."""
    return Location("sqlite", path=str(sqlite_path))


@pytest.fixture(scope="session")
def postgres_cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A PostgreSQL server with the template databases "blank" and "migrated"."""
    try:
        cluster = start_cluster(tmp_path_factory)
    except NoServerError as error:
        if os.environ.get("CI") == "true":
            pytest.fail(f"PostgreSQL is needed in CI: {error}")
        pytest.skip(str(error))
    with cluster:
        with fresh_database(cluster, "template1", keep=True) as url:
            create(Location.parse(url, {}))
            cluster.template = url.rsplit("/", 1)[1]
        yield cluster


@pytest.fixture
def postgres_url(postgres_cluster: Cluster) -> Iterator[str]:
    """The URL of a fresh chronology on PostgreSQL."""
    with fresh_database(postgres_cluster, postgres_cluster.template) as url:
        yield url


@pytest.fixture
def empty_postgres_url(postgres_cluster: Cluster) -> Iterator[str]:
    """The URL of a PostgreSQL database with nothing in it."""
    with fresh_database(postgres_cluster, "template1") as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def db(request: pytest.FixtureRequest) -> Location:
    """A fresh chronology on each engine in turn."""
    if request.param == "sqlite":
        return request.getfixturevalue("sqlite_db")
    return Location.parse(request.getfixturevalue("postgres_url"), {})


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_db(request: pytest.FixtureRequest, tmp_path: Path) -> Location:
    """A place for a chronology that is still to be made, on each engine in turn."""
    if request.param == "sqlite":
        return Location("sqlite", path=str(tmp_path / "new.db"))
    return Location.parse(request.getfixturevalue("empty_postgres_url"), {})
