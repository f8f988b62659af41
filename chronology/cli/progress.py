"""How far an import has come, on one line of a terminal."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

#: Told how many rows were read, how many bytes of the file that is, and how many it has.
Watch = Callable[[int, int, int | None], None]

_EVERY = 0.1
_CLEAR = "\r\x1b[K"


@contextmanager
def watching() -> Iterator[Watch | None]:
    """Give what shows the progress and takes the line away at the end.

    It is None unless a person watches: nothing may be piped.
    """
    if not (sys.stderr.isatty() and sys.stdout.isatty()):
        yield None
        return
    line = ProgressLine()
    try:
        yield line.show
    finally:
        line.clear()


class ProgressLine:
    """One line on standard error, written anew ten times a second."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._shown = 0.0

    def show(self, rows: int, done: int, size: int | None) -> None:
        """Show how far the import has come."""
        now = time.monotonic()
        if now - self._shown < _EVERY:
            return
        self._shown = now
        sys.stderr.write(_CLEAR + progress_words(rows, done, size, now - self._begun))
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()


def progress_words(rows: int, done: int, size: int | None, seconds: float) -> str:
    """Return "45 % · 79,400 rows · 42,310 a second · 2 s left".

    Args:
        rows: how many were read.
        done: how many bytes of the file that is.
        size: how many it has; None where that is not known.
        seconds: how long it took.
    """
    parts = [f"{rows:,} rows"]
    if seconds > 0:
        parts.append(f"{rows / seconds:,.0f} a second")
    if size:
        share = min(done / size, 1.0)
        parts.insert(0, f"{share:.0%}".replace("%", " %"))
        if share >= 1:
            parts.append("finishing")
        elif share > 0:
            parts.append(f"{_length(seconds * (1 - share) / share)} left")
    return " · ".join(parts)


def _length(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
