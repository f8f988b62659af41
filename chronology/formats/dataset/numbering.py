"""What many records share, by number: rows speak of it before it has an id."""

from collections.abc import Iterator
from typing import Any, Final

from chronology.formats.dataset.dates import Dated
from chronology.formats.dataset.record import Actor, Place, Source
from chronology.text import fold

#: So many things of one kind are numbered; then all are forgotten, so that memory
#: stays flat, and what is met again gets another number.
MOST: Final = 100_000

#: What is numbered. A category is its names from wide to narrow; a date is the values
#: of its columns and the copy of its window.
KINDS: Final = ("places", "actors", "sources", "categories", "roles", "tags", "dates")


class New:
    """What was numbered since the last time, in the order of its numbers."""

    __slots__ = (
        "actors",
        "categories",
        "dates",
        "from_nothing",
        "places",
        "roles",
        "sources",
        "tags",
    )

    def __init__(self, *, from_nothing: bool) -> None:
        #: Whether the numbers before were forgotten: these begin at 0 again.
        self.from_nothing = from_nothing
        self.places: list[Place] = []
        self.actors: list[Actor] = []
        self.sources: list[Source] = []
        self.categories: list[tuple[str, ...]] = []
        self.roles: list[str] = []
        self.tags: list[str] = []
        self.dates: list[tuple[tuple[Any, ...], tuple[Any, ...]]] = []


class Numbering:
    """Gives numbers from 0 to what records share, each kind by itself."""

    def __init__(self) -> None:
        self.new = New(from_nothing=True)
        #: Of places, actors, sources and dates by identity, kept alive with their number.
        self._things: dict[int, tuple[object, int]] = {}
        self._words: dict[tuple[str, object], int] = {}
        self._counts = dict.fromkeys(KINDS, 0)

    def begin(self) -> bool:
        """Begin with what is new; return whether all earlier numbers are forgotten."""
        full = max(self._counts.values()) > MOST
        if full:
            self._things.clear()
            self._words.clear()
            self._counts = dict.fromkeys(KINDS, 0)
        self.new = New(from_nothing=full)
        return full

    def place(self, place: Place) -> int:
        """Return the number of a place; what it lies in is numbered before it."""
        found = self._things.get(id(place))
        if found is not None:
            return found[1]
        for above in reversed(list(_above(place))):
            if id(above) not in self._things:
                self._number("places", above, self.new.places)
        return self._number("places", place, self.new.places)

    def actor(self, actor: Actor) -> int:
        """Return the number of an actor."""
        found = self._things.get(id(actor))
        return self._number("actors", actor, self.new.actors) if found is None else found[1]

    def source(self, source: Source) -> int:
        """Return the number of a source."""
        found = self._things.get(id(source))
        return self._number("sources", source, self.new.sources) if found is None else found[1]

    def date(self, dated: Dated) -> int:
        """Return the number of a date."""
        found = self._things.get(id(dated))
        if found is not None:
            return found[1]
        self.new.dates.append((dated.columns, tuple(dated.window)))
        return self._number("dates", dated, [])

    def category(self, names: tuple[str, ...]) -> int:
        """Return the number of a category."""
        return self._word("categories", names, self.new.categories)

    def role(self, name: str) -> int:
        """Return the number of a role."""
        return self._word("roles", name, self.new.roles)

    def tag(self, name: str) -> int:
        """Return the number of a tag; two spellings of one tag are one."""
        return self._word("tags", fold(name) or name, self.new.tags, name)

    def held(self, thing: object) -> int | None:
        """Return the number that a place, an actor or a source has, None if it has none."""
        found = self._things.get(id(thing))
        return None if found is None else found[1]

    def _number(self, kind: str, thing: object, new: list[Any]) -> int:
        number = self._counts[kind]
        self._counts[kind] = number + 1
        self._things[id(thing)] = (thing, number)
        new.append(thing)
        return number

    def _word(self, kind: str, word: Any, new: list[Any], said: str | None = None) -> int:
        found = self._words.get((kind, word))
        if found is None:
            found = self._words[kind, word] = self._counts[kind]
            self._counts[kind] = found + 1
            new.append(word if said is None else said)
        return found


#: Places within places beyond this depth are a circle, or nobody's gazetteer.
DEEPEST: Final = 50


def _above(place: Place) -> Iterator[Place]:
    at = place.parent
    for _ in range(DEEPEST):
        if at is None:
            return
        yield at
        at = at.parent
