"""The list of events: filtered, ordered, with how surely each lies in the window."""

from collections.abc import Iterator

from chronology.query.children import load_children
from chronology.query.counting import Counts, count_events
from chronology.query.dated import event_date
from chronology.query.filters import Filter
from chronology.query.matching import Match, matches
from chronology.query.pages import BATCH, pages
from chronology.query.places import Gazetteer
from chronology.query.views import EventView
from chronology.store.reader import Reader

__all__ = ["BATCH", "Counts", "count_events", "event_date", "list_events"]


def list_events(reader: Reader, wanted: Filter) -> Iterator[EventView]:
    """Yield the events that match, in order; they are read a batch at a time.

    Raises:
        BadInputError: ``wanted.sort`` is no order.
    """
    gazetteer = Gazetteer(reader)
    for batch in _matches(reader, wanted):
        children = load_children(reader, gazetteer, [match.head[0] for match in batch])
        for match in batch:
            event, uuid, title, description, status, category = match.head
            own = children[event]
            yield EventView(
                id=event,
                uuid=uuid,
                title=title,
                description=description,
                category=category,
                status=status,
                words=match.words,
                date=match.date,
                inferred=match.inferred,
                certainty=match.certainty,
                places=tuple(own.places),
                who=tuple(own.who),
                sources=tuple(own.sources),
                tags=tuple(own.tags),
                measures=own.measures,
            )


def matching_ids(reader: Reader, wanted: Filter) -> Iterator[int]:
    """Yield the ids of the events that match, in the order of a list.

    Raises:
        BadInputError: ``wanted.sort`` is no order.
    """
    return (match.head[0] for batch in _matches(reader, wanted) for match in batch)


def _matches(reader: Reader, wanted: Filter) -> Iterator[list[Match]]:
    """Yield the events that match, in order and within the filter's limits, page by page."""
    skip, left = wanted.offset, wanted.limit
    if left == 0:
        return
    for page in pages(reader, wanted):
        found = list(matches(reader, page, wanted))
        here = found[skip:] if left is None else found[skip : skip + left]
        skip = max(skip - len(found), 0)
        yield here
        if left is not None:
            left -= len(here)
            if left == 0:
                return
