"""A chronology with a few events to change."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from chronology.store.drafts import EventDraft
from chronology.store.events import add_event
from chronology.store.location import Location
from chronology.store.unit import UnitOfWork


@pytest.fixture
def unit(db: Location) -> Iterator[UnitOfWork]:
    """An open unit of work on each engine in turn."""
    with UnitOfWork(db, "chronology test", author="Ada") as open_unit:
        yield open_unit


@pytest.fixture
def event(unit: UnitOfWork) -> Callable[..., int]:
    """Add an event of a title and a date; return its id."""

    def add(title: str, when: str | None = None, **more: Any) -> int:
        made = add_event(unit, EventDraft(title=title, when=when, **more))
        assert made.id is not None
        return made.id

    return add
