"""Why an event's bounds are what they are: a chain a bound, a line a step."""

from typing import IO

from chronology.network.timeline import Bound
from chronology.query.why import Chain, Why
from chronology.render.moment import window
from chronology.render.page import Page
from chronology.render.screen import Screen

_HEADS = {
    Bound.START_EARLIEST: "When it began, at the earliest",
    Bound.START_LATEST: "When it began, at the latest",
    Bound.END_EARLIEST: "When it ended, at the earliest",
    Bound.END_LATEST: "When it ended, at the latest",
}


def render_why(why: Why, out: IO[str], screen: Screen) -> None:
    """Write what is stated of an event's time, the chain of each bound, and what was left out."""
    page = Page(out, screen)
    page.heading(f"@{why.id}  {why.title}")
    page.fact("stated", _stated(why))
    if any(chain.day for chain in why.bounds.values()):
        for bound, chain in why.bounds.items():
            page.section(_HEADS[bound], _lines(why, chain))
    if why.notes:
        page.section("Notes", why.notes)


def _stated(why: Why) -> str:
    if why.stated is None:
        return "no date"
    read = window(why.stated)
    return read if why.stated.text == read else f"“{why.stated.text}”, read as {read}"


def _lines(why: Why, chain: Chain) -> list[str]:
    steps = [step.line for step in chain.steps]
    return [*steps, f"therefore @{why.id} {chain.line}"] if chain.day else ["nothing says"]
