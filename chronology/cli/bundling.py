"""What the check of a bundle found, in words or as JSON."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from chronology.cli.output import say
from chronology.formats.bundle.checking.run import check_bundle

if TYPE_CHECKING:
    from chronology.formats.bundle.checking.report import BundleReport

#: So many problems are printed; JSON has more.
_MANY = 50


def print_check(path: str, manifest_sha256: str | None, format_: str) -> int:
    """Check a bundle, print what was found, and return the exit status.

    Raises:
        BadInputError: there is no such file, or it is no zip.
    """
    report = check_bundle(path, manifest_sha256)
    if format_ == "json":
        from chronology.render.jsontext import to_json

        sys.stdout.write(to_json(report.as_json()) + "\n")
    else:
        for line in _lines(report):
            say(line)
    sys.stdout.flush()
    for problem in report.problems[:_MANY]:
        say(str(problem), err=True)
    more = len(report.problems) - _MANY + report.more_problems
    if more > 0:
        say(f"and {more:,} more.", err=True)
    return 0 if report.ok else 2


def _lines(report: "BundleReport") -> Iterator[str]:
    facts = report.facts
    if facts:
        yield f"{report.path}: {facts['query']}."
        yield (
            f"It says that it was made at {facts['made_at']} by {facts['made_by']}"
            f" with {facts['program']}."
        )
    if report.manifest_sha256:
        yield f"The SHA-256 of its manifest is {report.manifest_sha256}."
    for sentence in report.checked:
        yield f"  holds: {sentence}"
    for sentence in report.notes:
        yield f"  note:  {sentence}"
    if report.ok:
        yield "Nothing is missing, added or changed."
    else:
        yield "This bundle is not what its manifest says, or not what it should be:"
