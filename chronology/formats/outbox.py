"""What is waiting to go into a pipe, so that who fills it need not wait for who reads it."""

import threading
from collections import deque
from types import TracebackType
from typing import BinaryIO, Final, Self

#: So many bytes wait at most, or one message that is longer.
MOST_WAITING: Final = 1 << 23


class Outbox:
    """Sends messages through a pipe from a thread; it holds no more than ``MOST_WAITING``.

    At the end of the ``with`` all is sent. Who posts learns that nobody reads any more
    at the next message, or at the end.

    Args:
        pipe: where to; buffered, so that a message is written whole or not at all.
    """

    def __init__(self, pipe: BinaryIO) -> None:
        self._pipe = pipe
        self._messages: deque[tuple[bytes, ...]] = deque()
        self._waiting = 0
        self._closed = False
        self._error: OSError | None = None
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._send_all, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._thread.join()
        if error is None:
            self._raise_error()

    def post(self, *parts: bytes) -> None:
        """Have a message sent, after those before it; wait only where there is no room.

        Raises:
            OSError: the pipe is broken.
        """
        size = sum(map(len, parts))
        with self._changed:
            while self._waiting and self._waiting + size > MOST_WAITING and self._error is None:
                self._changed.wait()
            self._raise_error()
            self._messages.append(parts)
            self._waiting += size
            self._changed.notify_all()

    def _raise_error(self) -> None:
        if self._error is not None:
            raise self._error

    # --- In the thread.

    def _send_all(self) -> None:
        while (parts := self._next()) is not None:
            try:
                for part in parts:
                    self._pipe.write(part)
                self._pipe.flush()
            except OSError as error:
                self._give_up(error)
                return
            with self._changed:
                self._waiting -= sum(map(len, parts))
                self._changed.notify_all()

    def _next(self) -> tuple[bytes, ...] | None:
        """Return the next message, None at the end."""
        with self._changed:
            while not self._messages and not self._closed:
                self._changed.wait()
            return self._messages.popleft() if self._messages else None

    def _give_up(self, error: OSError) -> None:
        with self._changed:
            self._error = error
            self._changed.notify_all()
