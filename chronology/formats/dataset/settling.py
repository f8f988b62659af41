"""What a batch of records names, gathered so that it is looked for all at once."""

from collections.abc import Iterable

from chronology.formats.dataset.record import Actor, Cited, Place, Record, Source, Tied
from chronology.formats.dataset.things import Things


class _Named:
    """Places, actors and sources that have no id yet."""

    def __init__(self) -> None:
        self.places: list[Place] = []
        self.actors: list[Actor] = []
        self.sources: list[Source] = []

    def cited(self, cited: Cited) -> None:
        """Take in what a citation names."""
        if cited.source.known is None:
            self.sources.append(cited.source)
        if cited.claimant is not None and cited.claimant.known is None:
            self.actors.append(cited.claimant)
        if cited.says_place is not None and cited.says_place.known is None:
            self.places.append(cited.says_place)

    def settle(self, things: Things) -> None:
        """Give all of them their ids."""
        things.settle_places(self.places)
        things.settle_actors(self.actors)
        things.settle_sources(self.sources)


def settle_records(things: Things, records: Iterable[Record]) -> None:
    """See that all that ``records`` name has its id."""
    named = _Named()
    places, actors = named.places, named.actors
    for record in records:
        for located in record.places:
            if located[0].known is None:
                places.append(located[0])
        for party in record.who:
            if party[0].known is None:
                actors.append(party[0])
        for cited in record.citations:
            named.cited(cited)
    named.settle(things)


def settle_rest(
    things: Things, ties: Iterable[Tied], others: Iterable[Place | Actor | Source]
) -> None:
    """See that the actors of ``ties`` and what stands for itself in a file have their ids."""
    named = _Named()
    for tie in ties:
        named.actors += [each for each in (tie.actor, tie.other) if each.known is None]
    for item in others:
        if item.known is not None:
            continue
        if isinstance(item, Place):
            named.places.append(item)
        elif isinstance(item, Actor):
            named.actors.append(item)
        else:
            named.sources.append(item)
    named.settle(things)
