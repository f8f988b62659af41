"""Which languages the words of a phrase may be of.

English is tried first, so that English costs nothing more. Of all languages
those come into question that know the most letters of the phrase: what knows
only some of its words cannot read it whole.
"""

from chronology.dates.languages import all_languages
from chronology.dates.languages.english import ENGLISH
from chronology.dates.languages.lexicon import Lexicon
from chronology.dates.phrases.tokens import tokenize


def has_words(text: str) -> bool:
    """Return whether there is a letter in ``text``: numbers alone are of no language."""
    return any(character.isalpha() for character in text)


def likely(text: str) -> tuple[Lexicon, ...]:
    """Return the languages that know the most of the phrase, English before others.

    English alone is returned where none knows more than half of it.
    """
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
