"""The lines of a text file, decoded as they are read, with limits on what is held at once."""

import io
from collections.abc import Iterator
from typing import BinaryIO, cast

from chronology import limits
from chronology.formats.errors import FileFormatError
from chronology.formats.tabular.encoding import Encoding, is_stray, mended

_CHUNK = 1 << 16


class _Watched(io.BufferedIOBase):
    """The bytes of a file, refused where no line ends for too long."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self._unbroken = 0
        self._longest = limits.LINE.value
        self._last = b""
        #: How many lines end before the bytes that were read last.
        self.ended = 0

    def readable(self) -> bool:
        return True

    def read1(self, size: int = -1, /) -> bytes:  # noqa: ARG002 - the decoder takes what it gets
        self.ended += self._last.count(b"\n")
        self._last = chunk = self._source.read(_CHUNK)
        at = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
        self._unbroken = len(chunk) - at - 1 + (self._unbroken if at < 0 else 0)
        if self._unbroken > self._longest:
            raise FileFormatError(
                f"a line is longer than {self._longest:,} bytes.",
                f"Is this a table? If so, {limits.LINE.cure}.",
            )
        return chunk

    def read(self, size: int | None = -1, /) -> bytes:
        return self.read1(size or -1)

    def close(self) -> None:
        self._source.close()
        super().close()


class Lines:
    """Yields the lines of a file with their ends, and keeps what was noticed of them.

    Args:
        source: its bytes.
        encoding: how they are decoded.
        noticed: where it is said that bytes were not UTF-8.
    """

    def __init__(
        self, source: BinaryIO, encoding: Encoding, noticed: list[tuple[str, str]]
    ) -> None:
        self._encoding = encoding
        self._noticed = noticed
        self._strays = False
        self._watched = _Watched(source)
        self._text = io.TextIOWrapper(
            cast("BinaryIO", self._watched), encoding.name, errors=encoding.errors, newline=""
        )
        self.count = 0
        #: The line read last.
        self.last = ""
        #: Whether a line held NUL, so that rows must be looked at for it.
        self.has_nul = False

    def __iter__(self) -> Iterator[str]:
        """Yield the lines.

        Raises:
            FileFormatError: bytes are not of the encoding, or a line does not end.
        """
        mends = self._encoding.mends
        try:
            for line in self._text:
                self.count += 1
                if not line.isascii() and mends and is_stray(line):
                    line = self._mended(line)  # noqa: PLW2901 - the line as it is meant
                if "\0" in line:
                    self.has_nul = True
                self.last = line
                yield line
        except UnicodeDecodeError as error:
            raise FileFormatError(
                f"byte 0x{error.object[error.start]:02x} is not {self._encoding.name.upper()}.",
                "Save the file as UTF-8, or name its encoding: --encoding cp1252.",
                self._watched.ended + error.object.count(b"\n", 0, error.start) + 1,
            ) from None

    def _mended(self, line: str) -> str:
        read = mended(line)
        if not self._strays:
            self._strays = True
            said = (
                f"line {self.count} is not UTF-8 and was read as Windows-1252, as were any such"
                f" after it: “{read.strip()[:80]}”; --encoding names another"
            )
            self._noticed.append(("encoding", said))
        return read

    def close(self) -> None:
        """Close the file."""
        self._text.close()
