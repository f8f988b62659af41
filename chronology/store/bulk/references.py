"""References of rows written by the hundred thousand, seen to be good as they are written.

Such rows refer mostly to rows that come with them, whose ids were given out in runs: what
lies in a run is there, and nobody else can take it away before the transaction is over.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from typing import Any

from chronology.model import TABLES
from chronology.model.base import table_of
from chronology.store.bulk.runs import Runs

#: A table, one of its columns, and the table whose ids stand there.
Reference = tuple[str, str, str]


class References:
    """Keeps between which ids the references of new rows lie.

    It takes in all rows that a transaction writes to a table, or says nothing of it.
    """

    def __init__(self) -> None:
        self._count: dict[str, int] = {}
        self._spans: dict[Reference, tuple[int, int]] = {}

    def add(
        self, table: str, count: int, alike: Mapping[str, Any], varied: Mapping[str, Sequence[Any]]
    ) -> None:
        """Take in new rows.

        Args:
            table: their table.
            count: how many they are.
            alike: the columns in which all have one value; where nothing is said of a
                column, all have NULL there.
            varied: the values of the other columns.
        """
        self._count[table] = self._count.get(table, 0) + count
        for reference in references_of(table):
            name = reference[1]
            span = _span(varied[name] if name in varied else [alike.get(name)])
            if span is not None:
                old = self._spans.get(reference, span)
                self._spans[reference] = (min(old[0], span[0]), max(old[1], span[1]))

    def good(
        self, runs: Mapping[str, Runs], written: Mapping[str, tuple[int, int, int]]
    ) -> frozenset[Reference]:
        """Return the references of which every row's is NULL or to a row that is there.

        Args:
            runs: the ids of the rows that the transaction inserted, by table.
            written: how many rows the transaction inserted, changed and removed, by table.
        """
        return frozenset(
            reference
            for table, count in self._count.items()
            if written.get(table) == (count, 0, 0)
            for reference in references_of(table)
            if self._lies_in(reference, runs, written)
        )

    def _lies_in(
        self,
        reference: Reference,
        runs: Mapping[str, Runs],
        written: Mapping[str, tuple[int, int, int]],
    ) -> bool:
        span = self._spans.get(reference)
        if span is None:
            return True
        other = reference[2]
        none_gone = other in written and written[other][2] == 0
        return none_gone and other in runs and runs[other].hold(*span)


@cache
def references_of(table: str) -> tuple[Reference, ...]:
    """Return the references that rows of a table may have."""
    found = next(table_of(model) for model in TABLES if table_of(model).name == table)
    return tuple(
        (table, key.parent.name, key.column.table.name)
        for key in sorted(found.foreign_keys, key=str)
    )


def _span(values: Sequence[Any]) -> tuple[int, int] | None:
    """Return the lowest and the highest of some ids, None where all are NULL."""
    if values[0] is not None and values[-1] is not None:
        # Most columns hold no NULL, and this is quicker for them than asking first.
        with suppress(TypeError):
            return min(values), max(values)
    some = [value for value in values if value is not None]
    return (min(some), max(some)) if some else None
