"""Places, actors and sources as tuples of plain values, and made again of them.

What one refers to goes by its number; a fuzzy date, which is an object, by its number
among the dates of published sources and of lives, which go beside the tuples.
"""

from collections.abc import Callable, Mapping
from typing import Any

from chronology.dates import FuzzyDate
from chronology.formats.dataset.record import NOTHING, Actor, Name, Place, Source

#: Gives the number of a date.
Number = Callable[[FuzzyDate | None], int | None]
#: Dates by their numbers.
Dates = list[FuzzyDate]


def flat_place(place: Place, parent: int | None) -> tuple[Any, ...]:
    """Return a place; ``parent`` is the number of what it lies in."""
    return (
        place.name, parent, place.country, place.latitude, place.longitude, place.radius_m,
        place.pinned, _names(place.aliases), place.description, dict(place.extra),
    )  # fmt: skip


def place_of(flat: tuple[Any, ...], places: list[Place]) -> Place:
    """Return the place that was flattened; ``places`` are those before it."""
    name, parent, country, north, east, radius, pinned, aliases, description, extra = flat
    above = None if parent is None else places[parent]
    return Place(
        name, above, country, north, east, radius, pinned, _named(aliases), description,
        _extra(extra),
    )  # fmt: skip


def flat_actor(actor: Actor, number: Number) -> tuple[Any, ...]:
    """Return an actor."""
    return (
        actor.name, actor.kind, actor.key, _names(actor.aliases), number(actor.born),
        number(actor.died), actor.description, dict(actor.extra),
    )  # fmt: skip


def actor_of(flat: tuple[Any, ...], dates: Dates) -> Actor:
    """Return the actor that was flattened."""
    name, kind, key, aliases, born, died, description, extra = flat
    return Actor(
        name, kind, key, _named(aliases), _dated(born, dates), _dated(died, dates), description,
        _extra(extra),
    )  # fmt: skip


def flat_source(source: Source, number: Number) -> tuple[Any, ...]:
    """Return a source."""
    return (
        source.slug, source.title, source.author, source.publisher, number(source.published),
        source.url, source.archived_url, source.language, source.kind, source.reliability,
        source.note, dict(source.extra),
    )  # fmt: skip


def source_of(flat: tuple[Any, ...], dates: Dates) -> Source:
    """Return the source that was flattened."""
    slug, title, author, publisher, published, *rest, extra = flat
    said = _dated(published, dates)
    url, archived, language, kind, reliability, note = rest
    return Source(
        slug, title, author, publisher, said, url, archived, language, kind, reliability, note,
        _extra(extra),
    )  # fmt: skip


def _dated(number: int | None, dates: Dates) -> FuzzyDate | None:
    return None if number is None else dates[number]


def _extra(extra: dict[str, object]) -> Mapping[str, object]:
    return extra or NOTHING


def _names(names: tuple[Name, ...]) -> tuple[tuple[str, str, str | None], ...]:
    return tuple((name.name, name.kind, name.language) for name in names)


def _named(names: tuple[tuple[str, str, str | None], ...]) -> tuple[Name, ...]:
    return tuple(Name(*name) for name in names)
