"""The conditions of a filter, each in two forms: asked of an event, and as a search for it.

"In Syria" can be asked of every event of a year, or the events in Syria be looked up
and asked for their year. Which is quicker depends on how many there are of each, and
``chronology.query.choosing`` counts before it chooses.
"""

from typing import NamedTuple


class Part(NamedTuple):
    """One condition on events.

    Args:
        test: the condition in SQL on ``event AS e``; no index serves it.
        found: a query of the ids of all events that may meet it, some of them
            perhaps twice; None where there is no quick one.
        exact: whether all that ``found`` names meet it.
        settled: with a time asked for, a query as ``found`` is, of those events alone
            that meet the condition and whose hulls meet the time, without sets of
            dates; the column of ids is called ``id``.
        open_: the same of sets of dates.
    """

    test: str
    found: str | None = None
    exact: bool = True
    settled: str | None = None
    open_: str | None = None
