"""An event of a TimeMap as an event of a chronology."""

import re
from collections.abc import Mapping
from typing import Any

from chronology.dates.civil import days_in_month, seconds
from chronology.dates.errors import DateError
from chronology.dates.kinds import Precision
from chronology.dates.value import FuzzyDate
from chronology.formats.dataset.moments import moment
from chronology.formats.dataset.once import Once
from chronology.formats.dataset.record import Cited, Located, Record, Source
from chronology.formats.dataset.slugs import content_id, source_slug
from chronology.formats.seed.reading import DateWords
from chronology.formats.tabular.table import RowError
from chronology.formats.text.jsonparts import list_at, number_at, shown, text_at
from chronology.formats.text.plainhtml import is_web, plain_html
from chronology.formats.timemap.beside import Beside
from chronology.formats.told.reading import check_degrees

#: How much of a description becomes the title.
_TITLE = 120
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?", re.ASCII)

#: What the server behind TimeMap writes for the time of every event that has none.
_NO_TIME = ("00:00", "00:00:00", "0:00")
#: What Bellingcat writes for a source that it withholds, whichever it is.
_WITHHELD = "srcHidden"
#: What is written of a place that has no name.
_NO_NAME = ("unknown", "n/a", "undefined")

#: Other names of a field, in older instances.
_ALSO = {"description": "desc", "latitude": "lat", "longitude": "long", "location": "place_desc"}
_READ = frozenset(
    [
        "id", "civId", "title", "description", "desc", "date", "time", "location", "place_desc",
        "latitude", "lat", "longitude", "long", "category", "associations", "sources", "filters",
    ]
)  # fmt: skip
_SOURCE_READ = frozenset(
    ["id", "title", "author", "url", "path", "paths", "date", "type", "description", "notes"]
)


