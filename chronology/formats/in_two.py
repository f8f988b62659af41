"""A large export by two processes: this one writes the first part, a child the second.

The child reads the same snapshot with a connection of its own, and writes to a file
without a name that is put behind the first part. What keeps the child from doing so, an
error in what it reads or a full disk, this process meets or not when it writes that part
itself, and it is told as ever.
"""

import os
import pickle
from collections.abc import Callable, Sequence
from functools import partial
from shutil import disk_usage
from tempfile import TemporaryFile
from typing import Any, BinaryIO, TextIO, TypeVar, cast

from chronology.errors import DeclinedError
from chronology.formats.base import ExportJob
from chronology.formats.child import child_process, may_have_child
from chronology.formats.text.files import append
from chronology.store.reader import Reader

Part = TypeVar("Part")
Told = TypeVar("Told")

#: Takes the next piece of a file's text.
Put = Callable[[str], object]
#: Writes one part of an export, of what a reader reads, and returns what there is to tell.
Write = Callable[[Reader, Part, Put], Told]


def may_write_in_two(reader: Reader) -> bool:
    """Return whether another process can be had and read the very same as a reader."""
    return may_have_child() and reader.holds_still


def write_in_two(
    job: ExportJob, out: TextIO, parts: Sequence[Part], write: Write[Part, Told]
) -> list[Told]:
    """Write the parts of an export, one after another, and return what each told.

    Args:
        job: the export.
        out: where to; in UTF-8, if it is a file.
        parts: one part, or two where ``may_write_in_two``.
        write: writes a part; a child may do so, with a reader of its own.

    Raises:
        DeclinedError: the child was killed.
        ChronologyError: whatever writing a part raises.
    """
    held = _nameless(job.path) if len(parts) > 1 else None
    if held is None:
        return [write(job.reader, part, out.write) for part in parts]
    first, second = parts
    parent = os.getpid()
    with held:
        with child_process(
            lambda pipe: _write_apart(
                lambda put: write(job.reader.opened_again(), second, put), held, pipe, parent
            )
        ) as pipe:
            told = write(job.reader, first, out.write)
            answer = _answer(pipe)
        if answer is not None and _has_room(job.path, held):
            append(out, held)
            return [told, *answer]
        held.truncate(0)
        return [told, write(job.reader, second, out.write)]


def _nameless(path: str) -> BinaryIO | None:
    """Open a file that is gone when it is closed, where there is most likely room for it.

    Return None where there is no place for such a file.
    """
    try:
        return cast("BinaryIO", TemporaryFile(dir=_folder(path)))
    except OSError:
        return None


def _folder(path: str) -> str | None:
    """Return where an export goes; None for wherever temporary files do."""
    return None if path == "-" else os.path.dirname(os.path.realpath(path))


def _has_room(path: str, held: BinaryIO) -> bool:
    """Return whether there is room to copy a file whose own room is free only afterwards."""
    folder = _folder(path)
    return folder is None or disk_usage(folder).free > os.fstat(held.fileno()).st_size


# --- In the child.


def _write_apart(
    write: Callable[[Put], object], held: BinaryIO, pipe: BinaryIO, parent: int
) -> None:
    """Write a part into a file, and say through the pipe what there is to tell of it."""
    try:
        with open(held.fileno(), "w", encoding="utf-8", newline="", closefd=False) as file:
            told = write(partial(_put, file, parent))
    except Exception:  # noqa: BLE001 - the parent does it again, and so tells of it
        pickle.dump(None, pipe)
    else:
        pickle.dump((told,), pipe)


def _put(file: TextIO, parent: int, text: str) -> None:
    if os.getppid() != parent:
        raise SystemExit  # nobody waits for it any more
    file.write(text)


# --- In the parent.


def _answer(pipe: BinaryIO) -> tuple[Any] | None:
    """Return what the child told, None where it could not do its part.

    Raises:
        DeclinedError: the child was killed.
    """
    data = pipe.read()
    if not data:
        raise DeclinedError(
            "Nothing was exported: the process that wrote a part of it was ended from outside.",
            "Export it again; if memory is short, make room first.",
        )
    answer: tuple[Any] | None = pickle.loads(data)  # noqa: S301 - of this very program
    return answer
