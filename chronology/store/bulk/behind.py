"""Rows written behind the program's back: SQLite inserts some while the next are made.

SQLite lets go of Python's interpreter while it works, so that a second thread
writes at no cost to the first where there is a second processor. There is one
such thread, it does what it is given in order, and whoever else is to use the
connection waits for it first.
"""

import sys
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final

#: So much may wait, each item being the rows of one table in one batch.
_MOST_WAITING: Final = 8
#: How long, in seconds, the thread waits for its turn: at Python's own 5 ms it would
#: wait longer than it writes.
_TURN: Final = 0.0002


class Behind:
    """Does things on a thread of its own, one after another."""

    def __init__(self) -> None:
        self._pool: ThreadPoolExecutor | None = None
        self._waiting: deque[Future[None]] = deque()
        self._turn = sys.getswitchinterval()

    def do(self, work: Callable[[], None]) -> None:
        """Have something done soon; what failed before is raised here, or by ``wait``."""
        if self._pool is None:
            self._turn = sys.getswitchinterval()
            sys.setswitchinterval(_TURN)
            self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="bulk")
        while len(self._waiting) >= _MOST_WAITING:
            self._waiting.popleft().result()
        self._waiting.append(self._pool.submit(work))

    @property
    def is_idle(self) -> bool:
        """Whether nothing was given that has not been waited for."""
        return not self._waiting

    def wait(self) -> None:
        """Return when everything is done.

        Raises:
            Exception: what one of the things raised; those after it are not done.
        """
        try:
            while self._waiting:
                self._waiting.popleft().result()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Let the thread end what it is at, and nothing else; it may be given more later."""
        self._waiting.clear()
        if self._pool is not None:
            # Interrupted here, it is still there to be stopped again.
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None
            sys.setswitchinterval(self._turn)
