"""Who against whom, as GED has it: the kind of violence, the conflict, its two sides."""

from collections.abc import Callable
from typing import NamedTuple

from chronology.formats.conflict.cells import one_line
from chronology.formats.conflict.columns import Columns
from chronology.formats.dataset.record import Actor, Party, RoleMeaning


class Cells(NamedTuple):
    """The columns that say who, by the names that GED gives them."""

    type_of_violence: str
    conflict_name: str
    side_a: str
    side_b: str
    side_a_new_id: str
    side_b_new_id: str
    gwnoa: str
    gwnob: str


#: The dataset names those between whom the violence was; it does not say who was there.
ROLES = {"side a": RoleMeaning(), "side b": RoleMeaning()}

_TYPES = {
    "1": "state-based violence",
    "2": "non-state violence",
    "3": "one-sided violence",
}
_WIDEST = "organised violence"


class Sides(NamedTuple):
    """What the sides of a row make of it; the title lacks its place yet."""

    title: str
    category: tuple[str, ...]
    who: tuple[Party, ...]
    tags: tuple[str, ...]
    warnings: tuple[tuple[str, str], ...] = ()


def sides_of(columns: Columns) -> Callable[[list[str]], Sides]:
    """Return what gives the sides of a row."""
    return columns.once(Cells._fields, _Sides().of)


class _Sides:
    def __init__(self) -> None:
        self._actors: dict[tuple[str, str], Actor] = {}
        self._names: dict[str, str] = {}

    def of(self, *cells: str) -> Sides:
        said = Cells(*cells)
        kind, conflict, side_a, side_b = map(one_line, cells[:4])
        code, kind = kind, _TYPES.get(kind, kind.lower())
        odd = bool(kind) and kind not in _TYPES.values()
        who = []
        for role, name, number, state in (
            ("side a", side_a, said.side_a_new_id, said.gwnoa),
            ("side b", side_b, said.side_b_new_id, said.gwnob),
        ):
            if name:
                who.append(Party(self._actor(name, number, state), role))
        between = " – ".join(filter(None, (side_a, side_b))) or conflict
        title = f"Reported {kind or _WIDEST}"
        category = (_WIDEST, kind) if kind else (_WIDEST,)
        tags = (conflict,) if conflict else ()
        return Sides(
            f"{title}: {between}" if between else title,
            category,
            tuple(who),
            tags,
            (("unknown kind of violence", f"type_of_violence {code}"),) if odd else (),
        )

    def _actor(self, name: str, number: str, state: str) -> Actor:
        """Return the actor of a name; a further number of the same name is another actor."""
        found = self._actors.get((name, number))
        if found is None:
            first = self._names.setdefault(name, number)
            known = {"ucdp_id": number, "gwno": state}
            extra: dict[str, object] = {key: said for key, said in known.items() if said}
            other = number if number != first else None
            found = Actor(name, _kind(name), key=other, extra=extra)
            self._actors[name, number] = found
        return found


def _kind(name: str) -> str:
    """Return what sort of actor a side is, as far as its name tells."""
    lower = name.lower()
    if lower.startswith("government of "):
        return "state"
    if lower.startswith(("civilians", "unknown", "supporters of", "unspecified", "xxx")):
        return "unknown"
    return "armed group"
