"""What goes into a temporal network: statements about time, each a claim of its own.

They are what is known after the database was read and before anything is
computed. Which statements enter which network is decided where they are
gathered; what they mean in seconds is decided in ``chronology.network.build``.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from chronology.dates import FuzzyDate

#: A claim: what kind of statement, and the id of the row that makes it.
#: Kinds: "date" and "length" (the adopted ones; of an event), "says" and
#: "says length" (of a citation), "relation", "participation", "born", "died" (of an actor).
ClaimKey = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Dated:
    """An event lies in the bounds of a date.

    Args:
        key: the claim.
        event: the id of the event.
        date: its date.
        cost: what it costs to set the claim aside, above 0.
        rests_on: the claims from which the date was worked out, where its words
            count from another event: if one of them falls, this falls too.
    """

    key: ClaimKey
    event: int
    date: FuzzyDate
    cost: float = 1.0
    rests_on: tuple[ClaimKey, ...] = ()


@dataclass(frozen=True, slots=True)
class Lasting:
    """An event lasts between two lengths, ISO 8601 durations; None is no limit."""

    key: ClaimKey
    event: int
    least: str | None
    most: str | None
    words: str = ""
    cost: float = 1.0


@dataclass(frozen=True, slots=True)
class Related:
    """Two events lie to each other as ``kind`` says: reads "event, kind, other".

    ``least`` and ``most`` are the lag of "after" and "before" in ISO 8601, None
    where no limit is stated.
    """

    key: ClaimKey
    event: int
    kind: str
    other: int
    least: str | None = None
    most: str | None = None
    words: str = ""
    cost: float = 1.0


@dataclass(frozen=True, slots=True)
class Lifetime:
    """An actor was born or founded (key "born"), died or was dissolved (key "died")."""

    key: ClaimKey
    actor: int
    date: FuzzyDate
    cost: float = 1.0


@dataclass(frozen=True, slots=True)
class Alive:
    """An actor existed during some moment of an event, having taken part in it."""

    key: ClaimKey
    actor: int
    event: int
    cost: float = 1.0


Statement = Dated | Lasting | Related | Lifetime | Alive


@dataclass(frozen=True, slots=True)
class Statements:
    """All statements of one network, each kind in the order of its ids."""

    dates: tuple[Dated, ...] = ()
    lengths: tuple[Lasting, ...] = ()
    relations: tuple[Related, ...] = ()
    lifetimes: tuple[Lifetime, ...] = ()
    presences: tuple[Alive, ...] = ()

    def __iter__(self) -> Iterator[Statement]:
        """Yield every statement."""
        yield from self.dates
        yield from self.lengths
        yield from self.relations
        yield from self.lifetimes
        yield from self.presences
