"""The dates in a running text, for `chronology date --find`."""

import sys
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from chronology.cli.output import limit_for, say_cut, screen
from chronology.cli.reading import Manner, Resolve, anchor_of
from chronology.dates.find import Found, find
from chronology.render.rows import render_objects, render_rows
from chronology.render.table import Column

_COLUMNS = (
    Column("line", right=True, least=4),
    Column("column", right=True, least=6),
    Column("phrase", least=12),
    Column("EDTF", least=7),
    Column("read as", least=12),
    Column("counted from", spare=1),
)


class Placed(NamedTuple):
    """A phrase with its line and column, both counted from 1; the column in characters."""

    line: int
    column: int
    found: Found

    def as_row(self) -> tuple[object, ...]:
        """Return the cells of a table: a refusal says why instead of how it was read."""
        found = self.found
        reading = found.reading if found.date else f"{found.kind}: {found.why}"
        edtf = found.date.edtf if found.date else None
        counted = found.anchor.text if found.anchor else None
        return self.line, self.column, " ".join(found.text.split()), edtf, reading, counted

    def as_json(self) -> dict[str, object]:
        """Return the object of one phrase."""
        found, date = self.found, self.found.date
        return {
            "line": self.line,
            "column": self.column,
            "text": found.text,
            "kind": found.kind,
            "edtf": date.edtf if date else None,
            "edtf_exact": date.edtf_exact if date else None,
            "earliest": date.earliest if date else None,
            "latest": date.latest if date else None,
            "precision": date.precision.value if date else None,
            "reading": found.reading or None,
            "anchor": found.anchor.text if found.anchor else None,
            "why": found.why or None,
        }


def print_found(
    file: str,
    manner: Manner,
    resolve: Resolve,
    format_: str,
    limit: int | None,
    *,
    chain: bool,
) -> int:
    """Print the date phrases of a text and return the exit status.

    Raises:
        ChronologyError: the text or the anchor cannot be read.
    """
    anchor = anchor_of(manner, resolve)
    text = _text(file)
    found = list(
        find(text, anchor=anchor, chain=chain, order=manner.order, language=manner.language)
    )
    shown = list(islice(_placed(text, found), limit_for(limit, format_)))
    if format_ in ("json", "jsonl"):
        render_objects(format_, (placed.as_json() for placed in shown), sys.stdout)
    else:
        rows = (placed.as_row() for placed in shown)
        render_rows(format_, _COLUMNS, rows, sys.stdout, screen())
    say_cut(len(shown), len(found))
    return 0


def _placed(text: str, phrases: list[Found]) -> Iterator[Placed]:
    """Yield the phrases with their places."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for found in phrases:
        number = bisect_right(starts, found.start)
        yield Placed(number, found.start - starts[number - 1] + 1, found)


def _text(file: str) -> str:
    """Return the text of a file, "-" being standard input.

    Raises:
        ChronologyError: it cannot be read, or is no text.
    """
    from chronology.formats.text.files import decode, read_bytes

    return decode(read_bytes(file))
