"""Changing an event, from the words of `edit`."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from sqlmodel import select

from chronology.cli.drafting import participants, places
from chronology.cli.names import Names
from chronology.cli.words import split_actor
from chronology.model import Participation
from chronology.store.dating import read_when
from chronology.store.drafts import EventChanges
from chronology.store.events import edit_event

if TYPE_CHECKING:
    from chronology.store.unit import UnitOfWork

#: Options that are fields of the same meaning: "" clears them.
_PLAIN = {
    "title": "title",
    "when": "when",
    "lasting": "lasting",
    "manner": "manner",
    "status": "status",
    "handling": "handling",
    "describe": "description",
    "because": "basis_reason",
}


def write(unit: "UnitOfWork", names: Names, event: int, given: Mapping[str, Any]) -> list[str]:
    """Change the event; return in lines what it is now.

    Args:
        unit: the unit of work.
        names: looks names up.
        event: its id.
        given: the options of `edit` that were given.
    """
    changes: dict[str, Any] = {
        field: given[option] or None for option, field in _PLAIN.items() if option in given
    }
    if "when" in given or "because" in given:
        changes["basis_author"] = unit.author
    if "category" in given:
        words = given["category"]
        changes["category_id"] = names.id_of("category", words) if words else None
    changes["add_places"] = places(names, given.get("where", ()))
    changes["remove_places"] = places(names, given.get("no_where", ()))
    changes["add_who"] = participants(names, given.get("who", ()))
    changes["remove_who"] = _leaving(unit, names, event, given.get("no_who", ()))
    changes["add_tags"] = given.get("tag", ())
    changes["remove_tags"] = given.get("no_tag", ())
    row = edit_event(unit, event, EventChanges(**changes))  # type: ignore[typeddict-item] # built by name
    lines = [f"@{event} {row.title}"]
    if given.get("when"):
        lines.append(f"  when: “{given['when']}”, {read_when(unit, given['when']).wording}")
    return lines


def _leaving(
    unit: "UnitOfWork", names: Names, event: int, given: Iterable[str]
) -> list[tuple[int, int]]:
    """Return actor and role of each ``NAME[:ROLE]``; without a role, of each role that it has."""
    leaving: list[tuple[int, int]] = []
    for words in given:
        name, role = split_actor(
            words,
            is_role=lambda role: names.known("role", role),
            is_actor=lambda name: names.known("actor", name),
        )
        actor = names.id_of("actor", name)
        wanted = names.role(role) if role else None
        leaving += [
            (row.actor_id, row.role_id)
            for row in unit.session.exec(
                select(Participation).where(Participation.event_id == event)
            )
            if row.actor_id == actor and wanted in (None, row.role_id)
        ]
    return leaving
