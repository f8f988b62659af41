"""What records share as ids of the chronology, by the numbers under which rows speak of it."""

from typing import Any

from chronology.formats.dataset.numbering import New
from chronology.formats.dataset.things import Things
from chronology.formats.dataset.vocabulary import Vocabulary

#: The values of a date's columns, and the copy of its window.
DateColumns = tuple[tuple[Any, ...], tuple[Any, ...]]


class Numbered:
    """Ids, kept by number as batches bring what is new.

    Args:
        things: finds or makes places, actors and sources.
        words: finds or makes categories, roles and tags.
    """

    def __init__(self, things: Things, words: Vocabulary) -> None:
        self._things = things
        self._words = words
        self.categories: list[int | None] = []
        self.dates: list[DateColumns] = []
        #: By the column that holds such an id.
        self.ids: dict[str, list[int]] = {}
        self._forget()

    def _forget(self) -> None:
        self.categories.clear()
        self.dates.clear()
        for column in ("place_id", "actor_id", "source_id", "role_id", "tag_id"):
            self.ids[column] = []
        self.ids["claimant_id"] = self.ids["actor_id"]
        self.ids["says_place_id"] = self.ids["place_id"]

    def take(self, new: New) -> None:
        """Find or make what is new."""
        if new.from_nothing:
            self._forget()
        self._things.settle_places([one for one in new.places if one.known is None])
        self._things.settle_actors([one for one in new.actors if one.known is None])
        self._things.settle_sources([one for one in new.sources if one.known is None])
        self.ids["place_id"] += [one.known or 0 for one in new.places]
        self.ids["actor_id"] += [one.known or 0 for one in new.actors]
        self.ids["source_id"] += [one.known or 0 for one in new.sources]
        self.categories += map(self._words.category, new.categories)
        self.ids["role_id"] += map(self._words.role, new.roles)
        self.ids["tag_id"] += self._words.tags(new.tags)
        self.dates += new.dates
