"""A text as the words in it, each with where it stands and as names are compared."""

import re
import unicodedata
from typing import Final, NamedTuple

from chronology.text import fold

#: Letters that belong to a word for some and part it for others: Qa'im, Mehmet'in.
_APOSTROPHES: Final = "'’‘ʿʾ`´ʼ"
_WORD: Final = re.compile(r"[^ ]+")
#: Scripts that put no space between words; there a name is looked for anywhere.
_UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)
#: What Arabic writes together with the next word: and, so, in, for, as, the.
_ARABIC: Final = re.compile("^(?:[وف]?[بلك]?(?:ال)?|لل)(?=[\u0621-\u064a]{3})")


#: A Cyrillic word whose last letter gives way to its endings: Анна, Анной.
_DECLINED: Final = re.compile("[\u0400-\u04ff]{3,}[аеийоуыьюя]")


class Word(NamedTuple):
    """A word, and the indexes in its text of its first letter and after its last."""

    folded: str
    start: int
    end: int


class _Letters(dict[int, str]):
    """What each character is to a word: itself, or a space."""

    def __init__(self, kept: str) -> None:
        self._kept = kept

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        kind = unicodedata.category(letter)
        # Invisible marks may stand within a word, to hide it or to shape its letters.
        inside = letter not in _APOSTROPHES and (kind[0] in "LMN" or kind == "Cf")
        self[code] = letter if inside or letter in self._kept else " "
        return self[code]


_JOINED: Final = _Letters(_APOSTROPHES)
_PARTED: Final = _Letters("")
_known: dict[str, tuple[str, ...]] = {}
#: So many words are remembered.
_KEPT: Final = 200_000


def words_of(text: str, *, joined: bool) -> list[Word]:
    """Return the words of a text.

    Args:
        text: any text.
        joined: whether an apostrophe belongs to its word; else it ends one.
    """
    plain = text.translate(_JOINED if joined else _PARTED)
    found = []
    for match in _WORD.finditer(plain):
        start, end = match.span()
        found += [Word(folded, start, end) for folded in _folded(match[0])]
    return found


def _folded(word: str) -> tuple[str, ...]:
    """Return a word as names are compared; a few letters stand for several words."""
    if word not in _known:
        if len(_known) >= _KEPT:
            _known.clear()
        visible = "".join(each for each in word if unicodedata.category(each) != "Cf")
        _known[word] = tuple(fold(visible).split())
    return _known[word]


def plain_words(text: str, *, joined: bool) -> tuple[str, ...]:
    """Return the words of a text as names are compared."""
    return tuple(word.folded for word in words_of(text, joined=joined))


def is_unspaced(name: str) -> bool:
    """Return whether a name is of a script that puts no space between words."""
    return _UNSPACED.search(name) is not None


def stem_of(word: str) -> str:
    """Return the part of a Cyrillic word that its forms share; another word as it is."""
    return word[:-1] if _DECLINED.fullmatch(word) else word


def bare(word: str) -> str:
    """Return an Arabic word without what is written together with it."""
    return _ARABIC.sub("", word, count=1)
