"""A part of an event that does not lie within it."""

from collections.abc import Iterator

from chronology.checks.check import Check, Tier
from chronology.checks.finding import Finding
from chronology.checks.reasoning.arithmetic import Outcome
from chronology.checks.reasoning.relations import Stated
from chronology.checks.time.allen import start
from chronology.checks.time.stated_order import Words, contradicted
from chronology.query.evidence import Facts
from chronology.query.screens import RELATED


def _find(facts: Facts) -> Iterator[Finding]:
    yield from contradicted(facts, _WORDS)


def _sticks_out(stated: Stated, outcome: Outcome) -> str:
    relation = stated.relation
    part, whole = relation.event, relation.other
    if relation.kind == "contains":
        part, whole = whole, part
    if outcome.gap is None:
        return f"@{part} would last longer than @{whole} has room for"
    if outcome.gap.earlier == start(whole):
        return f"@{part} would begin before @{whole}, within which it lies"
    return f"@{part} would end after @{whole}, within which it lies"


_WORDS = Words(
    check="part-outside-whole",
    kinds=("part of", "during", "contains"),
    broken=_sticks_out,
    doubt=(
        "therefore the part lies within the whole only if both fall in the time that their dates"
        " share, though by itself its date reaches beyond: possible, not certain."
    ),
)

CHECK = Check(
    id=_WORDS.check,
    why="A part happens within the time of its whole.",
    tier=Tier.TIME,
    find=_find,
    compares=(
        "the adopted dates of two events of which one is stated to be part of the other, to have"
        " happened during it, or to contain it; and the lengths stated of both"
    ),
    certain="the part begins before the whole or ends after it, whatever dates are chosen",
    possible=(
        "the part fits, but its date begins and ends on the wrong side of that of the whole; or it"
        " would be certain, and a date is marked as uncertain (?)"
    ),
    screens=RELATED,
    quiet="Correct one of the dates, or give the relation the rank deprecated.",
    supersedes=("order", "two-places"),
    example=(
        "@5 “Operation” is dated 2017-04-02.",
        "@4 “Treatment” is dated “[2016-07..2017-03]” (2016-07-01 to 2017-03-31).",
        "It is stated that @5 is part of @4.",
        "therefore @5 would end after @4, within which it lies: impossible by at least 1 day.",
    ),
)
