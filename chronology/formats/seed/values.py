"""The values of a document's fields: checked, with one sentence for what is wrong."""

import re
from difflib import get_close_matches
from typing import Any
from uuid import UUID

from chronology.dates.civil import DAY, NEG_INF, POS_INF, days_from_civil, days_in_month, iso_day
from chronology.formats.seed.schema import Field

_INTEGER_LIMIT = 2**63
_MOMENT = re.compile(r"(-?\d{4,})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d))?\Z")
_DATE_KEYS = {
    "text", "edtf", "edtf_exact", "bounds", "start", "end", "precision", "qualifier",
    "lasting", "members", "anchor", "undated",
}  # fmt: skip
_LAG_KEYS = {"words", "min", "max"}


class FieldError(ValueError):
    """A value that its field does not take; the message is one sentence."""


def shown(value: Any) -> str:
    """Return ``value`` as an error quotes it: short, on one line."""
    text = value if isinstance(value, str) else repr(value)
    text = " ".join(text.split())
    return f"“{text[:77]}…”" if len(text) > 80 else f"“{text}”"


def check_text(value: Any) -> str:
    """Return ``value``, which must be text that both databases can hold.

    Numbers and truth values stand for the words that they were written as where
    that is beyond doubt: a year, a page.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise FieldError(f"{shown(value)} is not text; put it in quotes.")
    if "\0" in value or not (value.isascii() or _encodable(value)):
        raise FieldError("the text holds a character that no database keeps (NUL or half a pair).")
    return value


def _encodable(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def check_integer(value: Any) -> int:
    """Return ``value``, which must be a whole number of at most 64 bits."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise FieldError(f"{shown(value)} is not a whole number.")
    if not -_INTEGER_LIMIT <= value < _INTEGER_LIMIT:
        raise FieldError(f"{shown(value)} is too large.")
    return value


def check_number(value: Any) -> float:
    """Return ``value``, which must be a finite number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise FieldError(f"{shown(value)} is not a number.")
    try:
        number = float(value)
    except OverflowError:
        number = float("inf")
    if number - number != 0:
        raise FieldError(f"{shown(value)} is not a finite number.")
    return number


def check_boolean(value: Any) -> bool:
    """Return ``value``, which must be true or false."""
    if not isinstance(value, bool):
        raise FieldError(f"{shown(value)} is neither true nor false.")
    return value


def check_choice(value: Any, choices: tuple[str, ...]) -> str:
    """Return ``value``, which must be one of ``choices``."""
    if value not in choices:
        near = get_close_matches(str(value), choices, 1)
        hint = f" Did you mean “{near[0]}”?" if near else ""
        raise FieldError(f"{shown(value)} is none of {', '.join(choices)}.{hint}")
    return str(value)


def check_point(value: Any) -> tuple[float, float]:
    """Return latitude and longitude in degrees."""
    if not isinstance(value, list) or len(value) != 2:
        raise FieldError("a point is [latitude, longitude], such as [41.01, 28.95].")
    latitude, longitude = (check_number(part) for part in value)
    if not -90 <= latitude <= 90:
        raise FieldError(f"the latitude {latitude:g} is not between -90 and 90.")
    if not -180 <= longitude <= 180:
        raise FieldError(f"the longitude {longitude:g} is not between -180 and 180.")
    return latitude, longitude


def check_uuid(value: Any) -> str:
    """Return ``value`` as a canonical UUID."""
    try:
        return str(UUID(check_text(value)))
    except ValueError as error:
        if isinstance(error, FieldError):
            raise
        raise FieldError(f"{shown(value)} is no UUID; leave it out to have one made.") from None


def check_moment(value: Any) -> int:
    """Return the second that ``value`` names: ``2016-07-15T18:00:00``, a day, or ±infinity."""
    if value in ("-infinity", "infinity"):
        return NEG_INF if value == "-infinity" else POS_INF
    if isinstance(value, int) and not isinstance(value, bool):
        return check_integer(value)
    match = _MOMENT.match(value) if isinstance(value, str) else None
    if match is None:
        raise FieldError(f"{shown(value)} is no moment such as 2016-07-15T18:00:00.")
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups())
    if not (1 <= month <= 12 and 1 <= day <= days_in_month(year, month)):
        raise FieldError(f"{shown(value)} is no day of the calendar.")
    if hour > 23 or minute > 59 or second > 59:
        raise FieldError(f"{shown(value)} is no time of day.")
    return days_from_civil(year, month, day) * DAY + hour * 3600 + minute * 60 + second


def moment_text(moment: int) -> str:
    """Return ``moment`` as ``check_moment`` reads it."""
    if moment in (NEG_INF, POS_INF):
        return "-infinity" if moment == NEG_INF else "infinity"
    minutes, second = divmod(moment % DAY, 60)
    hour, minute = divmod(minutes, 60)
    day = iso_day(moment)
    return f"{day}T{hour:02d}:{minute:02d}:{second:02d}" if moment % DAY else day


def _check_keys(value: dict[str, Any], allowed: set[str]) -> None:
    for key in value:
        if key not in allowed:
            raise FieldError(unknown_field(key, tuple(sorted(allowed))))


def unknown_field(name: str, known: tuple[str, ...]) -> str:
    """Return the sentence for a field that does not exist."""
    near = get_close_matches(str(name), known, 1)
    hint = f"did you mean “{near[0]}”?" if near else f"there are {', '.join(known)}."
    return f"there is no field {shown(name)}: {hint}"


def check_date(value: Any) -> str | dict[str, Any]:
    """Return a date as written: words, or a mapping with words or EDTF."""
    if not isinstance(value, dict):
        return check_text(value)
    _check_keys(value, _DATE_KEYS)
    if not value.keys() & {"text", "edtf", "anchor"}:
        raise FieldError("a date needs its words (text) or its EDTF (edtf).")
    if "bounds" in value and not (isinstance(value["bounds"], list) and len(value["bounds"]) == 4):
        raise FieldError(
            "bounds are four: [start_earliest, start_latest, end_earliest, end_latest]."
        )
    if "bounds" in value and "edtf" not in value:
        raise FieldError("bounds need the EDTF that belongs to them (edtf).")
    return value


def check_lag(value: Any) -> str | dict[str, Any]:
    """Return a length of time as written: words, or a mapping with ISO 8601 durations."""
    if not isinstance(value, dict):
        return check_text(value)
    _check_keys(value, _LAG_KEYS)
    return value


_PLAIN = {
    "text": check_text,
    "integer": check_integer,
    "number": check_number,
    "boolean": check_boolean,
    "point": check_point,
    "moment": check_moment,
    "date": check_date,
    "lag": check_lag,
    "ref": check_text,
}


def check_value(field: Field, value: Any) -> Any:
    """Return ``value`` as ``field`` takes it.

    Raises:
        FieldError: it does not.
    """
    if field.kind == "any":
        return check_any(value)
    if field.kind == "choice":
        return check_choice(value, field.choices)
    return _PLAIN[field.kind](value)


def check_any(value: Any) -> Any:
    """Return ``value`` as plain JSON data, with no text that a database refuses."""
    if isinstance(value, str):
        return check_text(value)
    if isinstance(value, dict):
        return {check_text(key): check_any(item) for key, item in value.items()}
    if isinstance(value, list):
        return [check_any(item) for item in value]
    if isinstance(value, float):
        return check_number(value)  # JSON has no word for what is beyond all numbers
    return value
