"""Dates that contradict a stated relation between two events."""

from collections.abc import Iterator

from chronology.checks.check import Check, Tier
from chronology.checks.finding import Certainty, Finding
from chronology.checks.reasoning import claims, relations, wording
from chronology.checks.reasoning.arithmetic import Outcome, judge
from chronology.checks.reasoning.lengths import lag
from chronology.checks.reasoning.relations import Stated
from chronology.checks.reasoning.remedies import Remedies
from chronology.checks.time.allen import demands, givens_of, suggests_otherwise, windows_of
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
            certainty = claims.certainty_of([stated.date, stated.other_date])
            told = (certainty, _therefore(outcome), outcome.shortfall)
            yield _finding(facts, stated, remedies, told)
        elif suggests_otherwise(outcome, windows):
            last = (
                "therefore the order holds only if both fall in the time that their dates share,"
                " though the dates by themselves suggest another: possible, not certain."
            )
            yield _finding(facts, stated, remedies, (Certainty.POSSIBLE, last, None))


def _therefore(outcome: Outcome) -> str:
    if outcome.gap is None:
        return wording.therefore("the dates and durations leave no room for it", outcome.shortfall)
    what = f"{outcome.gap.earlier} would have to come no later than {outcome.gap.later}"
    return wording.therefore(what, outcome.shortfall)


def _finding(
    facts: Facts, stated: Stated, remedies: Remedies, told: tuple[Certainty, str, int | None]
) -> Finding:
    certainty, last, magnitude = told
    relation, pair = stated.relation, (stated.event, stated.other)
    return Finding(
        check=CHECK.id,
        certainty=certainty,
        severity=claims.gravity(certainty),
        explanation=(
            *(wording.event_line(event) for event in pair),
            relations.sentence(facts, stated),
            last,
        ),
        claims=(*(claims.of_event(event) for event in pair), claims.of_relation(relation)),
        events=tuple(sorted(event.id for event in pair)),
        sources=claims.sources_of(facts, [relation.citation]),
        magnitude_seconds=magnitude,
        remedies=(
            *(f'chronology edit {event.id} --when "…"' for event in pair),
            remedies.rank_relation(relation),
        ),
    )


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
