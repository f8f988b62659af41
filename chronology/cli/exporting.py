"""What an export did, in words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from chronology.cli.usage import bad_usage

if TYPE_CHECKING:
    from chronology.formats import ExportReport


def format_named(format_: str | None, *, bundle: bool) -> str | None:
    """Return the format that `--as` and `--bundle` name, None where neither does.

    Raises:
        click.UsageError: they name two.
    """
    if bundle and format_ not in (None, "bundle"):
        raise bad_usage(f"--bundle makes a zip of evidence, and --as {format_} another file.")
    return "bundle" if bundle else format_


def lines_of(report: "ExportReport") -> Iterator[str]:
    """Yield how many events went where, what their format could not carry, and what else to know."""
    if report.path != "-":
        yield f"Wrote {_events(report.events)} to {report.path}."
    if report.losses:
        yield "The format could not carry:"
        for what, count in report.losses.items():
            yield f"  {what}: {_events(count)}"
    yield from report.notes


def _events(count: int) -> str:
    return f"{count} event{'' if count == 1 else 's'}"
