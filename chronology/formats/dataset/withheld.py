"""What was purged from the chronology does not come back with a dataset."""

from collections.abc import Iterator

from chronology.formats.dataset.record import Actor, Place, Record, Source, Tied
from chronology.store.bulk.identity import event_uuid
from chronology.store.purging.marks import Purged
from chronology.store.reader import Reader

Names = Iterator[tuple[str, str]]


class Withheld:
    """Says of records why they must stay out; true if anything was ever purged.

    Args:
        reader: the chronology.
        dataset: the dataset's slug.
    """

    def __init__(self, reader: Reader, dataset: str) -> None:
        self._purged = Purged(reader)
        self._dataset = dataset

    def __bool__(self) -> bool:
        """Return whether there is anything to look for."""
        return bool(self._purged)

    def event(self, record: Record) -> str | None:
        """Return why an event stays out: it was purged, or names what was."""
        uuid = event_uuid(self._dataset, record.external_id)
        return self._purged.refusal(uuid, _named_by(record))

    def tie(self, tie: Tied) -> str | None:
        """Return why a tie between two actors stays out."""
        return self._purged.refusal("", [*_of(tie.actor), *_of(tie.other)])

    def other(self, item: Place | Actor | Source) -> str | None:
        """Return why a place, an actor or a source stays out."""
        return self._purged.refusal("", _of(item))


def _named_by(record: Record) -> Names:
    for place, *_rest in record.places:
        yield from _of(place)
    for actor, *_rest in record.who:
        yield from _of(actor)
    for cited in record.citations:
        yield from _of(cited.source)
        if cited.claimant is not None:
            yield from _of(cited.claimant)
        if cited.says_place is not None:
            yield from _of(cited.says_place)


def _of(item: Place | Actor | Source) -> Names:
    """Yield what a thing is called, and for a place what it lies in."""
    if isinstance(item, Source):
        yield "source", item.slug
        return
    kind = "place" if isinstance(item, Place) else "actor"
    yield kind, item.name
    for alias in item.aliases:
        yield kind, alias.name
    if isinstance(item, Place) and item.parent is not None:
        yield from _of(item.parent)
