"""Coordinates in the notations that Gramps takes."""

import re

_HEMISPHERES = {"N": 1, "S": -1, "E": 1, "W": -1}
_NUMBER = r"(\d{1,3}(?:\.\d+)?)"
#: Degrees, minutes and seconds after their signs; of these the last may have decimals.
_DEGREES = re.compile(
    rf"{_NUMBER}\s*(?:[°º*:\s]\s*(?:{_NUMBER}\s*(?:['′’:\s]\s*(?:{_NUMBER}\s*(?:[\"″”]|'')?)?)?)?)?"
)


def angle(text: str, limit: int) -> float | None:
    r"""Return degrees north or east; None where the text is no angle.

    "50.8727", "-50:52:21.92", "N50°52'21.92\"", "50º52.3456' S" are read, and a decimal
    comma.

    Args:
        text: the angle.
        limit: 90 for a latitude, 180 for a longitude.
    """
    letters = "NS" if limit == 90 else "EW"
    words = text.strip().upper()
    if words.count(",") == 1 and "." not in words:
        words = words.replace(",", ".")
    sign = 1
    for at in (0, -1):
        if words and words[at] in letters:
            sign = _HEMISPHERES[words[at]]
            words = (words[1:] if at == 0 else words[:-1]).strip()
            break
    if words[:1] in ("+", "-"):
        sign = -sign if words[0] == "-" else sign
        words = words[1:].strip()
    found = _DEGREES.fullmatch(words)
    if found is None:
        return None
    parts = [float(part) if part else 0.0 for part in found.groups()]
    if parts[1] >= 60 or parts[2] >= 60:
        return None
    degrees = parts[0] + parts[1] / 60 + parts[2] / 3600
    return round(sign * degrees, 9) if degrees <= limit else None
