"""A file to be imported: opened as often as needed, unpacked, and never whole in memory."""

import gzip
import hashlib
import io
import os
import stat
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePath
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Self, cast

from chronology import limits
from chronology.errors import BadInputError
from chronology.formats.errors import FileFormatError
from chronology.formats.text.unpacking import Meter

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_GZIP = b"\x1f\x8b"
_BLOCK = 1 << 18
#: Where Linux lets a process open again what it has open (proc_pid_fd(5)).
_OPENED: Final = "/proc/self/fd"


class Input:
    """One file, or standard input, to be read.

    A file packed by gzip is unpacked as it is read, whatever its name. Standard
    input goes to a temporary file first, since it may have to be read twice;
    ``close`` removes it.

    Args:
        path: the file's name, "-" for standard input.

    Raises:
        BadInputError: the file is missing, a folder, a device or a pipe, or may not be read.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        if path != "-":
            _refuse_endless(path)
        #: How far the file has been read, in its own bytes: packed ones where it is packed.
        self.done = 0
        self._spool = _spool(sys.stdin.buffer) if path == "-" else None
        self._sha256: str | None = None
        with self._raw() as raw:
            self._packed = raw.read(2) == _GZIP
        self.done = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Remove the temporary file, if there is one."""
        if self._spool is not None:
            self._spool.close()

    @property
    def name(self) -> str:
        """The file's name without its folder and without ``.gz``."""
        if self.path == "-":
            return "standard-input"
        name = PurePath(self.path).name
        return name[:-3] if name.lower().endswith(".gz") and len(name) > 3 else name

    @property
    def size(self) -> int | None:
        """How many bytes the file has as it lies there; None where it is no plain file."""
        place = self._place()
        return os.path.getsize(place) if os.path.isfile(place) else None

    @property
    def sha256(self) -> str:
        """The hash of the file as it lies there, in hexadecimal."""
        if self._sha256 is None:
            with open(self._place(), "rb") as raw:
                self._sha256 = hashlib.file_digest(raw, "sha256").hexdigest()
        return self._sha256

    def open(self) -> BinaryIO:
        """Return the file's content from its beginning, unpacked; it can be sought in.

        Reading what is packed but broken raises ``FileFormatError``.
        """
        raw = self._raw()
        if not self._packed:
            return cast("BinaryIO", raw)
        return cast("BinaryIO", io.BufferedReader(_Unpacked(raw), _BLOCK))

    def beginning(self, count: int) -> bytes:
        """Return the first ``count`` bytes of the content, fewer where it is shorter."""
        done = self.done
        with self.open() as stream:
            found = stream.read(count)
        self.done = done
        return found

    def whole(self) -> bytes:
        """Return all of the content.

        Raises:
            BadInputError: it is larger than may be read at once.
        """
        limit = limits.FILE.value
        with self.open() as stream:
            data = stream.read(limit + 1)
        if len(data) > limit:
            raise BadInputError(
                f"“{self.path}” holds more than {limit:,} bytes, which is as much as is read at"
                " once of such a format.",
                f"Split it, or {limits.FILE.cure}, if there is memory for several times it.",
            )
        return data

    def _place(self) -> str:
        if self._spool is None:
            return self.path
        nameless = f"{_OPENED}/{self._spool.fileno()}"
        return nameless if os.path.exists(nameless) else self._spool.name

    def _raw(self) -> io.BufferedReader:
        try:
            return io.BufferedReader(_Counted(self._place(), self._count), _BLOCK)
        except FileNotFoundError:
            raise BadInputError(f"There is no file “{self.path}”.", "Check the name.") from None
        except IsADirectoryError:
            raise BadInputError(f"“{self.path}” is a folder.", "Name a file in it.") from None
        except OSError as error:
            reason = error.strerror or str(error)
            raise BadInputError(
                f"“{self.path}” could not be read: {reason}.", "Check its rights."
            ) from None

    def _count(self, done: int) -> None:
        self.done = done


class _Counted(io.FileIO):
    """A file that tells how far it has been read."""

    def __init__(self, path: str, tell: Callable[[int], None]) -> None:
        super().__init__(path, "rb")
        self._tell = tell

    def readinto(self, buffer: "WriteableBuffer", /) -> int | None:
        count = super().readinto(buffer)
        self._tell(self.tell())
        return count


class _Unpacked(io.RawIOBase):
    """What a file packed by gzip holds; broken packing is told as the user's problem."""

    def __init__(self, raw: io.BufferedReader) -> None:
        self._raw = raw
        self._content = gzip.GzipFile(fileobj=raw)
        self._meter = Meter("The packed file")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        with _explained():
            return self._content.seek(offset, whence)

    def tell(self) -> int:
        return self._content.tell()

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        with _explained():
            count = self._content.readinto(buffer)
        self._meter.check(self._content.tell(), self._raw.tell())
        return count

    def close(self) -> None:
        self._content.close()
        self._raw.close()
        super().close()


class _explained:  # noqa: N801 - used like a function
    """Tells broken gzip in the user's terms."""

    def __enter__(self) -> None:
        pass

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if isinstance(error, EOFError):
            raise FileFormatError(
                "The packed file ends in the middle: part of it is missing.",
                "Download or copy it again.",
            ) from error
        if isinstance(error, zlib.error | gzip.BadGzipFile):
            raise FileFormatError(
                f"The packed file is damaged: {error}.", "Download or copy it again."
            ) from error


def _refuse_endless(path: str) -> None:
    """Refuse what is read once or for ever; what cannot be looked at is told when it is opened.

    Raises:
        BadInputError: it is a device, a pipe or a socket.
    """
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        return
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise BadInputError(
            f"“{path}” is a device or a pipe, and no file.",
            "Hand it to standard input: `chronology import - < …`.",
        )


def _bounded(stream: BinaryIO) -> Iterator[bytes]:
    """Yield what a stream holds.

    Raises:
        BadInputError: it is more than standard input may hold.
    """
    most = limits.UNPACKED.value
    count = 0
    while block := stream.read(_BLOCK):
        count += len(block)
        if count > most:
            raise BadInputError(
                f"Standard input has more than {most:,} bytes.",
                f"Split it, or {limits.UNPACKED.cure}.",
            )
        yield block


def _spool(stream: BinaryIO) -> BinaryIO:
    """Return a temporary file of what a stream holds; it goes when it is closed.

    On Linux it has no name, so that even a program that is killed leaves nothing of it.
    """
    nameless = os.path.isdir(_OPENED)
    make: Any = tempfile.TemporaryFile if nameless else tempfile.NamedTemporaryFile
    kept: BinaryIO = make(prefix="chronology-", suffix=".input")
    try:
        for block in _bounded(stream):
            kept.write(block)
        kept.flush()
    except BaseException:
        kept.close()
        raise
    return kept
