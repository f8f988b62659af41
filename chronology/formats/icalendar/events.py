"""An event of a calendar as an event of a chronology."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from chronology.formats.dataset.once import Once
from chronology.formats.dataset.record import Cited, Located, Party, Record
from chronology.formats.dataset.slugs import content_id
from chronology.formats.icalendar.component import UNREADABLE, Property
from chronology.formats.icalendar.dates import Taken, date_of, repeated, taken
from chronology.formats.icalendar.own import OWN, own_record
from chronology.formats.seed.reading import DateWords
from chronology.formats.tabular.table import RowError
from chronology.formats.text.plainhtml import is_web, plain_html
from chronology.formats.told.reading import ToldReader, check_degrees

_TITLE = 80
_HTML = re.compile(
    r"</?(?:p|div|span|ul|ol|li|b|i|u|strong|em|html|body|br|a)(?:\s[^>]*)?/?>", re.IGNORECASE
)
#: What is read into columns of its own.
_READ = frozenset(
    [
        "UID", "DTSTART", "DTEND", "DURATION", "SUMMARY", "DESCRIPTION", "LOCATION", "GEO",
        "CATEGORIES", "URL", "ORGANIZER", "ATTENDEE", "CLASS", "DTSTAMP",
    ]
)  # fmt: skip
#: Parameters that are read, or say how a value is written.
_READ_PARAMS = frozenset(("TZID", "VALUE", "CN"))
_CLASSES = {"PUBLIC": "public", "PRIVATE": "internal", "CONFIDENTIAL": "confidential"}
_KINDS = {"INDIVIDUAL": "person", "GROUP": "organisation"}
_NOBODY = ("ROOM", "RESOURCE")


class EventReader:
    """Turns the events of one calendar into records.

    Args:
        words: reads the words of dates, and knows the chronology's zone.
        held: returns the id of the chronology's event of a UUID.
    """

    def __init__(self, words: DateWords, held: Callable[[str], int | None] | None = None) -> None:
        self._zone = words.zone
        self._words = words
        self._once = Once()
        self._own = ToldReader(words, self._once, held)

    def record(self, properties: list[Property], line: int) -> Record:
        """Return the record of an event.

        Raises:
            RowError: it has no name, or its date is none.
        """
        first = {each.name: each for each in reversed(properties)}
        time = taken(first, self._zone)
        if OWN in first:
            return own_record(first, time, self._own, line)
        warnings = [(UNREADABLE, each.raw) for each in properties if each.name == UNREADABLE]
        extra = _extra(properties)
        return Record(
            external_id=_key(first, time),
            title=_title(first),
            date=self._date(first, time, warnings),
            description=_description(first),
            status="refuted" if _said(first, "STATUS").upper() == "CANCELLED" else "alleged",
            handling=_handling(first),
            manner="repeated" if _repeats(first) else None,
            places=self._places(first),
            who=tuple(self._who(properties)),
            citations=tuple(self._citations(properties)),
            tags=_tags(properties),
            extra=extra,
            line=line,
            warnings=tuple(warnings),
        )

    def _date(
        self, first: Mapping[str, Property], time: Taken | None, warnings: list[tuple[str, str]]
    ) -> Any:
        if time is None:
            return None
        if time.stray:
            warnings.append(("time zone that is not known, read as the chronology's", time.stray))
        date = date_of(time)
        rule = first.get("RRULE")
        # A rule left blank, as some calendars of holidays have it, repeats nothing.
        if rule is None or not rule.raw.strip():
            return date
        warnings.append(("repetition that is kept and not expanded", rule.raw))
        lasting = repeated(date, rule, self._zone)
        if lasting is None:
            warnings.append(("repetition that ends before it begins", rule.raw))
        return lasting or date

    def _places(self, first: Mapping[str, Property]) -> tuple[Located, ...]:
        name = " ".join(_said(first, "LOCATION").split())
        latitude, longitude = getattr(_value(first, "GEO"), "latitude", None), None
        if latitude is None:
            return (Located(self._once.place(name)),) if name else ()
        longitude = first["GEO"].value.longitude
        check_degrees(latitude, longitude)
        called = name or f"{latitude:g}, {longitude:g}"
        place = self._once.place(called, latitude=latitude, longitude=longitude, pinned=True)
        return (Located(place),)

    def _who(self, properties: list[Property]) -> list[Party]:
        """Return who is invited, and as what; an invitation is no presence."""
        found = []
        for each in properties:
            if each.name not in ("ORGANIZER", "ATTENDEE"):
                continue
            kind = each.params.get("CUTYPE", "INDIVIDUAL").upper()
            address = each.text.partition(":")[2] or each.text
            name = " ".join(each.params.get("CN", "").split()) or address
            if name and kind not in _NOBODY:
                actor = self._once.actor(
                    name, address.lower() or None, kind=_KINDS.get(kind, "unknown")
                )
                found.append(Party(actor, _role(each)))
        return list(dict.fromkeys(found))

    def _citations(self, properties: list[Property]) -> list[Cited]:
        """Return the page of an event, and the pages attached to it."""
        stances = {"URL": "supports", "ATTACH": "mentions"}
        return [
            Cited(self._once.page(each.text.strip()), stance=stances[each.name])
            for each in properties
            if each.name in stances and is_web(each.text)
        ]


def _said(first: Mapping[str, Property], name: str) -> str:
    return first[name].text.strip() if name in first else ""


def _value(first: Mapping[str, Property], name: str) -> Any:
    return first[name].value if name in first else None


def _key(first: Mapping[str, Property], time: Taken | None) -> str:
    """Return the id of an event: a changed repetition has the UID of the rest."""
    uid = _said(first, "UID") or content_id(_title(first), time.text if time else None)
    again = first.get("RECURRENCE-ID")
    return uid if again is None else f"{uid}#{again.raw}"


def _title(first: Mapping[str, Property]) -> str:
    words = " ".join(_said(first, "SUMMARY").split())
    if words:
        return words
    words = " ".join((_description(first) or "").split())
    if not words:
        raise RowError("SUMMARY", "it has neither a summary nor a description.")
    return words if len(words) <= _TITLE else words[: _TITLE - 1].rstrip() + "…"


def _description(first: Mapping[str, Property]) -> str | None:
    text = _said(first, "DESCRIPTION")
    return (plain_html(text).text if _HTML.search(text) else text) or None


def _handling(first: Mapping[str, Property]) -> str:
    """Return who may see it; what RFC 5545 does not know counts as private there."""
    said = _said(first, "CLASS").upper()
    return _CLASSES.get(said, "internal") if said else "public"


def _repeats(first: Mapping[str, Property]) -> bool:
    return any(_said(first, name) for name in ("RRULE", "RDATE"))


def _tags(properties: list[Property]) -> tuple[str, ...]:
    names = [
        str(name).strip()
        for each in properties
        if each.name == "CATEGORIES"
        for name in getattr(each.value, "cats", ())
    ]
    return tuple(dict.fromkeys(name for name in names if name))


def _role(found: Property) -> str:
    if found.name == "ORGANIZER":
        return "organizer"
    if found.params.get("PARTSTAT", "").upper() == "DECLINED":
        return "declined"
    return "chair" if found.params.get("ROLE", "").upper() == "CHAIR" else "invited"


def _extra(properties: list[Property]) -> dict[str, object]:
    """Return what has no column: under its name, or several in a list."""
    extra: dict[str, object] = {}
    for each in properties:
        kept = _is_kept(each)
        params = {name: said for name, said in each.params.items() if name not in _READ_PARAMS}
        if not kept and not params:
            continue
        value = _kept(each.raw if kept else None, params)
        before = extra.get(each.name)
        if before is None:
            extra[each.name] = value
        else:
            extra[each.name] = [*(before if isinstance(before, list) else [before]), value]
    return extra


def _is_kept(found: Property) -> bool:
    if found.name in ("ATTACH", "URL"):
        return not is_web(found.text)
    if found.params.get("CUTYPE", "").upper() in _NOBODY:
        return True
    unread = found.value is None or (found.name == "CLASS" and found.raw.upper() not in _CLASSES)
    return found.name not in _READ or unread


def _kept(value: str | None, params: Mapping[str, str]) -> object:
    if not params:
        return value
    return {**({"value": value} if value is not None else {}), **params}
