"""Merging two entries that turn out to be one event."""

import re
from typing import Any, cast

from chronology.errors import BadInputError
from chronology.model import Event
from chronology.model.stored_dates import COLUMNS
from chronology.model.vocabulary import Handling
from chronology.store.events import fold_text
from chronology.store.following import (
    citing_dependants,
    dependants,
    follow,
    relations_from_date,
)
from chronology.store.moving import fill_blanks, repoint
from chronology.store.unit import UnitOfWork

_DATE = (*(f"date_{name}" for name in COLUMNS), "date_anchor_id")
_DURATION = ("duration_min", "duration_max", "duration_words")
_BASIS = ("basis_citation_id", "basis_reason", "basis_author")
_ORIGIN = ("dataset_id", "external_id")


def merge_events(unit: UnitOfWork, keep_id: int, other_id: int) -> Event:
    """Make one event of two, and return it; the other is gone.

    The kept event keeps its own fields and takes the other's where it has none;
    of two degrees of handling it gets the stricter. Citations, places,
    participants, measures, tags and relations move to it, except those that say
    what it has already and relations between the two. Dates that counted from
    the other count from it.

    Raises:
        UnknownNameError: one of them does not exist.
        BadInputError: they are one already.
    """
    if keep_id == other_id:
        raise BadInputError(f"@{keep_id} cannot be merged with itself.", "Name two events.")
    keep, other = unit.get(Event, keep_id), unit.get(Event, other_id)
    _reword(unit, keep_id, other_id)
    undated = _date_text(keep) is None
    taken = {name: getattr(other, name) for name in (*_DATE, *_BASIS, *_ORIGIN)}
    for relation in relations_from_date(unit, other_id):
        # Where the other's date is not taken its words still state a relation.
        relation.from_date = undated
    for name in (*_BASIS, *_ORIGIN, "date_anchor_id"):
        setattr(other, name, None)
    unit.session.flush()
    repoint(unit, Event, other_id, keep_id)
    _fill(keep, other, taken, undated=undated)
    _break_circle(unit, keep)
    unit.delete(other)
    follow(unit, keep_id)
    return keep


def _fill(keep: Event, other: Event, taken: dict[str, Any], *, undated: bool) -> None:
    fill_blanks(keep, other, ("description", "category_id", "manner"))
    if keep.duration_words is None:
        fill_blanks(keep, other, _DURATION)
    if keep.external_id is None:
        _take(keep, taken, _ORIGIN)
    if undated:
        _take(keep, taken, _DATE)
    if undated and keep.basis_citation_id is None:
        _take(keep, taken, _BASIS)
    degrees = list(Handling)
    keep.handling = max(
        keep.handling, other.handling, key=lambda word: degrees.index(Handling(word))
    )
    fold_text(keep)


def _take(keep: Event, taken: dict[str, Any], names: tuple[str, ...]) -> None:
    for name in names:
        setattr(keep, name, taken[name])


def _date_text(event: Event) -> str | None:
    return cast("str | None", getattr(event, "date_text"))  # noqa: B009 - of a date group


def _reword(unit: UnitOfWork, keep_id: int, other_id: int) -> None:
    """Let the words that name the other event, such as "@12", name the kept one."""
    name = re.compile(rf"@{other_id}(?!\d)")
    rows: list[tuple[Any, str]] = [(row, "date_text") for row in dependants(unit, other_id)]
    rows += [(row, "says_text") for row in citing_dependants(unit, other_id)]
    for row, column in rows:
        setattr(row, column, name.sub(f"@{keep_id}", getattr(row, column) or ""))
    unit.session.flush()


def _break_circle(unit: UnitOfWork, keep: Event) -> None:
    """Let the kept event's date stand by itself where it would count from itself."""
    anchor_id, seen = keep.date_anchor_id, {keep.id}
    while anchor_id is not None and anchor_id not in seen:
        seen.add(anchor_id)
        anchor_id = unit.get(Event, anchor_id).date_anchor_id
    if anchor_id is None:
        unit.session.flush()
        return
    for relation in relations_from_date(unit, cast("int", keep.id)):
        relation.from_date = False
    keep.date_anchor_id = None
    unit.notes.append(f"@{keep.id} keeps its date, which no longer counts from another event.")
    unit.session.flush()
