"""What an import did, in words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chronology.formats import ImportReport


def lines_of(report: "ImportReport") -> Iterator[str]:
    """Yield what was read, and what came of it; of a dry run, what would have."""
    counts = {
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "refused": len(report.refused),
    }
    would = "would be " if report.dry_run else ""
    done = ", ".join(f"{count} {word}" for word, count in counts.items() if count)
    events = f"{report.read} event{'' if report.read == 1 else 's'}"
    yield f"Read {events}: {would}{done}." if done else f"Read {events}."
    if report.created:
        made = ", ".join(_counted(count, kind) for kind, count in report.created.items())
        yield f"Besides events, {would}new: {made}."
    if report.refused_path is not None:
        yield (
            f"The refused rows are in {report.refused_path};"
            " correct them there and import that file."
        )
    if report.dry_run:
        yield "This was a dry run: nothing was changed."


def _counted(count: int, kind: str) -> str:
    """Return "1 category", "2 categories"."""
    if count == 1:
        return f"1 {kind}"
    return f"{count} {kind[:-1]}ies" if kind.endswith("y") else f"{count} {kind}s"
