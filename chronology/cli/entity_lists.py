"""Listings of actors, places, sources, categories and roles, and one of them whole."""

import sys
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from chronology.cli.database import Database
from chronology.cli.filtering import filter_of, is_filtered, refuse_bad_filter
from chronology.cli.output import limit_for, say_cut, screen
from chronology.query.entities import list_entities
from chronology.query.events import list_events
from chronology.query.portrait import show_entity
from chronology.query.views import EventView
from chronology.render.rows import render_objects, render_rows
from chronology.text import fold

if TYPE_CHECKING:
    from chronology.store.reader import Reader

#: What an event holds of each kind: ids, or the names that listings show second.
_IN_EVENT: dict[str, Callable[[EventView], set[object]]] = {
    "actor": lambda event: {party.id for party in event.who},
    "place": lambda event: {place.id for place, _ in event.places},
    "source": lambda event: set(event.sources),
    "category": lambda event: {event.category},
    "role": lambda event: {party.role for party in event.who},
}


def print_list(
    database: Database, kind: str, wanted: Mapping[str, Any], limit: int | None, format_: str
) -> None:
    """Print the entries of one kind: all, or those that the filter's events hold.

    ``wanted["text"]`` are words that must occur in the entry itself.
    """
    refuse_bad_filter(wanted)
    most = limit_for(limit, format_)
    with database.reader() as reader:
        listing = list_entities(reader, kind)
        rows = list(_chosen(reader, kind, listing.rows, wanted))
    shown = rows if most is None else list(islice(rows, most))
    render_rows(format_, listing.columns, shown, sys.stdout, screen())
    say_cut(len(shown), len(rows))


def _chosen(
    reader: "Reader", kind: str, rows: Iterator[tuple[Any, ...]], wanted: Mapping[str, Any]
) -> Iterator[tuple[Any, ...]]:
    words = fold(" ".join(wanted["text"])).split()
    held: set[object] | None = None
    if is_filtered(wanted):
        events = list_events(reader, filter_of(reader, wanted))
        held = set().union(*map(_IN_EVENT[kind], events))
    for row in rows:
        if held is not None and held.isdisjoint(row[:2]):
            continue
        text = fold(" ".join(_texts(row))) if words else ""
        if all(word in text for word in words):
            yield row


def _texts(row: tuple[Any, ...]) -> Iterator[str]:
    for cell in row:
        if isinstance(cell, str):
            yield cell
        elif isinstance(cell, tuple | list):
            yield from map(str, cell)


def print_one(database: Database, kind: str, which: str, format_: str) -> None:
    """Print everything that is known of one entry.

    Raises:
        UnknownNameError: there is none of that name.
        AmbiguousNameError: there are several.
    """
    from chronology.render.portraitpage import render_portrait

    with database.reader() as reader:
        portrait = show_entity(reader, kind, which)
    if format_ == "table":
        render_portrait(portrait, sys.stdout, screen())
    else:
        render_objects("jsonl", [portrait.as_json()], sys.stdout)
