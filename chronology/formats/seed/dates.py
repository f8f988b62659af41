"""Dates and lengths of time between a document and their values.

A date is written as its words where reading them gives the value back, and with
its EDTF and bounds where it does not: a date worded relative to an event, one
read by a setting of its chronology, one from another program's reading.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from chronology.dates import EndKind, FuzzyDate, Precision, Qualifier, from_stored
from chronology.dates.civil import DAY, NEG_INF, POS_INF, iso_day
from chronology.dates.errors import DateError
from chronology.formats.seed.values import (
    FieldError,
    check_boolean,
    check_choice,
    check_moment,
    check_text,
    moment_text,
)
from chronology.model.stored_dates import COLUMNS, to_columns

#: What an absent bound means, by its position.
_NO_BOUND = (NEG_INF, POS_INF, NEG_INF, POS_INF)
_EDTF, _TEXT = COLUMNS.index("edtf"), COLUMNS.index("text")
#: How many written dates are kept: words that differ in every event would fill the memory.
_KEPT = 50_000
_BOUNDS = ("start_earliest", "start_latest", "end_earliest", "end_latest")

Columns = Mapping[str, Any]
#: Reads words, given the date that they count from, if any.
ReadWords = Callable[[str, FuzzyDate | None], FuzzyDate]


def explicit_date(value: Mapping[str, Any], read: ReadWords) -> FuzzyDate:
    """Return the date of a mapping that states its EDTF.

    Raises:
        FieldError: a part is not what it should be.
        DateError: the EDTF cannot be read.
    """
    edtf = check_text(value["edtf"])
    text = check_text(value["text"]) if value.get("text") is not None else edtf
    if "bounds" not in value:
        return read(edtf, None).with_text(text)
    bounds = [
        missing if bound is None else check_moment(bound)
        for bound, missing in zip(value["bounds"], _NO_BOUND, strict=True)
    ]
    _check_order(bounds)
    columns = {
        "text": text,
        "edtf": edtf,
        "edtf_exact": check_boolean(value.get("edtf_exact", True)),
        "start_kind": check_choice(value.get("start", "known"), tuple(EndKind)),
        "end_kind": check_choice(value.get("end", "known"), tuple(EndKind)),
        "precision": check_choice(value.get("precision", "day"), tuple(Precision)),
        "qualifier": check_choice(value.get("qualifier", ""), tuple(Qualifier)),
        "lasting": check_boolean(value.get("lasting", False)),
        "has_members": check_boolean(value.get("members", False)),
    }
    return from_stored(columns | dict(zip(_BOUNDS, bounds, strict=True)))


def _check_order(bounds: list[int]) -> None:
    if bounds[0] >= bounds[3] or bounds[0] >= bounds[1] or bounds[2] >= bounds[3]:
        raise FieldError("the bounds are not in order.")


def spelt_out(date: Columns) -> dict[str, Any]:
    """Return the mapping that gives ``date`` back whatever reads it.

    Args:
        date: the stored columns of a date, without their prefix.
    """
    bounds = [
        None if date[name] == missing else moment_text(date[name])
        for name, missing in zip(_BOUNDS, _NO_BOUND, strict=True)
    ]
    written = {
        "text": date["text"],
        "edtf": date["edtf"],
        "edtf_exact": bool(date["edtf_exact"]),
        "bounds": bounds,
        "start": date["start_kind"],
        "end": date["end_kind"],
        "precision": date["precision"],
        "qualifier": date["qualifier"],
        "lasting": bool(date["lasting"]),
        "members": bool(date["has_members"]),
    }
    usual = {"edtf_exact": True, "start": "known", "end": "known", "qualifier": "",
             "lasting": False, "members": False}  # fmt: skip
    return {name: value for name, value in written.items() if usual.get(name, ...) != value}


@dataclass(slots=True)
class DateWriter:
    """Writes stored dates in their shortest faithful form.

    Args:
        read: reads words as an import without any option would.
    """

    read: ReadWords
    _known: dict[tuple[Any, ...], Any] = field(default_factory=dict)
    _pick: dict[str, Callable[[Columns], tuple[Any, ...]]] = field(default_factory=dict)

    def write(self, row: Columns, prefix: str, anchor: str = "") -> Any:
        """Return what a document says for the date group ``prefix`` of ``row``.

        Args:
            row: a row's columns.
            prefix: the group's prefix.
            anchor: the key of the event that the date counts from, or "".
        """
        if prefix not in self._pick:
            self._pick[prefix] = itemgetter(*(f"{prefix}_{name}" for name in COLUMNS))
        values = self._pick[prefix](row)
        if values[_EDTF] is None:
            return self._undated(values[_TEXT], anchor)
        if values not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[values] = self._shortest(dict(zip(COLUMNS, values, strict=True)))
        written = self._known[values]
        if not anchor:
            return written
        if not isinstance(written, dict):
            written = spelt_out(dict(zip(COLUMNS, values, strict=True)))
        return written | {"anchor": anchor}

    @staticmethod
    def _undated(words: str | None, anchor: str) -> Any:
        """Return words that wait for the date of the event that they count from."""
        waiting = {} if words is None else {"text": words, "undated": True}
        return (waiting | {"anchor": anchor} if anchor else waiting) or None

    def _shortest(self, date: dict[str, Any]) -> Any:
        if date["text"] == date["edtf"] and is_plain_day(date):
            return date["text"]
        return date["text"] if gives_back(self.read, date["text"], date) else spelt_out(date)


def is_plain_day(date: Columns) -> bool:
    """Return whether ``date`` is one whole day and nothing but, so that its EDTF gives it back."""
    start, end = date["start_earliest"], date["end_latest"]
    return (
        start % DAY == 0
        and start + DAY == end == date["start_latest"]
        and start == date["end_earliest"]
        and date["edtf"] == iso_day(start)
        and (date["precision"], date["precision_rank"]) == ("day", Precision.DAY.rank)
        and (date["start_kind"], date["end_kind"], date["qualifier"]) == ("known", "known", "")
        and bool(date["edtf_exact"])
        and not (date["lasting"] or date["has_members"])
    )


def gives_back(read: ReadWords, words: str, date: Columns) -> bool:
    """Return whether reading ``words`` gives the stored ``date``, its words apart."""
    try:
        columns = to_columns("x", read(words, None).with_text(date["text"]))
    except DateError:
        return False
    return all(columns[f"x_{name}"] == date[name] for name in COLUMNS)
