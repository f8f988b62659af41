"""Why a text is not EDTF: the reason that its shape gives away."""

import re

from chronology.dates.errors import DateError

_FOREIGN = re.compile(r"[^0-9XYEST?~%:Z+./,\[\]{}-]")

# Compiled when first needed: most texts are not refused.
_LONG = r"(-?)([0-9]{5,})"
_SHORT = r"-?([0-9X]{1,3})"
_BASIC = r"([0-9]{4})([0-9]{2})([0-9]{2})"
_UNPADDED = r"(-?[0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?"


def refuse_foreign(text: str) -> None:
    """Refuse a text that is empty or holds a character that EDTF does not use.

    Raises:
        DateError: it names the first such character.
    """
    if not text:
        raise DateError(text, "there is nothing to read", suggestion="2016-07-15")
    found = _FOREIGN.search(text)
    if found is None:
        return
    at = found.start()
    if found.group().isspace():
        raise DateError(text, "EDTF has no white space", at, 1, "".join(text.split()))
    if found.group() == "x":
        why = "an unspecified digit is a capital X"
        raise DateError(text, why, at, 1, text.replace("x", "X"))
    raise DateError(text, "EDTF does not use this character", at, 1)


def explain(text: str, shape: re.Pattern[str]) -> DateError:
    """Return the refusal of ``text``, which does not match the ``shape`` of a date."""
    if not text:
        return DateError(text, "a date is missing", 0, 0)
    for rule in (_basic_format, _year_too_long, _year_too_short, _unpadded):
        error = rule(text)
        if error is not None:
            return error
    match = shape.match(text)
    if match is None:
        why = "it does not begin with a year of four digits"
        return DateError(text, why, 0, len(text), "2016-07-15")
    end = match.end()
    if text.startswith("T", end):
        return DateError(
            text, "only a full date has a time of day", end, len(text) - end, text[:end]
        )
    return DateError(
        text, "this cannot follow the date before it", end, len(text) - end, text[:end]
    )


def _basic_format(text: str) -> DateError | None:
    match = re.fullmatch(_BASIC, text)
    if match is None:
        return None
    return DateError(
        text, "EDTF separates year, month and day by hyphens", 0, 8, "-".join(match.groups())
    )


def _year_too_long(text: str) -> DateError | None:
    match = re.fullmatch(_LONG, text)
    if match is None:
        return None
    why = "a year of more than four digits is marked by Y"
    return DateError(text, why, 0, len(text), f"Y{match[1]}{match[2].lstrip('0')}")


def _year_too_short(text: str) -> DateError | None:
    match = re.fullmatch(_SHORT, text)
    if match is None:
        return None
    why = "a year has four digits; those that are not specified are written X"
    digits = match[1]
    suggestion = digits.ljust(4, "X") if len(digits) > 1 else digits.zfill(4)
    return DateError(text, why, 0, len(text), suggestion)


def _unpadded(text: str) -> DateError | None:
    match = re.fullmatch(_UNPADDED, text)
    if match is None:
        return None
    year, *rest = (part for part in match.groups() if part)
    suggestion = "-".join([year, *(part.zfill(2) for part in rest)])
    return DateError(text, "months and days have two digits", len(year) + 1, len(text), suggestion)
