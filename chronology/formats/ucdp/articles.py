"""Who reported it, as GED has it: a list of articles, each an office, a date, a headline."""

import re
from collections.abc import Callable

from chronology.dates import DateError, FuzzyDate, parse
from chronology.formats.conflict.cells import one_line
from chronology.formats.conflict.columns import Columns
from chronology.formats.dataset.record import Cited, Source
from chronology.formats.dataset.slugs import source_slug

COLUMNS = ("source_article", "source_office", "source_date", "source_headline", "source_original")

# Between two articles: the quote that ends one, a semicolon, the quote that begins the
# next. Headlines hold semicolons, and quotes that are doubled or are not.
_BETWEEN = re.compile(r'"\s*;\s*"')
_ARTICLE = re.compile(
    r"\s*(.*?)\s*,\s*(\d{4}-\d{2}-\d{2})(?:[ T][0-9:.]*)?\s*(?:,\s*(.*))?", re.DOTALL
)

#: An office, when it published and the headline, as words.
_Words = tuple[str, str, str]


def citations_of(columns: Columns) -> Callable[[list[str]], tuple[Cited, ...]] | None:
    """Return what gives the citations of a row, None where a file names no sources."""
    if not columns.any_of(*COLUMNS[:4]):
        return None
    return columns.once(COLUMNS, _Articles().of)


class _Articles:
    def __init__(self) -> None:
        self._sources: dict[_Words, Source] = {}
        self._published: dict[str, FuzzyDate | None] = {"": None}

    def of(
        self, articles: str, office: str, date: str, headline: str, original: str
    ) -> tuple[Cited, ...]:
        """Return what each article says; two that are the same are one.

        Who an article's words come from is only certain where there is one article.
        """
        found = _split(articles) or _beside(office, date, headline)
        listed = list(dict.fromkeys(found))
        note = None
        if original:
            heard = (
                "Reported by"
                if len(listed) == 1
                else "Reported, in one or another of the sources, by"
            )
            note = f"{heard} (source_original): {one_line(original)}"
        return tuple(Cited(self._source(words), note=note) for words in listed)

    def _source(self, words: _Words) -> Source:
        found = self._sources.get(words)
        if found is None:
            office, date, headline = words
            if date not in self._published:
                self._published[date] = _published(date)
            published = self._published[date]
            found = Source(
                source_slug(*words),
                title=headline or None,
                publisher=office or None,
                published=published,
                kind="article",
                note=f"Published, as UCDP has it: {date}" if date and not published else None,
            )
            self._sources[words] = found
        return found


def _split(cell: str) -> list[_Words]:
    """Return the articles of a list: a part that has no date goes on from the one before."""
    found: list[_Words] = []
    cut = cell[1:-1] if len(cell) > 1 and cell[0] == cell[-1] == '"' else cell
    for part in _BETWEEN.split(cut):
        words = one_line(part.replace('""', '"'))
        article = _ARTICLE.fullmatch(words)
        if article:
            found.append((article[1], article[2], article[3] or ""))
        elif found:
            office, date, headline = found[-1]
            found[-1] = (office, date, f"{headline}; {words}")
        elif words:
            found.append(("", "", words))
    return found


def _beside(office: str, date: str, headline: str) -> list[_Words]:
    """Return the articles of three lists beside each other, one where they do not match."""
    lists = [
        [one_line(each) for each in cell.split(";")] if cell else []
        for cell in (office, date, headline)
    ]
    offices, dates, headlines = lists
    if not any(lists):
        return []
    if len(offices) == len(dates) == len(headlines):
        return [words for words in zip(offices, dates, headlines, strict=True) if any(words)]
    return [(one_line(office), one_line(date), one_line(headline))]


def _published(date: str) -> FuzzyDate | None:
    """Return when an article came out, None where the words are no date."""
    try:
        return parse(date, language="en")
    except DateError:
        return None
