"""TimelineJS: the JSON that Knight Lab's TimelineJS 3 shows as a timeline on a web page.

Its text is HTML: everything that comes from a chronology is escaped.
"""

import re
from html import escape
from typing import Any

from chronology.formats.account import facts, links, sources
from chronology.formats.base import ExportJob, Format
from chronology.formats.dataset.load import loads
from chronology.formats.losses import (
    APPROXIMATION,
    ATTRIBUTION,
    BEFORE_YEAR_ONE,
    COORDINATES,
    DEPRECATED,
    EXTRA,
    HIDDEN,
    INFERRED,
    OPEN_END,
    RELATIONS,
    RIVALS,
    SET_OF_DATES,
    UNCERTAINTY,
    UNDATED,
    WINDOW,
    Losses,
)
from chronology.formats.output import export_text
from chronology.formats.report import ExportReport
from chronology.formats.slide_dates import SlideDates, slide_dates
from chronology.formats.text.jsontext import json_line
from chronology.formats.timelinejs.document import OWN
from chronology.formats.timelinejs.own import seen
from chronology.formats.timelinejs.reading import is_timeline, read
from chronology.formats.timelinejs.sheet import is_sheet
from chronology.formats.told.writing import radii_of, told_shape
from chronology.query.telling import Told, told_events
from chronology.text import visible

#: What the drawn line shows otherwise than it is meant, and what the text does not tell.
_LOST = (
    APPROXIMATION,
    UNCERTAINTY,
    SET_OF_DATES,
    OPEN_END,
    BEFORE_YEAR_ONE,
    INFERRED,
    RIVALS,
    COORDINATES,
    RELATIONS,
    ATTRIBUTION,
    DEPRECATED,
    EXTRA,
    HIDDEN,
)
MARKUP = "signs of markup in the words of a date or in a category, which are replaced"
DAYS_OF_FAR_YEARS = "days and months, beside years that only the scale of deep time can show"

#: What a JavaScript Date can hold, 20 April 271821 BC to 13 September 275760, in whole years.
_FIRST_YEAR, _LAST_YEAR = -271_820, 275_759

#: A tag or an entity: none of these stays one where a label is taken for HTML.
_TAGS = str.maketrans({"<": "‹", ">": "›"})
_ENTITY = re.compile(r"&(?=[#A-Za-z])")


def _dump(job: ExportJob) -> ExportReport:
    losses = Losses(_LOST)
    report = ExportReport(0, job.path)
    deep = False
    finer = 0
    radii = radii_of(job.reader)
    with export_text(job, losses) as out:
        out.write('{"events": [')
        before = "\n"
        for told in told_events(job.reader, job.wanted):
            dates = None if told.view.date is None else slide_dates(told.view.date)
            if dates is None:
                losses.note(UNDATED)
                continue
            out.write(before + json_line(_slide(told, dates, radii)))
            before = ",\n"
            deep = deep or _is_deep(dates)
            finer += "month" in dates.start or "month" in (dates.end or {})
            _look(told, dates, losses)
            report.events += 1
        scale = "cosmological" if deep else "human"
        out.write(f'\n],\n"scale": "{scale}"}}\n')
        # The deep scale is one for all slides, and counts whole years only.
        for _ in range(finer if deep else 0):
            losses.note(DAYS_OF_FAR_YEARS)
    report.losses = losses.counts
    return report


def _is_deep(dates: SlideDates) -> bool:
    years = [dates.start["year"], (dates.end or dates.start)["year"]]
    return min(years) < _FIRST_YEAR or max(years) > _LAST_YEAR


def _look(told: Told, dates: SlideDates, losses: Losses) -> None:
    """Count what this event loses."""
    losses.look(told)
    if dates.spread:
        losses.note(WINDOW)
    if any(map(_has_markup, filter(None, (told.view.words, told.view.category)))):
        losses.note(MARKUP)


def _slide(told: Told, dates: SlideDates, radii: dict[int, float]) -> dict[str, Any]:
    view = told.view
    slide: dict[str, Any] = {"unique_id": view.uuid, "start_date": dates.start}
    if dates.end is not None:
        slide["end_date"] = dates.end
    words = view.words or (view.date and view.date.edtf) or ""
    slide["display_date"] = _label(words)
    slide["text"] = {"headline": _html(view.title), "text": _text(told)}
    if view.category:
        slide["group"] = _label(view.category)
    # Links are made here, of addresses alone; TimelineJS would look for more in the text.
    slide["autolink"] = False
    # What TimelineJS passes over, so that the file can be read back.
    slide[OWN] = {**told_shape(told, radii), "seen": seen(**slide["text"])}
    return slide


def _label(text: str) -> str:
    """Return a label that is the same words whether it is taken for HTML or not.

    TimelineJS strips markup from dates and groups, and what is left stands in the
    page as it is; so neither tags nor entities may be in it.
    """
    return _ENTITY.sub("＆", visible(" ".join(text.split())).translate(_TAGS))


def _has_markup(text: str) -> bool:
    return "<" in text or ">" in text or _ENTITY.search(text) is not None


def _html(text: str) -> str:
    """Return text as HTML that shows it, on one line."""
    return escape(visible(" ".join(text.split())))


def _lines(text: str) -> str:
    """Return text as HTML that shows it, its line breaks kept."""
    return "<br>".join(escape(visible(line)) for line in text.splitlines())


def _text(told: Told) -> str:
    """Return what is known of the event and who says so, as HTML."""
    parts = []
    if told.view.description:
        parts.append(f"<p>{_lines(told.view.description)}</p>")
    parts.append("<p>" + "<br>".join(map(_html, facts(told))) + "</p>")
    for claim, words in zip(told.claims, sources(told), strict=True):
        linked = "".join(f" {_link(label, url)}" for label, url in links(claim).items())
        parts.append(f"<p>{_lines(words)}{linked}</p>")
    return "".join(parts)


def _link(label: str, url: str) -> str:
    return f'<a href="{_html(url)}" rel="noopener noreferrer">{label}</a>'


TIMELINEJS = Format(
    name="timelinejs",
    suffixes=(".timelinejs.json",),
    about="TimelineJS, a timeline on a web page: JSON, or read from its spreadsheet.",
    recognises=is_timeline,
    recognises_table=is_sheet,
    load=loads(read),
    dump=_dump,
)
