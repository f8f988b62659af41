"""Spreadsheet files: which kind one is, and limits on what unpacking it may take."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from chronology.formats.errors import FileFormatError
from chronology.formats.tabular import limits

ZIP = b"PK\x03\x04"
#: How a workbook of Excel 97 to 2003 begins.
OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@contextmanager
def opened(stream: BinaryIO) -> Iterator[zipfile.ZipFile]:
    """Open the archive that a spreadsheet file is.

    Raises:
        FileFormatError: it is damaged.
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            yield archive
    except zipfile.BadZipFile as error:
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
        FileFormatError: a part is too large.
    """
    for part in archive.infolist():
        limit = limits.LARGEST_STREAM if part.filename.startswith(streamed) else limits.LARGEST_HELD
        if part.file_size > limit:
            raise FileFormatError(
                f"“{part.filename}” in the spreadsheet file unpacks to {part.file_size:,} bytes,"
                f" more than {limit:,}.",
                "Save the table as CSV, and import that.",
            )
