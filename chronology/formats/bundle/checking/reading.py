"""Reading files of an archive piece by piece; what is damaged is told as the bundle's problem."""

import hashlib
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from chronology import limits
from chronology.errors import ChronologyError
from chronology.formats.text.jsontext import parse_json

_BLOCK = 1 << 20
#: A manifest of as many files as are read has half as many bytes.
_MOST_WHOLE = 1 << 26
#: What reading a damaged or lying zip raises.
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)


class DamagedError(Exception):
    """A file of a bundle cannot be read as what it should be; the text says why."""


def hash_of(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> tuple[str, int]:
    """Return the SHA-256 and the size of a file.

    Raises:
        DamagedError: it cannot be unpacked.
    """
    hashed, size = hashlib.sha256(), 0
    try:
        with archive.open(entry) as stream:
            while block := stream.read(_BLOCK):
                hashed.update(block)
                size += len(block)
    except DAMAGE as error:
        raise DamagedError(f"it cannot be unpacked: {_reason(error)}") from None
    return hashed.hexdigest(), size


def whole(archive: zipfile.ZipFile, path: str) -> bytes:
    """Return the content of a small file.

    Raises:
        DamagedError: it is too large or cannot be unpacked.
    """
    try:
        with archive.open(path) as stream:
            data = stream.read(_MOST_WHOLE + 1)
    except DAMAGE as error:
        raise DamagedError(f"it cannot be unpacked: {_reason(error)}") from None
    if len(data) > _MOST_WHOLE:
        raise DamagedError(f"it has more than {_MOST_WHOLE:,} bytes.")
    return data


def text_lines(archive: zipfile.ZipFile, path: str) -> Iterator[str]:
    """Yield the lines of a text, their ends included.

    Raises:
        DamagedError: it cannot be unpacked, is no UTF-8, or has an endless line.
    """
    longest = limits.ITEM.value
    try:
        with archive.open(path) as stream:
            number = 0
            while line := stream.readline(longest + 1):
                number += 1
                if len(line) > longest:
                    raise DamagedError(
                        f"line {number} has more than {longest:,} bytes ({limits.ITEM.cure})."
                    )
                yield line.decode()
    except UnicodeDecodeError:
        raise DamagedError(f"line {number + 1} is not UTF-8.") from None
    except DAMAGE as error:
        raise DamagedError(f"it cannot be unpacked: {_reason(error)}") from None


def json_objects(archive: zipfile.ZipFile, path: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the number and the object of each line of a file of JSON Lines.

    Raises:
        DamagedError: a line is no JSON object, or the file cannot be read.
    """
    for number, line in enumerate(text_lines(archive, path), 1):
        yield number, json_object(line, number)


def json_object(text: str, line: int | None = None) -> dict[str, Any]:
    """Return the object that a text is.

    Args:
        text: one JSON value.
        line: the line that it stands on, where it is one of many.

    Raises:
        DamagedError: it is no JSON object, or has a key twice.
    """
    try:
        found = parse_json(text, line)
    except ChronologyError as error:
        raise DamagedError(error.sentence) from None
    except ValueError as error:
        raise DamagedError(f"{_reason(error)}") from None
    if not isinstance(found, dict):
        raise DamagedError(f"{'it' if line is None else f'line {line}'} is not a JSON object.")
    return found


def _reason(error: BaseException) -> str:
    words = " ".join(str(error).split()) or type(error).__name__
    return words if words.endswith(".") else f"{words}."
