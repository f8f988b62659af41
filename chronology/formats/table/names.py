"""The names in a table's cells: found among all names at once, and made where they are new."""

from collections import Counter, defaultdict
from collections.abc import Callable
from functools import partial
from typing import Any

from chronology.formats.table.errors import CellError
from chronology.formats.table.places import PlaceIndex
from chronology.model import Actor, Category, Role, Source, Tag
from chronology.store.purging.marks import Purged
from chronology.store.reader import Reader
from chronology.store.unit import UnitOfWork
from chronology.text import fold

#: The role of an actor who is named without one.
DEFAULT_ROLE = "involved"

_TABLES: dict[str, Any] = {
    "actor": Actor,
    "category": Category,
    "role": Role,
    "source": Source,
    "tag": Tag,
}


class Ref:
    """Something that a cell names: with its id, or to be made.

    Args:
        id: its id, None until it is made.
        values: the columns of a new row.
    """

    __slots__ = ("id", "values")

    def __init__(self, number: int | None, values: dict[str, Any] | None = None) -> None:
        self.id = number
        self.values = values


#: What forgets each new name, in the order in which they came.
Journal = list[Callable[[], None]]


class NameIndex:
    """All names of one kind of thing.

    Args:
        kind: actor, category, role, source or tag.
        reader: the chronology.
        journal: where new names are taken down, to be forgotten with their row.
    """

    def __init__(self, kind: str, reader: Reader, journal: "Journal") -> None:
        self._kind = kind
        self._journal = journal
        self._purged = Purged(reader)
        self._exact: dict[str, list[Ref]] = defaultdict(list)
        self._folded: dict[str, list[Ref]] = defaultdict(list)
        self.new: list[Ref] = []
        self._load(reader)

    def _load(self, reader: Reader) -> None:
        column = "slug" if self._kind == "source" else "name"
        refs: dict[int, Ref] = {}
        for number, name in reader.rows(f"SELECT id, {column} FROM {self._kind} ORDER BY id"):  # noqa: S608  # own names
            refs[number] = Ref(number)
            self._know(name, refs[number])
        if self._kind == "actor":
            for number, name in reader.rows("SELECT actor_id, name FROM actor_name ORDER BY id"):
                self._know(name, refs[number])

    def _know(self, name: str, ref: Ref) -> None:
        for index, label in ((self._exact, name), (self._folded, fold(name))):
            if ref not in index[label]:
                index[label].append(ref)

    def find(self, name: str) -> Ref:
        """Return what ``name`` names; a name of nothing is taken down to be made.

        Raises:
            CellError: it names several.
        """
        found = self._exact.get(name) or self._folded.get(fold(name)) or []
        if len(found) > 1:
            ids = ", ".join(str(ref.id) for ref in found if ref.id is not None)
            raise CellError(
                f"“{name}” is the name of {len(found)} {self._kind} entries (ids {ids});"
                " merge them, or give one another name."
            )
        return found[0] if found else self._take_down(name)

    def knows(self, name: str) -> bool:
        """Return whether something is called so."""
        return bool(self._exact.get(name) or self._folded.get(fold(name)))

    def _take_down(self, name: str) -> Ref:
        if not fold(name):
            raise CellError(f"“{name}” cannot be a name: it has no letter or digit.")
        why = self._purged.refusal("", [(self._kind, name)])
        if why is not None:
            raise CellError(why)
        ref = Ref(None, self._columns(name))
        self.new.append(ref)
        self._know(name, ref)
        self._journal.append(partial(self._forget, name, ref))
        return ref

    def _columns(self, name: str) -> dict[str, Any]:
        if self._kind == "source":
            return {"slug": name}
        return {"name": name, "name_folded": fold(name)}

    def _forget(self, name: str, ref: Ref) -> None:
        self._exact[name].remove(ref)
        self._folded[fold(name)].remove(ref)
        if self.new and self.new[-1] is ref:
            self.new.pop()

    def make(self, unit: UnitOfWork) -> int:
        """Write the new names and return how many there were."""
        made = self.new
        ids = unit.bulk_insert(_TABLES[self._kind], [ref.values or {} for ref in made])
        for ref, number in zip(made, ids, strict=True):
            ref.id = number
        self.new = []
        return len(made)


class Names:
    """Everything that a table's cells may name.

    Args:
        unit: the unit of work.
    """

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit
        self._journal: Journal = []
        self.places = PlaceIndex(unit.reader, self._journal)
        self.kinds = {kind: NameIndex(kind, unit.reader, self._journal) for kind in _TABLES}
        self.made: Counter[str] = Counter()

    def make(self) -> None:
        """Write all names that are new."""
        for kind, index in self.kinds.items():
            if index.new:
                self.made[kind] += index.make(self._unit)
        if self.places.new:
            self.made["place"] += self.places.make(self._unit)

    def begin_row(self) -> None:
        """Take down the names that are new from here on, for ``take_back``."""
        self._journal.clear()

    def take_back(self) -> bool:
        """Forget the names that are new since ``begin_row``; return whether there were any."""
        any_new = bool(self._journal)
        while self._journal:
            self._journal.pop()()
        return any_new
