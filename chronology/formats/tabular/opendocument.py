"""OpenDocument spreadsheets (.ods), their cells as text."""

import zipfile
import zlib
from collections import deque
from collections.abc import Iterator
from typing import Any

from chronology.errors import BadInputError
from chronology.formats.errors import FileFormatError
from chronology.formats.tabular.archive import check_sizes, opened
from chronology.formats.tabular.content import Content
from chronology.formats.tabular.spreadsheet import Sheet
from chronology.formats.tabular.table import Row
from chronology.formats.text.input import Input

_CHUNK = 1 << 16


def sheets_of_opendocument(source: Input) -> Iterator[Sheet]:
    """Yield the sheets of a spreadsheet, whose rows are read as they are taken.

    The rows of a sheet must be taken before the next sheet is asked for, or are lost.

    Raises:
        BadInputError: defusedxml is not installed.
        FileFormatError: the file is damaged or too large.
    """
    parser, sax_error, forbidden = _library()
    content = Content()
    parser.setContentHandler(content)
    with source.open() as stream, opened(stream) as archive:
        check_sizes(archive, "content.xml")
        with archive.open("content.xml") as xml:
            broken = (
                sax_error, forbidden, zipfile.BadZipFile, zlib.error, EOFError, LookupError, ValueError,
            )  # fmt: skip
            yield from _sheets(_fed(parser, content, xml, broken))


def _library() -> tuple[Any, type[Exception], type[Exception]]:
    """Return a parser, and what it raises."""
    try:
        from defusedxml.common import DefusedXmlException  # noqa: PLC0415 - an optional extra
        from defusedxml.sax import make_parser  # noqa: PLC0415 - an optional extra
    except ImportError:
        raise BadInputError(
            "Reading OpenDocument spreadsheets needs the package defusedxml,"
            " which is not installed.",
            "Install it with `pip install 'chronology[ods]'`, or save the table as CSV.",
        ) from None
    from xml.sax import SAXException  # noqa: PLC0415 - its error alone; slow to load

    return make_parser(), SAXException, DefusedXmlException


def _fed(
    parser: Any, content: Content, xml: Any, broken: tuple[type[Exception], ...]
) -> Iterator[str | Row]:
    """Yield the names of sheets as they begin, and their rows, a part of the file at a time.

    Raises:
        FileFormatError: the file is damaged, or declares entities.
    """
    chunk = b"-"
    while chunk:
        try:
            chunk = xml.read(_CHUNK)
            parser.feed(chunk)
            if not chunk:
                parser.close()
        except broken as error:
            raise FileFormatError(
                f"The spreadsheet cannot be read: {error}.",
                "Save it anew, or save the table as CSV.",
            ) from error
        yield from content.taken()


def _sheets(found: Iterator[str | Row]) -> Iterator[Sheet]:
    following: list[str] = []

    def rows() -> Iterator[Row]:
        for each in found:
            if isinstance(each, str):
                following.append(each)
                return
            yield each

    deque(rows(), maxlen=0)
    while following:
        of_sheet = rows()
        yield Sheet(following.pop(), of_sheet)
        # What was not taken of this sheet stands before the next.
        deque(of_sheet, maxlen=0)
