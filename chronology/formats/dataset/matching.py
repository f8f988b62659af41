"""Which parts of an event a newer edition changes, adds and drops."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from chronology.formats.dataset.wanted import KEYS, Part
from chronology.formats.rows.tables import Row
from chronology.formats.rows.writing import differences


@dataclass(slots=True)
class Held:
    """What hangs on an event, and what of it an analyst wrote.

    Args:
        rows: the rows as they stand.
        owned: those that an analyst made ("insert") or changed ("update"), by id.
        removed: rows that an analyst took away.
    """

    rows: list[Row]
    owned: dict[int, str]
    removed: list[Row]


@dataclass(slots=True)
class Match:
    """What is to be done.

    Args:
        updates: rows, each with the new values of its columns.
        inserts: positions of wanted parts that are not there.
        deletes: rows that are no longer wanted.
        ids: the id of each wanted part that is there, None for others.
        owned: whether anything was left, or overwritten, that an analyst wrote.
    """

    updates: list[tuple[Row, Row]] = field(default_factory=list)
    inserts: list[int] = field(default_factory=list)
    deletes: list[Row] = field(default_factory=list)
    ids: list[int | None] = field(default_factory=list)
    owned: bool = False

    def __bool__(self) -> bool:
        return bool(self.updates or self.inserts or self.deletes)


def match(name: str, held: Held, wanted: list[Part], *, theirs: bool) -> Match:
    """Return what makes the parts of an event those that are wanted.

    Args:
        name: the field, a key of ``KEYS``.
        held: what is there.
        wanted: what the dataset says.
        theirs: whether that replaces what an analyst changed or took away. What an
            analyst has added stays in any case: the dataset does not deny it.
    """
    result = Match()
    columns = KEYS[name]
    there: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in held.rows:
        there[tuple(row[column] for column in columns)].append(row)
    removed = [tuple(row.get(column) for column in columns) for row in held.removed]
    for position, part in enumerate(wanted):
        nearest = _nearest(there.get(part.key), part)
        result.ids.append(None if nearest is None else nearest["id"])
        if nearest is not None:
            _compare(result, held, nearest, part, theirs=theirs)
        elif part.key in removed and not theirs:
            removed.remove(part.key)
            result.owned = True
        else:
            result.owned |= part.key in removed
            result.inserts.append(position)
    for rows in there.values():
        for row in rows:
            _drop(result, held, row, theirs=theirs)
    return result


def _nearest(rows: list[Row] | None, part: Part) -> Row | None:
    """Take out of ``rows`` the one that differs least from a part."""
    if not rows:
        return None
    nearest = min(rows, key=lambda row: len(differences(row, part.values)))
    rows.remove(nearest)
    return nearest


def _compare(result: Match, held: Held, row: Row, part: Part, *, theirs: bool) -> None:
    changed = differences(row, part.values)
    if not changed:
        return
    if row["id"] in held.owned:
        result.owned = True
        if not theirs or held.owned[row["id"]] == "insert":
            return
    result.updates.append((row, changed))


def _drop(result: Match, held: Held, row: Row, *, theirs: bool) -> None:
    how = held.owned.get(row["id"])
    if how == "insert":
        return
    if how == "update":
        result.owned = True
        if not theirs:
            return
    result.deletes.append(row)
