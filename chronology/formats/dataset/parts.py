"""What hangs on an event as rows: citations, places, participants, measures, tags.

A row is a plain tuple in the order of its table's columns here.
"""

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any, Final, NamedTuple

from chronology.formats.dataset.dates import Dates
from chronology.formats.dataset.record import Cited, Figure, Located, Party, Record
from chronology.formats.dataset.vocabulary import Vocabulary
from chronology.model.stored_dates import COLUMNS
from chronology.model.tiers import COPIES, Copy
from chronology.store.bulk.identity import KINDS, MOST_ROWS

Row = tuple[Any, ...]

_OWN: Final = ("id", "uuid", "event_id")
_CITATION: Final = (*_OWN, "source_id", "locator", "stance", "rank")
_CITATION_WIDE: Final = (
    *_CITATION, "quote", "quote_language", "credibility", "claimant_id", "says_place_id", "note",
    *(f"says_{name}" for name in COLUMNS),
)  # fmt: skip

#: The columns of each table.
PARTS: Final[dict[str, tuple[str, ...]]] = {
    "citation": _CITATION_WIDE,
    "event_place": (*_OWN, "place_id", "role", "citation_id", *COPIES),
    "participation": (*_OWN, "actor_id", "role_id", "citation_id", *COPIES),
    "measure": (*_OWN, "kind", "low", "best", "high", "unit", "citation_id"),
    "event_tag": (*_OWN, "tag_id"),
}


#: The second third of the UUIDs of an event's rows (``child_uuid``).
_KINDS: Final = {table: f"8{kind}" for table, kind in KINDS.items()}
#: The last digits of the UUIDs of an event's rows in one table.
_NTH: Final = tuple(f"{number:03x}" for number in range(MOST_ROWS))

#: Of so many tuples what they are as rows is kept.
_MOST_KEPT = 20_000


class Owner(NamedTuple):
    """The event that parts hang on.

    Args:
        id: its id.
        uuid: its UUID.
        begins: how its rows' UUIDs begin.
        ends: how they end, but for the number of the row.
        window: the copy that places and participants keep.
        citations: ids of its citations, in the order of the record's.
    """

    id: int
    uuid: str
    begins: str
    ends: str
    window: Copy
    citations: range


