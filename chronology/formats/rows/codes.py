"""What the codes of packed events say, worked out once and kept.

Most events share their places, participants and dates with many others. A format
gives the way in which it says a thing, ``Saying``, and reads what it said of each
code from the dicts of a ``CodeBook``.
"""

import json
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from typing import Any, Final, Generic, Protocol, TypeVar

from chronology.dates.civil import DAY
from chronology.dates.value import Precision
from chronology.model.stored_dates import COLUMNS as DATE_COLUMNS
from chronology.query.packed import DATE_REST, OWN_REST, ROUNDED, PackedRow
from chronology.query.places import Gazetteer
from chronology.query.statement import id_list
from chronology.query.views import PlaceView
from chronology.store.reader import Reader

#: How many codes of a kind are kept: more than any batch has.
_KEPT: Final = 50_000

#: Kind, low, best, high and unit of a measure.
Figures = tuple[str, float | None, float | None, float | None, str | None]

Code = TypeVar("Code", bound=Hashable)
Said = TypeVar("Said")
When_co = TypeVar("When_co", covariant=True)
Own_co = TypeVar("Own_co", covariant=True)
Where_co = TypeVar("Where_co", covariant=True)
Listed_co = TypeVar("Listed_co", covariant=True)


class Saying(Protocol[When_co, Own_co, Where_co, Listed_co]):
    """How a format says what hangs on an event."""

    def date(self, date: Mapping[str, Any]) -> When_co:
        """Return a date of these columns, named without their prefix; they may hold None."""

    def own(self, row: Mapping[str, Any]) -> Own_co:
        """Return the event's own columns ``OWN_REST``."""

    def places(self, places: Sequence[tuple[PlaceView, str]]) -> Where_co:
        """Return places, each with its role."""

    def who(self, parties: Sequence[tuple[str, str]]) -> Listed_co:
        """Return participants, each with its role."""

    def names(self, names: Collection[str]) -> Listed_co:
        """Return the slugs of sources, or tags."""

    def measures(self, measures: Sequence[Figures]) -> Listed_co:
        """Return measures."""


class CodeBook(Generic[When_co, Own_co, Where_co, Listed_co]):
    """What a format says of each code that it has met.

    Args:
        reader: the chronology.
        saying: how it says it.
    """

    def __init__(
        self, reader: Reader, saying: Saying[When_co, Own_co, Where_co, Listed_co]
    ) -> None:
        self._reader = reader
        self._saying = saying
        self._gazetteer = Gazetteer(reader)
        self._roles: dict[int, str] = dict(reader.rows("SELECT id, name FROM role"))
        self._names: dict[str, dict[int, str]] = {"actor": {}, "source": {}, "tag": {}}
        #: By words, EDTF, first moment and code of a date.
        self.dates: dict[tuple[Any, ...], When_co] = {}
        self.own: dict[str | None, Own_co] = {}
        self.places: dict[str | None, Where_co] = {}
        self.who: dict[str | None, Listed_co] = {}
        self.sources: dict[str | None, Listed_co] = {}
        self.tags: dict[str | None, Listed_co] = {}
        self.measures: dict[str | None, Listed_co] = {}
        #: By the event's id, where its code cannot say them.
        self.rounded: dict[int, Listed_co] = {}

    def learn(self, batch: Sequence[PackedRow]) -> None:
        """Work out what the codes of a batch say that are not known yet."""
        say = self._saying
        _learn(self.dates, {row[7:11] for row in batch}, lambda code: say.date(date_of_code(code)))
        _learn(self.own, {row[11] for row in batch}, lambda code: say.own(_own(code)))
        _learn(self.measures, {row[16] for row in batch}, lambda code: say.measures(_figures(code)))
        places = unknown(self.places, {row[12] for row in batch})
        self._gazetteer.load({place for code in places for place, _ in _pairs(code)})
        view = self._gazetteer.view
        self.places |= {
            code: say.places([(view(place), role) for place, role in _pairs(code)])
            for code in places
        }
        self._learn_names(batch)
        self.rounded = self._rounded([row[0] for row in batch if row[16] and _is_rounded(row[16])])

    def _learn_names(self, batch: Sequence[PackedRow]) -> None:
        say, roles = self._saying, self._roles
        who = unknown(self.who, {row[13] for row in batch})
        names = self._load("actor", "name", (actor for code in who for actor, _ in _pairs(code)))
        self.who |= {
            code: say.who([(names[actor], roles[int(role)]) for actor, role in _pairs(code)])
            for code in who
        }
        for table, column, known, at in (
            ("source", "slug", self.sources, 14),
            ("tag", "name", self.tags, 15),
        ):
            codes = unknown(known, {row[at] for row in batch})
            names = self._load(table, column, (number for code in codes for number in _ids(code)))
            known |= {
                code: say.names(list(dict.fromkeys(names[number] for number in _ids(code))))
                for code in codes
            }

    def _load(self, table: str, column: str, ids: Iterable[int]) -> dict[int, str]:
        """Return the names of a table's rows, those of ``ids`` among them."""
        names = self._names[table]
        missing = unknown(names, set(ids))
        sql = " ".join(["SELECT id,", column, "FROM", table, "WHERE id IN", id_list(missing)])
        names.update(self._reader.rows(sql) if missing else ())
        return names

    def _rounded(self, events: Sequence[int]) -> dict[int, Listed_co]:
        """Return the measures of the events of which JSON would round a figure."""
        found: dict[int, list[Figures]] = {number: [] for number in events}
        sql = "SELECT event_id, kind, low, best, high, unit FROM measure WHERE event_id IN"
        if events:
            for event, *figures in self._reader.rows(
                " ".join([sql, id_list(events), "ORDER BY id"])
            ):
                found[event].append(tuple(figures))
        return {event: self._saying.measures(figures) for event, figures in found.items()}


