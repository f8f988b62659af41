"""Files put into a zip so that the same files give the same bytes, each hashed on its way."""

import hashlib
import os
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from chronology.formats.bundle.layout import Facts

_BLOCK = 1 << 20
#: The first moment that a zip can tell; the manifest says when the bundle was made.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_RIGHTS = stat.S_IFREG | 0o644


class Pack:
    """Writes the files of one bundle and remembers what it wrote.

    Args:
        out: where the zip goes; it must be possible to seek in it.

    Attributes:
        files: path, size and SHA-256 of each file, and the facts that were given.
    """

    def __init__(self, out: zipfile.ZipFile) -> None:
        self._out = out
        self.files: list[Facts] = []

    def add(self, path: str, stream: BinaryIO, *, packed: bool = True, **facts: object) -> str:
        """Put in what a stream of a plain file holds, and return its SHA-256.

        Args:
            path: its path in the zip.
            stream: a plain file, opened.
            packed: whether to compress it; a photo or a film gains nothing by it.
            facts: what else the manifest says of it.
        """
        info = _entry(path, os.fstat(stream.fileno()).st_size, packed=packed)
        hashed, size = hashlib.sha256(), 0
        with self._out.open(info, "w") as entry:
            while block := stream.read(_BLOCK):
                hashed.update(block)
                size += len(block)
                entry.write(block)
        sha256 = hashed.hexdigest()
        self.files.append({"path": path, "size": size, "sha256": sha256, **facts})
        return sha256

    def add_text(self, path: str, text: str, **facts: object) -> str:
        """Put in a text, in UTF-8, and return its SHA-256."""
        data = text.encode()
        self._out.writestr(_entry(path, len(data), packed=True), data)
        sha256 = hashlib.sha256(data).hexdigest()
        self.files.append({"path": path, "size": len(data), "sha256": sha256, **facts})
        return sha256


@contextmanager
def packing(out: BinaryIO) -> Iterator[Pack]:
    """Give what writes a zip to a stream that can be sought in."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        yield Pack(archive)


def _entry(path: str, size: int, *, packed: bool) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(path, _MOMENT)
    info.create_system = _UNIX
    info.external_attr = _RIGHTS << 16
    info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    # Told beforehand, so that more than 4 GiB get the fields that they need.
    info.file_size = size
    return info
