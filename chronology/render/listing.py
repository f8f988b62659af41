"""The list of events: a table for people, rows for a spreadsheet, objects for programs."""

from collections.abc import Iterable, Iterator
from typing import IO

from chronology.dates.value import first_day, last_day
from chronology.query.views import EventView
from chronology.render.moment import inferred_window, window
from chronology.render.rows import render_objects, render_rows
from chronology.render.screen import Screen
from chronology.render.table import Column, render_table

#: The columns of a table of events; ``certainty`` only where a time was asked for.
_ID = Column("id", right=True, least=3)
_WHEN = Column("when", least=12)
_READ = Column("read as", least=10, spare=2, style="dim")
_CERTAINTY = Column("certainty", least=8)
_WHERE = Column("where", least=10)
_WHO = Column("who", least=12, spare=3)
_TITLE = Column("title", least=20)
_SOURCES = Column("sources", least=8, spare=4)

#: Headings of the CSV and Markdown listings.
FLAT = (
    "id", "when", "edtf", "earliest", "latest", "certainty", "place", "country", "who",
    "title", "category", "status", "sources", "tags", "description",
    "inferred_earliest", "inferred_latest",
)  # fmt: skip


def render_events(
    format_: str,
    events: Iterable[EventView],
    out: IO[str],
    screen: Screen | None = None,
    *,
    rated: bool = False,
) -> None:
    """Write a list of events in one of the formats of a listing.

    Args:
        format_: which.
        events: what to list; they are written while they are read.
        out: where to.
        screen: what ``out`` is; no terminal where left out.
        rated: whether a time was asked for, so that certainty is shown.

    Raises:
        BadInputError: there is no such format.
    """
    if format_ == "table":
        render_event_table(events, out, screen or Screen(), rated=rated)
    elif format_ in ("csv", "markdown"):
        render_rows(format_, FLAT, map(flat_row, events), out)
    else:
        render_objects(format_, (event.as_json() for event in events), out)


def render_event_table(
    events: Iterable[EventView], out: IO[str], screen: Screen, *, rated: bool, indent: str = ""
) -> None:
    """Write the table of events that a person reads."""
    columns = [_ID, _WHEN, _READ, _CERTAINTY, _WHERE, _TITLE, _WHO, _SOURCES]
    if not rated:
        columns.remove(_CERTAINTY)
    render_table(columns, _table_rows(events, rated=rated), out, screen, indent)


def _table_rows(events: Iterable[EventView], *, rated: bool) -> Iterator[list[object]]:
    for event in events:
        where = event.where
        read = " ".join(filter(None, [window(event.date), inferred_window(event.inferred)]))
        words = event.words or ""
        row: list[object] = [
            event.id,
            words,
            "" if read == words else read,
            event.certainty,
            where.full_name if where else "",
            event.title,
            [f"{party.name} [{party.role}]" for party in event.who],
            list(event.sources),
        ]
        if not rated:
            del row[3]
        yield row


def flat_row(event: EventView) -> list[object]:
    """Return the cells of an event under the headings of ``FLAT``."""
    where = event.where
    date, inferred = event.date, event.inferred
    return [
        event.id,
        event.words,
        date.edtf if date else None,
        date.earliest if date else None,
        date.latest if date else None,
        event.certainty,
        where.full_name if where else None,
        where.country if where else None,
        [f"{party.name} [{party.role}]" for party in event.who],
        event.title,
        event.category,
        event.status,
        list(event.sources),
        list(event.tags),
        event.description,
        first_day(inferred.start_earliest) if inferred else None,
        last_day(inferred.end_latest) if inferred else None,
    ]
