"""Slides in the spreadsheet of TimelineJS."""

from collections.abc import Mapping, Sequence

from chronology.formats.timelinejs.slide import Slide

_START = {"year": "year", "month": "month", "day": "day"}
_END = {"endyear": "year", "endmonth": "month", "endday": "day"}
_MEDIA = {
    "media": "url",
    "mediacredit": "credit",
    "mediacaption": "caption",
    "mediathumbnail": "thumbnail",
    "alttext": "alt",
    "link": "link",
}
_OTHER = frozenset(("time", "endtime", "displaydate", "headline", "text", "type", "group"))
_KNOWN = _START.keys() | _END.keys() | _MEDIA.keys() | _OTHER
_KINDS = {"": "event", "event": "event", "era": "era", "title": "title"}


def is_sheet(header: Sequence[str]) -> bool:
    """Return whether a table's columns are those of the spreadsheet of TimelineJS."""
    names = {_folded(name) for name in header}
    return {"year", "headline", "text"} <= names and bool(
        names & {"displaydate", "media", "endyear"}
    )


def columns_of(header: Sequence[str]) -> dict[str, int]:
    """Return where each column stands, by its name in small letters without spaces."""
    return {_folded(name): at for at, name in enumerate(header)}


def slide_of(
    header: Sequence[str], columns: Mapping[str, int], line: int, cells: Sequence[str]
) -> Slide:
    """Return the slide that a row is."""

    def cell(name: str) -> str:
        at = columns.get(name)
        return cells[at].strip() if at is not None else ""

    kind = _KINDS.get(cell("type").lower())
    extra: dict[str, object] = {
        name: cells[at].strip()
        for at, name in enumerate(header)
        if _folded(name) not in _KNOWN and cells[at].strip()
    }
    if kind is None:
        extra["Type"] = cell("type")
    return Slide(
        kind=kind or "event",
        start={**{part: cell(name) for name, part in _START.items()}, "time": cell("time")},
        end={**{part: cell(name) for name, part in _END.items()}, "time": cell("endtime")},
        headline=cell("headline"),
        text=cell("text"),
        display=cell("displaydate") or None,
        group=cell("group") or None,
        media={part: cell(name) for name, part in _MEDIA.items() if cell(name)},
        extra=extra,
        line=line,
    )


def _folded(name: str) -> str:
    return "".join(name.lower().split())
