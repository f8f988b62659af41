"""Databases of a server as their keepers make them: any name, any schema, any rights."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import text

from chronology.cli import main
from chronology.errors import DatabaseError, DeclinedError
from chronology.model import Tag
from chronology.store.connect import open_for_reading
from chronology.store.engine import make_engine
from chronology.store.location import Location
from chronology.store.migrate import create, run_migrations, upgrade
from chronology.store.reader import open_reader
from chronology.store.unit import UnitOfWork
from tests.blank import by_hand
from tests.postgres import ASKED, Cluster

ODD = "we\"ird's @/:%?#& =[ü]"


def at(address: str) -> Location:
    return Location.parse(address, {})


def tags(place: Location) -> list[str]:
    with open_reader(place) as reader:
        return [row[0] for row in reader.rows("SELECT name FROM tag ORDER BY id")]


def tag(place: Location, name: str) -> None:
    with UnitOfWork(place, "x") as unit:
        unit.add(Tag(name=name, name_folded=name))


def as_user(address: str, name: str, password: str = "") -> str:
    """Return an address with another user."""
    who = quote(name, safe="") + (f":{quote(password, safe='')}" if password else "")
    return f"postgresql://{who}@{address.rpartition('@')[2]}"


@contextmanager
def role(url: str, name: str, rights: str = "", password: str = "") -> Iterator[str]:
    """Make a user with rights to the tables of a database; yield the address for it."""
    who, secret = sql.Identifier(name), sql.Literal(password)
    with psycopg.connect(url, autocommit=True) as keeper:
        keeper.execute(sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(who, secret))
        if rights:
            keeper.execute(f"GRANT {rights} ON ALL TABLES IN SCHEMA public TO {who.as_string()}")
        if "INSERT" in rights:
            every = "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {}"
            keeper.execute(sql.SQL(every).format(who))
        try:
            yield as_user(url, name, password)
        finally:
            keeper.execute(sql.SQL("DROP OWNED BY {}").format(who))
            keeper.execute(sql.SQL("DROP ROLE {}").format(who))


@pytest.fixture
def own(postgres_cluster: Cluster) -> Path:
    """The folder of a server that the tests have started."""
    if postgres_cluster.folder is None:
        pytest.skip("the server is another's, whose sockets and rules are not known")
    return postgres_cluster.folder


class TestRights:
    def test_who_may_make_nothing(
        self, empty_postgres_url: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with psycopg.connect(empty_postgres_url, autocommit=True) as keeper:
            keeper.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
        with role(empty_postgres_url, "guest") as address:
            assert main(["--db", address, "init"]) == 4
        said = capsys.readouterr().err
        assert "does not let you change" in said
        assert "(permission denied for schema public)" in said

    def test_who_may_not_upgrade(self, empty_postgres_url: str) -> None:
        with make_engine(at(empty_postgres_url)).begin() as connection:
            run_migrations(connection, "0005")
        with role(empty_postgres_url, "guest", "SELECT, INSERT, UPDATE, DELETE") as address:
            for work in (lambda: upgrade(at(address)), lambda: tag(at(address), "a")):
                with pytest.raises(DeclinedError, match=r"does not let you change .*owner"):
                    work()
        assert by_hand(at(empty_postgres_url), "SELECT * FROM alembic_version") == [("0005",)]

    def test_who_may_not_read(self, postgres_url: str) -> None:
        with role(postgres_url, "guest") as address:
            for work in (lambda: tags(at(address)), lambda: tag(at(address), "a")):
                with pytest.raises(DatabaseError, match="does not let you read"):
                    work()

    def test_who_may_only_read(
        self, postgres_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        tag(at(postgres_url), "a")
        (tmp_path / "a.csv").write_text("title,when\nA,2016\n")
        with role(postgres_url, "guest", "SELECT") as address:
            assert tags(at(address)) == ["a"]
            for words in (["add", "B"], ["import", str(tmp_path / "a.csv")], ["undo"]):
                assert main(["--db", address, *words]) == 4
                assert "is read-only for you" in capsys.readouterr().err
            for words in (["list"], ["check"], ["stats"], ["history"], ["db", "status"]):
                assert main(["--db", address, *words]) == 0, words

    def test_a_server_that_takes_no_changes(self, postgres_url: str) -> None:
        address = f"{postgres_url}?options=-cdefault_transaction_read_only%3Don"
        with pytest.raises(DeclinedError, match="is read-only for you"):
            tag(at(address), "a")

    def test_who_may_write_may_import(self, postgres_url: str, tmp_path: Path) -> None:
        """Into an empty chronology the owner's import takes the indexes away meanwhile."""
        (tmp_path / "a.csv").write_text("title,when\nA,2016\nB,2017\n")
        with role(postgres_url, "guest", "SELECT, INSERT, UPDATE, DELETE") as address:
            assert main(["--db", address, "import", str(tmp_path / "a.csv")]) == 0
            assert main(["--db", address, "undo"]) == 0
        assert by_hand(at(postgres_url), "SELECT count(*) FROM history_command") == [(2,)]


