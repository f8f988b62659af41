"""What is copied from events to what hangs on them: presences and windows, kept together."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection

from chronology.store.presence import Presences, refresh_every_presence
from chronology.store.spans import Spans, refresh_every_span


class Copies:
    """Collects what a command changed, and works out again every copy that rests on it."""

    def __init__(self) -> None:
        self._kinds = (Presences(), Spans())

    def changed(
        self, table: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
    ) -> None:
        """Take note of one row: before and after the command, None where there was none.

        Columns that are NULL may be left out.
        """
        for kind in self._kinds:
            kind.changed(table, before, after)

    def inserted(self, table: str, ids: Collection[int]) -> None:
        """Take note of new rows, written at once; ``ids`` ascend."""
        for kind in self._kinds:
            kind.inserted(table, ids)

    def refresh(self, connection: Connection, moved: Iterable[int]) -> None:
        """Work out the copies again.

        Args:
            connection: in the transaction of the command.
            moved: the events whose inferred bounds are new.
        """
        events = list(moved)
        for kind in self._kinds:
            kind.refresh(connection, events)


def refresh_every_copy(connection: Connection) -> None:
    """Work out every copy, as after the bounds of all events were."""
    refresh_every_presence(connection)
    refresh_every_span(connection)
