"""A document's shape: plain data in, checked entities and exact complaints out."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from chronology.formats.report import Refusal
from chronology.formats.seed.schema import (
    BY_NAME,
    BY_TYPE,
    COMMON,
    SECTIONS,
    VERSION,
    Field,
    Section,
)
from chronology.formats.seed.values import (
    FieldError,
    check_any,
    check_text,
    check_uuid,
    check_value,
    shown,
    unknown_field,
)
from chronology.formats.text.located import line_of

_TOP = ("chronology", "title", "dataset", *(section.name for section in SECTIONS))


@dataclass(slots=True)
class Entity:
    """One entity of a document, its values checked but not yet understood.

    Args:
        section: which kind.
        path: where it stands, such as ``events[3]``.
        line: its line, where one is known.
        key: what the document calls it, or "".
        uuid: its uuid where the document gives one.
        values: its fields by name; a null stands for an emptied field.
        children: what hangs on it, by field name.
        extra: its ``extra``; ``has_extra`` tells an absent one from null.
        has_extra: whether the document says anything of ``extra``.
    """

    section: Section
    path: str
    line: int | None
    key: str = ""
    uuid: str | None = None
    values: dict[str, Any] = field(default_factory=dict)
    children: "dict[str, list[Entity]]" = field(default_factory=dict)
    extra: dict[str, Any] | None = None
    has_extra: bool = False


@dataclass(slots=True)
class Document:
    """A checked document: its entities by section, and what is wrong with it."""

    title: str | None = None
    dataset: Entity | None = None
    has_dataset: bool = False
    entities: dict[str, list[Entity]] = field(default_factory=dict)
    problems: list[Refusal] = field(default_factory=list)

    def complain(self, line: int | None, path: str, why: str) -> None:
        """Record that the part at ``path`` is refused."""
        self.problems.append(Refusal(line, path, why))


def read_document(data: Any) -> Document:
    """Return the checked form of a whole document, its complaints included."""
    document = Document(entities={section.name: [] for section in SECTIONS})
    complain_of_members(document, data, named=isinstance(data, dict))
    if not isinstance(data, dict):
        return document
    for section in SECTIONS:
        items = data.get(section.name)
        if section.name == "settings" and isinstance(items, dict):
            items = [{"key": key, "value": value} for key, value in items.items()]
        document.entities[section.name] = _read_list(
            document, section, items, section.name, line_of(data)
        )
    return document


def complain_of_members(document: Document, data: Any, *, named: bool = True) -> None:
    """Read the head of a document, and refuse members that there are not.

    Args:
        document: takes the head and the complaints.
        data: its members, of which the lists may be left out.
        named: whether it is a mapping at all.
    """
    if not named:
        document.complain(None, "", "a chronology file is a mapping that begins “chronology: 1”.")
        return
    _check_version(document, data, line_of(data))
    for name in data:
        if name not in _TOP:
            document.complain(line_of(data), str(name), unknown_field(name, _TOP))
    _read_members(document, data, line_of(data))


def complain_of_lists(document: Document, data: dict[str, Any]) -> None:
    """Refuse sections that hold something else than a list."""
    for section in SECTIONS:
        value = data.get(section.name)
        if value is not None and not (section.name == "settings" and isinstance(value, dict)):
            _read_list(document, section, value, section.name, None)


def read_lines(lines: Iterable[tuple[int, Any]]) -> Document:
    """Return the checked form of JSON Lines: one entity a line, each with its ``type``."""
    document = Document(entities={section.name: [] for section in SECTIONS})
    headed = False
    for line, data in lines:
        kind = data.pop("type", None) if isinstance(data, dict) else None
        if kind == "chronology":
            headed = True
            read_head(document, data, line)
        elif isinstance(kind, str) and kind in BY_TYPE:
            section = BY_TYPE[kind]
            entity = read_entity(document, section, data, kind, line)
            document.entities[section.name].append(entity)
        else:
            complain_of_type(document, kind, line)
    demand_head(document, headed=headed)
    return document


def complain_of_type(document: Document, kind: Any, line: int) -> None:
    """Refuse a line of no known type."""
    known = ", ".join(("chronology", *BY_TYPE))
    document.complain(line, "type", f"{shown(kind)} is none of {known}.")


def demand_head(document: Document, *, headed: bool) -> None:
    """Refuse JSON Lines without a first line."""
    if not headed:
        why = 'the first line must be {"type": "chronology", "chronology": 1}.'
        document.problems.insert(0, Refusal(1, "", why))


def read_head(document: Document, data: dict[str, Any], line: int | None) -> None:
    """Read the version, the title and the dataset of a document."""
    _check_version(document, data, line)
    _read_members(document, data, line)


def _check_version(document: Document, data: dict[str, Any], line: int | None) -> None:
    version = data.get("chronology")
    if version != VERSION or isinstance(version, bool):
        given = "nothing" if version is None else shown(version)
        why = f"the file must say “chronology: {VERSION}”, and says {given}."
        document.complain(line, "chronology", why)


def _read_members(document: Document, data: dict[str, Any], line: int | None) -> None:
    title = data.get("title")
    if title is not None:
        document.title = _checked(document, check_text, title, "title", line)
    document.has_dataset = "dataset" in data
    if data.get("dataset") is not None:
        section = BY_NAME["datasets"]
        document.dataset = read_entity(document, section, data["dataset"], "dataset", line)


def _read_list(
    document: Document, section: Section, items: Any, path: str, line: int | None
) -> list[Entity]:
    if items is None:
        return []
    if not isinstance(items, list):
        document.complain(line_of(items) or line, path, "this must be a list.")
        return []
    return [
        read_entity(document, section, item, f"{path}[{index}]", line)
        for index, item in enumerate(items)
    ]


def read_entity(
    document: Document, section: Section, data: Any, path: str, line: int | None
) -> Entity:
    """Return the checked form of one entity, as far as it can be read.

    Args:
        document: takes the complaints.
        section: what kind of entity it is.
        data: what stands there.
        path: where that is.
        line: the line, where one is known and ``data`` does not tell.
    """
    line = line_of(data) or line
    entity = Entity(section, path, line)
    if section.short and not isinstance(data, dict) and data is not None:
        data = {section.short: data}
    if not isinstance(data, dict):
        document.complain(line, path, "this must be a mapping of fields.")
        return entity
    fields = {field.name: field for field in section.fields}
    for name, value in data.items():
        where = f"{path}.{name}"
        if name in fields:
            _read_field(document, entity, fields[name], value, where)
        elif name in COMMON:
            _read_common(document, entity, name, value, where)
        else:
            known = (*fields, *COMMON)
            document.complain(line, where, unknown_field(name, known))
    _check_required(document, entity, data)
    return entity


def _read_common(document: Document, entity: Entity, name: str, value: Any, where: str) -> None:
    if name == "extra":
        entity.has_extra = True
        if value is None:
            return
        if not isinstance(value, dict):
            document.complain(entity.line, where, "extra must be a mapping.")
            return
        entity.extra = _checked(document, check_any, value, where, entity.line)
    elif value is not None:
        check = check_uuid if name == "uuid" else check_text
        checked = _checked(document, check, value, where, entity.line)
        setattr(entity, name, checked or "")


def _read_field(document: Document, entity: Entity, spec: Field, value: Any, where: str) -> None:
    if spec.kind == "list":
        section = BY_NAME[spec.target]
        entity.children[spec.name] = _read_list(document, section, value, where, entity.line)
    elif spec.kind == "group":
        _read_group(document, entity, spec, value, where)
    elif value is None:
        entity.values[spec.name] = None
    else:
        try:
            entity.values[spec.name] = check_value(spec, value)
        except FieldError as error:
            document.complain(line_of(value) or entity.line, where, str(error))


def _read_group(document: Document, entity: Entity, spec: Field, value: Any, where: str) -> None:
    if value is None:
        value = {part.name: None for part in spec.fields}
    if not isinstance(value, dict):
        document.complain(entity.line, where, "this must be a mapping of fields.")
        return
    parts = {part.name: part for part in spec.fields}
    for name, item in value.items():
        if name not in parts:
            document.complain(entity.line, f"{where}.{name}", unknown_field(name, tuple(parts)))
            continue
        if item is None:
            entity.values[f"{spec.name}.{name}"] = None
            continue
        try:
            entity.values[f"{spec.name}.{name}"] = check_value(parts[name], item)
        except FieldError as error:
            document.complain(entity.line, f"{where}.{name}", str(error))


def _check_required(document: Document, entity: Entity, data: dict[str, Any]) -> None:
    for spec in entity.section.fields:
        if spec.required and data.get(spec.name) is None:
            document.complain(entity.line, f"{entity.path}.{spec.name}", "this field is required.")
    if entity.section.name == "citations":
        _check_credibility(document, entity)
    if entity.values.get("radius_m") is not None and entity.values["radius_m"] < 0:
        document.complain(entity.line, f"{entity.path}.radius_m", "a radius is not negative.")


def _check_credibility(document: Document, entity: Entity) -> None:
    credibility = entity.values.get("credibility")
    if credibility is not None and not 1 <= credibility <= 6:
        why = f"the credibility {credibility} is not between 1 and 6."
        document.complain(entity.line, f"{entity.path}.credibility", why)


def _checked(document: Document, check: Any, value: Any, where: str, line: int | None) -> Any:
    try:
        return check(value)
    except FieldError as error:
        document.complain(line, where, str(error))
        return None
