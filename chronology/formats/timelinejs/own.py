"""A slide of ours: what it shows, which wins where somebody changed it, and what it holds besides."""

from collections.abc import Mapping
from typing import Any

from chronology.formats.dataset.record import Record
from chronology.formats.dataset.slugs import content_id
from chronology.formats.seed.reading import DateWords
from chronology.formats.slide_dates import slide_dates
from chronology.formats.text.plainhtml import plain_html
from chronology.formats.timelinejs.dates import parts_of, slide_date
from chronology.formats.timelinejs.slide import Slide
from chronology.formats.timelinejs.times import with_time
from chronology.formats.told.reading import ToldReader


def seen(*, headline: str, text: str) -> dict[str, str]:
    """Return what tells whether the headline or the text of a slide was changed since."""
    return {"headline": content_id(headline), "text": content_id(text)}


def own_record(
    slide: Slide, own: Mapping[str, Any], reader: ToldReader, words: DateWords
) -> Record:
    """Return the event of a slide that we wrote.

    Raises:
        RowError: what it holds is not what it should be.
    """
    record = reader.record(own, slide.line)
    record.external_id = slide.key or record.external_id
    was = own.get("seen")
    was = was if isinstance(was, dict) else {}
    now = seen(headline=slide.headline, text=slide.text)
    if was.get("headline") != now["headline"]:
        record.title = " ".join(plain_html(slide.headline).text.split()) or record.title
    if was.get("text") != now["text"]:
        record.description = plain_html(slide.text).text or None
    start = parts_of(with_time(slide.start, "start_date"), "start_date")
    end = parts_of(with_time(slide.end, "end_date"), "end_date")
    drawn = None if record.date is None else slide_dates(record.date)
    if start and (drawn is None or (drawn.start, drawn.end or {}) != (start, end)):
        record.date, _ = slide_date(start, end, slide.display, lambda said: words.read(said, None))
    return record
