"""What members of a JSON object hold, looked at before it is believed."""

from collections.abc import Iterator, Mapping
from math import isfinite
from typing import Any

from chronology.formats.tabular.table import RowError

#: Strings longer than this are cut where they are quoted.
_QUOTED = 60


def text_at(part: Mapping[str, Any], name: str) -> str | None:
    """Return the words that a member holds, stripped; None where there are none.

    Raises:
        RowError: it is no string and no number.
    """
    value = part.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise RowError(name, f"{shown(value)} is no text.")
    return str(value).strip() or None


def number_at(part: Mapping[str, Any], name: str) -> float | None:
    """Return the number that a member holds, as such or in words; None where there is none.

    Raises:
        RowError: it is no finite number.
    """
    value = part.get(name)
    if isinstance(value, str):
        value = value.strip()
    if value is None or value == "":
        return None
    try:
        number = float("nan" if isinstance(value, bool) else value)
    except (TypeError, ValueError, OverflowError):
        number = float("nan")
    if not isfinite(number):
        raise RowError(name, f"{shown(value)} is no number.")
    return number


def list_at(part: Mapping[str, Any], name: str) -> list[Any]:
    """Return the list that a member holds, empty where there is none.

    Raises:
        RowError: it is no list.
    """
    value = part.get(name)
    if value is None or value == "":
        return []
    if not isinstance(value, list):
        raise RowError(name, f"{shown(value)} is no list.")
    return value


def objects_at(part: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of a member that is a list of them.

    Raises:
        RowError: it is no list, or an item of it is no object.
    """
    for item in list_at(part, name):
        if not isinstance(item, dict):
            raise RowError(name, f"{shown(item)} is no object.")
        yield item


def object_at(part: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return the object that a member holds, empty where there is none.

    Raises:
        RowError: it is no object.
    """
    value = part.get(name)
    if value is None or value == "":
        return {}
    if not isinstance(value, dict):
        raise RowError(name, f"{shown(value)} is no object.")
    return value


def shown(value: object) -> str:
    """Return a value as it is quoted in a sentence."""
    words = str(value)
    return f"“{words if len(words) <= _QUOTED else words[:_QUOTED] + '…'}”"
