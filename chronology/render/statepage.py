"""How a database stands, as a page for a person or an object for programs."""

from collections.abc import Mapping
from typing import IO, Any

from chronology import __version__
from chronology.query.state import State
from chronology.render.page import Page
from chronology.render.screen import Screen

_UNITS = ("bytes", "kB", "MB", "GB", "TB")


def render_state(state: State, out: IO[str], screen: Screen) -> None:
    """Write the page."""
    page = Page(out, screen)
    stands = "which is up to date" if state.current else "which is older than this program's"
    page.heading(f"{state.database} is a chronology of schema {state.schema}, {stands}.")
    page.title("Database")
    page.fact("program", f"Chronology {__version__}, of schema {state.program_schema}")
    page.fact("engine", f"{state.engine} {state.engine_version}")
    page.fact("size", in_bytes(state.size))
    page.fact("zone", state.zone)
    page.fact("3/4/2016", {"day": "3 April", "month": "4 March"}.get(state.date_order or ""))
    change = state.last_change
    page.fact(
        "last change",
        None
        if change is None
        else f"{change['at']} by {change['author']}: {change['command']} (command {change['id']})",
    )
    page.title("Holds")
    for word, count in state.counts.items():
        page.fact(word, f"{count:,}" if count else None)
    if not any(state.counts.values()):
        page.item("nothing yet")
    page.section("Datasets", [_dataset(dataset) for dataset in state.datasets])


def in_bytes(size: int) -> str:
    """Return a size in the largest unit of which there is one: "266.5 MB"."""
    number, unit = float(size), 0
    while number >= 1000 and unit < len(_UNITS) - 1:
        number, unit = number / 1000, unit + 1
    return f"{size:,} bytes" if unit == 0 else f"{number:.1f} {_UNITS[unit]} ({size:,} bytes)"


def _dataset(dataset: Mapping[str, Any]) -> str:
    events = dataset["events"]
    parts = [f"{dataset['slug']}: {events:,} {'event' if events == 1 else 'events'}"]
    if dataset["imported_at"]:
        parts.append(f"imported {dataset['imported_at']}")
    if dataset["file_name"]:
        parts.append(f"from {dataset['file_name']}")
    return ", ".join(parts)
