"""One event as a reader of a chronology meets it: when, what, where, who, and who says so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from chronology.dates.civil import DAY, NEG_INF, POS_INF, civil_from_days
from chronology.dates.phrases.names import MONTHS
from chronology.dates.value import FuzzyDate
from chronology.dates.wording import describe, year_words
from chronology.formats.page.line import one_line
from chronology.formats.page.note import Note, note_of
from chronology.query.telling import Count, Told
from chronology.query.views import whole
from chronology.query.windows import Bounds
from chronology.text import fold

#: Words that a reading adds and that change nothing.
_FILLER = re.compile(r"\b(?:on|in|the|of|some time in|once|lasting|ad)\b")
_PLAIN_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}", re.ASCII)


class Fact(NamedTuple):
    """Something known of an event; ``note`` is the position of the note that says so."""

    label: str
    text: str
    note: int | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One event in words, every text visible and none yet escaped.

    Args:
        year: the heading under which it stands.
        when: its date as its source words it.
        reading: how those words were read, where that is not what they say.
        title: what happened.
        certainty: that it only may lie in the time asked for, else "".
        where: its places, one with each role.
        facts: what else is known.
        description: its paragraphs.
        notes: what each source says.
    """

    number: int
    year: str
    when: str
    reading: str
    title: str
    certainty: str
    where: str
    facts: tuple[Fact, ...]
    description: tuple[str, ...]
    notes: tuple[Note, ...]


def entry_of(told: Told) -> Entry:
    """Return an event in words."""
    view = told.view
    when, reading = _when(view.words, view.date, view.inferred)
    return Entry(
        number=view.id,
        year=_year(view.date, view.inferred),
        when=one_line(when),
        reading=one_line(reading),
        title=one_line(view.title),
        certainty="possibly in the time asked for" if view.certainty == "possible" else "",
        where=one_line("; ".join(_place(place.full_name, role) for place, role in view.places)),
        facts=tuple(fact for fact in _facts(told) if fact.text),
        description=tuple(paragraphs(view.description)),
        notes=tuple(note_of(claim) for claim in told.claims),
    )


def paragraphs(text: str | None) -> Iterator[str]:
    """Yield the lines of a text that say something."""
    for line in (text or "").splitlines():
        if line.strip():
            yield one_line(line.strip())


def _when(words: str | None, date: FuzzyDate | None, inferred: Bounds | None) -> tuple[str, str]:
    """Return a date's words, and how they were read where that is not what they say."""
    if date is None:
        follows = _follows(inferred)
        stated = words or "no date stated"
        return stated, f"from other claims: {follows}" if follows else ""
    reading = _reading(date)
    if not words:
        return reading, ""
    same = _PLAIN_DATE.fullmatch(words) and words == date.edtf
    return words, "" if same or _bare(words) == _bare(reading) else reading


@lru_cache(maxsize=4096)
def _reading(date: FuzzyDate) -> str:
    return describe(date)


def _bare(words: str) -> str:
    return " ".join(_FILLER.sub(" ", fold(words)).split())


def _follows(bounds: Bounds | None) -> str:
    """Return bounds that follow from other events, begin and end apart where they differ."""
    if bounds is None:
        return ""
    begins = _span(bounds.start_earliest, bounds.start_latest)
    ends = _span(bounds.end_earliest, bounds.end_latest)
    return begins if begins == ends else f"begins {begins}, ends {ends}"


def _span(earliest: int, latest: int) -> str:
    first = "" if earliest <= NEG_INF else _day(earliest)
    last = "" if latest >= POS_INF else _day(latest - 1)
    if first and last:
        return f"on {first}" if first == last else f"between {first} and {last}"
    if first or last:
        return f"not before {first}" if first else f"no later than {last}"
    return "at an unknown time"


def _day(moment: int) -> str:
    year, month, day = civil_from_days(moment // DAY)
    return f"{day} {MONTHS[month - 1]} {year_words(year)}"


def _year(date: FuzzyDate | None, inferred: Bounds | None) -> str:
    """Return the heading of an event: the year in which it may first have begun."""
    stated = date or inferred
    if stated is None:
        return "Without a date"
    earliest = stated.start_earliest
    if date is None:
        return "Without a date, but following from others"
    if earliest <= NEG_INF:
        return "With no known beginning"
    return year_words(civil_from_days(earliest // DAY)[0])


def _place(name: str, role: str) -> str:
    return name if role == "at" else f"{role} {name}"


def _facts(told: Told) -> Iterator[Fact]:
    view = told.view
    yield _fact("Who", "; ".join(f"{party.name} ({party.role})" for party in view.who))
    yield _fact("Kind", view.category)
    yield _fact("Held to be", view.status)
    yield _fact("Lasting", told.lasting)
    yield _fact("Manner", told.manner)
    yield _fact("Handling", None if told.handling == "public" else told.handling)
    yield _fact("Tags", ", ".join(view.tags))
    for count in told.counts:
        yield _fact("Counted", _count(count), count.claim)
    for near in told.neighbours:
        lag = f", by {near.lag}" if near.lag else ""
        yield _fact("Stated", f"{near.kind} @{near.other} {near.title}{lag}", near.claim)
    yield _fact("Date adopted", _basis(told), told.basis)


def _fact(label: str, text: str | None, note: int | None = None) -> Fact:
    return Fact(label, one_line(text or ""), note)


def _basis(told: Told) -> str:
    """Return why the date was adopted, "" where nothing is kept of that."""
    by = f"decided by {told.decided_by}" if told.decided_by else ""
    why = "; ".join(filter(None, [told.reason, by]))
    return why or ("from this source" if told.basis is not None else "")


def _count(count: Count) -> str:
    """Return a measure in words: "killed: 3 people (2 to 5)"; an unknown figure is left out."""
    low, best, high = (whole(figure) for figure in (count.low, count.best, count.high))
    unit = f" {count.unit}" if count.unit else ""
    span = {
        (True, True): f"{low} to {high}",
        (True, False): f"at least {low}",
        (False, True): f"at most {high}",
        (False, False): "",
    }[low is not None, high is not None]
    if best is None:
        return f"{count.kind}: {span}{unit}" if span else f"{count.kind}: unknown number{unit}"
    return f"{count.kind}: {best}{unit}" + (f" ({span})" if span else "")
