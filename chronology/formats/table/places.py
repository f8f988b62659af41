"""The places that a table's cells name: by name alone, or by the way down to them."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from chronology.formats.table.errors import CellError
from chronology.model import Place
from chronology.store.purging.marks import Purged
from chronology.store.reader import Reader
from chronology.store.unit import UnitOfWork
from chronology.text import fold


class PlaceRef:
    """A place that a cell names: with its id, or to be made.

    Args:
        number: its id, None until it is made.
        name: its name.
        parent: the place that it lies in.
    """

    __slots__ = ("described", "id", "name", "parent", "point", "values")

    def __init__(self, number: int | None, name: str, parent: "PlaceRef | None" = None) -> None:
        self.id = number
        self.name = name
        self.parent = parent
        self.point: tuple[float | None, float | None] = (None, None)
        self.values: dict[str, Any] = {}
        #: Whether a row has said its country and coordinates, or the database does.
        self.described = number is not None

    def path(self) -> tuple[str, ...]:
        """Return the names from the largest place down to this one."""
        names: list[str] = []
        at: PlaceRef | None = self
        while at is not None and len(names) < 100:
            names.append(at.name)
            at = at.parent
        return tuple(reversed(names))


class PlaceIndex:
    """All places by name and alias.

    Args:
        reader: the chronology.
        journal: where new places are taken down, to be forgotten with their row.
    """

    def __init__(self, reader: Reader, journal: list[Callable[[], None]]) -> None:
        self._journal = journal
        self._purged = Purged(reader)
        self._named: dict[str, list[PlaceRef]] = defaultdict(list)
        self._aliased: dict[str, list[PlaceRef]] = defaultdict(list)
        self.new: list[PlaceRef] = []
        refs: dict[int, PlaceRef] = {}
        parents = {}
        rows = reader.rows("SELECT id, name, parent_id, latitude, longitude FROM place ORDER BY id")
        for number, name, parent, latitude, longitude in rows:
            refs[number] = PlaceRef(number, name)
            refs[number].point = (latitude, longitude)
            parents[number] = parent
            self._named[fold(name)].append(refs[number])
        for number, parent in parents.items():
            refs[number].parent = refs.get(parent)
        for number, name in reader.rows("SELECT place_id, name FROM place_name ORDER BY id"):
            self._aliased[fold(name)].append(refs[number])

    def find(self, path: Sequence[str]) -> PlaceRef:
        """Return the place at the end of ``path``; what is not there is taken down to be made.

        A single name is a place of that name or alias wherever it lies. A path
        whose first name is "" is whole: it begins with the largest place.

        Raises:
            CellError: several places are meant.
        """
        whole = not path[0]
        path = path[1:] if whole else path
        folded = tuple(map(fold, path))
        if not all(folded):
            raise CellError(f"“{' > '.join(path)}” has a place without a letter or digit.")
        found = self._candidates(tuple(path), folded, whole=whole)
        if len(found) > 1:
            ids = ", ".join(str(ref.id) for ref in found if ref.id is not None)
            raise CellError(
                f"“{' > '.join(path)}” is the name of {len(found)} places (ids {ids});"
                " give the whole way down to it, such as Turkey > Istanbul > Aksaray."
            )
        return found[0] if found else self._take_down(path, whole=whole)

    def _candidates(
        self, path: tuple[str, ...], folded: tuple[str, ...], *, whole: bool
    ) -> list[PlaceRef]:
        named = self._named.get(folded[-1], [])
        for wanted in (
            [ref for ref in named if ref.path() == path],
            [ref for ref in named if tuple(map(fold, ref.path())) == folded],
            [] if whole else [ref for ref in named if _ends_in(ref, folded)],
        ):
            if wanted:
                return wanted
        return self._aliased.get(folded[-1], []) if len(path) == 1 and not whole else []

    def _take_down(self, path: Sequence[str], *, whole: bool) -> PlaceRef:
        why = self._purged.refusal("", [("place", path[-1])])
        if why is not None:
            raise CellError(why)
        above = ("", *path[:-1]) if whole else path[:-1]
        parent = self.find(above) if len(path) > 1 else None
        ref = PlaceRef(None, path[-1], parent)
        self.new.append(ref)
        self._named[fold(ref.name)].append(ref)
        self._journal.append(partial(self._forget, ref))
        return ref

    def _forget(self, ref: PlaceRef) -> None:
        self._named[fold(ref.name)].remove(ref)
        if self.new and self.new[-1] is ref:
            self.new.pop()

    def make(self, unit: UnitOfWork) -> int:
        """Write the new places, the larger first, and return how many there were."""
        waiting, count = self.new, len(self.new)
        while waiting:
            ready = [ref for ref in waiting if ref.parent is None or ref.parent.id is not None]
            rows = [
                {
                    "name": ref.name,
                    "name_folded": fold(ref.name),
                    "parent_id": ref.parent.id if ref.parent is not None else None,
                    **ref.values,
                }
                for ref in ready
            ]
            for ref, number in zip(ready, unit.bulk_insert(Place, rows), strict=True):
                ref.id = number
            waiting = [ref for ref in waiting if ref.id is None]
        self.new = []
        return count


def _ends_in(ref: PlaceRef, folded: tuple[str, ...]) -> bool:
    """Return whether the last names of the place's way down are ``folded``."""
    path = tuple(map(fold, ref.path()))
    return path[-len(folded) :] == folded
