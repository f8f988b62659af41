"""What becomes of the values of one row, whatever its table."""

import json
from typing import Any, Final

from chronology.dates.coarsen import Unit, coarsen
from chronology.dates.value import FuzzyDate
from chronology.formats.redact.fields import COLUMNS, DATES, EMPTIED, LENGTHS, MASKED, WITHHELD
from chronology.formats.redact.identity import Identities
from chronology.formats.redact.masking import Masker
from chronology.formats.redact.profile import Profile
from chronology.formats.redact.report import RedactionReport
from chronology.formats.rows.tables import Row
from chronology.model.stored_dates import COLUMNS as DATE_COLUMNS
from chronology.model.stored_dates import from_columns, to_columns

#: What may not be empty, and what stands there where it is withheld.
_NEVER_EMPTY: Final = {"title": WITHHELD}
#: So many dates that were made coarser are remembered.
_KEPT: Final = 100_000


class Rows:
    """Takes out of rows what is withheld, but for what they refer to.

    Args:
        profile: what is withheld.
        masker: masks texts.
        identities: of the export.
        report: counts what was done.

    Attributes:
        profile: what is withheld.
        identities: of the export.
    """

    def __init__(
        self, profile: Profile, masker: Masker, identities: Identities, report: RedactionReport
    ) -> None:
        self.profile, self._masker = profile, masker
        self.identities, self._report = identities, report
        self._dates: dict[tuple[Any, ...], dict[str, Any]] = {}
        self._emptied = {
            table: [
                *EMPTIED.get(table, ()),
                *(
                    column
                    for name in profile.fields
                    for of, column in COLUMNS.get(name, ())
                    if of == table
                ),
                *self._lengths(table),
            ]
            for table in {*MASKED, *EMPTIED, *DATES}
        }

    def _lengths(self, table: str) -> list[str]:
        """Return the columns of a length of time, where a date is made coarser beside it."""
        if table not in LENGTHS or not self.profile.events_coarse:
            return []
        return [f"{LENGTHS[table]}_{part}" for part in ("min", "max", "words")]

    def clean(self, table: str, row: Row) -> Row:
        """Take out of a row, in place, what it may not tell, and return it."""
        # Dates first, while it can be seen which count from another.
        for prefix, whose in DATES.get(table, ()):
            row |= self.date(row, prefix, whose)
        for column in self._emptied.get(table, ()):
            row[column] = _NEVER_EMPTY.get(column)
        for column in MASKED.get(table, ()):
            if row[column] is not None:
                row[column] = self._masker.text(row[column])
        row["uuid"] = self.identities.uuid(table, row["uuid"])
        row["version"], row["created_at"], row["updated_at"] = 1, "", ""
        row["extra"] = self._extra(row["extra"])
        return row

    def _extra(self, extra: Any) -> str | None:
        if not isinstance(extra, dict) or not self.profile.extra or "extra" in self.profile.fields:
            return None
        kept = {name: extra[name] for name in self.profile.extra if name in extra}
        if not kept:
            return None
        return json.dumps(self._masker.document(kept), ensure_ascii=False)

    def date(self, row: Row, prefix: str, whose: str) -> dict[str, Any]:
        """Return the columns of a date as they go out.

        Args:
            row: a row that has them.
            prefix: their prefix.
            whose: of ``DATED``, what the date is of.
        """
        anchored = bool(row.get("date_anchor_id" if prefix == "date" else f"{prefix}_anchor_id"))
        key = (prefix, whose, anchored, *(row[f"{prefix}_{name}"] for name in DATE_COLUMNS))
        if key not in self._dates:
            if len(self._dates) >= _KEPT:
                self._dates.clear()
            self._dates[key] = self._date(row, prefix, whose, anchored=anchored)
        return self._dates[key]

    def _date(self, row: Row, prefix: str, whose: str, *, anchored: bool) -> dict[str, Any]:
        date = from_columns(prefix, row)
        if date is None:
            # Words that wait for the date of another event tell its number and its distance.
            return to_columns(prefix, None)
        return to_columns(prefix, self._as_told(date, whose, anchored=anchored))

    def _as_told(self, date: FuzzyDate, whose: str, *, anchored: bool) -> FuzzyDate | None:
        unit = self.profile.dates_to
        if unit is not None and whose in self.profile.dates_of:
            return coarsen(date, Unit(unit))
        if anchored or self._masker.text(date.text) != date.text:
            return date.with_text(date.edtf)
        return date

    def count_date(self, before: Row, after: Row, table: str) -> None:
        """Count the dates of a row that were made coarser, and those that had to be left out."""
        for prefix, _whose in DATES.get(table, ()):
            was, now = before[f"{prefix}_edtf"], after[f"{prefix}_edtf"]
            if was is not None and now is None:
                self._report.dates_withheld += 1
            elif was != now:
                self._report.dates += 1
