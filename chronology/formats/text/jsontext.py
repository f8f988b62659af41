"""JSON text to plain data and back."""

import json
from typing import Any, NoReturn

from chronology.formats.errors import FileFormatError
from chronology.formats.text.located import LocatedDict


def parse_json(text: str, line: int | None = None) -> Any:
    """Return what ``text`` holds.

    Args:
        text: one JSON value.
        line: the line that the text stands on, where it is one of many.

    Raises:
        FileFormatError: the text is not JSON, or an object has a key twice.
    """

    def build(pairs: list[tuple[str, Any]]) -> LocatedDict:
        result = LocatedDict(pairs)
        result.line = line
        if len(result) < len(pairs):
            _refuse_twice([key for key, _ in pairs], line)
        return result

    try:
        return json.loads(text, object_pairs_hook=build, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        at = line if line is not None else error.lineno
        cure = "Check the commas, quotes and brackets just before it."
        raise FileFormatError(
            f"this is not JSON at character {error.colno}: {error.msg}.", cure, at
        ) from None
    except RecursionError:
        raise FileFormatError("the JSON is nested too deeply.", "Flatten it.", line) from None


def _refuse_twice(keys: list[str], line: int | None) -> NoReturn:
    twice = next(key for key in keys if keys.count(key) > 1)
    raise FileFormatError(f"the key “{twice}” stands twice in one object.", "Keep one.", line)


def _refuse_constant(name: str) -> NoReturn:
    raise FileFormatError(f"{name} is no JSON number.", "Leave the value out, or write null.")


#: Made once: ``json.dumps`` would make one for every line.
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": "))


def json_line(data: object) -> str:
    """Return ``data`` as JSON on one line."""
    return _ENCODER.encode(data)
