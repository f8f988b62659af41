"""Memberships of one actor in organisations that exclude each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from chronology.checks.actors.coincidence import coinciding, leans, overlap
from chronology.checks.finding import Certainty, Claim, Finding, Severity
from chronology.checks.reasoning import claims, wording
from chronology.checks.reasoning.when import When, of_date
from chronology.dates import EndKind, FuzzyDate
from chronology.dates.civil import POS_INF
from chronology.query.evidence import Actor, Facts, Tie


@dataclass(frozen=True, slots=True)
class _Membership:
    """A membership with a stated time."""

    tie: Tie
    span: FuzzyDate
    when: When


def rival_memberships(facts: Facts, check: str) -> Iterator[Finding]:
    """Yield the findings of ``check`` about memberships that exclude each other.

    Memberships without a stated time say nothing of their order.
    """
    for memberships in _by_group(facts).values():
        times = [(one.when, one.tie.other) for one in memberships]
        found: dict[tuple[int, int], Finding] = {}
        pairs = [*coinciding(times, lambda a, b: a != b), *_successors(memberships)]
        for one, other in pairs:
            first, second = sorted((one, other))
            verdict = _judged(memberships[first], memberships[second])
            if verdict is not None and (first, second) not in found:
                pair = (memberships[first], memberships[second])
                found[first, second] = _finding(facts, check, pair, verdict)
        yield from found.values()


def _by_group(facts: Facts) -> dict[tuple[int, str], list[_Membership]]:
    """Return the dated memberships of each actor in each exclusive group."""
    found: dict[tuple[int, str], list[_Membership]] = {}
    for tie in facts.ties:
        group = facts.actors[tie.other].exclusive_group
        if tie.kind != "member of" or group is None or tie.span is None:
            continue
        if tie.rank != "deprecated" and facts.stands(tie.citation):
            one = _Membership(tie, tie.span, of_date(tie.span))
            found.setdefault((tie.actor, group), []).append(one)
    return found


def _successors(memberships: list[_Membership]) -> Iterator[tuple[int, int]]:
    """Yield each membership without a stated end, and the next that began elsewhere."""
    order = sorted(range(len(memberships)), key=lambda n: memberships[n].when.start_earliest)
    for one, other in pairwise(order):
        if memberships[one].tie.other != memberships[other].tie.other:
            yield one, other


def _judged(one: _Membership, other: _Membership) -> tuple[Certainty, int] | None:
    """Return how sure it is that two memberships overlap, and by how many seconds."""
    together = overlap(one.when, other.when)
    if together:
        return claims.certainty_of([one.span, other.span]), together
    if leans(one.when, other.when):
        return Certainty.POSSIBLE, 0
    first, second = sorted((one, other), key=lambda m: m.when.start_earliest)
    open_end = first.when.end_latest == POS_INF and first.span.end_kind is not EndKind.KNOWN
    if open_end and second.when.start_earliest >= first.when.start_latest:
        return Certainty.CANNOT_TELL, 0
    return None


def _finding(
    facts: Facts, check: str, pair: tuple[_Membership, _Membership], verdict: tuple[Certainty, int]
) -> Finding:
    certainty, together = verdict
    ties = [one.tie for one in pair]
    actor = facts.actors[ties[0].actor]
    groups = [facts.actors[tie.other] for tie in ties]
    known = (facts.citations.get(tie.citation or 0) for tie in ties)
    grave = Severity.NOTE if certainty is Certainty.CANNOT_TELL else claims.gravity(certainty)
    return Finding(
        check=check,
        certainty=certainty,
        severity=grave,
        explanation=(
            *(_line(facts, one) for one in pair),
            f"{groups[0].name} and {groups[1].name} exclude each other: “{groups[0].exclusive_group}”.",
            _therefore(actor, certainty, together),
        ),
        claims=(*(claims.of_tie(tie) for tie in ties), *map(_of_group, groups)),
        events=tuple(sorted({citation.event for citation in known if citation is not None})),
        actors=(actor.id, *(group.id for group in groups)),
        sources=claims.sources_of(facts, (tie.citation for tie in ties)),
        magnitude_seconds=together if certainty is Certainty.CERTAIN else None,
        remedies=(f"chronology actor show {actor.id}",),
    )


def _line(facts: Facts, one: _Membership) -> str:
    member, group = facts.actors[one.tie.actor].name, facts.actors[one.tie.other].name
    according = wording.by_citation(facts, one.tie.citation)
    return f"{member} is said to be a member of {group}, {wording.dated(one.span)}{according}."


def _of_group(actor: Actor) -> Claim:
    """Return that members of an organisation are of no other of its group."""
    return Claim("actor", actor.id, actor.uuid, ("excludes", actor.exclusive_group))


def _therefore(actor: Actor, certainty: Certainty, together: int) -> str:
    if certainty is Certainty.CERTAIN:
        return wording.therefore(f"{actor.name} would have been in both at once", together)
    if certainty is Certainty.CANNOT_TELL:
        return (
            "therefore it cannot be told whether both held at once: nobody says when the first"
            " ended."
        )
    return f"therefore {actor.name} may have been in both at once: their dates suggest it."
