"""Two actors who may be one, by their names."""

from collections.abc import Iterator

from chronology.checks.check import Check, Tier
from chronology.checks.data.name_pairs import Alike, NamePair, pairs
from chronology.checks.finding import Certainty, Claim, Finding, Severity
from chronology.query.evidence import Actor, Facts


def _find(facts: Facts) -> Iterator[Finding]:
    if facts.scope is not None:
        return  # names concern the whole chronology, not what one event touches
    found = [pair for pair in pairs(facts.actors.values()) if not _told_apart(facts, pair)]
    if found:
        told = _known_apart(facts, {(pair.first, pair.second) for pair in found})
        for pair in found:
            if (pair.first, pair.second) not in told:
                yield _finding(facts, pair)


def _told_apart(facts: Facts, pair: NamePair) -> bool:
    """Return whether a note tells them apart; what only a part suggests, it may explain."""
    noted = facts.actors[pair.first].note or facts.actors[pair.second].note
    return bool(noted) and pair.how is not Alike.CHAINED


def _known_apart(facts: Facts, asked: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return those pairs that a tie joins, or that one event names both of."""
    apart = {
        (min(tie.actor, tie.other), max(tie.actor, tie.other))
        for tie in facts.ties
        if tie.rank != "deprecated"
    }
    concerned = {actor for pair in asked for actor in pair}
    events: dict[int, set[int]] = {}
    for participation in facts.participations:
        if participation.actor in concerned:
            events.setdefault(participation.actor, set()).add(participation.event)
    nowhere: set[int] = set()
    apart |= {
        (one, other)
        for one, other in asked
        if not events.get(one, nowhere).isdisjoint(events.get(other, nowhere))
    }
    return apart & asked


def _finding(facts: Facts, pair: NamePair) -> Finding:
    one, other = facts.actors[pair.first], facts.actors[pair.second]
    part = pair.how is Alike.CHAINED
    return Finding(
        check=CHECK.id,
        certainty=Certainty.CANNOT_TELL if part else Certainty.POSSIBLE,
        severity=Severity.NOTE if part else Severity.WARNING,
        explanation=(
            *(_introduced(actor) for actor in (one, other)),
            f"They share {pair.how.value}: “{pair.shared}”.",
            "No event names both, and no tie joins them.",
            "therefore nobody can tell from their names whether they are one or two."
            if part
            else "therefore they may be one and the same: possible, not certain.",
        ),
        claims=tuple(_claim(actor) for actor in (one, other)),
        actors=(one.id, other.id),
        remedies=(
            f"chronology actor merge {one.id} {other.id}",
            f'chronology actor edit {one.id} --note "…"',
        ),
    )


def _introduced(actor: Actor) -> str:
    also = f", also called {', '.join(actor.names)}" if actor.names else ""
    note = f" Noted: {actor.note}" if actor.note else ""
    return f"Actor {actor.id} is {actor.name} ({actor.kind}){also}.{note}"


def _claim(actor: Actor) -> Claim:
    values = ("name", actor.kind, actor.name, *sorted(actor.names), actor.note)
    return Claim("actor", actor.id, actor.uuid, values)


CHECK = Check(
    id="likely-namesakes",
    why="One person under two entries is two people to every check and every count.",
    tier=Tier.DATA,
    find=_find,
    compares=(
        "the names and further names of actors of kinds that can be one, without regard to case,"
        " accents and punctuation. Two that a tie joins, or that one event names both of, are two;"
        " a phrase such as “Father of Omar” is no name of Omar's, “Front,"
        " Brigade” or “Front - North” is none of the group Front's, and of two states neither"
        " is called by a part of the other's name"
    ),
    possible=(
        "they have the same name, or all words of the one's are in the other's and in those of"
        " three actors at most, and neither has a note"
    ),
    cannot_tell=(
        "the last part of one person's name is the first of another's and of nobody else's; what"
        " their notes say is shown"
    ),
    quiet=(
        "Merge them, `chronology actor merge ID ID`; or say what tells them apart, `chronology"
        ' actor edit ID --note "…"`.'
    ),
    example=(
        "Actor 3 is Omar (person).",
        "Actor 8 is Omar Haddad (person).",
        "They share a name that lies in the other's: “omar”.",
        "No event names both, and no tie joins them.",
        "therefore they may be one and the same: possible, not certain.",
    ),
)
