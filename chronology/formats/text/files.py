"""Reading a file's text whatever its encoding, and writing one whole or not at all."""

import io
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO, TypeVar, cast

from chronology.errors import DeclinedError
from chronology.formats.text.input import Input
from chronology.formats.text.textlines import (
    encoding_of,
    holds_nul,
    undecodable,
    unknown_encoding,
)
from chronology.text import visible

#: Characters that mean at a terminal what they mean in any text.
_KEPT = re.compile("(\r\n|[\n\t])")

#: How much of a file is copied at once.
_PIECE = 1 << 20

Stream = TypeVar("Stream", TextIO, BinaryIO)


def read_bytes(path: str) -> bytes:
    """Return the bytes of the file at ``path``, unpacked; "-" reads standard input.

    Raises:
        BadInputError: the file is missing, a folder, too large, or may not be read.
    """
    with Input(path) as given:
        return given.whole()


def decode(data: bytes, encoding: str | None = None) -> str:
    """Return ``data`` as text: by its byte-order mark, else as ``encoding``, else UTF-8.

    Raises:
        FileFormatError: the bytes are not text in that encoding, or hold NUL.
        BadInputError: there is no such encoding.
    """
    chosen = encoding_of(data[:4], encoding)
    try:
        text = data.decode(chosen)
    except LookupError:
        raise unknown_encoding(chosen) from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise undecodable(chosen, data[error.start], error.start, line) from None
    nul = text.find("\0")
    if nul >= 0:
        raise holds_nul(nul, text.count("\n", 0, nul) + 1)
    return text


@contextmanager
def write_text(path: str, encoding: str = "utf-8", *, private: bool = False) -> Iterator[TextIO]:
    """Open ``path`` for writing so that it appears whole or not at all.

    The text goes to a file beside it, which takes its name at the end. "-" is
    standard output; at a terminal what would command it is made visible. Line ends
    are written as they are given.

    Args:
        path: the file.
        encoding: Python's name of its encoding.
        private: whether a new file is its owner's alone, whatever the umask says.

    Raises:
        DeclinedError: the file cannot be written.
    """
    if path == "-":
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding=encoding, newline="")
        yield cast("TextIO", _Shown(sys.stdout)) if sys.stdout.isatty() else sys.stdout
        sys.stdout.flush()
        return

    def opening(handle: int) -> TextIO:
        return open(handle, "w", encoding=encoding, newline="")

    with _whole(path, opening, private=private) as stream:
        yield stream


class _Shown:
    """A terminal, which gets no character that would command it.

    Args:
        out: the terminal.
    """

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, text: str) -> int:
        """Write a piece of text."""
        self._out.write("".join(map(_shown, _KEPT.split(text))))
        return len(text)

    def writelines(self, texts: Iterable[str]) -> None:
        """Write pieces of text."""
        for text in texts:
            self.write(text)

    def flush(self) -> None:
        """Have it shown."""
        self._out.flush()


def append(out: TextIO, held: BinaryIO) -> None:
    """Write behind what was written to ``out`` the text of another file, in UTF-8.

    Args:
        out: what ``write_text`` opened.
        held: the other file, all of it.
    """
    held.seek(0)
    if isinstance(out, io.TextIOWrapper):
        out.flush()
        shutil.copyfileobj(held, out.buffer, _PIECE)
        return
    with open(held.fileno(), encoding="utf-8", newline="", closefd=False) as text:
        shutil.copyfileobj(text, out, _PIECE)


def _shown(part: str) -> str:
    return part if _KEPT.fullmatch(part) else visible(part)


@contextmanager
def write_bytes(path: str) -> Iterator[BinaryIO]:
    """Open ``path`` for bytes so that it appears whole or not at all; it can be sought in.

    Raises:
        DeclinedError: the file cannot be written.
    """
    with _whole(path, lambda handle: open(handle, "w+b")) as stream:
        yield stream


@contextmanager
def _whole(
    path: str, opening: Callable[[int], Stream], *, private: bool = False
) -> Iterator[Stream]:
    """Write to a file beside ``path``, which takes its name at the end."""
    # What a link points at is written, and the link stays.
    target = Path(os.path.realpath(path)) if os.path.islink(path) else Path(path)
    if target.is_dir():
        raise DeclinedError(f"“{path}” is a folder.", "Name a file in it.")
    if target.exists() and not target.is_file():
        # A file would take its place and its name, and a device would be gone.
        raise DeclinedError(
            f"“{path}” is a device or a pipe, and no file.", "Write to “-”, standard output."
        )
    try:
        with _beside(target, opening) as (stream, temporary):
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        _keep_mode(target, temporary, private=private)
        temporary.replace(target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise DeclinedError(
            f"“{path}” could not be written: {reason}.",
            "Nothing was changed; choose another place.",
        ) from error


@contextmanager
def _beside(target: Path, opening: Callable[[int], Stream]) -> Iterator[tuple[Stream, Path]]:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    temporary = Path(name)
    try:
        with opening(handle) as stream:
            yield stream, temporary
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _keep_mode(target: Path, temporary: Path, *, private: bool) -> None:
    """Give the new file the rights of the old one, or those any new file gets."""
    if target.exists():
        temporary.chmod(target.stat().st_mode & 0o7777)
        return
    if private:
        return  # as it was made: for its owner alone
    mask = os.umask(0)
    os.umask(mask)
    temporary.chmod(0o666 & ~mask)
