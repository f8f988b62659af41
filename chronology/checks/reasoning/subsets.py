"""Picks some of the statements of a temporal network."""

from collections.abc import Iterable

from chronology.network.statements import (
    Alive,
    Dated,
    Lasting,
    Lifetime,
    Related,
    Statement,
    Statements,
)


def subset(some: Iterable[Statement]) -> Statements:
    """Return ``some`` statements, each kind in the order in which it comes."""
    every = tuple(some)
    return Statements(
        dates=tuple(one for one in every if isinstance(one, Dated)),
        lengths=tuple(one for one in every if isinstance(one, Lasting)),
        relations=tuple(one for one in every if isinstance(one, Related)),
        lifetimes=tuple(one for one in every if isinstance(one, Lifetime)),
        presences=tuple(one for one in every if isinstance(one, Alive)),
    )
