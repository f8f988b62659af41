"""Batches as bytes, for the pipe between two processes of one import.

Columns go as plain values (``marshal``). Places, actors and sources are objects that
many rows share and that must stay one: they go once, and by their number ever after.
"""

import io
import marshal
import pickle
from typing import Any, Final

from chronology.formats.dataset.numbering import New, Numbering
from chronology.formats.dataset.preparing import Hanging, Prepared
from chronology.formats.dataset.reading import Batch
from chronology.formats.dataset.record import Actor, Place, Source
from chronology.formats.dataset.taking import Taken

_SHARED: Final[dict[type, str]] = {Place: "places", Actor: "actors", Source: "sources"}
#: The version of marshal that looks for no object twice: quicker, and columns have few.
_PLAIN: Final = 2


class Packer:
    """Packs batches in the process that reads.

    Args:
        numbers: has numbered what the batches share.
    """

    def __init__(self, numbers: Numbering) -> None:
        self._numbers = numbers
        self._sent = dict.fromkeys(_SHARED.values(), 0)

    def number_rest(self, taken: Taken) -> None:
        """Number what stands for itself in a batch, so that it stays one with later mentions."""
        things = [*taken.others, *(each for tie in taken.ties for each in (tie.actor, tie.other))]
        for thing in things:
            if isinstance(thing, Place):
                self._numbers.place(thing)
            elif isinstance(thing, Actor):
                self._numbers.actor(thing)
            else:
                self._numbers.source(thing)

    def pack(self, batch: Batch) -> tuple[bytes, bytes]:
        """Return a batch as plain values and as objects."""
        new, prepared, taken = batch.new, batch.prepared, batch.taken
        plain = (
            batch.done, taken.read, taken.warnings,
            new.from_nothing, new.categories, new.roles, new.tags, new.dates,
            prepared.events, prepared.categories, prepared.dates, prepared.bases,
            (prepared.citations.owners, prepared.citations.columns),
            [(table, each.owners, each.columns) for table, each in prepared.hanging.items()],
            prepared.related,
        )  # fmt: skip
        objects = (new.places, new.actors, new.sources, taken.ties, taken.others, taken.refused)
        return _marshalled(plain), self._pickled(objects, new)

    def _pickled(self, objects: tuple[Any, ...], new: New) -> bytes:
        if new.from_nothing:
            self._sent = dict.fromkeys(self._sent, 0)
        if not any(objects):
            return b""
        out = io.BytesIO()
        _Pickler(out, self._numbers, self._sent).dump(objects)
        for kind in self._sent:
            self._sent[kind] += len(getattr(new, kind))
        return out.getvalue()


class Unpacker:
    """Unpacks batches in the process that writes."""

    def __init__(self) -> None:
        self._held: dict[str, list[Any]] = {kind: [] for kind in _SHARED.values()}

    def unpack(self, plain: bytes, objects: bytes) -> Batch:
        """Return the batch that was packed."""
        (
            done, read, warnings,
            from_nothing, categories, roles, tags, dates,
            events, category_numbers, date_numbers, bases, citations, hanging, related,
        ) = _unmarshalled(plain)  # fmt: skip
        new = New(from_nothing=from_nothing)
        new.categories, new.roles, new.tags, new.dates = categories, roles, tags, dates
        taken = Taken(read, warnings=warnings)
        if from_nothing:
            self._held = {kind: [] for kind in self._held}
        if objects:
            found = _Unpickler(io.BytesIO(objects), self._held).load()
            new.places, new.actors, new.sources, taken.ties, taken.others, taken.refused = found
        for kind, things in self._held.items():
            things.extend(getattr(new, kind))
        prepared = Prepared(
            events, category_numbers, date_numbers, bases, Hanging(*citations),
            {table: Hanging(owners, columns) for table, owners, columns in hanging}, related,
        )  # fmt: skip
        return Batch(taken, prepared, new, done)


def _marshalled(plain: tuple[Any, ...]) -> bytes:
    return marshal.dumps(plain, _PLAIN)


def _unmarshalled(data: bytes) -> Any:
    return marshal.loads(data)  # noqa: S302 - written by a process of this very program


class _Pickler(pickle.Pickler):
    """Writes a number in place of what has been sent before."""

    def __init__(self, out: io.BytesIO, numbers: Numbering, sent: dict[str, int]) -> None:
        super().__init__(out, pickle.HIGHEST_PROTOCOL)
        self._numbers = numbers
        self._sent = sent

    def persistent_id(self, obj: Any) -> tuple[str, int] | None:
        kind = _SHARED.get(type(obj))
        if kind is None:
            return None
        number = self._numbers.held(obj)
        return None if number is None or number >= self._sent[kind] else (kind, number)


class _Unpickler(pickle.Unpickler):
    """Reads back what ``_Pickler`` wrote."""

    def __init__(self, source: io.BytesIO, held: dict[str, list[Any]]) -> None:
        super().__init__(source)
        self._held = held

    def persistent_load(self, pid: Any) -> Any:
        kind, number = pid
        return self._held[kind][number]
