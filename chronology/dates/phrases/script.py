"""A phrase of any script brought to the signs that the grammar knows, character by character.

Every character keeps its place, so that a refusal can point into the original.
"""

import unicodedata

# Signs that are written otherwise in Arabic or with other keyboards, and marks
# of direction, which are as good as a space.
_SIGNS = {
    "،": ",",
    "؛": ";",
    "؟": "?",
    "٫": ".",
    "٬": ",",
    "٪": "%",
    "／": "/",
    "：": ":",
    "．": ".",
    "，": ",",
    "～": "~",
    "۔": ".",
} | dict.fromkeys("\u200b\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\ufeff", " ")
_SIGNS |= dict.fromkeys("\u2066\u2067\u2068\u2069", " ")


def plain(text: str) -> str:
    """Return ``text`` with the digits and the signs of other scripts made plain."""
    if text.isascii():
        return text
    return "".join(map(_plain, text))


def _plain(character: str) -> str:
    if character.isascii():
        return character
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return _SIGNS.get(character, character)