def unknown(known: dict[Code, Said], codes: set[Code]) -> set[Code]:
    """Return the codes that are not known; too many known ones are forgotten."""
    if len(known) > _KEPT:
        known.clear()
    return codes.difference(known)


def _learn(known: dict[Code, Said], codes: set[Code], says: Callable[[Code], Said]) -> None:
    for code in unknown(known, codes):
        known[code] = says(code)


def _pairs(code: str | None) -> list[tuple[int, str]]:
    """Return the different ids of a code, each with what follows its colon."""
    parts = dict.fromkeys(code.split(",")) if code else ()
    pairs = (part.split(":", 1) for part in parts)
    return [(int(number), role) for number, role in pairs]


def _ids(code: str | None) -> list[int]:
    return [int(number) for number in code.split(",")] if code else []


def _is_rounded(code: str) -> bool:
    # A comma and the mark within a kind's name only takes the longer way.
    return code.startswith(ROUNDED) or f",{ROUNDED}" in code


def _figures(code: str | None) -> list[Figures]:
    return [tuple(one) for one in json.loads(f"[{code}]")] if code and not _is_rounded(code) else []


def _own(code: str | None) -> Mapping[str, Any]:
    if code is None:
        return {**dict.fromkeys(OWN_REST), "handling": "public"}
    return dict(zip(OWN_REST, json.loads(code), strict=True))


def date_of_code(code: tuple[Any, ...]) -> dict[str, Any]:
    """Return the columns of a date, without their prefix, by its words, EDTF, moment and rest."""
    words, edtf, start, rest = code
    if edtf is None:
        return {**dict.fromkeys(DATE_COLUMNS), "text": words}
    said = (
        _plain_day(start) if rest is None else dict(zip(DATE_REST, json.loads(rest), strict=True))
    )
    said |= {"text": words, "edtf": edtf, "start_earliest": start}
    return {name: said[name] for name in DATE_COLUMNS}


def _plain_day(start: int) -> dict[str, Any]:
    """Return what the code of a plain day leaves out."""
    end = start + DAY
    return {
        "edtf_exact": True,
        "start_latest": end,
        "end_earliest": start,
        "end_latest": end,
        "start_kind": "known",
        "end_kind": "known",
        "precision": Precision.DAY.value,
        "precision_rank": Precision.DAY.rank,
        "qualifier": "",
        "lasting": False,
        "has_members": False,
    }
