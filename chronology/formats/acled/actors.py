"""Who, as ACLED has it: two actors that interact, and those who are with each."""

from collections.abc import Callable

from chronology.formats.conflict.cells import one_line
from chronology.formats.conflict.columns import Columns
from chronology.formats.dataset.record import Actor, Party, RoleMeaning

#: ACLED names actors, not who was there, and gives the two no direction.
ROLES = {
    "actor 1": RoleMeaning(),
    "associate of actor 1": RoleMeaning(),
    "actor 2": RoleMeaning(),
    "associate of actor 2": RoleMeaning(),
}

COLUMNS = ("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2")

#: What ``inter1`` and ``inter2`` say of an actor: a figure until 2024, words since.
#: Rioters, protesters, civilians and external forces are no one kind of actor.
_KINDS = {
    "1": "state", "state forces": "state",
    "2": "armed group", "rebel group": "armed group", "rebel groups": "armed group",
    "3": "armed group", "political militia": "armed group", "political militias": "armed group",
    "4": "armed group", "identity militia": "armed group", "identity militias": "armed group",
}  # fmt: skip


def actors_of(columns: Columns) -> Callable[[list[str]], tuple[Party, ...]]:
    """Return what gives the participants of a row; nobody where it names none."""
    return columns.once(COLUMNS, _Actors().of)


class _Actors:
    def __init__(self) -> None:
        self._known: dict[str, Actor] = {}

    def of(self, *cells: str) -> tuple[Party, ...]:
        found: list[Party] = []
        for number, (name, with_it, inter) in enumerate((cells[:3], cells[3:]), 1):
            kind = _KINDS.get(inter.lower(), "unknown")
            names = [(name, kind, f"actor {number}")]
            names += [
                (each, "unknown", f"associate of actor {number}") for each in with_it.split(";")
            ]
            found += [
                Party(self._actor(each, sort), role) for each, sort, role in names if each.strip()
            ]
        return tuple(dict.fromkeys(found))

    def _actor(self, name: str, kind: str) -> Actor:
        words = one_line(name)
        found = self._known.get(words)
        if found is None:
            found = self._known[words] = Actor(words, kind)
        return found
