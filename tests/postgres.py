"""A PostgreSQL server for the tests, started on a free port and removed again."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import psycopg
import pytest

_NUMBERS = count(1)

#: Whoever is a member of this role is asked for the password; others are let in.
ASKED: Final = "asked"


class NoServerError(Exception):
    """There is no PostgreSQL to test with."""


class Cluster:
    """A running server.

    Args:
        url: its address without a database, with a trailing slash.
        stop: the command that stops it, if it is ours.
        folder: its data, removed with it; its socket lies there.
    """

    def __init__(self, url: str, stop: list[str] | None = None, folder: Path | None = None) -> None:
        self.url = url
        self.template = "template1"
        self.folder = folder
        self.leaves_databases = False
        self._stop = stop

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.template != "template1":
            self.run(f"DROP DATABASE IF EXISTS {self.template}")
        if self._stop:
            subprocess.run(self._stop, check=False, capture_output=True)
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)

    @contextmanager
    def databases(self) -> Iterator[ExitStack]:
        """Yield what removes databases when the tests are over.

        On a server of our own it leaves them: they go with it, and to remove them by the
        hundred takes minutes.
        """
        with ExitStack() as made:
            yield made
            self.leaves_databases = self.folder is not None

    def run(self, statement: str) -> None:
        """Run one statement outside any transaction."""
        with psycopg.connect(f"{self.url}postgres", autocommit=True) as connection:
            connection.execute(statement)

    @cached_property
    def copying(self) -> str:
        """How a database is copied: by its files, since nobody has to be able to recover it.

        Before version 15 PostgreSQL knows no other way, and no word for it.
        """
        with psycopg.connect(f"{self.url}postgres") as connection:
            return "STRATEGY FILE_COPY" if connection.info.server_version >= 150_000 else ""


@contextmanager
def fresh_database(cluster: Cluster, template: str, *, keep: bool = False) -> Iterator[str]:
    """Make a database as a copy of ``template``, yield its URL, and remove it."""
    name = f"chronology_{os.getpid()}_{next(_NUMBERS)}"
    cluster.run(f"CREATE DATABASE {name} TEMPLATE {template} {cluster.copying}")
    try:
        yield f"{cluster.url}{name}"
    finally:
        if not (keep or cluster.leaves_databases):
            cluster.run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


class Washed:
    """Chronologies that tests use one after another, each emptied for the next.

    To make a database takes a hundred times as long as to empty one. One in which
    tables, columns or indexes were touched, or that was looked at by the server's
    statistics, is thrown away: the next test shall not be able to tell.

    Args:
        cluster: the server, whose template is an empty chronology.
        made: removes the databases at the end.
    """

    def __init__(self, cluster: Cluster, made: ExitStack) -> None:
        self._cluster = cluster
        self._made = made
        self._free: list[str] = []
        with psycopg.connect(f"{cluster.url}{cluster.template}") as template:
            self._shape = _shape(template)

    @contextmanager
    def one(self) -> Iterator[str]:
        """Yield the URL of an empty chronology, which is nobody else's meanwhile."""
        url = self._free.pop() if self._free else self._new()
        yield url
        if self._washed(url):
            self._free.append(url)
        else:
            self._cluster.run(f"DROP DATABASE IF EXISTS {url.rpartition('/')[2]} WITH (FORCE)")

    def _new(self) -> str:
        return self._made.enter_context(fresh_database(self._cluster, self._cluster.template))

    def _washed(self, url: str) -> bool:
        """Empty a database; return whether it is as good as new."""
        try:
            with psycopg.connect(url) as connection:
                connection.execute(_OTHERS_LEAVE)
                if _shape(connection) != self._shape:
                    return False
                connection.execute(_EMPTYING)
        except psycopg.Error:
            return False
        return True


