"""Findings about one stated relation that the dates of its two events contradict."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from chronology.checks.finding import Certainty, Finding
from chronology.checks.reasoning import claims, relations, wording
from chronology.checks.reasoning.arithmetic import Outcome, judge
from chronology.checks.reasoning.relations import Stated
from chronology.checks.reasoning.remedies import Remedies
from chronology.checks.time.allen import demands, givens_of, suggests_otherwise, windows_of
from chronology.query.evidence import Facts


@dataclass(frozen=True, slots=True)
class Words:
    """How a check speaks of the relations that are its own.

    Args:
        check: the id of the check.
        kinds: the relations.
        broken: says what would be wrong, of a relation that no dates keep.
        doubt: the last line where the dates merely suggest otherwise.
    """

    check: str
    kinds: Collection[str]
    broken: Callable[[Stated, Outcome], str]
    doubt: str


def contradicted(facts: Facts, words: Words) -> Iterator[Finding]:
    """Yield a finding for each relation of these kinds that dates contradict or suggest against."""
    remedies = Remedies(facts)
    for stated in relations.standing(facts):
        relation = stated.relation
        if relation.kind not in words.kinds:
            continue
        windows = windows_of(stated.event, stated.other)
        asked = demands(relation.kind, relation.event, relation.other)
        outcome = judge(windows, givens_of(stated.event, stated.other), asked)
        if outcome.certain or suggests_otherwise(outcome, windows):
            yield _finding(facts, words, stated, outcome, remedies)


def _finding(
    facts: Facts, words: Words, stated: Stated, outcome: Outcome, remedies: Remedies, /
) -> Finding:
    relation, pair = stated.relation, (stated.event, stated.other)
    if outcome.certain:
        certainty = claims.certainty_of([stated.date, stated.other_date])
        last = wording.therefore(words.broken(stated, outcome), outcome.shortfall)
    else:
        certainty, last = Certainty.POSSIBLE, words.doubt
    return Finding(
        check=words.check,
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
        magnitude_seconds=outcome.shortfall if outcome.certain else None,
        remedies=(
            *(f'chronology edit {event.id} --when "…"' for event in pair),
            remedies.rank_relation(relation),
        ),
    )
