"""Statements in few words, and bounds as days."""

from chronology.dates import parse_edtf
from chronology.dates.value import first_day, last_day
from chronology.network.statements import Dated, Lasting, Related, Statement, Statements
from chronology.network.timeline import Tightened, tighten


def dated(event: int, edtf: str, cost: float = 1.0) -> Dated:
    """The adopted date of an event."""
    return Dated(("date", event), event, parse_edtf(edtf), cost)


def related(event: int, kind: str, other: int, cost: float = 1.0) -> Related:
    """A relation without a lag; its claim is numbered after its two events."""
    return Related(("relation", event * 100 + other), event, kind, other, cost=cost)


def after(event: int, other: int, least: str | None = None, most: str | None = None) -> Related:
    """A lag between two events."""
    return Related(("relation", event * 100 + other), event, "after", other, least, most)


def said(*statements: Statement) -> Statements:
    """Dates, lengths and relations together."""
    return Statements(
        tuple(one for one in statements if isinstance(one, Dated)),
        tuple(one for one in statements if isinstance(one, Lasting)),
        tuple(one for one in statements if isinstance(one, Related)),
    )


def tightened(*statements: Statement) -> Tightened:
    """What follows from dates, lengths and relations."""
    return tighten(said(*statements))


def day_bounds(
    found: Tightened, event: int
) -> tuple[str | None, str | None, str | None, str | None]:
    """The four bounds of an event as inclusive days, None where there is none."""
    bounds = found.bounds[event]
    return (
        first_day(bounds.start_earliest),
        last_day(bounds.start_latest),
        first_day(bounds.end_earliest),
        last_day(bounds.end_latest),
    )