def _shape(connection: psycopg.Connection[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Return what tells whether anything but rows has changed."""
    return connection.execute(_SHAPE).fetchall()


_OTHERS_LEAVE: Final = """
    SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
#: What a copy has in common with its template, numbers and files included.
_SHAPE: Final = """
    SELECT oid::bigint, relname::text, relfilenode::bigint, relnatts::bigint, reltuples::bigint
    FROM pg_class WHERE oid >= 16384 AND relpersistence = 'p' AND relkind <> 't'
    UNION ALL SELECT oid, proname, 0, 0, 0 FROM pg_proc WHERE oid >= 16384
    UNION ALL SELECT oid, nspname, 0, 0, 0 FROM pg_namespace WHERE oid >= 16384
    UNION ALL SELECT oid, tgname, 0, 0, 0 FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT 0, 'constraints', count(*), 0, 0 FROM pg_constraint
    UNION ALL SELECT setdatabase, setconfig::text, 0, 0, 0 FROM pg_db_role_setting
    ORDER BY 1, 2
"""
#: Foreign keys are not minded meanwhile, since tables refer to one another in circles.
_EMPTYING: Final = """
    SET LOCAL session_replication_role = replica;
    DO $$
    DECLARE one record;
    BEGIN
        FOR one IN SELECT tablename FROM pg_tables
            WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
            EXECUTE format('DELETE FROM public.%I', one.tablename);
        END LOOP;
        PERFORM setval(format('public.%I', sequencename), 1, false) FROM pg_sequences
            WHERE schemaname = 'public' AND last_value IS NOT NULL;
    END $$
"""


def start_cluster(tmp_path_factory: pytest.TempPathFactory) -> Cluster:
    """Start a server as an unprivileged user, or use the one that is given."""
    given = os.environ.get("CHRONOLOGY_TEST_POSTGRES")
    if given:
        return Cluster(given.rstrip("/") + "/")
    binaries = _binaries()
    # Sockets have short paths, and the server's user must reach its folder.
    folder = Path(tempfile.mkdtemp(prefix="chronology-pg-"))
    prefix = _as_unprivileged(folder)
    data, port = folder / "data", _free_port()
    _run([*prefix, binaries / "initdb", "-D", data, "-U", "tester", "-A", "trust", "-E", "UTF8",
          *_language(binaries), "--no-sync"])  # fmt: skip
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off -c autovacuum=off"
    hba = data / "pg_hba.conf"
    hba.write_text(f"host all +{ASKED} all scram-sha-256\n{hba.read_text()}")
    control = [*prefix, binaries / "pg_ctl", "-D", data]
    _run([*control, "-w", "-o", options, "-l", folder / "log", "start"])
    stop = [str(part) for part in (*control, "-m", "immediate", "stop")]
    return Cluster(f"postgresql://tester@127.0.0.1:{port}/", stop, folder)


def _language(binaries: Path) -> list[str]:
    """Return the language of the server: one that orders and folds letters unlike SQLite.

    In Turkish an I is no capital i, and ç stands between c and d. Servers before version
    15 cannot be made so on a machine without Turkish.
    """
    told = subprocess.run(
        [binaries / "initdb", "--help"], capture_output=True, text=True, check=True
    )
    if "--icu-locale" not in told.stdout:
        return ["--locale=C"]
    return ["--locale=C", "--locale-provider=icu", "--icu-locale=tr"]


def _binaries() -> Path:
    """Return the folder with the server's programs."""
    candidates = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    on_path = shutil.which("initdb")
    if on_path:
        candidates.insert(0, Path(on_path).parent)
    config = shutil.which("pg_config")
    if config:
        said = subprocess.run([config, "--bindir"], capture_output=True, text=True, check=True)
        candidates.insert(0, Path(said.stdout.strip()))
    for folder in candidates:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    raise NoServerError("no initdb was found; install PostgreSQL or set CHRONOLOGY_TEST_POSTGRES")


def _as_unprivileged(folder: Path) -> list[str]:
    """Return the prefix under which the server may run: it refuses to be root."""
    if os.geteuid() != 0:
        return []
    names = {entry.pw_name for entry in pwd.getpwall()}
    user = next((name for name in ("postgres", "nobody") if name in names), None)
    if user is None:
        raise NoServerError("the server needs an unprivileged user, and there is none")
    account = pwd.getpwnam(user)
    os.chown(folder, account.pw_uid, account.pw_gid)
    if shutil.which("setpriv"):
        ids = [f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}"]
        return ["setpriv", *ids, "--clear-groups", "--"]
    return ["runuser", "-u", user, "--"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _run(words: list[object]) -> None:
    done = subprocess.run(
        [str(word) for word in words],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False, cwd="/",
    )  # fmt: skip
    if done.returncode:
        raise NoServerError(f"PostgreSQL did not start: {done.stderr.strip()}")
