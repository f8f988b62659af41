"""A large file read in a process of its own, while this one writes.

Reading a row and writing it take about as long, and Python does one thing at a time.
So a child process reads, checks and prepares; it knows no database and sends batches
through a pipe, mostly as columns of plain values, which take a fraction of the time
that objects do. It ends with its parent: a pipe that nobody reads from breaks.
"""

import pickle
import struct
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, Final

from chronology.errors import ChronologyError, DeclinedError
from chronology.formats.child import child_process, may_have_child
from chronology.formats.dataset.packing import Packer, Unpacker
from chronology.formats.dataset.reading import Batch, Reading
from chronology.formats.outbox import Outbox
from chronology.formats.text.input import Input

#: A smaller file is read before another process has begun.
LEAST_BYTES = 1 << 21

#: How a message begins: what it is, and the lengths of its two parts.
_HEAD: Final = struct.Struct("<cQQ")
_BATCH, _ERROR, _END = b"b", b"e", b"."


def may_read_apart(given: Input) -> bool:
    """Return whether a file is worth a process of its own, and the system can have one."""
    size = given.size
    return size is not None and size >= LEAST_BYTES and may_have_child()


@contextmanager
def read_apart(reading: Reading, given: Input) -> Iterator[Iterator[Batch]]:
    """Yield the batches of a file that a child process reads.

    All of its records are taken for new events.

    Raises:
        DeclinedError: the child was killed.
        ChronologyError: whatever reading the file raises.
    """
    with child_process(lambda out: _send_all(reading, given, out)) as stream:
        yield _received(stream, given)


# --- In the child.


def _send_all(reading: Reading, given: Input, out: BinaryIO) -> None:
    """Send every batch, then the end or the error that came in between."""
    packer = Packer(reading.numbers)
    # The parent has yet to load what writes: until then batches wait here.
    with Outbox(out) as outbox:
        try:
            for taken in reading.taken():
                prepared, new = reading.prepare(taken.good)
                packer.number_rest(taken)
                _post(outbox, _BATCH, *packer.pack(Batch(taken, prepared, new, given.done)))
        except Exception as error:  # noqa: BLE001 - whatever it is, the parent raises it
            _post(outbox, _ERROR, b"", pickle.dumps(_described(error)))
        else:
            _post(outbox, _END)


def _post(outbox: Outbox, kind: bytes, plain: bytes = b"", objects: bytes = b"") -> None:
    outbox.post(_HEAD.pack(kind, len(plain), len(objects)), plain, objects)


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