class TestNames:
    def test_any_letters_in_names_and_passwords(
        self, own: Path, postgres_cluster: Cluster, capsys: pytest.CaptureFixture[str]
    ) -> None:
        name = sql.Identifier(ODD).as_string()
        postgres_cluster.run(f"CREATE DATABASE {name}")
        postgres_cluster.run(f"CREATE ROLE {ASKED}")
        url = f"{postgres_cluster.url}{quote(ODD, safe='')}"
        secret = f"{ODD}secret"
        with role(url, ODD, password=secret) as address:
            postgres_cluster.run(f"GRANT {ASKED} TO {name}")
            postgres_cluster.run(f"ALTER DATABASE {name} OWNER TO {name}")
            main_part, _, end = address.partition("@")
            asked = f"{main_part.rpartition(':')[0]}@{end}?password={quote(secret, safe='')}"
            for words in (["init"], ["add", "A", "--when", "2016"], ["list"], ["history"]):
                assert main(["--db", address, *words]) == 0
            for words in (["db", "status"], ["check", "--format", "json"], ["undo"], ["history"]):
                assert main(["--db", asked, *words]) in (0, 1)
            assert main(["--db", address.replace("secret", "guess"), "list"]) == 3
            said = "".join(capsys.readouterr())
            assert "password authentication failed" in said
            assert "secret" not in said
            assert "guess" not in said
            recorded = by_hand(at(address), "SELECT command FROM history_command")
            assert "secret" not in str(recorded)
            postgres_cluster.run(f"ALTER DATABASE {name} OWNER TO CURRENT_USER")
        postgres_cluster.run(f"DROP DATABASE {name} WITH (FORCE)")
        postgres_cluster.run(f"DROP ROLE {ASKED}")

    @pytest.mark.parametrize("debug", ["", "1"])
    def test_a_password_is_in_no_traceback(self, debug: str) -> None:
        words = ["--db", "postgresql://ann:secret@127.0.0.1:1/x?password=secret", "list"]
        done = subprocess.run(
            [sys.executable, "-m", "chronology", *words], check=False, capture_output=True, text=True,
            env={**os.environ, "CHRONOLOGY_DEBUG": debug},
        )  # fmt: skip
        assert (done.returncode, done.stdout) == (3, "")
        assert "postgresql://ann:***@127.0.0.1:1/x?password=*** could not be reached" in done.stderr
        assert "secret" not in done.stderr

    def test_a_database_that_is_missing(self, postgres_cluster: Cluster) -> None:
        for work in (create, tags):
            with pytest.raises(DatabaseError, match=r"could not be reached .*does not exist"):
                work(at(f"{postgres_cluster.url}nothing"))

    @pytest.mark.parametrize("encoding", ["LATIN1", "SQL_ASCII"])
    def test_a_database_that_lacks_letters(self, postgres_cluster: Cluster, encoding: str) -> None:
        provider = "LOCALE_PROVIDER libc" if postgres_cluster.copying else ""
        postgres_cluster.run(
            f"CREATE DATABASE old ENCODING '{encoding}' {provider} LOCALE 'C' TEMPLATE template0"
        )
        for work in (create, tags, upgrade):
            with pytest.raises(DatabaseError, match=f"keeps its text as {encoding}") as caught:
                work(at(f"{postgres_cluster.url}old"))
            assert "createdb --encoding=UTF8" in caught.value.cure
        postgres_cluster.run("DROP DATABASE old WITH (FORCE)")


