"""A slide as an event of a chronology."""

from collections.abc import Callable

from chronology.formats.dataset.once import Once
from chronology.formats.dataset.record import Cited, Record, Source
from chronology.formats.dataset.slugs import content_id
from chronology.formats.seed.reading import DateWords
from chronology.formats.tabular.table import RowError
from chronology.formats.text.plainhtml import Plain, is_web, plain_html
from chronology.formats.timelinejs.dates import parts_of, slide_date
from chronology.formats.timelinejs.own import own_record
from chronology.formats.timelinejs.slide import Slide
from chronology.formats.timelinejs.times import with_time
from chronology.formats.told.reading import ToldReader

#: How much of a text becomes the title of a slide without a headline.
_TITLE = 80

#: What an era is tagged with.
ERA = "era"


class SlideReader:
    """Turns the slides of one timeline into events.

    Args:
        words: reads the words of dates.
        held: returns the id of the chronology's event of a UUID.
    """

    def __init__(self, words: DateWords, held: Callable[[str], int | None] | None = None) -> None:
        self._words = words
        self._once = Once()
        self._own = ToldReader(words, self._once, held)

    def record(self, slide: Slide) -> Record:
        """Return the event that a slide tells; an era is an event that lasted.

        Raises:
            RowError: its dates are none, or nothing names it.
        """
        if slide.own is not None:
            return own_record(slide, slide.own, self._own, self._words)
        start = parts_of(with_time(slide.start, "Time"), "start_date")
        end = parts_of(with_time(slide.end, "End Time"), "end_date")
        if not start:
            raise RowError("start_date", "it has no year.")
        headline, text = plain_html(slide.headline), plain_html(slide.text)
        title = title_of(headline, text)
        date, kept = slide_date(
            start, end, slide.display, lambda said: self._words.read(said, None)
        )
        extra = dict(slide.extra)
        warnings = []
        if not kept and slide.display is not None:
            extra["display_date"] = slide.display
            warnings.append(("words of a date that are not the date", slide.display))
        for name, parts in (("start_date", start), ("end_date", end)):
            if "millisecond" in parts:
                extra[f"{name}.millisecond"] = parts["millisecond"]
        citations = self._citations(slide, extra, (*headline.links, *text.links))
        return Record(
            external_id=slide.key or content_id(title, *(str(start.get(p)) for p in _TELLING)),
            title=title,
            date=date,
            description=text.text or None,
            category=(plain_html(slide.group).text,) if slide.group else (),
            manner="lasting" if slide.kind == "era" else None,
            citations=citations,
            tags=(ERA,) if slide.kind == "era" else (),
            extra=extra,
            line=slide.line,
            warnings=tuple(warnings),
        )

    def title(self, slide: Slide, slug: str) -> Source:
        """Return the timeline itself as a source, as its title slide has it."""
        headline, text = plain_html(slide.headline), plain_html(slide.text)
        url = str(slide.media.get("url") or "").strip()
        return self._once.source(
            slug,
            title=" ".join(headline.text.split()) or None,
            note=text.text or None,
            url=url if is_web(url) else None,
            kind="timeline",
            extra={**_media_extra(slide, url), **slide.extra},
        )

    def _citations(
        self, slide: Slide, extra: dict[str, object], links: tuple[str, ...]
    ) -> tuple[Cited, ...]:
        """Return what a slide shows and links to, each address once; neither is said to prove it."""
        cited = []
        given = str(slide.media.get("url") or "").strip()
        inside = plain_html(given)
        url = given if is_web(given) else next(iter(inside.links), "")
        extra |= _media_extra(slide, url)
        if url:
            caption = plain_html(str(slide.media.get("caption") or "")).text or None
            credit = plain_html(str(slide.media.get("credit") or "")).text or None
            source = self._once.page(url, title=caption, author=credit, kind="media")
            cited.append(Cited(source, stance="mentions", note=caption))
        cited += [Cited(self._once.page(link), stance="mentions") for link in links if link != url]
        return tuple(cited)


_TELLING = ("year", "month", "day", "hour", "minute")


def title_of(headline: Plain, text: Plain) -> str:
    """Return one line that names a slide: its headline, else the beginning of its text.

    Raises:
        RowError: it has neither.
    """
    words = " ".join(headline.text.split()) or " ".join(text.text.split())
    if not words:
        raise RowError("headline", "it has neither a headline nor a text.")
    return words if headline.text or len(words) <= _TITLE else words[: _TITLE - 1].rstrip() + "…"


def _media_extra(slide: Slide, url: str) -> dict[str, object]:
    """Return what of the media has no column; all of it where there is no address to cite."""
    read = {"url"} if str(slide.media.get("url") or "").strip() == url else set()
    if url:
        read |= {"caption", "credit"}
    return {
        f"media.{name}": value
        for name, value in slide.media.items()
        if name not in read and value not in (None, "", [], {})
    }
