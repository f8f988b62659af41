"""What a source says of an event, from the words of `cite`."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from chronology.cli.drafting import source_and_locator
from chronology.cli.names import Names
from chronology.cli.usage import bad_usage
from chronology.errors import UnknownNameError
from chronology.model import Citation
from chronology.store.citations import cite, edit_citation, remove_citation
from chronology.store.dating import read_when
from chronology.store.drafts import CitationDraft

if TYPE_CHECKING:
    from chronology.store.unit import UnitOfWork

#: Options whose words are a field of the citation as they stand.
_PLAIN = (
    "locator", "quote", "stance", "credibility", "rank", "says_when", "says_lasting", "note",
)  # fmt: skip

#: Options that name something: the kind of thing, and the field for its id.
_NAMED = {"claimant": ("actor", "claimant_id"), "says_where": ("place", "says_place_id")}


def write(unit: "UnitOfWork", names: Names, event: int, said: Mapping[str, Any]) -> list[str]:
    """Add, change or remove a citation; return in lines what was done.

    Args:
        unit: the unit of work.
        names: looks names up.
        event: the id of the event.
        said: the options of `cite` that were given.

    Raises:
        click.UsageError: no source is named, or nothing to change.
    """
    if "remove" in said:
        remove_citation(unit, _of_event(unit, event, said["remove"]))
        return [f"@{event} has its citation {said['remove']} no more."]
    fields = _fields(names, said)
    if "change" in said:
        if not fields:
            raise bad_usage(f"Nothing to change of citation {said['change']} was given.")
        edit_citation(unit, _of_event(unit, event, said["change"]), fields)
        lines = [f"@{event} has its citation {said['change']} changed."]
    elif "source" in said:
        row = cite(unit, event, CitationDraft(**fields))
        where = f", {row.locator}" if row.locator else ""
        lines = [f"@{event} is now cited to {said['source'].partition('#')[0]}{where}."]
    else:
        raise bad_usage("Say with --source who says so.")
    if fields.get("says_when"):
        wording = read_when(unit, fields["says_when"]).wording
        lines.append(f"  says when: “{fields['says_when']}”, {wording}")
    return lines


def _fields(names: Names, said: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a citation that were given; empty words clear one."""
    fields: dict[str, Any] = {}
    if "source" in said:
        fields["source_id"], locator = source_and_locator(names, said["source"])
        if locator is not None:
            fields["locator"] = locator
    for name in _PLAIN:
        if name in said:
            fields[name] = None if said[name] == "" else said[name]
    for name, (kind, field) in _NAMED.items():
        if name in said:
            fields[field] = names.id_of(kind, said[name]) if said[name] else None
    return fields


def _of_event(unit: "UnitOfWork", event: int, number: int) -> int:
    """Return the id of the event's citation that `show` numbers so.

    Raises:
        UnknownNameError: the event has fewer.
    """
    wanted = select(Citation.id).where(Citation.event_id == event).order_by(col(Citation.id))
    ids = list(unit.session.exec(wanted))
    found = ids[number - 1] if number <= len(ids) else None
    if found is None:
        cure = f"`chronology show {event}` numbers them."
        raise UnknownNameError("citation", f"{number} of @{event}", cure=cure)
    return found
