"""Looking names up inside a unit of work, and making those that may be made."""

from typing import TYPE_CHECKING

from chronology.cli.naming import Naming
from chronology.errors import UnknownNameError
from chronology.store.entities import create
from chronology.store.lookup import find_all, look_up

if TYPE_CHECKING:
    from chronology.store.unit import UnitOfWork

#: What somebody is in an event of whom nothing closer is said.
DEFAULT_ROLE = "involved"


class Names:
    """The ids of what the user named.

    Args:
        unit: the open unit of work.
        naming: which unknown names may be made.
    """

    def __init__(self, unit: "UnitOfWork", naming: Naming) -> None:
        self._unit = unit
        self._naming = naming
        #: What was made on the way, as "actor “Balusha”".
        self.made: list[str] = []

    def id_of(self, kind: str, words: str) -> int:
        """Return the id of what ``words`` name, made if need be.

        Raises:
            UnknownNameError: there is none, and none may be made.
            AmbiguousNameError: there are several.
        """
        name = self._naming.meant(kind, words)
        try:
            return look_up(self._unit.reader, kind, name)
        except UnknownNameError:
            if not self._naming.may_make(kind, name):
                raise
        return self._make(kind, name)

    def known(self, kind: str, words: str) -> bool:
        """Return whether there is a thing of that name, or several."""
        return bool(words.strip()) and bool(find_all(self._unit.reader, kind, words))

    def role(self, words: str | None) -> int:
        """Return the id of a role; that of the plainest one where none is named."""
        if words is not None:
            return self.id_of("role", words)
        if not self.known("role", DEFAULT_ROLE):
            return self._make("role", DEFAULT_ROLE)
        return look_up(self._unit.reader, "role", DEFAULT_ROLE)

    def _make(self, kind: str, name: str) -> int:
        number = create(self._unit, kind, name)
        self.made.append(f"{kind} {number} “{name}”")
        return number
