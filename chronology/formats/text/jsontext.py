"""JSON text to plain data and back."""

import json
from typing import Any, NoReturn

from chronology.formats.errors import FileFormatError
from chronology.formats.text.located import LocatedDict
from chronology.formats.text.nesting import refuse_deep, too_deep
from chronology.formats.text.numbers import too_many_digits


def parse_json(text: str, line: int | None = None) -> Any:
    """Return what ``text`` holds.

    Args:
        text: one JSON value.
        line: the line that the text stands on, where it is one of many.

    Raises:
        FileFormatError: the text is not JSON, is nested too deeply, holds a number of
            too many digits, or an object has a key twice.
    """

    def build(pairs: list[tuple[str, Any]]) -> LocatedDict:
        result = LocatedDict(pairs)
        result.line = line
        if len(result) < len(pairs):
            _refuse_twice([key for key, _ in pairs], line)
        return result

    try:
        value = json.loads(
            text,
            object_pairs_hook=build,
            parse_constant=_refuse_constant,
        )
    except json.JSONDecodeError as error:
        raise _not_json(error, line if line is not None else error.lineno) from None
    except ValueError:
        raise too_many_digits(line) from None
    except RecursionError:
        raise too_deep("JSON", line) from None
    refuse_deep(value, text, line)
    return value


def parse_line(text: str, line: int) -> Any:
    """Return what one line of many holds, as ``parse_json`` does, but as plain mappings.

    Raises:
        FileFormatError: the text is not JSON, is nested too deeply, holds a number of
            too many digits, or an object has a key twice.
    """
    try:
        value = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise _not_json(error, line) from None
    except ValueError:
        raise too_many_digits(line) from None
    except RecursionError:
        raise too_deep("JSON", line) from None
    except _TwiceError as error:
        _refuse_twice(error.args[0], line)
    refuse_deep(value, text, line)
    return value


class _TwiceError(Exception):
    """An object has a key twice; the argument is all of its keys."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _TwiceError([key for key, _ in pairs])
    return found


def _not_json(error: json.JSONDecodeError, line: int) -> FileFormatError:
    cure = "Check the commas, quotes and brackets just before it."
    return FileFormatError(f"this is not JSON at character {error.colno}: {error.msg}.", cure, line)


def _refuse_twice(keys: list[str], line: int | None) -> NoReturn:
    twice = next(key for key in keys if keys.count(key) > 1)
    raise FileFormatError(f"the key “{twice}” stands twice in one object.", "Keep one.", line)


def _refuse_constant(name: str) -> NoReturn:
    raise FileFormatError(f"{name} is no JSON number.", "Leave the value out, or write null.")


#: Made once: ``json.loads`` and ``json.dumps`` would make one for every line.
_DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_refuse_constant)
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": "))


def json_line(data: object) -> str:
    """Return ``data`` as JSON on one line."""
    return _ENCODER.encode(data)
