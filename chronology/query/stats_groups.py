"""What events may be counted by, other than time: the SQL that groups them, and the labels.

An event stands once under its place (the one that a list shows), its country,
category and status, and once under each of its actors, sources and tags,
however often these are named.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from chronology.query.groups import WITHOUT
from chronology.query.statement import id_list
from chronology.query.stats_units import UNITS
from chronology.store.reader import Reader

#: Everything that events can be counted by.
BY = (*UNITS, "place", "country", "category", "actor", "source", "status", "tag")

#: What the events that lack something are counted under.
LACKING: Mapping[str, str] = {
    **WITHOUT,
    "year": "in no year",
    "month": "in no month",
    "source": "no source cited",
    "tag": "no tag",
    "status": "no status",
}

#: A group's key as the database gives it: an id, or a word.
Key = int | str | None


class Label(NamedTuple):
    """What a group is called.

    Args:
        key: what its events share; None for those that lack it.
        text: as a person reads it.
        plain: as a program reads it; None for those that lack it.
        id: the number of the entry, the ISO code of a country, None elsewhere.
        order: its place among groups of the same size, or of time.
    """

    key: Key
    text: str
    plain: str | None
    id: Key = None
    order: tuple[int, str] = (0, "")


# The first place at which it was, else to which, else the first: as a list shows it.
_WHERE = (
    "(SELECT ep.place_id FROM event_place AS ep WHERE ep.event_id = e.id"
    " ORDER BY CASE ep.role WHEN 'at' THEN 0 WHEN 'to' THEN 1 ELSE 2 END, ep.id LIMIT 1)"
)


class Grouping(NamedTuple):
    """How SQL groups events.

    Args:
        column: the expression that is the key.
        join: what it needs beside ``event AS e``.
    """

    column: str
    join: str = ""


def _each_once(table: str, column: str, name: str) -> Grouping:
    """Return the grouping by rows of a table of which an event may have several of one kind."""
    repeated = (
        f" AND NOT EXISTS (SELECT 1 FROM {table} AS former WHERE former.event_id = {name}.event_id"  # noqa: S608 - our own names
        f" AND former.{column} = {name}.{column} AND former.id < {name}.id)"
    )
    join = f" LEFT JOIN {table} AS {name} ON {name}.event_id = e.id{repeated}"
    return Grouping(f"{name}.{column}", join)


GROUPINGS: Mapping[str, Grouping] = {
    "place": Grouping(_WHERE),
    "country": Grouping(_WHERE),
    "category": Grouping("e.category_id"),
    "actor": _each_once("participation", "actor_id", "by_actor"),
    "source": _each_once("citation", "source_id", "by_source"),
    "status": Grouping("e.status"),
    "tag": _each_once("event_tag", "tag_id", "by_tag"),
}

_NAMES = {
    "category": ("SELECT id, name, name_folded FROM category WHERE id IN"),
    "actor": ("SELECT id, name, name_folded FROM actor WHERE id IN"),
    "source": ("SELECT id, slug, slug FROM source WHERE id IN"),
    "tag": ("SELECT id, name, name_folded FROM tag WHERE id IN"),
}


def country_of_places(reader: Reader) -> Mapping[Key, Key]:
    """Return the country of every place, as its ISO code or the name of what it lies in.

    The code is that of the place or of the nearest above it that states one;
    where none does, the largest place stands for the country, as in ``ask``.
    """
    above, codes, names = _gazetteer(reader)
    countries: dict[Key, Key] = {}
    for place in names:
        path = _way_up(place, above)
        code = next((codes[step] for step in path if codes[step]), None)
        countries[place] = code or names[path[-1]]
    return countries


def _gazetteer(
    reader: Reader,
) -> tuple[dict[int, int | None], dict[int, str | None], dict[int, str]]:
    rows = list(reader.rows("SELECT id, parent_id, country, name FROM place ORDER BY id"))
    return (
        {row[0]: row[1] for row in rows},
        {row[0]: row[2] for row in rows},
        {row[0]: row[3] for row in rows},
    )


def _way_up(place: int, above: Mapping[int, int | None]) -> list[int]:
    """Return the place and all above it; a circle ends where it closes."""
    path: dict[int, None] = {}
    step: int | None = place
    while step is not None and step not in path:
        path[step] = None
        step = above[step]
    return list(path)


def labels(reader: Reader, by: str, keys: Iterable[Key]) -> dict[Key, Label]:
    """Return what the groups of ``keys`` are called."""
    wanted = set(keys)
    made: dict[Key, Label] = {}
    if None in wanted:
        made[None] = Label(None, LACKING[by], None)
    known = [key for key in wanted if key is not None]
    if by in UNITS:
        unit = UNITS[by]
        for number in known:
            at = int(number)
            made[at] = Label(at, unit.label(at), unit.iso(at), order=(at, ""))
    elif by == "status":
        made.update({key: Label(key, str(key), str(key), order=(0, str(key))) for key in known})
    elif by == "country":
        made.update(_countries(reader, known))
    else:
        made.update(_entries(reader, by, [int(key) for key in known]))
    return made


def _entries(reader: Reader, by: str, ids: list[int]) -> dict[Key, Label]:
    """Return labels of entries; namesakes have their number beside the name."""
    named = _places(reader, ids) if by == "place" else _named(reader, by, ids)
    times: dict[str, int] = {}
    for name, _ in named.values():
        times[name] = times.get(name, 0) + 1
    return {
        number: Label(
            number,
            name if times[name] == 1 else f"{name} ({number})",
            name,
            number,
            (0, f"{folded}\x00{number:020d}"),
        )
        for number, (name, folded) in named.items()
    }


def _named(reader: Reader, by: str, ids: list[int]) -> dict[int, tuple[str, str]]:
    rows = reader.rows(" ".join([_NAMES[by], id_list(ids)]))
    return {number: (name, folded) for number, name, folded in rows}


def _places(reader: Reader, ids: list[int]) -> dict[int, tuple[str, str]]:
    above, _, names = _gazetteer(reader)
    full = {number: ", ".join(names[step] for step in _way_up(number, above)) for number in ids}
    return {number: (name, name.casefold()) for number, name in full.items()}


def _countries(reader: Reader, keys: Iterable[Key]) -> dict[Key, Label]:
    """Return labels of countries: the largest place that states the code names it."""
    above, codes, names = _gazetteer(reader)
    heights: dict[str, tuple[int, int]] = {}
    for place, code in codes.items():
        if code is not None:
            heights[code] = min(heights.get(code, (10**9, 0)), (len(_way_up(place, above)), place))
    made = {}
    for key in keys:
        word = str(key)
        name = names[heights[word][1]] if word in heights else word
        code = word if word in heights else None
        made[key] = Label(key, name, name, code, (0, f"{name.casefold()}\x00{word}"))
    return made
