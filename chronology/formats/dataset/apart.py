"""A large file read in a process of its own, while this one writes.

Reading a row and writing it take about as long, and Python does one thing at a time.
So a child process reads, checks and prepares; it knows no database and sends batches
through a pipe, mostly as columns of plain values, which take a fraction of the time
that objects do. It ends with its parent: a pipe that nobody reads from breaks.
"""

import gc
import os
import pickle
import signal
import struct
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, BinaryIO, Final, NoReturn

from chronology.errors import ChronologyError, DeclinedError
from chronology.formats.dataset.collecting import seldom_collected
from chronology.formats.dataset.packing import Packer, Unpacker
from chronology.formats.dataset.reading import Batch, Reading
from chronology.formats.text.input import Input

#: A smaller file is read before another process has begun.
LEAST_BYTES = 1 << 21

#: How a message begins: what it is, and the lengths of its two parts.
_HEAD: Final = struct.Struct("<cQQ")
_BATCH, _ERROR, _END = b"b", b"e", b"."
#: Pipes of Linux hold 64 KiB unless asked for more (fcntl(2), F_SETPIPE_SZ).
_PIPE_BYTES: Final = 1 << 20
_SET_PIPE_SIZE: Final = 1031


def may_read_apart(given: Input) -> bool:
    """Return whether a file is worth a process of its own, and the system can have one."""
    size = given.size
    if size is None or size < LEAST_BYTES or threading.active_count() > 1:
        return False
    # The libraries of macOS do not stand a process that is copied without a new program.
    return hasattr(os, "fork") and sys.platform != "darwin" and _processors() > 1


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def read_apart(reading: Reading, given: Input) -> Iterator[Iterator[Batch]]:
    """Yield the batches of a file that a child process reads.

    All of its records are taken for new events.

    Raises:
        DeclinedError: the child was killed.
        ChronologyError: whatever reading the file raises.
    """
    source, sink = os.pipe()
    _widen(sink)
    child = os.fork()
    if child == 0:
        os.close(source)
        _serve(reading, given, sink)
    os.close(sink)
    try:
        with open(source, "rb", buffering=_PIPE_BYTES) as stream:
            yield _received(stream, given)
    finally:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _widen(pipe: int) -> None:
    if sys.platform == "linux":
        import fcntl  # noqa: PLC0415 - Linux has it

        with suppress(OSError):
            fcntl.fcntl(pipe, _SET_PIPE_SIZE, _PIPE_BYTES)


# --- In the child.


def _serve(reading: Reading, given: Input, sink: int) -> NoReturn:
    """Send every batch, then the end or the error that came in between, and exit."""
    # Ctrl-C is the parent's to answer; this process ends with it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What the parent holds is neither looked through nor freed here.
    gc.freeze()
    status = 1
    with suppress(BaseException), seldom_collected():
        with open(sink, "wb", buffering=_PIPE_BYTES) as out:
            _send_all(reading, given, out)
        status = 0
    # Nothing of the parent's is closed or flushed a second time: no file, no database.
    os._exit(status)


def _send_all(reading: Reading, given: Input, out: BinaryIO) -> None:
    packer = Packer(reading.numbers)
    try:
        for taken in reading.taken():
            prepared, new = reading.prepare(taken.good)
            packer.number_rest(taken)
            _send(out, _BATCH, *packer.pack(Batch(taken, prepared, new, given.done)))
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent raises it
        _send(out, _ERROR, b"", pickle.dumps(_described(error)))
    else:
        _send(out, _END)


def _send(out: BinaryIO, kind: bytes, plain: bytes = b"", objects: bytes = b"") -> None:
    out.write(_HEAD.pack(kind, len(plain), len(objects)))
    out.write(plain)
    out.write(objects)
    out.flush()


def _described(error: Exception) -> tuple[type[Exception], tuple[Any, ...], dict[str, Any], str]:
    """Return what an error is made of: few can be pickled as they are."""
    notes = "" if isinstance(error, ChronologyError) else traceback.format_exc()
    return type(error), error.args, vars(error), notes


# --- In the parent.


def _received(stream: BinaryIO, given: Input) -> Iterator[Batch]:
    unpacker = Unpacker()
    while True:
        kind, plain, objects = _HEAD.unpack(_exactly(stream, _HEAD.size))
        parts = _exactly(stream, plain), _exactly(stream, objects)
        if kind == _END:
            return
        if kind == _ERROR:
            raise _made_again(*pickle.loads(parts[1]))  # noqa: S301 - of this very program
        batch = unpacker.unpack(*parts)
        given.done = batch.done
        yield batch


def _exactly(stream: BinaryIO, count: int) -> bytes:
    data = stream.read(count)
    if len(data) < count:
        raise DeclinedError(
            "Nothing was imported: the process that read the file was ended from outside.",
            "Import it again; if memory is short, make room first.",
        )
    return data


def _made_again(
    kind: type[Exception], args: tuple[Any, ...], state: dict[str, Any], notes: str
) -> Exception:
    error = kind.__new__(kind, *args)
    error.args = args
    vars(error).update(state)
    if notes:
        error.add_note(f"In the process that read the file:\n{notes}")
    return error
