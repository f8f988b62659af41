"""A table for people: aligned, and fitted to the terminal if there is one."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import IO, NamedTuple

from chronology.render.screen import Screen
from chronology.render.visible import one_line
from chronology.render.width import pad, width, wrap

_GAP = 2

#: A cell takes at most so many lines at a terminal.
LINES = 3

#: Where nothing limits the width, columns are as wide as the first rows need,
#: so that a list of any length can be written while it is read.
SAMPLE = 1000


class Column(NamedTuple):
    """A column of a table.

    Args:
        name: its heading, and its key in JSON.
        right: whether cells are flush right, as numbers are.
        least: the width below which it is not squeezed.
        spare: when the terminal is too narrow for all, columns of the highest
            number are left out first; 0 always stays.
        style: how its cells are coloured, "" plain.
    """

    name: str
    right: bool = False
    least: int = 8
    spare: int = 0
    style: str = ""


def render_table(
    columns: Sequence[Column],
    rows: Iterable[Sequence[object]],
    out: IO[str],
    screen: Screen,
    indent: str = "",
) -> None:
    """Write the table, its headings above a rule; nothing else if it has no rows."""
    texts = ([cell_text(cell) for cell in row] for row in rows)
    sample = list(islice(texts, SAMPLE))
    widths = _natural(columns, sample)
    if screen.width is not None:
        widths = fit(columns, widths, screen.width - len(indent))
    shown = [at for at, size in enumerate(widths) if size > 0]
    heading = [column.name for column in columns]
    for line in _lines(heading, columns, widths, shown, Screen(screen.width)):
        out.write(f"{indent}{screen.style(line, 'bold')}\n")
    out.write(indent + screen.style((" " * _GAP).join("─" * widths[at] for at in shown), "dim"))
    out.write("\n")
    for row in chain(sample, texts):
        for line in _lines(row, columns, widths, shown, screen):
            out.write(f"{indent}{line}\n")


def cell_text(cell: object) -> str:
    """Return what a cell shows: nothing for None, lists joined, all on one line."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, list | tuple):
        return one_line("; ".join(str(item) for item in cell))
    if isinstance(cell, float) and cell == int(cell):
        return str(int(cell))
    return one_line(str(cell))


def fit(columns: Sequence[Column], widths: Sequence[int], available: int) -> list[int]:
    """Return the widths that fit into ``available``; 0 for a column left out.

    The widest are squeezed first, none below its least; when even that is too
    much, the most expendable columns go.
    """
    fitted = list(widths)
    least = [min(size, column.least) for size, column in zip(widths, columns, strict=True)]
    for spare in sorted({column.spare for column in columns if column.spare}, reverse=True):
        if _total(least) <= available:
            break
        for at, column in enumerate(columns):
            if column.spare == spare:
                fitted[at] = least[at] = 0
    while _total(fitted) > available:
        loose = [at for at, size in enumerate(fitted) if size > max(least[at], 1)]
        if not loose:
            loose = [at for at, size in enumerate(fitted) if size > 1]
        if not loose:
            break
        fitted[max(loose, key=lambda at: fitted[at])] -= 1
    return fitted


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + _GAP * (sum(size > 0 for size in widths) - 1)


def _natural(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[int]:
    return [
        max([width(column.name), *(width(row[at]) for row in rows)])
        for at, column in enumerate(columns)
    ]


def _lines(
    cells: Sequence[str],
    columns: Sequence[Column],
    widths: Sequence[int],
    shown: Sequence[int],
    screen: Screen,
) -> Iterator[str]:
    """Yield the lines of one row."""
    if screen.width is None:
        blocks = [[cells[at]] for at in shown]
    else:
        blocks = [wrap(cells[at], widths[at], LINES) for at in shown]
    for number in range(max(map(len, blocks), default=0)):
        line = []
        for at, block in zip(shown, blocks, strict=True):
            text = block[number] if number < len(block) else ""
            padded = pad(text, widths[at], right=columns[at].right)
            style = columns[at].style
            line.append(screen.style(padded, style) if style else padded)
        yield (" " * _GAP).join(line).rstrip()
