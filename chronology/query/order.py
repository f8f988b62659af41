"""The orders of a list, total and the same on both engines.

Events without a date stand last in either direction, those whose time follows
from other events before those of which nothing is known. Text is compared by
code points of its folded form, since the engines' own collations differ.
"""

from collections.abc import Iterable

from chronology.errors import BadInputError
from chronology.model.tiers import UNDATED
from chronology.query.filters import SORTS
from chronology.store.reader import PLAIN

_WHERE = (
    "(SELECT p.name_folded FROM event_place AS ep JOIN place AS p ON p.id = ep.place_id"
    " WHERE ep.event_id = e.id ORDER BY CASE ep.role WHEN 'at' THEN 0 WHEN 'to' THEN 1"
    " ELSE 2 END, ep.id LIMIT 1)"
)
_TIME = ("e.date_start_earliest", "e.date_end_latest", "e.date_precision_rank")
#: What orders events without a date; events with one that begin and end alike are
#: told apart by their numbers.
_FOLLOWS = ("e.inferred_start_earliest", "e.inferred_end_latest")
_IF_UNDATED = tuple(f"CASE WHEN e.{UNDATED} THEN {name} END" for name in _FOLLOWS)
_TEXT = {"title": "e.text_folded", "place": _WHERE, "category": "c.name_folded"}


def order_by(sort: str, engine: str) -> str:
    """Return the ORDER BY clause of one of ``SORTS``.

    Raises:
        BadInputError: there is no such order.
    """
    if sort not in SORTS:
        raise BadInputError(
            f"A list cannot be sorted by “{sort}”.", f"Use one of {', '.join(SORTS)}."
        )
    name = sort.removeprefix("-")
    way = _way(sort)
    keys: list[str] = []
    if name in _TEXT:
        keys.append(" ".join([first_key(sort, engine), way, "NULLS LAST"]))
    if name != "id":
        keys += [" ".join([key, way, "NULLS LAST"]) for key in (*_TIME, *_IF_UNDATED)]
    keys.append(" ".join(["e.id", way]))
    return "ORDER BY " + ", ".join(keys)


def first_key(sort: str, engine: str) -> str:
    """Return what events are put in order by first, in SQL on ``event AS e`` and ``category AS c``."""
    name = sort.removeprefix("-")
    if name in _TEXT:
        return f"{_TEXT[name]} COLLATE {PLAIN[engine]}"
    return "e.id" if name == "id" else _TIME[0]


def time_order(sort: str, columns: Iterable[str]) -> str:
    """Return the ORDER BY clause of dated events in time, as the indexes have them.

    Args:
        sort: "when" or "-when".
        columns: what the beginning, the end and the rank of the precision are
            called, and last the number.
    """
    return "ORDER BY " + ", ".join(f"{name} {_way(sort)}" for name in columns)


def follows_order(sort: str) -> str:
    """Return the ORDER BY clause of events without a date."""
    keys = [f"{name} {_way(sort)} NULLS LAST" for name in _FOLLOWS]
    return "ORDER BY " + ", ".join([*keys, f"e.id {_way(sort)}"])


def _way(sort: str) -> str:
    return "DESC" if sort.startswith("-") else "ASC"
