"""Sources that contradict themselves, whatever others say."""

from collections.abc import Iterator

from chronology.checks.check import Check, Tier
from chronology.checks.finding import Finding, Severity
from chronology.checks.reasoning.conflicting import Wording, conflicting
from chronology.checks.reasoning.stating import Stating
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
    example=(
        "All of this is said by wire alone.",
        (
            "wire, page 1 dates @1 “2016-05” (2016-05-01 to 2016-05-31). So @1 ended 2016-05-01"
            " at the earliest."
        ),
        (
            "It is stated that @2 came after @1, according to wire, page 2. So @2 ended"
            " 2016-05-01 at the earliest."
        ),
        (
            "It is stated that @3 came after @2, according to wire, page 2. So @3 began"
            " 2016-05-01 at the earliest."
        ),
        "wire, page 3 dates @3 “2016-03” (2016-03-01 to 2016-03-31).",
        "Cheapest to give up (exact): what wire, page 1 says of @1.",
        (
            "therefore @3 would have to begin 2016-05-01 at the earliest and 2016-03-31 at the"
            " latest: impossible by at least 30 days."
        ),
    ),
)
