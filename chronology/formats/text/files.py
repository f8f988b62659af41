"""Reading a file's text whatever its encoding, and writing one whole or not at all."""

import io
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO, TypeVar

from chronology.errors import DeclinedError
from chronology.formats.text.input import Input
from chronology.formats.text.textlines import (
    encoding_of,
    holds_nul,
    undecodable,
    unknown_encoding,
)

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
def write_text(path: str, encoding: str = "utf-8") -> Iterator[TextIO]:
    """Open ``path`` for writing so that it appears whole or not at all.

    The text goes to a file beside it, which takes its name at the end. "-" is
    standard output. Line ends are written as they are given.

    Raises:
        DeclinedError: the file cannot be written.
    """
    if path == "-":
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding=encoding, newline="")
        yield sys.stdout
        sys.stdout.flush()
        return
    with _whole(path, lambda handle: open(handle, "w", encoding=encoding, newline="")) as stream:
        yield stream


@contextmanager
def write_bytes(path: str) -> Iterator[BinaryIO]:
    """Open ``path`` for bytes so that it appears whole or not at all; it can be sought in.

    Raises:
        DeclinedError: the file cannot be written.
    """
    with _whole(path, lambda handle: open(handle, "w+b")) as stream:
        yield stream


@contextmanager
def _whole(path: str, opening: Callable[[int], Stream]) -> Iterator[Stream]:
    """Write to a file beside ``path``, which takes its name at the end."""
    target = Path(path)
    if target.is_dir():
        raise DeclinedError(f"“{path}” is a folder.", "Name a file in it.")
    try:
        with _beside(target, opening) as (stream, temporary):
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        _keep_mode(target, temporary)
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


def _keep_mode(target: Path, temporary: Path) -> None:
    """Give the new file the rights of the old one, or those any new file gets."""
    if target.exists():
        temporary.chmod(target.stat().st_mode & 0o7777)
        return
    mask = os.umask(0)
    os.umask(mask)
    temporary.chmod(0o666 & ~mask)
