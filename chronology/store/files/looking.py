"""Looking at kept files again: whether each still is what it was, and what else is there."""

import hashlib
import os
import stat
from collections.abc import Iterator
from enum import StrEnum
from io import BufferedReader
from pathlib import Path

from chronology.store.files.folder import is_sha256, path_of


class State(StrEnum):
    """What a kept file turned out to be."""

    OK = "ok"
    MISSING = "missing"
    SIZE = "size"
    CHANGED = "changed"
    UNREADABLE = "unreadable"


def open_kept(folder: Path, sha256: str) -> BufferedReader:
    """Open what is kept under a hash; its content is yet to be compared.

    Raises:
        BadInputError: the hash is none.
        OSError: it is not there, may not be read, or is a link or no plain file.
    """
    return _open_plain(path_of(folder, sha256))


def examine(folder: Path, sha256: str | None, size: int | None) -> State:
    """Read a kept file from its first byte to its last, and say what it turned out to be.

    Args:
        folder: the folder of attached files.
        sha256: the hash that it should have.
        size: the bytes that it should have; None where that was not noted.
    """
    if sha256 is None or not is_sha256(sha256):
        # Noted by another program; nothing can be kept under such a name.
        return State.MISSING
    try:
        with open_kept(folder, sha256) as stream:
            if size is not None and os.fstat(stream.fileno()).st_size != size:
                return State.SIZE
            found = hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        return State.MISSING
    except OSError:
        return State.UNREADABLE
    return State.OK if found == sha256 else State.CHANGED


def content_is(path: Path, sha256: str) -> bool:
    """Return whether a plain file is there whose content has this hash."""
    try:
        with _open_plain(path) as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == sha256
    except OSError:
        return False


def kept_hashes(folder: Path) -> Iterator[str]:
    """Yield the hashes under which something is kept, in order; none where there is no folder."""
    for inner in _names(folder):
        for name in _names(folder / inner):
            if is_sha256(name) and name.startswith(inner):
                yield name


def others(folder: Path) -> Iterator[Path]:
    """Yield what lies in the folder and is no kept file: what was left unfinished, strangers."""
    for inner in _names(folder):
        path = folder / inner
        if len(inner) == 2 and path.is_dir():
            for name in _names(path):
                if not (is_sha256(name) and name.startswith(inner)):
                    yield path / name
        else:
            yield path


def _names(folder: Path) -> list[str]:
    """Return the names in a folder, in order."""
    try:
        return sorted(os.listdir(folder))
    except (FileNotFoundError, NotADirectoryError):
        return []


def _open_plain(path: Path) -> BufferedReader:
    # A link could lead to any file of this machine, and a pipe would never end.
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(f"{path} is no plain file")
    return open(handle, "rb")
