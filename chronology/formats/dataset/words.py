"""The words that a search of an event looks through, each folded once."""

from functools import lru_cache

from chronology.text import LONGEST_TEXT, search_words

#: Datasets say the same names in every row; most words have been met before.
_word = lru_cache(1 << 16)(search_words)


def event_words(title: str, description: str | None) -> str:
    """Return the same as ``chronology.text.event_words``, several times as fast."""
    words = title.split() if not description else [*title.split(), *description.split()]
    return " ".join(filter(None, map(_word, words)))[:LONGEST_TEXT].rstrip()
