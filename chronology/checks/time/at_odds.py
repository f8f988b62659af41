"""The finding that the dates of two events are at odds with a relation stated between them."""

from dataclasses import dataclass

from chronology.checks.finding import Certainty, Finding
from chronology.checks.reasoning import claims, relations, wording
from chronology.checks.reasoning.relations import Stated
from chronology.checks.reasoning.remedies import Remedies
from chronology.query.evidence import Facts


@dataclass(frozen=True, slots=True)
class Verdict:
    """How surely dates are at odds with a relation.

    Args:
        last: the last line of the explanation, which begins with "therefore".
        shortfall: by how many seconds it is impossible; None where it is only possible.
    """

    last: str
    shortfall: int | None = None

    @classmethod
    def impossible(cls, what: str, shortfall: int) -> "Verdict":
        """Return the verdict that ``what`` would have to be, and cannot."""
        return cls(wording.therefore(what, shortfall), shortfall)


def at_odds(
    facts: Facts, check: str, stated: Stated, remedies: Remedies, verdict: Verdict
) -> Finding:
    """Return the finding of ``check`` about one relation: certain if its dates are and it must fail."""
    relation, pair = stated.relation, (stated.event, stated.other)
    certainty = Certainty.POSSIBLE
    if verdict.shortfall is not None:
        certainty = claims.certainty_of([stated.date, stated.other_date])
    return Finding(
        check=check,
        certainty=certainty,
        severity=claims.gravity(certainty),
        explanation=(
            *(wording.event_line(event) for event in pair),
            relations.sentence(facts, stated),
            verdict.last,
        ),
        claims=(*(claims.of_event(event) for event in pair), claims.of_relation(relation)),
        events=tuple(sorted(event.id for event in pair)),
        sources=claims.sources_of(facts, [relation.citation]),
        magnitude_seconds=verdict.shortfall,
        remedies=(
            *(f'chronology edit {event.id} --when "…"' for event in pair),
            remedies.rank_relation(relation),
        ),
    )
