"""How a date was read, for `chronology date WORDS`."""

from collections.abc import Sequence
from typing import IO

from chronology.dates.value import FuzzyDate
from chronology.render.page import Page
from chronology.render.screen import Screen


def render_date(
    date: FuzzyDate, reading: str, out: IO[str], screen: Screen, implied: Sequence[str] = ()
) -> None:
    """Write a date: its words, how they were read, EDTF, bounds and what was implied.

    Args:
        date: the date.
        reading: the reading in plain English.
        out: where to.
        screen: what ``out`` is.
        implied: what the reading took for granted, a sentence each.
    """
    page = Page(out, screen)
    page.heading(date.text)
    page.fact("read as", reading)
    page.fact("EDTF", date.edtf + ("" if date.edtf_exact else "  (the narrowest that contains it)"))
    page.fact("earliest", date.earliest or f"none, the start is {date.start_kind}")
    page.fact("latest", date.latest or f"none, the end is {date.end_kind}")
    page.fact("precision", str(date.precision))
    for sentence in implied:
        page.fact("implied", sentence)
