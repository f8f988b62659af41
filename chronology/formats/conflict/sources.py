"""Sources that a dataset names by their words alone."""

import re

from chronology.dates import DateError, FuzzyDate, parse
from chronology.formats.dataset.record import Source
from chronology.formats.dataset.slugs import source_slug

#: Longer words are no reference in the usual order.
_LONGEST = 2_000
# “Title,” Paper, January 2, 1970.
_REFERENCE = re.compile(r'["“](?P<title>[^"”]+?),?["”]\s*,?\s*(?P<rest>.*)', re.DOTALL)
_DATED = re.compile(r"(?P<publisher>.*?)[,\s]*\(?(?P<date>[A-Z][a-z]+\.? \d{1,2},? \d{4})\)?\.?")


class Sources:
    """The sources of one file, each made once."""

    def __init__(self) -> None:
        self._known: dict[str, Source] = {}

    def outlet(self, name: str) -> Source:
        """Return the source that is an outlet: a paper, an agency, an organisation."""
        found = self._known.get(name)
        if found is None:
            slug = source_slug(name)
            found = self._known[name] = Source(slug, title=name, publisher=name, kind="outlet")
        return found

    def reference(self, words: str) -> Source:
        """Return the source that a reference describes, with what it says of itself.

        What does not follow the usual order, title, publisher, date, is a title.
        """
        found = self._known.get(words)
        if found is None:
            title, publisher, date = _parts(words)
            note = words if title != words else None
            found = Source(
                source_slug(words),
                title=title,
                publisher=publisher,
                published=date,
                kind="article",
                note=note,
            )
            self._known[words] = found
        return found


def _parts(words: str) -> tuple[str, str | None, FuzzyDate | None]:
    quoted = _REFERENCE.fullmatch(words) if len(words) <= _LONGEST else None
    if quoted is None:
        return words, None, None
    dated = _DATED.fullmatch(quoted["rest"])
    try:
        published = parse(dated["date"], language="en") if dated else None
    except DateError:
        dated = published = None
    publisher = dated["publisher"] if dated else quoted["rest"].rstrip(" .")
    return quoted["title"], publisher or None, published
