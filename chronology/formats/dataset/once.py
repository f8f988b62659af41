"""Places, actors and sources of one file, each made once."""

from typing import Any

from chronology.formats.dataset.record import Actor, Place, Source
from chronology.formats.dataset.slugs import source_slug
from chronology.text import fold

#: How many are kept; past that they are made again, which the loader sorts out.
_KEPT = 100_000


class Once:
    """Makes each place, actor and source of a file once, by what tells it apart."""

    def __init__(self) -> None:
        self._places: dict[Any, Place] = {}
        self._actors: dict[Any, Actor] = {}
        self._sources: dict[str, Source] = {}
        self._pages: dict[str, Source] = {}

    def place(self, name: str, parent: Place | None = None, **said: Any) -> Place:
        """Return the place of a name within ``parent``; one with coordinates is told by them."""
        key = (fold(name), id(parent) if parent else 0, said.get("latitude"), said.get("longitude"))
        found = self._places.get(key)
        if found is None:
            found = Place(name, parent, **said)
            # The parent is kept alive with it, so that its id stays its own.
            _keep(self._places, key, found)
        return found

    def actor(self, name: str, key: str | None = None, **said: Any) -> Actor:
        """Return the actor of a name; ``key`` tells namesakes apart."""
        known = (fold(name), key)
        found = self._actors.get(known)
        if found is None:
            found = Actor(name, key=key, **said)
            _keep(self._actors, known, found)
        return found

    def source(self, slug: str, **said: Any) -> Source:
        """Return the source of a slug."""
        found = self._sources.get(slug)
        if found is None:
            found = Source(slug, **said)
            _keep(self._sources, slug, found)
        return found

    def page(self, url: str, **said: Any) -> Source:
        """Return the source that an address of the web leads to."""
        found = self._pages.get(url)
        if found is None:
            found = self.source(source_slug(url), url=url, **said)
            _keep(self._pages, url, found)
        return found


def _keep(kept: dict[Any, Any], key: Any, made: Any) -> None:
    if len(kept) >= _KEPT:
        kept.clear()
    kept[key] = made
