"""Whom an event is about: the one who is held, born or in office, not those around.

A role is only a name, and a chronology may make its own. So three things decide, in
this order: roles that name the one whom the event befalls; then those of a
subject; then, where nobody has either, who is left when those who merely
attend are set aside. If that is one person, it is about that person; of several,
nobody can tell.
"""

from chronology.checks.reasoning.memo import per_facts
from chronology.query.evidence import Facts, Participation

#: Kinds of actor that have one body and one life; unknown ones may.
PERSONS = ("person", "unknown")

#: Roles of the seed vocabulary that say whom an event befalls, the surest first.
_CENTRAL = (
    frozenset({"born", "deceased", "detainee", "holder", "joiner", "leaver"}),
    frozenset({"subject", "victim", "patient", "traveller", "trainee"}),
)

#: Its roles of those who have to do with an event that befalls another.
_AROUND = frozenset(
    {
        "accused", "alleged perpetrator", "attacker", "author", "authority", "beneficiary", "carer",
        "companion", "escort", "group", "guard", "host", "interviewer", "mentioned", "mourned",
        "officer", "organiser", "person met", "publisher", "receiver", "sender", "speaker",
        "supplier", "supporter", "target", "winner", "witness",
    }
)  # fmt: skip


@per_facts
def concerned(facts: Facts) -> dict[int, tuple[Participation, ...]]:
    """Return the persons that each event is about, as they take part in it.

    Only events that a category describes are looked at, and that are neither
    planned nor refuted. One that may be about any of several persons has none.
    """
    people: dict[int, list[Participation]] = {}
    for part in facts.participations:
        event, actor = facts.events[part.event], facts.actors[part.actor]
        if event.category is None or event.status in ("planned", "refuted"):
            continue
        if actor.kind in PERSONS and facts.stands(part.citation):
            people.setdefault(part.event, []).append(part)
    found = {event: _central(parts) for event, parts in people.items()}
    return {event: parts for event, parts in found.items() if parts}


def _central(parts: list[Participation]) -> tuple[Participation, ...]:
    for roles in _CENTRAL:
        central = {part.actor: part for part in parts if part.role in roles}
        if central:
            return tuple(central.values())
    left = {part.actor: part for part in parts if part.role not in _AROUND}
    return tuple(left.values()) if len(left) == 1 else ()
