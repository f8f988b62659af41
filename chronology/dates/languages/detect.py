"""Which languages the words of a phrase may be of.

English is tried first, so that English costs nothing more. Of all languages
those come into question that know the most letters of the phrase: what knows
only some of its words cannot read it whole.
"""

from collections.abc import Callable
from typing import TypeVar

from chronology.dates.errors import DateError
from chronology.dates.languages import all_languages
from chronology.dates.languages.english import ENGLISH
from chronology.dates.languages.lexicon import Lexicon
from chronology.dates.phrases.tokens import tokenize

Read = TypeVar("Read")


def read_in_others(text: str, read: Callable[[Lexicon], Read]) -> tuple[list[Read], Lexicon]:
    """Read in the other languages that know the words of ``text`` what English refused.

    Args:
        text: the phrase.
        read: reads the phrase in one language, or raises ``DateError``.

    Returns:
        The readings of the languages that read it, and the likeliest language.
    """
    readings: list[Read] = []
    languages = likely(text)
    for lexicon in languages:
        if lexicon is not ENGLISH:
            try:
                readings.append(read(lexicon))
            except DateError:
                continue
    return readings, languages[0]


def likely(text: str) -> tuple[Lexicon, ...]:
    """Return the languages that know the most of the phrase, English before others.

    English alone is returned where none knows more than half of it, or where
    there are no words: numbers alone are of no language.
    """
    letters = frozenset(filter(str.isalpha, text.lower()))
    if not letters:
        return (ENGLISH,)
    known = [
        (_known_letters(text, lexicon), lexicon)
        for lexicon in all_languages()
        if not letters.isdisjoint(_alphabet(lexicon))
    ]
    most = max((count for count, _ in known), default=0)
    if 2 * most <= sum(map(str.isalpha, text)):
        return (ENGLISH,)
    return tuple(lexicon for count, lexicon in known if count == most)


_alphabets: dict[str, frozenset[str]] = {}


def _alphabet(lexicon: Lexicon) -> frozenset[str]:
    """Return the letters that the words of a language are written with."""
    known = _alphabets.get(lexicon.code)
    if known is None:
        known = _alphabets[lexicon.code] = frozenset("".join(lexicon.words))
    return known


def _known_letters(text: str, lexicon: Lexicon) -> int:
    return sum(
        character.isalpha()
        for token in tokenize(text, lexicon)
        if token.meanings
        for character in text[token.start : token.end]
    )
