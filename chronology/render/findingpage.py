"""Findings as a person reads them: in groups, each with why, how sure, and what to do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import IO, Protocol

from chronology.render.page import Page
from chronology.render.screen import Screen

#: A head names so many events; the rest are counted.
_NAMED = 8

_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}


class FindingLike(Protocol):
    """What of a finding is printed."""

    @property
    def check(self) -> str:
        """The check that found it."""

    @property
    def certainty(self) -> str:
        """Whether it is certain, possible, or cannot be told."""

    @property
    def severity(self) -> str:
        """Error, warning or note."""

    @property
    def events(self) -> Sequence[int]:
        """The events that it concerns."""

    @property
    def explanation(self) -> Sequence[str]:
        """The chain of lines that ends in "therefore …"."""

    @property
    def magnitude(self) -> str:
        """By how much it does not fit, "" where that has no size."""

    @property
    def suggestions(self) -> Sequence[str]:
        """What might put it right."""

    @property
    def fingerprint(self) -> str:
        """What an acceptance of it names."""


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Findings that belong together.

    Args:
        head: what they share, in a few words.
        why: a sentence on why it matters, "" for none.
        findings: those that are printed, the most pressing first.
        rest: a line that says how many are left out, "" where none are.
    """

    head: str
    why: str
    findings: Sequence[FindingLike]
    rest: str = ""


def render_finding_groups(groups: Iterable[FindingGroup], out: IO[str], screen: Screen) -> None:
    """Write each group under its head."""
    for group in groups:
        page = Page(out, screen)
        page.heading(group.head)
        page.paragraph(group.why)
        out.write("\n")
        render_findings(group.findings, out, screen)
        if group.rest:
            out.write("\n")
            page.paragraph(group.rest)
        out.write("\n")


def render_findings(findings: Iterable[FindingLike], out: IO[str], screen: Screen) -> int:
    """Write each finding and return how many there were."""
    number = 0
    for finding in findings:
        if number:
            out.write("\n")
        render_finding(finding, out, screen)
        number += 1
    return number


def render_finding(finding: FindingLike, out: IO[str], screen: Screen) -> None:
    """Write one finding: its head, the chain of reasons, then the suggestions."""
    page = Page(out, screen)
    severity, certainty = str(finding.severity), str(finding.certainty)
    events = _named(finding.events)
    coloured = screen.style(severity, _COLOURS.get(severity, "bold"))
    size, mark = finding.magnitude, finding.fingerprint[:12]
    head = " · ".join(filter(None, [certainty, finding.check, events, size, mark]))
    out.write(f"{coloured} · {head}\n")
    for line in finding.explanation:
        page.item(line)
    for suggestion in finding.suggestions:
        page.detail(f"→ {suggestion}")


def _named(events: Sequence[int]) -> str:
    """Return the events' numbers, of many only the first."""
    named = " ".join(f"@{event}" for event in events[:_NAMED])
    more = len(events) - _NAMED
    return f"{named} and {more} more" if more > 0 else named