class EventReader:
    """Turns the events of one TimeMap into records.

    Args:
        words: reads the words of dates.
        beside: what the events refer to.
        day_first: whether 02/03/2022 is in March, as the user says of this file.
    """

    def __init__(self, words: DateWords, beside: Beside, *, day_first: bool = False) -> None:
        self._words = words
        self._day_first = day_first
        self._beside = beside
        self._once = Once()

    def record(self, event: Mapping[str, Any], line: int) -> Record:
        """Return the record of an event.

        Raises:
            RowError: a field of it is not what it should be.
        """
        description = _field(event, "description") or ""
        title = text_at(event, "title") or _short(description)
        if not title:
            raise RowError("description", "nothing says what happened.")
        time = text_at(event, "time")
        date = self._date(text_at(event, "date"), None if time in _NO_TIME else time)
        extra = {
            name: value
            for name, value in event.items()
            if name not in _READ and value not in (None, "", [], {})
        }
        if time in _NO_TIME:
            extra["time"] = time
        warnings: list[tuple[str, str]] = []
        category, tags = self._associations(event, warnings)
        place = self._place(event)
        key = text_at(event, "civId") or text_at(event, "id")
        return Record(
            external_id=key or content_id(title, date.text if date else None),
            title=title,
            date=date,
            description=description if description != title else None,
            category=category,
            places=(place,) if place else (),
            citations=tuple(self._citations(event, extra, warnings)),
            tags=tags,
            extra=extra,
            line=line,
            warnings=tuple(warnings),
        )

    def _date(self, words: str | None, time: str | None) -> FuzzyDate | None:
        """Return a date such as 02/24/2022.

        The month is first, whatever the chronology's own dates have first: so TimeMap has it.
        """
        if words is None:
            if time:
                raise RowError("date", f"there is a time, {shown(time)}, and no date.")
            return None
        match = _SLASHED.fullmatch(words)
        if match is None:
            return self._read(words if time is None else f"{words} {time}")
        day, month = (match[1], match[2]) if self._day_first else (match[2], match[1])
        return _day(int(match[3]), int(month), int(day), words, time)

    def _read(self, words: str) -> FuzzyDate:
        try:
            return self._words.read(words, None)
        except DateError as error:
            raise RowError("date", error.sentence) from None

    def _associations(
        self, event: Mapping[str, Any], warnings: list[tuple[str, str]]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the category and the tags of an event."""
        categories = list(filter(None, [text_at(event, "category")]))
        tags = []
        for given in list_at(event, "associations"):
            found = given if isinstance(given, dict) else self._beside.associations.get(str(given))
            if found is None:
                warnings.append(("association that is nowhere described", str(given)))
                tags.append(str(given))
            elif str(found.get("mode") or "").upper() == "CATEGORY":
                categories.append(_label(found))
            else:
                tags.append(_label(found))
        tags += _filters(event)
        # The first is the one by which TimeMap draws it; any further one is a tag.
        return tuple(categories[:1]), tuple(dict.fromkeys([*tags, *categories[1:]]))

    def _place(self, event: Mapping[str, Any]) -> Located | None:
        name = _field(event, "location")
        if name is not None and name.lower() in _NO_NAME:
            name = None
        latitude, longitude = _degrees(event, "latitude"), _degrees(event, "longitude")
        if (latitude is None) != (longitude is None):
            raise RowError("latitude", "latitude and longitude go together.")
        if latitude is None or longitude is None:
            return Located(self._once.place(name)) if name else None
        check_degrees(latitude, longitude)
        # One name stands for many points of a town, each of which is kept.
        called = name or f"{latitude:g}, {longitude:g}"
        return Located(
            self._once.place(called, latitude=latitude, longitude=longitude, pinned=True)
        )

    def _citations(
        self, event: Mapping[str, Any], extra: dict[str, Any], warnings: list[tuple[str, str]]
    ) -> list[Cited]:
        cited = []
        given = event.get("sources")
        for each in [given] if isinstance(given, str) else list_at(event, "sources"):
            if isinstance(each, dict):
                cited.append(Cited(self._source(each)))
            elif str(each).strip() == _WITHHELD:
                # No source: two events that withhold theirs have none in common.
                warnings.append(("source that is withheld", _WITHHELD))
                extra["sources"] = _WITHHELD
            elif str(each).strip():
                cited.append(Cited(self._named(str(each).strip(), warnings)))
        return cited

    def _named(self, key: str, warnings: list[tuple[str, str]]) -> Source:
        """Return the source of an id; of one that is nowhere described the id is all."""
        found = self._beside.sources.get(key)
        if found is not None:
            return self._source(found)
        if is_web(key):
            return self._once.page(key)
        warnings.append(("source that is nowhere described", key))
        return self._once.source(source_slug(key), title=key)

    def _source(self, given: Mapping[str, Any]) -> Source:
        paths = [
            str(path).strip() for path in (given.get("path"), *list_at(given, "paths")) if path
        ]
        url = text_at(given, "url") or next(filter(is_web, paths), None)
        key = text_at(given, "id") or ""
        title = text_at(given, "title") or text_at(given, "description")
        # A further word of the event's own id is no name of a source.
        slug = source_slug(url) if url else source_slug(key, *paths, title or "")
        extra = {
            name: value
            for name, value in given.items()
            if name not in _SOURCE_READ and value not in (None, "", [], {})
        }
        if more := [path for path in paths if path != url]:
            extra["paths"] = more
        notes = [text_at(given, name) for name in ("description", "notes")]
        published = text_at(given, "date")
        return self._once.source(
            slug,
            title=title,
            author=text_at(given, "author"),
            published=self._published(published, extra),
            url=url,
            kind=text_at(given, "type"),
            note="\n".join(note for note in notes if note and note != title) or None,
            extra=extra,
        )

    def _published(self, words: str | None, extra: dict[str, Any]) -> FuzzyDate | None:
        if words is None:
            return None
        try:
            return self._date(words, None)
        except RowError:
            extra["date"] = words
            return None


def _field(event: Mapping[str, Any], name: str) -> str | None:
    found = text_at(event, name) or text_at(event, _ALSO[name])
    return plain_html(found).text or None if found else None


def _short(description: str) -> str:
    """Return the first line of a description, cut at a word where it is long."""
    line = " ".join(description.partition("\n")[0].split())
    if len(line) <= _TITLE:
        return line
    return line[: _TITLE - 1].rpartition(" ")[0].rstrip(" ,;:") + "…"


def _day(year: int, month: int, day: int, words: str, time: str | None) -> FuzzyDate:
    if not 1 <= month <= 12:
        why = f"{shown(words)} has no month {month}; if the day comes first, say --day-first."
        raise RowError("date", why)
    if not 1 <= day <= days_in_month(year, month):
        raise RowError("date", f"{shown(words)} is no day of that month.")
    first = seconds(year, month, day)
    if time is None:
        return moment(first, 86_400, Precision.DAY, words)
    clock = _CLOCK.fullmatch(time)
    if clock is None or int(clock[1]) > 23 or int(clock[2]) > 59 or int(clock[3] or 0) > 59:
        raise RowError("time", f"{shown(time)} is no time of day such as 17:05.")
    first += int(clock[1]) * 3600 + int(clock[2]) * 60 + int(clock[3] or 0)
    unit = (1, Precision.SECOND) if clock[3] else (60, Precision.MINUTE)
    return moment(first, *unit, f"{words} {time}")


def _degrees(event: Mapping[str, Any], name: str) -> float | None:
    """Return degrees, of which the decimals may stand after a comma."""
    key = name if event.get(name) not in (None, "") else _ALSO[name]
    value = event.get(key)
    return number_at({key: value.replace(",", ".") if isinstance(value, str) else value}, key)


def _label(association: Mapping[str, Any]) -> str:
    """Return what an association says: "Type of area: residential", "narrative: The crossing"."""
    paths = [str(path) for path in list_at(association, "filter_paths") if path]
    title = text_at(association, "title") or text_at(association, "id") or ""
    if str(association.get("mode") or "").upper() == "NARRATIVE":
        return f"narrative: {title}"
    return ": ".join(paths) or title


def _filters(event: Mapping[str, Any]) -> list[str]:
    """Return the filters of an event that are written out, as an export has them."""
    given = event.get("filters")
    if isinstance(given, str):
        return [word.strip() for word in given.split(",") if word.strip()]
    found = []
    for each in list_at(event, "filters"):
        words = [each.get("key"), each.get("value")] if isinstance(each, dict) else [each]
        found.append(": ".join(str(word) for word in words if word))
    return [each for each in found if each]