class Parts:
    """Makes rows of what hangs on events, a batch of events at a time.

    Formats give the same tuple of places, of participants, of figures for many
    rows; what it is as rows is worked out once.

    Args:
        reserve: gives ids of a table.
        words: roles and tags.
        dates: the dates of the dataset.
    """

    def __init__(self, reserve: Callable[[str, int], int], words: Vocabulary, dates: Dates) -> None:
        self._reserve = reserve
        self._words = words
        self._dates = dates
        self._made: dict[str, dict[int, tuple[object, list[Any]]]] = {}

    def citations(self, owners: list[Owner], records: list[Record], *, wide: bool) -> list[Row]:
        """Return the citations of records, with all columns or with those that all have."""
        kind = _KINDS["citation"]
        if not wide:
            return [
                (
                    by, f"{begins}{kind}{ends}{nth}", event, c.source.known, c.locator,
                    c.stance, c.rank,
                )
                for (event, _, begins, ends, _, ids), one in zip(owners, records, strict=True)
                for by, nth, c in zip(ids, _NTH, one.citations, strict=False)
            ]  # fmt: skip
        return [
            (
                by, f"{begins}{kind}{ends}{nth}", event, c.source.known, c.locator,
                c.stance, c.rank, c.quote, c.quote_language, c.credibility,
                None if c.claimant is None else c.claimant.known,
                None if c.says_place is None else c.says_place.known,
                c.note, *self._dates.of(c.says).columns,
            )
            for (event, _, begins, ends, _, ids), one in zip(owners, records, strict=True)
            for by, nth, c in zip(ids, _NTH, one.citations, strict=False)
        ]  # fmt: skip

    def places(self, owners: list[Owner], records: list[Record]) -> list[Row]:
        """Return where the events were."""
        found = self._each("event_place", [one.places for one in records], _places)
        ids, kind = self._ids("event_place", found), _KINDS["event_place"]
        return [
            (
                next(ids), f"{begins}{kind}{ends}{nth}", event, place, role,
                None if at is None else cited[at], *window,
            )
            for (event, _, begins, ends, window, cited), each in zip(owners, found, strict=True)
            for nth, place, role, at in each
        ]  # fmt: skip

    def who(self, owners: list[Owner], records: list[Record]) -> list[Row]:
        """Return who took part."""
        found = self._each("participation", [one.who for one in records], self._who)
        ids, kind = self._ids("participation", found), _KINDS["participation"]
        return [
            (
                next(ids), f"{begins}{kind}{ends}{nth}", event, actor, role,
                None if at is None else cited[at], *window,
            )
            for (event, _, begins, ends, window, cited), each in zip(owners, found, strict=True)
            for nth, actor, role, at in each
        ]  # fmt: skip

    def figures(self, owners: list[Owner], records: list[Record]) -> list[Row]:
        """Return the measures."""
        found = self._each("measure", [one.figures for one in records], _figures)
        ids, kind = self._ids("measure", found), _KINDS["measure"]
        return [
            (
                next(ids), f"{begins}{kind}{ends}{nth}", event, what, low, best, high, unit,
                None if at is None else cited[at],
            )
            for (event, _, begins, ends, _, cited), each in zip(owners, found, strict=True)
            for nth, what, low, best, high, unit, at in each
        ]  # fmt: skip

    def tags(self, owners: list[Owner], records: list[Record]) -> list[Row]:
        """Return the tags."""
        found = self._each("event_tag", [one.tags for one in records], self._tags)
        ids, kind = self._ids("event_tag", found), _KINDS["event_tag"]
        return [
            (next(ids), f"{begins}{kind}{ends}{nth}", event, tag)
            for (event, _, begins, ends, _, _), each in zip(owners, found, strict=True)
            for nth, tag in each
        ]

    def _each(
        self, table: str, given: list[tuple[Any, ...]], make: Callable[[Any], list[Any]]
    ) -> list[list[Any]]:
        """Return what each tuple is as rows, but for what differs from event to event."""
        made = self._made.setdefault(table, {})
        found = []
        for each in given:
            known = made.get(id(each))
            if known is None:
                if len(made) >= _MOST_KEPT:
                    made.clear()
                # The entry keeps the tuple alive, so that its identity stays its own.
                known = made[id(each)] = (each, make(each))
            found.append(known[1])
        return found

    def _ids(self, table: str, found: list[list[Any]]) -> Iterator[int]:
        number = sum(map(len, found))
        return count(self._reserve(table, number)) if number else iter(())

    def _who(self, who: tuple[Party, ...]) -> list[Any]:
        role_of = self._words.role
        return [
            (nth, actor.known, role_of(role), at)
            for nth, (actor, role, at) in zip(_NTH, who, strict=False)
        ]

    def _tags(self, tags: tuple[str, ...]) -> list[Any]:
        # Two names of one tag are one.
        return list(zip(_NTH, dict.fromkeys(map(self._words.tag, tags)), strict=False))


def _places(places: tuple[Located, ...]) -> list[Any]:
    """Return where it was; what is said twice is said once."""
    once = {(at.place.known, at.role): at.cited for at in reversed(places)}
    return [
        (nth, place, role, at)
        for nth, ((place, role), at) in zip(_NTH, reversed(once.items()), strict=False)
    ]


def _figures(figures: tuple[Figure, ...]) -> list[Any]:
    return [(nth, *figure) for nth, figure in zip(_NTH, figures, strict=False)]


def is_wide(cited: Cited) -> bool:
    """Return whether a citation says more than where something stands."""
    return (
        cited.quote is not None
        or cited.says is not None
        or cited.claimant is not None
        or cited.note is not None
        or cited.credibility is not None
        or cited.says_place is not None
        or cited.quote_language is not None
    )


def citation_columns(*, wide: bool) -> tuple[str, ...]:
    """Return the columns of ``Parts.citations``."""
    return _CITATION_WIDE if wide else _CITATION
