"""One spelling for the ways in which a word is written: case, accents, apostrophes.

``février``, ``FEVRIER`` and ``fevrier`` are one word, and so are ``Kasım``,
``KASIM`` and ``kasim``, أبريل and ابريل.
"""

import re
import unicodedata
from itertools import pairwise

# Arabic letters that are written for one another, the letter that only
# lengthens a word, the dotless i, and the apostrophes.
_SAME = str.maketrans(
    {"ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي", "ـ": None, "ı": "i", "’": "'", "ʼ": "'", "‘": "'"}
)

# Letters that differ from another by a mark, and are not taken for it.
_KEPT = {"й": "\ue000"}
_KEPT_BACK = {mark: letter for letter, mark in _KEPT.items()}

_BETWEEN = re.compile(r"[\s.\-]+")


def fold(word: str) -> str:
    """Return the word in lower case, without accents and other marks."""
    if word.isascii():
        return word.lower()
    text = unicodedata.normalize("NFC", word).lower()
    for letter, mark in _KEPT.items():
        text = text.replace(letter, mark)
    text = unicodedata.normalize("NFKD", text)
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    for mark, letter in _KEPT_BACK.items():
        text = text.replace(mark, letter)
    return text.casefold().translate(_SAME)


def parts_of(spelling: str) -> list[str]:
    """Return the words of a lexicon's entry, cut at spaces, dots and hyphens."""
    return [part for part in _BETWEEN.split(spelling) if part]


def joined(words: list[str]) -> str:
    """Return a group of words as one key: letters that stand alone are run together.

    "a. C.", "a.C." and "a C" are one.
    """
    key = words[0]
    for before, word in pairwise(words):
        lone = len(before) == 1 and len(word) == 1
        key += word if lone else f" {word}"
    return key
