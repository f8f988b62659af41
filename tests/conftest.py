"""Databases for the tests, always made by the real migrations.

``one_db`` is a fresh chronology, and ``blank`` makes as many as a test needs: on
SQLite, or on PostgreSQL where the run is told so (``pytest --engine postgresql``,
which leaves out what asks for no database). ``db`` is one on each engine in turn, for
what might well differ; ``sqlite_db`` and ``sqlite_path`` are for what is about files,
``postgres_url`` for what is about servers. PostgreSQL is the server that
``CHRONOLOGY_TEST_POSTGRES`` names, else one that the tests start for themselves.
Without any its tests are skipped, but fail where CI is set.
"""

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from chronology.store.location import Location
from chronology.store.migrate import create
from tests.blank import Blank, BlankDatabase, BlankFile
from tests.postgres import Cluster, NoServerError, Washed, fresh_database, start_cluster

# A job in the background begins with interrupts ignored, and hands that on to the
# programs that the tests interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


#: The fixtures of a chronology on each engine, of which a run on PostgreSQL takes half.
_EACH = ("db", "empty_db")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--engine",
        choices=("sqlite", "postgresql"),
        default="sqlite",
        help="the engine of the tests that need only one",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what a run on PostgreSQL would only repeat."""
    if config.getoption("engine") == "sqlite":
        return
    left_out = [item for item in items if not _is_of_a_server(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if _is_of_a_server(item)]


def _is_of_a_server(item: pytest.Item) -> bool:
    asked = getattr(item, "fixturenames", ())
    given = getattr(item, "callspec", None)
    each = [given.params[name] for name in _EACH if given and name in given.params]
    return "engine" in asked or "postgres_cluster" in asked or "postgresql" in each


@pytest.fixture(scope="session")
def engine(request: pytest.FixtureRequest) -> str:
    """The engine of the tests that need only one: "sqlite", or what the run is told."""
    return str(request.config.getoption("engine"))


@pytest.fixture(scope="session")
def blank(engine: str, request: pytest.FixtureRequest) -> Iterator[Blank]:
    """Makes fresh chronologies on the engine of this run."""
    if engine == "sqlite":
        yield BlankFile(request.getfixturevalue("sqlite_template"))
        return
    cluster: Cluster = request.getfixturevalue("postgres_cluster")
    with cluster.databases() as made:
        yield BlankDatabase(cluster, made)


@pytest.fixture
def one_db(engine: str, request: pytest.FixtureRequest) -> Location:
    """A fresh chronology on the engine of this run."""
    if engine == "sqlite":
        return request.getfixturevalue("sqlite_db")
    return Location.parse(request.getfixturevalue("postgres_url"), {})


@pytest.fixture
def unmade(engine: str, tmp_path: Path, request: pytest.FixtureRequest) -> Location:
    """A place for a chronology that is still to be made, on the engine of this run."""
    if engine == "sqlite":
        return Location("sqlite", path=str(tmp_path / "unmade.db"))
    return Location.parse(request.getfixturevalue("empty_postgres_url"), {})


@pytest.fixture(autouse=True)
def _no_settings_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DB", "AUTHOR", "LOCK_TIMEOUT", "FILES"):
        monkeypatch.delenv(f"CHRONOLOGY_{name}", raising=False)


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


@pytest.fixture(scope="session")
def _washed(postgres_cluster: Cluster) -> Iterator[Washed]:
    with postgres_cluster.databases() as made:
        yield Washed(postgres_cluster, made)


@pytest.fixture
def postgres_url(_washed: Washed) -> Iterator[str]:
    """The URL of a fresh chronology on PostgreSQL."""
    with _washed.one() as url:
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
