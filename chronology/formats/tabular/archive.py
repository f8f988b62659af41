"""Spreadsheet files: which kind one is, and limits on what unpacking it may take."""

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from chronology import limits
from chronology.formats.errors import FileFormatError
from chronology.formats.text.unpacking import HARMLESS

ZIP = b"PK\x03\x04"
#: How a workbook of Excel 97 to 2003 begins.
OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


_SHARED = "xl/sharedStrings.xml"
#: Parts that become trees in memory, and of those the ones that may be large and are not read.
_TREES = (".xml", ".rels")
_UNREAD = (
    "xl/charts/", "xl/comments", "xl/drawings/", "xl/externalLinks/", "xl/pivotCache/", "styles.xml",
)  # fmt: skip


@contextmanager
def opened(stream: BinaryIO) -> Iterator[zipfile.ZipFile]:
    """Open the archive that a spreadsheet file is.

    Raises:
        FileFormatError: it is damaged.
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError) as error:
        raise FileFormatError(
            f"The spreadsheet file is damaged: {error}.", "Download or copy it again."
        ) from None


def kind_of(archive: zipfile.ZipFile) -> str:
    """Return "xlsx" or "ods".

    Raises:
        FileFormatError: it is neither.
    """
    names = set(archive.namelist())
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "content.xml" in names:
        return "ods"
    inside = next(iter(archive.namelist()), "nothing")
    raise FileFormatError(
        f"The file is a packed archive with “{inside}” in it, and no spreadsheet.",
        "Unpack it, and import what is in it.",
    )


def check_sizes(archive: zipfile.ZipFile, streamed: str) -> None:
    """Refuse an archive that unpacks to more than its limits.

    Args:
        archive: the archive; it never unpacks a part to more than it says.
        streamed: how the names of those parts begin that are read as a stream.

    Raises:
        FileFormatError: a part is too large, or out of proportion to its packed size.
    """
    ratio = limits.RATIO.value
    for part in archive.infolist():
        limit = _limit_of(part.filename, streamed)
        if part.file_size > limit.value:
            raise FileFormatError(
                f"“{part.filename}” in the spreadsheet file unpacks to {part.file_size:,} bytes,"
                f" more than {limit.value:,}.",
                f"Save the table as CSV, or {limit.cure}.",
            )
        if part.file_size > HARMLESS and part.file_size > ratio * part.compress_size:
            raise FileFormatError(
                f"“{part.filename}” in the spreadsheet file unpacks to more than {ratio} times"
                " its size, which real tables do not.",
                f"Save the table as CSV, or {limits.RATIO.cure}.",
            )


def _limit_of(name: str, streamed: str) -> limits.Limit:
    if name.startswith(streamed):
        return limits.SHEET
    if name == _SHARED or not name.endswith(_TREES) or name.startswith(_UNREAD):
        return limits.SHARED_TEXTS
    return limits.WORKBOOK_PART
