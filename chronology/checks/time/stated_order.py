"""Findings about one stated relation that the dates of its two events contradict."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from chronology.checks.finding import Finding
from chronology.checks.reasoning import relations
from chronology.checks.reasoning.arithmetic import Outcome, judge
from chronology.checks.reasoning.relations import Stated
from chronology.checks.reasoning.remedies import Remedies
from chronology.checks.time.allen import demands, givens_of, suggests_otherwise, windows_of
from chronology.checks.time.at_odds import Verdict, at_odds
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
            yield at_odds(facts, words.check, stated, remedies, _verdict(words, stated, outcome))


def _verdict(words: Words, stated: Stated, outcome: Outcome) -> Verdict:
    if outcome.certain:
        return Verdict.impossible(words.broken(stated, outcome), outcome.shortfall)
    return Verdict(words.doubt)
