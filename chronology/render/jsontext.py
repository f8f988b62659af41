"""Objects as JSON: one array, or one object a line, written while they are read."""

import json
from collections.abc import Iterable, Mapping
from typing import IO, Any

from chronology.render.visible import json_safe


def to_json(value: Any, indent: int | None = None) -> str:
    """Return ``value`` as JSON with its letters as they are, controls escaped."""
    return json_safe(json.dumps(value, ensure_ascii=False, indent=indent))


def write_array(objects: Iterable[Mapping[str, Any]], out: IO[str]) -> None:
    """Write one array, an object a line."""
    before = "["
    for one in objects:
        out.write(f"{before}\n{to_json(one)}")
        before = ","
    out.write("[]\n" if before == "[" else "\n]\n")


def write_lines(objects: Iterable[Mapping[str, Any]], out: IO[str]) -> None:
    """Write JSON Lines: one object a line."""
    for one in objects:
        out.write(f"{to_json(one)}\n")
