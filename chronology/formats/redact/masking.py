"""What a text may not tell, taken out of it: names, exact dates and coordinates, ids."""

import re
from typing import Any, Final
from urllib.parse import unquote

from chronology.dates.coarsen import Unit, coarsen
from chronology.dates.find import Found, find
from chronology.formats.redact.fields import WITHHELD
from chronology.formats.redact.matching import Names

_DATE: Final = "[date withheld]"
_PLACE: Final = "[coordinates withheld]"

_ADDRESS: Final = re.compile(r"\b(?:[a-z][a-z0-9+.-]*://|www\.)[^\s<>\"“”]+", re.IGNORECASE)
_UUID: Final = re.compile(
    r"(?<![0-9a-f])[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}(?![0-9a-f])", re.IGNORECASE
)
#: An event by its number, as the program writes it.
_EVENT: Final = re.compile(r"(?<![\w.@])@\d+\b")
_DIGIT: Final = re.compile(r"\d")
#: Numbers that are a date, or the beginning of one, whatever stands around them.
_NUMBERS: Final = re.compile(
    r"(?<!\d)(?:\d{4}([-/._])\d{1,2}\1\d{1,2}(?:T[\d:.]+Z?)?|\d{1,2}([-/.])\d{1,2}\2(?:\d{4}|\d{2})"
    r"|(?:1[5-9]|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)"
)
_MONTHS: Final = re.compile(r"(?<!\d)\d{4}[-/._](?:0?[1-9]|1[0-2])(?!\d)")
_DEGREES: Final = re.compile(
    r"[-+]?\d{1,3}[.,]\d{2,}(?:\s*°)?(?:\s*[NSEW]\b)?\s*[,;/ |]\s*"
    r"[-+]?\d{1,3}[.,]\d{2,}(?:\s*°)?(?:\s*[NSEW]\b)?"
    r"|\d{1,3}\s*°\s*\d{1,2}(?:[.,]\d+)?\s*[′']"
    r"(?:\s*\d{1,2}(?:[.,]\d+)?\s*(?:[″\"]|''))?(?:\s*[NSEWO]\b)?"
)
#: Texts that were masked are remembered, up to so many.
_KEPT: Final = 100_000


class Masker:
    """Masks texts.

    Args:
        names: what is looked for.
        unit: what dates are made coarser to, None to leave them.
        order: how 3/4/2016 is read; None to withhold it.
        coordinates: whether coordinates are masked.

    Attributes:
        mentions: how often a name was masked.
        dates: how often a date was.
        others: how often coordinates, a UUID or the number of an event was.
    """

    def __init__(
        self,
        names: Names,
        *,
        unit: Unit | None = None,
        order: Any = None,
        coordinates: bool = False,
    ) -> None:
        self._names, self._unit, self._order = names, unit, order
        self._coordinates = coordinates
        self._done: dict[str, tuple[str, int, int, int]] = {}
        self.mentions = self.dates = self.others = 0

    def text(self, text: str) -> str:
        """Return a text without what is withheld."""
        if text not in self._done:
            if len(self._done) >= _KEPT:
                self._done.clear()
            self._done[text] = self._masked(text)
        masked, mentions, dates, others = self._done[text]
        self.mentions += mentions
        self.dates += dates
        self.others += others
        return masked

    def document(self, value: Any) -> Any:
        """Return a JSON value, each text in it masked, names of members too."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, dict):
            return {self.text(name): self.document(one) for name, one in value.items()}
        if isinstance(value, list):
            return [self.document(one) for one in value]
        return value

    def _masked(self, text: str) -> tuple[str, int, int, int]:
        count = _Count()
        text = _ADDRESS.sub(lambda match: self._address(match[0], count), text)
        text = self._named(text, count)
        if _DIGIT.search(text):
            text, count.others = self._ids(text)
            if self._unit is not None:
                text = self._dated(text, self._unit, count)
        return text, count.mentions, count.dates, count.others

    def _named(self, text: str, count: "_Count") -> str:
        if not self._names:
            return text
        parts, at = [], 0
        for hit in self._names.hits(text):
            parts += [text[at : hit.start], hit.instead]
            at = hit.end
            count.mentions += 1
        return "".join([*parts, text[at:]])

    def _address(self, url: str, count: "_Count") -> str:
        """Return an address whole or not at all: what is left of one still leads there."""
        plain = unquote(url)
        if any(self._names.hits(plain)):
            count.mentions += 1
            return WITHHELD
        if self._unit is not None and _dates_in(self._unit).search(plain):
            count.dates += 1
            return WITHHELD
        if self._coordinates and _DEGREES.search(plain):
            count.others += 1
            return WITHHELD
        return url

    def _ids(self, text: str) -> tuple[str, int]:
        text, ids = _UUID.subn(WITHHELD, text)
        text, events = _EVENT.subn("[another event]", text)
        degrees = 0
        if self._coordinates:
            text, degrees = _DEGREES.subn(_PLACE, text)
        return text, ids + events + degrees

    def _dated(self, text: str, unit: Unit, count: "_Count") -> str:
        parts, at = [], 0
        for found in find(text, order=self._order):
            instead = _coarse(found, unit)
            if instead is not None:
                parts += [text[at : found.start], instead]
                at = found.end
                count.dates += 1
        whole, more = _dates_in(unit).subn(_DATE, "".join([*parts, text[at:]]))
        count.dates += more
        return whole


class _Count:
    """What was masked in one text."""

    def __init__(self) -> None:
        self.mentions = self.dates = self.others = 0


def _dates_in(unit: Unit) -> re.Pattern[str]:
    return _NUMBERS if unit is Unit.MONTH else _FINER


_FINER: Final = re.compile(f"{_NUMBERS.pattern}|{_MONTHS.pattern}")


def _coarse(found: Found, unit: Unit) -> str | None:
    """Return what is written in place of a date in a text; None where it may stand."""
    if found.date is None:
        return _DATE if _DIGIT.search(found.text) else None
    wide = coarsen(found.date, unit)
    if wide is None:
        return _DATE
    return None if wide.edtf == found.date.edtf else wide.edtf
