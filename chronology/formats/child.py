"""A second process for half of the work, since Python does one thing at a time.

It is a copy of this one and ends with it. What it has to tell comes through a pipe; what
the parent holds open, a database above all, it leaves alone.
"""

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO, Final, NoReturn

from chronology.formats.dataset.collecting import seldom_collected

#: Pipes of Linux hold 64 KiB unless asked for more (fcntl(2), F_SETPIPE_SZ).
_PIPE_BYTES: Final = 1 << 20
_SET_PIPE_SIZE: Final = 1031


def may_have_child() -> bool:
    """Return whether the system can copy this process, and has a processor for the copy."""
    # The libraries of macOS do not stand a process that is copied without a new program.
    if not hasattr(os, "fork") or sys.platform == "darwin":
        return False
    return threading.active_count() == 1 and _processors() > 1


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def child_process(work: Callable[[BinaryIO], None]) -> Iterator[BinaryIO]:
    """Have a child process do some work, and yield the pipe that the work writes to.

    The pipe ends when the child does, whether it has done its work, failed or was
    killed: the work says itself that it is done. It is killed if it is not yet done
    when it is no longer asked.
    """
    source, sink = os.pipe()
    _widen(sink)
    # Ctrl-C in between would have the copy undo what the parent has begun.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    child = os.fork()
    if child == 0:
        os.close(source)
        _serve(work, sink)
    try:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        os.close(sink)
        with open(source, "rb", buffering=_PIPE_BYTES) as stream:
            yield stream
    finally:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _widen(pipe: int) -> None:
    if sys.platform == "linux":
        import fcntl  # noqa: PLC0415 - Linux has it

        with suppress(OSError):
            fcntl.fcntl(pipe, _SET_PIPE_SIZE, _PIPE_BYTES)


def _serve(work: Callable[[BinaryIO], None], sink: int) -> NoReturn:
    """Do the work of the child, and exit."""
    # Ctrl-C is the parent's to answer; this process ends with it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What the parent holds is neither looked through nor freed here.
    gc.freeze()
    status = 1
    with suppress(BaseException), seldom_collected():
        with open(sink, "wb", buffering=_PIPE_BYTES) as out:
            work(out)
        status = 0
    # Nothing of the parent's is closed or flushed a second time: no file, no database.
    os._exit(status)
