"""Rows as a Markdown table, whatever their cells hold."""

from collections.abc import Iterable, Sequence
from typing import IO

from chronology.render.table import Column, cell_text

_SPECIAL = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>|#"})


def escape(text: str) -> str:
    """Return ``text`` so that Markdown shows it as it is."""
    return text.translate(_SPECIAL)


def render_markdown(
    columns: Sequence[Column], rows: Iterable[Sequence[object]], out: IO[str]
) -> None:
    """Write the table."""
    out.write(_row([column.name for column in columns]))
    out.write(_row(["---:" if column.right else "---" for column in columns], plain=True))
    for row in rows:
        out.write(_row([cell_text(cell) for cell in row]))


def _row(cells: Sequence[str], *, plain: bool = False) -> str:
    return "| " + " | ".join(cells if plain else map(escape, cells)) + " |\n"
