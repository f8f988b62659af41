"""A connection to PostgreSQL that does not wait for rows to arrive before it goes on."""

from collections.abc import Iterable
from contextlib import AbstractContextManager, suppress
from typing import Any

import psycopg


class SendingConnection(psycopg.Connection[Any]):
    """A connection on which the server may still be taking in rows while the program works.

    They have arrived before anything else is done with the connection; where they
    were refused, that is when it is said.
    """

    _under_way: AbstractContextManager[Any] | None = None

    def send(self, statement: str, lines: Iterable[str]) -> None:
        """Begin to copy rows in.

        Args:
            statement: ``COPY … FROM STDIN``.
            lines: the rows as the statement wants them, in pieces of any size.

        Raises:
            psycopg.Error: the server refuses these rows or those sent before.
        """
        copying = self.cursor().copy(statement)
        copy = copying.__enter__()
        self._under_way = copying
        for piece in lines:
            copy.write(piece)

    def arrive(self) -> None:
        """Wait until the server has taken in what was sent.

        Raises:
            psycopg.Error: it refuses a row.
        """
        copying, self._under_way = self._under_way, None
        if copying is not None:
            copying.__exit__(None, None, None)

    def cursor(self, *args: Any, **kwargs: Any) -> Any:
        """Return a cursor once the rows have arrived."""
        self.arrive()
        return super().cursor(*args, **kwargs)

    def commit(self) -> None:
        """Commit once the rows have arrived."""
        self.arrive()
        super().commit()

    def rollback(self) -> None:
        """Take back what was done, rows on their way included."""
        with suppress(psycopg.Error):
            self.arrive()
        super().rollback()
