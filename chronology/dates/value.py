"""The fuzzy date: four bounds, the words they were read from, and their EDTF."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from chronology.dates.civil import NEG_INF, POS_INF, iso_day
from chronology.dates.kinds import EndKind, Precision, Qualifier

__all__ = ["EndKind", "FuzzyDate", "Members", "Precision", "Qualifier", "first_day", "last_day"]


class Members(Protocol):
    """The members of a set or of a date with unspecified digits."""

    def meets(self, earliest: int, latest: int) -> bool:
        """Return whether some member meets the window [earliest, latest)."""
        ...

    def settles(self, earliest: int, latest: int) -> bool:
        """Return whether the members allow certainty in [earliest, latest).

        Asked only where the bounds already do.
        """
        ...

    def windows(self, earliest: int, latest: int) -> Iterator[tuple[int, int]]:
        """Yield the windows of the members that meet [earliest, latest), by their start."""
        ...


@dataclass(frozen=True, slots=True)
class FuzzyDate:
    """When something happened, as exactly as its source says and no more.

    Args:
        text: the words as they were given.
        edtf: the narrowest EDTF that contains the reading, in canonical form.
        edtf_exact: whether ``edtf`` says no less than the bounds do.
        start_earliest: first second in which it may have begun.
        start_latest: first second by which it must have begun (exclusive).
        end_earliest: first second in which it may have ended.
        end_latest: first second by which it must have ended (exclusive).
        start_kind: whether the start is known, open or unknown.
        end_kind: the same of the end.
        precision: how finely the date is stated.
        qualifier: approximate, uncertain, both or neither.
        lasting: True for "lasting from … to", False for "once, within".
        members: the members of a set or mask, of which the bounds are the hull.
        saturated: whether a year beyond ±10^11 was cut to that limit.

    A bound that does not exist is ``NEG_INF`` or ``POS_INF``.

    Raises:
        ValueError: a range of bounds is empty, or it all ends before it begins;
            a mistake in the program, since readers refuse such dates.
    """

    text: str
    edtf: str
    edtf_exact: bool
    start_earliest: int
    start_latest: int
    end_earliest: int
    end_latest: int
    start_kind: EndKind = EndKind.KNOWN
    end_kind: EndKind = EndKind.KNOWN
    precision: Precision = Precision.DAY
    qualifier: Qualifier = Qualifier.NONE
    lasting: bool = False
    members: Members | None = None
    saturated: bool = False

    def __post_init__(self) -> None:
        if not (
            self.start_earliest < self.start_latest
            and self.end_earliest < self.end_latest
            and self.start_earliest < self.end_latest
        ):
            raise ValueError(f"the bounds of “{self.text}” are out of order")

    def possibly_in(self, earliest: int, latest: int) -> bool:
        """Return whether it may have been so at some time in [earliest, latest)."""
        if not (self.start_earliest < latest and self.end_latest > earliest):
            return False
        return self.members is None or self.members.meets(earliest, latest)

    def certainly_in(self, earliest: int, latest: int) -> bool:
        """Return whether it must have been so at some time in [earliest, latest).

        A date qualified as uncertain is never certain.
        """
        if self.qualifier.uncertain or not self.possibly_in(earliest, latest):
            return False
        if self.start_latest > latest or self.end_earliest < earliest:
            return False
        return self.members is None or self.members.settles(earliest, latest)

    @property
    def earliest(self) -> str | None:
        """First day of the whole window, ISO; None where it has no beginning."""
        return first_day(self.start_earliest)

    @property
    def latest(self) -> str | None:
        """Last day of the whole window, inclusive, ISO; None where it has no end."""
        return last_day(self.end_latest)

    def sort_key(self) -> tuple[int, int, int]:
        """Return earliest start, latest end, then the sharper first; ties are broken by id."""
        return (self.start_earliest, self.end_latest, self.precision.rank)

    def with_text(self, text: str) -> "FuzzyDate":
        """Return the same reading of other words."""
        # Every phrase passes here; ``replace`` takes three times as long.
        return FuzzyDate(
            text, self.edtf, self.edtf_exact,
            self.start_earliest, self.start_latest, self.end_earliest, self.end_latest,
            self.start_kind, self.end_kind, self.precision, self.qualifier,
            self.lasting, self.members, self.saturated,
        )  # fmt: skip


def first_day(moment: int) -> str | None:
    """Return the ISO day of an inclusive bound, None where there is none."""
    return None if moment in (NEG_INF, POS_INF) else iso_day(moment)


def last_day(moment: int) -> str | None:
    """Return the last ISO day before an exclusive bound, None where there is none."""
    return None if moment in (NEG_INF, POS_INF) else iso_day(moment - 1)
