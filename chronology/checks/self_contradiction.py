"""Sources that contradict themselves, whatever others say."""

from collections.abc import Iterator

from chronology.checks.check import Check, Tier
from chronology.checks.conflicting import Wording, conflicting
from chronology.checks.finding import Finding, Severity
from chronology.checks.stating import Stating
from chronology.query.evidence import Facts
from chronology.query.screens import told_by_sources


def _find(facts: Facts) -> Iterator[Finding]:
    stating = Stating(facts)
    for number, statements in facts.by_source.items():
        found = conflicting(statements)
        if found is not None:
            before = f"All of this is said by {facts.sources[number].slug} alone."
            words = Wording(CHECK.id, Severity.WARNING, stating, found, before)
            yield from words.findings()


CHECK = Check(
    id="self-contradiction",
    why="A source that contradicts itself is wrong somewhere, whoever else is right.",
    tier=Tier.SOURCES,
    find=_find,
    compares=(
        "the dates and lengths that one source gives of events, in all its citations, and the"
        " relations that are cited to it, in a temporal network of its own"
    ),
    certain="no choice of dates satisfies all that it says",
    possible="the same, where one of the dates is itself marked as uncertain (?)",
    screens=(told_by_sources,),
    quiet=(
        "Give what the source has wrong the rank deprecated, or accept it where the source itself"
        " leaves it open."
    ),
    gives_way_to=("duration",),
)
