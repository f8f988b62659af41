"""Changing an event, from the words of `edit`."""

from collections.abc import Mapping
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from chronology.cli import leaving
from chronology.cli.drafting import participants, places
from chronology.cli.names import Names
from chronology.model import Category, Event
from chronology.query.writers import Writers
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
#: The columns behind what is said of an event, where they are called otherwise.
_COLUMNS = {
    "when": {"date_text", "date_edtf"},
    "lasting": {"duration_words", "duration_min"},
    "category": {"category_id"},
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
    before = _said(unit, event)
    row = edit_event(unit, event, EventChanges(**changes))  # type: ignore[typeddict-item] # built by name
    lines = [f"@{event} {row.title}"]
    if given.get("when"):
        lines.append(f"  when: “{given['when']}”, {read_when(unit, given['when']).wording}")
    return [*lines, *_replaced(unit, event, before)]


def _said(unit: "UnitOfWork", event: int) -> dict[str, str | None]:
    """Return what an event says in the fields that hold one thing each."""
    row = unit.get(Event, event)
    category = unit.get(Category, row.category_id).name if row.category_id else None
    return {
        "title": row.title,
        "when": getattr(row, "date_text"),  # noqa: B009 - a column that a decorator made
        "lasting": row.duration_words or row.duration_min,
        "category": category,
        "manner": row.manner,
        "status": row.status,
        "handling": row.handling,
        "description": row.description,
    }


def _replaced(unit: "UnitOfWork", event: int, before: Mapping[str, str | None]) -> list[str]:
    """Return what the fields said that say something else now, and who had written it.

    Somebody else may have changed the event after its editor looked at it.
    """
    now, writers = _said(unit, event), Writers(unit.reader)
    lines = []
    for name, words in before.items():
        if words and words != now[name]:
            writer = writers.of_columns(event, _COLUMNS.get(name, {name}))
            by = f" ({writer})" if writer else ""
            lines.append(f"  {name} was “{shorten(words, 80, placeholder=' …')}”{by}")
    return lines
