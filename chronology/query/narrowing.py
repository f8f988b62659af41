"""A filter on any statement over ``event AS e``."""

from chronology.query.choosing import choose, narrowed
from chronology.query.filters import Filter
from chronology.query.statement import Statement
from chronology.store.reader import Reader


def apply(statement: Statement, wanted: Filter, reader: Reader) -> None:
    """Add the conditions of ``wanted``, and what narrows the search for its events.

    Dates are told by their hulls; ``chronology.query.windows`` refines sets.
    """
    for condition in narrowed(reader, choose(reader, wanted, statement)):
        statement.where(condition)
