"""What hangs on an event as rows: citations, places, participants, measures, tags.

A row is a plain tuple in the order of its table's columns here, without the id,
which is given when many are written.
"""

from typing import Any, Final, NamedTuple

from chronology.formats.dataset.dates import Dated, Dates
from chronology.formats.dataset.record import Cited, Record
from chronology.formats.dataset.vocabulary import Vocabulary
from chronology.model.stored_dates import COLUMNS
from chronology.model.tiers import COPIES
from chronology.store.bulk.identity import KINDS

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

    def citations(self, owner: Owner, record: Record, *, wide: bool) -> list[Row]:
        """Return the citations of a record, with all columns or with those that all have."""
        head, tail = owner.uuid[:14] + "8" + KINDS["citation"], owner.uuid[18:33]
        if not wide:
            return [
                (f"{head}{tail}{at:03x}", owner.id, c.source.known, c.locator, c.stance, c.rank)
                for at, c in enumerate(record.citations)
            ]
        return [
            (
                f"{head}{tail}{at:03x}", owner.id, c.source.known, c.locator, c.stance, c.rank,
                c.quote, c.quote_language, c.credibility,
                None if c.claimant is None else c.claimant.known,
                None if c.says_place is None else c.says_place.known,
                c.note, *self._dates.of(c.says).columns,
            )
            for at, c in enumerate(record.citations)
        ]  # fmt: skip

    def places(self, owner: Owner, record: Record) -> list[Row]:
        """Return where the event was; what is said twice is said once."""
        head, tail = owner.uuid[:14] + "8" + KINDS["event_place"], owner.uuid[18:33]
        window, cited = owner.date.window, owner.citations
        if len(record.places) == 1:
            ((place, role, at),) = record.places
            by = None if at is None else cited[at]
            return [(f"{head}{tail}000", owner.id, place.known, role, by, *window)]
        once = {(at.place.known, at.role): at.cited for at in reversed(record.places)}
        return [
            (
                f"{head}{tail}{number:03x}", owner.id, place, role,
                None if at is None else cited[at], *window,
            )
            for number, ((place, role), at) in enumerate(reversed(once.items()))
        ]  # fmt: skip

    def who(self, owner: Owner, record: Record) -> list[Row]:
        """Return who took part."""
        head, tail = owner.uuid[:14] + "8" + KINDS["participation"], owner.uuid[18:33]
        role_of, window, cited = self._words.role, owner.date.window, owner.citations
        return [
            (
                f"{head}{tail}{number:03x}", owner.id, actor.known, role_of(role),
                None if at is None else cited[at], *window,
            )
            for number, (actor, role, at) in enumerate(record.who)
        ]  # fmt: skip

    def figures(self, owner: Owner, record: Record) -> list[Row]:
        """Return the measures."""
        head, tail = owner.uuid[:14] + "8" + KINDS["measure"], owner.uuid[18:33]
        cited = owner.citations
        return [
            (
                f"{head}{tail}{number:03x}", owner.id, kind, low, best, high, unit,
                None if at is None else cited[at],
            )
            for number, (kind, low, best, high, unit, at) in enumerate(record.figures)
        ]  # fmt: skip

    def tags(self, owner: Owner, record: Record) -> list[Row]:
        """Return the tags; two names of one tag are one."""
        head, tail = owner.uuid[:14] + "8" + KINDS["event_tag"], owner.uuid[18:33]
        ids = dict.fromkeys(map(self._words.tag, record.tags))
        return [(f"{head}{tail}{number:03x}", owner.id, tag) for number, tag in enumerate(ids)]


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
