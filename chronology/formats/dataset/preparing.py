"""New events and what hangs on them as columns of their tables, but for ids and UUIDs.

Only what knows the chronology can give ids, and UUIDs follow from what else is told.
All else is done here, in whichever process reads the file.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, repeat
from typing import Any, Final

from chronology.formats.dataset.dates import Dates
from chronology.formats.dataset.numbering import Numbering
from chronology.formats.dataset.record import Cited, Figure, Located, Party
from chronology.formats.dataset.taking import Added
from chronology.formats.dataset.words import event_words
from chronology.model.stored_dates import COLUMNS

#: Columns of an event that are taken as they are.
_EVENT: Final = (
    "title", "text_folded", "status", "handling", "external_id", "import_digest", "extra",
)  # fmt: skip
#: What most events of most datasets leave empty: left out of a batch that needs none.
_RARE: Final = ("description", "manner", "duration_words", "duration_min", "duration_max")
_NO_LENGTH: Final = (None, None, None)

_CITATION: Final = ("source_id", "locator", "stance", "rank")
_CITATION_WIDE: Final = (
    *_CITATION, "quote", "quote_language", "credibility", "claimant_id", "says_place_id", "note",
    *(f"says_{name}" for name in COLUMNS),
)  # fmt: skip

#: The columns of what hangs on events. An id is a number of ``Numbering``, that of a
#: citation its position among its event's.
HANGING: Final[dict[str, tuple[str, ...]]] = {
    "event_place": ("place_id", "role", "citation_id"),
    "participation": ("actor_id", "role_id", "citation_id"),
    "measure": ("kind", "low", "best", "high", "unit", "citation_id"),
    "event_tag": ("tag_id",),
}

#: Of so many tuples what they are as rows is kept.
_MOST_KEPT: Final = 20_000

Columns = dict[str, Any]


@dataclass(slots=True)
class Hanging:
    """Rows of one table that hang on the events of a batch, in their order.

    Args:
        counts: how many there are of each event.
        columns: the values of each column.
    """

    counts: list[int]
    columns: Columns

    @property
    def owners(self) -> Sequence[int]:
        """The position in the batch of the event that each row hangs on.

        A range where there is one row of each event.
        """
        if self.counts.count(1) == len(self.counts):
            return range(len(self.counts))
        return list(chain.from_iterable(map(repeat, range(len(self.counts)), self.counts)))


@dataclass(slots=True)
class Prepared:
    """A batch of new events.

    Args:
        events: the values of each of their columns.
        categories: numbers of their categories.
        dates: numbers of their dates.
        bases: for each the position of the citation that its date rests on, or None.
        citations: their citations.
        hanging: what else hangs on them, by table.
        related: their relations: position, kind, external id of the other event.
    """

    events: Columns
    categories: list[int]
    dates: list[int]
    bases: list[int | None]
    citations: Hanging
    hanging: dict[str, Hanging]
    related: list[tuple[int, str, str]] = field(default_factory=list)


class Preparer:
    """Prepares the new events of one file, a batch at a time.

    Formats give the same tuple of places, of participants, of figures for many
    rows; what it is as rows is worked out once.

    Args:
        numbers: gives numbers to what records share.
        dates: the dates of the file.
    """

    def __init__(self, numbers: Numbering, dates: Dates) -> None:
        self._numbers = numbers
        self._dates = dates
        self._made: dict[str, dict[int, tuple[object, list[Any]]]] = {}
        self._makers: dict[str, Callable[[Any], list[Any]]] = {
            "event_place": self._places,
            "participation": self._who,
            "measure": _figures,
            "event_tag": self._tags,
        }

    def prepare(self, added: list[Added]) -> Prepared:
        """Return a batch; what it speaks of by number is in ``Numbering.new``."""
        if self._numbers.begin():
            self._made.clear()
        numbers = self._numbers
        records = [one.record for one in added]
        given: dict[str, list[Any]] = {
            "event_place": [record.places for record in records],
            "participation": [record.who for record in records],
            "measure": [record.figures for record in records],
            "event_tag": [record.tags for record in records],
        }
        return Prepared(
            _events(added),
            [numbers.category(record.category) for record in records],
            [numbers.date(one.date) for one in added],
            [record.basis for record in records],
            self._citations([record.citations for record in records]),
            {
                table: _hanging(self._each(table, each), HANGING[table])
                for table, each in given.items()
            },
            [
                (at, kind, other)
                for at, record in enumerate(records)
                for kind, other in record.related
            ],
        )

    def _each(self, table: str, given: list[Any]) -> list[list[Any]]:
        """Return what each tuple is as rows, but for what differs from event to event."""
        made = self._made.setdefault(table, {})
        make = self._makers[table]
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

    def _citations(self, given: list[tuple[Cited, ...]]) -> Hanging:
        wide = any(_is_wide(cited) for each in given for cited in each)
        row = self._wide if wide else self._narrow
        found = [[row(cited) for cited in each] for each in given]
        return _hanging(found, _CITATION_WIDE if wide else _CITATION)

    def _narrow(self, cited: Cited) -> tuple[Any, ...]:
        return (self._numbers.source(cited.source), cited.locator, cited.stance, cited.rank)

    def _wide(self, cited: Cited) -> tuple[Any, ...]:
        numbers = self._numbers
        return (
            *self._narrow(cited), cited.quote, cited.quote_language, cited.credibility,
            None if cited.claimant is None else numbers.actor(cited.claimant),
            None if cited.says_place is None else numbers.place(cited.says_place),
            cited.note, *self._dates.of(cited.says).columns,
        )  # fmt: skip

    def _places(self, places: tuple[Located, ...]) -> list[Any]:
        """Return where it was; what is said twice is said once."""
        place = self._numbers.place
        once = {(place(at.place), at.role): at.cited for at in reversed(places)}
        return [(number, role, at) for (number, role), at in reversed(once.items())]

    def _who(self, who: tuple[Party, ...]) -> list[Any]:
        actor, role_of = self._numbers.actor, self._numbers.role
        return [(actor(party), role_of(role), at) for party, role, at in who]

    def _tags(self, tags: tuple[str, ...]) -> list[Any]:
        return [(number,) for number in dict.fromkeys(map(self._numbers.tag, tags))]


def _figures(figures: tuple[Figure, ...]) -> list[Any]:
    return [tuple(figure) for figure in figures]


def _events(added: list[Added]) -> Columns:
    rows: Iterable[tuple[Any, ...]] = [
        (
            record.title, event_words(record.title, record.description), record.status,
            record.handling, record.external_id, digest, extra,
        )
        for record, _date, digest, extra in added
    ]  # fmt: skip
    columns = _transposed(rows, _EVENT)
    if any(_has_rare(one) for one in added):
        rare = [
            (one.description or None, one.manner, *(one.lasting or _NO_LENGTH))
            for one, _date, _digest, _extra in added
        ]
        columns |= _transposed(rare, _RARE)
    return columns


def _has_rare(one: Added) -> bool:
    record = one.record
    return record.description is not None or record.manner is not None or record.lasting is not None


def _hanging(found: list[list[Any]], names: tuple[str, ...]) -> Hanging:
    return Hanging(list(map(len, found)), _transposed(chain.from_iterable(found), names))


def _transposed(rows: Iterable[tuple[Any, ...]], names: tuple[str, ...]) -> Columns:
    """Return rows as columns; of no rows there are none."""
    return dict(zip(names, zip(*rows, strict=True), strict=False))


def _is_wide(cited: Cited) -> bool:
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
