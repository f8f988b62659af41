"""Batches as bytes, for the pipe between two processes of one import.

Almost all of a batch goes as plain values (``marshal``), which takes a fraction of the
time that objects do (``pickle``). Places, actors and sources, which many rows share
and which must stay one, go once and by their number ever after.
"""

import marshal
import pickle
from typing import Any, Final

from chronology.dates import FuzzyDate
from chronology.formats.dataset.flattening import (
    actor_of,
    flat_actor,
    flat_place,
    flat_source,
    place_of,
    source_of,
)
from chronology.formats.dataset.numbering import New, Numbering
from chronology.formats.dataset.preparing import Hanging, Prepared
from chronology.formats.dataset.reading import Batch
from chronology.formats.dataset.record import Actor, Place, Source, Tied
from chronology.formats.dataset.taking import Taken

#: The version of marshal that looks for no object twice: quicker, and columns have few.
_PLAIN: Final = 2
#: What stands for itself in a batch, and the kind under which it is numbered.
_KINDS: Final[dict[type, str]] = {Place: "places", Actor: "actors", Source: "sources"}


class Packer:
    """Packs batches in the process that reads.

    Args:
        numbers: has numbered what the batches share.
    """

    def __init__(self, numbers: Numbering) -> None:
        self._numbers = numbers
        self._dates = _Dates()

    def number_rest(self, taken: Taken) -> None:
        """Number what stands for itself in a batch, so that it stays one with later mentions."""
        for thing in (*taken.others, *(each for tie in taken.ties for each in _tied(tie))):
            if isinstance(thing, Place):
                self._numbers.place(thing)
            elif isinstance(thing, Actor):
                self._numbers.actor(thing)
            else:
                self._numbers.source(thing)

    def pack(self, batch: Batch) -> tuple[bytes, bytes]:
        """Return a batch as plain values, and as objects what is left of it."""
        new, prepared, taken = batch.new, batch.prepared, batch.taken
        held = self._numbers.held
        if new.from_nothing:
            self._dates = _Dates()
        number = self._dates.number
        plain = (
            batch.done, taken.read, taken.warnings,
            new.from_nothing, new.categories, new.roles, new.tags, new.dates,
            [flat_place(one, None if one.parent is None else held(one.parent)) for one in new.places],
            [flat_actor(one, number) for one in new.actors],
            [flat_source(one, number) for one in new.sources],
            prepared.events, prepared.categories, prepared.dates, prepared.bases,
            (prepared.citations.counts, prepared.citations.columns),
            [(table, each.counts, each.columns) for table, each in prepared.hanging.items()],
            prepared.related,
            [(held(tie.actor), tie.kind, held(tie.other), number(tie.span)) for tie in taken.ties],
            [(_KINDS[type(thing)], held(thing)) for thing in taken.others],
        )  # fmt: skip
        objects = (self._dates.take_new(), taken.refused)
        return marshal.dumps(plain, _PLAIN), pickle.dumps(objects) if any(objects) else b""


class _Dates:
    """Numbers the dates of sources and of lives: many share one."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[FuzzyDate, int]] = {}
        self._new: list[FuzzyDate] = []

    def number(self, date: FuzzyDate | None) -> int | None:
        """Return the number of a date, None for none."""
        if date is None:
            return None
        found = self._known.get(id(date))
        if found is None:
            # The entry keeps the date alive, so that its identity stays its own.
            found = self._known[id(date)] = (date, len(self._known))
            self._new.append(date)
        return found[1]

    def take_new(self) -> list[FuzzyDate]:
        """Return the dates that were numbered since the last time."""
        new, self._new = self._new, []
        return new


class Unpacker:
    """Unpacks batches in the process that writes."""

    def __init__(self) -> None:
        self._forget()

    def _forget(self) -> None:
        self._dates: list[FuzzyDate] = []
        self._places: list[Place] = []
        self._actors: list[Actor] = []
        self._sources: list[Source] = []

    def unpack(self, plain: bytes, objects: bytes) -> Batch:
        """Return the batch that was packed."""
        (
            done, read, warnings,
            from_nothing, categories, roles, tags, dates, places, actors, sources,
            events, category_numbers, date_numbers, bases, citations, hanging, related,
            ties, others,
        ) = marshal.loads(plain)  # noqa: S302 - written by a process of this very program  # fmt: skip
        if from_nothing:
            self._forget()
        fuzzy, refused = pickle.loads(objects) if objects else ([], [])  # noqa: S301 - likewise
        self._dates += fuzzy
        new = New(from_nothing=from_nothing)
        new.categories, new.roles, new.tags, new.dates = categories, roles, tags, dates
        new.places = self._add_places(places)
        new.actors = [actor_of(one, self._dates) for one in actors]
        new.sources = [source_of(one, self._dates) for one in sources]
        self._actors += new.actors
        self._sources += new.sources
        prepared = Prepared(
            events, category_numbers, date_numbers, bases, Hanging(*citations),
            {table: Hanging(counts, columns) for table, counts, columns in hanging}, related,
        )  # fmt: skip
        taken = Taken(read, refused=refused, warnings=warnings)
        taken.ties = [self._tie(*tie) for tie in ties]
        taken.others = [self._other(*other) for other in others]
        return Batch(taken, prepared, new, done)

    def _add_places(self, flat: list[tuple[Any, ...]]) -> list[Place]:
        before = len(self._places)
        for one in flat:
            self._places.append(place_of(one, self._places))
        return self._places[before:]

    def _tie(self, actor: int, kind: str, other: int, span: int | None) -> Tied:
        date = None if span is None else self._dates[span]
        return Tied(self._actors[actor], kind, self._actors[other], date)

    def _other(self, kind: str, number: int) -> Place | Actor | Source:
        held: dict[str, list[Any]] = {
            "places": self._places,
            "actors": self._actors,
            "sources": self._sources,
        }
        thing: Place | Actor | Source = held[kind][number]
        return thing


def _tied(tie: Tied) -> tuple[Actor, Actor]:
    return tie.actor, tie.other
