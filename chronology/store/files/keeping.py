"""Keeping a file: copied, hashed while it is copied, and given its hash as its name.

The copy is made under a temporary name and reaches the disk before it takes its own,
so that a name that is a hash is never that of half a file.
"""

import hashlib
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from chronology.errors import BadInputError, DeclinedError
from chronology.store.files.folder import path_of
from chronology.store.files.looking import content_is

_BLOCK = 1 << 20
#: Temporary names begin with this; what a killed program left behind is known by it.
UNFINISHED = ".attaching-"


@dataclass(frozen=True, slots=True)
class Staged:
    """A copy that is whole and on the disk, and has yet to get its name.

    Args:
        folder: the folder of attached files.
        temporary: where the copy is.
        sha256: its hash, in hexadecimal.
        size: how many bytes it has.
    """

    folder: Path
    temporary: Path
    sha256: str
    size: int

    def place(self) -> Path:
        """Give the copy its name, and return it; the same content is kept once.

        What is there under this name and has another content is replaced.

        Raises:
            DeclinedError: the folder cannot be written.
        """
        target = path_of(self.folder, self.sha256)
        try:
            _make_folder(target.parent, self.folder)
            if not content_is(target, self.sha256):
                self.temporary.chmod(_read_only(self.folder))
                self.temporary.replace(target)
                _sync_folder(target.parent)
        except OSError as error:
            raise _unwritable(self.folder, error) from error
        return target


@contextmanager
def staged_file(folder: Path, path: str) -> Iterator[Staged]:
    """Copy a file into the folder, to be placed inside; what is not placed is removed.

    Raises:
        BadInputError: the file is not there, is no plain file, may not be read, or
            changed while it was copied.
        DeclinedError: the folder cannot be written.
    """
    with _opened(path) as stream:
        before = os.fstat(stream.fileno())
        with staged_stream(folder, stream) as staged:
            after = os.fstat(stream.fileno())
            same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
            if not same or staged.size != after.st_size:
                raise BadInputError(
                    f"“{path}” changed while it was copied; nothing was attached.",
                    "Wait until nothing writes to it, and attach it again.",
                )
            yield staged


@contextmanager
def staged_stream(folder: Path, stream: BinaryIO) -> Iterator[Staged]:
    """Copy what a stream holds into the folder, to be placed inside.

    Raises:
        DeclinedError: the folder cannot be written.
    """
    try:
        _make_folder(folder, None)
        handle, name = tempfile.mkstemp(prefix=UNFINISHED, dir=folder)
    except OSError as error:
        raise _unwritable(folder, error) from error
    temporary = Path(name)
    try:
        yield _copied(folder, temporary, handle, stream)
    finally:
        temporary.unlink(missing_ok=True)


def _copied(folder: Path, temporary: Path, handle: int, stream: BinaryIO) -> Staged:
    hashed, size = hashlib.sha256(), 0
    with open(handle, "wb") as out:
        while block := stream.read(_BLOCK):
            hashed.update(block)
            size += len(block)
            try:
                out.write(block)
            except OSError as error:
                raise _unwritable(folder, error) from error
        try:
            out.flush()
            os.fsync(out.fileno())
        except OSError as error:
            raise _unwritable(folder, error) from error
    return Staged(folder, temporary, hashed.hexdigest(), size)


def _opened(path: str) -> BinaryIO:
    """Open a plain file; a pipe or a device would never end, or hold something else each time."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            kind = "a folder" if os.path.isdir(path) else "no plain file"
            raise BadInputError(f"“{path}” is {kind}.", "Name one file, such as a PDF or a photo.")
        return open(path, "rb")
    except FileNotFoundError:
        raise BadInputError(f"There is no file “{path}”.", "Check the name.") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise BadInputError(
            f"“{path}” could not be read: {reason}.", "Check its rights."
        ) from error


def _make_folder(folder: Path, inside: Path | None) -> None:
    """Make a folder for this user alone; within another, for those who may open that one."""
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        return
    if inside is not None:
        folder.chmod(inside.stat().st_mode & 0o7777)
    _sync_folder(folder.parent)


def _read_only(folder: Path) -> int:
    """Return the rights of a kept file: read by those who may open the folder, written by none."""
    return 0o400 | folder.stat().st_mode & 0o444


def _sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _unwritable(folder: Path, error: OSError) -> DeclinedError:
    return DeclinedError(
        f"The file could not be kept in “{folder}”: {error.strerror or error}.",
        "Nothing was attached; make room there, or see to its rights.",
    )
