"""The entities of a FollowTheMoney file: a line each, items of a list, or one in another."""

import json
from collections.abc import Iterator
from io import TextIOWrapper
from typing import Any, NamedTuple

from chronology import limits
from chronology.formats.base import ImportJob
from chronology.formats.dataset.record import Refused
from chronology.formats.errors import FileFormatError
from chronology.formats.text.jsonstream import stream_json
from chronology.formats.text.nesting import refuse_deep
from chronology.formats.text.numbers import finite_number

#: How deep entities may lie in each other.
_DEEPEST = 16

_OWN = frozenset(("id", "schema", "properties", "caption"))


class Entity(NamedTuple):
    """An entity.

    Args:
        id: its id.
        schema: what it is.
        properties: its values by property; of another entity, its id.
        more: what stands beside the properties: datasets, referents …
        line: the line that it stands on.
    """

    id: str
    schema: str
    properties: dict[str, list[str]]
    more: dict[str, Any]
    line: int

    def first(self, *names: str) -> str | None:
        """Return the first value of the first of some properties that has one."""
        for name in names:
            for value in self.properties.get(name, ()):
                return value
        return None

    def all(self, *names: str) -> list[str]:
        """Return the values of some properties, each once."""
        return list(dict.fromkeys(each for name in names for each in self.properties.get(name, ())))


def entities(job: ImportJob) -> Iterator[Entity | Refused]:
    """Yield the entities of a file, those that lie in others before these.

    Raises:
        FileFormatError: it is neither JSON nor a line of JSON for each entity.
    """
    with TextIOWrapper(job.input.open(), job.encoding or "utf-8-sig", newline="\n") as text:
        try:
            for line, value in _values(text):
                yield from _flattened(value, line)
        except UnicodeDecodeError as error:
            raise FileFormatError(
                f"The file is no {error.encoding} text.", "Name its encoding with --encoding."
            ) from None


def _values(text: TextIOWrapper) -> Iterator[tuple[int, Any]]:
    """Yield what stands on each line, or each item of a list, with its line."""
    beginning = ""
    for line in _lines(text):
        beginning = line.lstrip()[:1]
        if beginning:
            break
    text.seek(0)
    if beginning == "[":
        for part in stream_json(text):
            yield part.line, ValueError(part.fault) if part.fault else part.value
        return
    for number, line in enumerate(_lines(text), 1):
        if line.strip():
            yield number, _parsed(line)


def _lines(text: TextIOWrapper) -> Iterator[str]:
    longest = limits.ITEM.value
    while line := text.readline(longest):
        if len(line) == longest and not line.endswith("\n"):
            raise FileFormatError(
                f"one line has more than {longest:,} characters.",
                f"Write each entity on a line of its own, or {limits.ITEM.cure}.",
            )
        yield line


def _parsed(line: str) -> Any:
    try:
        value = json.loads(line, parse_float=finite_number)
        refuse_deep(value, line, None)
    except json.JSONDecodeError as error:
        return ValueError(f"it is not JSON at character {error.colno}: {error.msg}")
    except FileFormatError as error:
        return ValueError(error.sentence.rstrip("."))
    except ValueError:
        return ValueError("a number has too many digits")
    except RecursionError:
        return ValueError("it is nested too deeply")
    else:
        return value


def _flattened(value: Any, line: int, depth: int = 0) -> Iterator[Entity | Refused]:
    """Yield an entity, the entities that its properties hold before it."""
    if isinstance(value, ValueError):
        yield Refused(line, "", f"The entity cannot be read: {value}.")
        return
    why = _fault(value, depth)
    if why:
        yield Refused(line, "", why)
        return
    properties: dict[str, list[str]] = {}
    for name, found in value.get("properties", {}).items():
        values = properties.setdefault(str(name), [])
        for each in found if isinstance(found, list) else [found]:
            if isinstance(each, dict):
                yield from _flattened(each, line, depth + 1)
                each = each.get("id")  # noqa: PLW2901 - the entity gives way to its id
            if each not in (None, "", []):
                values.append(each if isinstance(each, str) else json.dumps(each))
    more = {name: said for name, said in value.items() if name not in _OWN and said}
    kept = {name: values for name, values in properties.items() if values}
    yield Entity(str(value["id"]), value["schema"], kept, more, line)


def _fault(value: Any, depth: int) -> str:
    """Return why a value is no entity, "" where it is one."""
    if not isinstance(value, dict):
        return "An entity is an object with an id, a schema and properties."
    if depth > _DEEPEST:
        return f"Its entities lie more than {_DEEPEST} deep in each other."
    if not isinstance(value.get("id"), str | int) or value["id"] in ("", True, False):
        return "The entity has no id."
    if not isinstance(value.get("schema"), str) or not value["schema"]:
        return "The entity has no schema."
    if not isinstance(value.get("properties", {}), dict):
        return "The properties of the entity are no object."
    return ""
