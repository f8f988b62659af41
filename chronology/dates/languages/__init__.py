"""The languages in which dates are read, each one file of data."""

from chronology.dates.languages.english import ENGLISH
from chronology.dates.languages.lexicon import Lexicon

LANGUAGES: tuple[Lexicon, ...] = (ENGLISH,)


def lexicon_of(code: str | None) -> Lexicon | None:
    """Return the lexicon of an ISO 639-1 code, English where none is named.

    None where the language is not read.
    """
    if code is None:
        return ENGLISH
    return next((language for language in LANGUAGES if language.code == code.lower()), None)
