"""The tables as the model describes them."""

import subprocess
import sys

import pytest
from sqlalchemy import CheckConstraint, ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.exc import IntegrityError

from chronology import model
from chronology.dates.edtf import parse_edtf
from chronology.model import TABLES, Actor, Entity, Event, Source, metadata
from chronology.model.base import table_of
from chronology.model.stored_dates import (
    COLUMNS,
    from_columns,
    get_date,
    set_date,
    to_columns,
)
from chronology.store.choices import CHOICES
from chronology.store.location import Location
from chronology.store.unit import UnitOfWork

NAMES = sorted(metadata.tables)


@pytest.mark.parametrize("name", NAMES)
def test_every_constraint_and_index_has_its_name(name: str) -> None:
    table = metadata.tables[name]
    for constraint in table.constraints:
        assert isinstance(constraint.name, str)
        prefix = {
            CheckConstraint: "ck", ForeignKeyConstraint: "fk", UniqueConstraint: "uq",
        }.get(type(constraint), "pk")  # fmt: skip
        assert constraint.name.startswith(f"{prefix}_{name}")
    for index in table.indexes:
        assert index.name.startswith(f"ix_{name}_")


@pytest.mark.parametrize("table", [one for one in TABLES if issubclass(one, Entity)])
def test_every_entity_has_the_standard_columns(table: type[Entity]) -> None:
    columns = table_of(table).columns
    assert {"id", "uuid", "version", "created_at", "updated_at", "extra"} <= set(columns.keys())
    assert columns["id"].primary_key
    assert table_of(table).dialect_options["sqlite"]["autoincrement"]
    by_constraint = [
        one.columns.keys()
        for one in table_of(table).constraints
        if isinstance(one, UniqueConstraint)
    ]
    by_index = [one.columns.keys() for one in table_of(table).indexes if one.unique]
    assert ["uuid"] in by_constraint + by_index


def test_every_table_is_listed_once() -> None:
    assert sorted(table_of(table).name for table in TABLES) == NAMES


@pytest.mark.parametrize("name", CHOICES)
def test_a_closed_vocabulary_is_a_check_of_its_column(name: str) -> None:
    table, _, column = name.rpartition(".")
    tables = [metadata.tables[table]] if table else list(metadata.tables.values())
    checked = [
        str(check.sqltext)
        for one in tables
        for check in one.constraints
        if isinstance(check, CheckConstraint) and check.name == f"ck_{one.name}_{column}"
    ]
    listed = ", ".join(f"'{word}'" for word in CHOICES[name])
    assert set(checked) == {f"{column} IN ({listed})"}


@pytest.mark.parametrize(
    "edtf", ["2016-03-04", "2016~", "2014/..", "../2010", "[2016,2018]", "XXXX-09", "-0043-03-15"]
)
def test_a_date_comes_back_as_it_was(edtf: str) -> None:
    date = parse_edtf(edtf)
    row = Event(title="x")
    set_date(row, "date", date)
    assert get_date(row, "date") == date
    assert from_columns("born", to_columns("born", date)) == date
    assert set(to_columns("born", date)) == {f"born_{name}" for name in COLUMNS}


def test_no_date_is_nothing_in_every_column() -> None:
    row = Actor(name="x", name_folded="x")
    set_date(row, "born", parse_edtf("1951"))
    set_date(row, "born", None)
    assert get_date(row, "born") is None
    assert from_columns("born", to_columns("born", None)) is None
    assert set(to_columns("born", None).values()) == {None}


@pytest.mark.parametrize(
    ("table", "prefixes"),
    [("event", ["date"]), ("actor", ["born", "died"]), ("source", ["published", "accessed"]),
     ("citation", ["says"]), ("tie", ["span"])],
)  # fmt: skip
def test_the_dates_of_each_table(table: str, prefixes: list[str]) -> None:
    columns = metadata.tables[table].columns.keys()
    assert [name.removesuffix("_edtf") for name in columns if name.endswith("_edtf")] == sorted(
        prefixes, key=lambda one: columns.index(f"{one}_edtf")
    )
    for prefix in prefixes:
        assert {f"{prefix}_{name}" for name in COLUMNS} <= set(columns)


def test_the_database_holds_the_vocabulary_too(db: Location) -> None:
    with UnitOfWork(db, "x", dry_run=True) as unit:
        unit.session.add(Source(slug="x", reliability="Z"))
        with pytest.raises(IntegrityError, match="ck_source_reliability"):
            unit.session.flush()


def test_words_alone_load_no_database_library() -> None:
    script = (
        "import sys, chronology.model\n"
        "from chronology.model.vocabulary import Status\n"
        "assert not {'sqlalchemy', 'sqlmodel', 'pydantic'} & set(sys.modules)\n"
        "from chronology.model import Event\n"
        "from chronology.model.tables import Citation, metadata\n"
        "assert len(metadata.tables) == 23\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_the_package_has_what_it_names_and_nothing_else() -> None:
    assert all(getattr(model, name) is not None for name in model.__all__)
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        _ = model.Nothing
