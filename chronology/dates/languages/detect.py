"""Which languages the words of a phrase may be of.

English is tried first, so that English costs nothing more. Of all languages
those come into question that know the most letters of the phrase: what knows
only some of its words cannot read it whole.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from chronology.dates.errors import DateError
from chronology.dates.languages import all_languages
from chronology.dates.languages.english import ENGLISH
from chronology.dates.languages.lexicon import Lexicon
from chronology.dates.phrases.tokens import tokenize

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Others(Generic[Read]):
    """What the languages other than English make of a phrase.

    Args:
        readings: of those that read it.
        lexicon: the likeliest language.
        refusal: what that one says where none reads it.
    """

    readings: list[Read]
    lexicon: Lexicon
    refusal: DateError


def read_in_others(text: str, refusal: DateError, read: Callable[[Lexicon], Read]) -> Others[Read]:
    """Read in the other languages that know the words of ``text`` what English refused.

    Args:
        text: the phrase.
        refusal: what English said.
        read: reads the phrase in one language, or raises ``DateError``.
    """
    readings: list[Read] = []
    refusals = {ENGLISH.code: refusal}
    languages = likely(text)
    for lexicon in languages:
        if lexicon is not ENGLISH:
            try:
                readings.append(read(lexicon))
            except DateError as error:
                refusals[lexicon.code] = error
    return Others(readings, languages[0], refusals.get(languages[0].code, refusal))


def likely(text: str) -> tuple[Lexicon, ...]:
    """Return the languages that know the most of the phrase, English before others.

    English alone is returned where none knows more than half of it, or where
    there are no words: numbers alone are of no language.
    """
    if not any(map(str.isalpha, text)):
        return (ENGLISH,)
    known = [(_known_letters(text, lexicon), lexicon) for lexicon in all_languages()]
    most = max(letters for letters, _ in known)
    if 2 * most <= sum(map(str.isalpha, text)):
        return (ENGLISH,)
    return tuple(lexicon for letters, lexicon in known if letters == most)


def _known_letters(text: str, lexicon: Lexicon) -> int:
    return sum(
        character.isalpha()
        for token in tokenize(text, lexicon)
        if token.meanings
        for character in text[token.start : token.end]
    )
