"""Events put together by where, by whom, by what kind or by year they happened."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from chronology.dates.civil import DAY, NEG_INF, civil_from_days
from chronology.query.views import EventView
from chronology.text import fold

By = Literal["place", "actor", "category", "country", "year"]

#: What the events without any such thing are put under.
WITHOUT: dict[str, str] = {
    "place": "no place given",
    "actor": "nobody named",
    "category": "no category",
    "country": "no country given",
    "year": "not dated",
}


@dataclass(frozen=True, slots=True)
class Group:
    """The events of one place, person, category, country or year.

    Args:
        label: what they share.
        events: in the order of the list.
        known: False for those that lack what the others are grouped by.
    """

    label: str
    events: tuple[EventView, ...]
    known: bool = True

    @property
    def certain(self) -> tuple[EventView, ...]:
        """Those that are certainly in the time asked for."""
        return tuple(event for event in self.events if event.certainty == "certain")

    @property
    def possible(self) -> tuple[EventView, ...]:
        """Those that may be in the time asked for, and may not."""
        return tuple(event for event in self.events if event.certainty == "possible")


def group_events(
    events: Iterable[EventView], by: By, only: Sequence[int] = ()
) -> tuple[Group, ...]:
    """Return the events in groups: the largest first, years in their order.

    An event stands once under its place, category, country or first possible
    year, and under each of its actors. Those that lack it come last.

    Args:
        events: what to group.
        by: by what.
        only: ids of actors, where only groups of these are wanted.
    """
    groups: dict[object, list[EventView]] = {}
    labels: dict[object, str] = {}
    wanted = frozenset(only)
    for event in events:
        for key, label in _KEYS[by](event) or [(None, WITHOUT[by])]:
            if wanted and by == "actor" and key not in wanted:
                continue
            labels[key] = label
            groups.setdefault(key, []).append(event)
    made = [Group(labels[key], tuple(found), key is not None) for key, found in groups.items()]
    if by == "year":
        return tuple(sorted(made, key=lambda group: not group.known))
    return tuple(
        sorted(made, key=lambda group: (not group.known, -len(group.events), fold(group.label)))
    )


def _by_place(event: EventView) -> list[tuple[object, str]]:
    where = event.where
    return [(where.id, where.full_name)] if where else []


def _by_country(event: EventView) -> list[tuple[object, str]]:
    where = event.where
    if where is None or not (where.country or where.path):
        return []
    return [(where.path[0], where.path[0])]


def _by_actor(event: EventView) -> list[tuple[object, str]]:
    return list({party.id: (party.id, party.name) for party in event.who}.values())


def _by_category(event: EventView) -> list[tuple[object, str]]:
    return [(event.category, event.category)] if event.category else []


def _by_year(event: EventView) -> list[tuple[object, str]]:
    dated = event.date or event.inferred
    if dated is None:
        return []
    if dated.start_earliest <= NEG_INF:
        return [("before", "beginning not known")]
    year = civil_from_days(dated.start_earliest // DAY)[0]
    return [(year, str(year) if year > 0 else f"{1 - year} BC")]


_KEYS: dict[str, Callable[[EventView], list[tuple[object, str]]]] = {
    "place": _by_place,
    "country": _by_country,
    "actor": _by_actor,
    "category": _by_category,
    "year": _by_year,
}