class TestParameters:
    def test_each_schema_holds_a_chronology_of_its_own(self, empty_postgres_url: str) -> None:
        places = []
        for schema in ("one", 'an "other"'):
            name = sql.Identifier(schema).as_string()
            with psycopg.connect(empty_postgres_url, autocommit=True) as keeper:
                keeper.execute(f"CREATE SCHEMA {name}")
            path = name.replace("\\", "\\\\").replace(" ", "\\ ")
            places.append(at(f"{empty_postgres_url}?options={quote(f'-csearch_path={path}')}"))
        for number, place in enumerate(places):
            create(place)
            tag(place, str(number))
        assert [tags(place) for place in places] == [["0"], ["1"]]
        with pytest.raises(DatabaseError, match="is not a chronology"):
            tags(at(empty_postgres_url))

    def test_a_schema_that_is_missing(self, empty_postgres_url: str) -> None:
        with pytest.raises(DatabaseError, match=r"No schema of .* can hold a chronology") as caught:
            create(at(f"{empty_postgres_url}?options=-csearch_path%3Dnowhere"))
        assert "CREATE SCHEMA" in caught.value.cure

    @pytest.mark.parametrize("spelling", ["postgres://", "postgresql+psycopg://", "POSTGRESQL://"])
    def test_spellings_of_the_scheme(self, postgres_url: str, spelling: str) -> None:
        place = at(postgres_url.replace("postgresql://", spelling))
        tag(place, "a")
        assert tags(place) == ["a"]

    def test_sockets_and_services(
        self, own: Path, postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        user, _, rest = postgres_url.removeprefix("postgresql://").partition("@")
        port, _, name = rest.partition(":")[2].partition("/")
        (tmp_path / "services").write_text(
            f"[case]\nhost={own}\nport={port}\ndbname={name}\nuser={user}\n"
        )
        monkeypatch.setenv("PGSERVICEFILE", str(tmp_path / "services"))
        for address in (
            f"postgresql://{user}@{quote(str(own), safe='')}:{port}/{name}",
            f"postgresql:///{name}?host={own}&port={port}&user={user}",
            "postgresql://?service=case",
        ):
            tag(at(address), address)
            assert tags(at(postgres_url))[-1] == address

    def test_what_the_address_says_counts(
        self, postgres_url: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PGCLIENTENCODING", "LATIN1")
        said = "application_name=my%20desk&connect_timeout=77&options=-cwork_mem%3D9MB"
        place = at(f"{postgres_url}?{said}")
        shown = "SELECT current_setting('work_mem'), current_setting('application_name')"
        with ExitStack() as opened:
            reader = opened.enter_context(open_for_reading(place))
            assert reader.execute(shown).fetchone() == ("9MB", "my desk")
            assert reader.info.get_parameters()["connect_timeout"] == "77"
            writer = opened.enter_context(make_engine(place).begin())
            assert tuple(writer.execute(text(shown)).one()) == ("9MB", "my desk")
            assert writer.execute(text("SHOW lock_timeout")).scalar() == "10s"
        tag(place, "Şanlıurfa")
        assert tags(place) == ["Şanlıurfa"]

    @pytest.mark.parametrize(
        ("more", "why"),
        [
            ("sslmode=sometimes", "sslmode"),
            ("sslmode=require", "SSL"),
            ("colour=red", "colour"),
        ],
    )
    def test_what_cannot_be(self, own: Path, postgres_url: str, more: str, why: str) -> None:
        with pytest.raises(DatabaseError, match=f"could not be reached .*{why}"):
            tags(at(f"{postgres_url}?{more}"))
