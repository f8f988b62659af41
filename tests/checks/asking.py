"""Short ways to ask what checks find."""

from chronology.checks import Finding
from chronology.checks.run import run_checks
from chronology.query.evidence import Facts


def found(facts: Facts, *names: str, possible: bool = True) -> list[tuple[str, str, list[int]]]:
    """Return check, certainty and events of each finding of the named checks."""
    return [
        (finding.check, finding.certainty.value, list(finding.events))
        for finding in run_checks(facts, names=names, possible=possible)
    ]


def only(facts: Facts, *names: str) -> Finding:
    """Return the one finding that there is."""
    findings = run_checks(facts, names=names, possible=True)
    assert len(findings) == 1, findings
    return findings[0]
