"""Runs checks over facts, and ranks what they find."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from chronology.checks import CHECKS
from chronology.checks.check import Check
from chronology.checks.finding import Certainty, Finding
from chronology.checks.reasoning import claims
from chronology.checks.registry import by_id, chosen
from chronology.checks.specific import most_specific
from chronology.query.evidence import Acceptance, Citation, Facts

__all__ = ["accepted_findings", "explain", "run_checks", "stale_acceptances"]


def run_checks(
    facts: Facts,
    *,
    names: Iterable[str] = (),
    possible: bool = False,
    only: Collection[int] | None = None,
) -> list[Finding]:
    """Return what the checks find, the most pressing first.

    Certain findings come before possible ones, then errors before warnings,
    then the larger before the smaller. Accepted findings are left out. Of two
    checks that find the same two events at odds, the more specific one speaks.

    Args:
        facts: what to check.
        names: ids or tiers of the checks to run; all where empty.
        possible: whether to return also what is only possible or cannot be told.
        only: return only findings that concern one of these events; where not
            given, the events that the facts were gathered around.

    Raises:
        UnknownNameError: a name is neither a check nor a tier.
    """
    accepted = {acceptance.fingerprint for acceptance in facts.acceptances}
    found = _ranked(facts, chosen(CHECKS, names), possible, only)
    # Where nothing is accepted, no fingerprint need be worked out.
    return [f for f in found if f.fingerprint not in accepted] if accepted else found


def accepted_findings(facts: Facts) -> list[tuple[Finding, Acceptance]]:
    """Return the findings that were accepted, each with its acceptance."""
    accepted = {acceptance.fingerprint: acceptance for acceptance in facts.acceptances}
    found = _ranked(facts, CHECKS, possible=True, only=None)
    return [
        (finding, accepted[finding.fingerprint])
        for finding in found
        if finding.fingerprint in accepted
    ]


def stale_acceptances(facts: Facts) -> list[Acceptance]:
    """Return the acceptances of findings that are no longer found.

    Either what they accepted was put right, or a value that it rested on has
    changed and the finding is open again under another fingerprint. The facts
    must be the whole chronology.
    """
    held = {finding.fingerprint for finding in _ranked(facts, CHECKS, possible=True, only=None)}
    return [acceptance for acceptance in facts.acceptances if acceptance.fingerprint not in held]


def explain(name: str) -> str:
    """Return what a check is for, what it compares and how to quiet it.

    Raises:
        UnknownNameError: there is no such check.
    """
    check = by_id(CHECKS, name)
    parts = (
        ("Compares", check.compares),
        ("Certain", check.certain),
        ("Possible", check.possible),
        ("Cannot tell", check.cannot_tell),
        ("Limits", ", ".join(check.limits)),
        ("Instead of", ", ".join(check.supersedes)),
        ("Gives way to", ", ".join(check.gives_way_to)),
        ("To quiet it", check.quiet),
    )
    lines = [f"{check.id} ({check.tier.value})", check.why, ""]
    lines += [f"{title}: {_sentence(text)}" for title, text in parts if text]
    lines.append(
        'To accept one finding for a reason: `chronology check accept FINGERPRINT --because "…"`.'
    )
    return "\n".join(lines)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "`")) else f"{text}."


def _ranked(
    facts: Facts, checks: Sequence[Check], possible: bool, only: Collection[int] | None
) -> list[Finding]:
    concerned = facts.scope if only is None else frozenset(only)
    found = [
        finding
        for check in checks
        # What is never certain need not be looked for where only that is wanted.
        if possible or check.certain
        for finding in check.find(facts)
        if concerned is None or not concerned.isdisjoint(finding.events)
    ]
    kept = [
        finding
        for finding in most_specific(found, checks)
        if possible or finding.certainty is Certainty.CERTAIN
    ]
    return sorted(_with_sources(kept, facts), key=Finding.order)


def _with_sources(findings: list[Finding], facts: Facts) -> list[Finding]:
    """Name the sources of the events where a finding rests on none more closely."""
    if all(finding.sources for finding in findings):
        return findings
    cited = facts.citations_by_event()
    return [
        finding if finding.sources else replace(finding, sources=_sources_of(finding, facts, cited))
        for finding in findings
    ]


def _sources_of(
    finding: Finding, facts: Facts, cited: dict[int, list[Citation]]
) -> tuple[str, ...]:
    citations = (citation.id for event in finding.events for citation in cited.get(event, ()))
    return claims.sources_of(facts, citations)
