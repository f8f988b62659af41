"""Running the checks and printing what they find."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from chronology.checks import CHECKS, Finding
from chronology.checks.run import accepted_findings, run_checks
from chronology.checks.run import explain as explain_check
from chronology.cli.database import Database
from chronology.cli.filtering import filter_of, is_filtered
from chronology.cli.findings import print_findings
from chronology.cli.output import say, say_cut, screen
from chronology.errors import UnknownNameError
from chronology.query.events import list_events
from chronology.query.facts import load_facts
from chronology.render.rows import render_objects, render_rows

_COLUMNS = ("check", "certainty", "severity", "events", "sources", "explanation", "fingerprint")


def find(
    database: Database, names: Sequence[str], wanted: Mapping[str, Any], *, possible: bool
) -> list[Finding]:
    """Return what the named checks find about the events that the filter asks for.

    Raises:
        UnknownNameError: a check, or a name in the filter, does not exist.
    """
    with database.reader() as reader:
        facts = load_facts(reader)
        only = None
        if is_filtered(wanted):
            only = {event.id for event in list_events(reader, filter_of(reader, wanted))}
    return run_checks(facts, names=names, possible=possible, only=only)


def report(database: Database, found: Sequence[Finding], most: int | None, format_: str) -> None:
    """Print findings, at most so many; a table is for people, one finding a paragraph."""
    shown = found[:most]
    if format_ == "table":
        print_findings(shown, database)
        if found:
            say()
        say(_tally(found) if found else "Nothing found.")
    elif format_ in ("json", "jsonl"):
        render_objects(format_, (finding.as_json() for finding in shown), sys.stdout)
    else:
        render_rows(format_, _COLUMNS, map(_row, shown), sys.stdout)
    say_cut(len(shown), len(found))


def _tally(found: Sequence[Finding]) -> str:
    counts: dict[str, int] = {}
    for finding in found:
        counts[finding.certainty.value] = counts.get(finding.certainty.value, 0) + 1
    kinds = ", ".join(f"{count} {certainty}" for certainty, count in counts.items())
    return f"{len(found)} finding{'' if len(found) == 1 else 's'}: {kinds}."


def _row(finding: Finding) -> list[object]:
    shape = finding.as_json()
    return [" ".join(shape[name]) if name == "explanation" else shape[name] for name in _COLUMNS]


def explain(database: Database, name: str) -> None:
    """Print what a check is for, or the finding with that fingerprint.

    Raises:
        UnknownNameError: there is neither.
    """
    if name not in {check.id for check in CHECKS} and _looks_like_fingerprint(name):
        print_findings([finding_of(every_finding(database), name)], database)
    else:
        for line in explain_check(name).splitlines():
            say(line)


def every_finding(database: Database) -> list[Finding]:
    """Return all that the checks find, accepted or not, possible ones too."""
    with database.reader() as reader:
        facts = load_facts(reader)
    return [*run_checks(facts, possible=True), *(one for one, _ in accepted_findings(facts))]


def finding_of(found: Iterable[Finding], fingerprint: str) -> Finding:
    """Return the finding of that fingerprint, or of the one that begins so.

    Raises:
        UnknownNameError: there is none, or more than one begins so.
    """
    fitting = [finding for finding in found if finding.fingerprint.startswith(fingerprint)]
    if len(fitting) != 1:
        raise UnknownNameError(
            "finding",
            fingerprint,
            tuple(finding.fingerprint for finding in fitting[:3]),
            "`chronology check --possible` prints the fingerprint of each.",
        )
    return fitting[0]


def _looks_like_fingerprint(name: str) -> bool:
    return len(name) >= 4 and all(letter in "0123456789abcdef" for letter in name)


def print_checks(format_: str) -> None:
    """Print the checks that there are."""
    rows = ([check.id, check.tier.value, check.why] for check in CHECKS)
    render_rows(format_, ("check", "tier", "why"), rows, sys.stdout, screen())


def print_accepted(database: Database, format_: str) -> None:
    """Print the findings that were accepted, by whom and why."""
    render_rows(
        format_,
        ("fingerprint", "check", "events", "because", "author", "accepted"),
        _accepted(database),
        sys.stdout,
        screen(),
    )


def _accepted(database: Database) -> Iterator[list[object]]:
    with database.reader() as reader:
        facts = load_facts(reader)
    events = {finding.fingerprint: finding.events for finding, _ in accepted_findings(facts)}
    for one in facts.acceptances:
        concerned = events.get(one.fingerprint, ())
        yield [one.fingerprint, one.check, list(concerned), one.reason, one.author, one.accepted_at]
