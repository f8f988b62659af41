"""Who, as GTD has it: the groups that an attack is attributed to, and whom it was aimed at.

GTD reports attributions. A role says so, and says where GTD itself is not certain.
"""

from collections.abc import Callable

from chronology.formats.conflict.columns import Columns
from chronology.formats.dataset.record import Actor, Party, RoleMeaning
from chronology.formats.gtd.codes import is_set, known

ATTRIBUTED = "attributed to"
DOUBTED = "possibly attributed to"
TARGET = "target"
ROLES = {ATTRIBUTED: RoleMeaning(), DOUBTED: RoleMeaning(), TARGET: RoleMeaning()}

_GROUPS = (
    ("gname", "gsubname", "guncertain1"),
    ("gname2", "gsubname2", "guncertain2"),
    ("gname3", "gsubname3", "guncertain3"),
)
_TARGETS = ("corp1", "corp2", "corp3")
COLUMNS = (*(name for group in _GROUPS for name in group), *_TARGETS)


def actors_of(columns: Columns) -> Callable[[list[str]], tuple[Party, ...]]:
    """Return what gives the participants of a row; nobody where it names none."""
    return columns.once(COLUMNS, _Actors().of)


class _Actors:
    def __init__(self) -> None:
        self._known: dict[str, Actor] = {}

    def of(self, *cells: str) -> tuple[Party, ...]:
        found: list[Party] = []
        groups = len(_GROUPS) * 3
        for at in range(0, groups, 3):
            name, part, doubted = cells[at : at + 3]
            role = DOUBTED if is_set(doubted) else ATTRIBUTED
            found += self._parties((name, part), role)
        found += self._parties(cells[groups:], TARGET)
        return tuple(dict.fromkeys(found))

    def _parties(self, names: tuple[str, ...], role: str) -> list[Party]:
        return [Party(self._actor(name), role) for name in map(known, names) if name]

    def _actor(self, name: str) -> Actor:
        found = self._known.get(name)
        if found is None:
            # Groups here are also mobs, parties and single people; the file does not say.
            found = self._known[name] = Actor(name)
        return found
