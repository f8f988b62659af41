"""A slide, whichever way its file is laid out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Slide:
    """One slide, era or title of a timeline.

    Args:
        kind: "event", "era" or "title".
        start: the parts of its start, as given.
        end: the parts of its end, as given; empty where there is none.
        headline: its headline, HTML.
        text: its text, HTML.
        display: the words shown for its date.
        group: the row of the timeline that it is in.
        media: its media by the names of the JSON: url, credit, caption …
        key: its ``unique_id``.
        own: what a timeline of ours says besides.
        extra: all else, by the names of the file.
        line: the line that it begins on.
    """

    kind: str
    start: Mapping[str, Any]
    end: Mapping[str, Any]
    headline: str
    text: str
    display: str | None
    group: str | None
    media: Mapping[str, Any] = field(default_factory=dict)
    key: str | None = None
    own: Mapping[str, Any] | None = None
    extra: dict[str, object] = field(default_factory=dict)
    line: int = 0
