"""Where a chronology is kept, from the words that name it."""

import os
from pathlib import Path

import pytest

from chronology.errors import BadInputError
from chronology.store.location import Location


@pytest.mark.parametrize(
    ("words", "environ", "path"),
    [
        (None, {}, "chronology.db"),
        (None, {"CHRONOLOGY_DB": "other.db"}, "other.db"),
        ("given.db", {"CHRONOLOGY_DB": "other.db"}, "given.db"),
        ("", {"CHRONOLOGY_DB": ""}, "chronology.db"),
        ("sqlite:///rel/x.db", {}, "rel/x.db"),
        ("sqlite:////abs/x.db", {}, "/abs/x.db"),
        ("odd:name.db", {}, "odd:name.db"),
        ("~/x.db", {}, os.path.expanduser("~/x.db")),
    ],
)
def test_files(words: str | None, environ: dict[str, str], path: str) -> None:
    location = Location.parse(words, environ)
    assert (location.engine, location.path, location.shown) == ("sqlite", path, path)


@pytest.mark.parametrize(
    ("words", "dsn", "shown"),
    [
        ("postgresql://host/db", None, None),
        ("postgres://ann@host/db", "postgresql://ann@host/db", None),
        ("postgresql://", None, None),
        ("postgresql://?service=mine", None, None),
        ("postgresql://ann@%2Fvar%2Frun/db", None, None),
        ("postgresql:///db?host=/var/run/postgresql", None, None),
        ("postgresql://[::1]:5433/db", None, None),
        ("postgresql://one:1,two:2/db?target_session_attrs=read-write", None, None),
        (
            "postgresql+psycopg://ann:pw@host:1/db",
            "postgresql://ann:pw@host:1/db",
            "postgresql://ann:***@host:1/db",
        ),
        ("postgresql://ann:p:pw@host/db", None, "postgresql://ann:***@host/db"),
        ("postgresql://ann:@host/db", None, "postgresql://ann:***@host/db"),
        # The library takes what follows the first @ for the host, and names it in its errors.
        (
            "postgresql://ann:p@pw pw@host/a db",
            "postgresql://ann:p%40pw%20pw@host/a%20db",
            "postgresql://ann:***@host/a%20db",
        ),
        ("postgresql://a%40b:%2F%25pw@host/%C3%BC", None, "postgresql://a%40b:***@host/%C3%BC"),
        (
            "postgresql:///db?user=ann&password=pw&sslmode=require",
            None,
            "postgresql:///db?user=ann&password=***&sslmode=require",
        ),
        # A parameter that is not known may be a password that is misspelt.
        ("postgresql:///db?passwort=pw", None, "postgresql:///db?passwort=***"),
        ("postgresql:///db?p%61ssword=pw", None, "postgresql:///db?p%61ssword=***"),
    ],
)
def test_postgresql(words: str, dsn: str | None, shown: str | None) -> None:
    location = Location.parse(words, {})
    assert (location.engine, location.dsn) == ("postgresql", dsn or words)
    assert location.shown == (shown or location.dsn)
    assert "pw" not in location.shown + repr(location)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("postgresql://ann:pw@host/a/b", "the name of the database"),
        ("postgresql://ann:12/pw@host/db", "the name of the database"),
        ("postgresql://ann:pw/pw@host/db", "the name of the database"),
        ("postgresql://ann:pw/db", "the number of a port"),
        ("postgresql://ann:pw?pw@host/db", "the number of a port"),
        ("postgresql://ann:pw%@host/db", "a % is not followed by"),
        ("postgresql://ann:pw%zz@host/db", "a % is not followed by"),
        ("postgresql://ann:pw%00@host/db", "a % is not followed by"),
        ("postgresql://ann@host/db?pw", "a parameter after the \\? has no value"),
        ("postgresql:ann:pw@host/db", "not understood"),
        ("jdbc:postgresql://host/db?password=pw", "not understood"),
        ("postgresql+asyncpg://ann:pw@host/db", "not understood"),
        ("host=localhost password=pw dbname=db", "not understood"),
        ("password = 'pw'", "not understood"),
    ],
)
def test_addresses_that_cannot_be_read_are_not_repeated(words: str, why: str) -> None:
    with pytest.raises(BadInputError, match=why) as caught:
        Location.parse(words, {})
    assert "pw" not in str(caught.value)
    assert "postgresql://user@host" in caught.value.cure


def test_a_file_may_be_called_as_an_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("postgresql:x").touch()
    assert Location.parse("postgresql:x", {}).path == "postgresql:x"


@pytest.mark.parametrize(
    "words", ["mysql://ann:pw@host/db", "sqlite://", "sqlite:///", "http://x/y.db"]
)
def test_what_cannot_hold_a_chronology(words: str) -> None:
    with pytest.raises(BadInputError, match="is not the address of a database") as caught:
        Location.parse(words, {})
    assert "pw" not in str(caught.value)
    assert caught.value.cure
