"""What hangs on an event as rows: citations, places, participants, measures, tags.

A row is a plain tuple in the order of its table's columns here, without the id,
which is given when many are written.
"""

from typing import Any, Final, NamedTuple

from chronology.formats.dataset.dates import Dated, Dates
from chronology.formats.dataset.record import Cited, Party, Record
from chronology.formats.dataset.vocabulary import Vocabulary
from chronology.model.stored_dates import COLUMNS
from chronology.model.tiers import COPIES
from chronology.store.bulk.identity import KINDS, MOST_ROWS

Row = tuple[Any, ...]

_OWN: Final = ("uuid", "event_id")
_CITATION: Final = (*_OWN, "source_id", "locator", "stance", "rank")
_CITATION_WIDE: Final = (
    *_CITATION, "quote", "quote_language", "credibility", "claimant_id", "says_place_id", "note",
    *(f"says_{name}" for name in COLUMNS),
)  # fmt: skip

#: The columns of each table, but for the id, in an order in which rows can be written.
PARTS: Final[dict[str, tuple[str, ...]]] = {
    "citation": _CITATION_WIDE,
    "event_place": (*_OWN, "place_id", "role", "citation_id", *COPIES),
    "participation": (*_OWN, "actor_id", "role_id", "citation_id", *COPIES),
    "measure": (*_OWN, "kind", "low", "best", "high", "unit", "citation_id"),
    "event_tag": (*_OWN, "tag_id"),
}


_KINDS: Final = {table: f"8{kind}" for table, kind in KINDS.items()}
#: The last digits of the UUIDs of an event's rows in one table.
_NTH: Final = tuple(f"{number:03x}" for number in range(MOST_ROWS))


#: A participant: the end of its UUID, ids of actor and role, position of its citation.
_Resolved = tuple[str, int | None, int, int | None]
#: Of so many tuples of participants the ids are kept.
_MOST_KEPT = 20_000


class Owner(NamedTuple):
    """The event that parts hang on.

    Args:
        id: its id.
        uuid: its UUID.
        date: its date.
        citations: ids of its citations, in the order of the record's.
    """

    id: int
    uuid: str
    date: Dated
    citations: range


class Parts:
    """Makes rows of what hangs on events.

    Args:
        words: roles and tags.
        dates: the dates of the dataset.
    """

    def __init__(self, words: Vocabulary, dates: Dates) -> None:
        self._words = words
        self._dates = dates
        self._who: dict[int, tuple[tuple[Party, ...], list[_Resolved]]] = {}

    def citations(self, owner: Owner, record: Record, *, wide: bool) -> list[Row]:
        """Return the citations of a record, with all columns or with those that all have."""
        head = _head(owner.uuid, "citation")
        if not wide:
            return [
                (head + nth, owner.id, c.source.known, c.locator, c.stance, c.rank)
                for c, nth in zip(record.citations, _NTH, strict=False)
            ]
        return [
            (
                head + nth, owner.id, c.source.known, c.locator, c.stance, c.rank,
                c.quote, c.quote_language, c.credibility,
                None if c.claimant is None else c.claimant.known,
                None if c.says_place is None else c.says_place.known,
                c.note, *self._dates.of(c.says).columns,
            )
            for c, nth in zip(record.citations, _NTH, strict=False)
        ]  # fmt: skip

    def places(self, owner: Owner, record: Record) -> list[Row]:
        """Return where the event was; what is said twice is said once."""
        head = _head(owner.uuid, "event_place")
        window, cited = owner.date.window, owner.citations
        if len(record.places) == 1:
            ((place, role, at),) = record.places
            by = None if at is None else cited[at]
            return [(head + "000", owner.id, place.known, role, by, *window)]
        once = {(at.place.known, at.role): at.cited for at in reversed(record.places)}
        return [
            (
                head + nth, owner.id, place, role, None if at is None else cited[at], *window,
            )
            for nth, ((place, role), at) in zip(_NTH, reversed(once.items()), strict=False)
        ]  # fmt: skip

    def who(self, owner: Owner, record: Record) -> list[Row]:
        """Return who took part."""
        head = _head(owner.uuid, "participation")
        number, window, cited = owner.id, owner.date.window, owner.citations
        found = self._who.get(id(record.who))
        parties = self._keep_who(record.who) if found is None else found[1]
        return [
            (head + nth, number, actor, role, None if at is None else cited[at], *window)
            for nth, actor, role, at in parties
        ]

    def _keep_who(self, who: tuple[Party, ...]) -> list[_Resolved]:
        """Work out the ids of participants; formats give the same tuple for many rows."""
        parties = [
            (nth, actor.known, self._words.role(role), at)
            for nth, (actor, role, at) in zip(_NTH, who, strict=False)
        ]
        if len(self._who) >= _MOST_KEPT:
            self._who.clear()
        self._who[id(who)] = (who, parties)
        return parties

    def figures(self, owner: Owner, record: Record) -> list[Row]:
        """Return the measures."""
        head = _head(owner.uuid, "measure")
        number, cited = owner.id, owner.citations
        return [
            (head + nth, number, kind, low, best, high, unit, None if at is None else cited[at])
            for nth, (kind, low, best, high, unit, at) in zip(_NTH, record.figures, strict=False)
        ]

    def tags(self, owner: Owner, record: Record) -> list[Row]:
        """Return the tags; two names of one tag are one."""
        head = _head(owner.uuid, "event_tag")
        if len(record.tags) == 1:
            return [(head + "000", owner.id, self._words.tag(record.tags[0]))]
        ids = dict.fromkeys(map(self._words.tag, record.tags))
        return [(head + nth, owner.id, tag) for nth, tag in zip(_NTH, ids, strict=False)]


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


def _head(uuid: str, table: str) -> str:
    """Return the beginning of the UUIDs of an event's rows (``child_uuid``)."""
    return uuid[:14] + _KINDS[table] + uuid[18:33]
