"""Entities that name what their file has not said yet."""

from collections.abc import Collection, Iterator

from chronology.formats.seed.earlier import Earlier
from chronology.formats.seed.schema import Field, Section
from chronology.formats.seed.shape import Entity
from chronology.formats.seed.stored import NAMES
from chronology.text import fold

#: A section and what something in it is called.
Label = tuple[str, str]


def split(
    section: Section, entities: list[Entity], earlier: Earlier
) -> tuple[list[Entity], list[Entity]]:
    """Return the entities that can be taken now, and those that must wait.

    An entity waits that names something of its own section, an event or a citation,
    which neither the file has said before nor these entities say that can be taken.
    """
    targets = {section.name, "citations"} if section.name == "events" else {section.name}
    ready, waiting = entities, list[Entity]()
    while True:
        said = {label for entity in ready for label in _said(entity)}
        late = [
            entity
            for entity in ready
            if any(not _is_known(label, said, earlier) for label in _named(entity, targets))
        ]
        if not late:
            return ready, waiting
        gone = set(map(id, late))
        ready = [entity for entity in ready if id(entity) not in gone]
        waiting += late


def _is_known(label: Label, said: Collection[Label], earlier: Earlier) -> bool:
    section, name = label
    return label in said or (section, fold(name)) in said or earlier.find(*label) is not None


def _said(entity: Entity) -> Iterator[Label]:
    """Yield what an entity, and what hangs on it, is called."""
    name = entity.section.name
    if entity.key:
        yield name, entity.key
    if entity.uuid:
        yield name, entity.uuid
    for label in names_of(entity):
        yield name, label
    for children in entity.children.values():
        for child in children:
            yield from _said(child)


def names_of(entity: Entity) -> list[str]:
    """Return the name or slug that an entity is found by, besides its key and uuid."""
    identity = "name" if entity.section.name in NAMES else entity.section.identity
    if identity in ("", "key"):
        return []
    name = str(entity.values.get(identity) or "")
    if not name:
        return []
    return [name if entity.section.natural == "slug" else fold(name)]


def _named(entity: Entity, targets: Collection[str]) -> Iterator[Label]:
    """Yield what of the sections ``targets`` an entity, or what hangs on it, names."""
    for field in entity.section.fields:
        if field.kind == "group":
            for part in field.fields:
                yield from _of_field(entity, part, f"{field.name}.{part.name}", targets)
        else:
            yield from _of_field(entity, field, field.name, targets)
    for children in entity.children.values():
        for child in children:
            yield from _named(child, targets)


def _of_field(entity: Entity, field: Field, name: str, targets: Collection[str]) -> Iterator[Label]:
    value = entity.values.get(name)
    if value is None:
        return
    if field.kind == "ref" and field.target in targets:
        yield field.target, value
    elif field.anchor and isinstance(value, dict) and value.get("anchor") is not None:
        yield "events", str(value["anchor"])
