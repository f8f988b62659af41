"""What an export did, in words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chronology.formats import ExportReport


def lines_of(report: "ExportReport") -> Iterator[str]:
    """Yield how many events went where, and what their format could not carry."""
    if report.path != "-":
        yield f"Wrote {_events(report.events)} to {report.path}."
    if report.losses:
        yield "The format could not carry:"
        for what, count in report.losses.items():
            yield f"  {what}: {_events(count)}"


def _events(count: int) -> str:
    return f"{count} event{'' if count == 1 else 's'}"
