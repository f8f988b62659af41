"""Writing an export, and what it did, in words."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from chronology.cli.usage import bad_usage

if TYPE_CHECKING:
    from chronology.formats import ExportReport
    from chronology.query.filters import Filter
    from chronology.store.reader import Reader


def format_named(format_: str | None, *, bundle: bool) -> str | None:
    """Return the format that `--as` and `--bundle` name, None where neither does.

    Raises:
        click.UsageError: they name two.
    """
    if bundle and format_ not in (None, "bundle"):
        raise bad_usage(f"--bundle makes a zip of evidence, and --as {format_} another file.")
    return "bundle" if bundle else format_


def write_events(
    reader: "Reader",
    chosen: "Filter | None",
    file: str,
    redact: str | None,
    options: Mapping[str, Any],
) -> "tuple[ExportReport, Iterable[str]]":
    """Write events to a file, without what a profile withholds if one is named.

    Returns:
        The report of the export, and in lines that of what was withheld.

    Raises:
        ChronologyError: the file cannot be written so, or the profile cannot be followed.
    """
    if redact is None:
        from chronology.formats import export_file

        return export_file(reader, chosen, file, **options), ()
    from chronology.formats.redact.exporting import export_redacted, refuse_bundle
    from chronology.formats.redact.profile import read_profile

    refuse_bundle(file, options["format"])
    report, redaction = export_redacted(reader, chosen, file, read_profile(redact), **options)
    return report, redaction.lines()


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
