"""Running the checks and printing what they find."""

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from chronology.checks import CHECKS, Finding
from chronology.checks.limits import key_of
from chronology.checks.registry import chosen
from chronology.checks.run import explain as explain_check
from chronology.checks.run import run_checks
from chronology.checks.screening import events_to_look_at, tells_together
from chronology.cli.database import Database
from chronology.cli.filtering import filter_of, is_filtered
from chronology.cli.finding_groups import print_groups
from chronology.cli.output import say, say_cut, screen
from chronology.query.events import list_events
from chronology.query.facts import load_facts
from chronology.render.rows import render_objects, render_rows

if TYPE_CHECKING:
    from chronology.query.changed import Changed

#: How many of one group a terminal shows unasked, so that all groups are seen.
FEW_OF_ONE = 5

_COLUMNS = ("check", "certainty", "severity", "events", "sources", "explanation", "fingerprint")


def find(
    database: Database,
    names: Sequence[str],
    wanted: Mapping[str, Any],
    *,
    possible: bool,
    since: str | None = None,
) -> list[Finding]:
    """Return what the named checks find about the events that the filter asks for.

    Args:
        database: the chronology.
        names: checks or tiers; all where there are none.
        wanted: the filter options.
        possible: whether what is only possible counts.
        since: the words of a time; then only findings about what changed from
            its beginning on.

    Raises:
        UnknownNameError: a check, or a name in the filter, does not exist.
        BadInputError: the time cannot be read, or has no beginning.
    """
    changed: Changed | None = None
    with database.reader() as reader:
        if since is not None:
            from chronology.query.changed import changed_since, moment_of

            changed = changed_since(reader, moment_of(reader, since))
        only = None
        if is_filtered(wanted):
            only = {event.id for event in list_events(reader, filter_of(reader, wanted))}
        checks = chosen(CHECKS, names)
        events = events_to_look_at(reader, checks, possible=possible)
        screened = events is not None
        together = screened and tells_together(checks)
        facts = load_facts(reader, events, screened=screened, together=together)
    found = run_checks(facts, names=names, possible=possible, only=only)
    if changed is None:
        return found
    return [finding for finding in found if _concerns(finding, changed)]


def _concerns(finding: Finding, changed: "Changed") -> bool:
    """Return whether a finding is about, or rests on, something that changed."""
    if not changed.events.isdisjoint(finding.events):
        return True
    return any(
        (claim.kind, claim.id) in changed.rows
        or (claim.kind == "limit" and key_of(claim.uuid) in changed.settings)
        for claim in finding.claims
    )


def report(
    database: Database,
    found: Sequence[Finding],
    most: int | None,
    format_: str,
    each: int | None = None,
) -> None:
    """Print findings, at most ``most``; nothing in a table where there are none.

    In a table, ``each`` says how many of one group at most.
    """
    shown = found[:most]
    if format_ == "table":
        printed = print_groups(found, most, each, database)
        shown = found[:printed]
        if found:
            say(_tally(found))
    elif format_ == "sarif":
        _print_sarif(shown)
    elif format_ in ("json", "jsonl"):
        render_objects(format_, (finding.as_json() for finding in shown), sys.stdout)
    else:
        render_rows(format_, _COLUMNS, map(_row, shown), sys.stdout)
    say_cut(len(shown), len(found))


def _tally(found: Sequence[Finding]) -> str:
    counts: dict[str, int] = {}
    for finding in found:
        counts[finding.certainty.value] = counts.get(finding.certainty.value, 0) + 1
    kinds = ", ".join(f"{count:,} {certainty}" for certainty, count in counts.items())
    return f"{len(found):,} finding{'' if len(found) == 1 else 's'}: {kinds}."


def _row(finding: Finding) -> list[object]:
    shape = finding.as_json()
    return [" ".join(shape[name]) if name == "explanation" else shape[name] for name in _COLUMNS]


def _print_sarif(found: Sequence[Finding]) -> None:
    from chronology import __version__
    from chronology.render.sarif import Result, Rule, write_sarif

    rules = [Rule(one.id, one.why, explain_check(one.id), one.tier.value) for one in CHECKS]
    results = (
        Result(
            rule=finding.check,
            level=finding.severity.value,
            lines=finding.explanation,
            events=finding.events,
            fingerprint=finding.fingerprint,
            properties={
                "certainty": finding.certainty.value,
                "magnitudeSeconds": finding.magnitude_seconds,
                "sources": list(finding.sources),
                "suggestions": list(finding.suggestions),
            },
        )
        for finding in found
    )
    write_sarif(__version__, rules, results, sys.stdout)


def print_checks(format_: str) -> None:
    """Print the checks that there are."""
    rows = ([check.id, check.tier.value, check.why] for check in CHECKS)
    render_rows(format_, ("check", "tier", "why"), rows, sys.stdout, screen())
