"""Dates that contradict a stated relation between two events."""

from collections.abc import Iterator

from chronology.checks.check import Check, Tier
from chronology.checks.finding import Finding
from chronology.checks.reasoning import relations
from chronology.checks.reasoning.arithmetic import Outcome, judge
from chronology.checks.reasoning.lengths import lag
from chronology.checks.reasoning.remedies import Remedies
from chronology.checks.time.allen import demands, givens_of, suggests_otherwise, windows_of
from chronology.checks.time.at_odds import Verdict, at_odds
from chronology.query.evidence import Facts
from chronology.query.screens import RELATED


def _find(facts: Facts) -> Iterator[Finding]:
    remedies = Remedies(facts)
    for stated in relations.standing(facts):
        relation = stated.relation
        if relation.kind in ("before", "after") and lag(relation.lag) is not None:
            continue  # the check "lag" asks more of these
        windows = windows_of(stated.event, stated.other)
        asked = demands(relation.kind, relation.event, relation.other)
        outcome = judge(windows, givens_of(stated.event, stated.other), asked)
        if outcome.certain:
            yield at_odds(facts, CHECK.id, stated, remedies, _impossible(outcome))
        elif suggests_otherwise(outcome, windows):
            last = (
                "therefore the order holds only if both fall in the time that their dates share,"
                " though the dates by themselves suggest another: possible, not certain."
            )
            yield at_odds(facts, CHECK.id, stated, remedies, Verdict(last))


def _impossible(outcome: Outcome) -> Verdict:
    what = "the dates and durations leave no room for it"
    if outcome.gap is not None:
        what = f"{outcome.gap.earlier} would have to come no later than {outcome.gap.later}"
    return Verdict.impossible(what, outcome.shortfall)


CHECK = Check(
    id="order",
    why="Two dates and a stated order between them cannot all be right if they contradict.",
    tier=Tier.TIME,
    find=_find,
    compares=(
        "the adopted dates of two events with a relation stated between them (before, after,"
        " meets, overlaps, during, contains, starts, finishes, equals, part of, same as)"
    ),
    certain="no choice of dates within their bounds keeps the relation; touching always keeps it",
    possible=(
        "the relation can be kept, but each date begins and ends on the wrong side of the other:"
        " they suggest the opposite order. Where one date holds the other, the relation says"
        " more than the dates do, and nothing is wrong"
    ),
    screens=RELATED,
    quiet="Correct one of the dates, or give the relation the rank deprecated.",
    supersedes=("two-places",),
    example=(
        "@2 “Release” is dated 2016-07-08.",
        "@1 “Arrest” is dated 2016-07-20.",
        "It is stated that @2 came after @1, according to wire.",
        (
            "therefore the end of @1 would have to come no later than the start of @2:"
            " impossible by at least 11 days."
        ),
    ),
)
