"""The page of an actor, a place, a source, a category or a role."""

from collections.abc import Iterator
from typing import IO, Any

from chronology.query.portrait import Portrait
from chronology.render.grouped import render_brief
from chronology.render.page import Page
from chronology.render.screen import Screen
from chronology.render.table import cell_text


def render_portrait(portrait: Portrait, out: IO[str], screen: Screen) -> None:
    """Write the page: what is known, and the events in order of time."""
    page = Page(out, screen)
    page.heading(f"{portrait.kind} {portrait.id}  {portrait.name}")
    for label, value in portrait.facts:
        for line in _lines(value):
            page.fact(label.replace("_", " "), line)
    if portrait.events:
        page.title(f"Events ({len(portrait.events)})")
        render_brief(portrait.events, out, screen)


def _lines(value: Any) -> Iterator[str]:
    """Yield a fact in words: a date by its words, a tie as a sentence."""
    if isinstance(value, dict) and "edtf" in value:
        yield _date(value)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for tie in value:
            span = f", {_date(tie['span'])}" if tie["span"] else ""
            yield f"{tie['actor']} {tie['kind']} {tie['other']}{span}"
    elif isinstance(value, dict):
        yield "; ".join(f"{key}: {cell_text(one)}" for key, one in value.items())
    else:
        yield cell_text(value)


def _date(shape: dict[str, Any]) -> str:
    words, edtf = shape["text"], shape["edtf"]
    return f"{words} ({edtf})" if edtf and words and words != edtf else str(words or edtf)
