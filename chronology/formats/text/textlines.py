"""The lines of a text file, one at a time, with the same refusals as of a text read whole."""

import codecs
import io
from collections.abc import Iterator
from typing import NoReturn

from chronology.errors import BadInputError
from chronology.formats.errors import FileFormatError
from chronology.formats.text.input import Input

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: How many characters one line may have.
_LONGEST = 1 << 26
_BLOCK = 1 << 18


def encoding_of(beginning: bytes, stated: str | None) -> str:
    """Return the encoding of a text: by its byte-order mark, else as stated, else UTF-8.

    Raises:
        BadInputError: there is no such encoding.
    """
    chosen = next((name for mark, name in MARKS if beginning.startswith(mark)), stated or "utf-8")
    try:
        codecs.lookup(chosen)
    except LookupError:
        raise unknown_encoding(chosen) from None
    return chosen


def unknown_encoding(name: str) -> BadInputError:
    """Return the error of an encoding that there is not."""
    return BadInputError(
        f"There is no encoding “{name}”.",
        "Common ones are utf-8, cp1252, latin-1 and utf-16.",
    )


def undecodable(encoding: str, byte: int, at: int, line: int) -> FileFormatError:
    """Return the error of a byte that is none of the encoding's."""
    return FileFormatError(
        f"byte {at} (0x{byte:02x}) is not {encoding.upper()}.",
        "Save the file as UTF-8, or name its encoding: --encoding cp1252.",
        line,
    )


def holds_nul(at: int, line: int) -> FileFormatError:
    """Return the error of a text that holds NUL."""
    return FileFormatError(
        f"character {at} is NUL, which no text holds.",
        "If the file is UTF-16 without a byte-order mark, say --encoding utf-16-le.",
        line,
    )


def open_text(given: Input, encoding: str) -> io.TextIOWrapper:
    """Return the content of a file as text, whose lines a line feed ends and nothing else."""
    return io.TextIOWrapper(given.open(), encoding=encoding, newline="\n")


def text_lines(given: Input, encoding: str | None) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text with their numbers, from 1; of a file of any length.

    Only a line feed ends a line: a text may hold other line separators.

    Raises:
        FileFormatError: bytes are not of the encoding, a line holds NUL, or more than
            64 million characters.
        BadInputError: there is no such encoding.
    """
    chosen = encoding_of(given.beginning(4), encoding)
    before = number = 0
    with open_text(given, chosen) as text:
        try:
            while line := text.readline(_LONGEST):
                number += 1
                if "\0" in line:
                    raise holds_nul(before + line.index("\0"), number)
                if len(line) == _LONGEST and not line.endswith("\n"):
                    raise FileFormatError(
                        f"one line has more than {_LONGEST:,} characters.",
                        "Write each entity on a line of its own.",
                        number,
                    )
                yield number, line
                before += len(line)
        except UnicodeDecodeError:
            refuse_bytes(given, chosen)


def refuse_bytes(given: Input, encoding: str) -> NoReturn:
    """Say which byte of a file is none of its encoding's.

    Raises:
        FileFormatError: always.
    """
    decoder = codecs.getincrementaldecoder(encoding)()
    done = line = 0
    with given.open() as stream:
        while True:
            block = stream.read(_BLOCK)
            try:
                line += decoder.decode(block, not block).count("\n")
            except UnicodeDecodeError as error:
                # What the decoder had kept of the last block stands before this one.
                at = done - (len(error.object) - len(block)) + error.start
                line += error.object[: error.start].count(b"\n") + 1
                raise undecodable(encoding, error.object[error.start], at, line) from None
            done += len(block)
