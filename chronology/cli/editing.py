"""Changing an event, from the words of `edit`."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from chronology.cli import leaving
from chronology.cli.drafting import participants, places
from chronology.cli.names import Names
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
    changes["remove_places"] = leaving.places(unit, event, given.get("no_where", ()))
    changes["add_who"] = participants(names, given.get("who", ()))
    changes["remove_who"] = leaving.participants(unit, names, event, given.get("no_who", ()))
    changes["add_tags"] = given.get("tag", ())
    changes["remove_tags"] = leaving.tags(unit, event, given.get("no_tag", ()))
    row = edit_event(unit, event, EventChanges(**changes))  # type: ignore[typeddict-item] # built by name
    lines = [f"@{event} {row.title}"]
    if given.get("when"):
        lines.append(f"  when: “{given['when']}”, {read_when(unit, given['when']).wording}")
    return lines
