"""Accepting findings: who does it, when and why, on which values."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlmodel import select

from chronology.checks import Finding
from chronology.cli.changing import carry_out
from chronology.cli.checking import every_finding, finding_of
from chronology.cli.database import Database
from chronology.errors import BadInputError
from chronology.model import Acceptance
from chronology.store.history import now

if TYPE_CHECKING:
    from chronology.cli.names import Names
    from chronology.store.unit import UnitOfWork


def accept(database: Database, fingerprints: Sequence[str], because: str) -> None:
    """Write down that the findings are accepted, all or none.

    Raises:
        UnknownNameError: there is no such finding.
        BadInputError: the reason is empty.
    """
    if not because.strip():
        raise BadInputError("The reason is empty.", "Say why it is no contradiction.")
    found = every_finding(database)
    accepted = [finding_of(found, fingerprint) for fingerprint in fingerprints]

    def change(unit: "UnitOfWork", _names: "Names") -> tuple[int | None, list[str]]:
        for finding in accepted:
            _write(unit, finding, because.strip())
        return None, [f"Accepted {one.fingerprint} ({one.check})." for one in accepted]

    carry_out(database, change)


def _write(unit: "UnitOfWork", finding: Finding, because: str) -> None:
    """Write one acceptance; of one there is already, change reason, author and date."""
    known = select(Acceptance).where(Acceptance.fingerprint == finding.fingerprint)
    row = unit.session.exec(known).first()
    if row is not None:
        row.reason, row.author, row.accepted_at = because, unit.author, now()
        return
    unit.add(
        Acceptance(
            fingerprint=finding.fingerprint,
            check_id=finding.check,
            reason=because,
            author=unit.author,
            accepted_at=now(),
            finding=finding.as_json(),
        )
    )
