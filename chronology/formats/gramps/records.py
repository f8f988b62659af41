"""The records of a Gramps file one by one, however large it is."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from chronology import limits
from chronology.errors import BadInputError
from chronology.formats.errors import FileFormatError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_NAMESPACE = re.compile(r"\{http://gramps-project\.org/xml/(\d+)\.(\d+)\.(\d+)/\}database")
#: The first version whose notes and citations are records of their own.
_FIRST = (1, 5, 0)


def records(opened: Callable[[], BinaryIO]) -> Iterator[tuple[str, "Element"]]:
    """Yield each record with the section that it stands in, in the order of the file.

    A record is valid until the next one is taken. Its tags have no namespace.

    Raises:
        BadInputError: defusedxml is not installed.
        FileFormatError: it is no Gramps XML of a version that is read, is broken, declares
            entities, or has a record that is too deep or too large to hold.
    """
    iterparse, refused, broken = _parser()
    with opened() as raw:
        metered = _Metered(raw)
        try:
            yield from _walk(iterparse(metered, events=("start", "end")), metered)
        except refused as error:
            raise FileFormatError(
                f"The file is not read, since its XML could be an attack: {_declared(error)}.",
                "Export it again from Gramps.",
            ) from None
        except broken as error:
            raise FileFormatError(
                f"This is not the XML of Gramps: {str(error).partition(': line')[0]}.",
                "Export the tree from Gramps as “Gramps XML”; a .gpkg package has to be unpacked.",
                error.position[0],
            ) from None
        except (LookupError, ValueError) as error:
            raise FileFormatError(
                f"The XML says that it is in an encoding that is not read: {error}.",
                "Export it again from Gramps, which writes UTF-8.",
            ) from None


def _declared(error: Exception) -> str:
    name = getattr(error, "name", None)
    return f"it declares the entity “{name}”" if name else "it refers to what is not in it"


def _parser() -> tuple[Any, Any, Any]:
    try:
        from defusedxml.common import DefusedXmlException  # noqa: PLC0415 - an optional extra
        from defusedxml.ElementTree import (  # noqa: PLC0415 - an optional extra
            ParseError,
            iterparse,
        )
    except ImportError:
        raise BadInputError(
            "Reading Gramps XML needs the package defusedxml, which is not installed.",
            "Install it: pip install 'chronology[gramps]'.",
        ) from None
    return iterparse, DefusedXmlException, ParseError


def _walk(happenings: Any, metered: "_Metered") -> Iterator[tuple[str, "Element"]]:
    path: list[Element] = []
    deepest = limits.NESTING.value
    for happening, element in happenings:
        if happening == "start":
            if not path:
                _check_version(element.tag)
            element.tag = element.tag.rpartition("}")[2]
            path.append(element)
            if len(path) > deepest:
                raise FileFormatError(
                    f"its elements lie more than {deepest} deep.",
                    f"Export it again from Gramps, or {limits.NESTING.cure}.",
                )
            continue
        path.pop()
        if len(path) == 2:
            yield path[1].tag, element
            path[1].clear()
            metered.begin()
        elif len(path) == 1:
            path[0].clear()
            metered.begin()


def _check_version(tag: str) -> None:
    found = _NAMESPACE.fullmatch(tag)
    if found is None:
        raise FileFormatError(
            "This is XML, but not of Gramps: its outermost element is no database of Gramps.",
            "Export the tree from Gramps as “Gramps XML”.",
        )
    version = tuple(map(int, found.groups()))
    if not _FIRST <= version < (2, 0, 0):
        shown = ".".join(map(str, version))
        raise FileFormatError(
            f"Gramps XML of version {shown} is not read, only 1.5.0 and later ones of 1.",
            "Open the tree in Gramps 3.4 or later, and export it again.",
        )


class _Metered:
    """A stream that refuses to be read on where one record does not end."""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw
        self._longest = limits.ITEM.value
        self._count = 0

    def begin(self) -> None:
        """Say that a record has ended."""
        self._count = 0

    def read(self, count: int = -1) -> bytes:
        """Return the next bytes."""
        block = self._raw.read(count)
        self._count += len(block)
        if self._count > self._longest:
            raise FileFormatError(
                f"one record has more than {self._longest:,} bytes of XML.",
                f"Check the file: a note may have swallowed the rest; else {limits.ITEM.cure}.",
            )
        return block

    def close(self) -> None:
        """Close the stream."""
        self._raw.close()
