"""What surrounds a phrase: the anchor, the events, the settings of the chronology."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from chronology.dates.value import FuzzyDate

if TYPE_CHECKING:
    from chronology.dates.lag import Lag

Resolve = Callable[[int], FuzzyDate | None]
Order = Literal["day", "month"]


@dataclass(slots=True)
class Context:
    """What a phrase is read against, and what the reading found to hang on.

    Args:
        anchor: the date that relative words count from.
        resolve: returns the date of an event, None where it has none.
        order: whether 3/4/2016 begins with the day or the month; None refuses it.
        zone: the chronology's time zone, into which other zones convert.
        today: what "today", "yesterday" and "ago" count from where no anchor is given.
        event: the event that the phrase named.
        relation: what the words state of that event, or of the anchor.
        lag: the distance from it that the words state.
    """

    anchor: FuzzyDate | None = None
    resolve: Resolve | None = None
    order: Order | None = None
    zone: str = "UTC"
    today: FuzzyDate | None = None
    event: int | None = None
    relation: str | None = None
    lag: "Lag | None" = None

    def link(self, relation: str | None, lag: "Lag | None" = None) -> None:
        """Record how the phrase relates to the event or the anchor it hangs on."""
        self.relation = relation
        self.lag = lag
