"""Where a chronology is kept, from the words that name it."""

import os

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
    assert location.url == f"sqlite:///{path}"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("postgresql://host/db", "postgresql://host/db"),
        ("postgres://ann@host/db", "postgresql://ann@host/db"),
        ("postgresql+psycopg://ann:pw@host:1/db", "postgresql://ann:***@host:1/db"),
        ("postgresql://ann:p:w@host/db", "postgresql://ann:***@host/db"),
        ("postgresql:///db?user=ann&password=pw&x=1", "postgresql:///db?user=ann&password=***&x=1"),
    ],
)
def test_postgresql(words: str, shown: str) -> None:
    location = Location.parse(words, {})
    assert (location.engine, location.shown) == ("postgresql", shown)
    assert location.url.startswith("postgresql+psycopg://")
    assert location.dsn.startswith("postgresql://")
    assert "pw" not in location.shown


@pytest.mark.parametrize(
    "words", ["mysql://ann:pw@host/db", "sqlite://", "sqlite:///", "http://x/y.db"]
)
def test_what_cannot_hold_a_chronology(words: str) -> None:
    with pytest.raises(BadInputError, match="is not the address of a database") as caught:
        Location.parse(words, {})
    assert "pw" not in str(caught.value)
    assert caught.value.cure
