"""Findings in words, and those that concern one event."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chronology.cli.database import Database
from chronology.cli.output import screen

if TYPE_CHECKING:
    from chronology.checks.finding import Finding
    from chronology.store.reader import Reader


def findings_about(reader: "Reader", event: int) -> "list[Finding]":
    """Return what is certainly wrong about an event, the gravest first.

    Dates that count from it move with it, so that what is wrong about their
    events belongs to it too.
    """
    from chronology.checks.run import run_checks
    from chronology.query.dated import counting_from
    from chronology.query.facts import load_facts

    return run_checks(load_facts(reader, counting_from(reader, event)))


#: Of an actor in more events than this, a change does not wait for all of them.
_MANY = 5000


def findings_about_actor(reader: "Reader", actor: int) -> "list[Finding]":
    """Return what is certainly wrong about an actor's life, the gravest first.

    Of somebody who takes part in thousands of events, only `check` tells.
    """
    from chronology.checks.run import run_checks
    from chronology.query.facts import load_facts

    sql = "SELECT DISTINCT event_id FROM participation WHERE actor_id = :id"
    events = {row[0] for row in reader.rows(sql, {"id": actor})}
    if len(events) > _MANY:
        return []
    # Whose life is known is loaded besides: parents, children, and those who met.
    found = run_checks(load_facts(reader, events, screened=True))
    return [finding for finding in found if actor in finding.actors]


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding as it is printed: its suggestions work as they stand."""

    check: str
    certainty: str
    severity: str
    events: Sequence[int]
    explanation: Sequence[str]
    magnitude: str
    suggestions: Sequence[str]
    fingerprint: str


def shown(finding: "Finding", database: Database) -> Shown:
    """Return a finding as it is printed."""
    return Shown(
        check=finding.check,
        certainty=finding.certainty,
        severity=finding.severity,
        events=finding.events,
        explanation=finding.explanation,
        magnitude=_magnitude(finding.magnitude_seconds),
        suggestions=[database.as_typed(words) for words in finding.suggestions],
        fingerprint=finding.fingerprint,
    )


def _magnitude(seconds: int | None) -> str:
    """Return by how much something cannot be; 0 is less than a second, and more than nothing."""
    from chronology.checks.reasoning.wording import size

    if seconds is None:
        return ""
    return f"by {size(seconds)}" if seconds else "by a moment"


def print_findings(findings: "Iterable[Finding]", database: Database) -> None:
    """Print each finding as a person reads it: what it is, why, and what to do about it."""
    from chronology.render.findingpage import render_findings

    render_findings((shown(finding, database) for finding in findings), sys.stdout, screen())
