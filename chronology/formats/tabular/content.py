"""What stands in the ``content.xml`` of an OpenDocument spreadsheet, as rows of text."""

import re
from collections.abc import Iterator
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from chronology import limits
from chronology.formats.errors import FileFormatError
from chronology.formats.tabular.numbers import number_text
from chronology.formats.tabular.sheet_limits import beyond
from chronology.formats.tabular.table import Row

_CELLS = frozenset({"table:table-cell", "table:covered-table-cell"})
#: Elements within a cell whose text is none of its own.
_ASIDE = frozenset({"office:annotation", "draw:frame", "draw:custom-shape", "table:table"})
_SPACE = re.compile(r"[ \t\r\n]+")
#: Digits of a count of repetitions.
_MOST_DIGITS = 18
_CLOCK = re.compile(r"PT(\d{1,9})H(\d{1,9})M(\d{1,9})(?:[.,]\d+)?S")


class Content(ContentHandler):
    """Takes down sheets and rows, the elements of a file being told one after another."""

    def __init__(self) -> None:
        super().__init__()
        self._found: list[str | tuple[int, int, list[str]]] = []
        self._longest = limits.CELL.value
        self._widest = limits.COLUMNS.value
        self._tallest = limits.ROWS.value
        self._line = 1
        self._in_table = False
        self._row: list[str] = []
        self._row_repeats = 1
        self._blanks = 0
        self._cell_repeats = 1
        self._value: str | None = None
        self._text: list[str] = []
        self._length = 0
        self._in_cell = False
        self._in_text = False
        self._aside = 0

    def taken(self) -> Iterator[str | Row]:
        """Yield what was found since this was last asked, and forget it."""
        found, self._found = self._found, []
        for each in found:
            if isinstance(each, str):
                yield each
                continue
            line, repeats, cells = each
            for further in range(repeats):
                yield line + further, list(cells)

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - SAX names it
        """Begin a sheet, a row, a cell or a paragraph."""
        if self._aside or (self._in_cell and name in _ASIDE):
            self._aside += 1
        elif self._in_cell:
            self._begin_text(name, attrs)
        elif name in _CELLS and self._in_table:
            self._begin_cell(attrs)
        elif name == "table:table-row":
            self._row, self._blanks = [], 0
            self._row_repeats = _count(attrs, "table:number-rows-repeated")
        elif name == "table:table":
            self._in_table, self._line = True, 1
            self._found.append(attrs.get("table:name", ""))

    def endElement(self, name: str) -> None:  # noqa: N802 - SAX names it
        """End what began."""
        if self._aside:
            self._aside -= 1
        elif name == "text:p":
            self._in_text = False
        elif name in _CELLS and self._in_cell:
            self._end_cell()
        elif name == "table:table-row" and self._in_table:
            self._end_row()
        elif name == "table:table":
            self._in_table = False

    def characters(self, content: str) -> None:
        """Take the text of a paragraph."""
        if self._in_text and not self._aside:
            self._add(_SPACE.sub(" ", content))

    def _begin_text(self, name: str, attrs: AttributesImpl) -> None:
        if name == "text:p":
            if self._text:
                self._add("\n")
            self._in_text = True
        elif name == "text:s":
            self._add(" " * min(_count(attrs, "text:c"), self._longest + 1))
        elif name in ("text:tab", "text:line-break"):
            self._add("\t" if name == "text:tab" else "\n")

    def _add(self, text: str) -> None:
        self._length += len(text)
        if self._length > self._longest:
            raise beyond(limits.CELL, "a cell has", self._line)
        self._text.append(text)

    def _begin_cell(self, attrs: AttributesImpl) -> None:
        self._in_cell = True
        self._text, self._length = [], 0
        self._value = _value(attrs)
        self._cell_repeats = _count(attrs, "table:number-columns-repeated")

    def _end_cell(self) -> None:
        self._in_cell = False
        text = "".join(self._text) if self._value is None else self._value
        if not text:
            self._blanks += self._cell_repeats
            return
        if len(self._row) + self._blanks + self._cell_repeats > self._widest:
            raise beyond(limits.COLUMNS, "a row has", self._line)
        self._row += [""] * self._blanks + [text] * self._cell_repeats
        self._blanks = 0

    def _end_row(self) -> None:
        if self._row:
            if self._line + self._row_repeats - 1 > self._tallest:
                raise beyond(limits.ROWS, "the sheet has", self._line)
            self._found.append((self._line, self._row_repeats, self._row))
        self._line += self._row_repeats


def _count(attrs: AttributesImpl, name: str) -> int:
    """Return a count of repetitions: 1 where none is given.

    Raises:
        FileFormatError: it is no count.
    """
    said = attrs.get(name, "1")
    if not said.isdecimal() or len(said) > _MOST_DIGITS:
        raise FileFormatError(f"“{said}” is no {name}.", "Save the spreadsheet anew.")
    return int(said)


def _value(attrs: AttributesImpl) -> str | None:
    """Return what a cell holds that is no text; None where its paragraphs tell."""
    kind = attrs.get("office:value-type")
    if kind in ("float", "percentage", "currency"):
        return _number(attrs.get("office:value", ""))
    if kind == "date":
        return str(attrs.get("office:date-value", "")).removesuffix("T00:00:00")
    if kind == "boolean":
        return str(attrs.get("office:boolean-value", ""))
    if kind == "time":
        clock = _CLOCK.fullmatch(attrs.get("office:time-value", ""))
        return f"{int(clock[1])}:{clock[2]}:{clock[3]}" if clock else None
    return attrs.get("office:string-value") if kind == "string" else None


def _number(said: str) -> str | None:
    try:
        return said if said.isdecimal() else number_text(float(said))
    except ValueError:
        return None
