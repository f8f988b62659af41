"""Slides in the JSON of TimelineJS."""

from collections.abc import Mapping
from typing import Any

from chronology.formats.tabular.table import RowError
from chronology.formats.text.jsonparts import object_at, text_at
from chronology.formats.text.jsonstream import Part
from chronology.formats.timelinejs.slide import Slide

#: The member of a slide of ours that says what a timeline does not show.
OWN = "chronology"

_PARTS = ("year", "month", "day", "hour", "minute", "second", "millisecond")
_READ = frozenset(
    ("start_date", "end_date", "text", "media", "group", "display_date", "unique_id", OWN)
)
_KINDS = {"events": "event", "eras": "era", "title": "title"}


def slide_of(part: Part) -> Slide | None:
    """Return the slide that a part of the document is; None for what is none.

    Raises:
        RowError: it should be one, and is not.
    """
    kind = _KINDS.get(part.name)
    if kind is None:
        return None
    if part.fault:
        raise RowError(part.name, f"{part.fault}.")
    if not isinstance(part.value, dict):
        raise RowError(part.name, "it is no object.")
    return _slide(kind, part.value, part.line)


def _slide(kind: str, given: Mapping[str, Any], line: int) -> Slide:
    start, end = object_at(given, "start_date"), object_at(given, "end_date")
    text = object_at(given, "text")
    return Slide(
        kind=kind,
        start=start,
        end=end,
        headline=text_at(text, "headline") or "",
        text=text_at(text, "text") or "",
        display=text_at(given, "display_date") or _display(start, end),
        group=text_at(given, "group"),
        media=object_at(given, "media"),
        key=text_at(given, "unique_id"),
        own=object_at(given, OWN) or None,
        extra=_extra(given, start, end, text),
        line=line,
    )


def _display(start: Mapping[str, Any], end: Mapping[str, Any]) -> str | None:
    """Return the words of the dates themselves, where they have any."""
    words, last = text_at(start, "display_date"), text_at(end, "display_date")
    return f"from {words} to {last}" if words and last else (None if end else words)


def _extra(given: Mapping[str, Any], *parts: Mapping[str, Any]) -> dict[str, object]:
    extra: dict[str, object] = {
        name: value
        for name, value in given.items()
        if name not in _READ and value not in (None, "", [], {})
    }
    known = {"start_date": (*_PARTS[:6],), "end_date": (*_PARTS[:6],), "text": ("headline", "text")}
    for (name, read), part in zip(known.items(), parts, strict=True):
        for key, value in part.items():
            if key not in read and value not in (None, ""):
                extra[f"{name}.{key}"] = value
    return extra
