"""The consistency checks: each takes facts and returns findings.

``CHECKS`` is the one ordered list of them, from which the command line, the
reference page and the tests read. A check neither raises nor prints.
"""

from chronology.checks.accessed_before_published import CHECK as ACCESSED_BEFORE_PUBLISHED
from chronology.checks.after_death import CHECK as AFTER_DEATH
from chronology.checks.after_dissolution import CHECK as AFTER_DISSOLUTION
from chronology.checks.before_birth import CHECK as BEFORE_BIRTH
from chronology.checks.before_founding import CHECK as BEFORE_FOUNDING
from chronology.checks.check import Check, Tier
from chronology.checks.circular_derivation import CHECK as CIRCULAR_DERIVATION
from chronology.checks.coordinates_outside_country import CHECK as COORDINATES_OUTSIDE_COUNTRY
from chronology.checks.degenerate_interval import CHECK as DEGENERATE_INTERVAL
from chronology.checks.duration import CHECK as DURATION
from chronology.checks.empty_window import CHECK as EMPTY_WINDOW
from chronology.checks.ends_before_it_begins import CHECK as ENDS_BEFORE_IT_BEGINS
from chronology.checks.exclusive_states import CHECK as EXCLUSIVE_STATES
from chronology.checks.false_precision import CHECK as FALSE_PRECISION
from chronology.checks.finding import Certainty, Claim, Finding, Severity
from chronology.checks.future import CHECK as FUTURE
from chronology.checks.implausible_age import CHECK as IMPLAUSIBLE_AGE
from chronology.checks.inconsistent_network import CHECK as INCONSISTENT_NETWORK
from chronology.checks.isolated import CHECK as ISOLATED
from chronology.checks.likely_duplicates import CHECK as LIKELY_DUPLICATES
from chronology.checks.likely_namesakes import CHECK as LIKELY_NAMESAKES
from chronology.checks.measure_order import CHECK as MEASURE_ORDER
from chronology.checks.not_contemporaries import CHECK as NOT_CONTEMPORARIES
from chronology.checks.occurs_once import CHECK as OCCURS_ONCE
from chronology.checks.open_state import CHECK as OPEN_STATE
from chronology.checks.order import CHECK as ORDER
from chronology.checks.part_outside_whole import CHECK as PART_OUTSIDE_WHOLE
from chronology.checks.published_before_event import CHECK as PUBLISHED_BEFORE_EVENT
from chronology.checks.registry import distinct
from chronology.checks.self_contradiction import CHECK as SELF_CONTRADICTION
from chronology.checks.single_holder import CHECK as SINGLE_HOLDER
from chronology.checks.single_origin import CHECK as SINGLE_ORIGIN
from chronology.checks.source_disagreement import CHECK as SOURCE_DISAGREEMENT
from chronology.checks.source_disputes import CHECK as SOURCE_DISPUTES
from chronology.checks.stated_lag import CHECK as LAG
from chronology.checks.succession import CHECK as SUCCESSION
from chronology.checks.suspicious_default import CHECK as SUSPICIOUS_DEFAULT
from chronology.checks.transition import CHECK as TRANSITION
from chronology.checks.travel import CHECK as TRAVEL
from chronology.checks.two_places import CHECK as TWO_PLACES
from chronology.checks.undated_source import CHECK as UNDATED_SOURCE
from chronology.checks.unknown_year import CHECK as UNKNOWN_YEAR
from chronology.checks.unsourced import CHECK as UNSOURCED
from chronology.checks.unsupported_date import CHECK as UNSUPPORTED_DATE

__all__ = ["CHECKS", "Certainty", "Check", "Claim", "Finding", "Severity", "Tier"]

CHECKS: tuple[Check, ...] = distinct(
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
    TWO_PLACES,
    TRAVEL,
    EXCLUSIVE_STATES,
    BEFORE_BIRTH,
    AFTER_DEATH,
    BEFORE_FOUNDING,
    AFTER_DISSOLUTION,
    IMPLAUSIBLE_AGE,
    NOT_CONTEMPORARIES,
    OCCURS_ONCE,
    SINGLE_HOLDER,
    TRANSITION,
    SELF_CONTRADICTION,
    SOURCE_DISAGREEMENT,
    UNSUPPORTED_DATE,
    SUSPICIOUS_DEFAULT,
    FALSE_PRECISION,
    SOURCE_DISPUTES,
    PUBLISHED_BEFORE_EVENT,
    ACCESSED_BEFORE_PUBLISHED,
    SINGLE_ORIGIN,
    CIRCULAR_DERIVATION,
    UNDATED_SOURCE,
    UNSOURCED,
    LIKELY_DUPLICATES,
    LIKELY_NAMESAKES,
    MEASURE_ORDER,
    COORDINATES_OUTSIDE_COUNTRY,
    ISOLATED,
)
