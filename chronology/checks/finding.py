"""What a check finds: a value that can be ranked, accepted and written out."""

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from json.encoder import encode_basestring
from typing import Any, Final


class Certainty(StrEnum):
    """How sure a finding is, surest first."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    CANNOT_TELL = "cannot-tell"

    @property
    def rank(self) -> int:
        """Position in the order from surest (0)."""
        return _CERTAINTIES[self]


_CERTAINTIES = {certainty: rank for rank, certainty in enumerate(Certainty)}


class Severity(StrEnum):
    """How much a finding matters, gravest first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """Position in the order from gravest (0)."""
        return _SEVERITIES[self]


_SEVERITIES = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement that a finding rests on.

    Args:
        kind: what states it: "event", "citation", "relation", "actor" …
        id: the id of its row.
        uuid: by which it is known in other databases.
        values: the values used of it; when one changes, so does the fingerprint.
    """

    kind: str
    id: int
    uuid: str
    values: tuple[str | int | None, ...]


_WRITE: Final = json.JSONEncoder(ensure_ascii=False).encode


def _written(claim: Claim) -> str:
    if claim.values:
        return _WRITE((claim.kind, claim.uuid, *claim.values))
    # The same, sooner: an import that cites nothing makes hundreds of thousands of these.
    return f"[{encode_basestring(claim.kind)}, {encode_basestring(claim.uuid)}]"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not fit, with the reasons.

    Args:
        check: the id of the check that found it.
        certainty: whether it must be so, may be so, or cannot be told.
        severity: how much it matters.
        explanation: the chain of reasons, one line a step, ending in "therefore …".
        claims: the statements that it rests on.
        events: the ids of the events concerned, in ascending order.
        actors: the ids of the actors concerned.
        sources: the slugs of the sources concerned.
        magnitude_seconds: by how much, at the least; None where it has no size.
        remedies: commands to copy.
    """

    check: str
    certainty: Certainty
    severity: Severity
    explanation: tuple[str, ...]
    claims: tuple[Claim, ...] = ()
    events: tuple[int, ...] = ()
    actors: tuple[int, ...] = ()
    sources: tuple[str, ...] = ()
    magnitude_seconds: int | None = None
    remedies: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """What an acceptance remembers: the check, the claims and their values.

        It holds UUIDs rather than ids, so that an acceptance still fits after a
        chronology has been exported and imported elsewhere.
        """
        resting_on = sorted(map(_written, self.claims))
        return hashlib.sha256(_WRITE((self.check, resting_on)).encode()).hexdigest()[:16]

    @property
    def suggestions(self) -> tuple[str, ...]:
        """What can be done about it, as commands to copy."""
        return self.suggestions_by(self.fingerprint)

    def suggestions_by(self, fingerprint: str) -> tuple[str, ...]:
        """Return the same of a fingerprint that was worked out already."""
        accept = f'chronology check accept {fingerprint} --because "…"'
        return (*dict.fromkeys(self.remedies), accept)

    def order(self) -> tuple[Any, ...]:
        """Return the key by which findings are ranked, the most pressing first."""
        size = self.magnitude_seconds or 0
        return (self.certainty.rank, self.severity.rank, -size, self.check, self.events)

    def as_json(self) -> dict[str, Any]:
        """Return the object that ``check --format json`` prints."""
        fingerprint = self.fingerprint
        return {
            "check": self.check,
            "certainty": self.certainty.value,
            "severity": self.severity.value,
            "events": list(self.events),
            "sources": list(self.sources),
            "explanation": list(self.explanation),
            "magnitude_seconds": self.magnitude_seconds,
            "suggestions": list(self.suggestions_by(fingerprint)),
            "fingerprint": fingerprint,
        }
