"""Rows in any of the formats that a listing prints."""

from collections.abc import Iterable, Sequence
from typing import IO

from chronology.errors import BadInputError
from chronology.render.screen import Screen
from chronology.render.table import Column, render_table

#: The formats of a listing, in the order they are offered.
FORMATS = ("table", "csv", "json", "jsonl", "markdown")


def render_rows(
    format_: str,
    columns: Sequence[str | Column],
    rows: Iterable[Sequence[object]],
    out: IO[str],
    screen: Screen | None = None,
) -> None:
    """Write rows in one of ``FORMATS``.

    Args:
        format_: which.
        columns: headings, which are the keys in JSON.
        rows: cells of text, numbers, truth values, lists of these, or None.
        out: where to.
        screen: what ``out`` is, for a table; no terminal where left out.

    Raises:
        BadInputError: there is no such format.
    """
    heads = [Column(column) if isinstance(column, str) else column for column in columns]
    if format_ == "table":
        render_table(heads, rows, out, screen or Screen())
        return
    if format_ == "csv":
        from chronology.render.csvtext import write_row  # noqa: PLC0415 - one format a run

        write_row([head.name for head in heads], out)
        for row in rows:
            write_row(row, out)
        return
    if format_ == "markdown":
        from chronology.render.markdown import render_markdown  # noqa: PLC0415 - one format a run

        render_markdown(heads, rows, out)
        return
    names = [head.name for head in heads]
    render_objects(format_, (dict(zip(names, row, strict=True)) for row in rows), out)


def render_objects(format_: str, objects: Iterable[dict[str, object]], out: IO[str]) -> None:
    """Write objects as "json" (one array) or "jsonl" (one a line).

    Raises:
        BadInputError: the format is another.
    """
    from chronology.render.jsontext import (  # noqa: PLC0415 - json is not loaded for tables
        write_array,
        write_lines,
    )

    _refuse_unknown(format_)
    (write_array if format_ == "json" else write_lines)(objects, out)


def _refuse_unknown(format_: str) -> None:
    if format_ not in ("json", "jsonl"):
        raise BadInputError(f"There is no format “{format_}”.", f"Use one of {', '.join(FORMATS)}.")
