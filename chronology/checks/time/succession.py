"""A succession that is told as unbroken, with a gap or an overlap in it."""

from collections.abc import Iterator

from chronology.checks.check import Check, Tier
from chronology.checks.finding import Finding
from chronology.checks.reasoning.arithmetic import Outcome
from chronology.checks.reasoning.relations import Stated
from chronology.checks.time.allen import end
from chronology.checks.time.stated_order import Words, contradicted
from chronology.query.evidence import Facts
from chronology.query.screens import RELATED


def _find(facts: Facts) -> Iterator[Finding]:
    yield from contradicted(facts, _WORDS)


def _break(stated: Stated, outcome: Outcome) -> str:
    first, second = stated.relation.event, stated.relation.other
    if outcome.gap is None:
        return f"@{first} and @{second} could not follow each other without a break"
    if outcome.gap.earlier == end(first):
        return f"@{first} and @{second} would overlap where one gives way to the other"
    return f"a gap would lie between @{first} and @{second} where none is said to be"


_WORDS = Words(
    check="succession",
    kinds=("meets",),
    broken=_break,
    doubt=(
        "therefore the one ends as the other begins only if both fall in the time that their dates"
        " share, though the dates suggest an overlap: possible, not certain."
    ),
)

CHECK = Check(
    id=_WORDS.check,
    why="Where one thing is said to end as the next begins, there is neither gap nor overlap.",
    tier=Tier.TIME,
    find=_find,
    compares=(
        "the end of each event that is stated to meet another with the start of that other, and"
        " the lengths stated of both; so along a chain, link by link. The last second of one and"
        " the first of the next are neighbours"
    ),
    certain="whatever dates are chosen, time lies between the two or belongs to both",
    possible=(
        "they can meet, but the first ends, at its earliest and at its latest, after the second"
        " begins; or it would be certain, and a date is marked as uncertain (?). Dates too vague"
        " to tell, as one year and the next, are no finding"
    ),
    screens=RELATED,
    quiet=(
        "Correct one of the dates, state that the one came before the other instead, or give the"
        " relation the rank deprecated."
    ),
    supersedes=("order", "two-places"),
    example=(
        (
            "@1 “First term” is dated “2014-01-01/2015-12-31” (beginning 2014-01-01, ending"
            " 2015-12-31)."
        ),
        (
            "@2 “Second term” is dated “2017-01-01/2018-12-31” (beginning 2017-01-01, ending"
            " 2018-12-31)."
        ),
        "It is stated that @1 ended as the other began: @2.",
        (
            "therefore a gap would lie between @1 and @2 where none is said to be: impossible by"
            " at least 366 days."
        ),
    ),
)
