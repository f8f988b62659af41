"""The checks of time: whether dates, lengths and orders can be true together."""

from chronology.checks.check import Check
from chronology.checks.time.degenerate_interval import CHECK as DEGENERATE_INTERVAL
from chronology.checks.time.duration import CHECK as DURATION
from chronology.checks.time.empty_window import CHECK as EMPTY_WINDOW
from chronology.checks.time.ends_before_it_begins import CHECK as ENDS_BEFORE_IT_BEGINS
from chronology.checks.time.future import CHECK as FUTURE
from chronology.checks.time.inconsistent_network import CHECK as INCONSISTENT_NETWORK
from chronology.checks.time.open_state import CHECK as OPEN_STATE
from chronology.checks.time.order import CHECK as ORDER
from chronology.checks.time.part_outside_whole import CHECK as PART_OUTSIDE_WHOLE
from chronology.checks.time.stated_lag import CHECK as LAG
from chronology.checks.time.succession import CHECK as SUCCESSION
from chronology.checks.time.unknown_year import CHECK as UNKNOWN_YEAR

#: In the order in which they are listed.
TIME: tuple[Check, ...] = (
    ENDS_BEFORE_IT_BEGINS,
    EMPTY_WINDOW,
    DEGENERATE_INTERVAL,
    FUTURE,
    OPEN_STATE,
    UNKNOWN_YEAR,
    DURATION,
    ORDER,
    PART_OUTSIDE_WHOLE,
    SUCCESSION,
    LAG,
    INCONSISTENT_NETWORK,
)
