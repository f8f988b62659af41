"""What changed since a moment, on both engines."""

import pytest

from chronology.errors import BadInputError
from chronology.query.changed import changed_since, moment_of
from chronology.store.citations import cite, remove_citation
from chronology.store.drafts import CitationDraft, EventDraft
from chronology.store.entities import create
from chronology.store.events import add_event
from chronology.store.location import Location
from chronology.store.reader import open_reader
from chronology.store.relations import relate
from chronology.store.settings import set_setting
from chronology.store.unit import UnitOfWork

EVER = "1970-01-01T00:00:00Z"
NEVER = "9999-01-01T00:00:00Z"


def test_rows_that_are_there_and_rows_that_are_gone(db: Location) -> None:
    with UnitOfWork(db, "test") as unit:
        one, two, three = (add_event(unit, EventDraft(title=name)).id for name in "abc")
        source = create(unit, "source", "wire")
        row = cite(unit, one or 0, CitationDraft(source_id=source))
        relation = relate(unit, two or 0, "after", three or 0).id
        set_setting(unit, "limit.x", 1.0)
    with UnitOfWork(db, "test") as unit:
        remove_citation(unit, row.id or 0)
        set_setting(unit, "limit.x", None)
    with open_reader(db) as reader:
        changed = changed_since(reader, EVER)
        nothing = changed_since(reader, NEVER)
    assert changed.events == {one, two, three}
    assert {("event", one), ("relation", relation), ("source", source)} <= changed.rows
    assert ("citation", row.id) not in changed.rows
    assert "limit.x" in changed.settings
    assert (nothing.events, nothing.rows, nothing.settings) == (set(), set(), set())


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2016-07-15", "2016-07-15T00:00:00Z"),
        ("2016-07-15T10:30:05Z", "2016-07-15T10:30:05Z"),
        ("July 2016", "2016-07-01T00:00:00Z"),
        ("44 BC", "1970-01-01T00:00:00Z"),
        ("Y170000002", "9999-01-01T00:00:00Z"),
    ],
)
def test_when_words_begin(one_db: Location, words: str, moment: str) -> None:
    with open_reader(one_db) as reader:
        assert moment_of(reader, words) == moment


def test_words_are_of_the_chronologys_zone(one_db: Location) -> None:
    with UnitOfWork(one_db, "test") as unit:
        set_setting(unit, "zone", "Europe/Istanbul")
    with open_reader(one_db) as reader:
        assert moment_of(reader, "2016-01-15") == "2016-01-14T22:00:00Z"


def test_a_time_without_beginning_is_refused(one_db: Location) -> None:
    with open_reader(one_db) as reader, pytest.raises(BadInputError, match="no beginning"):
        moment_of(reader, "before 2010")
