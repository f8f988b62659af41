"""The languages in which dates are read, each one file of data.

English is always at hand. The others are found in this folder, and imported
when a phrase has words that are not English: a module ``french`` that holds a
``Lexicon`` named ``FRENCH`` is a language.
"""

from functools import cache

from chronology.dates.languages.english import ENGLISH
from chronology.dates.languages.lexicon import Lexicon


@cache
def all_languages() -> tuple[Lexicon, ...]:
    """Return every language, English first, the others by their codes."""
    from importlib import import_module  # noqa: PLC0415 - English alone needs neither
    from pkgutil import iter_modules  # noqa: PLC0415

    found = []
    for module in iter_modules(__path__):
        loaded = import_module(f"{__name__}.{module.name}")
        lexicon = getattr(loaded, module.name.upper(), None)
        if isinstance(lexicon, Lexicon) and lexicon is not ENGLISH:
            found.append(lexicon)
    return (ENGLISH, *sorted(found, key=lambda lexicon: lexicon.code))


def lexicon_of(code: str | None) -> Lexicon | None:
    """Return the lexicon of an ISO 639-1 code, English where none is named.

    None where the language is not read.
    """
    if code is None or code.lower() == ENGLISH.code:
        return ENGLISH
    return next((one for one in all_languages() if one.code == code.lower()), None)
