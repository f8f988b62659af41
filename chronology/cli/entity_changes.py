"""Adding, changing and merging actors, places, sources, categories and roles."""

from typing import TYPE_CHECKING, Any

from chronology.cli.changing import carry_out
from chronology.cli.database import Database
from chronology.cli.findings import findings_about_actor
from chronology.cli.names import Names
from chronology.cli.usage import bad_usage
from chronology.store.entities import ENTITIES, add_entity, edit_entity, merge_entities
from chronology.store.lookup import describe, find_all, look_up

if TYPE_CHECKING:
    from chronology.checks.finding import Finding
    from chronology.cli.entities import EntityDoor
    from chronology.store.reader import Reader
    from chronology.store.unit import UnitOfWork

#: What an actor's events are held against.
_OF_A_LIFE = frozenset({"born", "died", "kind"})


def add(
    database: Database, door: "EntityDoor", name: str, given: dict[str, Any], *, create: bool
) -> None:
    """Add one, and print its number."""

    def change(unit: "UnitOfWork", names: Names) -> tuple[int | None, list[str]]:
        aliases = given.get("alias", ())
        namesakes = find_all(unit.reader, door.kind, name)
        values = {door.named.lower(): name, **door.columns(names, _others(given))}
        row = add_entity(unit, ENTITIES[door.kind].model, values, aliases)
        assert row.id is not None  # noqa: S101 - it has been written
        lines = [f"{door.kind} {describe(unit.reader, door.kind, row.id)}"]
        return None, lines + [
            f"  not to be confused with {describe(unit.reader, door.kind, one)}; if it is the same,"
            f" `chronology {door.kind} merge {one} {row.id}`"
            for one in namesakes
        ]

    carry_out(database, change, create=create)


def edit(
    database: Database, door: "EntityDoor", which: str, given: dict[str, Any], *, create: bool
) -> None:
    """Change one; print what it is called now, and what its new life contradicts."""
    if not given:
        raise bad_usage(f"Nothing to change of the {door.kind} was given; name a field.")

    def change(unit: "UnitOfWork", names: Names) -> tuple[int | None, list[str]]:
        number = look_up(unit.reader, door.kind, which)
        values = door.columns(names, _others(given))
        if door.named.lower() in given:
            values[door.named.lower()] = given[door.named.lower()]
        edit_entity(
            unit,
            ENTITIES[door.kind].model,
            number,
            values,
            add=given.get("alias", ()),
            remove=given.get("no_alias", ()),
        )
        return None, [f"{door.kind} {describe(unit.reader, door.kind, number)}"]

    found: list[int] = []

    def look(reader: "Reader") -> "list[Finding]":
        # Looked up before the change: it may give the actor another name.
        if not found:
            found.append(look_up(reader, "actor", which))
        return findings_about_actor(reader, found[0])

    life = door.kind == "actor" and not _OF_A_LIFE.isdisjoint(given)
    carry_out(database, change, look=look if life else None, create=create)


def merge(database: Database, kind: str, keep: str, other: str) -> None:
    """Merge two, and print what is left."""

    def change(unit: "UnitOfWork", _names: Names) -> tuple[int | None, list[str]]:
        kept, gone = look_up(unit.reader, kind, keep), look_up(unit.reader, kind, other)
        gone_name = describe(unit.reader, kind, gone)
        merge_entities(unit, ENTITIES[kind].model, kept, gone)
        return None, [f"{kind} {describe(unit.reader, kind, kept)} now also stands for {gone_name}"]

    carry_out(database, change)


def _others(given: dict[str, Any]) -> dict[str, Any]:
    """Return the options that are neither the name nor further names."""
    return {
        option: value
        for option, value in given.items()
        if option not in ("name", "slug", "alias", "no_alias")
    }
